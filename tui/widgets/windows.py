"""A list of any length, read in windows of rows by key, never by number; positions are exact nevertheless."""

from collections.abc import Awaitable
from typing import Generic, TypeVar

from readroom.tui.host import host
from readroom.tui.widgets.lines import LineList

T = TypeVar("T")
MARGIN = 60
"""Rows between the cursor and the end of what is loaded, at which more is read ahead."""
KEPT = 1200
"""Rows kept in memory: the far end is let go of."""
STRIDE = 2000
"""Rows read at once on the way to a row far away."""


class WindowList(LineList, Generic[T]):
    """A list that holds some of its rows.

    Rows have indexes of their own: `first` is that of the first row at hand, `origin` that of the list's first row,
    None while it is not known how many rows stand before. `total` is None while the rows are not counted.
    """

    window = 200
    """Rows that are asked for at once."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: list[T] = []
        self.origin: int | None = 0
        self.total: int | None = None
        self.at_start = self.at_end = True
        self.loaded = False
        self._turn = 0

    # What a subclass gives

    async def fetch(
        self, *, after: T | None = None, before: T | None = None, last: bool = False, limit: int
    ) -> list[T]:
        """Read up to `limit` rows in the order of the list: after a row, just before one, the last, or the first."""
        return []

    # What is shown

    @property
    def size_of_list(self) -> int:
        """How many rows are at hand."""
        return len(self.rows)

    @property
    def end(self) -> int:
        """The index after the last row at hand."""
        return self.first + len(self.rows)

    @property
    def chosen(self) -> T | None:
        """The row under the cursor."""
        return self.rows[self.cursor - self.first] if self.first <= self.cursor < self.end else None

    @property
    def position(self) -> str:
        """Where the cursor is in the whole list."""
        if not self.rows:
            return ""
        here = "?" if self.origin is None else f"{self.cursor - self.origin + 1:,}"
        return f"row {here}" + ("" if self.total is None else f" of {self.total:,}")

    # Filling

    def put(
        self, rows: list[T], *, cursor: int = 0, at_start: bool = True, at_end: bool, total: int | None = None
    ) -> None:
        """Show these rows in place of what was there, with the cursor on the row `cursor` of them."""
        self._turn += 1
        self._replace(rows, first=0, at_start=at_start, at_end=at_end, total=total)
        self.cursor = cursor
        self.top = max(0, min(cursor - self.rows_shown // 2, len(rows) - self.rows_shown))
        self.loaded = True
        self.refresh()
        host(self).changed()

    def count(self, total: int) -> None:
        """Hear how many rows the list has."""
        self.total = total
        if self.origin is None and self.at_end:
            self.origin = self.end - total
        host(self).changed()

    def _replace(self, rows: list[T], *, first: int, at_start: bool, at_end: bool, total: int | None) -> None:
        self.rows, self.first, self.at_start, self.at_end = rows, first, at_start, at_end
        self.origin = first if at_start else None
        self.total = len(rows) if at_start and at_end else total

    # Moving through what is not loaded

    def need(self, first: int, last: int) -> Awaitable[None] | None:
        """Return what loads the rows from `first` to `last`, or None when they are there or do not exist."""
        missing = (last >= self.end and not self.at_end) or (first < self.first and not self.at_start)
        return self._load(first, last) if self.rows and missing else None

    async def _load(self, first: int, last: int) -> None:
        turn = self._turn
        while turn == self._turn and last >= self.end and not self.at_end:
            await self._extend(max(self.window, min(STRIDE, last - self.end + 1)), down=True)
        while turn == self._turn and first < self.first and not self.at_start:
            await self._extend(max(self.window, min(STRIDE, self.first - first)), down=False)

    async def _extend(self, limit: int, *, down: bool) -> None:
        """Load one more window at an end of what is at hand, and let go of the other end when it is far away."""
        turn, edge = self._turn, self.rows[-1 if down else 0]
        rows = await (self.fetch(after=edge, limit=limit) if down else self.fetch(before=edge, limit=limit))
        if turn != self._turn or self.rows[-1 if down else 0] is not edge:
            return
        surplus = max(0, len(self.rows) + len(rows) - max(KEPT, limit + self.window))
        if down:
            self.rows = self.rows[surplus:] + rows
            self.first += surplus
            self.at_start, self.at_end = self.at_start and not surplus, len(rows) < limit
        else:
            self.rows = rows + self.rows[: len(self.rows) - surplus]
            self.first -= len(rows)
            self.at_start, self.at_end = len(rows) < limit, self.at_end and not surplus
        if self.at_start and self.origin is None:
            self.origin = self.first
        if not self.first <= self.cursor < self.end:
            # What is under way to a row far off may be stopped: the cursor goes along.
            self.cursor = self.end - 1 if down else self.first
            self.top = max(self.first, self.cursor - self.rows_shown + 1)
            self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor on the screen, and read what a larger screen has room for."""
        super().on_resize()
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """Read ahead near the end of what is loaded."""
        if not self.rows:
            return
        if self.cursor + MARGIN >= self.end and not self.at_end:
            host(self).start(self, self._extend(self.window, down=True), "ahead")
        elif self.cursor - MARGIN < self.first and not self.at_start:
            host(self).start(self, self._extend(self.window, down=False), "ahead")

    def do_top(self, count: int | None) -> Awaitable[None] | None:
        """Go to the first row, or to the row `count`."""
        if count is not None and self.origin is not None:
            return self.travel(self.origin + count - 1)
        if not self.at_start:
            return self._jump(to_end=False)
        self.go_to(self.first)
        return None

    def do_bottom(self, count: int | None) -> Awaitable[None] | None:
        """Go to the last row, or to the row `count`."""
        if count is not None:
            return self.do_top(count)
        if not self.at_end:
            return self._jump(to_end=True)
        self.go_to(self.end - 1)
        return None

    async def _jump(self, *, to_end: bool) -> None:
        """Go to an end of the list without reading what lies between."""
        turn, total = self._turn, self.total
        rows = await (self.fetch(last=True, limit=self.window) if to_end else self.fetch(limit=self.window))
        if turn != self._turn:
            return
        whole = len(rows) < self.window
        first = total - len(rows) if to_end and total is not None else 0
        self._replace(rows, first=first, at_start=whole or not to_end, at_end=whole or to_end, total=total)
        if first:
            self.origin = 0
        self.cursor = self.end - 1 if to_end else self.first
        self.top = max(self.first, self.cursor - self.rows_shown + 1) if to_end else self.first
        self.refresh()
