"""Articles that no date separates: lines with an hour at each end, a column of authors' names beside the titles."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from readroom.importer.cut.byline import is_initials, is_name, is_outlet
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.wording_bylines import POSTED_ON
from readroom.text.months import MONTHS

_HOUR = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_HOUR_ALONE = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?|\s?uhr)?", re.IGNORECASE)
_STAMP_MOST, _TITLE_MOST, _NAME_MOST = 100, 120, 40
_LEAST_CONTENT, _LEAST_TEXT, _LEAST_ABOVE = 40, 150, 100
_SURE, _GLUED, _SHORTEST = 1.5, 0.1, 12
_SIGN = re.compile(r"\s[#|·•–—-]\s|[#|\[]")
_FIGURES, _WORDS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


class Column(NamedTuple):
    """Markers with their titles (None: untitled), `over` telling that each marker stands over its title."""

    markers: tuple[int, ...]
    titles: tuple[int | None, ...]
    over: bool


def is_stamp(unit: Unit) -> bool:
    """Tell a line that says at what hour something was posted, but not on which day: "posted at 9:08 AM | Comments"."""
    return (
        unit.size <= _STAMP_MOST
        and unit.kind in ("text", "byline", "comments", "tags")
        and not unit.dates
        and not unit.bullet
        and _HOUR.search(unit.text) is not None
        and 0 < POSTED_ON.end(unit.text) <= 24
        and not ends_sentence(unit.text)
    )


def stamped(facts: Facts, *, loose: bool = True) -> Column | None:
    """Return the articles at whose ends such lines stand; their days stand over them, once for all of a day.

    `loose`: lines that hold an hour and have one form are enough, whatever they say.
    """
    stamps = [i for i, unit in enumerate(facts.units) if is_stamp(unit)]
    for marks in [stamps] if len(stamps) >= 3 else _alike(facts) if loose else []:
        if (column := _stamped(facts, marks)) is not None:
            return column
    return None


def _alike(facts: Facts) -> list[list[int]]:
    """Return the lines with an hour that have one form whatever words and figures they hold, three or more of each."""
    forms: dict[str, list[int]] = {}
    for index, unit in enumerate(facts.units):
        if unit.size <= _STAMP_MOST and _HOUR.search(unit.text) and not unit.dates and not ends_sentence(unit.text):
            forms.setdefault(_WORDS.sub("w", _FIGURES.sub("0", unit.text)), []).append(index)
    # An hour alone stands over the entries of a day's report.
    return [
        marks
        for form, marks in forms.items()
        if len(marks) >= 3 and _SIGN.search(form) and facts.thread_start(0, marks[1]) is None
    ]


def _stamped(facts: Facts, stamps: list[int]) -> Column | None:
    """Return the articles at whose ends the units `stamps` stand, None when there is too little above some of them."""
    starts = [_first_start(facts, stamps[0]), *(m + 1 for m in stamps[:-1])]
    kept = [(a, b) for a, b in zip(starts, stamps, strict=True) if facts.content(a, b) >= _LEAST_CONTENT]
    if len(kept) >= 0.6 * len(stamps):
        # Among notes that one can read a short one may stand.
        kept = [(a, b) for a, b in zip(starts, stamps, strict=True) if _has_text(facts, a, b)]
    if len(kept) < 0.8 * len(stamps):
        return None
    return Column(tuple(b for _, b in kept), tuple(_line_above(facts, a, b) for a, b in kept), False)


def _has_text(facts: Facts, start: int, end: int) -> bool:
    return any(u.kind in ("text", "prose") and not u.bullet and u.size >= _SHORTEST for u in facts.units[start:end])


def _first_start(facts: Facts, stamp: int) -> int:
    """Return where the first article starts: below the last day above its first paragraph, or at the line above it."""
    prose = facts.first_prose(0, stamp)
    day = next((i for i in range(prose - 1, max(prose - 4, -1), -1) if facts.units[i].kind == "date"), None)
    return day + 1 if day is not None else max(0, prose - 1)


def _line_above(facts: Facts, start: int, end: int) -> int | None:
    """Return the line below the day that is no paragraph and has one below it, whatever it is worded like."""
    while start < end and facts.units[start].kind in ("date", "partial", "tags", "comments", "share", "more"):
        start += 1
    unit = facts.units[start]
    plain = unit.kind != "prose" and not unit.bullet and unit.size <= _TITLE_MOST and not is_stamp(unit)
    return start if plain and facts.content(start + 1, end) >= _LEAST_CONTENT else None


def named(facts: Facts) -> Column | None:
    """Return the articles of an issue: at each a name alone, right above or right below the title, and a text."""
    units = facts.units
    names = [i for i, unit in enumerate(units) if _is_name_line(unit) and 0 < i < len(units) - 2]
    glued = [
        (i, i - 1)
        for i, unit in enumerate(units)
        if i and _is_name_line(unit, glued=True) and _is_title(facts, i - 1, glued=True)
    ]
    if (column := _column(facts, glued, False)) is not None:
        return column
    for over in (True, False):
        found = [(i, i + 1 if over else i - 1) for i in names if _is_title(facts, i + 1 if over else i - 1)]
        column = _column(facts, found, over)
        if column is not None:
            return column
    return None


def signed_at_end(facts: Facts) -> Column | None:
    """Return the articles below each of which a name stands alone, with the title of the next one right below it."""
    units = facts.units
    names = [
        i
        for i, unit in enumerate(units)
        if i > 1 and _is_name_line(unit) and units[i - 1].kind == "prose" and facts.prose(0, i) >= _LEAST_ABOVE
    ]
    if len(names) < 3:
        return None
    titles = [i + 1 for i in names[:-1]]
    if all(_is_label(facts, t) for t in titles):
        titles = [t + 1 for t in titles]
    first = facts.first_prose(0, names[0]) - 1
    if first < 0 or not all(_is_title(facts, t) and not _is_name_line(units[t]) for t in [first, *titles]):
        return None
    spans = list(zip([first, *titles], names, strict=True))
    if any(a >= b for a, b in spans) or any(facts.prose(a + 1, b) < _LEAST_TEXT / 2 for a, b in spans):
        return None
    return Column(tuple(names), (first, *titles), False)


def _is_label(facts: Facts, index: int) -> bool:
    """Tell a label of one word with a title of several right below it."""
    units = facts.units
    if index + 2 >= len(units) or units[index + 1].kind != "text" or not units[index + 1].alone:
        return False
    return (
        len(units[index].text.split()) == 1 and len(units[index + 1].text.split()) >= 2 and _is_title(facts, index + 1)
    )


def days_of_year(facts: Facts) -> Column | None:
    """Return the entries of a diary whose days, the newest first, have no year: "Monday, 3 May" over each text.

    The stages of a journey rise down the page, and stand below the title and the day of their article.
    """
    units = facts.units
    days = [i for i, u in enumerate(units) if u.kind == "partial" and not u.bullet and (u.above or not facts.spaced)]
    keys = [key for i in days if (key := _day_of_year(units[i].text)) is not None]
    if len(days) < 3 or len(keys) < len(days) or any(a <= b for a, b in pairwise(keys)):
        return None
    ends = [*days[1:], min(len(units), days[-1] + 30)]
    if any(facts.content(a + 1, b) < _LEAST_CONTENT for a, b in zip(days, ends, strict=True)):
        return None
    if facts.prose(0, days[0]) >= _LEAST_ABOVE or any(u.kind in ("date", "byline") for u in units[: days[0]]):
        return None
    return Column(tuple(days), tuple(None for _ in days), True)


def _day_of_year(text: str) -> int | None:
    """Return month and day as one number, None when the line holds no such day."""
    numbers = [int(figure) for figure in _FIGURES.findall(text)]
    named_ = [MONTHS[w] for w in (w.casefold().strip(".,") for w in text.split()) if w in MONTHS]
    if len(numbers) == 2 and not named_:
        return numbers[0] * 100 + numbers[1]
    return int(named_[0]) * 100 + numbers[0] if len(numbers) == 1 and named_ else None


def hours(facts: Facts) -> Column | None:
    """Return the entries of a report that is written as things happen: hours alone, rising or falling, over each."""
    units = facts.units
    places = [i for i, u in enumerate(units) if len(u.text) <= 10 and u.above and _HOUR_ALONE.fullmatch(u.text)]
    if len(places) < 3:
        return None
    times = [_minutes(units[i].text) for i in places]
    if not (all(a > b for a, b in pairwise(times)) or all(a < b for a, b in pairwise(times))):
        return None
    ends = [*places[1:], min(len(units), places[-1] + 30)]
    titles = [i + 1 if i + 1 < len(units) and _is_title(facts, i + 1) else None for i in places]
    if sum(t is not None for t in titles) < 0.6 * len(titles):
        return None
    if any(facts.content((t or i) + 1, end) < _LEAST_CONTENT for i, t, end in zip(places, titles, ends, strict=True)):
        return None
    return Column(tuple(places), tuple(titles), True)


def _minutes(text: str) -> int:
    """Return an hour of the day in minutes."""
    hour, minute = (int(figure) for figure in _FIGURES.findall(text)[:2])
    low = text.lower()
    return (hour % 12 + (12 if "p" in low else 0) if "m" in low else hour) * 60 + minute


def _column(facts: Facts, found: Sequence[tuple[int, int]], over: bool) -> Column | None:
    if len(found) < 3 or len({facts.units[t].text for _, t in found}) < len(found):
        return None
    ends = [*(min(pair) for pair in found[1:]), min(len(facts.units), max(found[-1]) + 40)]
    spans = [(max(pair) + 1, end) for pair, end in zip(found, ends, strict=True)]
    if facts.prose(0, min(found[0])) >= _LEAST_ABOVE:
        # A text with its heads and the names of whom it speaks.
        return None
    if any(a >= b or facts.content(a, b) < _LEAST_TEXT / 2 for a, b in spans):
        return None
    if sum(facts.prose(a, b) >= _LEAST_TEXT for a, b in spans) < 0.6 * len(spans):
        return None
    # Nothing but a label ("a story") may stand between the two lines and the text.
    if any(all(facts.units[i].kind != "prose" for i in range(a, min(a + 8, b))) for a, b in spans[:1]):
        return None
    if any(min(b) - max(a) < 2 for a, b in pairwise(found)):
        return None
    return Column(tuple(n for n, _ in found), tuple(t for _, t in found), over)


def _is_name_line(unit: Unit, *, glued: bool = False) -> bool:
    """Tell a name alone, or with its title right above it (`glued`)."""
    return (
        unit.kind == "text"
        and (unit.below > 0 and not unit.above if glued else unit.alone)
        and not unit.bullet
        and unit.size <= _NAME_MOST
        and (is_initials(unit.text) or (is_name(unit.text) and not is_outlet(unit.text)))
    )


def _is_title(facts: Facts, index: int, *, glued: bool = False) -> bool:
    unit = facts.units[index]
    return (
        unit.kind == "text"
        and (unit.above > 0 and not unit.below if glued else unit.alone)
        and facts.title_score(index) >= (_SURE - _GLUED if glued else _SURE)
        and unit.size <= _TITLE_MOST
        and not ends_sentence(unit.text)
        and facts.counts[unit.text] == 1
    )
