"""Lines with a day: where it is what the line is there for, and not a word of a sentence."""

import re

from readroom.importer.cut import patterns, wording
from readroom.importer.cut.lines import Unit, weight
from readroom.importer.cut.shapes import ends_sentence
from readroom.importer.cut.wording_bylines import POSTED_ON
from readroom.text.months import MONTHS, WEEKDAYS

_PARTIAL = re.compile(
    r"^(?:[^\W\d_][\w-]{1,14}[.,]?\s)?(?:([^\W\d_]{3,14})\.?,?\s?(\d{1,2})(?:st|nd|rd|th)?|"
    r"(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?\s?(?:of |de |d['’])?([^\W\d_]{3,14})\.?)$"
    r"|^\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s?[(（]?\w{1,3}[)）]?)?$|^\d{1,2}월 \d{1,2}일$"
)
CELL = re.compile(r"\s[/|·•—–-]\s|\s?[|•]\s?")
# Abbreviations of "year", "hours", "o'clock" behind a day.
_DAY_ENDS = frozenset(("г.", "р.", "r.", "h.", "hs.", "hrs.", "uhr.", "год.", "ч.", "г", "р"))
_WORD = re.compile(r"[^\W\d_][\w\u200c-]*")
_INSIDE = re.compile(r"[.!?…。！？؟۔，、][”\"'’»)]*(?:\s|$|(?=[\u3040-\u9fff]))|[,;،؛]\s")


def has_day(unit: Unit) -> bool:
    """Tell whether the unit holds a date to the day."""
    return any(f.date.precision in ("day", "minute") for f in unit.dates)


def is_change(unit: Unit) -> bool:
    """Tell a line that says when the page was changed, and not when it was published."""
    before = unit.text[: unit.dates[0].start] if unit.dates else ""
    return bool(patterns.UPDATED.search(before)) and not patterns.POSTED.search(patterns.UPDATED.sub("", before))


def is_all_date(unit: Unit) -> bool:
    """Tell a line with hardly anything but its date."""
    if not unit.dates:
        return False
    rest = unit.size - sum(f.end - f.start for f in unit.dates)
    return rest <= 14 or (rest <= 22 and _WORD.sub(_no_weekday, unit.text[: unit.dates[0].start]).strip(" ,.") == "")


def is_dated_item(unit: Unit, text: str) -> bool:
    """Tell an item of a list that says when something was posted, and nothing else."""
    end = POSTED_ON.end(text)
    return bool(end) and unit.dates[0].start - end <= 16 and len(text) - unit.dates[-1].end <= 3


def _no_weekday(match: re.Match[str]) -> str:
    return "" if match[0].casefold() in WEEKDAYS else match[0]


def is_date_line(unit: Unit, text: str) -> bool:
    """Tell whether the date is what the line is there for, and not a word of a sentence."""
    if all(f.date.precision == "month" for f in unit.dates):
        rest = weight(text) - sum(f.end - f.start for f in unit.dates)
        return rest <= 12
    if is_all_date(unit):
        return True
    first = unit.dates[0]
    before, after = text[: first.start].strip(), text[first.end :].strip()
    if len(unit.dates) == 1 and len(before) <= 60 and after.casefold() in _DAY_ENDS:
        return True
    if len(unit.dates) == 1 and len(before) <= 40 and len(after) <= 40 and not ends_sentence(text):
        return True
    if unit.size <= 100 and len(unit.dates) > 1 and len(before) <= 2 and not ends_sentence(text):
        # A day and the day of a change.
        return True
    if unit.size > 300:
        return False
    if len(before) <= 60 and after[:1] != "," and (patterns.POSTED.match(before) or wording.names_after_by(before)):
        return True
    if ends_sentence(text):
        return False
    if len(before) <= 90 and patterns.POSTED.search(before):
        return True
    if len(CELL.findall(text)) >= 2 and all(len(cell) <= 40 for cell in CELL.split(text)):
        return True
    return len(before) <= 30 and len(after) <= 160 and not _INSIDE.search(after[:-1])


def is_partial_row(text: str) -> bool:
    """Tell a row of short cells whose first or last is a day without a year: "Nov 12 • Anna Miller"."""
    cells = [cell for cell in CELL.split(text) if cell.strip()] if CELL.search(text) else []
    return 2 <= len(cells) <= 4 and not ends_sentence(text) and (is_partial(cells[0]) or is_partial(cells[-1].strip()))


def is_partial(text: str) -> bool:
    """Tell a day without a year ("sep 17", "17 sep"): it is no date, but it is not text either."""
    match = _PARTIAL.match(text)
    if match is None:
        return False
    name = match[1] or match[4]
    return name is None or name.casefold() in MONTHS
