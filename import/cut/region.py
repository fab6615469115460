"""Where the text of a page is: the stretch that holds its prose, without menus above and boxes below."""

import re
from itertools import pairwise

from readroom.importer.cut.facts import META, STOP, Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Kind, Unit

_WEIGHTS: dict[Kind, int] = {
    "ui": -25, "share": -40, "copyright": -90, "pager": -60, "breadcrumb": -40, "url": -6, "comments": -60,
    "tags": -40, "more": -30, "widget": -90, "tweet": 20, "caption": 0, "note": 20, "date": -15, "partial": -15,
    "byline": -10,
}  # fmt: skip
_TEXTUAL: frozenset[Kind] = frozenset(("text", "bullet", "caption", "note", "tweet", "prose", "url"))
_BREAK_OFF = re.compile(r"(?:\s\.\.\.|\s…|\[(?:…|\.\.\.)\])$")
_GLUED_OFF = re.compile(r"(?:\w\s?\.\.\.|\w\s?…|\[(?:…|\.\.\.)\])$")
_SCRAP = 4
_TAIL_LINES, _LISTED = 12, 40


def weigh(unit: Unit) -> int:
    """Return how much the unit speaks for the text going on (above 0) or being over (below 0)."""
    if unit.kind == "prose":
        return min(unit.size, 300)
    if unit.kind == "bullet":
        return 40 if unit.size >= 60 and ends_sentence(unit.text) else 10 if unit.size >= 100 else -12
    if unit.kind == "text":
        return min(unit.size, 60) // 6 - 10
    return _WEIGHTS[unit.kind]


def main_range(facts: Facts, start: int, end: int) -> tuple[int, int] | None:
    """Return the units `[first, last)` between `start` and `end` whose weights sum highest; None without any prose."""
    best = total = 0
    found: tuple[int, int] | None = None
    first = start
    for index in range(start, end):
        total += weigh(facts.units[index])
        if total <= 0:
            total, first = 0, index + 1
        elif total > best:
            best, found = total, (first, index + 1)
    return found


def with_last_lines(facts: Facts, start: int, end: int, limit: int) -> int:
    """Return the end of a text whose prose ends at `end`, with the short lines and lists that still follow.

    They belong to it when a line of furniture, or the `limit`, ends them soon; a long run of short lines is a menu.
    """
    index, units = end, facts.units
    # The site's name comes again below the article; a line below a paragraph signs an article before.
    above = {units[i].text for i in range(start) if units[i].kind == "text" and (not i or units[i - 1].kind != "prose")}
    while index < limit and (units[index].kind in _TEXTUAL or units[index].text.isdigit()):
        if units[index].text in above:
            return index
        index += 1
    if (
        index > end
        and _is_day(facts, index)
        and any(_is_day(facts, i) for i in range(index + 1, min(index + 5, limit)))
    ):
        # Titles with their days: other articles are announced.
        return end
    # A line about the article is a sure end; other furniture may be that of a menu of short lines.
    sure = index < len(units) and units[index].kind in ("tags", "comments", "date", "share", "byline")
    if index - end > (5 * _TAIL_LINES if sure else _TAIL_LINES):
        return end
    short = index
    while short > end and units[short - 1].size <= _SCRAP:
        short -= 1
    if index - short >= 3:
        # Labels of the page's design, one or two letters each.
        return short
    last = index
    while last > end and units[last - 1].kind == "url":
        last -= 1
    # "… at these addresses:" with the addresses is about the site.
    return last - 1 if end < last < index and units[last - 1].text[-1] in ":：" else index


def _is_day(facts: Facts, index: int) -> bool:
    unit = facts.units[index] if index < len(facts.units) else None
    return unit is not None and unit.kind == "date" and unit.dates[0].date.precision in ("day", "minute")


def without_teasers(facts: Facts, start: int, end: int) -> int:
    """Return the end of a text without the beginnings of other articles below it: a title, a line that breaks off."""
    units = facts.units
    whole = end
    while end - start > 3 and _is_teaser(facts, start, end, _BREAK_OFF):
        end -= 2
    if end == whole:
        # A word that breaks off without a space is one of a thoughtful author too: there must be several.
        while end - start > 3 and _is_teaser(facts, start, end, _GLUED_OFF):
            end -= 2
        end = end if whole - end >= 4 else whole
    heading = units[end - 1]
    if whole - end >= 4 and heading.kind == "text" and heading.alone and heading.size <= 60:
        return end if ends_sentence(heading.text) else end - 1
    return end


def _is_teaser(facts: Facts, start: int, end: int, broken: re.Pattern[str]) -> bool:
    """Tell whether the last two units before `end` are a title and a line that breaks off, below a text."""
    units = facts.units
    return (
        units[end - 1].size <= 600
        and broken.search(units[end - 1].text[-8:]) is not None
        and facts.title_score(end - 2) >= 1.8
        and units[end - 2].above > 0
        and facts.prose(start, end - 2) >= 200
    )


def without_box(facts: Facts, start: int, end: int) -> int:
    """Return the end of a text without a box of announcements in it: a heading, titles or days with a line each."""
    units = facts.units
    for index in range(start + 1, end):
        if units[index].kind != "widget" or facts.prose(index, end) > 0.6 * facts.prose(start, index):
            continue
        paragraphs = [i for i in range(index + 1, end) if units[i].kind == "prose"]
        if len(paragraphs) >= 2 and all(
            units[i].size <= 300 and (units[i - 1].kind == "date" or facts.title_score(i - 1) >= 0.9)
            for i in paragraphs
        ):
            return index
    return end


def tail_end(facts: Facts, start: int, limit: int) -> int:
    """Return where an article that starts at `start` is over, when no marker says it: at the first box or pager."""
    first = facts.first_prose(start, limit)
    stop = next((i for i in range(start, first) if facts.units[i].kind in STOP), first)
    if stop < first and facts.content(start, stop) + sum(u.bullet for u in facts.units[start:stop]) >= _LISTED:
        # A list of things, and below it boxes in which a sentence stands.
        return stop
    for index in range(min(first + 1, limit), limit):
        if facts.units[index].kind in STOP:
            while index > first + 1 and _heads_box(facts.units[index - 1]):
                index -= 1
            return index
    found = main_range(facts, first, limit)
    return with_last_lines(facts, start, found[1], limit) if found else limit


def _heads_box(unit: Unit) -> bool:
    """Tell a short line right above a list of links: the heading of a box."""
    return unit.kind == "text" and unit.size <= 60 and unit.below == 0 and unit.above > 0


def before_boxes(facts: Facts, members: list[int]) -> list[int]:
    """Return the markers that stand above the boxes below the articles: "Related posts" with the days of others.

    A heading of a box that stands between the markers once, with little to read behind it, ends the articles; one that
    stands there again and again belongs to each of them.
    """
    stops = [
        next((i for i in range(a + 1, b) if facts.units[i].kind in STOP and facts.prose(a, i) >= 40), None)
        for a, b in pairwise(members)
    ]
    found = [place for place, stop in enumerate(stops) if stop is not None]
    if not found or len(found) > max(1, len(members) // 3):
        return members
    place = found[0]
    above = facts.content(members[0], stops[place] or members[place]) / (place + 1)
    below = facts.content(members[place + 1], len(facts.units)) / (len(members) - place - 1)
    return members[: place + 1] if below < 0.4 * above else members


def skip_meta(facts: Facts, index: int, limit: int) -> int:
    """Return the first unit from `index` on, below `limit`, that is not a line about the article."""
    while index < limit and (facts.units[index].kind in META or facts.units[index].text in facts.template):
        index += 1
    return index
