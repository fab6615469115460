"""Dates in a query: `2019`, `2019-03..2020-01`, `..2020`, `30d`, `none`, and a `~` for "may lie in it".

A date of an article is a span: `2020` is the whole year. It matches when the whole span lies in what was asked; with
`~`, when a part of it may.
"""

import re
from datetime import date, timedelta

from readroom.text.query_tree import Dates

_PART = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,5})([dwmy])", re.ASCII | re.IGNORECASE)
_FORMS = "write 2020, 2020-03, 2020-03-15, 2019..2020, 30d or none"


def shown(text: str) -> str:
    """Return user text as a message names it: on one line, at most 40 code points."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


class BadValue(ValueError):  # noqa: N818 - what it is, as the field calls it
    """A known field with an impossible value; `position` is a code point in the query."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


def parse_dates(name: str, value: str, *, today: date, at: int) -> Dates:
    """Return the condition that `name:value` states; raise BadValue when no date can be meant.

    `today` is what `30d`, `2w`, `6m` and `1y` count back from; they come out as days. `at`: where the value stands
    in the query (code points).
    """
    said = f"{name}:{shown(value)}"
    text, loose = value.strip(), value.strip().endswith("~")
    if loose:
        text = text[:-1]
    if text.lower() == "none" and not loose:
        return Dates(name, none=True, position=at)
    if ago := _AGO.fullmatch(text):
        first = _before(today, int(ago[1]), ago[2].lower())
        return Dates(name, first.isoformat(), today.isoformat(), loose, position=at)
    lower, dots, upper = text.partition("..")
    if not lower.strip() and not upper.strip():
        raise BadValue(f"{said} names no date; {_FORMS}", at)
    first_part = _part(said, lower, at) if lower.strip() else None
    last_part = _part(said, upper, at + len(lower) + 2) if upper.strip() else None
    if not dots:
        last_part = first_part
    if first_part and last_part and _begin(first_part) >= after(last_part):
        raise BadValue(f"{said} ends before it begins; {_FORMS}", at)
    return Dates(name, first_part, last_part, loose, position=at)


def _part(said: str, text: str, at: int) -> str:
    found = _PART.fullmatch(text.strip())
    if found is None:
        raise BadValue(f"{said} is no date; {_FORMS}", at)
    year, month, day = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        wrong = f"year {year}" if int(year) == 0 else f"month {month}" if not 0 < int(month or 1) < 13 else f"day {day}"
        raise BadValue(f"{said} has no {wrong} in the calendar; {_FORMS}", at) from None
    return "-".join([year, *(f"{int(p):02}" for p in (month, day) if p)])


def _before(today: date, number: int, unit: str) -> date:
    try:
        if unit in "dw":
            return today - timedelta(days=number * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
        return date(year, month + 1, min(today.day, last))
    except (ValueError, OverflowError):
        return date.min


def _begin(iso: str) -> str:
    """Return the first day of an ISO date of any precision."""
    return iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso


def after(iso: str) -> str:
    """Return the first day after an ISO date of any precision; a string above every date for the last of all."""
    year, month, day = map(int, _begin(iso).split("-"))
    try:
        if len(iso) == 4:
            return date(year + 1, 1, 1).isoformat()
        if len(iso) == 7:
            return date(year + month // 12, month % 12 + 1, 1).isoformat()
        return (date(year, month, day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return "a"


def span_of(dates: Dates) -> tuple[str | None, str | None]:
    """Return the first day asked for and the first day after it (ISO); None where it is open."""
    return (_begin(dates.first) if dates.first else None, after(dates.last) if dates.last else None)


def shortened(day: str) -> tuple[str, tuple[str, ...]]:
    """Return the shortest ISO date that begins on `day`, and the shorter ones whose span holds its beginning.

    As strings they order every ISO date: what is not below the first one begins on that day or later.
    """
    short = day
    while short.endswith("-01"):
        short = short[:-3]
    return short, tuple(short[:n] for n in (4, 7) if n < len(short))
