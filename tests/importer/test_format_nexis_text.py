"""LexisNexis exports as text: cover page, editions, corrections, four languages of the interface."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer.formats import Declared, Record, Unreadable, find_format
from readroom.importer.formats.nexis_text import FORMAT
from readroom.text.model import Page


@pytest.fixture
def folder(root: Path) -> Path:
    return root / "tests" / "fixtures" / "formats"


def pages(data: bytes) -> list[Page | str]:
    found: list[Page | str] = []
    for part in FORMAT.records(io.BytesIO(data)):
        if isinstance(part, Record):
            try:
                found.append(FORMAT.read_record(part.data, part.number, "x.txt"))
            except Unreadable as problem:
                found.append(str(problem))
    return found


def test_every_field_of_the_english_export(folder: Path) -> None:
    data = (folder / "nexis_en.txt").read_bytes()
    assert find_format(data, "x") is FORMAT
    parts = list(FORMAT.records(io.BytesIO(data)))
    assert [p.number for p in parts if isinstance(p, Record)] == [1, 2, 3, 4]
    assert [p for p in parts if isinstance(p, Declared)] == [Declared(4)]
    page, second, picture, corrected = pages(data)
    assert isinstance(page, Page)
    (article,) = page.articles
    assert article.title == "Ferry to run through the winter"
    assert article.authors == ("Ines Marlow", "Tom Abara")
    assert article.date is not None
    assert (article.date.value, article.date.precision) == ("2021-03-03", "day")
    assert (article.source, article.edition) == ("The Harbour Gazette (Port Ellery)", "Edition 1; Islands")
    assert (article.section, article.print_page, article.language) == ("NEWS", "Pg. 4", "en")
    assert article.body.text == (
        "The harbour board voted on Tuesday to keep the small ferry running through the winter, after two hundred "
        'people had written to ask for it.\n\n"Notes: none," the clerk wrote, and the treasurer laughed.\n\n'
        "The boat will cross four times a day."
    )
    assert [(a.kind, a.text, a.at) for a in article.body.asides] == [
        ("other", "PORT ELLERY", 0),
        ("caption", "The ferry at the north pier on Monday. INES MARLOW", len(article.body.text)),
    ]
    assert all(v.reason != "not understood" for v in page.verdicts)
    assert len(page.verdicts) == page.text.count("\n") + 1
    assert isinstance(second, Page)
    assert second.articles[0].title == "Second boat ordered from Kelso Point yard"
    assert second.articles[0].source == "The Evening Tide"
    assert second.articles[0].date is not None
    assert second.articles[0].date.value in ("2021-03-04", "2021-03-04T18:15")
    assert picture == "no text in this record"
    assert isinstance(corrected, Page)
    assert [a.text for a in corrected.articles[0].body.asides] == [
        "Correction Appended",
        "An earlier version named the wrong pier.",
    ]
    assert corrected.articles[0].edition is None
    assert corrected.articles[0].title == "Pier lights mended"


@pytest.mark.parametrize(
    ("name", "title", "author", "source", "section", "place", "language"),
    [
        ("de", "Fähre fährt auch im Winter", "Mara Lindqvist", "Hafenblatt", "LOKALES", "S. 3", "de"),
        ("fr", "Le bac circulera tout l'hiver", "Maud Delaunay", "Le Courrier du port", "PORT", "Pg. 2", "fr"),
        ("es", "El barco cruzará todo el invierno", "Inés Robles", "La Gaceta del Puerto", "PUERTO", "Pág. 5", "es"),
    ],
)
def test_the_language_of_the_interface(
    folder: Path, name: str, title: str, author: str, source: str, section: str, place: str, language: str
) -> None:
    data = (folder / f"nexis_{name}.txt").read_bytes()
    assert find_format(data, "x") is FORMAT
    assert Declared(1) in list(FORMAT.records(io.BytesIO(data)))
    (page,) = pages(data)
    assert isinstance(page, Page)
    (article,) = page.articles
    assert (article.title, article.authors, article.source) == (title, (author,), source)
    assert (article.section, article.print_page, article.language) == (section, place, language)
    assert article.date is not None
    assert article.date.value == "2021-03-03"
    assert article.edition == ("Erste Ausgabe" if name == "de" else None)
    assert all(v.reason != "not understood" for v in page.verdicts)


def test_a_page_that_counts_documents_is_no_export() -> None:
    text = "Archive\n\n1 of 10 documents\n\nThe harbour board voted on Tuesday.\n"
    assert find_format(text.encode(), "x.txt") is not FORMAT


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_damage_ends_in_pages_or_reasons(root: Path, data: st.DataObject) -> None:
    whole = (root / "tests" / "fixtures" / "formats" / "nexis_en.txt").read_bytes()
    start = data.draw(st.integers(0, len(whole) - 1))
    hurt = whole[:start] + data.draw(st.binary(max_size=9)) + whole[start + data.draw(st.integers(0, 200)) :]
    for page in pages(hurt):
        if isinstance(page, Page):
            assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))
