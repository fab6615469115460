"""Asking before something that changes much: what will be done, line by line; Enter does it."""

from collections.abc import Awaitable, Callable, Sequence

from rich.segment import Segment
from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.strip import Strip
from textual.widget import Widget

from readroom.text.counted import number_of
from readroom.tui.screens.prompt import PromptScreen
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.status import THERE

MOST_LINES = 14
"""Lines of the preview that are shown; how many more there are is said."""


class Lines(Widget):
    """The preview."""

    DEFAULT_CSS = "Lines { width: 1fr; background: ansi_default; border-top: solid ansi_bright_black; }"
    ALLOW_SELECT = False

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.lines = [plain(line) for line in lines]

    def render_line(self, y: int) -> Strip:
        """Return a line; the first one says what it is about."""
        width = self.size.width
        text = cut(" " + self.lines[y], width) if y < len(self.lines) else ""
        return Strip([Segment(text, THERE if y == 0 else None)]).adjust_cell_length(width)


class ConfirmScreen(PromptScreen):
    """Shows what would be done. Enter does it, Escape leaves everything as it is."""

    DEFAULT_CSS = "ConfirmScreen { background: transparent; overflow: hidden; align: left bottom; }"

    def __init__(self, lines: Sequence[str], done: Callable[[], Awaitable[None]]) -> None:
        super().__init__("Enter does it, Esc leaves it as it is", "", lambda text: done())
        more = len(lines) - MOST_LINES
        shown = lines if more <= 0 else [*lines[: MOST_LINES - 1], f"… and {number_of(more + 1, 'more line')}"]
        self._lines = Lines(shown)

    @staticmethod
    async def ask(node: DOMNode, lines: Sequence[str], done: Callable[[], Awaitable[None]]) -> None:
        """Ask, over whatever is on the screen."""
        screen = ConfirmScreen(lines, done)
        await node.app.push_screen(screen)
        screen.set_focus(screen.field)

    def compose(self) -> ComposeResult:
        """Make the lines and the question."""
        room = max(2, self.app.size.height - 3)
        self._lines.styles.height = min(len(self._lines.lines) + 1, room)
        yield self._lines
        yield self.field
