"""The layout of a body at a width: which line stands where, and which code point of the text in which cell.

Nothing is wrapped before it is looked at: making a layout costs one pass over the line ends and spans, and a block is
wrapped when one of its rows is asked for. A place is therefore a pair (block, row), and one moves from place to place;
there is no count of all lines, and a text of any length opens in the same time.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import NamedTuple

from readroom.text.bidi import Levels, LevelsOf, visual_order
from readroom.text.blocks import Block, BlockKind, Face, split
from readroom.text.cells import DEFAULT_WIDTH, Flow, cells, char_cells, flow
from readroom.text.gate import display
from readroom.text.model import Body, Span
from readroom.text.wrap import Cut, wrap

# Blocks whose rows are kept at hand.
_KEPT = 512
# Rows of a table or of code that are looked at for its width.
_GROUP_ROWS = 500
_CELL_GAP = " | "
# A table with a cell of more cells than this is prose in columns: it is wrapped between its cells.
_LONG_CELL = 80


class Place(NamedTuple):
    """A line of a layout: the number of its block and its row in it."""

    block: int
    row: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is shown: `prefix` (bars, indent), then `shown`. `[start, end)` is its range in the text.

    The ranges of all lines cover the text; blanks at a break and line ends belong to the line before them. `offsets`
    has the offset of each character of `shown`, `faces` the parts of `shown` that are not plain, in order. `wide` is
    the table or the code that the line belongs to where that is wider than the layout: it is seen in part
    (`sideways.crop`). `levels` and `base` say which way the characters run (`bidi`), None where all run from left to
    right; `pad` is how many blanks come before a line that runs from right to left.
    """

    kind: BlockKind
    start: int
    end: int
    prefix: str
    shown: str
    offsets: Sequence[int]
    starts: Sequence[bool] | None
    faces: tuple[tuple[int, int, Face], ...] = ()
    wide: Span | None = None
    levels: Sequence[int] | None = None
    base: int = 0
    pad: int = 0

    @property
    def width(self) -> int:
        """How many cells the line takes."""
        return self.left + self._cells(len(self.shown))

    @property
    def left(self) -> int:
        """The cells left of what is shown of the text: the prefix, and blanks before text from right to left."""
        return cells(self.prefix) + self.pad

    @property
    def order(self) -> Sequence[int]:
        """The indices of `shown` from left to right as they are to be drawn."""
        if self.levels is None:
            return range(len(self.shown))
        return visual_order(self.shown, self.levels, self.base, self.starts)

    def index(self, offset: int) -> int:
        """Return the index in `shown` of the cluster that holds the code point at `offset`; its length past the end."""
        index = Flow(self.shown, self.offsets, None).index(offset)
        if self.starts is not None:
            while 0 < index < len(self.shown) and not self.starts[index]:
                index -= 1
        return index

    def column_of(self, offset: int) -> int:
        """Return the cell column, from 0, of the code point at `offset`."""
        index = self.index(offset)
        if self.levels is None:
            return self.left + self._cells(index)
        if index >= len(self.shown) and self.base % 2:
            return max(self.left - 1, cells(self.prefix))
        column = self.left
        for at in self.order:
            if at == index:
                break
            column += char_cells(self.shown[at])
        return column

    def offset_at(self, column: int) -> int:
        """Return the offset of the code point in a cell column; beyond the ends, that of the nearest one."""
        if not self.offsets:
            return self.start
        left = column - self.left
        if self.starts is None and self.levels is None:
            index = max(0, min(left, len(self.shown) - 1))
        else:
            index = 0
            for at in self.order:
                if self.starts is None or self.starts[at]:
                    index = at
                left -= char_cells(self.shown[at])
                if left < 0:
                    break
        return max(self.offsets[index], self.start)

    def _cells(self, index: int) -> int:
        return index if self.starts is None else sum(map(char_cells, self.shown[:index]))


class Layout:
    """The lines of one body at one width. It has at least one line."""

    def __init__(
        self,
        body: Body,
        width: int = DEFAULT_WIDTH,
        head: Sequence[tuple[str, Face]] = (),
        bidi: LevelsOf | None = None,
    ) -> None:
        self.body = body
        self.width = max(width, 4)
        self.blocks = split(body, head)
        self._bidi = bidi
        self.links = tuple(span for span in body.spans if span.kind == "link")
        self._link_marks = {id(span): f"[{number}]" for number, span in enumerate(self.links, 1)}
        self._text_blocks = [n for n, block in enumerate(self.blocks) if block.kind in ("text", "blank")]
        self._starts = [self.blocks[n].start for n in self._text_blocks]
        self._rows: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        self._columns: dict[int, list[int]] = {}
        self._code_widths: dict[int, int] = {}

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
        if self._in_one(block):
            cuts = [Cut(0, len(shown.shown), len(shown.shown))]
        else:
            cuts = wrap(shown, self.width - max(cells(first), cells(rest)), block.mode)
        lines = []
        for number, cut in enumerate(cuts):
            lines.append(self._line(block, shown, cut, rest if number else first, number == len(cuts) - 1))
        if self._bidi is not None and (levels := self._bidi(shown.shown)) is not None:
            return tuple(self._turned(line, cut, levels) for line, cut in zip(lines, cuts, strict=True))
        return tuple(lines)

    def _turned(self, line: Line, cut: Cut, levels: Levels) -> Line:
        """Return a line with the levels of its part of a paragraph; one from right to left ends at the right."""
        pad = max(0, self.width - line.width) if levels.base % 2 else 0
        return replace(line, levels=levels.levels[cut.first : cut.last], base=levels.base, pad=pad)

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
        wide = self._group(block) if self._in_one(block) and self._group_width(block) > self.width else None
        return Line(block.kind, start, end, prefix, part, offsets, starts, self._faces(block, shown, cut), wide)

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
        if block.table is not None and self._in_one(block):
            inserts += self._padding(block, self._table_columns(block.table))
        return sorted(inserts, key=itemgetter(0))

    # Tables and code

    def _group(self, block: Block) -> Span | None:
        """Return the table or the code that a block is a row of."""
        return block.table or block.code

    def _in_one(self, block: Block) -> bool:
        """Tell whether a block is one line however long it is: code, and a row of a table that is no prose."""
        if block.table is not None:
            return max(self._table_columns(block.table), default=0) <= _LONG_CELL
        return block.code is not None

    def _group_width(self, block: Block) -> int:
        """Return the cells of the widest row of the table or the code that a block belongs to, with its prefix."""
        if block.table is not None:
            columns = self._table_columns(block.table)
            return cells(block.first) + sum(columns) + len(_CELL_GAP) * (len(columns) - 1)
        if block.code is None:
            return 0
        if (key := id(block.code)) not in self._code_widths:
            rows = self._rows_of(block.code)
            widths = [_shown_cells(self.body.text[row.start : row.last]) for row in rows]
            self._code_widths[key] = max(widths, default=0)
        return cells(block.first) + self._code_widths[key]

    def _rows_of(self, group: Span) -> Iterator[Block]:
        """Yield the first blocks of a table or of code."""
        first = max(bisect_right(self._starts, group.start) - 1, 0)
        blocks = (self.blocks[number] for number in self._text_blocks[first : first + _GROUP_ROWS + 1])
        return takewhile(lambda block: self._group(block) is group, blocks)

    def _padding(self, block: Block, columns: list[int]) -> list[tuple[int, str]]:
        """Return the spaces that bring each cell of a row but the last to its column's width."""
        inserts = []
        for (_, end, taken), width in zip(list(self._cells_of(block))[:-1], columns, strict=False):
            inserts.append((end, " " * (width - taken)))
        return inserts

    def _cells_of(self, block: Block) -> Iterator[tuple[int, int, int]]:
        """Yield the cells of a table's row: where each begins and ends in the text, and how many cells it takes."""
        links = sorted((span for span in block.inline if span.kind == "link"), key=lambda link: -link.end)
        at = block.start
        for cell in self.body.text[at : block.last].split(_CELL_GAP):
            end, taken = at + len(cell), _shown_cells(cell)
            while links and links[-1].end <= end:
                link = links.pop()
                taken += len(self._link_marks[id(link)]) if link.end > block.start else 0
            yield at, end, taken
            at = end + len(_CELL_GAP)

    def _table_columns(self, table: Span) -> list[int]:
        """Return the widths of a table's columns in cells."""
        key = id(table)
        if key not in self._columns:
            columns: list[int] = []
            for block in self._rows_of(table):
                widths = [taken for _, _, taken in self._cells_of(block)]
                columns += [0] * (len(widths) - len(columns))
                columns = [max(pair) for pair in zip(columns, [*widths, *[0] * len(columns)], strict=False)]
            self._columns[key] = columns
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


def layout(
    body: Body, width: int = DEFAULT_WIDTH, head: Sequence[tuple[str, Face]] = (), bidi: LevelsOf | None = None
) -> Layout:
    """Return the layout of `body` at `width` cells (at least 4); `head` are lines shown above the text.

    `bidi` gives the levels of a paragraph, where text from right to left is to be turned round; see `text.bidi`.
    """
    return Layout(body, width, head, bidi)
