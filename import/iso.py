"""Dates as machines write them: ISO 8601 and what is near it, checked, cut to their precision, never converted."""

import re
from datetime import date
from functools import lru_cache

from readroom.text.gate import clean_line, has_control
from readroom.text.model import PrintedDate

_ISO = re.compile(
    r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?$",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:19|20)[0-9][0-9]-[0-9][0-9]-[0-9][0-9]T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$")
"""What most programs write."""
_EARLIEST, _LATEST = 1000, 2200


def stamp(raw: str) -> PrintedDate | None:
    """Return the date that `raw` is in the commonest form, with seconds and no zone; None when it is not in that."""
    if not _STAMP.match(raw) or raw[-1] == "\n" or not _is_day(raw[:10]):
        return None
    return PrintedDate(raw[:10], "day", raw) if raw.endswith("00:00:00") else PrintedDate(raw[:16], "minute", raw)


@lru_cache(maxsize=1 << 14)
def _is_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def iso_date(raw: str) -> PrintedDate | None:
    """Return the date that `raw` is: ISO or a printed form; None when it is none, impossible or ambiguous.

    The hour is the one that is written; a time of midnight that is only there for the form is left out.
    """
    if len(raw) > 100 or not (raw.isprintable() or not has_control(raw)):
        return None
    text = clean_line(raw)
    found = _ISO.match(text)
    if not found:
        from readroom.text.dates import parse_date

        return parse_date(text) if text else None
    year, month, day, hour, minute, second, zone = found.groups()
    if not _EARLIEST <= int(year) <= _LATEST or (len(text) == 6 and month):
        return None
    if month is None:
        return PrintedDate(year, "year", text) if len(text) == 4 else None
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return PrintedDate(f"{year}-{month}", "month", text) if hour is None else None
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return None
    if hour is None or (hour, minute, second or "00") == ("00", "00", "00"):
        return _checked(f"{year}-{month}-{day}", "day", text, hour, minute, second, zone)
    return _checked(f"{year}-{month}-{day}T{hour}:{minute}", "minute", text, hour, minute, second, zone)


def _checked(
    value: str, precision: str, raw: str, hour: str | None, minute: str | None, second: str | None, zone: str | None
) -> PrintedDate | None:
    if hour and (int(hour) > 24 or int(minute or 0) > 59 or int(second or 0) > 60):
        return None
    if zone and zone[0] in "+-" and (int(zone[1:3]) > 14 or int(zone[-2:]) > 59):
        return None
    return PrintedDate(value, "day" if precision == "day" else "minute", raw)
