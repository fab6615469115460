"""The lines of a comparison: rows side by side, or one above the other where it is narrow. Pure.

A row is as high as its longer side; the shorter one is filled with blanks. Nothing is cut off.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from readroom.text.align_model import Row
from readroom.text.align_report import CHECK, MARKS
from readroom.text.cells import cells
from readroom.tui.widgets.compare_columns import Column, column, own_order
from readroom.tui.widgets.compare_paint import GUTTERS, Line, Sheet, note_lines, side_lines
from readroom.tui.widgets.reader_lines import MARK_SIGN

STACKED_BELOW = 100
"""Narrower than this (cells), the two sides of a row stand one above the other."""
WIDEST = 84
"""Cells of a column of text at most."""
MARK_CELLS = 4
SHARE_CELLS = 4

MOVED = "⇅"
STOCK = "‖"
LEGEND = '= same  ≈ edited  " quotation  ∩ shared  ~ related  < only A  > only B  ⇅ elsewhere  ↻ again  ! to check'

DIM = Style(dim=True)
BOLD = Style(bold=True)
MARK_STYLES = {"left": Style(color="red", bold=True), "right": Style(color="green", bold=True)}


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
    return Frame(width, False, gutter, min(WIDEST, (width - 2 * gutter - MARK_CELLS - SHARE_CELLS - 1) // 2))


class PairRows:
    """The rows of a sheet as lines of a width; `reading` is the side that is read alone (0 or 1), or None.

    A reading list has what one side has alone, and dim the other sentences of its paragraphs.
    """

    def __init__(self, sheet: Sheet, reading: int | None = None) -> None:
        self.sheet = sheet
        self.reading = reading
        self._frame: Frame | None = None

    def lines(self, number: int, width: int, before: int | None) -> list[Line]:
        """Return the lines of a row; `before` is the row above it or None. A new paragraph has a blank line first."""
        if self._frame is None or self._frame.width != width:
            self._frame = frame(width, self.sheet.rows)
        row = self.sheet.rows[number]
        earlier = self.sheet.rows[before] if before is not None else None
        if self.reading is not None:
            lines = reading_lines(self.sheet, number, self._frame, self.reading)
        else:
            lines = row_lines(self.sheet, number, self._frame, first=earlier is None or earlier.kind != row.kind)
        if earlier is None:
            return lines
        by_left = bool(row.left_at) and self.reading != 1
        here, there = (row.left_at, earlier.left_at) if by_left else (row.right_at, earlier.right_at)
        return lines if here and there and here[0] == there[0] else [[], *lines]

    def columns(self, numbers: Sequence[int]) -> tuple[Column, Column] | None:
        """Return both texts apart, as far as these rows have them; None where one of them is read alone."""
        return None if self.reading is not None else (self._column("A", 0, numbers), self._column("B", 1, numbers))

    def _column(self, name: str, side: int, numbers: Sequence[int]) -> Column:
        rows = self.sheet.rows
        found = own_order(rows, side, numbers)
        own = [number for number, _ in found]
        at = [(rows[n].left_at, rows[n].right_at)[side] or (0, 0) for n in own]
        gutter = max((len(_place(place)) for place in at), default=3) + 1

        def wrap(index: int, width: int) -> list[Line]:
            shape = Frame(width, True, gutter, max(4, min(WIDEST, width - gutter - MARK_CELLS)))
            lines = column_lines(self.sheet, own[index], shape, side)
            return [[], *lines] if index and at[index - 1][0] != at[index][0] else lines

        return column(name, own, [place for _, place in found], wrap)


def column_lines(sheet: Sheet, number: int, shape: Frame, side: int) -> list[Line]:
    """Return the lines of one side of a row by itself, its words as beside the other side."""
    row = sheet.rows[number]
    at = (row.left_at, row.right_at)[side]
    marked = sheet.is_marked(row, side)
    return [
        [
            _gutter(at if n == 0 else None, shape, side, marked=marked),
            *(_mark(sheet, number) if n == 0 else [Segment(" " * MARK_CELLS)]),
            *line,
        ]
        for n, line in enumerate(side_lines(sheet, number, side, shape.column))
    ]


def reading_lines(sheet: Sheet, number: int, shape: Frame, side: int) -> list[Line]:
    """Return the lines of one side of a row, as wide as a text is read; dim where the other side has it too."""
    row = sheet.rows[number]
    alone = row.kind == ("left", "right")[side]
    width = max(4, min(WIDEST, shape.width - shape.gutter - MARK_CELLS))
    at = (row.left_at, row.right_at)[side]
    found = []
    for n, line in enumerate(side_lines(sheet, number, side, width)):
        mark = _mark(sheet, number) if alone and n == 0 else [Segment(" " * MARK_CELLS)]
        said = line if alone else [Segment("".join(segment.text for segment in line), DIM)]
        found.append([_gutter(at if n == 0 else None, shape, side, marked=sheet.is_marked(row, side)), *mark, *said])
    return found


def row_lines(sheet: Sheet, number: int, shape: Frame, *, first: bool) -> list[Line]:
    """Return the lines of a row, without the blanks at their ends.

    `first`: this row says what the other side has not; the next ones of one side alone need not repeat it.
    """
    row = sheet.rows[number]
    notes = _notes(row, sheet, first=first)
    left, right = (
        side_lines(sheet, number, side, shape.column) or note_lines(notes[side], shape.column, DIM) for side in (0, 1)
    )
    if shape.stacked:
        return _stacked(sheet, number, left, right, shape)
    lines = []
    marked = [sheet.is_marked(row, side) for side in (0, 1)]
    for n in range(max(len(left), len(right))):
        a, b = (side[n] if n < len(side) else [] for side in (left, right))
        places = (row.left_at, row.right_at) if n == 0 else (None, None)
        middle = [*_mark(sheet, number), _share(row)] if n == 0 else [Segment(" " * (MARK_CELLS + SHARE_CELLS))]
        margins = [_gutter(places[side], shape, side, marked=marked[side]) for side in (0, 1)]
        lines.append([margins[0], *_filled(a, shape.column), *middle, margins[1], *b])
    return lines


def _stacked(sheet: Sheet, number: int, left: list[Line], right: list[Line], shape: Frame) -> list[Line]:
    """Return a row with A above B; what is the same on both sides stands there once."""
    row = sheet.rows[number]
    heads: list[tuple[str, int]] = []
    if row.kind == "same":
        both = [(_head("A", row.left_at), 0), (_head("B", row.right_at), 1)]
        heads, body = both if len(left) > 1 else [(_head("AB", row.left_at), 0)], left
    else:
        heads = [(_head("A", row.left_at), 0), *[("", 0)] * (len(left) - 1)] if left else []
        heads += [(_head("B", row.right_at), 1), *[("", 1)] * (len(right) - 1)] if right else []
        body = [*left, *right]
    lines = []
    second = len(left) if row.kind != "same" and left and right else 1
    for n, line in enumerate(body):
        head, side = heads[n] if n < len(heads) else ("", 0)
        sign = MARK_SIGN if sheet.is_marked(row, side) else " "
        middle = _mark(sheet, number) if n == 0 else [_share(row)] if n == second else [Segment(" " * MARK_CELLS)]
        lines.append([Segment(f"{head:<{shape.gutter - 1}}{sign}", GUTTERS[side]), *middle, *line])
    return lines


def _head(sides: str, at: tuple[int, int] | None) -> str:
    return f"{sides:<2} {_place(at)}"


def _place(at: tuple[int, int] | None) -> str:
    return f"{at[0]}.{at[1]}" if at else ""


def _gutter(at: tuple[int, int] | None, shape: Frame, side: int, *, marked: bool) -> Segment:
    return Segment(f"{_place(at):>{shape.gutter - 1}}{MARK_SIGN if marked else ' '}", GUTTERS[side])


def _share(row: Row) -> Segment:
    """Return how much of a row is equal, in per cent; never 0 for some, never 100 for less than all."""
    share = f"{max(1, min(99, round(row.similarity * 100)))}%" if 0 < row.similarity < 1 and row.right else ""
    return Segment(f"{share:>{SHARE_CELLS - 1}} ", DIM)


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
