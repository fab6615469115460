"""Days that a page prints in pieces: a month over several articles and the number of the day over each of them.

"February 2016", "10", a title and its text, "2", the next title: the page is a calendar. Templates with a leaf of a
calendar beside each title print "10", "February", "2016" one below the other.
"""

from collections.abc import Sequence
from datetime import date

from readroom.importer.cut.lines import Unit
from readroom.text.dates import Found, parse_date
from readroom.text.model import PrintedDate

_REACH, _LEAST = 60, 2
_PIECE = 14


def join_days(units: Sequence[Unit]) -> None:
    """Make date lines of the numbers of days that stand alone below the month, where at least two do."""
    found = list(_numbered(units))
    if len(found) >= _LEAST and len({value for _, value in found}) > 1:
        for unit, value in found:
            _date(unit, value)
    _leaves(units)


def _numbered(units: Sequence[Unit]) -> list[tuple[Unit, str]]:
    """Return the numbers with their days (ISO): each stands alone, with a title below it, under the month's heading."""
    found: list[tuple[Unit, str]] = []
    month, far = "", 0
    for place, unit in enumerate(units[:-1]):
        if unit.kind == "date" and not unit.bullet and len(unit.dates) == 1 and unit.above:
            only = unit.dates[0].date
            month, far = (only.value, 0) if only.precision == "month" else ("", 0)
            continue
        far += 1
        if not month or far > _REACH or not (unit.text.isdecimal() and len(unit.text) <= 2) or not unit.above:
            continue
        below = units[place + 1]
        if below.kind in ("text", "prose") and not below.text[0].isdecimal() and (value := _day(month, unit.text)):
            found.append((unit, value))
    return found


def _leaves(units: Sequence[Unit]) -> None:
    """Join number, month and year that stand in three lines one right below the other, at two places at least."""
    found: list[tuple[int, PrintedDate]] = []
    place = 0
    while place + 2 < len(units):
        group = units[place : place + 3]
        if any(u.text.isdecimal() for u in group) and all(len(u.text) <= _PIECE and not u.bullet for u in group):
            day = parse_date(" ".join(u.text for u in group)) if not group[1].above and not group[2].above else None
            if day is not None and day.precision == "day":
                found.append((place, day))
                place += 2
        place += 1
    if len(found) < _LEAST:
        return
    for place, day in found:
        _date(units[place], day.value)
        for unit in units[place + 1 : place + 3]:
            unit.kind, unit.dates = "ui", []


def _date(unit: Unit, value: str) -> None:
    unit.kind = "date"
    unit.dates = [Found(0, len(unit.text), PrintedDate(value, "day", unit.text))]


def _day(month: str, number: str) -> str | None:
    """Return the day as ISO; None when the month has no such day."""
    try:
        return date(int(month[:4]), int(month[5:7]), int(number)).isoformat()
    except ValueError:
        return None
