"""Every format looks at the beginning of every file, in the import's own process: none may take long over it."""

import gzip
import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.formats import Format, ending, find_format, formats

SIZE = 16 << 10
SECONDS = 0.25
"""What is quadratic in the size takes a second of the processor at this size; what is linear, a millisecond."""
UNITS = (
    b"\n", b" ", b"\t", b"\r\n", b"\r", b"<", b"a", b"1", b"_", b"-", b"[", b"{", b'"', b"<!", b"<!--", b"<a ", b"a:",
    b"a: b\n", b"A", b"A ", b"1 of ", b"1 of 2 DOCUMENTS\n", b"Document 1 of 2\n", b"TY  - ", b"@a{",
    b"@a", b"From a\n",
    b"\n\n ", b" \n", b"[ ", b"{ ", b'{"a":', b'"a",', b"a,b\n", b"\\'", b"\x00", b"\xc3\xa9", b"<br>", b"<DOC ",
    b"class='", b"<article ", b"<x:", b"<!ENTITY a 'b'>", b"Content-Type:", b"X-A: b\n ", b"LENGTH:",
    b"# a\n", b"---\n",
)  # fmt: skip
HEADS = (
    b"", b"<?xml version='1.0'?>", b"<html>", b"[", b"{", b"1 of 2 DOCUMENTS\n", b"From a@b Mon Jan 1 00:00:00 2020\n",
    b"<!DOCTYPE x [", b"From: a\n", b"@article{", b"TY  - JOUR\n", b"a,b,c\n", b"{\\rtf1", b"---\n",
)  # fmt: skip


@pytest.mark.parametrize("each", formats(), ids=lambda each: each.name)
def test_a_beginning_that_repeats_itself_is_looked_at_in_no_time(each: Format) -> None:
    slow = []
    for head in HEADS:
        for unit in UNITS:
            data = (head + unit * (SIZE // len(unit)))[:SIZE]
            started = time.process_time()
            each.looks_like(data, "")
            took = time.process_time() - started
            if took > SECONDS:
                slow.append((head, unit, round(took, 2)))
    assert slow == []


def test_blanks_behind_a_name_are_no_part_of_its_ending() -> None:
    assert ending("The quay.TXT ") == ".txt"
    assert ending("The quay. ") == ""


PIECES = (
    *UNITS, *HEADS, b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xa0", b"\x1c", b"\x0b", b" " * 410, b"\0", b"Y",
    b"3 of 9 DOCUMENTS\n", b"LENGTH: 300 words\n", b"Dokument 3 von 9\n", b"_" * 60 + b"\n",
    b"ProQuest document ID: 1\n", b"Abstract: The quay.\n", b"TY  - JOUR\n", b"TI  - The quay\n",
    b"@article{quay,\n title = {The quay}}\n", b"Message-ID: <1@a>\n", b"Subject: The quay\n", b"To: b@c\n",
    b"123\nFrom: a\n", b"MIME-Version: 1.0\nContent-Type: multipart/related\n", b"Content-Location: a\n",
    b"From a@b\nDate: 1\n", b"<!-- Page Saved With SingleFile -->", b"<!doctype html>", b"<HTML>",
    b"<rss version='2.0'>", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<TEI>", b"<tei:teiCorpus.2>",
    b"<DOC NUMBER=1><DOCFULL>", b"<A class='x' NAME=DocID_1>ProQuest<STRONG>",
    b"<span Class='docpublicationname'>titreArticleVisu", b"<TITLE>Factiva</title>.articleParagraph",
    b"<DIV class=article>", b"class='xyHeadline' class='articleParagraph xyarticleParagraph'", b"<x:ppsArticle>",
    b"{\\rtf1", b"%PDF-1.7", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"BZh9", b"WARC/1.1\r\n",
    b'{"title": "a"}\n', b'[{"type": "book", "URL": "a"}]', b'[{"is_archived": 1, "is_starred": 0}]',
    b'{"a": [{"text": "b"}]}', b"title,text\na,b\n", b"Titel;Volltext\na;b\n", "título|texto\na|b\n".encode(),
    "ＴＩＴＬＥ\tte\u0301xt\na\tb\n".encode(), b"DATE\tNUMARTS\tCOUNTS\tTHEMES\t", b"The quay, the pier and the mole. ",
    b"a" * 257 + b"ustar",
)  # fmt: skip


def zipped(*names: str) -> bytes:
    """The bytes of an archive with members of these names."""
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return packed.getvalue()


WHOLE = {
    "compressed": gzip.compress(b"The quay.", mtime=0),
    "docx": zipped("[Content_Types].xml", "word/document.xml"),
    "eml": b"From: a\nTo: b\nSubject: c\nDate: d\nMessage-ID: <e>\n\nThe quay.\n",
    "epub": zipped("META-INF/container.xml"),
    "mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related\nContent-Location: a\n\n",
    "nexis-text": b"\n3 of 9 DOCUMENTS\n\nThe Quay\n\nLENGTH: 300 words\n",
    "proquest-text": b"_" * 60 + b"\nProQuest document ID: 1\nAbstract: The quay.\n",
    "ris": b"TY  - JOUR\nTI  - The quay\nER  - \n",
}
NAMES = ("", "quay", ".quay", "a.xyz", *sorted({end for each in formats() for end in each.endings}))


def asked_in_turn(head: bytes, name: str) -> Format | None:
    """What a file is by asking every format, first for its content, then with its name."""
    return next((each for by in ("", name) for each in formats() if each.looks_like(head, by)), None)


@given(st.lists(st.sampled_from(PIECES), max_size=5).map(b"".join), st.sampled_from(NAMES), st.integers(0, 2000))
def test_what_must_be_there_leaves_no_format_out(head: bytes, name: str, size: int) -> None:
    for each in (head, head[:size], head.swapcase()):
        assert find_format(each, name) is asked_in_turn(each, name)


def test_every_format_that_shows_itself_is_among_the_pieces() -> None:
    shown = {found.name for head in (*PIECES, *WHOLE.values()) if (found := find_format(head, ""))}
    assert shown == {each.name for each in formats()} - {"text", "markdown"}
    assert [name for name, head in WHOLE.items() if not (each := find_format(head, "")) or each.name != name] == []


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf\r\n ", b"\n\n"])
def test_what_must_be_there_stands_in_each_sign_of_a_format(before: bytes) -> None:
    for head in (*PIECES, *WHOLE.values()):
        for coding in ("", "utf-16", "utf-16-be", "utf-32"):
            data = before + head if not coding else (before + head).decode("latin-1").encode(coding)
            assert find_format(data, "quay.txt") is asked_in_turn(data, "quay.txt"), head
