"""Whose article it is and when it was published: title, byline, dates, labels, from the lines around a text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from readroom.importer.cut import patterns, wording
from readroom.importer.cut.alone import names_alone
from readroom.importer.cut.below_text import read_below
from readroom.importer.cut.byline import (
    Byline,
    is_name,
    name_at_end,
    parse_byline,
    parse_names,
)
from readroom.importer.cut.cards import read_cards, without_button
from readroom.importer.cut.dated import CELL, has_day, is_partial
from readroom.importer.cut.day_below import says_today, stands_below, take_day_below
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import META, Facts
from readroom.importer.cut.fields import is_change, take_byline, take_change, take_date
from readroom.importer.cut.head import (
    is_post,
    is_signed_above,
    name_in_place,
    names_behind_label,
    take_dateline,
    take_pieces,
)
from readroom.importer.cut.issue import TOP_LINE, issue_line, numbers_issue
from readroom.importer.cut.labels import read_labels
from readroom.importer.cut.lines import Kind, Unit
from readroom.importer.cut.lone_names import read_under_title
from readroom.importer.cut.metaline import glued_name
from readroom.importer.cut.month_line import take_month
from readroom.importer.cut.region import skip_meta
from readroom.importer.cut.shapes import without_ornaments
from readroom.importer.cut.shared_signs import name_before_post
from readroom.importer.cut.tail import read_tail
from readroom.importer.cut.wording_bylines import BY, POSTED_ON
from readroom.text.model import PrintedDate

_LOOK_AHEAD, _CARD, _STANDFIRST, _NAME_MOST, _CREDIT = 6, 7, 300, 60, 80
_DIGIT, _HOUR_ONLY = re.compile(r"\d"), re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?", re.I)
_LABELS: frozenset[Kind] = frozenset(("tags", "share", "comments", "ui", "date"))
_IN_BRACKETS = re.compile(r"^\[([\w.-]{2,24})\]$")


def bound(facts: Facts, draft: Draft) -> None:
    """Find where the article's text begins and ends within its block, and mark the lines above it."""
    block = draft.block
    head = block.start
    if block.title is not None:
        head = max(block.title, block.marker if block.marker is not None and block.position != "end" else 0) + 1
    elif block.marker is not None and block.position != "end":
        head = block.marker + 1
    dated = block.marker is not None and bool(facts.units[block.marker].dates)
    first = skip_meta(facts, head, block.end)
    while block.position != "single" and first < block.end and _HOUR_ONLY.fullmatch(facts.units[first].text):
        first = skip_meta(facts, first + 1, block.end)
    day = facts.units[block.marker].dates[0].date.value[:10] if dated and block.marker is not None else ""
    while dated and first > head and _begins_text(facts.units[first - 1], day) and first - 1 != block.marker:
        # The article has its date already: another one is how its text begins.
        first -= 1
    while head < first < block.end and _is_glued_label(facts.units[first]):
        # Keywords as a list right below the line with the day.
        first += 1
    if block.title is not None:
        draft.ahead = _lines_ahead(facts, draft, first, dated)
    last = block.end
    if block.position == "end" and block.marker is not None:
        last = block.marker
    while last > first and (facts.units[last - 1].kind in META or facts.units[last - 1].kind in ("pager", "widget")):
        last -= 1
    last = _before_labels(facts, first, last)
    if block.position == "single" and _is_chronology(facts, head, last):
        draft.ahead.clear()
        while first > head and _is_bare_date(facts.units[first - 1]):
            first -= 1
    draft.first, draft.last = first, last


def _before_labels(facts: Facts, first: int, last: int) -> int:
    """Return the end of a text without the labels, buttons and short lists below its last paragraph."""
    units = facts.units
    prose = next((i for i in range(last - 1, first - 1, -1) if units[i].kind == "prose"), None)
    if prose is None:
        return last
    for index in range(prose + 1, last):
        if units[index].kind in _LABELS and all(_is_label(units[i]) for i in range(index, last)):
            return index
    return last


def _is_label(unit: Unit) -> bool:
    return unit.kind in META or unit.kind in ("pager", "widget") or (unit.kind == "bullet" and unit.size <= 40)


def _begins_text(unit: Unit, day: str) -> bool:
    """Tell a date line that is not about the article whose day is known: another day, and nobody is said to post."""
    return (
        unit.kind == "date"
        and all(found.date.value[:10] != day for found in unit.dates)
        and not patterns.POSTED.match(unit.text)
        and not patterns.UPDATED.match(unit.text)
        and not parse_byline(unit.text)
    )


def _is_glued_label(unit: Unit) -> bool:
    return unit.bullet and not unit.above and unit.size <= 40 and unit.kind == "bullet"


def _lines_ahead(facts: Facts, draft: Draft, first: int, dated: bool) -> list[int]:
    """Return bylines and dates that stand below the first lines of the text: a standfirst may come before them."""
    found: list[int] = []
    others = 0
    for index in range(first, min(first + _LOOK_AHEAD, draft.block.end)):
        unit = facts.units[index]
        if _is_name_twice(facts, index):
            # A portrait's text and the name below it.
            found.append(index)
            if is_post(facts.units[index + 1].text):
                found.append(index + 1)
            continue
        dateline = unit.kind == "date" and unit.size <= 160 and not dated
        labelled = index == first and (names_behind_label(facts, index) is not None or _is_glued_head(unit))
        if dateline or labelled or (unit.kind == "byline" and parse_byline(unit.text)):
            found.append(index)
        elif (
            is_signed_above(facts, index)
            or _has_post(facts, index)
            or (index == first and draft.block.position == "single" and unit.kind == "text" and names_alone(unit.text))
        ):
            found.append(index)
            if index + 1 < draft.block.end and is_post(facts.units[index + 1].text):
                found.append(index + 1)
        elif index in found or unit.kind in META or (unit.kind == "caption" and unit.size <= _CREDIT):
            continue
        elif others or unit.size > 300:
            break
        else:
            others += 1
    above = facts.units[draft.block.start : first]
    if not found and draft.block.position == "single" and not dated and all(u.kind != "date" for u in above):
        return _day_below_card(facts, first, draft.block.end)
    return found


def _has_post(facts: Facts, index: int) -> bool:
    """Tell a name with a post in one line above the day."""
    below = facts.units[index + 1] if index + 1 < len(facts.units) else None
    unit = facts.units[index]
    dated = below is not None and below.kind == "date"
    return dated and unit.kind == "text" and name_before_post(facts, unit.text) is not None


def _is_name_twice(facts: Facts, index: int) -> bool:
    """Tell a name that stands in two lines one right below the other."""
    units = facts.units
    unit = units[index]
    same = any(0 <= i < len(units) and units[i].text == unit.text for i in (index - 1, index + 1))
    return same and unit.kind == "text" and unit.size <= _NAME_MOST and parse_names(unit.text) is not None


def _is_glued_head(unit: Unit) -> bool:
    """Tell a name glued to labels or to a reading time, which are no beginning of a text."""
    return unit.kind == "text" and _DIGIT.search(unit.text) is not None and glued_name(unit.text) is not None


def _day_below_card(facts: Facts, first: int, end: int) -> list[int]:
    """Return the day, and the name beside it, that stand below a standfirst and a card of the author."""
    for index in range(first + 1, min(first + _CARD, end - 1)):
        unit = facts.units[index]
        if unit.size > 200 or facts.prose(first, index) > 300:
            break
        if unit.kind == "date" and unit.size <= 60 and has_day(unit) and facts.prose(index + 1, end) >= 400:
            return [index - 1, index] if parse_names(facts.units[index - 1].text) else [index]
    return []


def _is_chronology(facts: Facts, start: int, end: int) -> bool:
    """Tell a text with several bare date lines: they are its headings, not the day of publication."""
    return sum(_is_bare_date(facts.units[i]) and not facts.units[i].bullet for i in range(start, end)) >= 3


def _is_bare_date(unit: Unit) -> bool:
    return (
        unit.kind == "date"
        and len(unit.dates) == 1
        and len(unit.text) - len(unit.dates[0].date.raw) <= 12
        and not patterns.POSTED.match(unit.text)
    )


def head_units(draft: Draft) -> list[int]:
    """Return the units above the text, and those among its first lines that tell about it."""
    return [*range(draft.block.start, draft.first), *draft.ahead]


def identify(facts: Facts, draft: Draft, *, signed: bool) -> None:
    """Fill in title, byline, dates, section and keywords. `signed`: other articles of the page end with a byline."""
    block = draft.block
    if block.title is not None:
        take_title(facts, draft, block.title)
    elif block.heading is not None and block.marker is not None:
        draft.title = block.heading
        draft.found("title", facts.units[block.marker].first, 0.75, "on a line with the day")
    elif block.heading is not None:
        draft.title = block.heading
        draft.found("title", facts.units[block.start].first, 0.6, "on a line with the day")
    read_head(facts, draft)
    read_under_title(facts, draft)
    _read_standfirst(facts, draft, head_units(draft))
    if draft.date is None and draft.block.position == "single":
        take_pieces(facts, draft)
        take_dateline(facts, draft)
    take_day_below(facts, draft)
    _tail_meta(facts, draft)
    read_tail(facts, draft, signed=signed)
    read_below(facts, draft)
    if block.position == "single":
        take_change(facts, draft, [*head_units(draft), *range(draft.last, block.end)])
        take_month(facts, draft)
        read_cards(facts, draft)
    read_labels(facts, draft)


def take_title(facts: Facts, draft: Draft, index: int) -> None:
    """Take the unit for the title."""
    unit = facts.units[index]
    draft.title = without_ornaments(unit.raw) if len(unit.raw) <= 500 else None
    reason = "a line of its own above the text"
    draft.give(index, "title", f"title: {reason}")
    draft.found("title", unit.first, min(0.95, 0.4 + 0.25 * facts.title_score(index)), reason)


def read_head(facts: Facts, draft: Draft) -> None:
    """Read dates and bylines in the lines above the text, and among its first lines."""
    indexes = head_units(draft)
    todays = _todays(facts, draft, indexes) | _changes(facts, draft, indexes)
    for index in indexes:
        if index == draft.block.title:
            continue
        unit = facts.units[index]
        if index in todays:
            draft.give(index, "date", "day of the page: the article has one of its own below the title")
            continue
        if unit.dates and (unit.kind == "date" or index == draft.block.marker):
            take_date(draft, index, unit, "date line above the text", facts.entries)
        elif unit.kind == "byline" and (found := parse_byline(unit.text)):
            take_byline(draft, index, unit, found, 0.9, "byline above the text")
        elif index and unit.kind == "byline" and BY.is_whole(facts.units[index - 1].text):
            if unit.size <= 60 and (found := parse_names(unit.text, marked=True)):
                take_byline(draft, index, unit, found, 0.85, "name below a line that says “by”")
        elif unit.kind == "partial" and (found := _beside_partial(unit)):
            take_byline(draft, index, unit, found, 0.7, "name beside the day above the text")
        elif name := names_behind_label(facts, index):
            take_byline(draft, index, unit, Byline((name,), None), 0.6, "name behind a label below the day")
        elif _leads_day_list(facts, index):
            take_byline(draft, index, unit, Byline((unit.text[1:].strip(),), None), 0.5, "name above the day in a list")
        elif (match := _IN_BRACKETS.match(unit.text)) and _has_date_beside(facts, draft, index):
            take_byline(draft, index, unit, Byline((match[1],), None), 0.6, "name in brackets beside the date")
        elif index == draft.block.marker and unit.kind == "text" and (found := parse_names(unit.text)):
            take_byline(draft, index, unit, found, 0.8, "one of the names beside the titles")
        elif (
            unit.kind in ("text", "ui")
            and _DIGIT.search(unit.text)
            and not draft.authors
            and (glued := glued_name(unit.text)) is not None
        ):
            take_byline(draft, index, unit, Byline((glued,), None), 0.65, "name glued to labels of the head")
        elif unit.kind == "text" and not draft.authors and index >= draft.block.start:
            found = parse_names(without_button(unit.text))
            if (posted := name_before_post(facts, unit.text)) is not None:
                found = Byline((posted,), None)
            elif found is None and (placed := name_in_place(unit.text)) is not None:
                found = Byline((placed,), None)
            if found and _has_date_beside(facts, draft, index):
                take_byline(draft, index, unit, found, 0.6, "names beside the date")
            elif found and index in draft.ahead:
                take_byline(draft, index, unit, found, 0.6, "names alone above the text")
            elif _is_beside_title(draft, index) and (names := _unnamed(facts, draft, index)):
                take_byline(draft, index, unit, Byline(names, None), 0.55, "a name alone beside the title")
        elif unit.kind == "text" and index in draft.ahead and is_post(unit.text):
            draft.give(index, "byline", "post of the author")


def _unnamed(facts: Facts, draft: Draft, index: int) -> tuple[str, ...]:
    """Return the names that a unit consists of, when the text does not name them: else it speaks of them."""
    names = names_alone(facts.units[index].text)
    last = [name.split()[-1] for name in names]
    named = any(n in facts.units[i].text for n in last for i in range(draft.first, draft.last) if i != index)
    return () if named else names


def _is_beside_title(draft: Draft, index: int) -> bool:
    """Tell whether a unit stands right above a title, or in the two lines below it."""
    title = draft.block.title
    return title is not None and -1 <= index - title <= 2 and draft.block.position == "single"


def _read_standfirst(facts: Facts, draft: Draft, indexes: list[int]) -> None:
    """Take the author whom a line above the text names at its end: "What a keeper writes down, by Anna Miller".

    Who the text speaks of is not its author: a name that comes again in it is none.
    """
    if draft.authors or draft.first >= draft.last:
        return
    title = draft.block.title if draft.block.title is not None else -1
    for index in [*(i for i in indexes if i > title), draft.first]:
        unit = facts.units[index]
        if unit.size > _STANDFIRST or unit.kind not in ("text", "prose") or unit.dates or index == draft.block.title:
            continue
        name = name_at_end(unit.text)
        if name is None:
            continue
        last = name.split()[-1]
        if not any(last in facts.units[i].text for i in range(draft.first, draft.last) if i != index):
            draft.authors = (name,)
            draft.found("authors", unit.first, 0.6, "“by” and a name at the end of a line above the text")
            return


def _leads_day_list(facts: Facts, index: int) -> bool:
    """Tell a name of one or two words that begins a list whose next item is the day."""
    units = facts.units
    unit, below = units[index], units[index + 1] if index + 1 < len(units) else None
    name = unit.text[1:].strip()
    return (
        unit.kind == "bullet"
        and below is not None
        and below.kind == "date"
        and below.bullet
        and (index == 0 or not units[index - 1].bullet)
        and name[:1].isupper()
        and is_name(name, marked=True)
    )


def _todays(facts: Facts, draft: Draft, indexes: list[int]) -> frozenset[int]:
    """Return the days above the title of a page's one article when another stands below it: that one is its own."""
    title = draft.block.title
    if draft.block.position != "single" or title is None:
        return frozenset()
    days = [i for i in indexes if facts.units[i].kind == "date" and has_day(facts.units[i])]
    said = frozenset(i for i in days if says_today(facts.units[i]))
    own = any(i > title and not is_change(facts.units[i]) for i in days)
    if not own:
        return said
    return said | frozenset(i for i in days if i < title and not patterns.POSTED.match(facts.units[i].text))


def _changes(facts: Facts, draft: Draft, indexes: list[int]) -> frozenset[int]:
    """Return the days that are not the article's: of a change, printed twice, or above another nearer to the title.

    A line that says "posted" goes before one that repeats the day of the change; of several days above the title of an
    article that ends at its marker the nearest is its own.
    """
    units = facts.units
    days = [i for i in indexes if units[i].kind == "date" and units[i].dates and has_day(units[i])]
    changed = {units[i].dates[0].date.value[:10] for i in days if is_change(units[i])}
    posted = any(POSTED_ON.end(units[i].text.lstrip("• ")) and not is_change(units[i]) for i in days)
    found = {i for i in days if posted and units[i].dates[0].date.value[:10] in changed}
    title, marker = draft.block.title, draft.block.marker
    if draft.block.position == "end" and title is not None and marker is not None and not units[marker].dates:
        found |= set([i for i in days if i < title][:-1])
    return frozenset(found)


def _has_date_beside(facts: Facts, draft: Draft, index: int) -> bool:
    return any(
        facts.units[i].kind == "date" for i in (index - 1, index + 1) if draft.block.start <= i < draft.block.end
    )


def _tail_meta(facts: Facts, draft: Draft) -> None:
    """Read the lines about the article that stand below its text."""
    for index in range(draft.last, draft.block.end):
        unit = facts.units[index]
        if unit.dates and (unit.kind in ("date", "tags") or index == draft.block.marker):
            if (
                index == draft.block.marker
                or patterns.POSTED.search(unit.text)
                or POSTED_ON.end(unit.text)
                or wording.is_entry(unit.text)
                or stands_below(draft, index, unit)
            ):
                take_date(draft, index, unit, "date line below the text", facts.entries)
            draft.give(index, "date", "date line below the text")
        elif unit.kind == "byline" and (found := parse_byline(unit.text)):
            take_byline(draft, index, unit, found, 0.85, "byline below the text")
        elif unit.kind == "tags" and not draft.authors and (name := wording.name_in_entry(unit.text)):
            take_byline(draft, index, unit, Byline((name,), None), 0.8, "named in the sentence about the entry")
        elif unit.kind == "partial" and (found := _beside_partial(unit)):
            take_byline(draft, index, unit, found, 0.7, "name beside the day below the text")


def _beside_partial(unit: Unit) -> Byline | None:
    """Return the names in a row of cells one of which is a day without a year."""
    cells = [cell.strip() for cell in CELL.split(unit.text) if cell and not is_partial(cell.strip())]
    return next((found for cell in cells if (found := parse_byline(cell) or parse_names(cell))), None)


def inherit_dates(facts: Facts, drafts: list[Draft]) -> None:
    """Give an article without a date that of the date line over the articles before it: a day's posts share one."""
    running: PrintedDate | None = None
    for draft in drafts:
        own = next((i for i in head_units(draft) if draft.role(i) == "date"), None)
        if own is not None and draft.date is not None:
            running = draft.date
        elif draft.date is None and running is not None:
            draft.date = running
            draft.found("date", running.line, 0.7, "date line over the articles of one day")


def date_issue(facts: Facts, drafts: Sequence[Draft]) -> None:
    """Give the undated articles of an issue its day, which stands in the line with its number or beside it."""
    if len(drafts) < 2 or any(d.date is not None for d in drafts):
        return
    index = issue_line(facts, drafts[0].first)
    if index is None:
        return
    for place in (index, index + 1, index - 1):
        if not 0 <= place < drafts[0].first or numbers_issue(facts.units[place]):
            continue
        if has_day(facts.units[place]) and facts.units[place].size <= TOP_LINE:
            unit = facts.units[place]
            for draft in drafts:
                draft.date = replace(unit.dates[0].date, line=unit.first)
                draft.found("date", unit.first, 0.7, "day of the issue")
            return
