"""A passage in its text: the words that are meant, what differs in them, and what stands around."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from readroom.text.layout import Layout, layout
from readroom.text.model import Body
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.reader_lines import Overlay, paint
from readroom.tui.widgets.status import THERE

MEANT = Style(underline=True)
DIFFERS = Style(underline=True, bold=True, reverse=True)
FAR = 4000
"""Code points of the text around the passage that are laid out."""


class PassageView(Widget):
    """A heading and, below it, a part of a text with a passage of it in the middle."""

    DEFAULT_CSS = "PassageView { width: 1fr; height: 1fr; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.heading = ""
        self.text = ""
        self.passage: tuple[int, int] | None = None
        self._styled: list[Overlay] = []
        self._lines: Layout | None = None

    def show(
        self, heading: str, text: str, passage: tuple[int, int] | None, differs: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Show a passage `[start, end)` of a text; `differs` are ranges within the passage, from its beginning."""
        self.heading = plain(heading)
        self._lines = None
        if passage is None:
            self.text, self.passage, self._styled = text[:FAR], None, []
        else:
            first = max(0, text.rfind("\n\n", 0, max(0, passage[0] - FAR)))
            self.text = text[first : passage[1] + FAR]
            self.passage = passage[0] - first, passage[1] - first
            start = self.passage[0]
            self._styled = [Overlay(*self.passage, MEANT)]
            self._styled += [Overlay(start + one, start + other, DIFFERS) for one, other in differs]
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the lines anew."""
        self._lines = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the heading, or a line of the text; the passage begins in the upper third."""
        width = self.size.width
        if y == 0:
            return Strip([Segment(cut(" " + self.heading, width), THERE)]).adjust_cell_length(width)
        if self._lines is None:
            self._lines = layout(Body(self.text), max(4, min(84, width - 2)))
        lines = self._lines
        top = lines.first
        if self.passage is not None:
            top = lines.move(lines.place_of(self.passage[0]), -((self.size.height - 1) // 3))
        place = lines.move(top, y - 1)
        if lines.distance(top, place, y) < y - 1:
            return Strip.blank(width)
        strip = paint(lines.line(place), self._styled, [Segment(" ")], None, width)
        return strip if self.passage is not None else strip.apply_style(DIM)
