"""Feeds of every version: an entry is an article, a teaser says that it is one, and nothing in a feed is trusted."""

import io
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import limits
from readroom.importer.formats import Part, Record, Unreadable, find_format
from readroom.importer.formats.feed import FORMAT
from readroom.importer.web import feed_split
from readroom.text.model import Page, PrintedDate

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
OURS = ["feed_atom.atom", "feed_broken.rss", "feed_rdf.rdf", "feed_rss091.xml", "feed_rss2.rss"]
SILT = (
    "“It is the silt,” said Hedda Brandt, who has kept the lower gate since spring. “Nobody dredges what nobody sees.”"
)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a feed reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)


def parts(data: bytes) -> list[Part]:
    return list(FORMAT.records(io.BytesIO(data)))


def fixture(name: str) -> bytes:
    data = (FIXTURES / name).read_bytes()
    assert find_format(data[: limits.HEAD_BYTES], "") is FORMAT
    return data


def read(data: bytes, number: int = 1) -> Page:
    found = [p for p in parts(data) if isinstance(p, Record)]
    return FORMAT.read_record(found[number - 1].data, number, "feed")


def rss(items: str, head: str = "<title>F</title>", declared: str = '<?xml version="1.0"?>') -> bytes:
    return f'{declared}<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def test_rss_2_with_its_whole_content() -> None:
    page = read(fixture("feed_rss2.rss"), 1)
    article = page.articles[0]
    assert (article.title, article.authors, article.source, article.outlet, article.language) == (
        "Tenth barge turned back & sent home",
        ("Hedda Lind",),
        "Marrowick Mercury",
        None,
        "en",
    )
    assert article.date == PrintedDate("2021-03-15T18:30", "minute", "Mon, 15 Mar 2021 18:30:00 +0100", 3)
    assert (article.url, article.keywords) == ("https://mercury.example/1", ("Waterways", "Silt"))
    assert article.body.text.split("\n\n") == [
        "The lock keepers of Marrowick counted nine barges before noon, and sent the tenth one back.",
        SILT,
        "No in here ends it.",
    ]
    assert article.evidence["text"].confidence == 1.0
    assert page.text.split("\n")[-1] == "Nine barges went through; the tenth did not."
    assert (page.verdicts[-1].verdict, page.verdicts[-1].reason) == ("cut", "summary: the content is read")


def test_a_teaser_is_imported_and_says_that_it_is_one() -> None:
    page = read(fixture("feed_rss2.rss"), 2)
    article = page.articles[0]
    assert (article.authors, article.outlet, article.source) == (("Jon Ask",), "Marrowicker Bote", "Marrowick Mercury")
    assert article.body.text.endswith("[…]")
    assert article.evidence["text"].confidence == 0.3
    assert "a teaser of the article" in article.evidence["text"].reason
    assert page.problem is None
    summary = read(rss("<item><description>Words of a summary.</description></item>")).articles[0]
    assert (summary.evidence["text"].confidence, summary.date) == (0.5, None)


def test_rss_0_91_in_latin_1() -> None:
    article = read(fixture("feed_rss091.xml")).articles[0]
    assert (article.title, article.source, article.language) == (
        "Zehnter Kahn zurückgeschickt",
        "Marrowicker Bote",
        "de",
    )
    assert article.body.text.startswith("Die Schleusenwärter von Marrowick zählten")


def test_rdf_whose_items_stand_beside_the_channel() -> None:
    article = read(fixture("feed_rdf.rdf")).articles[0]
    assert (article.title, article.authors, article.source, article.language, article.keywords) == (
        "La dixième péniche",
        ("Hedda Lind",),
        "La Gazette des écluses",
        "fr",
        ("écluses",),
    )
    assert article.date is not None
    assert (article.date.value, article.date.raw) == ("2021-03-15T18:30", "2021-03-15T18:30+01:00")


def test_atom_with_published_and_updated() -> None:
    first, second = (read(fixture("feed_atom.atom"), n) for n in (1, 2))
    article = first.articles[0]
    assert (article.title, article.authors, article.source, article.language, article.keywords) == (
        "La décima barcaza",
        ("Hedda Lind",),
        "El Mercurio",
        "es",
        ("Local",),
    )
    assert article.url == "https://mercurio.example/1"
    assert article.date is not None
    assert article.date.value == "2021-03-15T18:30"
    assert article.body.text.endswith("desde la primavera. más")
    assert [s.href for s in article.body.spans if s.kind == "link"] == ["https://mercurio.example/b"]
    assert "updated: 2021-03-16T07:00:00Z" in first.text.split("\n")
    other = second.articles[0]
    assert other.date is not None
    assert (other.date.value, other.evidence["date"].confidence, other.evidence["date"].reason) == (
        "2021-03-16T07:00",
        0.6,
        "updated",
    )
    assert other.authors == ("Redacción",)


@pytest.mark.parametrize("name", OURS)
def test_every_line_has_a_verdict(name: str) -> None:
    seen = 0
    for part in parts(fixture(name)):
        assert isinstance(part, Record)
        try:
            page = FORMAT.read_record(part.data, part.number, name)
        except Unreadable:
            continue
        seen += 1
        assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
        assert page.articles[0].lines == (1, page.text.count("\n") + 1)
        assert (
            "\n".join(line for line, v in zip(page.text.split("\n"), page.verdicts, strict=True) if v.verdict == "kept")
            == page.articles[0].body.text
        )
    assert seen


def test_broken_xml_costs_no_other_entry() -> None:
    data = fixture("feed_broken.rss")
    first, second, third = (read(data, n) for n in (1, 2, 3))
    assert (first.articles[0].title, first.articles[0].source, first.problem) == (
        "Entities of the web",
        "Broken Bugle",
        None,
    )
    assert first.articles[0].body.text == "Words — with an entity that XML has not."
    assert [page.articles[0].body.text for page in (second, third)] == [
        "The next item begins before this one ends.",
        "Fish & chips, and bold",
    ]
    assert all("broken XML" in (page.problem or "") for page in (second, third))
    with pytest.raises(Unreadable, match="no text in this record; broken XML"):
        read(data, 4)


def test_an_entry_without_text_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"^no text in this record$"):
        read(fixture("feed_rss2.rss"), 3)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE r [<!ENTITY a "lol">]>',
        '<?xml version="1.0"?><!DOCTYPE r SYSTEM "x" [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_type_of_its_own_is_refused(declared: str) -> None:
    data = rss("<item><description>&a; words</description></item>", declared=declared)
    assert find_format(data, "a.xml") is FORMAT
    with pytest.raises(Unreadable, match="declares a document type of its own"):
        parts(data)


def test_what_looks_like_an_address_is_never_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_bytes(rss("<item><description>the secret</description></item>"))
    data = rss(f"<item><link>{secret}</link><description>file://{secret}</description></item>")
    assert "the secret" not in read(data).text


def test_comments_and_cdata_hide_what_looks_like_an_entry() -> None:
    data = rss(
        "<!-- <item><title>no</title></item> --><item><description><![CDATA[one </item><item> two]]></description>"
        "<!-- </item> --></item><item><title>x</title></item><item/>"
    )
    found = parts(data)
    assert len(found) == 3
    assert "one" in read(data).articles[0].body.text
    assert "two" in read(data).articles[0].body.text


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_charsets(codec: str) -> None:
    name = codec.removesuffix("-sig")
    text = rss("<item><title>Fähre</title><description>Über den Fluß.</description></item>").decode()
    data = text.replace('version="1.0"?', f'version="1.0" encoding="{name}"?').encode(codec)
    assert find_format(data, "") is FORMAT
    article = read(data).articles[0]
    assert (article.title, article.body.text) == ("Fähre", "Über den Fluß.")


def test_entries_may_cross_any_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [part.data for part in parts(fixture("feed_rss2.rss")) if isinstance(part, Record)]
    for size in (1, 7, 50):
        monkeypatch.setattr(feed_split, "_CHUNK", size)
        assert [part.data for part in parts(fixture("feed_rss2.rss")) if isinstance(part, Record)] == whole


def test_an_entry_that_is_too_long_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_split, "RECORD_BYTES", 300)
    monkeypatch.setattr(feed_split, "_CHUNK", 64)
    data = rss("".join(f"<item><description>{'x' * n}</description></item>" for n in (10, 3000, 20)))
    assert [bool(p.refused) for p in parts(data) if isinstance(p, Record)] == [False, True, False]


def test_a_feed_that_was_fetched_again_has_the_same_entries() -> None:
    before = fixture("feed_rss2.rss")
    after = before.replace(b"Tue, 16 Mar 2021 08:00:00 GMT", b"Wed, 17 Mar 2021 08:00:00 GMT")
    assert before != after
    assert parts(before) == parts(after)


def test_without_the_library_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = fixture("feed_rss2.rss")
    record = next(p for p in parts(data) if isinstance(p, Record))
    monkeypatch.setitem(sys.modules, "feedparser", None)
    for read_it in (lambda: parts(data), lambda: FORMAT.read_record(record.data, 1, "a")):
        with pytest.raises(Unreadable, match=r"^needs the extra feeds: pip install 'readroom\[feeds\]'$"):
            read_it()


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"<rss version='2.0'><channel>", "", "feed"),
        (b"<?xml-stylesheet href='a'?><!-- b --><feed xmlns='http://www.w3.org/2005/Atom'>", "", "feed"),
        (b"<feed><a/></feed>", "", None),
        (b"<rdf:RDF xmlns:rdf='x'>", "", None),
        (b"<?xml version='1.0'?><a><b>hello</b></a>", "a.xml", None),
        (b"<html><body><rss>", "", "html"),
        (b"words", "a.rss", "feed"),
    ],
)
def test_detection(head: bytes, name: str, expected: str | None) -> None:
    found = find_format(head, name)
    assert (found.name if found else None) == expected


def test_nothing_of_others_is_taken() -> None:
    for path in sorted(FIXTURES.iterdir()):
        if path.name not in OURS:
            with path.open("rb") as file:
                assert find_format(file.read(limits.HEAD_BYTES), path.name) is not FORMAT, path.name


@pytest.mark.parametrize("data", [b"", b"words", b"<rss><channel></channel></rss>", b"<rss", b"<rss><item"])
def test_what_holds_no_entry_ends_at_once(data: bytes) -> None:
    try:
        found = parts(data)
    except Unreadable:
        return
    assert len(found) <= 1


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(OURS), st.data())
def test_any_damage_ends_in_pages_or_reasons(name: str, data: st.DataObject) -> None:
    whole = (FIXTURES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    hurt = whole[:start] + data.draw(st.binary(max_size=6)) + whole[start + data.draw(st.integers(0, 60)) :]
    try:
        records = [p for p in parts(hurt) if isinstance(p, Record)]
    except Unreadable:
        return
    assert [p.number for p in records] == list(range(1, len(records) + 1))
    for part in records:
        if part.refused:
            continue
        try:
            page = FORMAT.read_record(part.data, part.number, "a")
        except Unreadable:
            continue
        assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
