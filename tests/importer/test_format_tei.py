"""TEI: the header's fields, the printed reading, structure, corpora and issues, and what is not safe."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.formats import Unreadable, find_format
from readroom.importer.formats.tei import FORMAT
from readroom.text.model import Article, Page

TEI = "http://www.tei-c.org/ns/1.0"
PROSE = (
    "The lamp on the breakwater was out for three nights, and on the fourth a brig from the north ran on the stones."
)
MORE = "Her crew came ashore along a rope and slept in the school."
SOURCE = (
    '<sourceDesc><biblStruct><analytic><title level="a">A lamp out</title><author><persName><forename>Ruth</forename>'
    ' <surname>Amsel</surname></persName></author></analytic><monogr><title level="j">The Breakwater</title><imprint>'
    '<date when="1887-11-02">2 November 1887</date></imprint></monogr></biblStruct></sourceDesc>'
)


def header(title: str = "A lamp out: electronic text", source: str = SOURCE, profile: str = "") -> str:
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{title}</title><author>An Encoder</author></titleStmt>"
        f'<publicationStmt><publisher>Text Archive</publisher><date when="2009">2009</date>'
        f"</publicationStmt>{source}</fileDesc>"
        f"<profileDesc>{profile}</profileDesc></teiHeader>"
    )


def tei(body: str, head: str | None = None, *, front: str = "") -> str:
    head = header() if head is None else head
    return f'<TEI xmlns="{TEI}">{head}<text xml:lang="en">{front}<body>{body}</body></text></TEI>'


def read(source: str) -> Page:
    page = FORMAT.read(source.encode(), "a.xml")
    assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    return page


def article(body: str, head: str | None = None) -> Article:
    page = read(tei(body, head))
    assert len(page.articles) == 1
    return page.articles[0]


def marked(found: Article, kind: str) -> list[str]:
    return [found.body.text[s.start : s.end] for s in found.body.spans if s.kind == kind]


def test_the_sources_description_counts_before_the_files() -> None:
    subjects = "<textClass><keywords><term>ships</term></keywords></textClass>"
    profile = f'<langUsage><language ident="de">x</language></langUsage>{subjects}'
    found = article(f"<p>{PROSE}</p>", header(profile=profile))
    assert (found.title, found.authors, found.source) == ("A lamp out", ("Ruth Amsel",), "The Breakwater")
    assert found.date is not None
    assert (found.date.value, found.date.precision, found.date.raw, found.date.line) == (
        "1887-11-02",
        "day",
        "2 November 1887",
        3,
    )
    assert (found.language, found.keywords) == ("en", ("ships",))
    assert found.evidence["date"].reason == "TEI header: date of the source"
    assert found.evidence["title"].line == 1


def test_what_the_file_says_of_itself_is_the_last_resort() -> None:
    found = article(f"<p>{PROSE}</p>", header("The wreck", "<sourceDesc><p>born digital</p></sourceDesc>"))
    assert (found.title, found.authors, found.source) == ("The wreck", ("An Encoder",), None)
    assert found.date is not None
    assert (found.date.value, found.evidence["date"].confidence) == ("2009", 0.5)


@pytest.mark.parametrize(
    ("profile", "value"),
    [
        ('<creation><date when="1886-12">x</date></creation>', "1886-12"),
        (
            '<correspDesc><correspAction type="sent"><date when="1886-12-24"/></correspAction></correspDesc>',
            "1886-12-24",
        ),
        ("<creation><date>3 June 1885</date></creation>", "1885-06-03"),
        ('<creation><date when="not a date">last Tuesday</date></creation>', "2009"),
    ],
)
def test_dates_of_writing(profile: str, value: str) -> None:
    found = article(f"<p>{PROSE}</p>", header("x", "<sourceDesc/>", profile))
    assert found.date is not None
    assert found.date.value == value


def test_the_printed_reading_counts() -> None:
    found = article(
        "<p>They <choice><sic>recieved</sic><corr>received</corr></choice> the <choice><abbr>Capt.</abbr><expan>Captain"
        "</expan></choice>, <choice><orig>vnto</orig><reg>unto</reg></choice> the cham<lb break='no'/>ber, and<lb/>then"
        " "
        "<gap/><del>not</del><add>out</add> <w>so</w> <w join='right'>far</w> <pc>.</pc></p>"
    )
    assert found.body.text == "They recieved the Capt., vnto the chamber, and then […]out so far."


def test_blocks() -> None:
    found = article(
        f'<div><head>First part</head><p>{PROSE}</p><div><head>Deeper</head><p>It <hi rend="bold">was</hi> <emph>dark'
        '</emph>, see <ref target="https://lamp.example/1">the log</ref>. She said <q>never</q> twice.</p>'
        "<p>They wrote: <quote><p>Pay us.</p><p>Soon.</p></quote> and went.</p>"
        '<list type="ordered"><item>rope</item><item>lamp <list><item>oil</item></list></item></list>'
        "<table><head>Losses</head><row><cell>Year</cell><cell>Ships</cell></row><row><cell>1887</cell>"
        "<cell>3</cell></row></table>"
        "<lg><l>The lamp is out,</l><l>the tide is in.</l></lg></div></div>"
    )
    assert found.body.text == (
        f"First part\n\n{PROSE}\n\nDeeper\n\nIt was dark, see the log. She said never twice.\n\nThey wrote:\n\n"
        "Pay us.\n\nSoon.\n\nand went.\n\n1. rope\n2. lamp\n  - oil\n\nYear | Ships\n1887 | 3\n\n"
        "The lamp is out,\nthe tide is in."
    )
    assert [(s.level, found.body.text[s.start : s.end]) for s in found.body.spans if s.kind == "heading"] == [
        (1, "First part"), (2, "Deeper"),
    ]  # fmt: skip
    assert marked(found, "quote") == ["Pay us.\n\nSoon."]
    assert marked(found, "strong") == ["was"]
    assert marked(found, "emphasis") == ["dark"]
    assert marked(found, "list_item") == ["1. rope", "2. lamp", "- oil"]
    assert marked(found, "row") == ["Year | Ships", "1887 | 3"]
    assert [s.href for s in found.body.spans if s.kind == "link"] == ["https://lamp.example/1"]
    assert [(a.kind, a.text) for a in found.body.asides] == [("caption", "Losses")]


def test_notes_captions_and_running_heads_stand_beside_the_text() -> None:
    page = read(
        tei(
            f'<pb n="4"/><fw type="header">THE BREAKWATER</fw><p>{PROSE}<note place="foot" n="a">See <title>Log'
            f"</title>.</note> {MORE}</p><figure><head>The brig</head><graphic url='b.png'/></figure>"
        )
    )
    found = page.articles[0]
    assert found.body.text == f"{PROSE} {MORE}"
    assert [(a.kind, a.text, a.at) for a in found.body.asides] == [
        ("other", "THE BREAKWATER", 0), ("note", "a See Log.", len(found.body.text)),
        ("caption", "The brig", len(found.body.text)),
    ]  # fmt: skip
    lines = page.text.split("\n")
    assert [lines[a.line - 1] for a in found.body.asides if a.line] == [a.text for a in found.body.asides]


def test_a_printed_head_and_byline_are_metadata() -> None:
    source = SOURCE.replace("<author>", "<editor>").replace("</author>", "</editor>")
    head = header(source=source).replace("<author>An Encoder</author>", "")
    page = read(tei(f"<head>A lamp out.</head><byline>By Jon Ried</byline><p>{PROSE}</p>", head))
    assert page.articles[0].authors == ("Jon Ried",)
    assert page.articles[0].body.text == PROSE
    assert [(v.verdict, v.reason) for v in page.verdicts][2:4] == [("metadata", "title"), ("metadata", "byline")]


def test_a_corpus_has_an_article_for_each_text() -> None:
    one = tei(f"<p>{PROSE}</p>", header("One", "<sourceDesc/>"))
    two = tei(f"<p>{MORE}</p>", header("Two", "<sourceDesc/>"))
    shared = header("All of it", '<sourceDesc><bibl><title level="j">The Breakwater</title></bibl></sourceDesc>')
    page = read(
        f'<?xml version="1.0"?><teiCorpus xmlns="{TEI}">{shared}{one}<teiCorpus>{header()}{two}</teiCorpus></teiCorpus>'
    )
    assert [(a.title, a.source, a.body.text) for a in page.articles] == [
        ("One", "The Breakwater", PROSE), ("Two", "The Breakwater", MORE),
    ]  # fmt: skip
    assert [a.lines for a in page.articles] == [(1, 4), (5, 8)]


def test_an_issue_is_cut_into_its_articles() -> None:
    page = read(
        tei(
            f'<div type="article"><head>A lamp out</head><byline>By Ruth Amsel</byline><p>{PROSE}</p></div>'
            '<div type="article"><head>The school</head><dateline>Harbour, <date when="1887-11-05">5 Nov.</date>'
            f"</dateline><p>{MORE}</p></div>"
        )
    )
    assert [(a.title, a.authors) for a in page.articles] == [("A lamp out", ("Ruth Amsel",)), ("The school", ())]
    assert [a.date.value for a in page.articles if a.date] == ["1887-11-02", "1887-11-05"]


def test_a_debate_keeps_who_speaks_beside_what_is_said() -> None:
    found = article(
        f'<div><note type="speaker">Mr AMSEL:</note><u who="#a"><seg>{PROSE}</seg><seg>{MORE}</seg></u></div>'
    )
    assert found.body.text == f"{PROSE}\n\n{MORE}"
    assert [a.text for a in found.body.asides] == ["Mr AMSEL:"]


def test_the_older_form_and_other_encodings() -> None:
    old = f"<TEI.2><teiHeader/><text><body><p>{PROSE}é</p></body></text></TEI.2>"
    assert FORMAT.read(old.encode("utf-16"), "a").articles[0].body.text == f"{PROSE}é"
    latin = '<?xml version="1.0" encoding="iso-8859-1"?>' + old
    assert FORMAT.read(latin.encode("latin-1"), "a").articles[0].body.text == f"{PROSE}é"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "empty"),
        ("<TEI><text>", "broken XML"),
        ("<feed/>", "no TEI"),
        (f'<TEI xmlns="{TEI}"/>', "no text"),
        (
            '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI><text>&x;</text></TEI>',
            "document type of its own",
        ),
        ('<!DOCTYPE TEI SYSTEM "a[b].dtd" [<!ENTITY % x "y">]><TEI/>', "document type of its own"),
        ("<TEI><text><body>" + "<div>" * 300 + "</div>" * 300 + "</body></text></TEI>", "deeper than 256 levels"),
    ],
)
def test_what_cannot_be_read_says_why(source: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        FORMAT.read(source.encode(), "a.xml")


def test_entities_of_an_outer_document_type_are_not_fetched() -> None:
    source = '<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/x.dtd">' + tei(f"<p>{PROSE}</p>")
    assert read(source).articles[0].body.text == PROSE


def test_a_document_type_on_the_disk_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY boat "PWNED">')
    source = f'<!DOCTYPE TEI SYSTEM "{(tmp_path / "x.dtd").as_uri()}">' + tei(f"<p>{PROSE} &boat;</p>")
    try:
        found = FORMAT.read(source.encode(), "a.xml").text
    except Unreadable as problem:
        found = str(problem)
    assert "PWNED" not in found


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (tei("<p>x</p>"), "a.xml", "tei"),
        (tei("<p>x</p>"), "a.txt", "tei"),
        ('<?xml version="1.0"?><!-- <x> --><?oxygen RNGSchema="y"?>\n<tei:teiCorpus xmlns:tei="x">', "a", "tei"),
        (b"\xef\xbb\xbf<!DOCTYPE TEI SYSTEM 'x>y'><TEI>".decode(), "a", "tei"),
        ("<feed><TEI>", "a.feed", None),
        ("<!-- <TEI>", "a.feed", None),
        ("<!DOCTYPE TEI 'x", "a.feed", None),
        ("broken", "a.tei", "tei"),
    ],
)
def test_told_by_the_root_element(head: str, name: str, expected: str | None) -> None:
    found = find_format(head.encode(), name)
    assert (found.name if found else None) == expected


def test_wide_characters_are_told_too() -> None:
    found = find_format(tei("<p>x</p>").encode("utf-16"), "a")
    assert found is not None
    assert found.name == "tei"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_mutation_or_truncation_ends_in_an_outcome(data: st.DataObject) -> None:
    source = tei(
        f"<head>x</head><p>{PROSE}<note>n</note></p><list><item>a<list/></item></list><table><row/></table>"
        "<lg><l>v</l></lg>"
    )
    names = ["p", "note", "list", "item", "row", "cell", "q", "lg", "figure", "lb/", "div", "head", "u", "byline"]
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(source) - 1))
        put = data.draw(
            st.sampled_from(["", "<", ">", "&", "\x00", *(f"<{n}>" for n in names), *(f"</{n}>" for n in names)])
        )
        source = source[:place] + put + source[place + data.draw(st.integers(0, 5)) :]
    try:
        read(source)
    except Unreadable as problem:
        assert str(problem)  # noqa: PT017
