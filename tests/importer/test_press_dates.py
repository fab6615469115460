"""Lines on which press databases print a date: weekdays, clocks, zones, months, seasons, and what is no date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.press.dates import find_day, whole_day


@pytest.mark.parametrize(
    ("line", "value", "precision", "printed"),
    [
        ("January 11, 2010 Monday", "2010-01-11", "day", "January 11, 2010 Monday"),
        ("Montag 11. Januar 2010", "2010-01-11", "day", "Montag 11. Januar 2010"),
        ("lundi 11 janvier 2010", "2010-01-11", "day", "lundi 11 janvier 2010"),
        ("Lunes 11 de Enero de 2010", "2010-01-11", "day", "Lunes 11 de Enero de 2010"),
        ("lunedì 11 gennaio 2010", "2010-01-11", "day", "lunedì 11 gennaio 2010"),
        ("maandag 11 januari 2010", "2010-01-11", "day", "maandag 11 januari 2010"),
        ("segunda-feira, 11 de janeiro de 2010", "2010-01-11", "day", "segunda-feira, 11 de janeiro de 2010"),
        ("March 5, 2021 Friday 6:15 PM GMT", "2021-03-05T18:15", "minute", "March 5, 2021 Friday 6:15 PM GMT"),
        (
            "27. Februar 2012 Montag 9:50 PM GMT+1",
            "2012-02-27T21:50",
            "minute",
            "27. Februar 2012 Montag 9:50 PM GMT+1",
        ),
        (
            "November 12, 2018 Monday 12:05 AM EST",
            "2018-11-12T00:05",
            "minute",
            "November 12, 2018 Monday 12:05 AM EST",
        ),
        ("mardi 14 mars 2006 - 10:22:41 UTC", "2006-03-14T10:22", "minute", "mardi 14 mars 2006 - 10:22:41 UTC"),
        ("3. März 2021 10:15 Uhr", "2021-03-03T10:15", "minute", "3. März 2021 10:15 Uhr"),
        ("May 2, 2002, Thursday,, FINAL EDITION", "2002-05-02", "day", "May 2, 2002, Thursday"),
        ("Port, mercredi 3 mars 2021 134 mots, p. 11", "2021-03-03", "day", "mercredi 3 mars 2021"),
        ("2018 年 9 月 30 日", "2018-09-30", "day", "2018 年 9 月 30 日"),
        ("3 марта 2021", "2021-03-03", "day", "3 марта 2021"),
        ("January 2010", "2010-01", "month", "January 2010"),
        ("January/February 2010", "2010", "year", "January/February 2010"),
        ("3-9 March 2021", "2021-03", "month", "3-9 March 2021"),
        ("March 3 - 9, 2021", "2021-03", "month", "March 3 - 9, 2021"),
        ("Spring, 2021", "2021", "year", "Spring, 2021"),
        ("2. Quartal 2021", "2021", "year", "2. Quartal 2021"),
    ],
)
def test_what_a_line_says(line: str, value: str, precision: str, printed: str) -> None:
    day = find_day(line)
    assert day is not None
    assert (day.date.value, day.date.precision, line[day.start : day.end]) == (value, precision, printed)
    assert day.date.raw in line


@pytest.mark.parametrize("line", ["", "Edition 1", "Winter 2009/2010", "last Tuesday", "March 3 - 2, 2021", "99 Mai"])
def test_what_is_no_date(line: str) -> None:
    assert find_day(line) is None


def test_a_date_within_a_sentence_is_not_the_whole() -> None:
    assert whole_day("Review of 3 March 2021") is None
    found = whole_day("(3 March 2021.)")
    assert found is not None
    assert found.value == "2021-03-03"


@given(st.text(alphabet="0123456789 ,.:-/–AMPGTmarchJnuyfid Montagäé", max_size=60))
def test_any_line_ends_in_a_range_or_nothing(line: str) -> None:
    day = find_day(line)
    if day is not None:
        assert 0 <= day.start < day.end <= len(line)
