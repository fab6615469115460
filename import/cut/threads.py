"""Readers' comments below an article: where they begin."""

from collections.abc import Sequence

from readroom.importer.cut import patterns
from readroom.importer.cut.byline import is_name
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.lines import Unit

_LEAST_PROSE = 100


def thread_start(facts: Facts) -> int:
    """Return the unit at which the comments of a page with one article begin, or the number of its units.

    They begin at a heading that counts them, or at the first of several lines that say who wrote when.
    """
    units = facts.units
    headed = next(
        (
            i
            for i, unit in enumerate(units)
            if unit.kind == "comments" and not unit.bullet and facts.prose(0, i) >= _LEAST_PROSE
        ),
        len(units),
    )
    signed = [i for i in range(len(units)) if _is_signature(units, i) and facts.prose(0, i) >= _LEAST_PROSE]
    if len(signed) >= 2 and signed[0] < headed:
        first = signed[0]
        return first - 1 if _name_above(units, first) else first
    return headed


def _is_signature(units: Sequence[Unit], index: int) -> bool:
    """Tell a line that says when somebody commented: a name and a date with its hour, or "X says:" above a date."""
    unit = units[index]
    if unit.kind != "date" or unit.size > 100 or patterns.POSTED.search(unit.text):
        return False
    if _name_above(units, index):
        return True
    return unit.dates[0].date.precision == "minute" and unit.dates[0].start > 0 and unit.text[0] != "("


def _name_above(units: Sequence[Unit], index: int) -> bool:
    """Tell whether the line above names who speaks: "X says", or a name right above a date with its hour."""
    if index == 0:
        return False
    above, unit = units[index - 1], units[index]
    if above.size <= 120 and patterns.SAYS.search(above.text):
        return True
    return (
        unit.above == 0
        and above.above > 0
        and unit.dates[0].start == 0
        and unit.dates[0].date.precision == "minute"
        and is_name(above.text, marked=True)
    )
