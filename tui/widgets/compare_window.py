"""A window on items of several lines each: what stands at its top, which item is at hand, and moving it. Pure."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from readroom.tui.widgets.compare_paint import Line

HEAD = -1
"""The item above all rows: what the head says."""


class Place(NamedTuple):
    """A line of a window's items: the index of an item, and the line in it."""

    item: int
    line: int


class Window:
    """Rows by their numbers (HEAD above them, where there is a head), each wrapped when it is first shown at a width.

    `wrap` returns the lines of the item at an index at a width (cells).
    """

    def __init__(self, numbers: Sequence[int], wrap: Callable[[int, int], list[Line]]) -> None:
        self.numbers = list(numbers)
        self.here: int | None = None
        self.width = self.height = 0
        # What was asked to be at the top, and what is there: the end of the list, or another width, may not let it.
        self.wanted = Place(0, 0)
        self.top = Place(0, 0)
        self._wrap = wrap
        self._wrapped: dict[int, list[Line]] = {}

    @property
    def rows(self) -> list[int]:
        """The numbers of the rows, without the head."""
        return self.numbers[self._first :]

    @property
    def _first(self) -> int:
        return 1 if self.numbers[:1] == [HEAD] else 0

    # Lines

    def resize(self, width: int, height: int) -> None:
        """Take a width (cells) and a height (lines)."""
        if self.width != width:
            self._wrapped.clear()
        self.width, self.height = width, height

    def forget(self) -> None:
        """Forget the lines that were made: they look different now."""
        self._wrapped.clear()

    def lines_of(self, item: int) -> list[Line]:
        """Return the lines of an item at the present width."""
        if item not in self._wrapped:
            self._wrapped[item] = self._wrap(item, max(self.width, 1))
        return self._wrapped[item]

    def places(self, place: Place, count: int) -> Iterator[Place]:
        """Yield up to `count` places from one on."""
        item, line = place
        while count > 0 and item < len(self.numbers):
            if line < len(self.lines_of(item)):
                yield Place(item, line)
                line, count = line + 1, count - 1
            else:
                item, line = item + 1, 0

    def moved(self, place: Place, by: int) -> Place:
        """Return the place `by` lines after another one (before it when negative), or the first or the last one."""
        item, line = place.item, place.line + by
        while line < 0 and item > 0:
            item -= 1
            line += len(self.lines_of(item))
        while item < len(self.numbers) - 1 and line >= len(self.lines_of(item)):
            line -= len(self.lines_of(item))
            item += 1
        return Place(item, max(0, min(line, len(self.lines_of(item)) - 1)))

    def settle(self) -> None:
        """Put what was asked for at the top, as far as this size and the end of the list let it."""
        if not self.numbers or not self.height:
            return
        item = min(self.wanted.item, len(self.numbers) - 1)
        top = Place(item, min(self.wanted.line, len(self.lines_of(item)) - 1))
        last = Place(len(self.numbers) - 1, len(self.lines_of(len(self.numbers) - 1)) - 1)
        self.top = min(top, self.moved(last, 1 - self.height))

    @property
    def shown(self) -> list[Place]:
        """The places that are in sight, from the top."""
        self.settle()
        return list(self.places(self.top, self.height))

    # Moving

    def go(self, place: Place) -> None:
        """Put a place at the top, or as near as the end of the list lets it."""
        self.wanted = place
        self.settle()
        self.wanted = self.top

    def scroll(self, by: int) -> None:
        """Move what is shown by `by` lines (negative: up)."""
        if self.numbers:
            self.settle()
            self.go(self.moved(self.top, by))

    def put(self, item: int, line: int) -> None:
        """Bring an item's first line to line `line` of the window, or as near as the ends of the list let it."""
        if self.numbers:
            self.go(self.moved(Place(item, 0), -line))

    def go_to_row(self, number: int) -> None:
        """Take a row as the one at hand, and bring it into sight if it is not there whole: to the upper third."""
        self.here = number
        self.settle()
        item = self.numbers.index(number)
        shown = sum(place.item == item for place in self.places(self.top, self.height))
        if shown < min(len(self.lines_of(item)), self.height):
            self.put(item, self.height // 3)

    def go_to_item(self, count: int) -> None:
        """Put the row `count` of those that are here (from 1; 0: the head) at the top."""
        if self.numbers:
            self.go(Place(max(0, min(count - 1 + self._first, len(self.numbers) - 1)), 0))

    def go_to_end(self) -> None:
        """Show the last line at the bottom."""
        if self.numbers:
            last = len(self.numbers) - 1
            self.go(Place(last, len(self.lines_of(last)) - 1))

    # Where one is

    @property
    def row_at_top(self) -> int:
        """The number of the row at the top; HEAD for the head, and where there is nothing."""
        self.settle()
        return self.numbers[self.top.item] if self.numbers else HEAD

    @property
    def rows_shown(self) -> list[int]:
        """The numbers of the rows that are in sight, in part or whole."""
        found = dict.fromkeys(self.numbers[place.item] for place in self.shown)
        return [number for number in found if number != HEAD]

    @property
    def row_at_hand(self) -> int | None:
        """The row one has gone to while it is in sight, else the first one that is shown."""
        shown = self.rows_shown
        if self.here is not None and self.here in shown:
            return self.here
        return shown[0] if shown else None

    def stepped(self, by: int) -> int | None:
        """Return the row `by` rows on (negative: back) from the one at hand."""
        here = self.row_at_hand
        if here is None:
            return None
        if self.here != here and by > 0:
            by -= 1
        at = self.numbers.index(here) + by
        return self.numbers[max(self._first, min(at, len(self.numbers) - 1))]

    def line_of(self, number: int) -> int:
        """Return the line of the window (negative: above it) on which a row's first line stands; the row is shown."""
        item = self.numbers.index(number)
        for line, place in enumerate(self.shown):
            if place.item == item:
                return line - place.line
        return 0

    @property
    def position(self) -> str:
        """Which of the rows stands at the bottom, of how many."""
        rows = self.rows_shown
        return f"row {self.numbers.index(rows[-1]) + 1 - self._first} of {len(self.rows)}" if rows else ""
