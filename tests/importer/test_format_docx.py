"""Word documents: paragraphs as printed, structure, notes, what is no text, and what no document may do."""

import io
import re
import zipfile

import mammoth
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.document.docx_text import read_docx
from readroom.importer.formats import Unreadable, find_format
from readroom.importer.formats.docx import FORMAT
from readroom.text.model import Article, Page

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
PROSE = (
    "The ferry committee sat until midnight and could not agree who should pay for the new slipway, although every "
    "member said in turn that the old one would not see another winter."
)
MORE = "Two of them walked home along the quay and did not speak of it again before the spring came."
BAR = (
    "In April the pilot measured the sand bar and found that it had moved by eleven yards, which nobody had expected "
    "and which the harbour master at first refused to believe."
)
GREEN = (
    "By summer the boards were gone, and the children jumped from what was left of the piles into the green water "
    "below the wall."
)
STYLES = (
    ("Title", "Title", ""),
    ("Kop1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    ("Kop2", "heading 2", ""),
    ("Mine", "House heading", '<w:basedOn w:val="Kop2"/>'),
    ("Zitat", "Quote", ""),
    ("Bild", "caption", ""),
    ("TOC1", "toc 1", ""),
    ("Listenabsatz", "List Paragraph", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
)


def run(text: str, about: str = "") -> str:
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text: str, style: str = "", *, num: tuple[int, int] | None = None) -> str:
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        about += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{about}</w:pPr>{text if text.startswith('<') else run(text)}</w:p>"


def level(depth: int, kind: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}'
    f'{level(1, "lowerLetter", "%1.%2)")}</w:abstractNum><w:abstractNum w:abstractNumId="1">{level(0, "bullet", "x")}'
    f'</w:abstractNum><w:abstractNum w:abstractNumId="2">{level(0, "upperRoman", "%1.")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)


def part(root: str, inner: str) -> str:
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{root}>'


def docx(body: str, *, space: str = W, core: str = "", pre: str = "", more: tuple[tuple[str, str], ...] = ()) -> bytes:
    """Return a document with styles, numbering, a running head and foot, two footnotes and a link."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/>{x}</w:style>' for i, n, x in STYLES
    )
    styles += '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    notes = "".join(
        f'<w:footnote w:id="{i}"{t}><w:p>{run(text)}</w:p></w:footnote>'
        for i, t, text in ((-1, ' w:type="separator"', "-"), (2, "", "See the log of 1904."), (3, "", "It is lost."))
    )
    kinds = ("styles", "numbering", "footnotes", "header", "footer")
    rels = "".join(f'<Relationship Id="r{n}" Type="{R}/{k}" Target="{k}.xml"/>' for n, k in enumerate(kinds))
    rels += f'<Relationship Id="r9" Type="{R}/hyperlink" Target="https://ferry.example/log" TargetMode="External"/>'
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="b" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>'
        ),
        "word/document.xml": f'{pre}<w:document xmlns:w="{space}" xmlns:r="{R}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{rels}</Relationships>',
        "word/styles.xml": part("styles", styles),
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": part("footnotes", notes),
        "word/header.xml": part("hdr", f"<w:p>{run('Slipway papers')}</w:p>"),
        "word/footer.xml": part("ftr", f"<w:p>{run('Archive copy')}</w:p>"),
        "docProps/core.xml": f'<p xmlns:dc="x"><dc:title>{core}</dc:title><dc:creator>Ida Brenner</dc:creator></p>',
        **dict(more),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def read(body: str, **about: str) -> Page:
    return FORMAT.read(docx(body, **about), "a.docx")  # type: ignore[arg-type]


def article(body: str, **about: str) -> Article:
    page = read(body, **about)
    assert len(page.articles) == 1
    return page.articles[0]


def outcome(data: bytes) -> str:
    """Return the text of the page that a file is, or why it is not read; a page has a verdict for every line."""
    try:
        page = FORMAT.read(data, "a.docx")
    except Unreadable as problem:
        return str(problem)
    assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    return page.text


def marked(found: Article, kind: str) -> list[str]:
    return [found.body.text[s.start : s.end] for s in found.body.spans if s.kind == kind]


BROKEN = ["", "<w:p>", "</w:p>", "<w:tbl>", "<w:tc>", "&", "\x00", "<w:r><w:br/></w:r>", "é"]
HEAD = para("Nobody pays for the slipway", "Title") + para("By Ida Brenner, Ferry News") + para("4 March 1911")
FULL = (
    HEAD
    + para(PROSE[:60], "Kop1")
    + para(run("The word is run") + run("away", "<w:b/>") + run("s, and ") + run("slanted", "<w:i/>") + run(" too."))
    + para(PROSE)
)


def test_title_byline_and_date_are_those_that_are_printed() -> None:
    found = article(FULL, core="Template 7")
    assert found.title == "Nobody pays for the slipway"
    assert (found.authors, found.outlet) == (("Ida Brenner",), "Ferry News")
    assert found.date is not None
    assert (found.date.value, found.date.line) == ("1911-03-04", 4)
    assert found.evidence["title"].line == 2
    assert PROSE in found.body.text
    assert "Brenner" not in found.body.text


def test_every_line_has_a_verdict() -> None:
    page = read(FULL)
    assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    assert [(v.verdict, v.reason) for v in page.verdicts[:5]] == [
        ("aside", "running head"), ("metadata", "title"), ("metadata", "byline"), ("metadata", "date"),
        ("kept", "heading"),
    ]  # fmt: skip


def test_properties_count_only_where_the_page_says_the_same() -> None:
    plain = article(para(PROSE) + para(MORE), core="Nobody pays")
    assert plain.title is None
    assert plain.authors == ()
    assert plain.date is None
    printed = article(para("Nobody pays") + para("Ida Brenner") + para(PROSE) + para(MORE), core="Nobody pays")
    assert printed.title == "Nobody pays"
    assert printed.authors == ("Ida Brenner",)
    assert printed.evidence["title"].reason == "title of the file, printed here"


def test_a_word_of_which_a_part_is_bold_is_one_word() -> None:
    found = article(FULL)
    assert "The word is runaways, and slanted too." in found.body.text
    assert marked(found, "strong") == ["away"]
    assert marked(found, "emphasis") == ["slanted"]


def test_headings_by_the_styles_own_names_in_any_language() -> None:
    found = article(
        para("Big", "Title")
        + para("One", "Kop1")
        + para(PROSE)
        + para("Two", "Kop2")
        + para("Own", "Mine")
        + para(MORE)
    )
    assert marked(found, "heading") == ["One", "Two", "Own"]
    assert [s.level for s in found.body.spans if s.kind == "heading"] == [1, 2, 2]


def test_lists_print_their_numbers() -> None:
    items = [("one", 1, 0), ("inner", 1, 1), ("second inner", 1, 1), ("two", 1, 0), ("dot", 2, 0), ("roman", 3, 0)]
    found = article(para(PROSE) + "".join(para(t, num=(n, d)) for t, n, d in items) + para("by style", "Listenabsatz"))
    assert found.body.text.endswith("1. one\n  1.a) inner\n  1.b) second inner\n2. two\n- dot\nI. roman\n3. by style")
    assert len(marked(found, "list_item")) == 7


def test_tables_are_rows_of_cells_and_layouts_are_paragraphs() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = "".join("<w:tr>" + "".join(f"<w:tc>{para(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows)
        return f"<w:tbl>{cells}</w:tbl>"

    found = article(para(PROSE) + table(("Year", "Boats"), ("1904", "7"), ("1905", "")) + para(MORE))
    assert "Year | Boats\n1904 | 7\n1905" in found.body.text
    assert marked(found, "cell") == ["Year", "Boats", "1904", "7", "1905"]
    framed = article(table((PROSE,), (MORE,)))
    assert marked(framed, "table") == []
    assert framed.body.text == f"{PROSE}\n\n{MORE}"
    inner = article(para(PROSE) + table(("a", "b")).replace("</w:tc>", table(("c",)) + para("d") + "</w:tc>", 1))
    assert "a c d | b" in inner.body.text


def test_footnotes_stand_beside_the_paragraph_that_refers_to_them() -> None:
    note = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    found = article(para(run(PROSE) + note.format(3)) + para(run(MORE) + note.format(2)))
    assert [(a.kind, a.text, a.at) for a in found.body.asides if a.kind == "note"] == [
        ("note", "1 It is lost.", len(PROSE)),
        ("note", "2 See the log of 1904.", len(found.body.text)),
    ]
    assert "lost" not in found.body.text


def test_a_note_that_nothing_refers_to_is_not_lost() -> None:
    assert {"See the log of 1904.", "It is lost."} <= {a.text for a in article(para(PROSE)).body.asides}


def test_captions_and_running_heads_are_asides() -> None:
    found = article(para(PROSE) + para("The slip in 1904", "Bild") + para(MORE))
    assert [(a.kind, a.text) for a in found.body.asides if a.kind != "note"] == [
        ("other", "Slipway papers"), ("caption", "The slip in 1904"), ("other", "Archive copy"),
    ]  # fmt: skip


def test_what_is_deleted_hidden_or_an_instruction_is_no_text() -> None:
    found = article(
        para(
            run("kept ")
            + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
            + run("hidden", "<w:vanish/>")
            + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO cmd calc</w:instrText></w:r>'
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t> result</w:t></w:r>'
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:moveFrom><w:r><w:t>old place</w:t></w:r></w:moveFrom>'
        )
        + para(PROSE)
    )
    assert found.body.text.split("\n")[0] == "kept new result"


def test_a_field_that_is_never_finished_takes_no_text_with_it() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert PROSE in article(para(run("a ") + begin) + para(PROSE) + para(MORE)).body.text


def test_links_by_relation_and_by_field() -> None:
    address = "HYPERLINK &quot;https://ferry.example/two&quot;"
    field = f'<w:fldSimple w:instr="{address}"><w:r><w:t>two</w:t></w:r></w:fldSimple>'
    found = article(
        para(f'<w:hyperlink r:id="r9"><w:r><w:t>the log</w:t></w:r></w:hyperlink>{run(" and ")}{field}') + para(PROSE)
    )
    assert [(found.body.text[s.start : s.end], s.href) for s in found.body.spans if s.kind == "link"] == [
        ("the log", "https://ferry.example/log"), ("two", "https://ferry.example/two"),
    ]  # fmt: skip


def test_a_table_of_contents_is_cut() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    page = read(
        para("Slip", "Title") + para(begin + run("One ... 3")) + para(run("Two ... 9")) + para(end + run(PROSE))
        + para("Three ... 12", "TOC1") + para(MORE)
    )  # fmt: skip
    cut = [line for line, v in zip(page.text.split("\n"), page.verdicts, strict=True) if v.verdict == "cut"]
    assert cut == ["One ... 3", "Two ... 9", "Three ... 12"]
    assert page.articles[0].body.text == f"{PROSE}\n\n{MORE}"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{para('In a box')}</w:txbxContent>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert article(para(run(PROSE) + both) + para(MORE)).body.text == f"{PROSE}\n\nIn a box\n\n{MORE}"


def test_bookmarks_and_styles_for_those_who_read_exports() -> None:
    between = '<w:bookmarkStart w:id="1" w:name="Bookmark_1"/>'
    inside = '<w:bookmarkStart w:id="2" w:name="Body"/>' + run(PROSE)
    document = read_docx(docx(para("Title", "Kop1") + between + para(inside) + para(run("Length:", "<w:b/>"))))
    assert [p.bookmarks for p in document.paragraphs] == [[], ["Bookmark_1", "Body"], []]
    assert [(p.style, p.level, p.bold) for p in document.paragraphs] == [
        ("heading 1", 1, False), ("normal", None, False), ("normal", None, True),
    ]  # fmt: skip
    assert (document.heads, document.feet) == (["Slipway papers"], ["Archive copy"])


def test_the_strict_form_is_read_as_well() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert article(para(PROSE), space=strict).body.text == PROSE


def test_signs_breaks_and_readings() -> None:
    reading = "<w:rt><w:r><w:t>kana</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase>"
    body = (
        f"{run('one')}<w:r><w:tab/></w:r>{run('two')}<w:r><w:br/><w:noBreakHyphen/><w:softHyphen/></w:r>{run('three')}"
        f"<w:r><w:ruby>{reading}</w:ruby></w:r>"
    )
    assert article(para(PROSE) * 10 + para(body)).body.text.endswith("one two\n\u2011three字(kana)")


def test_several_articles_under_headings_with_dates() -> None:
    parts = (
        ("Who pays for the slip", "By Ida Brenner, 4 March 1911", PROSE, MORE),
        ("The bar has moved", "By Jon Ried, 9 April 1911", BAR, GREEN),
        ("What the children found", "By Ida Brenner, 2 May 1911", GREEN, PROSE),
    )
    body = "".join(para(title, "Kop1") + para(by) + para(one) + para(two) for title, by, one, two in parts)
    page = read(body)
    assert [a.title for a in page.articles] == [title for title, *_ in parts]
    assert [a.date.value for a in page.articles if a.date] == ["1911-03-04", "1911-04-09", "1911-05-02"]
    assert {v.article for v in page.verdicts if v.verdict == "kept"} == {1, 2, 3}


def test_no_letter_is_lost_against_another_reader() -> None:
    def letters(text: str) -> str:
        return re.sub(r"\W+", "", text)

    body = FULL + para(MORE, "Zitat") + para("point", num=(2, 0))
    theirs = letters(mammoth.extract_raw_text(io.BytesIO(docx(body))).value)
    assert theirs in letters(FORMAT.read(docx(body), "a.docx").text)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
        (docx(para(PROSE))[:-30], "cut short or damaged"),
        (docx(""), "no text"),
        (docx(para("&x;"), pre='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "document type of its own"),
        (docx("<w:tbl><w:tr><w:tc>" * 400 + "</w:tc></w:tr></w:tbl>" * 400), "deeper than 256 levels"),
        (docx(para(PROSE) + "<w:p>"), "broken XML"),
        (docx("", more=(("_rels/.rels", "<Relationships/>"), ("word/document.xml", ""))), "empty"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        FORMAT.read(data, "a.docx")


def test_a_broken_part_beside_the_text_is_named() -> None:
    data = docx(para(PROSE), more=(("word/styles.xml", "<broken"), ("word/footer.xml", "")))
    page = FORMAT.read(data, "a.docx")
    assert page.articles[0].body.text == PROSE
    assert page.problem is not None
    assert "its styles is broken XML" in page.problem
    assert "a running foot is empty" in page.problem


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(Unreadable, match="more than 200 times its size"):
        FORMAT.read(docx(para("A" * 40_000_000)), "a.docx")


@pytest.mark.parametrize("name", ["letter.docx", "letter.txt", "letter"])
def test_told_by_its_members(name: str) -> None:
    found = find_format(docx(para(PROSE))[:65536], name)
    assert found is not None
    assert found.name == "docx"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 6000), st.integers(0, 255), st.booleans())
def test_any_mutation_or_truncation_ends_in_an_outcome(place: int, value: int, cut: bool) -> None:
    data = bytearray(docx(FULL))
    place %= len(data)
    if cut:
        del data[place:]
    else:
        data[place] = value
    assert outcome(bytes(data))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_change_of_the_xml_ends_in_an_outcome(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(BROKEN))
    place = data.draw(st.integers(0, len(FULL)))
    assert outcome(docx(FULL[:place] + text + FULL[place + 1 :]))
