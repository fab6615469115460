"""Lines of the frame: the panes' titles above, the status below. Each is drawn only when it says something else."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from readroom.tui.widgets.cells import cut, fit, len_cells, plain

HERE = Style(reverse=True, bold=True)
THERE = Style(bold=True)
RULE = Style(dim=True)


class Bar(Widget):
    """One line of segments."""

    DEFAULT_CSS = "Bar { width: 1fr; height: 1; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.segments: list[Segment] = []

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(segment.text for segment in self.segments)

    def put(self, segments: list[Segment]) -> None:
        """Show these segments, which have to be clean; nothing is drawn when they are there already."""
        if segments != self.segments:
            self.segments = segments
            if self.size:  # else it is drawn whole when it has its place
                self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        return Strip(self.segments).adjust_cell_length(self.size.width)


def title_segments(panes: Sequence[tuple[str, int, bool]]) -> list[Segment]:
    """Return the line of titles. `panes`: title, width in cells, and whether the pane has the focus."""
    segments: list[Segment] = []
    for title, width, here in panes:
        if segments:
            segments.append(Segment("│", RULE))
            width -= 1
        segments.append(Segment(fit(" " + plain(title), width), HERE if here else THERE))
    return segments


def status_segments(width: int, *, message: str, pending: str, taken: str, position: str) -> list[Segment]:
    """Return the status line: a message, and at the right what is pending, taken for comparison, and the position.

    The message has the room it needs before what was taken; the pending keys are always shown.
    """
    right = _right(width, pending, position)
    room = width - len_cells(right) - 2
    left = cut(plain(message), max(0, room))
    if taken and not left:
        left = cut(f"compare: {plain(taken)}", max(0, room))
    gap = width - len_cells(left) - len_cells(right)
    return [Segment(left), Segment(" " * max(0, gap) + right)]


def parted(width: int, *, message: str, pending: str, position: str) -> tuple[str, str]:
    """Return what the status line has room for of a message, and the rest, in at most `width` cells, for another line.

    It is parted between words, within one that is longer than half of the line; the rest is "" when all has room.
    """
    message = plain(message)
    room = max(0, width - len_cells(_right(width, pending, position)) - 2)
    if len_cells(message) <= room:
        return message, ""
    end = max(0, len(cut(message, room + 1)) - 1)  # what is cut ends in an ellipsis
    space = message.rfind(" ", 0, end + 1)
    if 2 * space > end:
        return message[:space], cut(message[space + 1 :], width)
    return message[:end], cut(message[end:], width)


def _right(width: int, pending: str, position: str) -> str:
    return cut("  ".join(part for part in (f"{pending}…" if pending else "", position) if part), width)
