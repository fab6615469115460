"""Exports of Factiva, Europresse and LexisNexis (HTML): every field, in each generation and language."""

import io
from pathlib import Path
from typing import Any

import pytest

from readroom.importer.formats import Declared, Record, Unreadable, find_format
from readroom.importer.press.factiva import keywords_of
from readroom.text.model import Article, Page


@pytest.fixture
def folder(root: Path) -> Path:
    return root / "tests" / "fixtures" / "formats"


def pages(path: Path) -> list[Page | str]:
    data = path.read_bytes()
    reader = find_format(data[:65536], path.name)
    assert reader is not None
    if not reader.container:
        return [reader.read(data, path.name)]
    found: list[Page | str] = []
    for part in reader.records(io.BytesIO(data)):
        if isinstance(part, Record):
            try:
                found.append(reader.read_record(part.data, part.number, path.name))
            except Unreadable as problem:
                found.append(str(problem))
    return found


def articles(path: Path) -> list[Article | str]:
    found: list[Article | str] = []
    for page in pages(path):
        found += [page] if isinstance(page, str) else page.articles
    return found


def fields(article: Article | str, *names: str) -> dict[str, Any]:
    assert isinstance(article, Article)
    date = article.date.value if article.date else None
    return {name: date if name == "date" else getattr(article, name) for name in names}


def test_factiva_with_codes(folder: Path) -> None:
    first, picture, last = articles(folder / "factiva_codes_en.html")
    assert isinstance(first, Article)
    assert fields(first, "title", "authors", "date", "source", "section", "print_page", "edition", "language") == {
        "title": "Ferry to run through the winter",
        "authors": ("Ines Marlow", "Tom Abara"),
        "date": "2021-03-03",
        "source": "The Harbour Gazette",
        "section": "News",
        "print_page": "A4",
        "edition": "Islands",
        "language": "en",
    }
    assert (first.database, first.accession) == ("Factiva", "HGZ0000020210303eh3300001")
    assert first.keywords == (
        "Port Ellery Shipping Ltd",
        "Ferry Services",
        "Local News",
        "United Kingdom",
        "Islands",
    )
    assert first.body.text == (
        "The harbour board voted on Tuesday to keep the small ferry running through the winter.\n\n"
        "Two hundred people had written to ask for it.\n\nThe boat will cross four times a day."
    )
    assert [(a.kind, a.text) for a in first.body.asides] == [("caption", "The ferry at the north pier.")]
    assert picture == "no text in this record"
    assert fields(last, "title", "authors") == {"title": "Second boat ordered", "authors": ()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "factiva_en.html",
            {
                "title": "Pier lights mended",
                "authors": ("Tom Abara",),
                "date": "2021-03-06",
                "source": "The Harbour Gazette",
                "section": "News",
                "print_page": "A2",
                "language": "en",
                "accession": "HGZ0000020210306eh3600004",
            },
        ),
        (
            "factiva_de.html",
            {
                "title": "Fähre fährt auch im Winter",
                "authors": ("Mara Lindqvist",),
                "date": "2021-03-03",
                "source": "Hafenblatt",
                "section": "Lokales",
                "print_page": "3",
                "language": "de",
                "accession": "HBL0000020210303eh3300006",
            },
        ),
        (
            "factiva_fr.html",
            {
                "title": "Le bac circulera tout l'hiver",
                "authors": ("Maud Delaunay",),
                "date": "2021-03-03",
                "source": "Le Courrier du port",
                "section": None,
                "print_page": "2",
                "language": "fr",
                "accession": "CDP0000020210303eh3300007",
            },
        ),
        (
            "factiva_es.html",
            {
                "title": "El barco cruzará todo el invierno",
                "authors": ("Inés Robles",),
                "date": "2021-03-03",
                "source": "La Gaceta del Puerto",
                "section": "Puerto",
                "print_page": "5",
                "language": "es",
                "accession": "GDP0000020210303eh3300008",
            },
        ),
    ],
)
def test_factiva_without_codes(folder: Path, name: str, expected: dict[str, Any]) -> None:
    assert fields(articles(folder / name)[0], *expected) == expected


def test_factiva_without_a_byline(folder: Path) -> None:
    _, second = articles(folder / "factiva_en.html")
    assert fields(second, "title", "authors", "section", "source", "date") == {
        "title": "No byline here",
        "authors": (),
        "section": None,
        "source": "The Evening Tide",
        "date": "2021-03-07",
    }


def test_factiva_as_xml(folder: Path) -> None:
    first, broken, last = articles(folder / "factiva.xml")
    assert isinstance(first, Article)
    assert fields(first, "title", "authors", "date", "source", "language", "accession", "keywords") == {
        "title": "Nets and tides",
        "authors": ("Ines Marlow",),
        "date": "2021-03-08",
        "source": "The Harbour Gazette",
        "language": "en",
        "accession": "HGZ0000020210308eh3800009",
        "keywords": ("United Kingdom", "Fishing"),
    }
    assert first.body.text.split("\n\n")[1] == "Nobody came to claim the nets."
    assert broken == "broken off: the article's element is never closed"
    assert fields(last, "title", "date") == {"title": "Netze & Gezeiten", "date": "2021-03-08"}


def test_factiva_as_rtf(folder: Path) -> None:
    (coded,) = articles(folder / "factiva_codes.rtf")
    assert isinstance(coded, Article)
    assert fields(coded, "title", "authors", "date", "source", "print_page", "accession", "keywords") == {
        "title": "Ferry to run again in spring",
        "authors": ("Ines Marlow",),
        "date": "2021-04-03",
        "source": "The Harbour Gazette",
        "print_page": "A4",
        "accession": "HGZ0000020210403eh4300011",
        "keywords": ("Ferry Services", "United Kingdom"),
    }
    assert coded.body.text.count("\n\n") == 1
    first, second = articles(folder / "factiva.rtf")
    assert fields(first, "title", "authors", "accession") == {
        "title": "Second boat named",
        "authors": ("Tom Abara",),
        "accession": "EVT0000020210404eh4400012",
    }
    assert fields(second, "title", "date", "source", "language") == {
        "title": "Bac réparé",
        "date": "2021-04-05",
        "source": "Le Courrier du port",
        "language": "fr",
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("gtrans : Ferry Services | gcat : Local News", ("Ferry Services", "Local News")),
        ("prtell : Port Ellery Shipping Ltd", ("Port Ellery Shipping Ltd",)),
        ("Ferries; Harbours", ("Ferries", "Harbours")),
        ("", ()),
    ],
)
def test_codes_of_subjects_lose_the_code(text: str, names: tuple[str, ...]) -> None:
    assert keywords_of(text) == names


def test_europresse(folder: Path) -> None:
    first, second, empty = articles(folder / "europresse.html")
    assert isinstance(first, Article)
    assert fields(first, "title", "authors", "date", "source", "section", "print_page", "accession", "database") == {
        "title": "Le bac circulera tout l'hiver",
        "authors": ("Maud Delaunay",),
        "date": "2021-03-03",
        "source": "Le Courrier du port",
        "section": "Port",
        "print_page": "p. 2",
        "accession": "news·20210303·CDP·0q1503",
        "database": "Europresse",
    }
    assert first.body.text.startswith("Le conseil du port a décidé mardi de faire circuler le petit bac pendant")
    assert [(a.kind, a.text) for a in first.body.asides] == [("deck", "Transports")]
    assert fields(second, "authors", "date", "section", "print_page") == {
        "authors": (),
        "date": "2021-03-03",
        "section": "Lokales",
        "print_page": "S. 3",
    }
    assert empty == "no text in this record"


def test_europresse_in_tables(folder: Path) -> None:
    (old,) = articles(folder / "europresse_old.html")
    assert isinstance(old, Article)
    assert fields(old, "title", "authors", "date", "section", "print_page", "accession") == {
        "title": "Le phare est rallumé",
        "authors": ("Maud Delaunay",),
        "date": "2006-03-14",
        "section": "Port",
        "print_page": "p. 16",
        "accession": "news·20060314·CDP·0q1401",
    }
    assert old.body.text.endswith("Les pêcheurs ont applaudi depuis leurs barques.")


def test_lexisnexis_as_html(folder: Path) -> None:
    data = (folder / "nexis.html").read_bytes()
    reader = find_format(data, "x")
    assert reader is not None
    assert Declared(3) in list(reader.records(io.BytesIO(data)))
    first, broken, last = articles(folder / "nexis.html")
    assert isinstance(first, Article)
    assert fields(first, "title", "authors", "date", "source", "section", "print_page", "language") == {
        "title": "Ferry to run through the winter",
        "authors": ("Ines Marlow",),
        "date": "2021-03-03",
        "source": "The Harbour Gazette (Port Ellery)",
        "section": "NEWS",
        "print_page": "Pg. 4",
        "language": "en",
    }
    assert "small ferry running" in first.body.text
    assert broken == "not a record: it has none of LexisNexis's fields"
    assert fields(last, "title", "language") == {"title": "Netze und Gezeiten", "language": "de"}


@pytest.mark.parametrize("name", ["factiva_codes_en.html", "factiva_en.html", "europresse.html", "nexis.html"])
def test_what_is_cited_stands_on_its_line(folder: Path, name: str) -> None:
    for page in pages(folder / name):
        if isinstance(page, str):
            continue
        lines = page.text.split("\n")
        (article,) = page.articles
        assert article.title is not None
        assert article.title in lines[(article.evidence["title"].line or 0) - 1]
        assert article.date is not None
        assert article.date.raw in lines[(article.date.line or 0) - 1]
