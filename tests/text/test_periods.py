"""Dates as rows of a table over time."""

from itertools import pairwise

import pytest

from readroom.text.periods import Period, every_period, period_of


@pytest.mark.parametrize(
    ("day", "year", "month", "week"),
    [
        ("2020-05-03", "2020", "2020-05", "2020-W18"),
        ("2018-12-31", "2018", "2018-12", "2019-W01"),
        ("2021-01-01", "2021", "2021-01", "2020-W53"),
        ("2020-05-03T10:00", "2020", "2020-05", "2020-W18"),
    ],
)
def test_a_day_lies_in_each(day: str, year: str, month: str, week: str) -> None:
    found = [period_of(day, unit) for unit in ("year", "month", "week")]
    assert found == [Period(0, year), Period(0, month), Period(0, week)]


def test_a_date_that_is_too_coarse_lies_in_none() -> None:
    assert period_of("2020", "month") == Period(1, "2020 (no month)")
    assert period_of("2020-05", "week") == Period(1, "2020-05 (no day)")
    assert period_of("2020-05", "year") == Period(0, "2020")
    assert period_of(None, "year") == period_of("", "week") == Period(2, "undated")


def test_every_period_between_two() -> None:
    assert list(every_period("1999", "2001", "year")) == ["1999", "2000", "2001"]
    assert list(every_period("2019-11", "2020-02", "month")) == ["2019-11", "2019-12", "2020-01", "2020-02"]
    weeks = list(every_period("2020-W52", "2021-W01", "week"))
    assert weeks == ["2020-W52", "2020-W53", "2021-W01"]
    assert all(one < other for one, other in pairwise(every_period("2015-W01", "2022-W52", "week")))
