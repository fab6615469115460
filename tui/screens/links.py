"""The links of a text: their numbers, words and targets. Enter copies a target, and nothing is ever fetched."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from readroom.text.cells import flow
from readroom.text.gate import display
from readroom.text.model import Span
from readroom.text.wrap import wrap
from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.cells import fit, fit_right, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.status import THERE, Bar

TARGET_ROWS = 3
"""Rows below the list that show the target under the cursor whole, as far as it goes."""


class LinkRow(NamedTuple):
    """A link: its number in the text, its words, its target, and where it stands (code points)."""

    number: int
    words: str
    target: str
    start: int


def link_rows(text: str, links: Sequence[Span]) -> list[LinkRow]:
    """Return the rows of the links of a text."""
    return [
        LinkRow(number, text[link.start : link.end], link.href or "", link.start)
        for number, link in enumerate(links, 1)
    ]


class LinksList(LineList):
    """The links with their targets."""

    context = "links"

    def __init__(self, rows: Sequence[LinkRow], cursor: int) -> None:
        super().__init__()
        self.rows = rows
        self.cursor = cursor

    @property
    def size_of_list(self) -> int:
        """How many there are."""
        return len(self.rows)

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row: the number, the words, and the target."""
        row = self.rows[index]
        head = fit_right(f"[{row.number}]", 6) + " "
        words = min(30, max(1, (width - len(head)) // 2))
        rest = max(0, width - len(head) - words)
        return [Segment(head), Segment(fit(plain(row.words), words)), Segment(fit(" " + plain(row.target), rest), DIM)]

    def cursor_moved(self) -> None:
        """Show the target of the row."""
        host(self).changed()
        self.screen.query_one(Target).refresh()

    def do_open(self, count: int | None) -> None:
        """Copy the target of the row, and show it."""
        target = display(self.rows[self.cursor].target)
        route = host(self).copy_text(target)
        host(self).say(f"[{self.rows[self.cursor].number}] {route}")


class Target(Widget):
    """The target under the cursor, over as many rows as there are."""

    DEFAULT_CSS = f"Target {{ height: {TARGET_ROWS}; width: 1fr; }}"
    ALLOW_SELECT = False

    def __init__(self, row: Callable[[], LinkRow]) -> None:
        super().__init__()
        self._row = row

    def render_line(self, y: int) -> Strip:
        """Return row `y` of the target."""
        width = self.size.width
        shown = display(self._row().target)
        lines = flow(shown, 0, len(shown))
        cuts = wrap(lines, max(width - 1, 2), "code")[:TARGET_ROWS]
        text = lines.shown[cuts[y].first : cuts[y].last] if y < len(cuts) else ""
        return Strip([Segment(" " + text)]).adjust_cell_length(width)


class LinksScreen(FramedScreen):
    """The list of the links of a text, beginning at the one that is next to where one reads."""

    def __init__(self, rows: Sequence[LinkRow], cursor: int, to_place: Callable[[int], None]) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.list = LinksList(rows, cursor)
        self._to_place = to_place

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list
        yield Target(lambda: self.list.rows[self.list.cursor])

    def on_mount(self) -> None:
        """Put the focus into the list."""
        self.set_focus(self.list, scroll_visible=False)

    @property
    def position(self) -> str:
        """Where the cursor is."""
        return f"row {self.list.cursor + 1} of {len(self.list.rows)}"

    def draw_titles(self) -> None:
        """Say what is listed."""
        self.titles.put([Segment(" Links", THERE), Segment(f" {len(self.list.rows)} · Enter copies", DIM)])

    async def do_link_place(self, count: int | None) -> None:
        """Show where the link stands in the text."""
        start = self.list.rows[self.list.cursor].start
        await self.app.pop_screen()
        self._to_place(start)
