"""Days that stand in pieces: the number beside each post, its month and year in a heading above several of them."""

import re
from collections.abc import Sequence

from readroom.importer.html.draft import Draft
from readroom.importer.html.region import HEADINGS
from readroom.importer.html.tree import Line
from readroom.importer.html.yearless import day_at
from readroom.importer.html.zones import Zones
from readroom.importer.iso import iso_date
from readroom.text.dates import parse_date
from readroom.text.model import Evidence

_DAY = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª|日|일)?$")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年|년)?$")
_NEAR = 4  # lines above a text, beside its title, among which the number may stand
_WORDS = 4  # of a heading that is a month or a year
_AGREED = 0.8  # of the posts that must have a day
_SURE = 0.65
_AWAY = frozenset(("navigation", "sidebar", "footer", "comments", "related", "form"))


def read_month_days(lines: Sequence[Line], drafts: Sequence[Draft], zones: Zones) -> None:
    """Date the posts of a page that have no date by the number beside each and the month in the heading above it.

    "March 2016" stands above several posts, "10" in a box beside each; or "2016" above, "10 March" beside.
    """
    if len(drafts) < 2 or any(draft.facts.date for draft in drafts):
        return
    found: list[tuple[Draft, int, int, str]] = []
    for draft in drafts:
        for index in _places(draft):
            day, month = _day_of(lines[index].text)
            heading = _heading_above(lines, index, zones, whole=month is None) if day else None
            if heading is None:
                continue
            value = f"{heading[1]}-{day:02}" if month is None else f"{heading[1][:4]}-{month:02}-{day:02}"
            if iso_date(value):
                found.append((draft, index, heading[0], value))
                break
    if len(found) < max(2, _AGREED * len(drafts)):
        return
    for draft, index, heading_line, value in found:
        draft.facts.date = iso_date(value)
        draft.facts.evidence["date"] = Evidence(index + 1, _SURE, "number beside the post, month in the heading above")
        draft.facts.lines |= {index, heading_line}


def _places(draft: Draft) -> range:
    """Return the lines around a post's title, its text's first excluded, in which the number may stand."""
    top = draft.kept[0] if draft.title_line is None else min(draft.title_line, draft.kept[0])
    return range(max(top - _NEAR, 0), draft.kept[0])


def _day_of(text: str) -> tuple[int, int | None]:
    """Return the day of a month that a line consists of, with its month (1 to 12) where it says that; 0 without one."""
    if len(text) > 24:
        return 0, None
    if match := _DAY.match(text):
        day = int(match[1])
        return (day, None) if 1 <= day <= 31 else (0, None)
    found = day_at(text)
    return (found.day, found.month) if found and found.named and found.end == len(text.rstrip(" .,")) else (0, None)


def _heading_above(lines: Sequence[Line], index: int, zones: Zones, *, whole: bool) -> tuple[int, str] | None:
    """Return the nearest line above that is a month with its year (or a year, unless `whole`), and its ISO form."""
    for above in range(index - 1, -1, -1):
        line = lines[above]
        if line.words > _WORDS or line.block.tag == "li" or (line.linked and line.block.tag not in HEADINGS):
            continue
        if not any(map(str.isdigit, line.text)) or zones(line.block) in _AWAY:
            continue
        if (year := _YEAR.match(line.text)) and not whole:
            return above, year[1]
        date = parse_date(line.text.strip(" :·–—"))
        if date and date.precision == "month":
            return above, date.value[:7]
    return None
