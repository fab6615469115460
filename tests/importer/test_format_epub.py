"""EPUB: chapters in their order, titles, notes, pages that are no text, and books that are broken or locked."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.epub.split import pack, unpack
from readroom.importer.formats import Left, Record, Unreadable, find_format
from readroom.importer.formats.epub import FORMAT
from readroom.text.model import Page

PROSE = (
    "The ice came early that year and closed the sound before the last potatoes were out of the ground on the island."
)
MORE = (
    "They dug with crowbars, and what they could not dig they left, and in April the smell of it lay over the fields."
)
DC = (
    "<dc:title>The Long Ice</dc:title><dc:creator>Signe Holm</dc:creator><dc:publisher>Sound Press</dc:publisher>"
    "<dc:language>en-GB</dc:language><dc:date>2011-03-02</dc:date><dc:subject>islands</dc:subject>"
)
COVER = '<div><img src="c.jpg" alt="Cover"/></div>'
IMPRINT = "<p>Copyright © 2011 Signe Holm. All rights reserved.</p><p>ISBN 000</p>"


def xhtml(body: str, about: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body{about}>{body}</body></html>'
    )


def chapter(title: str, text: str = PROSE) -> str:
    return xhtml(f"<h1>{title}</h1><p>{text}</p>")


def nav(*entries: tuple[str, str], marks: str = "") -> str:
    items = "".join(f'<li><a href="{href}">{label}</a></li>' for label, href in entries)
    return xhtml(f'<nav epub:type="toc"><ol>{items}</ol></nav><nav epub:type="landmarks"><ol>{marks}</ol></nav>')


def epub(
    files: Mapping[str, str | bytes],
    *,
    meta: str = DC,
    toc: str = "",
    extra: str = "",
    more: Mapping[str, str] | None = None,
) -> bytes:
    """Return a book whose spine is `files` in their order; `toc` is its navigation document."""
    ids = {name: f"i{n}" for n, name in enumerate(files)}
    items = "".join(f'<item id="{i}" href="{name}" media-type="application/xhtml+xml"/>' for name, i in ids.items())
    if toc:
        items += '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    spine = "".join(f'<itemref idref="{i}"/>' for i in ids.values())
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{meta}</metadata><manifest>{items}</manifest>'
        f'<spine toc="ncx">{spine}</spine>{extra}</package>'
    )
    container = '<container><rootfiles><rootfile full-path="O/book.opf"/></rootfiles></container>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("O/book.opf", package)
        if toc:
            archive.writestr("O/nav.xhtml", toc)
        for name, text in {**files, **(more or {})}.items():
            archive.writestr(f"O/{name}" if "/" not in name else name, text)
    return out.getvalue()


def records(data: bytes) -> list[Record]:
    return [part for part in FORMAT.records(io.BytesIO(data)) if isinstance(part, Record)]


def pages(data: bytes) -> list[Page]:
    found = [FORMAT.read_record(r.data, r.number, r.member or "") for r in records(data) if not r.refused]
    for page in found:
        assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    return found


def titles(data: bytes) -> list[str | None]:
    return [a.title for page in pages(data) for a in page.articles]


def test_chapters_in_their_order_with_the_books_fields() -> None:
    data = epub({"b.xhtml": chapter("Early ice"), "a.xhtml": chapter("The fields", MORE)})
    found = records(data)
    assert [(r.number, r.member) for r in found] == [(1, "O/b.xhtml"), (2, "O/a.xhtml")]
    one, two = pages(data)
    assert (one.format, one.record, two.record) == ("epub", 1, 2)
    article = one.articles[0]
    assert (article.title, article.body.text) == ("Early ice", PROSE)
    assert (article.authors, article.source, article.section) == (("Signe Holm",), "Sound Press", "The Long Ice")
    assert (article.language, article.keywords) == ("en", ("islands",))
    assert article.date is not None
    assert (article.date.value, article.evidence["date"].reason) == ("2011-03-02", "date of the book")
    assert article.evidence["title"].line == 1
    assert [(v.verdict, v.reason) for v in one.verdicts] == [("metadata", "title"), ("kept", "text")]


def test_authors_by_their_role_and_dates_by_their_event() -> None:
    meta = (
        '<dc:title id="t2">A Tale</dc:title><dc:title id="t1">The Long Ice</dc:title>'
        '<meta refines="#t1" property="title-type">main</meta><dc:creator opf:role="trl">Nils Aas</dc:creator>'
        '<dc:creator id="c">Signe Holm</dc:creator>'
        '<meta refines="#c" property="role">aut</meta><dc:date opf:event="modification">2020</dc:date>'
        '<dc:date opf:event="original-publication">1931</dc:date><dc:date opf:event="publication">2011-03</dc:date>'
    )
    article = pages(epub({"a.xhtml": chapter("Early ice")}, meta=meta))[0].articles[0]
    assert (article.authors, article.source, article.section) == (("Signe Holm",), "The Long Ice", None)
    assert article.date is not None
    assert article.first_date is not None
    assert (article.date.value, article.first_date.value) == ("2011-03", "1931")


def test_a_date_that_a_program_made_up_is_none() -> None:
    meta = DC.replace("2011-03-02", "0101-01-01T00:00:00+00:00")
    assert pages(epub({"a.xhtml": chapter("Early ice")}, meta=meta))[0].articles[0].date is None


@pytest.mark.parametrize(
    ("body", "label", "title", "text"),
    [
        (f"<h1>Chapter 1</h1><h2>Early ice</h2><p>{PROSE}</p>", "1. Early ice", "1. Early ice", PROSE),
        (f"<h2>Early ice</h2><p>{PROSE}</p>", "Early&#160;ice", "Early ice", PROSE),
        (f"<p>{PROSE}</p>", "Early ice", "Early ice", PROSE),
        (f"<p>Early ice</p><p>{PROSE}</p>", "Early ice", "Early ice", PROSE),
        (f"<h1>Printed</h1><p>{PROSE}</p>", "Something else", "Printed", PROSE),
        (f'<p class="chapter-title">Early ice</p><p>{PROSE}</p>', "", "Early ice", PROSE),
        (f"<p>{PROSE}</p><h2>Later</h2><p>{MORE}</p>", "", None, f"{PROSE}\n\nLater\n\n{MORE}"),
    ],
)
def test_titles_from_the_heading_and_from_the_contents(body: str, label: str, title: str | None, text: str) -> None:
    toc = nav((label, "a.xhtml")) if label else ""
    article = pages(epub({"a.xhtml": xhtml(body)}, toc=toc))[0].articles[0]
    assert (article.title, article.body.text) == (title, text)


def test_the_older_table_of_contents() -> None:
    point = "<navPoint><navLabel><text>{}</text></navLabel><content src='{}'/>{}</navPoint>"
    inner = point.format("Early ice", "a.xhtml", "")
    ncx = f"<ncx><navMap>{point.format('Part One', 'p.xhtml', inner)}</navMap></ncx>"
    files = {"p.xhtml": xhtml("<p>Part One</p>"), "a.xhtml": xhtml(f"<p>{PROSE}</p>")}
    data = epub(files, more={"toc.ncx": ncx}).replace(b"</manifest>", b"</manifest>")
    package = b'<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["O/book.opf"] = members["O/book.opf"].replace(b"</manifest>", package)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert titles(out.getvalue()) == ["Early ice"]


def test_pages_that_are_no_text_have_no_article() -> None:
    files = {
        "cover.xhtml": xhtml(COVER),
        "half.xhtml": xhtml("<p>The Long Ice</p><p>Signe Holm</p>"),
        "rights.xhtml": xhtml(IMPRINT),
        "list.xhtml": xhtml("".join(f'<p><a href="a.xhtml#{n}">Chapter {n}</a></p>' for n in range(8))),
        "index.xhtml": xhtml(f"<section epub:type='index'><p>{PROSE}</p></section>"),
        "marked.xhtml": xhtml(f"<p>{PROSE}</p>"),
        "a.xhtml": chapter("Early ice"),
    }
    marks = '<li><a epub:type="copyright-page" href="marked.xhtml">Imprint</a></li>'
    found = records(epub(files, toc=nav(("Early ice", "a.xhtml"), marks=marks)))
    with pytest.raises(Unreadable, match=r"a page of pictures \(cover\)"):
        FORMAT.read_record(found[0].data, 1, "cover.xhtml")
    said = [FORMAT.read_record(r.data, r.number, "") for r in found[1:]]
    assert [len(page.articles) for page in said] == [0, 0, 0, 0, 0, 1]
    assert [page.verdicts[0].reason for page in said[:5]] == [
        "title page", "imprint", "table of contents", "index", "imprint",
    ]  # fmt: skip
    assert all(v.verdict == "cut" and v.article is None for page in said[:5] for v in page.verdicts)


def test_the_guide_names_pages_too() -> None:
    extra = '<guide><reference type="toc" href="list.xhtml"/><reference type="text" href="a.xhtml"/></guide>'
    data = epub({"list.xhtml": chapter("Not a chapter"), "a.xhtml": chapter("Early ice")}, extra=extra)
    assert titles(data) == ["Early ice"]


def test_a_file_of_several_chapters_is_cut_where_the_contents_say() -> None:
    body = (
        f'<section><p>{MORE}</p><h2 id="one">Early ice</h2><p>{PROSE}</p><div><h2><a id="two"/>The fields</h2>'
        f"<p>{MORE}</p></div></section>"
    )
    toc = nav(("Before", "z.xhtml"), ("Early ice", "a.xhtml#one"), ("The fields", "a.xhtml#two"))
    before, page = pages(epub({"z.xhtml": chapter("Before"), "a.xhtml": xhtml(body)}, toc=toc))
    assert [(a.title, a.body.text, a.lines) for a in page.articles] == [
        ("Before", MORE, (1, 1)), ("Early ice", PROSE, (2, 3)), ("The fields", MORE, (4, 5)),
    ]  # fmt: skip
    assert page.articles[0].evidence["title"].reason == "goes on from the file before"
    assert len(before.articles) == 1


def test_a_file_that_goes_on_is_joined_to_the_one_before() -> None:
    files = {f"{n}.xhtml": chapter(f"Chapter {n}") for n in "abc"} | {"d.xhtml": xhtml(f"<p>{MORE}</p>")}
    toc = nav(*((f"Chapter {n}", f"{n}.xhtml") for n in "abc"))
    found = pages(epub(files, toc=toc))
    assert [page.articles[0].title for page in found] == ["Chapter a", "Chapter b", "Chapter c"]
    assert found[2].articles[0].body.text == f"{PROSE}\n\n{MORE}"
    unnamed = epub({name.replace("d.", "e."): text for name, text in files.items()})
    assert len(records(unnamed)) == 4


def test_notes_of_the_chapter_and_of_the_book_stand_beside_the_text() -> None:
    body = (
        f'<h1>Early ice<a epub:type="noteref" href="notes.xhtml#t">*</a></h1><p>{PROSE}<sup><a href="#f1" id="r1">1</a>'
        f'</sup></p><p>{MORE}<a epub:type="noteref" href="notes.xhtml#n2">2</a></p>'
        '<p>See <a href="#f1">above</a>, end.</p>'
        '<aside epub:type="footnote" id="f1"><p>1. Said the pilot. <a href="#r1">↩</a></p></aside>'
    )
    notes = xhtml(
        '<section epub:type="endnotes"><ol><li id="t">On the name. <a href="a.xhtml#x">back</a></li>'
        '<li id="n2"><p>Or May.<a href="a.xhtml#y">↑</a></p></li></ol></section>'
    )
    chapter_page, notes_page = pages(epub({"a.xhtml": xhtml(body), "notes.xhtml": notes}))
    article = chapter_page.articles[0]
    assert article.title == "Early ice"
    assert article.body.text == f"{PROSE}\n\n{MORE}\n\nSee above, end."
    assert [(a.kind, a.text, a.at) for a in article.body.asides] == [
        ("note", "* On the name.", 0), ("note", "1 Said the pilot.", len(PROSE)),
        ("note", "2 Or May.", len(f"{PROSE}\n\n{MORE}")),
    ]  # fmt: skip
    lines = chapter_page.text.split("\n")
    assert [lines[a.line - 1] for a in article.body.asides if a.line] == [a.text for a in article.body.asides]
    assert notes_page.articles == ()
    assert {v.reason for v in notes_page.verdicts} == {"notes"}


def test_structure_and_links() -> None:
    body = (
        f'<h1>Early ice</h1><p>{PROSE} <em>So</em> it <a href="https://ice.example/">was</a>, see '
        '<a href="b.xhtml">there</a>.</p>'
        "<blockquote><p>Dig.</p></blockquote><ul><li>one</li><li>two</li></ul>"
    )
    article = pages(epub({"a.xhtml": xhtml(body)}))[0].articles[0]
    assert article.body.text == f"{PROSE} So it was, see there.\n\nDig.\n\n- one\n- two"
    assert [(s.kind, s.href) for s in article.body.spans if s.kind in ("emphasis", "link", "quote")] == [
        ("emphasis", None), ("link", "https://ice.example/"), ("quote", None),
    ]  # fmt: skip


def test_a_magazine_prints_its_own_authors_and_dates() -> None:
    body = f"<h1>Early ice</h1><p>By Nils Aas</p><p>4 May 2012</p><p>{PROSE}</p>"
    meta = DC + '<meta name="calibre:publication_type" content="periodical:news"/>'
    article = pages(epub({"a.xhtml": xhtml(body)}, meta=meta))[0].articles[0]
    assert article.authors == ("Nils Aas",)
    assert article.date is not None
    assert (article.date.value, article.body.text) == ("2012-05-04", PROSE)
    diary = f"<h1>Early ice</h1><p>4 May 1912</p><p>{PROSE}</p>"
    assert pages(epub({"a.xhtml": xhtml(diary)}))[0].articles[0].body.text.startswith("4 May 1912")


def test_a_missing_or_damaged_chapter_is_refused_and_the_others_are_read() -> None:
    data = epub({"a.xhtml": chapter("Early ice"), "b.xhtml": chapter("The fields", MORE)})
    broken = bytearray(data)
    place = broken.find(b"O/a.xhtml") + 60
    broken[place : place + 20] = b"\xff" * 20
    refused = [(r.number, r.refused) for r in records(bytes(broken))]
    assert refused[0][1] is not None
    assert "O/a.xhtml is damaged" in refused[0][1]
    assert refused[1] == (2, None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != "O/a.xhtml"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert [r.refused for r in records(out.getvalue())] == ["O/a.xhtml is missing", None]


def test_what_leads_out_of_the_book_is_no_member() -> None:
    data = epub({"../../etc/passwd": "x", "a.xhtml": chapter("Early ice")})
    assert records(data)[0].refused == "../etc/passwd is missing"
    assert titles(data) == ["Early ice"]


def test_pictures_in_place_of_pages_are_counted() -> None:
    data = epub({"p.jpg": "x", "a.xhtml": chapter("Early ice")})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    about = b'href="p.jpg" media-type="application/xhtml+xml"'
    members["O/book.opf"] = members["O/book.opf"].replace(about, b'href="p.jpg" media-type="image/jpeg"')
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    parts = list(FORMAT.records(io.BytesIO(out.getvalue())))
    assert parts[0] == Left("a picture in place of a page")
    assert isinstance(parts[1], Record)
    assert parts[1].number == 1


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"META-INF/container.xml": "<container/>"}, "the package file that it names is not in it"),
        ({"META-INF/container.xml": "<container><rootfile full-path='../x.opf'/></container>"}, "is not in it"),
        ({"META-INF/container.xml": "<!DOCTYPE c [<!ENTITY x 'y'>]><c/>"}, "document type of its own"),
        ({"O/book.opf": "<package"}, "its package file is broken XML"),
        ({"O/book.opf": "<package/>"}, "its spine is empty"),
        ({"O/book.opf": "<a>" * 300 + "</a>" * 300}, "deeper than 256 levels"),
        ({"META-INF/rights.xml": "<r/>", "META-INF/encryption.xml": "<encryption/>"}, "copy protection"),
        (
            {
                "META-INF/encryption.xml": "<e><EncryptedData><EncryptionMethod Algorithm='aes'/><CipherReference "
                "URI='O/a.xhtml'/></EncryptedData></e>"
            },
            "copy protection",
        ),
    ],
)
def test_what_cannot_be_read_says_why(more: dict[str, str], reason: str) -> None:
    data = epub({"a.xhtml": chapter("Early ice")})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (members | more).items():
            archive.writestr(name, content)
    with pytest.raises(Unreadable, match=reason):
        list(FORMAT.records(io.BytesIO(out.getvalue())))


def test_encrypted_fonts_are_no_lock() -> None:
    font = (
        "<e><EncryptedData><EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/><CipherReference "
        "URI='O/f.otf'/></EncryptedData></e>"
    )
    data = epub({"a.xhtml": chapter("Early ice")}, more={"META-INF/encryption.xml": font})
    assert titles(data) == ["Early ice"]


def test_entities_of_a_chapter_are_not_expanded() -> None:
    source = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + chapter("Early ice", f"&x;&nbsp;{PROSE}")
    article = pages(epub({"a.xhtml": source}))[0].articles[0]
    assert "root:" not in article.body.text
    assert PROSE in article.body.text


def test_a_chapter_that_is_nested_absurdly_keeps_its_text() -> None:
    page = pages(epub({"a.xhtml": xhtml("<div>" * 9000 + f"<p>{PROSE}</p>" + "</div>" * 9000)}))[0]
    assert PROSE in page.articles[0].body.text
    assert page.problem == "the parser lost most of the page; its text was read without structure"


def test_chapters_are_packed_without_loss() -> None:
    head, files = unpack(pack({"label": "é", "paths": ["a"]}, [b"\n\x00", b""]))
    assert (head["label"], files) == ("é", [b"\n\x00", b""])
    for broken in (b"", b"[]\n", b'{"sizes": ["x"]}\n', b"\xff"):
        with pytest.raises(Unreadable):
            unpack(broken)


@pytest.mark.parametrize("name", ["a.epub", "a.zip", "a"])
def test_told_by_its_members(name: str) -> None:
    found = find_format(epub({"a.xhtml": chapter("Early ice")})[:65536], name)
    assert found is not None
    assert found.name == "epub"


def outcomes(data: bytes) -> list[str]:
    found = []
    try:
        for part in FORMAT.records(io.BytesIO(data)):
            if isinstance(part, Record) and not part.refused:
                try:
                    page = FORMAT.read_record(part.data, part.number, "")
                except Unreadable as problem:
                    found.append(str(problem))
                else:
                    assert len(page.verdicts) == page.text.count("\n") + 1
                    found.append("page")
            else:
                found.append(str(part))
    except Unreadable as problem:
        found.append(str(problem))
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4000), st.integers(0, 255), st.booleans())
def test_any_mutation_or_truncation_ends_in_an_outcome(place: int, value: int, cut: bool) -> None:
    data = bytearray(
        epub({"a.xhtml": chapter("Early ice"), "b.xhtml": chapter("More", MORE)}, toc=nav(("x", "a.xhtml")))
    )
    place %= len(data)
    if cut:
        del data[place:]
    else:
        data[place] = value
    found = outcomes(bytes(data))
    assert found
    assert all(found)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_chapter_ends_in_an_outcome(data: st.DataObject) -> None:
    body = f'<h1 id="x">T</h1><p>{PROSE}<a epub:type="noteref" href="#n">1</a></p><aside id="n">1 N</aside>'
    pieces = [
        "",
        "<",
        "<div>",
        "</p>",
        '<a href="#n">2</a>',
        '<p id="n">',
        "<table><td>",
        "\x00",
        "&#x10fffd;",
        "<img alt='y'/>",
    ]
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(body)))
        body = body[:place] + data.draw(st.sampled_from(pieces)) + body[place + data.draw(st.integers(0, 9)) :]
    toc = nav(("x", "a.xhtml#x"), ("n", "a.xhtml#n"))
    assert outcomes(epub({"a.xhtml": xhtml(body)}, toc=toc))
