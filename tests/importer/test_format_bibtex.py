"""BibTeX: entries, abbreviations, LaTeX in letters, and what is broken."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import limits
from readroom.importer.formats import Left, Part, Record, Unreadable, find_format
from readroom.importer.formats.bibtex import FORMAT
from readroom.importer.records.bibtex_entry import decoded, resolved
from readroom.text.model import Aside, Page, PrintedDate

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
OURS = ["bibtex_broken.bib", "bibtex_zotero.bib"]


def parts(data: bytes) -> list[Part]:
    return list(FORMAT.records(io.BytesIO(data)))


def read(data: bytes, number: int) -> Page:
    found = [p for p in parts(data) if isinstance(p, Record)]
    return FORMAT.read_record(found[number - 1].data, number, "a.bib")


def fixture(name: str) -> bytes:
    data = (FIXTURES / name).read_bytes()
    assert find_format(data[: limits.HEAD_BYTES], "") is FORMAT
    return data


def test_an_entry_with_everything() -> None:
    page = read(fixture("bibtex_zotero.bib"), 1)
    article = page.articles[0]
    assert (article.title, article.authors) == (
        "Tenth Barge turned back at Marrowick",
        ("Hedda Lind", "Jon van der Ask", "Mercury Press Agency, Inc."),
    )
    assert article.date == PrintedDate("2021-03-15", "day", "15 mar 2021", 5)
    assert (article.source, article.print_page, article.language, article.keywords) == (
        "Marrowick Mercury (Late)",
        "A3-A4",
        "en",
        ("locks", "silt"),
    )
    assert article.url == "https://mercury.example/2021/tenth_barge?a=1&b=50%"
    assert article.body.text == (
        "The lock keepers counted nine barges before noon; 90% of them were late.\n\n"
        "“It is the silt,” said Hedda Brandt."
    )
    assert article.body.asides == (Aside("note", len(article.body.text), "Read this one again.", 17),)
    assert page.crawl_date is not None
    assert page.crawl_date.value == "2021-05-01"


def test_every_line_has_a_verdict_by_its_field() -> None:
    page = read(fixture("bibtex_zotero.bib"), 1)
    said = [(v.verdict, v.reason) for v in page.verdicts]
    assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
    assert said[:3] == [("metadata", "type"), ("metadata", "title"), ("metadata", "author")]
    assert said[12:19] == [("kept", "abstract")] * 4 + [
        ("aside", "note"),
        ("cut", "file: not read"),
        ("metadata", "type"),
    ]


def test_biblatex_in_german() -> None:
    article = read(fixture("bibtex_zotero.bib"), 2).articles[0]
    assert (article.title, article.source, article.language) == ("Schlüssel und Schloß", "Marrowicker Bote", "de")
    assert article.body.text == "Der Schlüssel lag im Fluss, das Schloß im Keller."
    assert article.date is not None
    assert (article.date.value, article.date.precision) == ("2020-04", "month")


def test_what_is_no_entry_and_what_has_no_text() -> None:
    found = parts(fixture("bibtex_zotero.bib"))
    assert [p for p in found if isinstance(p, Left)] == [Left("comments")]
    with pytest.raises(Unreadable, match=r"^no text in this record$"):
        read(fixture("bibtex_zotero.bib"), 3)


def test_one_broken_entry_does_not_stop_the_others() -> None:
    data = fixture("bibtex_broken.bib")
    titles, problems = {}, {}
    for part in parts(data):
        assert isinstance(part, Record)
        try:
            page = FORMAT.read_record(part.data, part.number, "a")
            titles[part.number], problems[part.number] = page.articles[0].title, page.problem
        except Unreadable as reason:
            problems[part.number] = str(reason)
    assert titles == {1: "Whole", 3: "After it", 4: "Twice", 5: "Round"}
    assert problems[4] == "a field stands twice in this entry"
    assert all("broken BibTeX" in (problems[n] or "") for n in (2, 6))


@pytest.mark.parametrize(
    ("latex", "letters"),
    [
        (r"{F\"a}hre", "Fähre"),
        (r"Schlo{\ss}", "Schloß"),
        (r"50\% of 3 \& 4", "50% of 3 & 4"),
        ("50% stays", "50% stays"),
        (r"costs \$5", "costs $5"),
        ("a $x^2$ b", "a $x^2$ b"),
        ("``so'' -- then", "“so” – then"),
        (r"\textit{set} apart", "set apart"),
        ("plain", "plain"),
        ("un{closed", "unclosed"),
    ],
)
def test_latex_in_letters(latex: str, letters: str) -> None:
    assert decoded(latex) == letters


def test_pieces_and_abbreviations() -> None:
    assert resolved('{a # b} # hb # " c"', {"hb": '"Bote"'}) == "a # bBote c"
    assert resolved("a", {"a": "b", "b": "a"}) in ("a", "b")
    data = b'@string{a = "Bote"}\n@string{b = a # { am Fluss}}\n@misc{x, journal = b, abstract = {Words.}}'
    assert read(data, 1).articles[0].source == "Bote am Fluss"


def test_without_the_library_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = fixture("bibtex_zotero.bib")
    record = next(p for p in parts(data) if isinstance(p, Record))
    monkeypatch.setitem(sys.modules, "bibtexparser", None)
    for read_it in (lambda: parts(data), lambda: FORMAT.read_record(record.data, 1, "a")):
        with pytest.raises(Unreadable, match=r"^needs the extra bib: pip install 'readroom\[bib\]'$"):
            read_it()


def test_detection() -> None:
    assert find_format(b"% a comment\n@article{a,\n title = {x}}", "a.txt") is FORMAT
    assert find_format(b"words", "a.bib") is FORMAT
    assert find_format(b"@someone wrote {this}, and that = nothing", "a.txt") is not FORMAT
    for path in sorted(FIXTURES.iterdir()):
        if path.name not in OURS:
            with path.open("rb") as file:
                assert find_format(file.read(limits.HEAD_BYTES), path.name) is not FORMAT, path.name


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(OURS), st.data())
def test_any_damage_ends_in_pages_or_reasons(name: str, data: st.DataObject) -> None:
    whole = (FIXTURES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    hurt = whole[:start] + data.draw(st.binary(max_size=6)) + whole[start + data.draw(st.integers(0, 60)) :]
    records = [p for p in parts(hurt) if isinstance(p, Record)]
    assert [p.number for p in records] == list(range(1, len(records) + 1))
    for part in records:
        try:
            page = FORMAT.read_record(part.data, part.number, "a")
        except Unreadable:
            continue
        assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
