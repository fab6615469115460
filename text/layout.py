"""The layout of a body at a width: which line stands where, and which code point of the text in which cell.

Nothing is wrapped before it is looked at: making a layout costs one pass over the line ends and spans, and a block is
wrapped when one of its rows is asked for. A place is therefore a pair (block, row), and one moves from place to place;
there is no count of all lines, and a text of any length opens in the same time.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import NamedTuple

from readroom.text.blocks import Block, BlockKind, Face, split
from readroom.text.cells import Flow, cells, char_cells, flow
from readroom.text.gate import display
from readroom.text.model import Body, Span
from readroom.text.wrap import Cut, wrap

DEFAULT_WIDTH = 72
# Blocks whose rows are kept at hand.
_KEPT = 512
# Rows of a table that are looked at for the widths of its columns.
_TABLE_ROWS = 500
_CELL_GAP = " | "


class Place(NamedTuple):
    """A line of a layout: the number of its block and its row in it."""

    block: int
    row: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is shown: `prefix` (bars, indent), then `shown`. `[start, end)` is its range in the text.

    The ranges of all lines cover the text; blanks at a break and line ends belong to the line before them. `offsets`
    has the offset of each character of `shown`, `faces` the parts of `shown` that are not plain, in order.
    """

    kind: BlockKind
    start: int
    end: int
    prefix: str
    shown: str
    offsets: Sequence[int]
    starts: Sequence[bool] | None
    faces: tuple[tuple[int, int, Face], ...] = ()

    @property
    def width(self) -> int:
        """How many cells the line takes."""
        return cells(self.prefix) + self._cells(len(self.shown))

    def index(self, offset: int) -> int:
        """Return the index in `shown` of the cluster that holds the code point at `offset`; its length past the end."""
        index = Flow(self.shown, self.offsets, None).index(offset)
        if self.starts is not None:
            while 0 < index < len(self.shown) and not self.starts[index]:
                index -= 1
        return index

    def column_of(self, offset: int) -> int:
        """Return the cell column, from 0, of the code point at `offset`."""
        return cells(self.prefix) + self._cells(self.index(offset))

    def offset_at(self, column: int) -> int:
        """Return the offset of the code point in a cell column; beyond the ends, that of the nearest one."""
        if not self.offsets:
            return self.start
        left = column - cells(self.prefix)
        index = max(0, min(left, len(self.shown) - 1))
        if self.starts is not None:
            index = 0
            for at, char in enumerate(self.shown):
                if self.starts[at]:
                    index = at
                left -= char_cells(char)
                if left < 0:
                    break
        return max(self.offsets[index], self.start)

    def _cells(self, index: int) -> int:
        return index if self.starts is None else sum(map(char_cells, self.shown[:index]))


class Layout:
    """The lines of one body at one width. It has at least one line."""

    def __init__(self, body: Body, width: int = DEFAULT_WIDTH, head: Sequence[tuple[str, Face]] = ()) -> None:
        self.body = body
        self.width = max(width, 4)
        self.blocks = split(body, head)
        self.links = tuple(span for span in body.spans if span.kind == "link")
        self._link_marks = {id(span): f"[{number}]" for number, span in enumerate(self.links, 1)}
        self._text_blocks = [n for n, block in enumerate(self.blocks) if block.kind in ("text", "blank")]
        self._starts = [self.blocks[n].start for n in self._text_blocks]
        self._rows: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        self._columns: dict[int, list[int] | None] = {}

    def rows(self, block: int) -> tuple[Line, ...]:
        """Return the lines of a block, wrapping it when they are not at hand."""
        rows = self._rows.get(block)
        if rows is None:
            rows = self._wrapped(self.blocks[block])
            self._rows[block] = rows
            if len(self._rows) > _KEPT:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(block)
        return rows

    @property
    def first(self) -> Place:
        """The place of the first line."""
        return Place(0, 0)

    @property
    def last(self) -> Place:
        """The place of the last line."""
        block = len(self.blocks) - 1
        return Place(block, len(self.rows(block)) - 1)

    def line(self, place: Place) -> Line:
        """Return the line at a place."""
        return self.rows(place.block)[place.row]

    def lines(self, place: Place, count: int) -> Iterator[Line]:
        """Yield up to `count` lines from a place on."""
        block, row = place
        while count > 0 and block < len(self.blocks):
            rows = self.rows(block)[row : row + count]
            yield from rows
            count -= len(rows)
            block, row = block + 1, 0

    def move(self, place: Place, count: int) -> Place:
        """Return the place `count` lines further down (up when negative), at most the last (the first)."""
        block, row = place.block, place.row + count
        while row < 0 and block > 0:
            block -= 1
            row += len(self.rows(block))
        while row >= (height := len(self.rows(block))) and block < len(self.blocks) - 1:
            row -= height
            block += 1
        return Place(block, max(0, min(row, len(self.rows(block)) - 1)))

    def distance(self, upper: Place, lower: Place, limit: int) -> int:
        """Return how many lines `lower` is below `upper` (negative: above), counting no further than `limit`."""
        if lower < upper:
            return -self.distance(lower, upper, limit)
        count, block = -upper.row, upper.block
        while block < lower.block and count < limit:
            count += len(self.rows(block))
            block += 1
        return min(count + lower.row, limit)

    def place_of(self, offset: int) -> Place:
        """Return the place of the line that holds the code point at `offset`; beyond the text, its last line."""
        block = self._text_blocks[max(bisect_right(self._starts, offset) - 1, 0)]
        row = bisect_right([line.start for line in self.rows(block)], offset) - 1
        return Place(block, max(row, 0))

    def position_of(self, offset: int) -> tuple[Place, int]:
        """Return the place and the cell column of the code point at `offset`."""
        place = self.place_of(offset)
        return place, self.line(place).column_of(offset)

    def offset_at(self, place: Place, column: int) -> int:
        """Return the offset of the code point at a place and cell column, or of the nearest one on that line."""
        return self.line(place).offset_at(column)

    def _wrapped(self, block: Block) -> tuple[Line, ...]:
        """Return the lines of one block."""
        if block.kind == "text":
            shown = flow(self.body.text, block.start, block.last, self._inserts(block))
        else:
            note = display(block.note)
            shown = flow(note, 0, len(note))
        room = max(self.width // 2, 2)
        first, rest = _cut(block.first, self.width - room), _cut(block.rest, self.width - room)
        cuts = wrap(shown, self.width - max(cells(first), cells(rest)), block.mode)
        lines = []
        for number, cut in enumerate(cuts):
            lines.append(self._line(block, shown, cut, rest if number else first, number == len(cuts) - 1))
        return tuple(lines)

    def _line(self, block: Block, shown: Flow, cut: Cut, prefix: str, is_last: bool) -> Line:
        """Return the line that one cut of a block's flow makes."""
        part = shown.shown[cut.first : cut.last]
        starts = shown.starts[cut.first : cut.last] if shown.starts is not None else None
        if block.kind != "text":
            faces = ((0, len(part), block.face),) if part and block.face else ()
            return Line(block.kind, block.start, block.end, prefix, part, (), starts, faces)
        start = _boundary(shown, cut.first, block.last) if cut.first else block.start
        end = block.end if is_last else _boundary(shown, cut.next, block.last)
        offsets = shown.offsets[cut.first : cut.last]
        return Line(block.kind, start, end, prefix, part, offsets, starts, self._faces(block, shown, cut))

    def _faces(self, block: Block, shown: Flow, cut: Cut) -> tuple[tuple[int, int, Face], ...]:
        """Return the faces of one line of a block: indices in the line, those of overlapping spans joined."""
        if not block.inline:
            return ((0, cut.last - cut.first, block.face),) if block.face and cut.last > cut.first else ()
        edges = {cut.first, cut.last}
        ranges = []
        for span in block.inline:
            first = max(shown.index(span.start), cut.first)
            last = min(shown.index(span.end), cut.last)
            if first < last:
                ranges.append((first, last, _FACES[span.kind]))
                edges |= {first, last}
        places = sorted(edges)
        faces = []
        for first, last in pairwise(places):
            face = block.face
            for begin, end, more in ranges:
                if begin <= first and last <= end:
                    face |= more
            if face:
                faces.append((first - cut.first, last - cut.first, face))
        return tuple(faces)

    def _inserts(self, block: Block) -> list[tuple[int, str]]:
        """Return what is shown in a block beside its text: numbers after links, and the padding of a table's cells."""
        inserts = [
            (span.end, self._link_marks[id(span)])
            for span in block.inline
            if span.kind == "link" and block.start < span.end <= block.last
        ]
        if block.table is not None and (columns := self._table_columns(block.table)):
            inserts += self._padding(block, columns)
        return sorted(inserts, key=itemgetter(0))

    def _padding(self, block: Block, columns: list[int]) -> list[tuple[int, str]]:
        """Return the spaces that bring each cell of a row but the last to its column's width."""
        inserts = []
        at = block.start
        for cell, width in zip(self.body.text[at : block.last].split(_CELL_GAP)[:-1], columns, strict=False):
            at += len(cell)
            inserts.append((at, " " * (width - _shown_cells(cell))))
            at += len(_CELL_GAP)
        return inserts

    def _table_columns(self, table: Span) -> list[int] | None:
        """Return the widths of a table's columns when all of them fit the width and no links stand in it, else None."""
        key = id(table)
        if key not in self._columns:
            first = max(bisect_right(self._starts, table.start) - 1, 0)
            columns: list[int] = []
            numbers = self._text_blocks[first : first + _TABLE_ROWS + 1]
            for block in takewhile(lambda block: block.table is table, (self.blocks[number] for number in numbers)):
                widths = [_shown_cells(cell) for cell in self.body.text[block.start : block.last].split(_CELL_GAP)]
                columns += [0] * (len(widths) - len(columns))
                columns = [max(pair) for pair in zip(columns, [*widths, *[0] * len(columns)], strict=False)]
            linked = any(table.start <= link.start < table.end for link in self.links)
            fits = not linked and sum(columns) + len(_CELL_GAP) * len(columns) + 2 <= self.width
            self._columns[key] = columns if fits else None
        return self._columns[key]


_FACES = {"emphasis": Face.ITALIC, "strong": Face.BOLD, "link": Face.UNDERLINE, "code": Face.CODE}


def _boundary(shown: Flow, index: int, last: int) -> int:
    """Return the offset of the first code point of the text at or after an index, past what was put in there."""
    if index and index < len(shown.offsets) and shown.offsets[index] == shown.offsets[index - 1]:
        index = bisect_right(shown.offsets, shown.offsets[index])
    return shown.offsets[index] if index < len(shown.offsets) else last


def _shown_cells(text: str) -> int:
    part = flow(text, 0, len(text)).shown
    return cells(part)


def _cut(prefix: str, width: int) -> str:
    """Return a prefix (plain one-cell signs) cut to a width, so that room is left for the text."""
    return prefix[:width]


def layout(body: Body, width: int = DEFAULT_WIDTH, head: Sequence[tuple[str, Face]] = ()) -> Layout:
    """Return the layout of `body` at `width` cells (at least 4); `head` are lines shown above the text."""
    return Layout(body, width, head)
