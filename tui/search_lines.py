"""The search screen's lines and room: which panes fit, where a query cannot be read, what is said of results. Pure."""

from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from readroom.db.errors import QueryError
from readroom.tui.arrange import READER, WIDE
from readroom.tui.finding import Found, alike
from readroom.tui.widgets.cells import cut, len_cells, plain
from readroom.tui.widgets.field import LineField

FACETS_WIDTH = 28
NARROWEST = 60
"""Below this width there is no room for facets."""
TALL = 36
"""From so many lines on, the text is shown under the results without being asked for."""
PROBLEM = Style(bold=True)
ORDERS = {"date": "newest first", "rank": "best first"}


class Arranged(NamedTuple):
    """The room of the panes: columns of the facets, columns (`beside`) or lines of the reader; 0 is not shown."""

    facets: int
    reader: int
    beside: bool


def arrange_search(width: int, height: int, *, facets: bool, reader: bool | None) -> Arranged:
    """Return which panes are shown in a terminal of this size; `reader` is None where its reader did not choose."""
    columns = min(FACETS_WIDTH, width // 3) if facets and width >= NARROWEST else 0
    beside = width >= WIDE
    shown = reader if reader is not None else beside or height >= TALL
    if not shown:
        return Arranged(columns, 0, beside)
    if beside:
        return Arranged(columns, min(READER, (width - columns) // 2), True)
    return Arranged(columns, max(3, (height - 5) // 2), False)


def pointed(field: LineField, problem: QueryError, width: int) -> list[Segment]:
    """Return a line with a sign under the place that a problem is about, and what it is beside that."""
    said = plain(str(problem).split(" (character ")[0])
    if problem.position is None:
        return [Segment(cut(" " + said, width), PROBLEM)]
    column = min(field.column_of(problem.position), width - 1)
    right = width - column - 2
    if right >= len_cells(said) or right >= column - 1:
        return [Segment(" " * column + "^ " + cut(said, max(0, right)), PROBLEM)]
    said = cut(said, max(0, column - 1))
    return [Segment(" " * (column - 1 - len_cells(said)) + said + " ^", PROBLEM)]


def notes_of(found: Found | None, line: str, *, order: bool = True) -> str:
    """Return what has to be said of results: their order, what was not understood, what was not done as asked.

    What the line of counts says already is left out.
    """
    if found is None:
        return ""
    notes = [notice.message for notice in found.query.notices]
    notes += [remark for remark in found.remarks if not any(alike(remark, part) for part in line.split(" · "))]
    parts = [ORDERS[found.sort]] if order and found.hits else []
    if notes:
        parts.append("note: " + "; ".join(dict.fromkeys(notes)))
    return " · ".join(parts)
