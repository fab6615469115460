"""Web archives: records to pages, what is counted, what is refused, and damage that ends one record only."""

import gzip
import io
import itertools
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import limits
from readroom.importer.formats import Left, Part, Record, Unreadable, find_format
from readroom.importer.formats.warc import FORMAT
from readroom.importer.settings import Settings
from readroom.importer.web import http_message, warc_records
from readroom.text.model import Page, PrintedDate

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
PROSE = (
    "<p>The keeper of the weir has left the hut, and the book in it ends in November with a drawing of an eel.</p>"
    "<p>Nobody has asked for the key since; the gate stands open when the wind is from the west, people say.</p>"
)
CANONICAL = '<link rel="canonical" href="https://weir.example/eel">'


def html(title: str, head: str = "") -> bytes:
    page = (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f"{PROSE}</article></body></html>"
    )
    return page.encode()


def record(
    block: bytes,
    kind: str = "response",
    uri: str = "https://weir.example/a",
    media: str = "application/http; msgtype=response",
    more: str = "",
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2021-03-09T10:20:30Z\r\n"
        f"Content-Type: {media}\r\n{more}Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(payload: bytes, head: str = "Content-Type: text/html; charset=utf-8\r\n", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + payload


def chunked(data: bytes, size: int = 100) -> bytes:
    pieces = [data[i : i + size] for i in range(0, len(data), size)]
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"


def crawl() -> Iterator[bytes]:
    """Yield the records of a small crawl: every kind that is read or counted."""
    kind = "Content-Type: text/html\r\n"
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    bare = deflate.compress(html("Deflated without a header")) + deflate.flush()
    yield record(b"software: a crawler\r\n", "warcinfo", "", "application/warc-fields")
    yield record(b"GET / HTTP/1.1\r\n\r\n", "request", media="application/http; msgtype=request")
    yield record(answer(html("Plain answer")), uri="<https://weir.example/plain>")
    yield record(answer(html("Own address", CANONICAL)), uri="https://weir.example/eel?from=front")
    yield record(
        answer(
            chunked(gzip.compress(html("Chunks and gzip"), mtime=0)),
            kind + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
        ),
        uri="https://weir.example/chunks",
    )
    yield record(answer(bare, kind + "Content-Encoding: deflate\r\n"), uri="https://weir.example/deflate")
    latin = html("Café am Wehr").decode().encode("cp1252")
    yield record(answer(latin, "content-type:text/html; charset='iso-8859-1'\r\n"), uri="https://weir.example/latin")
    yield record(answer(html("No type"), ""), uri="https://weir.example/untyped")
    yield record(answer(html("XHTML"), "Content-Type: application/xhtml+xml\r\n"), uri="https://weir.example/x")
    text = "The eel\n\n" + PROSE.replace("<p>", "").replace("</p>", "\n\n")
    yield record(answer(text.encode(), "Content-Type: text/plain\r\n"), uri="https://weir.example/eel.txt")
    yield record(html("A resource"), "resource", "file:///tmp/page.html", "text/html")
    yield record(html("No HTTP head"), uri="urn-of-its-own:page", media="application/http")
    yield record(answer(html("Cut by the crawler")), uri="https://weir.example/cut", more="WARC-Truncated: length\r\n")
    yield record(answer(b"\x89PNG", "Content-Type: image/png\r\n"), uri="https://weir.example/eel.png")
    yield record(answer(b"{}", "Content-Type: application/json\r\n"), uri="https://weir.example/eel.json")
    yield record(answer(b"\0\1\2", ""), uri="https://weir.example/eel.bin")
    yield record(answer(html("Gone"), status="404 Not Found"), uri="https://weir.example/gone")
    yield record(answer(b"", status="301 Moved"), uri="https://weir.example/moved")
    yield record(answer(b"Disallow: /", "Content-Type: text/plain\r\n"), uri="https://weir.example/robots.txt")
    yield record(answer(b"", status="304 Not Modified"), "revisit")
    yield record(b"fetchTimeMs: 1\r\n", "metadata", media="application/warc-fields")
    yield record(b"20210309102030\nweir.example. 60 IN A 127.0.0.1\n", uri="dns:weir.example", media="text/dns")


def texts() -> bytes:
    """Return a WET file: texts that a crawler has taken out of pages."""
    german = (
        "Start Karte Kontakt\nDer Wärter hat die Hütte am Wehr verlassen\n\nDer Wärter hat die Hütte am Wehr verlassen "
        "und das Buch darin endet im November mit der Zeichnung eines Aals, den niemand gesehen hat.\n\nDas Tor steht "
        "offen, wenn Wind von Westen kommt, und niemand hat seither nach dem Schlüssel gefragt.\n"
    )
    mixed = "WARC-Identified-Content-Language: eng,deu\r\n"
    return b"".join(
        (
            record(b"Software-Info: none\r\n", "warcinfo", "", "application/warc-fields"),
            record(
                german.encode(), "conversion", "https://wehr.example/aal", "text/plain",
                "WARC-Identified-Content-Language: deu\r\n",
            ),
            record(german.encode(), "conversion", "https://wehr.example/zwei", "text/plain", mixed),
            record(b"", "conversion", "https://wehr.example/leer", "text/plain"),
        )
    )  # fmt: skip


def packed(records: Iterator[bytes]) -> bytes:
    return b"".join(gzip.compress(each, mtime=0) for each in records)


MADE = {
    "warc_crawl.warc": lambda: b"".join(crawl()),
    "warc_crawl.warc.gz": lambda: packed(crawl()),
    "warc_text.wet": texts,
    "warc_cut.warc.gz": lambda: packed(itertools.islice(crawl(), 4)) + packed(itertools.islice(crawl(), 4, 5))[:-100],
}


def parts(data: bytes) -> list[Part]:
    found = find_format(data[: limits.HEAD_BYTES], "")
    assert found is FORMAT
    return list(FORMAT.records(io.BytesIO(data)))


def refused(data: bytes) -> list[str]:
    return [p.refused for p in parts(data) if isinstance(p, Record) and p.refused]


def read(part: Part) -> Page:
    assert isinstance(part, Record)
    assert part.refused is None
    return FORMAT.read_record(part.data, part.number, part.member or "a.warc")


@pytest.mark.parametrize("name", MADE)
def test_the_fixtures_are_what_this_module_makes(name: str) -> None:
    # Not byte by byte: other builds of zlib pack otherwise.
    made, stored = parts(MADE[name]()), parts((FIXTURES / name).read_bytes())
    assert [p[:2] if isinstance(p, Left) else (p.number, p.member) for p in made] == [
        p[:2] if isinstance(p, Left) else (p.number, p.member) for p in stored
    ]


def pages(data: bytes) -> list[Page]:
    return [read(p) for p in parts(data) if isinstance(p, Record)]


@pytest.mark.parametrize("name", ["warc_crawl.warc", "warc_crawl.warc.gz"])
def test_pages_are_records_and_the_rest_is_counted(name: str) -> None:
    found = parts((FIXTURES / name).read_bytes())
    assert [(p.number, p.member) for p in found if isinstance(p, Record)] == [
        (1, "https://weir.example/plain"),
        (2, "https://weir.example/eel?from=front"),
        (3, "https://weir.example/chunks"),
        (4, "https://weir.example/deflate"),
        (5, "https://weir.example/latin"),
        (6, "https://weir.example/untyped"),
        (7, "https://weir.example/x"),
        (8, "https://weir.example/eel.txt"),
        (9, "file:///tmp/page.html"),
        (10, "urn-of-its-own:page"),
        (11, "https://weir.example/cut"),
    ]
    assert not [p for p in found if isinstance(p, Record) and p.refused]
    assert [p.reason for p in found if isinstance(p, Left)] == [
        *("warcinfo records", "request records", "image/png", "application/json", "data of an unknown type"),
        *("status 404", "status 301", "robots.txt", "revisit records", "metadata records", "dns records"),
    ]


def test_the_pages_of_a_crawl() -> None:
    found = pages((FIXTURES / "warc_crawl.warc").read_bytes())
    titles = [page.articles[0].title for page in found]
    assert titles == [
        *("Plain answer", "Own address", "Chunks and gzip", "Deflated without a header", "Café am Wehr", "No type"),
        *("XHTML", "The eel", "A resource", "No HTTP head", "Cut by the crawler"),
    ]
    day = PrintedDate("2021-03-09T10:20", "minute", "2021-03-09T10:20:30Z")
    for number, page in enumerate(found, 1):
        assert (page.format, page.record, page.crawl_date) == ("warc", number, day)
        assert len(page.articles) == 1
        assert page.articles[0].date is None
        assert "ends in November with a drawing of an eel." in page.articles[0].body.text
        assert len(page.verdicts) == page.text.count("\n") + 1
    plain, own = found[0], found[1]
    assert (plain.url, plain.articles[0].url) == ("https://weir.example/plain", "https://weir.example/plain")
    assert plain.articles[0].evidence["url"].reason == "noted where the page was fetched"
    assert (own.url, own.articles[0].url) == ("https://weir.example/eel", "https://weir.example/eel")
    assert own.articles[0].evidence["url"].reason == "canonical link"
    assert [page.problem for page in found] == [None] * 10 + ["the crawler cut it (length)"]
    assert found[7].articles[0].url == "https://weir.example/eel.txt"


def test_another_reader_finds_the_same_pages() -> None:
    warcio = pytest.importorskip("warcio.archiveiterator")
    others = {}
    with (FIXTURES / "warc_crawl.warc.gz").open("rb") as file:
        for each in warcio.ArchiveIterator(file):
            if each.rec_type == "response" and each.http_headers:
                others[each.rec_headers.get_header("WARC-Target-URI")] = each.content_stream().read()
    own = {}
    for part in parts((FIXTURES / "warc_crawl.warc.gz").read_bytes()):
        if isinstance(part, Record) and part.member and part.member.startswith("https:"):
            block = part.data.split(b"\r\n\r\n", 1)[1]
            head = http_message.http_head(block)
            assert head is not None
            own[part.member] = http_message.payload_of(block, head)[0]
    assert len(own) == 9
    assert own == {uri: others[uri] for uri in own}


def test_a_date_in_the_address_of_a_capture_is_found_and_links_are_whole() -> None:
    page = html("Dated").replace(b"</p>", b' <a href="../more.html">more</a></p>', 1)
    (found,) = pages(record(answer(page), uri="https://weir.example/2019/05/17/dated"))
    (article,) = found.articles
    assert article.date is not None
    assert (article.date.value, article.date.precision) == ("2019-05-17", "day")
    assert "https://weir.example/2019/05/more.html" in {span.href for span in article.body.spans}


def test_texts_of_a_wet_file() -> None:
    data = (FIXTURES / "warc_text.wet").read_bytes()
    found = parts(data)
    assert found[0] == Left("warcinfo records")
    one, two = read(found[1]), read(found[2])
    assert (one.language, two.language) == ("de", "de")
    assert one.articles[0].evidence["language"].reason == "WARC-Identified-Content-Language"
    assert "language" not in two.articles[0].evidence
    assert one.articles[0].url == "https://wehr.example/aal"
    assert one.articles[0].title == "Der Wärter hat die Hütte am Wehr verlassen"
    with pytest.raises(Unreadable, match="empty"):
        read(found[3])


A = record(answer(html("Before")), uri="https://weir.example/before")
B = record(answer(html("After")), uri="https://weir.example/after")


def titles(data: bytes) -> list[str | None]:
    return [read(p).articles[0].title for p in parts(data) if isinstance(p, Record) and not p.refused]


@pytest.mark.parametrize("length", ["-5", "abc", "", "+100", "1e3", "9" * 5000])
def test_a_length_that_is_none_costs_its_record_only(length: str) -> None:
    bad = record(answer(html("Bad")))
    size = len(bad.split(b"\r\n\r\n", 1)[1]) - 4
    data = A + bad.replace(f"Content-Length: {size}".encode(), f"Content-Length: {length}".encode()) + B
    assert titles(data) == ["Before", "After"]
    assert "does not say how long it is" in refused(data)[0]


def test_a_length_that_is_too_short_leaves_a_rest_that_is_counted() -> None:
    bad = record(answer(html("Bad"))).replace(b"Content-Length: ", b"Content-Length: 20\r\nContent-Length: ")
    assert titles(A + bad + B) == ["Before", "After"]
    assert "that are no WARC record" in refused(A + bad + B)[0]


@pytest.mark.parametrize("cut", [30, 200, 300, 500])
def test_what_is_cut_short_gives_what_came_before(cut: int) -> None:
    data = A + B[:cut]
    assert titles(data) == ["Before"]
    assert "cut short" in refused(data)[0]
    packed_ = gzip.compress(A) + gzip.compress(B)[: cut // 2]
    assert titles(packed_) == ["Before"]
    assert len(refused(packed_)) == 1


def test_a_crawl_that_was_cut_keeps_its_pages() -> None:
    found = parts((FIXTURES / "warc_cut.warc.gz").read_bytes())
    assert [(p.number, bool(p.refused)) for p in found if isinstance(p, Record)] == [(1, False), (2, False), (3, True)]


def test_damage_in_a_gzip_file_ends_one_member() -> None:
    one, two = gzip.compress(A), gzip.compress(B)
    assert titles(one + b"JUNKJUNK" + two) == ["Before", "After"]
    assert refused(one + b"JUNKJUNK" + two) == ["bytes that are no gzip member"]
    hurt = bytearray(gzip.compress(record(answer(html("Hurt")))))
    hurt[60:90] = b"\xff" * 30
    assert titles(one + bytes(hurt) + two) == ["Before", "After"]
    assert len(refused(one + bytes(hurt) + two)) == 1
    wrong = one[:-8] + b"\0" * 8
    assert titles(wrong + two) == ["Before", "After"]
    assert refused(wrong + two) == ["1 of the file's gzip members have a wrong checksum; what they hold was read"]
    assert titles(gzip.compress(A + B)) == ["Before", "After"]


def test_what_goes_beyond_a_limit_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    long = b"X-A: " + b"y" * 100_000 + b"\r\n"
    data = A + B.replace(b"Content-Length", long + b"Content-Length") + B
    assert titles(data) == ["Before", "After"]
    assert refused(data) == ["its header is larger than 64 KiB, the limit"]
    monkeypatch.setattr(warc_records, "RECORD_BYTES", 1 << 20)
    large = record(answer(b"<html>" + b"a" * (1 << 20)), uri="https://weir.example/large")
    assert refused(A + large + B) == ["larger than 1 MiB, the limit for a record"]
    assert titles(A + large + B) == ["Before", "After"]
    video = record(answer(b"v" * (2 << 20), "Content-Type: video/mp4\r\n"))
    assert [p for p in parts(A + video) if isinstance(p, Left)] == [Left("video/mp4")]
    monkeypatch.setattr(http_message, "RECORD_BYTES", 1 << 20)
    coding = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
    (bomb,) = parts(record(answer(gzip.compress(b"a" * (4 << 20)), coding)))
    with pytest.raises(Unreadable, match="unpacks to more than 1 MiB"):
        read(bomb)


def test_other_versions_and_records_without_a_type_are_refused() -> None:
    data = B + A.replace(b"WARC/1.0", b"WARC/9.9", 1) + B
    assert refused(data) == ["a WARC of version 9.9, which is not read"]
    assert refused(A.replace(b"WARC-Type: response\r\n", b"") + B) == ["it does not say what it is (no WARC-Type)"]


def test_a_file_makes_up_no_more_reasons_than_there_is_room_for() -> None:
    data = b"".join(record(b"x", f"kind-{chr(97 + i % 26)}{chr(97 + i // 26)}") for i in range(200))
    reasons = {p.reason for p in parts(data) if isinstance(p, Left)}
    assert len(reasons) == 61
    assert "other records" in reasons


def test_an_empty_file_is_refused() -> None:
    found = find_format(b"", "a.warc")
    assert found is FORMAT
    with pytest.raises(Unreadable, match="empty"):
        list(found.records(io.BytesIO(b"")))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "gzip, gzip"])
def test_what_a_crawler_has_unpacked_already_is_read_as_it_is(coding: str) -> None:
    head = f"Content-Type: text/html\r\nContent-Encoding: {coding}\r\nTransfer-Encoding: chunked\r\n"
    assert titles(record(answer(html("As it is"), head))) == ["As it is"]


def test_packed_in_a_way_that_is_not_read() -> None:
    for coding, reason in (("zstd", "packed it as 'zstd'"), ("gzip,gzip,gzip,gzip", "more than 3 times")):
        (part,) = parts(
            record(answer(b"\x28\xb5\x2f\xfd", f"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n"))
        )
        with pytest.raises(Unreadable, match=reason):
            read(part)


def test_brotli_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    brotli = pytest.importorskip("brotli")
    head = "Content-Type: text/html\r\nContent-Encoding: br\r\n"
    packed_ = brotli.compress(html("Brotli"))
    assert titles(record(answer(packed_, head))) == ["Brotli"]
    (part,) = parts(record(answer(packed_[:-40], head)))
    assert read(part).problem == "its compression is cut short"
    monkeypatch.setattr(http_message, "RECORD_BYTES", 1 << 20)
    (bomb,) = parts(record(answer(brotli.compress(b"a" * (4 << 20)), head)))
    with pytest.raises(Unreadable, match="unpacks to more than 1 MiB"):
        read(bomb)
    monkeypatch.setattr(http_message, "_brotli", lambda: None)
    (part,) = parts(record(answer(packed_, head)))
    with pytest.raises(Unreadable, match=r"readroom\[warc\]"):
        read(part)


def test_damaged_payloads_give_what_came_before() -> None:
    coding = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
    filler = b"".join(b"<p>Paragraph %d of the long answer, which nobody has counted.</p>" % n for n in range(900))
    packed_ = gzip.compress(html("Long").replace(b"</article>", filler + b"</article>"))
    (part,) = parts(record(answer(packed_[: len(packed_) // 2], coding)))
    page = read(part)
    assert page.problem == "its compression is cut short"
    assert page.articles[0].title == "Long"
    chunks = chunked(html("Chunks"))
    (part,) = parts(record(answer(chunks[:-60], "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")))
    assert read(part).problem == "its chunks are damaged or cut short"


def test_control_characters_in_an_address_are_no_part_of_its_name() -> None:
    (part,) = parts(record(answer(html("Odd")), uri="https://weir.example/\x1b]0;x\x07\u202e"))
    assert isinstance(part, Record)
    assert part.member == "https://weir.example/]0;x"


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["plain", "gz", "wet"]), st.data())
def test_any_damage_ends_in_records_or_a_reason(kind: str, data: st.DataObject) -> None:
    whole = {"plain": A + B, "gz": gzip.compress(A) + gzip.compress(B), "wet": texts()}[kind]
    start = data.draw(st.integers(0, len(whole) - 1))
    hurt = whole[:start] + data.draw(st.binary(max_size=12)) + whole[start + data.draw(st.integers(0, 60)) :]
    numbers = []
    try:
        for part in FORMAT.records(io.BytesIO(hurt)):
            if not isinstance(part, Record):
                continue
            numbers.append(part.number)
            if part.refused is None:
                page = FORMAT.read_record(part.data, part.number, part.member or "a")
                assert len(page.verdicts) == page.text.count("\n") + 1
    except Unreadable:
        pass
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_recipe_is_found_by_the_address_of_a_record() -> None:
    recipe = {"recipe": "weir", "source": {"name": "The Weir", "match_url": ["weir.example/"]}}
    told = Settings(recipes=(recipe,))
    (part,) = parts(record(answer(html("By the book"))))
    assert isinstance(part, Record)
    page = FORMAT.read_record(part.data, part.number, part.member or "", told)
    assert (page.recipe, page.source) == ("weir", "The Weir")
    assert FORMAT.read_record(part.data.replace(b"weir.example", b"dike.example"), 1, "", told).recipe is None
