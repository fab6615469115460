"""Rows of what articles have to do with one another: a glyph, narrow columns, a title or a passage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rich.cells import chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from readroom.db.articles import ArticleRow
from readroom.db.own_values import SIGN
from readroom.tui.host import host
from readroom.tui.widgets.articles import date_of, title_of
from readroom.tui.widgets.cells import cut, fit, fit_right, len_cells, plain
from readroom.tui.widgets.lines import DIM, NULL
from readroom.tui.widgets.row_finding import RowFindingList
from readroom.tui.widgets.status import THERE

Range = tuple[int, int]
Cell = tuple[str, int]
"""A text and its width in cells; a negative width puts it to the right."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `sign`, columns, and what stands in the rest of the line.

    `row` is the article that it leads to, `at` the passage there (code points), `marks` all passages there that `n` and
    `N` go through. `target` is what else it leads to. `depth`: 0 a heading, 1 an article or the like, 2 a part of it.
    """

    text: str
    sign: str = " "
    columns: tuple[Cell, ...] = ()
    depth: int = 1
    row: ArticleRow | None = None
    at: Range | None = None
    marks: tuple[Range, ...] = ()
    target: Any = field(default=None)


def column_segments(columns: Sequence[Cell], room: int) -> tuple[str, int]:
    """Return columns as one text, as many whole ones as leave a third of `room` free, and the cells that they take."""
    said = ""
    for text, width in columns:
        wide = abs(width) + 1
        if len_cells(said) + wide > room * 2 // 3:
            break
        said += (fit(plain(text), width) if width >= 0 else fit_right(plain(text), -width)) + " "
    return said, len_cells(said)


def entry_segments(entry: Entry, width: int, *, chosen: bool = False) -> list[Segment]:
    """Return a row in exactly `width` cells."""
    if width < 4:
        return [Segment(" " * width)]
    if entry.depth == 0:
        return [Segment(fit(" " + plain(entry.text), width), THERE)]
    lead = ("*" if chosen else " ") + fit(entry.sign, 2) if entry.depth == 1 else "    " + fit(entry.sign, 2)
    room = width - len_cells(lead)
    columns, taken = column_segments(entry.columns, room)
    style: Style = NULL if entry.depth == 1 else DIM
    return [Segment(lead), Segment(columns, DIM), Segment(fit(plain(entry.text), room - taken), style)]


def as_corrected(entry: Entry, mine: ArticleRow) -> Entry:
    """Return an article's row with its title, day and source as its reader has corrected them (`mine`)."""
    row = entry.row
    if row is None or not mine.own or entry.depth != 1:
        return entry
    now = {date_of(row): date_of(mine), row.source: mine.source, row.outlet or "": mine.outlet or mine.source}
    columns = tuple((now.get(text, text) if text else text, width) for text, width in entry.columns)
    text = title_of(mine) if entry.text == title_of(row) else entry.text
    return replace(entry, text=f"{SIGN} {text}", columns=columns)


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Return a text in at most `most` lines of `width` cells, broken at spaces where there are some."""
    found: list[str] = []
    rest = plain(text[: 4 * width * most])
    while rest and width > 0 and len(found) < most:
        if len(found) + 1 == most:
            found.append(cut(rest, width))
            break
        line = chop_cells(rest, width)[0]
        if len(line) < len(rest) and rest[len(line)] != " " and " " in line.strip():
            line = line[: line.rindex(" ") + 1]
        found.append(line.rstrip())
        rest = rest[max(1, len(line)) :].lstrip()
    return found


class Words(Widget):
    """Some lines of text above a list, broken to the width."""

    DEFAULT_CSS = "Words { width: 1fr; height: 1; }"
    ALLOW_SELECT = False

    def __init__(self, most: int, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.most = most
        self._text = ""

    def put(self, text: str) -> None:
        """Show a text in as many lines as it needs, `most` at the most."""
        self._text = text
        self.styles.height = max(1, len(wrapped(text, self.app.size.width - 2, self.most)))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a line."""
        lines = wrapped(self._text, self.size.width - 2, self.most)
        return Strip([Segment(f" {lines[y]}" if y < len(lines) else "")]).adjust_cell_length(self.size.width)


class EntryList(RowFindingList):
    """Rows that are all at hand. `opened` hears Enter; `name_of` tells the rows that can be chosen apart."""

    def __init__(self, context: str, opened: Callable[[Entry], Any], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.context = context
        self.rows: list[Entry] = []
        self.empty = ""
        self.chosen: set[Any] = set()
        self._opened = opened

    @property
    def size_of_list(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def position(self) -> str:
        """Where the cursor is."""
        return f"row {self.cursor + 1:,} of {len(self.rows):,}" if self.rows else ""

    @property
    def entry(self) -> Entry | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def put(self, rows: Sequence[Entry], cursor: int | None = None) -> None:
        """Show other rows, with the cursor where it was, or on a row of them."""
        self.rows = list(rows)
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, len(self.rows) - 1))
        self.top = max(0, min(self.top, self.cursor, len(self.rows) - self.rows_shown))
        self._show_cursor(self.cursor)
        self.refresh()
        self.cursor_moved()

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row."""
        entry = self.rows[index]
        if entry.row is not None:
            entry = as_corrected(entry, host(self).backend.mine(entry.row))
        return entry_segments(entry, width, chosen=entry.target is not None and entry.target in self.chosen)

    def empty_line(self, y: int, width: int) -> str:
        """Say why there is nothing."""
        return cut(f" {self.empty}", width) if y == 0 and self.empty else ""

    def cursor_moved(self) -> None:
        """Say elsewhere which row it is."""
        host(self).changed()

    async def do_open(self, count: int | None) -> None:
        """Open what the row leads to."""
        if (entry := self.entry) is not None and (opening := self._opened(entry)) is not None:
            await opening

    def words_of_row(self, index: int) -> str:
        """Return what a row says."""
        entry = self.rows[index]
        return " ".join([entry.text, *(text for text, _ in entry.columns)])
