"""CSL JSON: records of a reference manager, told from other JSON by what only they have."""

import io
from pathlib import Path
from typing import Any

import pytest

from readroom.importer import limits
from readroom.importer.formats import Record, Unreadable, find_format
from readroom.importer.formats.csl import FORMAT, read_csl
from readroom.importer.records.reference import reference_page
from readroom.text.model import Aside, Evidence, Page, PrintedDate

FIXTURES = Path(__file__).parent.parent / "fixtures" / "formats"
DATA = (FIXTURES / "csl_records.json").read_bytes()


def read(number: int) -> Page:
    found = [p for p in FORMAT.records(io.BytesIO(DATA)) if isinstance(p, Record)]
    return FORMAT.read_record(found[number - 1].data, number, "csl_records.json")


def made(record: dict[str, Any]) -> Page:
    return reference_page(read_csl(record), "csl", 1)


def test_a_newspaper_article_with_everything() -> None:
    page = read(1)
    article = page.articles[0]
    assert (article.title, article.authors) == (
        "Tenth barge turned back at Marrowick",
        ("Hedda Lind", "Jon van Ask", "Mercury Staff"),
    )
    assert article.date == PrintedDate("2021-03-15", "day", "2021-03-15", 12)
    assert (article.source, article.section, article.print_page, article.edition, article.language) == (
        "Marrowick Mercury",
        "Waterways",
        "A3",
        "Late",
        "en",
    )
    assert (article.database, article.accession) == ("Press Cellar", "PC-0815")
    assert article.url == "https://mercury.example/2021/tenth-barge"
    assert page.crawl_date is not None
    assert page.crawl_date.value == "2021-05-01"
    assert article.body.text.split("\n\n")[1].startswith("“It is the silt,” said Hedda Brandt")
    assert article.body.asides == (Aside("note", len(article.body.text), "Read this one again.", 18),)
    assert article.evidence["text"] == Evidence(15, 0.5, "abstract: an abstract, perhaps not the whole article")


def test_every_line_has_a_verdict() -> None:
    for number in (1, 2):
        page = read(number)
        lines = page.text.split("\n")
        assert [v.line for v in page.verdicts] == list(range(1, len(lines) + 1))
        kept = [line for line, v in zip(lines, page.verdicts, strict=True) if v.verdict == "kept"]
        assert kept
        assert {v.reason for v in page.verdicts if v.verdict == "cut"} == {"id: not read"}


def test_a_note_in_html_is_the_text_where_there_is_no_abstract() -> None:
    article = read(2).articles[0]
    assert article.body.text == (
        "The town clerk found the missing ledger behind a radiator. It was dry, and every page was there.\n\n"
        "Its last entry is from the night of the flood."
    )
    assert article.date is not None
    assert (article.date.value, article.date.raw, article.source) == ("2020-04", "April 2020", "Lower Gate Press")
    assert article.evidence["source"].confidence < 1


def test_a_record_without_text_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"^no text in this record$"):
        read(3)
    with pytest.raises(Unreadable, match="no text"):
        made({"type": "book", "title": "T", "note": "Copyright - Marrowick 2021"})


@pytest.mark.parametrize(
    ("issued", "value"),
    [
        ({"date-parts": [[2021, 3]]}, "2021-03"),
        ({"date-parts": [["2021"]]}, "2021"),
        ({"date-parts": [[2021, 3, 15], [2021, 3, 16]]}, "2021-03-15"),
        ({"raw": "15 mars 2021"}, "2021-03-15"),
        ({"literal": "next spring"}, None),
        ({"date-parts": []}, None),
        ("2021-03-15", "2021-03-15"),
        (7, None),
    ],
)
def test_dates_in_every_form(issued: Any, value: str | None) -> None:
    date = made({"type": "article", "abstract": "Words.", "issued": issued}).articles[0].date
    assert (date.value if date else None) == value


def test_a_site_is_no_press_database() -> None:
    assert made({"abstract": "Words.", "source": "mercury.example"}).articles[0].database is None
    assert made({"abstract": "Words.", "source": "Press Cellar"}).articles[0].database == "Press Cellar"


def test_detection() -> None:
    assert find_format(DATA[: limits.HEAD_BYTES], "a.json") is FORMAT
    assert find_format(b'{"items": [{"type": "article-newspaper", "container-title": "x"}]}', "") is FORMAT
    assert find_format(b'[{"type": "article", "title": "x", "text": "y"}]', "") is not FORMAT
    for path in sorted(FIXTURES.iterdir()):
        if not path.name.startswith("csl_"):
            with path.open("rb") as file:
                assert find_format(file.read(limits.HEAD_BYTES), path.name) is not FORMAT, path.name
