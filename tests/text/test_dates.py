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
        ("Thu Aug 19 10:20:31 2004", "2004-08-19T10:20", "minute"),
        ("Thu Aug 19 10:20:31 CEST 2004", "2004-08-19T10:20", "minute"),
        ("Wed Sep  1 09:05 2004", "2004-09-01T09:05", "minute"),
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
        ("12. 3. 2013", "2013-03-12", "day"),
        ("2012. 3. 4. 12:30", "2012-03-04T12:30", "minute"),
        ("12. Mai '09", "2009-05-12", "day"),
        ("3-May-2012", "2012-05-03", "day"),
        ("2012-May-03", "2012-05-03", "day"),
        ("May, 3 2012", "2012-05-03", "day"),
        ("May 3rd, 2012 @ 5:21 pm", "2012-05-03T17:21", "minute"),
        ("le 5 août 2011 à 14h30", "2011-08-05T14:30", "minute"),
        ("3 dicembre 2008, ore 12:00", "2008-12-03T12:00", "minute"),
        ("14 marca 2013", "2013-03-14", "day"),
        ("3 augusti 2011", "2011-08-03", "day"),
        ("12 HAZİRAN 2012", "2012-06-12", "day"),
        ("5 Kas 2012", "2012-11-05", "day"),
        ("4 lis 2012", "2012-11-04", "day"),
        ("十二月 5, 2012", "2012-12-05", "day"),
        ("12月 5th, 2012", "2012-12-05", "day"),
        ("2012年3月4日(日) 14:30", "2012-03-04T14:30", "minute"),
        ("2012년 3월 4일", "2012-03-04", "day"),
        ("5 يناير، 2020", "2020-01-05", "day"),
        ("يناير 5, 2020", "2020-01-05", "day"),
        ("۱۲ مرداد ماه ۱۳۹۶", "2017-08-03", "day"),
        ("1396/05/12", "2017-08-03", "day"),
        ("6 Μαρτίου 2014", "2014-03-06", "day"),
    ],
)
def test_parse_reads_what_is_printed(raw: str, value: str, precision: str) -> None:
    found = parse_date(raw)
    assert found is not None
    assert (found.value, found.precision, found.raw) == (value, precision, raw)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "last Tuesday",
        "3/4/2020",
        "07.12.04",
        "January 25",
        "2020-13-01",
        "30 February 2020",
        "1 2 3",
        "25:61",
        "1440/05/12",
        "5 شوال 1440",
        "12.3.09",
    ],
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


def test_a_weekday_settles_a_numeric_date() -> None:
    assert printed_order(["Thursday, 3/5/2012"]) == "dmy"
    assert printed_order(["Thursday, 5/3/2012"]) == "mdy"
    assert printed_order(["Mo, 05.03.12"]) == "dmy"
    assert printed_order(["أربعاء, 05/02/2012"]) == "mdy"
    assert printed_order(["Friday, 3/5/2012", "Someday, 3/5/2012"]) is None


def test_a_year_may_run_into_what_stands_behind_it() -> None:
    assert [day.value for _, _, day in find_dates("12 de Março de 2013214 notas")] == ["2013-03-12"]
    found = find_dates("12 augustus 201913 augustus 2019")
    assert [day.value for _, _, day in found] == ["2019-08-12", "2019-08-13"]


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


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("نوشته شده در شنبه بیست و یکم مرداد ۱۳۹۶ ساعت 14:32 توسط علی", "2017-08-12"),
        ("سوم مرداد ۱۳۹۶", "2017-07-25"),
        ("平成30年3月12日", "2018-03-12"),
        ("令和元年5月1日", "2019-05-01"),
        ("民國107年3月12日", "2018-03-12"),
        ("ngày 12 tháng 3 năm 2018", "2018-03-12"),
        ("12. III. 2018", "2018-03-12"),
    ],
)
def test_days_in_words_and_years_of_eras(line: str, value: str) -> None:
    ((_, _, day),) = find_dates(line)
    assert day.value[:10] == value


@pytest.mark.parametrize("line", ["平成の30年", "Vol. 12 III, 2018 copies", "民國 3月12日", "Chapter 12 IV"])
def test_numbers_beside_an_era_or_a_roman_numeral_are_no_day(line: str) -> None:
    assert find_dates(line) == []
