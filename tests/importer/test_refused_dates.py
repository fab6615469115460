"""Dates that no calendar has: the article stays undated, and the printed form is told."""

from pathlib import Path

import pytest

from readroom.db.library import Library
from readroom.db.review import doubts
from readroom.importer.refused_dates import refused_date, with_refused_dates
from readroom.importer.session import Options, import_paths
from readroom.text.model import Article, Body, Evidence, Page, PrintedDate


@pytest.mark.parametrize(
    ("line", "raw"),
    [
        ("31 February 2021", "31 February 2021"),
        ("Posted on April 31st, 2019 by Ann", "April 31st, 2019"),
        ("30. Februar 2020", "30. Februar 2020"),
        ("31 de junio de 2018", "31 de junio de 2018"),
        ("2021-02-29", "2021-02-29"),
        ("2021-13-01", None),  # the first of a month 13, or the 13th of January
        ("32/13/2020", "32/13/2020"),
        ("13/12/2020", None),
        ("29 February 2020", None),
        ("31 boats 2020", None),
        ("Version 31.02.20", None),
        ("31 February", None),
        ("31 February 2021 " + "and so on " * 9, None),
    ],
)
def test_what_has_the_form_of_a_day_and_is_none(line: str, raw: str | None) -> None:
    assert refused_date(line) == raw


def page(*lines: str, date: PrintedDate | None = None, evidence: dict[str, Evidence] | None = None) -> Page:
    text = "\n".join(lines)
    article = Article(Body(text), "T", date=date, lines=(2, len(lines)), evidence=evidence or {})
    return Page("text", text, (article,))


def test_an_undated_article_tells_the_date_that_was_refused() -> None:
    (article,) = with_refused_dates(page("Menu", "The mole", "31 June 2021", "Words.")).articles
    assert article.date is None
    assert article.evidence["date"] == Evidence(3, 0.0, "not read as a date: 31 June 2021 is no day that there is")
    (article,) = with_refused_dates(page("Menu", "The mole", *["Words."] * 40, "31 June 2021")).articles
    assert article.evidence["date"].line == 43
    deep = page("Menu", "The mole", *["Words."] * 40, "31 June 2021", *["Words."] * 40)
    assert with_refused_dates(deep) is deep


def test_a_date_that_was_read_or_told_of_stays() -> None:
    day = page("31 June 2021", "The mole", "31 June 2021", date=PrintedDate("2021-06-30", "day", "x", 3))
    assert with_refused_dates(day) is day
    told = page(
        "x", "The mole", "31 June 2021", evidence={"date": Evidence(3, 0.0, "not read as a date: 31 June 2021")}
    )
    assert with_refused_dates(told) is told
    month = page("x", "The mole", "31 June 2021", date=PrintedDate("2021-06", "month", "June 2021", 3))
    (article,) = with_refused_dates(month).articles
    assert (article.date, article.evidence["date"].confidence) == (None, 0.0)


def test_the_review_list_has_it(tmp_path: Path) -> None:
    prose = "The harbour board voted on Tuesday to keep the small ferry running through the whole of the winter. " * 4
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.html").write_text(
        f"<html><body><article><h1>Ferry stays</h1><p>2021-02-30</p><p>{prose}</p></article></body></html>"
    )
    import_paths(tmp_path / "library.db", [folder], Options(1, "test"))
    with Library.open(tmp_path / "library.db") as library:
        waiting = [d for d in doubts(library) if d.field == "date"]
    assert [(d.value, "2021-02-30" in d.reason) for d in waiting] == [(None, True)]
