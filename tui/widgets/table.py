"""A table of counts: rows with a cursor that is also in a column, and the line of titles over them."""

from collections.abc import Awaitable, Callable, Sequence

from rich.segment import Segment
from rich.style import Style

from readroom.db.counting.tables import Table
from readroom.text.table import Row
from readroom.tui.host import host
from readroom.tui.widgets.cells import cut, fit, fit_right, len_cells, plain
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.row_finding import RowFindingList

HERE = Style(bold=True, underline=True)
TITLE = Style(bold=True)
GAP = 2
FIRST_MOST = 40
"""How wide the first column may be (cells)."""
ROOMY = 110
"""A narrower table with a picture has only its first columns beside it."""
PICTURE_LEAST = 10
"""Fewer columns show no picture."""


class TableList(RowFindingList):
    """The rows of a table. `column` is the one that the cursor is in; `opened` is called for its cell."""

    def __init__(self, context: str, opened: Callable[[Row, str], Awaitable[None] | None]) -> None:
        super().__init__(id="table")
        self.context = context
        self.table: Table | None = None
        self.rows: list[Row] = []
        self.column = 1
        self.problem = ""
        self._opened = opened
        self._cells: list[list[str]] = []
        self._widths: list[int] = []
        self._left = 1

    # What is shown

    @property
    def size_of_list(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def rows_shown(self) -> int:
        """How many rows can be seen beside a prompt."""
        return max(1, self.size.height)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def key(self) -> str:
        """The key of the column that the cursor is in."""
        return self.table.columns[self.column].key if self.table is not None else ""

    def put(self, table: Table, rows: Sequence[Row] | None = None) -> None:
        """Show a table, or its rows in another order."""
        changed = self.table is None or [c.key for c in table.columns] != [c.key for c in self.table.columns]
        self.table, self.rows, self.problem = table, list(table.rows if rows is None else rows), ""
        if changed:
            keys = [column.key for column in table.columns]
            self.column, self._left = (keys.index("hits") if "hits" in keys else min(1, len(keys) - 1)), 1
        self._cells = [[plain(column.cell(row)) for column in table.columns] for row in self.rows]
        titles = [[len_cells(column.title) + 1 for column in table.columns]]
        sizes = titles + [list(map(len_cells, cells)) for cells in self._cells]
        self._widths = [max(each) for each in zip(*sizes, strict=True)]
        self._widths[0] = min(self._widths[0], FIRST_MOST)
        self.cursor = self.top = 0
        self.refresh()

    def _shown(self, width: int) -> list[int]:
        """Return the numbers of the columns that there is room for beside the first, the cursor's among them."""
        columns = self.table.columns if self.table is not None else ()
        # Where there is little room, a picture tells more than the columns behind the first ones.
        few = self.table is not None and self.table.picture is not None and width < ROOMY
        every = [n for n in range(1, len(self._widths)) if not (few and columns[n].more) or n <= self.column]
        self._left = min(max(1, self._left), self.column) if self.column else 1
        while True:
            used, found = self._widths[0] + 1, []
            for number in [n for n in every if n >= self._left]:
                used += self._widths[number] + GAP
                if used > width:
                    break
                found.append(number)
            if self.column == 0 or self.column in found or self._left >= self.column:
                return found
            self._left += 1

    def title_segments(self, width: int, sorted_by: str, *, upward: bool) -> list[Segment]:
        """Return the line over the rows: the column that they are in the order of has a triangle."""
        if self.table is None:
            return []
        segments = []
        for number in (0, *self._shown(width)):
            column = self.table.columns[number]
            sign = ("▲" if upward else "▼") if column.key.removesuffix("_shown") == sorted_by else " "
            text = f"{column.title}{sign}"
            size = self._widths[number]
            shown = fit(" " + text, size + 1) if number == 0 else fit_right(text, size + GAP)
            segments.append(Segment(shown, HERE if number == self.column else TITLE))
        return segments

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row, with its picture where there is room for one."""
        cells, shown = self._cells[index], self._shown(width)
        segments = [Segment(fit(" " + cells[0], self._widths[0] + 1), HERE if self._is_at(index, 0) else None)]
        used = self._widths[0] + 1
        for number in shown:
            size = self._widths[number]
            blank = max(0, size + GAP - len_cells(cells[number]))
            segments += [Segment(" " * blank), Segment(cells[number], HERE if self._is_at(index, number) else None)]
            used += size + GAP
        if self.table is not None and self.table.picture is not None and width - used > PICTURE_LEAST:
            segments += [Segment("  "), Segment(self._strip(index, width - used - 3), DIM)]
        line = "".join(segment.text for segment in segments)
        rest = width - len_cells(line)
        return [*segments, Segment(" " * rest)] if rest >= 0 else [Segment(fit(line, width))]

    def _strip(self, index: int, width: int) -> str:
        """Return the picture of a row; what it is measured by is all rows, so they are drawn at once."""
        if self._pictures_of != (width, id(self._cells)) and self.table is not None and self.table.picture is not None:
            self._pictures = list(self.table.picture(self.rows, width))
            self._pictures_of = (width, id(self._cells))
        return self._pictures[index]

    _pictures: Sequence[str] = ()
    _pictures_of = (0, 0)

    def _is_at(self, index: int, number: int) -> bool:
        return index == self.cursor and number == self.column and self.has_focus

    def empty_line(self, y: int, width: int) -> str:
        """Say why there are no rows."""
        said = self.problem or ("Nothing is left to be listed." if self.table is not None else "")
        return " " + cut(plain(said), width - 1) if y == 0 and said else ""

    def cursor_moved(self) -> None:
        """Say elsewhere which row it is."""
        host(self).changed()

    # Commands

    def do_next_column(self, count: int | None) -> None:
        """Go to the next column."""
        self._to_column(self.column + (count or 1))

    def do_previous_column(self, count: int | None) -> None:
        """Go to the column before."""
        self._to_column(self.column - (count or 1))

    def _to_column(self, number: int) -> None:
        if self.table is not None:
            self.column = max(0, min(number, len(self.table.columns) - 1))
            self.refresh()
            host(self).changed()

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Show the places behind the number under the cursor."""
        return self._opened(self.row, self.key) if self.row is not None else None

    def words_of_row(self, index: int) -> str:
        """Return what stands in the first column."""
        return self._cells[index][0]
