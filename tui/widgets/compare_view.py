"""The list of aligned rows: drawn line by line, each row wrapped when it is first shown at a width."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from readroom.tui.host import host
from readroom.tui.widgets.compare_paint import GUTTERS, Line, note_lines
from readroom.tui.widgets.marking import Marking

HEAD = -1
"""The item above all rows: what the head says."""
WHEEL_LINES = 3
HERE = Style(reverse=True)


class Rows(Protocol):
    """Rows that can be drawn, by their numbers."""

    def lines(self, number: int, width: int, before: int | None) -> list[Line]:
        """Return the lines of a row at a width (cells), below the row `before`."""


class Place(NamedTuple):
    """A line of the list: the index of an item, and the line in it."""

    item: int
    line: int


class CompareView(Marking, can_focus=True):
    """Shows the head, and those rows of a comparison that `show` names; one row and one side of it is at hand."""

    DEFAULT_CSS = "CompareView { width: 1fr; height: 1fr; overflow: hidden; }"
    ALLOW_SELECT = False
    context = "compare"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: Rows | None = None
        self.head: Sequence[str] = ()
        self.items: list[int] = []
        self.here: int | None = None
        self.side = 0
        # What was asked to be at the top, and what is there: the end of the list, or another width, may not let it.
        self._wanted = Place(0, 0)
        self._top = Place(0, 0)
        self._width = 0
        self._wrapped: dict[int, list[Line]] = {}
        self._strips: list[Strip] = []
        self._drawn_at = (0, 0)

    # What is shown

    def show(self, rows: Rows | None, head: Sequence[str], items: Sequence[int], row: int = HEAD) -> None:
        """Show the head and these rows (by their numbers), the row `row` or the next one at the top."""
        self.rows, self.head = rows, head
        self.here = None
        self.items = [HEAD, *items]
        after = next((n for n, number in enumerate(self.items) if number >= row), len(self.items) - 1)
        self._wanted = Place(after, 0)
        self.redraw()

    @property
    def row_at_top(self) -> int:
        """The number of the row at the top of the screen; HEAD for the head."""
        self._settle()
        return self.items[self._top.item] if self.items else HEAD

    @property
    def rows_shown(self) -> list[int]:
        """The numbers of the rows that are on the screen, in part or whole."""
        self._settle()
        found = dict.fromkeys(self.items[place.item] for place in self._places(self._top, self.size.height))
        return [number for number in found if number != HEAD]

    # Lines

    def lines_of(self, item: int) -> list[Line]:
        """Return the lines of an item at the present width."""
        width = max(self.size.width, 1)
        if self._width != width:
            self._width = width
            self._wrapped.clear()
        if item not in self._wrapped:
            self._wrapped[item] = self._wrap(item, width)
        return self._wrapped[item]

    def _wrap(self, item: int, width: int) -> list[Line]:
        number = self.items[item]
        if number == HEAD or self.rows is None:
            return [line for text in self.head for line in (note_lines(text, width) or [[]])] or [[]]
        before = self.items[item - 1]
        return self.rows.lines(number, width, before if before != HEAD else None)

    def _places(self, place: Place, count: int) -> Iterator[Place]:
        """Yield up to `count` places from one on."""
        item, line = place
        while count > 0 and item < len(self.items):
            if line < len(self.lines_of(item)):
                yield Place(item, line)
                line, count = line + 1, count - 1
            else:
                item, line = item + 1, 0

    def _moved(self, place: Place, by: int) -> Place:
        """Return the place `by` lines after another one (before it when negative), or the first or the last one."""
        item, line = place.item, place.line + by
        while line < 0 and item > 0:
            item -= 1
            line += len(self.lines_of(item))
        while item < len(self.items) - 1 and line >= len(self.lines_of(item)):
            line -= len(self.lines_of(item))
            item += 1
        return Place(item, max(0, min(line, len(self.lines_of(item)) - 1)))

    def _settle(self) -> None:
        """Put what was asked for at the top, as far as this size and the end of the list let it."""
        if not self.items or not self.size.height:
            return
        item = min(self._wanted.item, len(self.items) - 1)
        top = Place(item, min(self._wanted.line, len(self.lines_of(item)) - 1))
        last = Place(len(self.items) - 1, len(self.lines_of(len(self.items) - 1)) - 1)
        self._top = min(top, self._moved(last, 1 - self.size.height))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the widget."""
        if self._drawn_at != tuple(self.size):
            self._strips = self._draw()
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)

    def _draw(self) -> list[Strip]:
        self._drawn_at = (self.size.width, self.size.height)
        self._settle()
        width = self.size.width
        places = self._places(self._top, self.size.height) if self.items else ()
        return [Strip(self._line_at(place)).adjust_cell_length(width) for place in places]

    def _line_at(self, place: Place) -> Line:
        """Return a line; in the row one is at, the margin of the side one is at is reversed."""
        line = self.lines_of(place.item)[place.line]
        if not line or self.here is None or self.items[place.item] != self.here:
            return line
        sides = [_side(segment) for segment in line]
        wanted = self.side if self.side in sides else next((side for side in sides if side is not None), None)
        return [
            Segment(segment.text, (segment.style or Style.null()) + HERE)
            if side is not None and side == wanted
            else segment
            for segment, side in zip(line, sides, strict=True)
        ]

    def redraw(self, *, wrapped: bool = True) -> None:
        """Draw the lines that look different now; `wrapped`: the rows themselves look different."""
        if wrapped:
            self._wrapped.clear()
        if self._drawn_at != tuple(self.size):
            self.refresh()
            return
        width, height = self.size
        old, self._strips = self._strips, self._draw()
        blank = Strip.blank(width)
        old = [*old, *[blank] * (height - len(old))]
        new = [*self._strips, *[blank] * (height - len(self._strips))]
        self.refresh(*(Region(0, y, width, 1) for y in range(height) if old[y] != new[y]))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the row that was at the top."""
        self.redraw(wrapped=False)

    # Moving

    def go(self, place: Place) -> None:
        """Put a place at the top, or as near as the end of the list lets it."""
        self._wanted = place
        self._settle()
        self._wanted = self._top
        self.redraw(wrapped=False)
        host(self).changed()

    def go_to_row(self, number: int) -> None:
        """Mark a row as the one at hand, and bring it onto the screen if it is not there whole: to the upper third."""
        if number not in self.items or not self.size.height:
            return
        self.here = number
        self._settle()
        item, height = self.items.index(number), self.size.height
        shown = sum(place.item == item for place in self._places(self._top, height))
        if shown < min(len(self.lines_of(item)), height):
            self.go(self._moved(Place(item, 0), -(height // 3)))
        else:
            self.redraw(wrapped=False)

    def scroll_lines(self, by: int) -> None:
        """Move what is shown by `by` lines (negative: up)."""
        if self.items:
            self._settle()
            self.go(self._moved(self._top, by))

    @property
    def position(self) -> str:
        """Which of the rows that are shown stands at the bottom of the screen, of how many."""
        rows = self.rows_shown
        if not rows:
            return ""
        return f"row {self.items.index(rows[-1])} of {len(self.items) - 1}"

    def do_line_down(self, count: int | None) -> None:
        """Move `count` lines down."""
        self.scroll_lines(count or 1)

    def do_line_up(self, count: int | None) -> None:
        """Move `count` lines up."""
        self.scroll_lines(-(count or 1))

    def do_half_page_down(self, count: int | None) -> None:
        """Move half a page down, `count` times."""
        self.scroll_lines(max(1, self.size.height // 2) * (count or 1))

    def do_half_page_up(self, count: int | None) -> None:
        """Move half a page up, `count` times."""
        self.scroll_lines(-max(1, self.size.height // 2) * (count or 1))

    def do_page_down(self, count: int | None) -> None:
        """Move a page down, `count` times; one line stays in sight."""
        self.scroll_lines(max(1, self.size.height - 1) * (count or 1))

    def do_page_up(self, count: int | None) -> None:
        """Move a page up, `count` times; one line stays in sight."""
        self.scroll_lines(-max(1, self.size.height - 1) * (count or 1))

    def do_top(self, count: int | None) -> None:
        """Go to the head, or to the row `count` of those that are shown."""
        if self.items:
            self.go(Place(min(count or 0, len(self.items) - 1), 0))

    def do_bottom(self, count: int | None) -> None:
        """Go to the last row, or to the row `count` of those that are shown."""
        if self.items:
            last = len(self.items) - 1
            self.go(Place(last, len(self.lines_of(last)) - 1) if count is None else Place(min(count, last), 0))

    # The row at hand

    @property
    def row_at_hand(self) -> int | None:
        """The row one has gone to while it is on the screen, else the first one that is shown."""
        shown = self.rows_shown
        if self.here is not None and self.here in shown:
            return self.here
        return shown[0] if shown else None

    def step_rows(self, by: int) -> None:
        """Go `by` rows on (negative: back) from the one at hand."""
        here = self.row_at_hand
        if here is None:
            return
        if self.here != here and by > 0:
            by -= 1
        at = max(1, min(self.items.index(here) + by, len(self.items) - 1))
        self.go_to_row(self.items[at])
        host(self).changed()

    def choose_side(self, side: int) -> None:
        """Take the left (0) or the right (1) side, or another one that a row has, as the one at hand."""
        self.side = side
        if self.here is None and (here := self.row_at_hand) is not None:
            self.here = here
        self.redraw(wrapped=False)
        host(self).changed()

    # The mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)


def _side(segment: Segment) -> int | None:
    """Return the side whose margin a segment is, or None."""
    return next((side for side, style in enumerate(GUTTERS) if segment.style is style), None)
