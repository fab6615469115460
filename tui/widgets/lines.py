"""The list base: rows drawn as lines on the widget itself, so that a list of any length costs what is on the screen."""

from collections.abc import Awaitable, Callable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

NULL = Style.null()
CHOSEN = Style(reverse=True)
RESTING = Style(bold=True)
DIM = Style(dim=True)
ITALIC = Style(italic=True)
WHEEL_ROWS = 3


class LineList(Widget, can_focus=True):
    """A list with a cursor that draws its own rows. A move of the cursor repaints the two rows that changed.

    Rows have indexes from `first` to `first + size - 1`; a subclass gives `size` and `row_line`, and may hold more rows
    than it has loaded (see `reach`). `top` is the first row on the screen.
    """

    DEFAULT_CSS = "LineList { width: 1fr; height: 1fr; }"
    ALLOW_SELECT = False
    context = "help"
    row_height = 1

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.cursor = 0
        self.top = 0
        self.first = 0

    # What a subclass gives

    @property
    def size_of_list(self) -> int:
        """How many rows are at hand."""
        return 0

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return line `part` (from 0 to `row_height` - 1) of a row, in exactly `width` cells."""
        return [Segment(" " * width)]

    def empty_line(self, y: int, width: int) -> str:
        """Return line `y` of what is shown when there are no rows."""
        return ""

    def reach(self, index: int) -> int:
        """Return the row nearest to `index` that can be shown now; a subclass may load what is missing."""
        return max(self.first, min(index, self.first + self.size_of_list - 1))

    def cursor_moved(self) -> None:
        """Hear that the cursor is on another row."""

    # Drawing

    @property
    def rows_shown(self) -> int:
        """How many whole rows fit on the screen (at least 1)."""
        return max(1, self.size.height // self.row_height)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the widget."""
        width = self.size.width
        if not self.size_of_list:
            text = self.empty_line(y, width)
            return Strip([Segment(text, DIM if text else None)], None).extend_cell_length(width)
        index, part = self.top + y // self.row_height, y % self.row_height
        if not self.first <= index < self.first + self.size_of_list:
            return Strip.blank(width)
        segments = self.row_line(index, part, width)
        if index == self.cursor:
            segments = list(Segment.apply_style(segments, post_style=CHOSEN if self.has_focus else RESTING))
        return Strip(segments, width)

    def refresh_row(self, index: int) -> None:
        """Draw one row again, if it is on the screen."""
        y = (index - self.top) * self.row_height
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, min(self.row_height, self.size.height - y)))

    def on_focus(self) -> None:
        """Draw the cursor as that of the list one is in."""
        self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Draw the cursor as that of a list one has left."""
        self.refresh_row(self.cursor)

    def on_resize(self) -> None:
        """Keep the cursor on the screen, and no empty lines below the last row that could show rows."""
        if not self._show_cursor(self.cursor) and self.size_of_list:
            self._scroll(self.top)

    # Moving

    def go_to(self, index: int) -> None:
        """Put the cursor on the row at `index`, or on the nearest one that there is."""
        if not self.size_of_list:
            return
        old, self.cursor = self.cursor, self.reach(index)
        if not self._show_cursor(old) and old != self.cursor:
            self.refresh_row(old)
            self.refresh_row(self.cursor)
        if old != self.cursor:
            self.cursor_moved()

    def _show_cursor(self, old: int) -> bool:
        """Scroll so that the cursor is on the screen; tell whether that moved anything.

        A step beyond the edge moves half a page at once: over a slow line, a frame for each step is what hurts.
        """
        page, top = self.rows_shown, self.top
        if self.top <= self.cursor < self.top + page:
            return False
        step = page // 2 if abs(self.cursor - old) == 1 else 0
        top = self.cursor - page + 1 + step if self.cursor >= self.top + page else self.cursor - step
        return self._scroll(top)

    def _scroll(self, top: int) -> bool:
        last = self.first + max(0, self.size_of_list - self.rows_shown)
        top = max(self.first, min(top, last))
        if top == self.top:
            return False
        self.top = top
        self.refresh()
        return True

    def page(self, rows: int) -> None:
        """Move the cursor and what is shown by `rows` (negative: up)."""
        if not self.size_of_list:
            return
        old, self.cursor = self.cursor, self.reach(self.cursor + rows)
        if not self._scroll(self.top + rows) and not self._show_cursor(old):
            self.refresh_row(old)
            self.refresh_row(self.cursor)
        if old != self.cursor:
            self.cursor_moved()

    def need(self, first: int, last: int) -> Awaitable[None] | None:
        """Return what loads the rows from `first` to `last`, or None when they are there or do not exist."""
        return None

    def travel(self, index: int) -> Awaitable[None] | None:
        """Go to a row that may have to be loaded first; return what is to be awaited then."""
        loading = self.need(index - self.rows_shown, index + self.rows_shown)
        if loading is not None:
            return self._then(loading, lambda: self.go_to(index))
        self.go_to(index)
        return None

    def turn(self, rows: int) -> Awaitable[None] | None:
        """Move the cursor and what is shown by `rows`, which may have to be loaded first."""
        first, last = sorted((self.top + rows, self.cursor + rows))
        loading = self.need(first, last + self.rows_shown)
        if loading is not None:
            return self._then(loading, lambda: self.page(rows))
        self.page(rows)
        return None

    async def _then(self, loading: Awaitable[None], move: Callable[[], None]) -> None:
        await loading
        move()

    def do_line_down(self, count: int | None) -> Awaitable[None] | None:
        """Move `count` rows down."""
        return self.travel(self.cursor + (count or 1))

    def do_line_up(self, count: int | None) -> Awaitable[None] | None:
        """Move `count` rows up."""
        return self.travel(self.cursor - (count or 1))

    def do_half_page_down(self, count: int | None) -> Awaitable[None] | None:
        """Move half a page down, `count` times."""
        return self.turn(max(1, self.rows_shown // 2) * (count or 1))

    def do_half_page_up(self, count: int | None) -> Awaitable[None] | None:
        """Move half a page up, `count` times."""
        return self.turn(-max(1, self.rows_shown // 2) * (count or 1))

    def do_page_down(self, count: int | None) -> Awaitable[None] | None:
        """Move a page down, `count` times; one row stays in sight."""
        return self.turn(max(1, self.rows_shown - 1) * (count or 1))

    def do_page_up(self, count: int | None) -> Awaitable[None] | None:
        """Move a page up, `count` times; one row stays in sight."""
        return self.turn(-max(1, self.rows_shown - 1) * (count or 1))

    def do_top(self, count: int | None) -> Awaitable[None] | None:
        """Go to the first row, or to the row `count`."""
        return self.travel(self.first if count is None else self.first + count - 1)

    def do_bottom(self, count: int | None) -> Awaitable[None] | None:
        """Go to the last row, or to the row `count`."""
        return self.travel(self.first + (self.size_of_list if count is None else count) - 1)

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Open the row under the cursor."""
        return None

    # The mouse

    async def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked; a double click opens it."""
        index = self.top + event.y // self.row_height
        if self.first <= index < self.first + self.size_of_list:
            self.go_to(index)
            if event.chain == 2 and (opening := self.do_open(None)) is not None:
                await opening

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move down with the wheel."""
        event.stop()
        self.page(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move up with the wheel."""
        event.stop()
        self.page(-WHEEL_ROWS)
