"""What is under the cursor of the Notebook screen, whole: the quotation, where it is from, the note as it is meant."""

import re
from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from readroom.text.blocks import Face
from readroom.text.layout import Layout, Place, layout
from readroom.text.markdown import from_markdown
from readroom.tui.widgets.reader_lines import Overlay, paint

LINK = Style(underline=True)
LONGEST = 100_000
"""Code points of a note that are shown beside the list; the editor has all of it."""
WIDEST = 96
_LINK = re.compile(r"\[\[[^\[\]\n]{1,400}\]\]")

Head = Sequence[tuple[str, Face]]


class NoteView(Widget, can_focus=True):
    """Shows lines and, below them, a note in Markdown as it is meant; links to other notes are underlined."""

    DEFAULT_CSS = "NoteView { width: 1fr; height: 1fr; overflow: hidden; }"
    ALLOW_SELECT = False
    context = "notebook-note"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.note = ""
        self._head: Head = ()
        self._lines: Layout | None = None
        self._links: list[Overlay] = []
        self.top = Place(0, 0)

    def show(self, head: Head, note: str) -> None:
        """Show these lines and this note, from the top."""
        if (tuple(head), note) == (tuple(self._head), self.note) and self._lines is not None:
            return
        self._head, self.note, self._lines, self.top = head, note, None, Place(0, 0)
        self.refresh()

    def _fit(self) -> Layout:
        width = max(4, min(WIDEST, self.size.width - 2))
        if self._lines is None or self._lines.width != width:
            body = from_markdown(self.note[:LONGEST])
            self._lines = layout(body, width, [part for part in self._head if part[0]])
            self._links = [Overlay(*found.span(), LINK) for found in _LINK.finditer(body.text)]
            self.top = Place(0, 0)
        return self._lines

    def render_line(self, y: int) -> Strip:
        """Return row `y`."""
        lines, width = self._fit(), self.size.width
        place = lines.move(self.top, y)
        if y and lines.distance(self.top, place, y + 1) < y:
            return Strip.blank(width)
        line = lines.line(place)
        return paint(line, self._links, [Segment(" ")], None, width)

    def _scroll(self, rows: int) -> None:
        lines = self._fit()
        lowest = lines.move(lines.last, 1 - max(1, self.size.height))
        top = min(lines.move(self.top, rows), lowest)
        if top != self.top:
            self.top = top
            self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the lines anew."""
        self.refresh()

    # Commands

    def do_line_down(self, count: int | None) -> None:
        """Scroll down."""
        self._scroll(count or 1)

    def do_line_up(self, count: int | None) -> None:
        """Scroll up."""
        self._scroll(-(count or 1))

    def do_half_page_down(self, count: int | None) -> None:
        """Scroll half a page down."""
        self._scroll(max(1, self.size.height // 2) * (count or 1))

    def do_half_page_up(self, count: int | None) -> None:
        """Scroll half a page up."""
        self._scroll(-max(1, self.size.height // 2) * (count or 1))

    def do_page_down(self, count: int | None) -> None:
        """Scroll a page down."""
        self._scroll(max(1, self.size.height - 1) * (count or 1))

    def do_page_up(self, count: int | None) -> None:
        """Scroll a page up."""
        self._scroll(-max(1, self.size.height - 1) * (count or 1))

    def do_top(self, count: int | None) -> None:
        """Go to the beginning."""
        self._scroll(-(1 << 30))

    def do_bottom(self, count: int | None) -> None:
        """Go to the end."""
        self._scroll(1 << 30)
