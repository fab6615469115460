"""A month, or a year, on a line of its own between the title or byline of a page's one article and its text."""

import re
from dataclasses import replace

from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.fields import is_change
from readroom.importer.cut.lines import Kind, Unit
from readroom.text.dates import parse_date
from readroom.text.model import Evidence
from readroom.text.months import MONTHS

_YEAR = re.compile(r"[(\[]?((?:1[5-9]|20)\d\d)[)\]]?\.?")
_NUMBER = re.compile(r"\W{0,3}\d{1,4}\W{0,3}")
_WORD = re.compile(r"[^\W\d_]+")
_HEAD: frozenset[Kind] = frozenset(("byline", "date", "partial"))
_MONTH, _YEAR_SIGNED, _YEAR_ALONE, _DOUBTED = 0.65, 0.6, 0.5, 0.3
_PLACE_MOST, _LINE_MOST = 4, 60


def take_month(facts: Facts, draft: Draft) -> None:
    """Take the month or the year for an article that prints no day; what it may not be is left to a reviewer."""
    title = draft.block.title
    if draft.date is not None or "date" in draft.evidence or title is None or draft.block.position != "single":
        return
    for index in [*range(title + 1, draft.first), *(i for i in draft.ahead if i > title)]:
        unit = facts.units[index]
        if unit.size > _LINE_MOST or any(facts.units[i].kind not in _HEAD for i in range(title + 1, index)):
            return
        if unit.kind == "date" and all(found.date.precision == "month" for found in unit.dates):
            _take_month(draft, index, unit)
            return
        if unit.kind == "ui" and (match := _YEAR.fullmatch(unit.text)):
            _take_year(facts, draft, index, match[1])
            return


def _take_month(draft: Draft, index: int, unit: Unit) -> None:
    found = unit.dates[0]
    rest = unit.text[: found.start] + unit.text[found.end :]
    words = _WORD.findall(rest)
    if any(map(str.isdigit, rest)) or len(words) > _PLACE_MOST or is_change(unit):
        return  # a day that is none is told of elsewhere
    draft.give(index, "date", "month above the text")
    if len(unit.dates) > 1 or any(word.casefold() in MONTHS for word in words):
        draft.evidence["date"] = Evidence(unit.first, _DOUBTED, f"not read as a date: {unit.text} is no one month")
        return
    draft.date = replace(found.date, line=unit.first)
    draft.found("date", unit.first, _MONTH if not words else _YEAR_SIGNED, "month on a line of its own above the text")


def _take_year(facts: Facts, draft: Draft, index: int, year: str) -> None:
    """Take a bare year below the title or the byline and right above the text, where no number is that of a page."""
    units = facts.units
    unit = units[index]
    numbers = sum(_NUMBER.fullmatch(u.text) is not None for u in units)
    if numbers > 1 or not unit.below or index + 1 != draft.first or (day := parse_date(year)) is None:
        told = f"not read as a date: {unit.text} may be a number of something else"
        draft.evidence["date"] = Evidence(unit.first, _DOUBTED, told)
        return
    signed = units[index - 1].kind == "byline"
    draft.give(index, "date", "year above the text")
    draft.date = replace(day, line=unit.first)
    draft.found("date", unit.first, _YEAR_SIGNED if signed else _YEAR_ALONE, "year on a line of its own above the text")
