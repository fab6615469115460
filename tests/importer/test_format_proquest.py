"""ProQuest exports as text: every field of every language, broken records, nothing invented."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import splitting
from readroom.importer.formats import Declared, Record, Unreadable, find_format
from readroom.importer.formats.proquest_html import FORMAT as HTML
from readroom.importer.formats.proquest_text import FORMAT
from readroom.importer.press.proquest import find_label, own_address
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


def test_every_field_of_a_full_record(folder: Path) -> None:
    data = (folder / "proquest_en.txt").read_bytes()
    parts = list(FORMAT.records(io.BytesIO(data)))
    assert [p.number for p in parts if isinstance(p, Record)] == [1, 2, 3, 4]
    assert [p for p in parts if isinstance(p, Declared)] == [Declared(4)]
    page, abstract, broken, last = pages(data)
    assert isinstance(page, Page)
    (article,) = page.articles
    assert article.title == "Ferry to run through the winter"
    assert article.authors == ("Marlow, Ines", "Abara, Tom")
    assert article.date is not None
    assert (article.date.value, article.date.precision, article.date.raw) == ("2021-03-03", "day", "Mar 3, 2 021")
    assert (article.source, article.section, article.print_page) == ("Harbour Gazette; Port Ellery", "News", "A.4")
    assert (article.database, article.accession, article.language) == ("ProQuest", "2400000001", "en")
    assert article.url == "https://www.proquest.com/newspapers/ferry-run-through-winter/docview/2400000001/se-2"
    assert article.keywords == ("Ferries", "Harbors", "Local elections--Port Ellery", "Port Ellery")
    assert article.body.text == (
        "The harbour board voted on Tuesday to keep the small ferry running through the winter, after two hundred "
        "people had written to ask for it.\n\n"
        "Section: that is how the treasurer began her report, and nobody laughed.\n\n"
        "The boat will cross four times a day."
    )
    assert [(a.kind, a.text) for a in article.body.asides] == [
        ("caption", "The ferry at the north pier on Monday."),
        ("note", "An earlier version named the wrong pier."),
    ]
    lines = page.text.split("\n")
    assert [v.line for v in page.verdicts] == list(range(1, len(lines) + 1))
    assert all(v.reason != "not understood" for v in page.verdicts)
    assert "ProQuest document ID" in lines[(article.evidence["accession"].line or 0) - 1]
    assert isinstance(abstract, Page)
    assert abstract.problem == "only the abstract: the record has no full text"
    assert abstract.articles[0].authors == ()
    assert abstract.articles[0].date is not None
    assert (abstract.articles[0].date.value, abstract.articles[0].date.precision) == ("2020", "year")
    assert broken == "not a record: it has none of ProQuest's labels"
    assert isinstance(last, Page)
    assert last.articles[0].date is not None
    assert (last.articles[0].date.value, last.articles[0].date.precision) == ("2021-04", "month")


@pytest.mark.parametrize(
    ("name", "title", "author", "source", "language", "number", "words"),
    [
        ("de", "Fähre fährt auch im Winter", "Lindqvist, Mara", "Hafenblatt", "de", "2400000011", "Der Hafenrat"),
        ("fr", "Le bac circulera tout l'hiver", "Delaunay, Maud", "Le Courrier du port", "fr", "2400000021", "Le con"),
        ("es", "El barco cruzará todo el invierno", "Robles, Inés", "La Gaceta del Puerto", "es", "2400000031", "La "),
    ],
)
def test_the_language_of_the_interface(
    folder: Path, name: str, title: str, author: str, source: str, language: str, number: str, words: str
) -> None:
    data = (folder / f"proquest_{name}.txt").read_bytes()
    assert find_format(data, "x.txt") is FORMAT
    assert Declared(1) in list(FORMAT.records(io.BytesIO(data)))
    (page,) = pages(data)
    assert isinstance(page, Page)
    (article,) = page.articles
    assert (article.title, article.authors, article.source, article.language) == (title, (author,), source, language)
    assert article.accession == number
    assert article.date is not None
    assert article.date.value == "2021-03-03"
    assert article.body.text.startswith(words)
    assert article.body.text.count("\n\n") == 1
    assert all(v.reason != "not understood" for v in page.verdicts)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        (
            "https://a.b/login?url=https://www.proquest.com/docview/1/se-2?accountid=9",
            "https://www.proquest.com/docview/1/se-2",
        ),
        ("https://www-proquest-com.lib.example.edu/docview/1", "https://www.proquest.com/docview/1"),
        ("https://search.proquest.com/docview/1?accountid=9", "https://search.proquest.com/docview/1"),
    ],
)
def test_an_address_loses_the_proxy_and_the_account(address: str, own: str) -> None:
    assert own_address(address) == own


def test_only_the_databases_own_labels_are_labels() -> None:
    assert find_label("Publication title: The Tide") == ("Publication title", "source", "The Tide")
    assert find_label("DocumentURL: x") == ("DocumentURL", "url", "x")
    assert find_label("Yesterday: all was well") is None


def test_prose_with_a_rule_is_no_export() -> None:
    text = "_" * 60 + "\n\nA dump of a page.\n\nSubject: none of that\n"
    assert find_format(text.encode(), "x.txt") is not FORMAT


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_damage_ends_in_pages_or_reasons(root: Path, data: st.DataObject) -> None:
    whole = (root / "tests" / "fixtures" / "formats" / "proquest_en.txt").read_bytes()
    start = data.draw(st.integers(0, len(whole) - 1))
    hurt = whole[:start] + data.draw(st.binary(max_size=9)) + whole[start + data.draw(st.integers(0, 200)) :]
    for page in pages(hurt):
        if isinstance(page, Page):
            assert [v.line for v in page.verdicts] == list(range(1, page.text.count("\n") + 2))


def html_pages(data: bytes) -> list[Page | str]:
    assert find_format(data, "x") is HTML
    found: list[Page | str] = []
    for part in HTML.records(io.BytesIO(data)):
        assert isinstance(part, Record)
        try:
            found.append(HTML.read_record(part.data, part.number, "x"))
        except Unreadable as problem:
            found.append(str(problem))
    return found


def test_the_html_export_has_the_same_fields(folder: Path) -> None:
    page, second, broken = html_pages((folder / "proquest.html").read_bytes())
    assert isinstance(page, Page)
    (article,) = page.articles
    assert (article.title, article.authors) == ("Pier lights mended", ("Abara, Tom",))
    assert article.date is not None
    assert (article.date.value, article.accession, article.print_page) == ("2021-03-05", "2400000041", "A.4")
    assert article.body.text == (
        "The pier lights were mended on Friday & tested at night.\n\n"
        "Section: none of the crew was hurt, said the harbourmaster."
    )
    assert article.url == "https://search.proquest.com/docview/2400000041"
    assert article.section is None
    assert all(v.reason != "not understood" for v in page.verdicts)
    assert isinstance(second, Page)
    assert (second.articles[0].title, second.articles[0].authors) == ("A quiet week in the nets", ())
    assert broken == "not a record: it has none of ProQuest's labels"


def test_the_export_in_an_e_mail(folder: Path) -> None:
    (page,) = html_pages((folder / "proquest.eml").read_bytes())
    assert isinstance(page, Page)
    assert page.articles[0].title == "The crew’s supper"
    assert page.articles[0].body.text == "The crew ate at the café on the north pier — all seven of them."


def test_records_may_cross_any_chunk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (folder / "proquest.html").read_bytes()
    whole = [p.data for p in HTML.records(io.BytesIO(data)) if isinstance(p, Record)]
    monkeypatch.setattr(splitting, "CHUNK", 7)
    assert [p.data for p in HTML.records(io.BytesIO(data)) if isinstance(p, Record)] == whole
    assert len(whole) == 3
