"""Bylines: names as printed, the outlet beside them, and lines that are neither."""

import pytest

from readroom.importer.cut.byline import parse_byline, parse_dateline, parse_names
from readroom.text.dates import find_dates


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("By Anna Miller", ("Anna Miller",), None),
        ("By Anna Miller and Tom Baker", ("Anna Miller", "Tom Baker"), None),
        ("By Anna Miller, Evening Post", ("Anna Miller",), "Evening Post"),
        ("BY Anna Miller –  coastnews.com", ("Anna Miller",), "coastnews.com"),
        ("By Anna Miller for Reuters", ("Anna Miller",), "Reuters"),
        ("By anna in Walks, Notes", ("anna",), None),
        ("Posted By Anna Miller On July 29, 2009", ("Anna Miller",), None),
        ("// posted by anna at 12:50 AM | Comments (0)", ("anna",), None),
        ("Von Dr. Jürgen Schäfer", ("Jürgen Schäfer",), None),
        ("par Anne-Sophie", ("Anne-Sophie",), None),
        ("Por Lucía, publicado el 2 de mayo, 2014 | 4", ("Lucía",), None),
        ("作者：王小明", ("王小明",), None),
        ("By Anna Miller | Features, Reviews", ("Anna Miller",), None),
        ("By Anna Miller, Staff Writer", ("Anna Miller",), None),
        ("Anna Miller anna.miller at example.org", ("Anna Miller",), None),
        ("Anna Miller <anna@example.org>", ("Anna Miller",), None),
        # as content systems print it in other languages
        ("Gespeichert von anna am Do, 14.05.2020 - 10:15", ("anna",), None),
        ("Soumis par anna le jeu, 14/05/2020 - 10:15", ("anna",), None),
        ("Ingediend door anna op do, 14 mei 2020", ("anna",), None),
        ("Skickades av Karin Lind den 6 november, 2013", ("Karin Lind",), None),
        ("Wpisany przez Anna Nowak", ("Anna Nowak",), None),
        ("Beküldte anna", ("anna",), None),
        ("Vystavil anna v 10:15", ("anna",), None),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...], outlet: str | None) -> None:
    assert parse_byline(line) == (authors, outlet)


@pytest.mark.parametrize(
    "line",
    ["By hosting the meeting, the town has won", "By population, it is the", "Bystanders said", "Anna Miller", ""],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("Anna Miller", ("Anna Miller",), None),
        ("Anna Miller ,CBR world", ("Anna Miller",), "CBR world"),
        ("Dr. Anna Miller –  Evening Harbour", ("Anna Miller",), "Evening Harbour"),
        ("Anna M. Miller, Coast-Sea Times,", ("Anna M. Miller",), "Coast-Sea Times"),
        (
            "Anna Miller,Tom Baker,Asa van der Berg, The Daily Gull",
            ("Anna Miller", "Tom Baker", "Asa van der Berg"),
            "The Daily Gull",
        ),
    ],
)
def test_bare_names(line: str, authors: tuple[str, ...], outlet: str | None) -> None:
    assert parse_names(line) == (authors, outlet)


@pytest.mark.parametrize("line", ["To download the file click here", "GPS", "that is all", "What it costs", "12 of 30"])
def test_other_short_lines_are_no_names(line: str) -> None:
    assert parse_names(line) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Posted on April 25, 2006 by Anna Miller", ("Anna Miller",)),
        ("Autor annaVeröffentlicht am 30. März 2007Kategorien Reisen4 Kommentare zu Regen", ("anna",)),
        ("by阿明～ 2010-03-08 旅行", ("阿明～",)),
        ("This entry was posted in Walks, Notes on January 5, 2011 by Anna.", ("Anna",)),
        ("By Anna Miller | Features | January 12, 2009", ("Anna Miller",)),
        ("19/01/2012 (Selma)", ("Selma",)),
        ("March 3, 2024 · 5 min · Anna Miller", ("Anna Miller",)),
    ],
)
def test_names_in_date_lines(line: str, authors: tuple[str, ...]) -> None:
    dates = find_dates(line)
    found = parse_dateline(line, dates[0][0], dates[-1][1])
    assert found is not None
    assert found[0].authors == authors


@pytest.mark.parametrize(
    "line",
    ["March 2, 2019 0 comments", "Sunday, August 4, 2019", "August 7, 2013 5", "Bremen, den 9. Juni 2011"],
)
def test_date_lines_without_names(line: str) -> None:
    dates = find_dates(line)
    assert parse_dateline(line, dates[0][0], dates[-1][1]) is None


def test_what_stands_behind_names_stays_with_them() -> None:
    found = parse_byline("By Ann Roe, PhD, and Bo Chen Jr.")
    assert found is not None
    assert found.authors == ("Ann Roe, PhD", "Bo Chen Jr.")
    assert parse_byline("Filed under Culture by Ann Roe") == (("Ann Roe",), None)
    assert parse_byline("Words: Ann Roe. Photographs: Tom Pike") == (("Ann Roe",), None)


@pytest.mark.parametrize("line", ["Meet us at example.org", "Written on 3 May 2020", "نوشته شده در ۱۲ دی ۱۳۸۹"])
def test_lines_that_name_nobody(line: str) -> None:
    assert parse_byline(line) is None


def test_a_short_chinese_name_behind_a_reading_time() -> None:
    line = "2022-03-20 · 2 分钟 · 陈砚"
    start, end, _ = find_dates(line)[0]
    found = parse_dateline(line, start, end)
    assert found is not None
    assert found[0].authors == ("陈砚",)
