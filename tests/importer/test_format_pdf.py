"""PDF: reading order, words parted at the line's end, what stands beside the text, scans, and broken files."""

import sys
import textwrap
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.formats import Unreadable, find_format
from readroom.importer.formats.pdf import FORMAT
from readroom.importer.pool import Pool, Task
from readroom.importer.session import page_or_reason
from readroom.importer.tasks import file_task
from readroom.text.model import Page

# Fonts that every reader of PDF has; in Courier each character is 0.6 of the size wide.
FONTS = {"C": "Courier", "CB": "Courier-Bold", "T": "Times-Roman", "TB": "Times-Bold", "H": "Helvetica"}
Item = tuple[float, float, float, str, str]  # left, base, size, font, text

ONE = (
    "The weir keeper wrote down the height of the river every morning before he lit the fire, and he did so for "
    "thirty-one years without a gap, as the notebooks in the cellar show."
)
TWO = (
    "His daughter kept the weir-house after him, but she trusted the new gauge, which failed in the second winter "
    "and was not mended until the mill had lost its wheel."
)
THREE = (
    "Nobody asked for the notebooks then. They were found again when the cellar was pumped dry, and the oldest of "
    "them could be read page by page after a week beside the stove."
)
FOUR = (
    "The council paid for the drying and for nothing else, so the girl who had carried them upstairs copied the "
    "figures by hand, and her copy is the one that the engineers use today."
)


def escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def pdf(pages: Sequence[Sequence[Item]], info: dict[str, str] | None = None, extra: bytes = b"") -> bytes:
    """Return a PDF of pages with text at places; `extra` stands in the trailer."""
    names = list(FONTS)
    fonts = b"".join(b"/%s %d 0 R" % (name.encode(), 3 + n) for n, name in enumerate(names))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects += [
        b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % FONTS[name].encode() for name in names
    ]
    kids = []
    for items in pages:
        drawn = b"".join(
            b"BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (font.encode(), size, left, base, escaped(text))
            for left, base, size, font, text in items
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<<%s>>>>/Contents %d 0 R>>"
            % (fonts, len(objects))
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    if info:
        objects.append(b"<<%s>>" % b"".join(b"/%s(%s)" % (k.encode(), escaped(v)) for k, v in info.items()))
        extra += b"/Info %d 0 R" % len(objects)
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def column(
    texts: Sequence[str],
    left: float,
    top: float,
    *,
    width: int = 70,
    size: float = 10,
    indent: bool = False,
    font: str = "C",
) -> list[Item]:
    """Return paragraphs set in lines of `width` characters, parted by space or by an indent."""
    items: list[Item] = []
    for text in texts:
        for n, line in enumerate(textwrap.wrap(text, width, initial_indent="  " if indent else "")):
            items.append((left + (1.2 * size if indent and not n else 0), top, size, font, line.strip()))
            top -= 1.2 * size
        top -= 0 if indent else 0.7 * size
    return items


def read(pages: Sequence[Sequence[Item]], info: dict[str, str] | None = None) -> Page:
    page = FORMAT.read(pdf(pages, info), "a.pdf")
    assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    return page


def body(*pages: Sequence[Item]) -> str:
    return read(pages).articles[0].body.text


HEAD: list[Item] = [
    (72, 760, 20, "TB", "The weir books"),
    (72, 735, 10, "H", "By Lene Vogt"),
    (72, 720, 10, "H", "8 October 1962"),
]


def test_title_byline_and_date() -> None:
    found = read([[*HEAD, *column((ONE, TWO), 72, 690)]], {"Title": "untitled-3", "Author": "scanner"}).articles[0]
    assert (found.title, found.authors) == ("The weir books", ("Lene Vogt",))
    assert found.date is not None
    assert (found.date.value, found.date.line) == ("1962-10-08", 3)
    assert found.evidence["title"].reason == "first heading"
    assert found.body.text == f"{ONE}\n\n{TWO}"


def test_the_files_title_counts_when_the_first_page_prints_it() -> None:
    items = [(72.0, 760.0, 10.0, "C", "The weir books"), *column((ONE, TWO), 72, 730)]
    named = read([items], {"Title": "The weir books", "Author": "Lene Vogt"}).articles[0]
    assert (named.title, named.authors) == ("The weir books", ())
    assert read([column((ONE, TWO), 72, 730)], {"Title": "The weir books"}).articles[0].title is None


@pytest.mark.parametrize("indent", [True, False])
def test_paragraphs_by_space_and_by_indent(indent: bool) -> None:
    assert body(column((ONE, TWO, THREE), 72, 760, indent=indent)) == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_a_paragraph_without_space_or_indent_ends_where_a_word_would_have_had_room() -> None:
    items = column((ONE,), 72, 760) + column((TWO,), 72, 760 - 12 * len(textwrap.wrap(ONE, 70)))
    assert body(items) == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("by_line", [True, False])
def test_two_columns_are_read_one_after_the_other(by_line: bool) -> None:
    items = column((ONE, TWO), 60, 700, width=36, indent=True) + column((THREE, FOUR), 310, 700, width=36, indent=True)
    if by_line:  # drawn from side to side, as typewritten pages are
        items.sort(key=lambda item: (-item[1], item[0]))
    head = [(60.0, 740.0, 18.0, "TB", "A headline that stands over both of the columns")]
    assert body(head + items) == f"{ONE}\n\n{TWO}\n\n{THREE}\n\n{FOUR}"


def test_three_columns_under_a_wide_line() -> None:
    items = [item for n, text in enumerate((ONE, TWO, THREE)) for item in column((text,), 40 + 180 * n, 690, width=26)]
    wide = (40.0, 720.0, 10.0, "C", "This line is as wide as the page and it comes before the three columns under it.")
    assert body([wide, *items]) == f"{wide[4]}\n\n{ONE}\n\n{TWO}\n\n{THREE}"


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = textwrap.wrap(ONE + " " + FOUR, 36)
    left = [(60.0, 700.0 - 12 * n, 10.0, "C", line) for n, line in enumerate(lines[:4])]
    right = [(310.0, 700.0 - 12 * n, 10.0, "C", line) for n, line in enumerate(lines[4:8])]
    rest = [(60.0, 700.0 - 12 * n, 10.0, "C", line) for n, line in enumerate(lines[8:])]
    assert body(left + right, rest) == f"{ONE} {FOUR}"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("the keeper of the weir wrote down the riv-", "er and the"), "the river and the"),
        (("she lived in the weir-house, and the weir-", "house was"), "the weir-house, and the weir-house was"),
        (("he left with the train to Stratford-upon-", "Avon at"), "Stratford-upon-Avon at"),
        (("between the years of 1904 and of the 1911-", "12 season"), "1911-12 season"),
        (("it was a page that he would not let anyone", "re-read or"), "anyone re-read or"),
        (("a dash at the end of a line is no hyphen –", "so it stays"), "hyphen – so it stays"),
    ],
)
def test_hyphens_at_the_end_of_a_line(lines: tuple[str, str], text: str) -> None:
    items = [(72.0, 700.0 - 12 * n, 10.0, "C", line) for n, line in enumerate((*lines, "the rest of it."))]
    assert text in body(items)


def test_running_heads_and_page_numbers_are_asides() -> None:
    pages = []
    for n, text in enumerate((ONE, TWO, THREE, FOUR)):
        head = (72.0, 800.0, 9.0, "H", "The Weir Quarterly" if n % 2 else f"Volume 7 ({1960 + n})")
        pages.append([head, *column((text,), 72, 760), (290.0, 40.0, 9.0, "C", f"- {n + 31} -")])
    page = read(pages)
    found = page.articles[0]
    assert found.body.text == f"{ONE}\n\n{TWO}\n\n{THREE}\n\n{FOUR}"
    assert [a.text for a in found.body.asides] == [
        "Volume 7 (1960)",
        "- 31 -",
        "The Weir Quarterly",
        "- 32 -",
        "- 33 -",
        "- 34 -",
    ]
    assert [a.at for a in found.body.asides if a.text.startswith("- 3")] == [
        len(ONE), len(f"{ONE}\n\n{TWO}"), len(f"{ONE}\n\n{TWO}\n\n{THREE}"), len(found.body.text),
    ]  # fmt: skip
    again = [v.reason for v in page.verdicts if v.verdict == "cut"]
    assert again == ["running head, seen before"] * 2


def test_a_page_number_in_a_running_head() -> None:
    pages = [
        [(72.0, 800.0, 9.0, "C", f"Chapter {n // 2}: the books {n + 5}"), *column((text,), 72, 760)]
        for n, text in enumerate((ONE, TWO, THREE, FOUR))
    ]
    assert body(*pages) == f"{ONE}\n\n{TWO}\n\n{THREE}\n\n{FOUR}"


def test_figures_of_a_single_page_stay_unless_they_number_it() -> None:
    assert "1904" in body([*column((ONE,), 72, 790), (72.0, 60.0, 10.0, "C", "1904")])
    assert body([*column((ONE,), 72, 790), (72.0, 40.0, 10.0, "C", "Page 1 of 1")]) == ONE


def test_footnotes_stand_beside_the_text() -> None:
    items = column((ONE, TWO), 72, 760)
    left, base, _, _, text = items[-1]
    items.append((left + 6 * len(text), base + 4, 6, "C", "1"))
    notes = [
        (72.0, 90.0, 8.0, "C", "1 The notebooks are kept in the mill, where"),
        (72.0, 80.0, 8.0, "C", "nobody may borrow them."),
    ]
    notes.append((72.0, 70.0, 8.0, "C", "2 Not this one."))
    found = read([[*items, *notes]]).articles[0]
    assert found.body.text == f"{ONE}\n\n{TWO}"
    assert [(a.kind, a.text) for a in found.body.asides] == [
        ("note", "1 The notebooks are kept in the mill, where nobody may borrow them."), ("note", "2 Not this one."),
    ]  # fmt: skip


def test_a_raised_figure_without_a_note_stays() -> None:
    items = column((ONE,), 72, 760)
    left, base, _, _, text = items[-1]
    items.append((left + 6 * len(text), base + 4, 6, "C", "2"))
    assert body(items) == f"{ONE}{items[-1][4]}" or body(items) == f"{ONE} 2"


def test_headings_by_size_and_weight() -> None:
    items = [*HEAD, *column((ONE,), 72, 690), (72.0, 600.0, 14.0, "TB", "The cellar"), *column((TWO,), 72, 580)]
    items += [(72.0, 500.0, 10.0, "CB", "What was copied"), *column((THREE,), 72, 480)]
    found = read([items]).articles[0]
    assert [(s.level, found.body.text[s.start : s.end]) for s in found.body.spans if s.kind == "heading"] == [
        (2, "The cellar"), (3, "What was copied"),
    ]  # fmt: skip


def test_lists_captions_contents_and_initials() -> None:
    listed = [
        (72.0, 600.0 - 12 * n, 10.0, "C", t)
        for n, t in enumerate(("• one book", "• two books", "1. counted", "2. copied"))
    ]
    contents = [(72.0, 500.0 - 12 * n, 10.0, "C", f"Part {n} " + "." * 30 + f" {n}") for n in range(3)]
    caption = (72.0, 400.0, 8.0, "T", "Figure 2: the cellar in 1962")
    beside = textwrap.wrap(THREE, 90)
    initial = [(72.0, 330.0, 30.0, "TB", beside[0][0]), (95.0, 345.0, 10.0, "C", beside[0][1:])]
    initial.append((95.0, 333.0, 10.0, "C", beside[1]))
    page = read([[*column((ONE,), 72, 760), *listed, *contents, caption, *initial]])
    found = page.articles[0]
    assert "- one book\n- two books\n1. counted\n2. copied" in found.body.text
    assert THREE in found.body.text
    assert [(a.kind, a.text) for a in found.body.asides] == [("caption", "Figure 2: the cellar in 1962")]
    assert [v.reason for v in page.verdicts if v.verdict == "cut"] == ["table of contents"] * 3


def test_turned_text_is_no_part_of_a_line() -> None:
    turned = pdf([column((ONE,), 72, 760)]).replace(
        b"endstream", b"BT /C 9 Tf 0 1 -1 0 20 300 Tm (in the margin) Tj ET\nendstream"
    )
    found = FORMAT.read(turned, "a.pdf").articles[0]
    assert found.body.text == ONE
    assert [a.text for a in found.body.asides] == ["in the margin"]


def test_several_articles_under_headlines_with_dates() -> None:
    items: list[Item] = []
    top = 790.0
    parts = (
        ("The weir books", "By Lene Vogt, 8 October 1962", ONE, TWO),
        ("A cellar pumped dry", "By Jon Ried, 9 October 1962", THREE, FOUR),
        ("Who pays for the stove", "By Lene Vogt, 2 November 1962", FOUR[:150] + ".", ONE),
    )
    for title, by, one, two in parts:
        items += [(72, top, 16, "TB", title), (72, top - 18, 10, "H", by), *column((one, two), 72, top - 40)]
        top -= 200
    found = read([items]).articles
    assert [a.title for a in found] == [title for title, *_ in parts]
    assert [a.authors for a in found] == [("Lene Vogt",), ("Jon Ried",), ("Lene Vogt",)]


def test_a_scan_is_skipped_and_a_page_without_text_is_named() -> None:
    with pytest.raises(Unreadable, match="a scan, or empty; run text recognition"):
        FORMAT.read(pdf([[], []]), "a.pdf")
    assert read([column((ONE,), 72, 760), []]).problem == "no text on 1 of 2 pages (2)"


def test_more_pages_than_the_limit_are_left_out_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readroom.importer.pdf.lines.PDF_PAGES", 2)
    page = FORMAT.read(pdf([column((text,), 72, 760) for text in (ONE, TWO, THREE)]), "a.pdf")
    assert page.articles[0].body.text == f"{ONE}\n\n{TWO}"
    assert page.problem == "only its first 2 pages were read, the limit; it says that it has 3"


def test_ligatures_are_letters() -> None:
    own = b"/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[65/fi]>>"
    source = pdf([[(72, 700, 10, "C", "the Are was lit")]]).replace(b"/Encoding/WinAnsiEncoding", own)
    assert FORMAT.read(source, "a.pdf").articles[0].body.text == "the fire was lit"


def test_control_characters_are_none() -> None:
    assert "\x1b" not in body([(72, 700, 10, "C", "a \x1b[31m word"), *column((ONE,), 72, 600)])


def test_without_the_library_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(Unreadable, match=r"needs the extra pdf: pip install 'readroom\[pdf\]'"):
        FORMAT.read(pdf([column((ONE,), 72, 760)]), "a.pdf")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "a damaged PDF"),
        (b"%PDF-1.7\n" + b"1 0 obj\n" * 3000, "a damaged PDF"),
        (pdf([column((ONE,), 72, 760)])[:300], "a damaged PDF"),
        (pdf([]), "damaged PDF|without pages"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        FORMAT.read(data, "a.pdf")


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a"])
def test_told_by_its_header(name: str) -> None:
    found = find_format(b"\n\n" + pdf([])[:200], name)
    assert found is not None
    assert found.name == "pdf"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    found = Pool(1)
    yield found
    found.close(at_once=True)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_mutation_or_truncation_ends_in_an_outcome(
    pool: Pool, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    source = bytearray(pdf([[*HEAD, *column((ONE,), 72, 690)], column((TWO,), 72, 760)], {"Title": "x"}))
    if data.draw(st.booleans()):
        del source[data.draw(st.integers(0, len(source))) :]
    for _ in range(data.draw(st.integers(0, 8)) if source else 0):
        source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "mutated.pdf"
    path.write_bytes(source)
    found = page_or_reason(pool.submit(Task(file_task(FORMAT, str(path), path.name))).result())
    if isinstance(found, str):
        assert found
        assert "its reader failed" not in found
    else:
        assert found.articles
