"""RTF: charsets, structure, what is no text, and anything that a broken file may hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from striprtf.striprtf import rtf_to_text

from readroom.importer.document.rtf_text import read_rtf
from readroom.importer.formats import Unreadable, find_format
from readroom.importer.formats.rtf import FORMAT
from readroom.text.model import Article

PROSE = (
    "The night mail was late again on Monday, and the sorters played cards on the empty sacks until the whistle went "
    "and the whole floor had to be swept for the third time."
)
MORE = "Nobody complained, since the stove was lit and the foreman had gone to see his sister at the other end of town."
BROKEN = [b"", b"{", b"}", b"\\", b"\\bin9 ", b"\\u99999999999 ", b"\\'", b"\\cell", b"\\row", b"\\*", b"\xff"]
HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fswiss\fcharset204 Arial;}"
    r"{\f2\fnil\fcharset2 Symbol;}{\f3\fnil\fcharset128 Mincho;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\ql Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon1 heading 2;}{\s3 Title;}{\s4 Quote;}"
    r"{\*\cs10 Default;}}{\info{\title Night mail}{\author Pia Holt}{\creatim\yr1999\mo1\dy2}}"
)
BODY = (
    r"{\header\pard Sorting room\par}\pard\plain\s3 Cards on the sacks\par"
    r"\pard\plain By Pia Holt, The Post Horn\par 7 May 1921\par \pard\plain " + PROSE + r"\par"
    r"\pard\plain\s1 The stove\par\pard\plain " + MORE + r"\par"
)


def rtf(body: str) -> bytes:
    return (HEAD + body + "}").encode("latin-1")


def article(body: str) -> Article:
    page = FORMAT.read(rtf(body), "a.rtf")
    assert len(page.articles) == 1
    return page.articles[0]


def text(body: str) -> str:
    return read_rtf(rtf(body)).paragraphs[0].text


def marked(found: Article, kind: str) -> list[str]:
    return [found.body.text[s.start : s.end] for s in found.body.spans if s.kind == kind]


def test_title_byline_date_and_headings() -> None:
    found = article(BODY)
    assert found.title == "Cards on the sacks"
    assert (found.authors, found.outlet) == (("Pia Holt",), "The Post Horn")
    assert found.date is not None
    assert found.date.value == "1921-05-07"
    assert found.body.text == f"{PROSE}\n\nThe stove\n\n{MORE}"
    assert [(s.kind, s.level) for s in found.body.spans] == [("heading", 1)]
    assert [a.text for a in found.body.asides] == ["Sorting room"]


def test_every_line_has_a_verdict() -> None:
    page = FORMAT.read(rtf(BODY), "a.rtf")
    assert [v.verdict for v in page.verdicts] == ["aside", "metadata", "metadata", "metadata", "kept", "kept", "kept"]
    assert page.problem is None


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (r"caf\'e9 \'84so\'93", "café „so“"),
        (r"{\f1 \'cf\'ee\'f7\'f2\'e0}", "Почта"),
        (r"{\f3 \'93\'fa\'96\'7b}", "日本"),
        (r"\f3 \'93\'fa\f0  \'e9", "日 é"),
        (r"\u1087?\u1086?\u8217'", "по’"),
        (r"\u-10179?\u-8704?!", "😀!"),
        (r"\uc2\u233ab\uc0\u233c", "ééc"),
        (r"\uc1\u233\'e9x", "éx"),
        (r"a\~b\_c\-d\emdash\endash\rquote\bullet", "a\xa0b\u2011cd—–’•"),
        (r"\{ \\ \}", "{ \\ }"),
        ("a\r\nb", "ab"),
        (r"one\line two\tab three", "one\ntwo\tthree"),
        (r"{\upr{plain}{\*\ud{\u233?t\u233?}}}", "été"),
        (r"kept{\v not this}{\deleted nor this} and this", "kept and this"),
        (r"a{\pict\wmetafile8 0102ff}{\object\objdata 41414141}{\*\unknown x}{\annotation y}b", "ab"),
        (r"a{\pict\bin4 }}{{}b", "ab"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 12}} x", "12 x"),
    ],
)
def test_characters_and_what_is_none(written: str, printed: str) -> None:
    assert text(rf"\pard {written}\par") == printed


@pytest.mark.parametrize(
    ("start", "byte", "printed"), [(r"\ansi\ansicpg1250", "b3", "ł"), (r"\mac", "8e", "é"), (r"\pc", "82", "é")]
)
def test_the_documents_own_charset(start: str, byte: str, printed: str) -> None:
    assert read_rtf(rf"{{\rtf1{start} \'{byte}\par}}".encode()).paragraphs[0].text == printed


def test_lists_tables_links_and_faces() -> None:
    found = article(
        rf"\pard {PROSE}\par{{\listtext\f2 \'b7\tab}}\pard\ls1 first\par{{\pntext 2.\tab}}\pard\ls1\ilvl1 second\par"
        r"\pard wo{\b rd}s {\i slanted}{\i  too} {\field{\*\fldinst{HYPERLINK "
        r'"https://post.example/a"}}{\fldrslt the card}}\par'
        r"\trowd\cellx1\cellx2\pard\intbl Day\cell Sacks\cell\row\trowd\pard\intbl Mon\cell{\b 7}\cell\row"
        rf"\pard {MORE}\par"
    )
    assert "- first\n  2. second\n\nwords slanted too the card\n\nDay | Sacks\nMon | 7\n\n" in found.body.text
    assert marked(found, "list_item") == ["- first", "2. second"]
    assert marked(found, "strong") == ["rd", "7"]
    assert marked(found, "emphasis") == ["slanted too"]
    assert [(found.body.text[s.start : s.end], s.href) for s in found.body.spans if s.kind == "link"] == [
        ("the card", "https://post.example/a")
    ]
    assert marked(found, "cell") == ["Day", "Sacks", "Mon", "7"]


def test_footnotes_and_boxes() -> None:
    found = article(
        rf"\pard {PROSE}{{\super\chftn}}{{\footnote\pard\plain {{\super\chftn}} See the roster.}} It was.\par"
        rf"\pard {MORE}{{\shp{{\*\shpinst{{\shptxt\pard In a box\par}}}}}}\par"
    )
    assert found.body.text.startswith(f"{PROSE} It was.\n\n")
    assert ("note", "1 See the roster.") in [(a.kind, a.text) for a in found.body.asides]
    assert "In a box" in found.body.text


def test_bookmarks_for_those_who_read_exports() -> None:
    paragraphs = read_rtf(rtf(r"\pard a\par\pard{\*\bkmkstart Bookmark_3}{\*\bkmkend Bookmark_3}b\par")).paragraphs
    assert [p.bookmarks for p in paragraphs] == [[], ["Bookmark_3"]]


def test_properties_count_only_where_the_page_says_the_same() -> None:
    found = article(rf"\pard {PROSE}\par\pard {MORE}\par")
    assert (found.title, found.authors, found.date) == (None, (), None)
    named = article(rf"\pard Night mail\par\pard {PROSE}\par\pard {MORE}\par")
    assert named.title == "Night mail"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"{\\rtf1 }", "no text"),
        (b"plain words", "no RTF"),
        (b"{\\rtf1 " + b"{" * 600 + b"x", "more than 500 groups"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        FORMAT.read(data, "a.rtf")


def test_what_is_only_partly_read_says_so() -> None:
    cut = FORMAT.read(rtf(BODY)[:-80], "a.rtf")
    assert cut.problem == "the file ends in the middle of a group"
    assert PROSE in cut.articles[0].body.text
    damaged = FORMAT.read(rtf(rf"\pard {PROSE}{{\f3 \'93\'01}}\par"), "a.rtf")
    assert damaged.problem == "some bytes are not of the charset that it names"


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.txt", "a"])
def test_told_by_how_it_begins(name: str) -> None:
    found = find_format(rtf(BODY), name)
    assert found is not None
    assert found.name == "rtf"


def test_no_word_is_lost_against_another_reader() -> None:
    source = HEAD + BODY + "}"
    ours = " ".join(p.text for p in read_rtf(source.encode()).paragraphs).split()
    assert ours == rtf_to_text(source).split()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_mutation_or_truncation_ends_in_an_outcome(data: st.DataObject) -> None:
    source = bytearray(rtf(BODY))
    place = data.draw(st.integers(5, len(source) - 1))
    put = data.draw(
        st.sampled_from(
            [b"", b"{", b"}", b"\\", b"\\bin9 ", b"\\u99999999999 ", b"\\'", b"\\cell", b"\\row", b"\\*", b"\xff"]
        )
    )
    source[place : place + data.draw(st.integers(0, 300))] = put
    try:
        page = FORMAT.read(bytes(source), "a.rtf")
    except Unreadable as problem:
        reason = str(problem)
        assert reason
    else:
        assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
