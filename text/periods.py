"""Years, months and weeks as the rows of a table: a date that does not say which one it lies in is in none of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

Unit = Literal["year", "month", "week"]
UNITS: tuple[Unit, ...] = ("year", "month", "week")
UNDATED = "undated"
_LENGTH = {"year": 4, "month": 7, "week": 10}
_MISSING = {"month": "no month", "week": "no day"}


class Period(NamedTuple):
    """A row of a table over time. `order`: 0 is a period, 1 a date that is not precise enough for one, 2 none."""

    order: int
    name: str


@lru_cache(maxsize=1 << 14)
def period_of(day: str | None, unit: Unit) -> Period:
    """Return the period of a date (ISO, cut to its precision): `2020`, `2020-05`, `2020-W18` (ISO 8601)."""
    if not day:
        return Period(2, UNDATED)
    if len(day) < _LENGTH[unit]:
        return Period(1, f"{day} ({_MISSING[unit]})")
    if unit == "week":
        year, week, _ = date.fromisoformat(day[:10]).isocalendar()
        return Period(0, f"{year:04}-W{week:02}")
    return Period(0, day[: _LENGTH[unit]])


def every_period(first: str, last: str, unit: Unit) -> Iterator[str]:
    """Yield the names of all periods from one to another, both included."""
    if unit == "year":
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
    elif unit == "month":
        numbers = [int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last)]
        yield from (f"{n // 12:04}-{n % 12 + 1:02}" for n in range(numbers[0], numbers[1] + 1))
    else:
        day, end = (date.fromisocalendar(int(name[:4]), int(name[6:]), 1) for name in (first, last))
        while day <= end:
            year, week, _ = day.isocalendar()
            yield f"{year:04}-W{week:02}"
            day += timedelta(days=7)
