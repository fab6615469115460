"""Saved searches: their names and queries. Enter asks one again, `d` takes it off the list."""

from collections.abc import Awaitable, Callable
from typing import Protocol, cast

from rich.segment import Segment
from textual.app import ComposeResult
from textual.dom import DOMNode

from readroom.db.decided import SEARCH
from readroom.db.saved import remove_saved, saved_searches
from readroom.tui.host import Host, host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.cells import cut, fit, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.status import THERE, Bar

NAME_WIDTH = 24


class _Searching(Host, Protocol):
    """The app, as far as it searches."""

    async def show_search(self, *, to_list: bool = False) -> None:
        """Show the search screen."""


class SavedList(LineList):
    """Names with their queries."""

    context = "saved"

    def __init__(self, rows: list[tuple[str, str]], opened: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self.rows = rows
        self._opened = opened

    @property
    def size_of_list(self) -> int:
        """How many there are."""
        return len(self.rows)

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row: the name, and what it asks."""
        name, query = self.rows[index]
        first = min(NAME_WIDTH, max(1, width // 3))
        return [Segment(fit(" " + plain(name), first), THERE), Segment(fit(" " + plain(query), width - first))]

    def do_open(self, count: int | None) -> Awaitable[None]:
        """Ask the search under the cursor."""
        return self._opened()

    def empty_line(self, y: int, width: int) -> str:
        """Say how a search is saved."""
        return cut(" No saved searches yet: ,s in the results of a search saves it.", width) if y == 0 else ""


class SavedScreen(FramedScreen):
    """The list of the saved searches of one's notebook."""

    decides = (SEARCH,)

    def __init__(self, kept: dict[str, str]) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.list = SavedList(_sorted(kept), self._open)

    @staticmethod
    async def open(node: DOMNode) -> None:
        """Show the list, over the screen that `node` is on."""
        kept = await host(node).backend.notes(saved_searches)
        await node.app.push_screen(SavedScreen(kept))

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list

    def on_mount(self) -> None:
        """Put the focus into the list."""
        self.set_focus(self.list, scroll_visible=False)

    @property
    def position(self) -> str:
        """Where the cursor is."""
        return f"row {self.list.cursor + 1} of {len(self.list.rows)}" if self.list.rows else ""

    def draw_titles(self) -> None:
        """Say what is listed."""
        self.titles.put([Segment(" Saved searches", THERE), Segment(f" {len(self.list.rows)}", DIM)])

    async def _open(self) -> None:
        """Put the query of the row into the search line, and ask it."""
        if not self.list.rows:
            return
        from readroom.tui.screens.search import SearchScreen

        _, query = self.list.rows[self.list.cursor]
        app = cast(_Searching, self.app)
        await self.app.pop_screen()
        await app.show_search()
        screen = self.app.screen
        if isinstance(screen, SearchScreen):
            await screen.take_query(query)
            screen.enter(to_list=True)

    async def do_remove_saved(self, count: int | None) -> None:
        """Take the search under the cursor off the list."""
        if not self.list.rows:
            return
        name, query = self.list.rows.pop(self.list.cursor)
        self.list.cursor = max(0, min(self.list.cursor, len(self.list.rows) - 1))
        await host(self).backend.notes(lambda notebook: remove_saved(notebook, name))
        self.list.refresh()
        host(self).say(f"Removed {plain(name)}; u brings it back; it asked: {plain(query)}")
        host(self).changed()

    async def read_undone(self) -> None:
        """Show the searches that there are now, with the cursor where it was."""
        self.list.rows = _sorted(await host(self).backend.notes(saved_searches))
        self.list.cursor = max(0, min(self.list.cursor, len(self.list.rows) - 1))
        self.list.refresh()
        host(self).changed()


def _sorted(kept: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(kept.items(), key=lambda item: item[0].casefold())
