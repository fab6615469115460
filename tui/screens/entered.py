"""Screens that are a list of entries under two lines of titles."""

from typing import Any

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.db.articles import ArticleRow
from readroom.tui.host import host
from readroom.tui.screens.filled import LedScreen
from readroom.tui.widgets.cells import cut
from readroom.tui.widgets.entries import EntryList
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.numbered import NumberedList
from readroom.tui.widgets.status import THERE, Bar


class EntriesScreen(LedScreen):
    """What is listed, what was counted, and the rows; a subclass makes `list` and fills it in `read`."""

    list: "EntryList | NumberedList[Any]"

    def __init__(self) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.counts = Bar(id="counts")

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.counts
        yield self.list

    @property
    def row(self) -> ArticleRow | None:
        """The article under the cursor."""
        return self.list.entry.row if self.list.entry else None

    @property
    def position(self) -> str:
        """Where the cursor is."""
        return self.list.position

    def put_titles(self, said: str, counted: str = "") -> None:
        """Draw the lines over the list: what is listed, and what was counted."""
        width = self.app.size.width
        self.titles.put([Segment(cut(f" {said}", width), THERE)])
        self.counts.put([Segment(cut(f" {counted}", width), DIM)])

    def do_reload(self, count: int | None) -> None:
        """Read again what is shown."""
        host(self).start(self, self.read(), "reading")
