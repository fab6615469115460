"""Some lines of text, wrapped to the width of the screen."""

import textwrap

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from readroom.tui.widgets.cells import cut
from readroom.tui.widgets.lines import DIM

INDENT = "   "


class Wrapped(Widget):
    """Lines that take the height that they need, up to a limit. They have to be clean."""

    DEFAULT_CSS = "Wrapped { width: 1fr; height: auto; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.lines: list[str] = []

    def put(self, lines: list[str], width: int, most: int, *, wrap: bool = True) -> None:
        """Show lines in at most `most` lines of the screen; what is longer ends in an ellipsis."""
        shown = [piece for line in lines for piece in _wrapped(line, width)] if wrap else lines
        shown = [f" {cut(line, width - 2)}" for line in shown]
        if len(shown) > most:
            shown = [*shown[: most - 1], cut(shown[most - 1].rstrip() + "…", width)]
        if shown != self.lines:
            self.lines = shown
            self.styles.height = max(1, len(shown))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return a line."""
        text = self.lines[y] if y < len(self.lines) else ""
        return Strip([Segment(text, DIM)]).adjust_cell_length(self.size.width)


def _wrapped(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, max(8, width - 2), subsequent_indent=INDENT, drop_whitespace=True) or [""]
