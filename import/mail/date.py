"""The dates of messages: the header's, and those that mail programs print above what they quote."""

import re
from email.utils import parsedate_tz

from readroom.text.dates import parse_date
from readroom.text.gate import clean_line
from readroom.text.model import PrintedDate

_EARLIEST, _LATEST = 1970, 2100
_DIGITS = re.compile(r"\d")


def mail_date(raw: str | None) -> PrintedDate | None:
    """Return the date of a `Date` header as it is printed, in the sender's own time; None when it is no date.

    A time of midnight to the second is there for the form, and left out.
    """
    text = clean_line(raw or "")[:100]
    if not _DIGITS.search(text):
        return None
    try:
        found = parsedate_tz(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        found = None
    if found is None:
        return parse_date(text)
    year, month, day, hour, minute, second = found[:6]
    try:
        date = PrintedDate(f"{year:04}-{month:02}-{day:02}", "day", text)
        _check(year, month, day)
    except (ValueError, OverflowError):
        return None
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second <= 60) or (hour, minute, second) == (0, 0, 0):
        return date
    return PrintedDate(f"{date.value}T{hour:02}:{minute:02}", "minute", text)


def _check(year: int, month: int, day: int) -> None:
    """Raise ValueError when there is no such day, or there was no mail yet."""
    from datetime import date

    date(year, month, day)
    if not _EARLIEST <= year <= _LATEST:
        raise ValueError(year)
