"""Days without a year, as diaries print them above their entries: the year stands at the head of the page."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from readroom.importer.html.draft import Draft
from readroom.importer.html.tree import Line
from readroom.importer.iso import iso_date
from readroom.text.model import Evidence
from readroom.text.months import MONTHS, WEEKDAYS

# With full stops it may be the number of a chapter, unless nothing follows.
_NUMERIC = re.compile(r"(\d{1,2})(?:/(\d{1,2})(?![\d/])|\.(\d{1,2})\.?\s*$)")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?\s(?:de\s|d')?([^\W\d_]{3,12})\.?(?!\w)")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")
_WEEKDAY = re.compile(r"([^\W\d_]{2,14})\.?,?\s(?:den\s|le\s|the\s)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEHIND = " \t\u00a0,.:;|·–—-"
_ABOVE = 3  # lines above a title, or a text, that may hold the day
_AGREED = 0.8  # of the posts that must have one


class Day(NamedTuple):
    """A day of some year, where its text ends (code points), and whether its month is a word."""

    month: int
    day: int
    end: int
    named: bool


def day_at(text: str) -> Day | None:
    """Return the day without a year that a text opens with; a weekday may stand before it."""
    at = 0
    if (found := _WEEKDAY.match(text)) and found[1].casefold() in WEEKDAYS:
        at = found.end()
    if match := _DAY_FIRST.match(text, at):
        day, month, named = int(match[1]), MONTHS.get(match[2].casefold()), True
    elif match := _MONTH_FIRST.match(text, at):
        day, month, named = int(match[2]), MONTHS.get(match[1].casefold()), True
    elif match := _NUMERIC.match(text, at):
        day, month, named = int(match[1]), int(match[2] or match[3]), False
    if not match or not month or not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    return None if _YEAR.match(text[match.end() :].lstrip(" ,.")) else Day(month, day, match.end(), named)


def is_day(text: str) -> bool:
    """Tell whether a text is a day without a year, its month a word, and nothing else."""
    found = day_at(text) if len(text) < 40 else None
    return found is not None and found.named and not text[found.end :].strip(_BEHIND)


def open_with_days(texts: Sequence[str]) -> bool:
    """Tell whether all texts open with a day without a year, and not all with the same."""
    days = [day_at(text) for text in texts]
    return None not in days and len({(d.month, d.day) for d in days if d}) > 1


def read_days(lines: Sequence[Line], drafts: Sequence[Draft], head: Sequence[str]) -> None:
    """Date posts that have no date by the days without a year in their titles, or in lines above them.

    The year is the only one that the texts at the `head` of the page name; without it the posts stay undated, and what
    titles say of the day is taken out of them all the same.
    """
    if len(drafts) < 2 or any(draft.facts.date for draft in drafts):
        return
    years = {year for text in head for year in _YEAR.findall(text)}
    year = years.pop() if len(years) == 1 else None
    titled = [d for d in drafts if d.title]
    if len(titled) == len(drafts) and open_with_days([d.title or "" for d in titled]):
        for draft in titled:
            title = draft.title or ""
            found = day_at(title)
            if found:
                _date(draft, found, year, draft.title_line)
                draft.title = title[found.end :].strip(_BEHIND) or title
        return
    places = [next(((i, d) for i in _near(draft) if (d := _whole(lines, i))), None) for draft in drafts]
    if sum(place is not None for place in places) >= _AGREED * len(drafts):
        for draft, place in zip(drafts, places, strict=True):
            if place:
                _date(draft, place[1], year, place[0])


def _near(draft: Draft) -> range:
    start = draft.kept[0] if draft.title_line is None else min(draft.title_line, draft.kept[0])
    return range(start - 1, max(start - 1 - _ABOVE, -1), -1)


def _whole(lines: Sequence[Line], index: int) -> Day | None:
    text = lines[index].text
    found = day_at(text) if len(text) < 40 else None
    return found if found and not text[found.end :].strip(_BEHIND) else None


def _date(draft: Draft, found: Day, year: str | None, line: int | None) -> None:
    date = iso_date(f"{year}-{found.month:02}-{found.day:02}") if year else None
    if line is not None:
        draft.facts.lines.add(line)
    if date:
        draft.facts.date = date
        number = None if line is None else line + 1
        draft.facts.evidence["date"] = Evidence(number, 0.6, "day of the entry, year of the page")
