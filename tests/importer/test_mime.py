"""Headers, encoded words, parameters and parts of messages, in time that grows with their length."""

import base64
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.limits import MAIL_DEPTH, MAIL_FIELD, MAIL_PARTS
from readroom.importer.mail.mime import content_of, decode_words, from_base64, parameters, read_headers
from readroom.importer.mail.mime_parts import Part, split_parts


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?Q?caf=C3=A9_on_the_m=C3=B6le?=", "café on the möle"),
        ("=?UTF-8?B?Y2Fmw6k=?= here", "café here"),
        ("=?iso-8859-1?q?S=F8ren?= =?iso-8859-1?q?_Vik?=", "Søren Vik"),
        ("=?utf-8?B?ww==?= =?utf-8?B?qQ==?=", "é"),
        ("=?utf-8?Q?m=C3?= =?utf-8?Q?=B6le?=", "möle"),
        ("=?utf-8*en?Q?quay?=", "quay"),
        ("=?koi8-r?B?7c/T1A==?=", "Мост"),
        ("=?iso-2022-jp?B?GyRCOUEbKEI=?=", "港"),
        ("=?klingon?Q?quay?=", "quay"),
        ("=?rot13?Q?quay?=", "quay"),
        ("=?utf-8?B?!!!?=", ""),
        ("a =? b ?= c", "a =? b ?= c"),
    ],
)
def test_encoded_words(raw: str, text: str) -> None:
    assert decode_words(raw) == text


def test_parameters() -> None:
    value = 'text/plain; charset="utf-8"; name*0*=iso-8859-1\'\'S%F8; name*1=ren.txt; x="a\\"b;c"; Format=Flowed'
    assert parameters(value) == {"charset": "utf-8", "name": "Søren.txt", "x": 'a"b;c', "format": "Flowed"}
    assert parameters('multipart/mixed; boundary="never closed') == {"boundary": "never closed"}
    assert parameters("attachment; filename*=utf-8''M%C3%A4rz.txt")["filename"] == "März.txt"
    assert parameters("; ; =; a") == {}


def test_headers_are_unfolded_and_cut() -> None:
    data = b"Subject: one\r\n two\r\n\tthree\r\nX: y\r\nsubject: other\r\nLong: " + b"a " * 5000 + b"\r\n\r\nbody"
    headers, at = read_headers(data, 0, len(data))
    assert data[at:] == b"body"
    assert headers.text("subject") == "one two three"
    assert headers.names() == ["subject", "x", "subject", "long"]
    assert len(headers.raw("long") or "") <= MAIL_FIELD
    headers, at = read_headers(b"From: a\nno field here\n", 0, 22)
    assert at == 8
    headers, at = read_headers("Subject: Größe des Stegs\n\nDie Größe ist für später".encode("cp1252"), 0, 50)
    assert headers.text("subject") == "Größe des Stegs"


def test_contents() -> None:
    def content(encoding: str, data: bytes) -> tuple[bytes, str | None]:
        return content_of(read_headers(f"Content-Transfer-Encoding: {encoding}\n\n".encode(), 0, 99)[0], data)

    assert content("quoted-printable", b"m=C3=B6=\nle") == ("möle".encode(), None)
    assert content("BASE64", b"bcO2\r\nbGU") == ("möle".encode(), None)
    assert content("8bit", b"x") == (b"x", None)
    assert content("base64", b"!!! not this !!!")[1] == "its base64 is damaged"
    assert "not read" in (content("x-uuencode", b"x")[1] or "")
    assert from_base64(b"bcO2bGU=\n-- \nA footer of a mailing list that was put behind it") != b""


def tree(part: Part) -> object:
    return (part.kind, [tree(p) for p in part.parts]) if part.parts else part.kind


def test_parts_are_ranges() -> None:
    data = (
        b"Content-Type: multipart/mixed; boundary=a\n\npreamble\n--a\n"
        b"Content-Type: multipart/alternative; boundary=ab\n\n--ab\n\nplain\n"
        b"--ab\nContent-Type: text/html\n\n<p>html\n--ab--\n"
        b"--a\nContent-Type: image/png\n\nx\n--a--\nepilogue"
    )
    message, problem = split_parts(data)
    assert problem is None
    assert tree(message) == ("multipart/mixed", [("multipart/alternative", ["text/plain", "text/html"]), "image/png"])
    assert [data[p.start : p.end] for p in message.leaves()] == [b"plain", b"<p>html", b"x"]


def test_a_boundary_that_is_missing_leaves_one_text() -> None:
    for head in (b"multipart/mixed", b"multipart/mixed; boundary=zz"):
        message, problem = split_parts(b"Content-Type: " + head + b"\n\nsome words")
        assert (message.kind, bool(problem)) == ("text/plain", True)


def test_nesting_and_parts_are_limited() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    started = time.process_time()
    message, problem = split_parts(deep)
    assert "nested deeper" in (problem or "")
    depth = 0
    while message.parts:
        message, depth = message.parts[0], depth + 1
    assert depth == MAIL_DEPTH
    many = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000
    message, problem = split_parts(many)
    assert len(message.parts) == MAIL_PARTS
    assert "limit" in (problem or "")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "value",
    [
        b"Content-Type: " + b";" * 50_000,
        b'Content-Type: text/plain; a="' + b'\\"' * 50_000,
        b"Subject: " + b"=?utf-8?Q?a?= " * 50_000,
        b"Subject: " + b"=?=?=?" * 50_000,
        b"Subject: a\n" + b" b\n" * 200_000,
        b"X: y\n" * 200_000,
        b"From: " + b"(" * 100_000,
    ],
)
def test_bait_takes_no_time(value: bytes) -> None:
    started = time.process_time()
    headers, _ = read_headers(value + b"\n\n", 0, len(value) + 2)
    for name in ("subject", "from"):
        headers.text(name)
    headers.parameter("content-type", "charset")
    assert time.process_time() - started < 5


@given(st.binary(max_size=400))
def test_any_bytes_are_a_message(data: bytes) -> None:
    message, _ = split_parts(b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + data)
    assert all(p.start <= p.end for p in message.leaves())


@given(st.binary(max_size=200))
def test_base64_comes_back(data: bytes) -> None:
    assert from_base64(base64.encodebytes(data)) == data
