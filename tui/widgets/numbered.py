"""A list whose order is known and whose rows are read when they are looked at."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from rich.segment import Segment

from readroom.tui.host import host
from readroom.tui.widgets.cells import cut
from readroom.tui.widgets.entries import Entry, entry_segments
from readroom.tui.widgets.windows import WindowList

T = TypeVar("T")
Read = Callable[[Sequence[T]], Awaitable[Sequence[Entry]]]


class Numbered(NamedTuple):
    """A row with its number in the list, from 0."""

    number: int
    entry: Entry


class NumberedList(WindowList[Numbered], Generic[T]):
    """Rows of which `order` has one value each; `read` makes rows of some values, fewer where one is gone."""

    window = 100

    def __init__(self, context: str, read: Read[T], opened: Callable[[Entry], Any], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.context = context
        self.order: Sequence[T] = ()
        self.empty = ""
        self.picked: set[Any] = set()
        self._read = read
        self._opened = opened

    @property
    def entry(self) -> Entry | None:
        """The row under the cursor."""
        row = self.chosen
        return row.entry if row is not None else None

    async def fetch(
        self, *, after: Numbered | None = None, before: Numbered | None = None, last: bool = False, limit: int
    ) -> list[Numbered]:
        """Read a window of rows."""
        end = len(self.order)
        if before is not None:
            first, end = max(0, before.number - limit), before.number
        elif last:
            first = max(0, end - limit)
        else:
            first = 0 if after is None else after.number + 1
            end = min(end, first + limit)
        entries = await self._read(self.order[first:end])
        return [Numbered(first + n, entry) for n, entry in enumerate(entries)]

    async def fill(self, order: Sequence[T], *, around: int = 0) -> None:
        """Show rows of another order, with the cursor on a row by its number."""
        self.order = order
        first = max(0, min(around, len(order) - 1) - self.window // 2)
        entries = await self._read(order[first : first + self.window])
        rows = [Numbered(first + n, entry) for n, entry in enumerate(entries)]
        whole = first + self.window >= len(order)
        cursor = max(0, min(around - first, len(rows) - 1))
        self.put(rows, cursor=cursor, at_start=first == 0, at_end=whole, total=len(order))
        if self.origin is None:
            self.origin = -first

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row."""
        entry = self.rows[index - self.first].entry
        return entry_segments(entry, width, chosen=entry.target is not None and entry.target in self.picked)

    def empty_line(self, y: int, width: int) -> str:
        """Say why there is nothing."""
        return cut(f" {self.empty}", width) if y == 0 and self.empty else ""

    def cursor_moved(self) -> None:
        """Say elsewhere which row it is, and read ahead."""
        super().cursor_moved()
        host(self).changed()

    async def do_open(self, count: int | None) -> None:
        """Open what the row leads to."""
        if (entry := self.entry) is not None and (opening := self._opened(entry)) is not None:
            await opening
