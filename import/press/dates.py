"""The lines on which press databases print when an article was published.

A weekday stands before or behind the day, with a clock and its zone; weeklies, monthlies and quarterlies print less
than a day. What is between two days or two months is known only as far as both say the same.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from readroom.text.dates import Order, find_dates
from readroom.text.model import PrintedDate
from readroom.text.months import MONTHS, WEEKDAYS

_BEFORE = re.compile(r"(?:^|(?<=[\s,;|(-]))([^\W\d_][\w-]{1,14})[.,]{0,2}\s{0,3}(?:(?:den|el|le|il)\s)?$")
_CLOCK = (
    r"(?:(?:at|um|à|alle|a las|às|om|klo?\.?)\s+)?(\d{1,2})(?:[:.h]|\sh\s)(\d{2})(?::\d{2})?(?:\s?([AP])\.?\s?M\b\.?)?"
)
_ZONE = (
    r"(?:Uhr|hrs?|h\b|(?:Eastern|Central|Mountain|Pacific|Atlantic)(?: (?:Standard|Daylight))? Time|[A-Z]{2,5}"
    r"(?![^\W\d_])(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2})"
)
_BEHIND = re.compile(
    rf"[\s,]*(?:(?P<day>[^\W\d_][\w-]{{1,14}})\b)?(?P<comma>[\s,.–-]*)(?:(?P<clock>{_CLOCK})\s*(?P<zone>{_ZONE})?)?",
    re.I,
)
_SEASON = (
    r"spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano|"
    r"otoño|invierno|estate|autunno|inverno|verão|outono|voorjaar|lente|zomer|herfst|(?:mid|early|late)?-?summer"
)
_QUARTER = (
    r"(?:[1-4](?:st|nd|rd|th)|first|second|third|fourth)\s+quarter|Q[1-4]|[1-4]\.\s?(?:Quartal|Vierteljahr)|"
    r"[1-4]er?\s+trimestre|(?:primer|segundo|tercer|cuarto)\s+trimestre"
)
_LONG = re.compile(rf"(?<!\w)(?:{_SEASON}|{_QUARTER}),?\s*(?:de\s)?((?:1[5-9]|20)\d\d)(?![\d/–-])", re.I)
_TO = re.compile(r"([^\W\d_]{3,12})\.?(?:\s\d{4})?\s?(?:/|-|–|&|and|und|et|to|bis|au|y)\s?$", re.I)
_DAYS = re.compile(r"(?<!\d)\d{1,2}\.?\s?(?:-|–|/|to|bis|au|al)\s?$", re.I)
_DAYS_OF = re.compile(r"([^\W\d_]{3,12})\.?\s(\d{1,2})\s?(?:-|–|/)\s?(\d{1,2}),?\s((?:1[5-9]|20)\d\d)(?!\d)")
_PERIOD = re.compile(rf"(?:{_SEASON}|{_QUARTER}),?\s*\d{{4}}\s?[/–-]\s?\d{{2,4}}\W*$", re.I)


class Day(NamedTuple):
    """A printed date with what belongs to it: its range in code points, `[start, end)`, and the date."""

    start: int
    end: int
    date: PrintedDate


def find_day(line: str, order: Order | None = None) -> Day | None:
    """Return the first date of a line with its weekday, clock and zone; None when there is none.

    The value is as precise as the line: a minute, a day, a month, or (for a season or a quarter) a year.
    """
    found = find_dates(line, order)
    if not found:
        return _without_day(line)
    start, end, date = found[0]
    if date.precision == "month" and (month := _TO.search(line[:start])) and month[1].casefold() in MONTHS:
        return Day(month.start(), end, PrintedDate(date.value[:4], "year", line[month.start() : end]))
    if date.precision in ("day", "minute") and (days := _DAYS.search(line[:start])):
        return Day(days.start(), end, PrintedDate(date.value[:7], "month", line[days.start() : end]))
    if date.precision in ("day", "minute"):
        end, date = _with_clock(line, start, end, date)
        before = _BEFORE.search(line[:start])
        if before and before[1].casefold() in WEEKDAYS:
            start = before.start()
    return Day(start, end, date)


def whole_day(text: str, order: Order | None = None) -> PrintedDate | None:
    """Return the date that the whole of a text is, but for brackets and stops around it; else None."""
    text = " ".join(text.split()).strip(" ()[].,;|·")
    day = find_day(text, order)
    if day is None or text[: day.start].strip(" .,;(") or text[day.end :].strip(" .,;)"):
        return None
    return day.date


def is_period(line: str) -> bool:
    """Tell a line that dates an issue by what is in no single year: "Winter 2009/2010"."""
    return bool(_PERIOD.match(line.strip()))


def _with_clock(line: str, start: int, end: int, date: PrintedDate) -> tuple[int, PrintedDate]:
    """Return where a date ends with the weekday and the clock that stand behind it, and the date to the minute."""
    behind = _BEHIND.match(line, end)
    if behind is None:
        return end, date
    named = behind["day"] is not None and behind["day"].casefold() in WEEKDAYS
    if behind["day"] is not None and not named:
        behind = re.compile(rf"(?P<comma>[\s,.–-]*)(?P<clock>{_CLOCK})\s*(?P<zone>{_ZONE})?", re.I).match(line, end)
    elif named and not behind["clock"]:
        return behind.end("day"), date
    if behind is None or not behind["clock"]:
        if zone := re.compile(rf"\s*(?:{_ZONE})(?=\W|$)").match(line, end) if date.precision == "minute" else None:
            end = zone.end()
        return end, date
    clock = re.compile(_CLOCK, re.I).match(behind["clock"])
    assert clock is not None  # noqa: S101 - it matched before
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if clock[3] in "Pp" else 0)
    if date.precision == "minute" or hour > 23 or minute > 59:
        return end, date
    raw = line[start : behind.end("clock")]
    return behind.end(), replace(date, value=f"{date.value}T{hour:02d}:{minute:02d}", precision="minute", raw=raw)


def _without_day(line: str) -> Day | None:
    if days := _DAYS_OF.search(line[:200]):
        month = MONTHS.get(days[1].casefold())
        if month and int(days[2]) < int(days[3]) <= 31:
            return Day(days.start(), days.end(), PrintedDate(f"{days[4]}-{month:02d}", "month", days[0]))
    if long := _LONG.search(line[:200]):
        return Day(long.start(), long.end(), PrintedDate(long[1], "year", long[0]))
    return None
