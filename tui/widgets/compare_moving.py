"""The keys that move the list of a comparison, or one of its texts by itself."""

from readroom.tui.host import host
from readroom.tui.widgets.compare_window import Window
from readroom.tui.widgets.marking import Marking


class Moving(Marking):
    """Lines that are moved; a subclass gives `window`, which is what moves, and `redraw`."""

    @property
    def window(self) -> Window:
        """What the keys move."""
        raise RuntimeError("a view says what it moves")

    def redraw(self, *, wrapped: bool = True) -> None:
        """Draw the lines that look different now; `wrapped`: the rows themselves look different."""

    def moved(self) -> None:
        """Show what stands where now."""
        self.redraw(wrapped=False)
        host(self).changed()

    def go_to_row(self, number: int) -> None:
        """Mark a row as the one at hand, and bring it onto the screen if it is not there whole: to the upper third."""
        window = self.window
        if number in window.numbers and window.height:
            window.go_to_row(number)
            self.moved()

    def step_rows(self, by: int) -> None:
        """Go `by` rows on (negative: back) from the one at hand."""
        number = self.window.stepped(by)
        if number is not None:
            self.go_to_row(number)

    def scroll_lines(self, by: int) -> None:
        """Move what is shown by `by` lines (negative: up)."""
        self.window.scroll(by)
        self.moved()

    def do_line_down(self, count: int | None) -> None:
        """Move `count` lines down."""
        self.scroll_lines(count or 1)

    def do_line_up(self, count: int | None) -> None:
        """Move `count` lines up."""
        self.scroll_lines(-(count or 1))

    def do_half_page_down(self, count: int | None) -> None:
        """Move half a page down, `count` times."""
        self.scroll_lines(max(1, self.window.height // 2) * (count or 1))

    def do_half_page_up(self, count: int | None) -> None:
        """Move half a page up, `count` times."""
        self.scroll_lines(-max(1, self.window.height // 2) * (count or 1))

    def do_page_down(self, count: int | None) -> None:
        """Move a page down, `count` times; one line stays in sight."""
        self.scroll_lines(max(1, self.window.height - 1) * (count or 1))

    def do_page_up(self, count: int | None) -> None:
        """Move a page up, `count` times; one line stays in sight."""
        self.scroll_lines(-max(1, self.window.height - 1) * (count or 1))

    def do_top(self, count: int | None) -> None:
        """Go to the head, or to the row `count` of those that are shown."""
        self.window.go_to_item(count or 0)
        self.moved()

    def do_bottom(self, count: int | None) -> None:
        """Go to the last row, or to the row `count` of those that are shown."""
        if count is None:
            self.window.go_to_end()
        else:
            self.window.go_to_item(count)
        self.moved()
