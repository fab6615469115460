"""The tables that the notebook keeps: what they are, whether the library has changed since, their rows."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.app import ComposeResult
from textual.dom import DOMNode

from readroom.db.counting.saving import shown
from readroom.db.library import Library
from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.cells import cut, fit, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.status import THERE, Bar
from readroom.tui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook
    from readroom.db.notebook.tables import SavedTable

DATE, KIND = 10, 12


class SavedTablesList(LineList):
    """Names, or the lines of one of the tables."""

    context = "tables"

    def __init__(self, opened: Callable[[], Awaitable[None] | None]) -> None:
        super().__init__()
        self.rows: list[list[Segment]] = []
        self.empty = ""
        self._opened = opened

    @property
    def size_of_list(self) -> int:
        """How many lines there are."""
        return len(self.rows)

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a line."""
        *first, last = self.rows[index]
        used = sum(len(segment.text) for segment in first)
        return [*first, Segment(fit(last.text, max(0, width - used)), last.style)]

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Show the table under the cursor."""
        return self._opened()

    def empty_line(self, y: int, width: int) -> str:
        """Say how a table comes to be kept."""
        return cut(self.empty, width) if y == 0 else ""


class SavedTablesScreen(FramedScreen):
    """The list of kept tables; Enter shows one."""

    def __init__(self, tables: "list[SavedTable]", changed: dict[str, str | None]) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.about = Wrapped(id="about")
        self.list = SavedTablesList(self._open)
        self.tables = tables
        self.changed = changed
        self.table: SavedTable | None = None

    @staticmethod
    async def open(node: DOMNode) -> None:
        """Show the list, over the screen that `node` is on."""
        path = host(node).backend.path

        def job(notebook: "Notebook") -> "tuple[list[SavedTable], dict[str, str | None]]":
            from readroom.db.notebook.tables import changed_since

            tables = notebook.tables()
            if path is None:
                return tables, {}
            with Library.open(path) as library:
                return tables, {table.id: changed_since(table, library) for table in tables}

        tables, changed = await host(node).backend.notes(job)
        screen = SavedTablesScreen(tables, changed)
        await node.app.push_screen(screen)
        screen.show_list()

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.about
        yield self.list

    def on_mount(self) -> None:
        """Put the focus into the list."""
        self.set_focus(self.list, scroll_visible=False)

    @property
    def position(self) -> str:
        """Where the cursor is."""
        return f"row {self.list.cursor + 1:,} of {len(self.list.rows):,}" if self.list.rows else ""

    def draw_titles(self) -> None:
        """Say what is shown."""
        width = self.app.size.width
        table = self.table
        self.about.display = table is not None
        if table is None:
            self.titles.put([Segment(" Tables in your notebook", THERE), Segment(f" {len(self.tables)}", DIM)])
            return
        self.titles.put([Segment(cut(f" {plain(table.name)} · kept {table.created[:10]}", width), THERE)])
        self.about.put([plain(line) for line in about(table, self.changed.get(table.id))], width, 8)

    def show_list(self, cursor: int = 0) -> None:
        """List the names."""
        self.table = None
        self.list.rows = [
            [
                Segment(f" {table.created[:DATE]} "),
                Segment(fit(plain(str(table.about.get("kind", ""))), KIND)),
                Segment(f"{'changed' if self.changed.get(table.id) else '':8}", DIM),
                Segment(plain(table.name), THERE),
            ]
            for table in self.tables
        ]
        self.list.empty = " No table is kept yet: , s in a table of counts keeps it."
        self.list.cursor = self.list.top = 0
        self.list.go_to(cursor)
        self.list.refresh()
        host(self).changed()

    def _open(self) -> None:
        if self.table is None and self.tables:
            self.table = self.tables[self.list.cursor]
            self.list.rows = [[Segment(f" {plain(line)}")] for line in shown(self.table)]
            self.list.cursor = self.list.top = 0
            self.list.refresh()
            host(self).changed()

    # Commands

    async def do_back(self, count: int | None) -> None:
        """Go back to the list, or to where it was opened."""
        if self.table is not None:
            self.show_list(self.tables.index(self.table))
        else:
            await self.app.pop_screen()

    def _meant(self) -> "SavedTable | None":
        if self.table is not None or not self.tables:
            return self.table
        return self.tables[self.list.cursor]

    def do_copy_repeat(self, count: int | None) -> None:
        """Copy the command that makes the table again."""
        if (table := self._meant()) is not None:
            import shlex

            host(self).copy_text(shlex.join(table.command))

    async def do_remove_table(self, count: int | None) -> None:
        """Take the table out of the notebook; undo brings it back."""
        table = self._meant()
        if table is None:
            return
        await host(self).backend.notes(lambda notebook: notebook.remove_table(table.id))
        place = self.tables.index(table)
        self.tables.remove(table)
        self.show_list(max(0, min(place, len(self.tables) - 1)))
        host(self).say(f"“{plain(table.name)}” taken away; u brings it back")


def about(table: "SavedTable", changed: str | None) -> list[str]:
    """Return what stands over a kept table."""
    import shlex

    said = [str(table.about.get("line", ""))] if table.about.get("line") else []
    return [*([changed] if changed else []), *said, f"again: {shlex.join(table.command)}"]
