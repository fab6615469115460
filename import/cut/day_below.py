"""The day of a page's one article where it stands below the text, and the day of the page above it, which it is not."""

import re

from readroom.importer.cut import patterns
from readroom.importer.cut.dated import has_day
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.fields import is_change, take_date
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.wording_bylines import BY, POSTED_ON

_SHARE_ABOVE, _SHARE_BELOW = 0.6, 0.25  # of the prose that stands in all, and of what stands above
_MOST, _BARE = 160, 60
_TODAY = re.compile(
    r"(?<!\w)(?:today(?:['’]s date)?(?: is)?|heute(?: ist)?|aujourd['’]hui|hoy(?: es)?|oggi|hoje|vandaag|сегодня|bugün|"
    r"امروز|اليوم|今天(?:是)?|今日)\s?[:：,]?\s*(?:[^\W\d_]{2,14}[,،]?\s){0,2}$",
    re.IGNORECASE,
)


def says_today(unit: Unit) -> bool:
    """Tell "Today is Friday, 3 May 2019": the day on which the page was looked at."""
    return bool(unit.dates) and _TODAY.search(unit.text[: unit.dates[0].start]) is not None


def take_day_below(facts: Facts, draft: Draft) -> None:
    """Take the day from the one line below a text that says "posted", where lines about the author follow it.

    What follows such a line is no text, unless it is long.
    """
    if draft.date is not None or draft.block.position != "single":
        return
    units = facts.units
    found = [i for i in range(draft.first + 1, draft.last) if _is_posted(units[i]) and not is_change(units[i])]
    if len(found) != 1:
        return
    index = found[0]
    above, below = facts.prose(draft.first, index), facts.prose(index, draft.last)
    if above < _SHARE_ABOVE * (above + below):
        return
    take_date(draft, index, units[index], "date line below the text", facts.entries)
    if below <= _SHARE_BELOW * above:
        for place in range(index + 1, draft.last):
            draft.give(place, "bio", "below the day of the article")
        draft.last = index


def stands_below(draft: Draft, index: int, unit: Unit) -> bool:
    """Tell whether a day right below the text of a page's one article is its own: a short line, or a longer byline."""
    if draft.block.position != "single" or draft.date is not None or index >= draft.last + 2:
        return False
    return unit.size <= _BARE or (unit.size <= _MOST and BY.end(unit.text) > 0)


def _is_posted(unit: Unit) -> bool:
    return (
        unit.kind == "date"
        and not unit.bullet
        and unit.size <= _MOST
        and has_day(unit)
        and (POSTED_ON.end(unit.text) > 0 or patterns.POSTED.match(unit.text) is not None)
    )
