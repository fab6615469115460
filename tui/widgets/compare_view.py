"""The list of aligned rows, or its two texts apart: drawn line by line, each row wrapped when it is first shown."""

from collections.abc import Sequence
from typing import Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from readroom.tui.host import host
from readroom.tui.widgets.compare_areas import Area, areas, caption_of
from readroom.tui.widgets.compare_columns import Column
from readroom.tui.widgets.compare_moving import Moving
from readroom.tui.widgets.compare_paint import GUTTERS, Line, note_lines
from readroom.tui.widgets.compare_window import HEAD, Place, Window
from readroom.tui.widgets.status import RULE

__all__ = ["HEAD", "CompareView", "Rows"]

WHEEL_LINES = 3
HERE = Style(reverse=True)
DIVIDER = Strip([Segment("│", RULE)])


class Rows(Protocol):
    """Rows that can be drawn, by their numbers."""

    def lines(self, number: int, width: int, before: int | None) -> list[Line]:
        """Return the lines of a row at a width (cells), below the row `before`."""

    def columns(self, numbers: Sequence[int]) -> tuple[Column, Column] | None:
        """Return the two texts apart, as far as these rows have them; None where only one of them is shown."""


class CompareView(Moving, can_focus=True):
    """Shows the head, and those rows of a comparison that `show` names; one row and one side of it is at hand.

    The two texts move together, or apart: then what moves, and has the row at hand, is the one of the side at hand.
    """

    DEFAULT_CSS = "CompareView { width: 1fr; height: 1fr; overflow: hidden; }"
    ALLOW_SELECT = False
    context = "compare"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: Rows | None = None
        self.head: Sequence[str] = ()
        self.side = 0
        self._list = Window((), self._wrap)
        self._columns: Sequence[Column] = ()
        self._windows: list[Window] = []
        self._shown = ""
        self._strips: list[list[Strip]] = []
        self._areas: list[Area] = []
        self._drawn_at = (0, 0)

    # What is shown

    def show(
        self, rows: Rows | None, head: Sequence[str], items: Sequence[int], row: int = HEAD, shown: str = ""
    ) -> None:
        """Show the head and these rows (by their numbers), the row `row` or the next one at the top.

        Texts that are apart keep their places; without rows, they are together again. `shown` says which rows they are.
        """
        self.rows, self.head, self._shown = rows, head, shown
        self._list = Window([HEAD, *items], self._wrap)
        after = next((n for n, number in enumerate(self.items) if number >= row), len(self.items) - 1)
        self._list.wanted = Place(after, 0)
        self._fit()
        old, windows = self._columns, self._windows
        self._columns, self._windows = (), []
        if old and self._split():
            for side in (0, 1):
                self._keep_place(side, old, windows)
        self.redraw()

    def _wrap(self, item: int, width: int) -> list[Line]:
        number = self.items[item]
        if number == HEAD or self.rows is None:
            return [line for text in self.head for line in (note_lines(text, width) or [[]])] or [[]]
        before = self.items[item - 1]
        return self.rows.lines(number, width, before if before != HEAD else None)

    @property
    def items(self) -> list[int]:
        """The numbers of the rows in the order of the list, HEAD before them."""
        return self._list.numbers

    def lines_of(self, item: int) -> list[Line]:
        """Return the lines of an item of the list at the present width."""
        self._fit()
        return self._list.lines_of(item)

    # Together or apart

    @property
    def apart(self) -> bool:
        """Whether the two texts are scrolled apart."""
        return bool(self._columns)

    @property
    def window(self) -> Window:
        """What the keys move: the list, or the text at hand."""
        self._fit()
        return self._windows[self.side] if self.apart else self._list

    @property
    def name(self) -> str:
        """What the text is called that moves alone."""
        return self._columns[self.side].name if self.apart else ""

    def part(self) -> bool:
        """Scroll the texts apart from here on, and tell whether there are two."""
        self._fit()
        here, row = self._list.here, self._list.row_at_hand
        line = self._list.line_of(row) if row is not None else 0
        if not self._split():
            return False
        for column, window in zip(self._columns, self._windows, strict=True):
            window.put(column.find(row) if row is not None else 0, max(0, min(line - 1, window.height // 2)))
            if here is not None and here in column.beside:
                window.here = column.numbers[column.beside[here]]
        self.redraw()
        host(self).changed()
        return True

    def join(self) -> None:
        """Scroll them together again: beside the row at hand, on its line, stands what is aligned to it."""
        window = self.window
        number = window.row_at_hand
        line = window.line_of(number) + self._areas_now()[self.side].caption if number is not None else 0
        row = self._columns[self.side].row_of(number)
        self._columns, self._windows = (), []
        self._fit()
        if row in self.items:
            self._list.put(self.items.index(row), line)
            if row != HEAD:
                self._list.go_to_row(row)
        self.redraw()
        host(self).changed()

    def bring_other(self, number: int) -> None:
        """Bring the text that is not at hand to where it has what a row of the other one has."""
        other = 1 - self.side
        self._bring(other, self._columns[self.side].row_of(number))
        self.redraw(wrapped=False)
        host(self).changed()

    def _bring(self, side: int, row: int) -> None:
        column, window = self._columns[side], self._windows[side]
        if column.numbers:
            window.go_to_row(column.numbers[column.find(row)])

    def _split(self) -> bool:
        found = self.rows.columns(self.items[1:]) if self.rows else None
        self._columns = found or ()
        self._windows = [Window(column.numbers, column.wrap) for column in self._columns]
        self._fit()
        return bool(found)

    def _keep_place(self, side: int, old: Sequence[Column], windows: Sequence[Window]) -> None:
        """Put what was at the top of a text there again; another text than before goes beside the first one."""
        column, window, before = self._columns[side], self._windows[side], windows[side]
        if column.name != old[side].name:
            self._bring(side, self._columns[0].row_of(self._windows[0].row_at_hand))
            return
        if not column.numbers or not before.numbers:
            return
        top = before.numbers[before.top.item]
        there = top in column.numbers
        item = column.numbers.index(top) if there else column.find(old[side].places[before.top.item])
        window.go(Place(item, before.top.line if there else 0))
        window.here = before.here if before.here in column.numbers else None

    def _areas_now(self) -> list[Area]:
        return areas(self.size.width, self.size.height, apart=self.apart)

    def _fit(self) -> None:
        """Give each window the room that it has."""
        for area, window in zip(self._areas_now(), self._windows if self.apart else [self._list], strict=True):
            area.resize(window)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the widget."""
        if self._drawn_at != tuple(self.size):
            self._draw()
        found = [
            strips[y - area.y] if y - area.y < len(strips) else Strip.blank(area.width)
            for area, strips in zip(self._areas, self._strips, strict=True)
            if area.y <= y < area.y + area.height
        ]
        if len(found) > 1:
            return Strip.join([found[0], DIVIDER, found[1]])
        return found[0] if found else Strip.blank(self.size.width)

    def _draw(self) -> None:
        """Make the lines of the list, or of both texts."""
        self._drawn_at = (self.size.width, self.size.height)
        self._fit()
        self._areas = self._areas_now()
        windows = self._windows if self.apart else [self._list]
        self._strips = [
            [Strip(line).adjust_cell_length(area.width) for line in self._lines(side, area, window)]
            for side, (area, window) in enumerate(zip(self._areas, windows, strict=True))
        ]

    def _lines(self, side: int, area: Area, window: Window) -> list[Line]:
        moves = not self.apart or side == self.side
        found = [self._line_at(window, place, marked=moves) for place in window.shown]
        if area.caption:
            column = self._columns[side]
            shown = "" if column.whole else self._shown
            found[:0] = [caption_of(column.name, window, area.width, moves=moves, shown=shown)]
        return found

    def _line_at(self, window: Window, place: Place, *, marked: bool) -> Line:
        """Return a line; in the row one is at, the margin of the side one is at is reversed."""
        line = window.lines_of(place.item)[place.line]
        if not marked or not line or window.here is None or window.numbers[place.item] != window.here:
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
            for window in (self._list, *self._windows):
                window.forget()
        if self._drawn_at != tuple(self.size) or self._areas != self._areas_now():
            self._drawn_at = (0, 0)
            self.refresh()
            return
        before = self._strips
        self._draw()
        for area, old, new in zip(self._areas, before, self._strips, strict=True):
            blank = Strip.blank(area.width)
            old, new = ([*strips, *[blank] * (area.height - len(strips))] for strips in (old, new))
            changed = (y for y in range(area.height) if old[y] != new[y])
            self.refresh(*(Region(area.x, area.y + y, area.width, 1) for y in changed))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the row that was at the top."""
        self.redraw(wrapped=False)

    # Moving

    @property
    def position(self) -> str:
        """Which of the rows that are shown stands at the bottom of the screen, of how many; whose, where apart."""
        where = self.window.position
        return f"apart, {self.name}: {where or 'none'}" if self.apart else where

    # The row at hand

    @property
    def here(self) -> int | None:
        """The row one has gone to."""
        return self.window.here

    @here.setter
    def here(self, number: int | None) -> None:
        self.window.here = number

    @property
    def numbers(self) -> list[int]:
        """The numbers of the rows that the keys go through: those of the list, or of the text at hand, in its order."""
        return self.window.rows

    @property
    def row_at_top(self) -> int:
        """The number of the row at the top of the screen; HEAD for the head."""
        return self.window.row_at_top

    @property
    def rows_shown(self) -> list[int]:
        """The numbers of the rows that are on the screen, in part or whole."""
        return self.window.rows_shown

    @property
    def row_at_hand(self) -> int | None:
        """The row one has gone to while it is on the screen, else the first one that is shown."""
        return self.window.row_at_hand

    def places_shown(self, side: int | None = None) -> list[int]:
        """Return which rows of the list are on the screen; where apart, those at whose places a text's rows stand."""
        if not self.apart:
            return self.rows_shown
        self._fit()
        side = self.side if side is None else side
        items = dict.fromkeys(place.item for place in self._windows[side].shown)
        return [self._columns[side].places[item] for item in items]

    def choose_side(self, side: int) -> None:
        """Take the left (0) or the right (1) side, or another one that a row has, as the one at hand."""
        self.side = side
        if self.here is None and (here := self.row_at_hand) is not None:
            self.here = here
        self.moved()

    # The mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self._wheel(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self._wheel(event, -WHEEL_LINES)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        """Move what is under the mouse."""
        self._fit()
        for area, window in zip(self._areas_now(), self._windows, strict=False):
            if area.x <= event.x < area.x + area.width and area.y <= event.y < area.y + area.height:
                window.scroll(by)
                self.moved()
                return
        self.scroll_lines(by)


def _side(segment: Segment) -> int | None:
    """Return the side whose margin a segment is, or None."""
    return next((side for side, style in enumerate(GUTTERS) if segment.style is style), None)
