"""The lines of a comparison: rows side by side, or one above the other where it is narrow. Pure.

A row is as high as its longer side; the shorter one is filled with blanks. Nothing is cut off.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from readroom.text.align_model import Row
from readroom.text.align_report import MARKS
from readroom.text.cells import cells
from readroom.tui.widgets.compare_paint import Sheet, note_lines, side_lines

STACKED_BELOW = 100
"""Narrower than this (cells), the two sides of a row stand one above the other."""
WIDEST = 84
"""Cells of a column of text at most."""
MARK_CELLS = 4

MOVED = "⇅"
STOCK = "‖"
CHECK = "!"
"""The sign beside a row with a difference to check."""
LEGEND = '= same  ≈ edited  " quotation  ∩ shared  ~ related  < only A  > only B  ⇅ elsewhere  ↻ again  ! to check'

DIM = Style(dim=True)
BOLD = Style(bold=True)
MARK_STYLES = {"left": Style(color="red", bold=True), "right": Style(color="green", bold=True)}

Line = list[Segment]


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide everything is, in cells: the widget, a gutter with its blank, a column of text."""

    width: int
    stacked: bool
    gutter: int
    column: int


def frame(width: int, rows: Sequence[Row]) -> Frame:
    """Return the measures for a widget of `width` cells."""
    places = [at for row in rows for at in (row.left_at, row.right_at) if at]
    place = max((len(_place(at)) for at in places), default=3)
    if width < STACKED_BELOW:
        gutter = place + 4
        return Frame(width, True, gutter, max(4, min(WIDEST, width - gutter - MARK_CELLS)))
    gutter = place + 1
    return Frame(width, False, gutter, min(WIDEST, (width - 2 * gutter - MARK_CELLS - 1) // 2))


def row_lines(sheet: Sheet, number: int, shape: Frame, *, first: bool) -> list[Line]:
    """Return the lines of a row, without the blanks at their ends.

    `first`: this row says what the other side has not; the next ones of one side alone need not repeat it.
    """
    row = sheet.rows[number]
    notes = _notes(row, sheet, first=first)
    left, right = (
        side_lines(sheet, number, side, shape.column) or note_lines(notes[side], shape.column, DIM) for side in (0, 1)
    )
    mark = _mark(sheet, number)
    if shape.stacked:
        return _stacked(row, left, right, mark, shape)
    lines = []
    for n in range(max(len(left), len(right))):
        a, b = (side[n] if n < len(side) else [] for side in (left, right))
        places = (row.left_at, row.right_at) if n == 0 else (None, None)
        middle = mark if n == 0 else [Segment(" " * MARK_CELLS)]
        lines.append([_gutter(places[0], shape), *_filled(a, shape.column), *middle, _gutter(places[1], shape), *b])
    return lines


def _stacked(row: Row, left: list[Line], right: list[Line], mark: Line, shape: Frame) -> list[Line]:
    """Return a row with A above B; what is the same on both sides stands there once."""
    heads: list[str] = []
    if row.kind == "same":
        heads = [_head("A", row.left_at), _head("B", row.right_at)] if len(left) > 1 else [_head("AB", row.left_at)]
        body = left
    else:
        heads = [_head("A", row.left_at), *[""] * (len(left) - 1)] if left else []
        heads += [_head("B", row.right_at)] if right else []
        body = [*left, *right]
    lines = []
    for n, line in enumerate(body):
        head = heads[n] if n < len(heads) else ""
        middle = mark if n == 0 else [Segment(" " * MARK_CELLS)]
        lines.append([Segment(f"{head:<{shape.gutter}}", DIM), *middle, *line])
    return lines


def _head(sides: str, at: tuple[int, int] | None) -> str:
    return f"{sides:<2} {_place(at)}"


def _place(at: tuple[int, int] | None) -> str:
    return f"{at[0]}.{at[1]}" if at else ""


def _gutter(at: tuple[int, int] | None, shape: Frame) -> Segment:
    return Segment(f"{_place(at):>{shape.gutter - 1}} ", DIM)


def _filled(line: Line, width: int) -> Line:
    blanks = width - sum(cells(segment.text) for segment in line)
    return [*line, Segment(" " * blanks)] if blanks > 0 else line


def _notes(row: Row, sheet: Sheet, *, first: bool) -> tuple[str, str]:
    """Return what stands in an empty side of a row, left and right."""
    target = sheet.rows[row.moved] if row.moved is not None else None
    if row.kind == "moved" and target is not None:
        return f"{MOVED} beside A {_place(target.left_at)}", ""
    if row.kind == "repeat" and target is not None:
        if row.left is None:
            return f"again: see B {_place(target.right_at)}", ""
        return "", f"again: see A {_place(target.left_at)}"
    if not first:
        return "", ""
    return (sheet.missing[0] if row.left is None else ""), (sheet.missing[1] if row.right is None else "")


def _mark(sheet: Sheet, number: int) -> Line:
    """Return the cells between the sides: does it stand elsewhere, what is it, is there something to check."""
    row = sheet.rows[number]
    moved = MOVED if row.moved is not None and row.kind not in ("moved", "repeat") else " "
    kind = STOCK if any(sheet.phrases(row)) else MARKS[row.kind]
    check = CHECK if sheet.checks(number) else " "
    return [Segment(moved, BOLD), Segment(kind, MARK_STYLES.get(row.kind, BOLD)), Segment(f"{check} ", BOLD)]
