"""Taking a date, a byline or an outlet into a draft, with the line that it comes from."""

from collections.abc import Container, Iterable
from dataclasses import replace
from itertools import pairwise

from readroom.importer.cut import patterns
from readroom.importer.cut.byline import Byline, parse_labelled
from readroom.importer.cut.dated import has_day
from readroom.importer.cut.dated import is_change as is_change
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.metaline import read_names
from readroom.text.model import PrintedDate

_SURE = 0.9


def take_date(draft: Draft, index: int, unit: Unit, reason: str, labels: Container[str] = ()) -> None:
    """Take the date of a date line, unless it says "updated" or one is known; and the name in the line.

    `labels`: entries of the page's menus and lists, which are no names.
    """
    day = _own_day(unit)
    if day.precision not in ("day", "minute"):
        return
    draft.give(index, "date", reason)
    if draft.date is None and (not is_change(unit) or day is not unit.dates[0].date):
        draft.date = replace(day, line=unit.first)
        draft.found("date", unit.first, 0.95 if index == draft.block.marker else 0.8, reason)
    if (named := parse_labelled(unit.text)) is not None:
        if named.authors:
            take_byline(draft, index, unit, named, 0.9, "name in the date line")
        if named.outlet:
            take_outlet(draft, unit, named.outlet, 0.8, "source in the date line")
    if not draft.authors:
        found = read_names(unit, labels)
        if found and draft.block.heading is not None and found[1] < _SURE:
            # The line holds the title too, and titles look like names.
            found = None
        if found:
            take_byline(draft, index, unit, found[0], found[1], "name in the date line")


def _own_day(unit: Unit) -> PrintedDate:
    """Return the first date of a line; the one behind "published" where it opens with the day of a change."""
    dates = unit.dates
    if len(dates) > 1 and is_change(unit):
        for before, found in pairwise(dates):
            between = unit.text[before.end : found.start]
            if patterns.POSTED.search(between) and not patterns.UPDATED.search(between):
                return found.date
    return dates[0].date


def take_change(facts: Facts, draft: Draft, indexes: Iterable[int]) -> None:
    """Take the day of the last change for an article that prints no other day among the units `indexes`."""
    for index in indexes:
        unit = facts.units[index]
        if draft.date is None and unit.kind == "date" and is_change(unit) and has_day(unit):
            draft.date = replace(unit.dates[0].date, line=unit.first)
            draft.found("date", unit.first, 0.4, "day of the last change, the only one that is printed")


def take_byline(draft: Draft, index: int, unit: Unit, found: Byline, confidence: float, reason: str) -> None:
    """Take names, and the outlet that stands with them, unless they are known; `confidence` is 0 to 1."""
    draft.give(index, "byline", reason)
    if not draft.authors:
        draft.authors = found.authors
        draft.found("authors", unit.first, confidence, reason)
        if found.outlet and draft.outlet is None:
            draft.outlet = found.outlet
            draft.found("outlet", unit.first, confidence - 0.1, f"named in the {reason}")


def take_outlet(draft: Draft, unit: Unit, name: str, confidence: float, reason: str) -> None:
    """Take the printed name of an outlet unless one is known; `confidence` is 0 to 1."""
    if draft.outlet is None and 1 < len(name) <= 80:
        draft.outlet = name
        draft.found("outlet", unit.first, confidence, reason)
