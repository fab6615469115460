"""Printed dates: what is found, what it means, and what is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.text.dates import find_dates, parse_date, printed_order


@pytest.mark.parametrize(
    ("raw", "value", "precision"),
    [
        ("January 25, 2020", "2020-01-25", "day"),
        ("Thursday, February 9, 2012", "2012-02-09", "day"),
        ("Jun 20th, 2011", "2011-06-20", "day"),
        ("25 January 2020", "2020-01-25", "day"),
        ("2020-01-25", "2020-01-25", "day"),
        ("2020/01/25", "2020-01-25", "day"),
        ("2020-01-25 10:05", "2020-01-25T10:05", "minute"),
        ("April 7, 2008 at 5:21 pm", "2008-04-07T17:21", "minute"),
        ("April 7, 2008 12:05 a.m.", "2008-04-07T00:05", "minute"),
        ("30. März 2007", "2007-03-30", "day"),
        ("21. September 2008 um 20:17", "2008-09-21T20:17", "minute"),
        ("mercredi 28 septembre 2011", "2011-09-28", "day"),
        ("1er mai 2011", "2011-05-01", "day"),
        ("25 de noviembre de 2009", "2009-11-25", "day"),
        ("14 ottobre 2005", "2005-10-14", "day"),
        ("3 de março de 2010", "2010-03-03", "day"),
        ("7 mei 2014", "2014-05-07", "day"),
        ("12 января 2011", "2011-01-12", "day"),
        ("19 Ocak 2012", "2012-01-19", "day"),
        ("2010年6月3日", "2010-06-03", "day"),
        ("2010 年 6 月", "2010-06", "month"),
        ("4 أبريل 2024", "2024-04-04", "day"),
        ("۱۲ مرداد ۱۳۹۶", "2017-08-03", "day"),
        ("٤ أبريل ٢٠٢٤", "2024-04-04", "day"),
        ("May 2011", "2011-05", "month"),
        ("2020", "2020", "year"),
        ("14/10/2005", "2005-10-14", "day"),
        ("07.30.04", "2004-07-30", "day"),
        ("05.04.2008", "2008-04-05", "day"),
    ],
)
def test_parse_reads_what_is_printed(raw: str, value: str, precision: str) -> None:
    found = parse_date(raw)
    assert found is not None
    assert (found.value, found.precision, found.raw) == (value, precision, raw)


@pytest.mark.parametrize(
    "raw",
    ["", "last Tuesday", "3/4/2020", "07.12.04", "January 25", "2020-13-01", "30 February 2020", "1 2 3", "25:61"],
)
def test_what_is_no_sure_date_is_none(raw: str) -> None:
    assert parse_date(raw) is None


def test_the_order_of_the_page_settles_a_numeric_date() -> None:
    assert parse_date("3/4/2020", "dmy") is not None
    assert find_dates("3/4/2020", "dmy")[0][2].value == "2020-04-03"
    assert find_dates("3/4/2020", "mdy")[0][2].value == "2020-03-04"
    assert printed_order(["07/11/2008", "29/10/2008"]) == "dmy"
    assert printed_order(["07/11/2008", "10/29/2008"]) == "mdy"
    assert printed_order(["07/11/2008"]) is None
    assert printed_order(["29/10/2008", "10/29/2008"]) is None


def test_find_gives_ranges_of_the_line() -> None:
    line = "Posted on May 3, 2012 by Anna, updated 2012-06-01"
    found = find_dates(line)
    assert [line[start:end] for start, end, _ in found] == ["May 3, 2012", "2012-06-01"]
    assert all(day.raw == line[start:end] for start, end, day in found)


def test_glued_dates_are_told_apart() -> None:
    assert [day.value for _, _, day in find_dates("于2016-12-142018-02-23 由")] == ["2016-12-14", "2018-02-23"]


def test_numbers_are_no_dates() -> None:
    for line in ("call 555-12-1234", "version 10.2.3.4", "in 1995 he left", "page 12/34", "12.000.000"):
        assert find_dates(line) == []


@given(st.text(max_size=200))
def test_any_text_gives_ordered_ranges_within_it(text: str) -> None:
    last = 0
    for start, end, day in find_dates(text):
        assert last <= start < end <= len(text)
        assert day.raw == text[start:end]
        last = end


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    for raw in (
        day.isoformat(),
        f"{names[day.month - 1]} {day.day}, {day.year}",
        f"{day.day} {names[day.month - 1]} {day.year}",
    ):
        found = parse_date(raw)
        assert found is not None
        assert found.value == day.isoformat()
