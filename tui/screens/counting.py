"""A count as a table: what was asked and counted, the rows in any order, and the places behind each number."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.db.counting.table_csv import table_csv
from readroom.db.counting.tables import Table
from readroom.db.errors import ReadroomError
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.text.table import Row, rank
from readroom.tui import finding
from readroom.tui.host import host
from readroom.tui.new_file import write_new
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.status import THERE, Bar
from readroom.tui.widgets.table import TableList
from readroom.tui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook
    from readroom.tui.counting import CountingApp

MOST = 5000
"""Rows that are listed at most: those that come first."""
LOW = 14
"""A terminal with fewer lines shows no header and no plot."""
TICK_SECONDS = 0.25
"""How often it is said how far a count is."""
Job = Callable[[Library, NotebookView | None, Callable[[int], None]], Table]


class TableScreen(FramedScreen):
    """A table. A subclass says what is counted (`job`), and has the commands that change that."""

    DEFAULT_CSS = "TableScreen { layout: vertical; }"
    name_of_table = "Table"
    context = "words"
    question = "Count"
    empty_is_all = False
    """Whether a count without a query is of the whole library."""

    def __init__(self) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.head = Wrapped(id="head")
        self.plot = Wrapped(id="plot")
        self.columns = Bar(id="columns")
        self.list = TableList(self.context, self._open)
        self.text: str | None = None
        self.table: Table | None = None
        self.sorted_by, self.upward = "", False
        self.plot_wanted = False
        self._looked = 0
        self._running = self._stopping = False
        self._job: asyncio.Future[Table] | None = None

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.head
        yield self.plot
        yield self.columns
        yield self.list

    def on_mount(self) -> None:
        """Put the focus into the rows, and say now and then how far a count is."""
        self.set_focus(self.list, scroll_visible=False)
        self.set_interval(TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        if self._running and self._looked:
            host(self).say(f"{number_of(self._looked, 'text')} looked into; Esc stops")

    # What a subclass gives

    def job(self, text: str) -> Job:
        """Return what counts the query; it runs on the lane of counts. Raise QueryError."""
        raise ReadroomError("there is nothing to count here")

    def asks_notebook(self, text: str) -> bool:
        """Tell whether only the notebook can answer."""
        return finding.asks_notebook(finding.read(text))

    @property
    def settings(self) -> str:
        """What is counted how, in few words, for the title."""
        return ""

    def sort_again(self, key: str) -> bool:
        """Have rows counted again in the order of a column, where others than those at hand may come first."""
        return False

    # What is shown

    @property
    def position(self) -> str:
        """The row that the cursor is on."""
        if not self.list.rows or self.table is None:
            return ""
        more = f" of {self.table.listed:,} listed" if self.table.listed > len(self.list.rows) else ""
        return f"row {self.list.cursor + 1:,} of {len(self.list.rows):,}{more}"

    def draw_titles(self) -> None:
        """Draw what stands above the rows."""
        size = self.app.size
        tall = size.height >= LOW
        asked = plain(self.text or "") or "the whole library"
        said = " · ".join(part for part in (self.name_of_table, asked, self.settings) if part)
        self.titles.put([Segment(cut(f" {said}", size.width), THERE)])
        self.head.display = tall and self.table is not None
        most = max(2, size.height // 4)
        if self.table is not None:
            command = f"again: {self._repeat}"
            over = [self.table.short, self.table.head.line(), command]
            self.head.put([plain(line) for line in over if line], size.width, most + (3 if self.table.short else 0))
        self.plot.display = tall and self.plot_wanted and self.table is not None and self.table.plot is not None
        if self.plot.display and self.table is not None and self.table.plot is not None:
            height = max(4, min(12, size.height // 4))
            lines = list(self.table.plot(size.width - 2, height))
            self.plot.put([plain(line) for line in lines], size.width, height, wrap=False)
        self.columns.put(self.list.title_segments(size.width, self.sorted_by, upward=self.upward))

    # Counting

    def begin(self, text: str) -> None:
        """Take away what is shown, for the table of another query."""
        self.text, self.table = text.strip(), None
        self.list.table, self.list.rows, self.list.problem = None, [], ""
        self.list.refresh()

    async def show(self, text: str) -> None:
        """Count a query."""
        self.text = text.strip()
        await self.count()

    async def count(self) -> None:
        """Count again; what was there stays until it is done."""
        text = self.text or ""
        if not text and not self.empty_is_all:
            self._fail("There is nothing to count yet: i asks for a query.")
            return
        self._looked, self._running = 0, True
        host(self).say("Counting; Esc stops")
        try:
            job = self.job(text)
            notebook = await self._notes() if self.asks_notebook(text) else None
            self._job = asyncio.ensure_future(host(self).backend.count(lambda lib: job(lib, notebook, self._progress)))
            table = await self._job
        except ReadroomError as problem:
            self._fail(str(problem))
            return
        except asyncio.CancelledError:
            if self.table is None:
                self._fail("Stopped")
            if not self._stopping:
                raise
            host(self).say("Stopped")
            return
        finally:
            self._running = self._stopping = False
        host(self).say("")
        self._take(table)

    def _progress(self, looked: int) -> None:
        """Hear on the lane of counts how many texts were looked into."""
        self._looked = looked

    async def _notes(self) -> "Notebook":
        return await host(self).backend.notes(lambda notebook: notebook)

    def _fail(self, problem: str) -> None:
        self.table, self.list.table, self.list.rows, self.list.problem = None, None, [], problem
        self.list.refresh()
        host(self).say("")
        host(self).changed()

    def _take(self, table: Table) -> None:
        self.table, self.sorted_by, self.upward = table, table.sorted_by, False
        self.list.put(table)
        host(self).changed()

    # Orders

    async def do_order(self, count: int | None) -> None:
        """Put the rows into the order of the column that the cursor is in; again turns it round."""
        if self.table is None:
            return
        key = self.list.key.removesuffix("_shown")
        if key == self.sorted_by:
            self.do_reverse_order(count)
        elif self.table.listed > len(self.table.rows) and self.sort_again(key):
            column = self.list.column
            await self.count()
            self.list.column = column
            host(self).changed()
        else:
            self.sorted_by, self.upward = key, False
            self._sort()
            if self.table.listed > len(self.table.rows):
                host(self).say(f"in this order: {number_of(len(self.table.rows), 'row that is', 'rows that are')} here")

    def do_reverse_order(self, count: int | None) -> None:
        """Turn the order of the rows round."""
        if self.table is not None:
            self.upward = not self.upward
            self._sort()

    def _sort(self) -> None:
        table = self.table
        if table is None:
            return
        by = next((c for c in table.columns if c.key.removesuffix("_shown") == self.sorted_by), table.columns[0])
        rows = sorted(table.rows, key=lambda row: rank(by, row))
        absent = [row for row in rows if row[by.key] is None]
        rows = [row for row in rows if row[by.key] is not None]
        column = self.list.column
        self.list.put(table, [*(reversed(rows) if self.upward else rows), *absent])
        self.list.column = column
        host(self).changed()

    # The places behind a number

    async def _open(self, row: Row, key: str) -> None:
        if self.table is None:
            return
        place = self.table.where(row, key)
        if place.kind is None:
            host(self).say(place.note)
            return
        await self._counting.open_place(self, place)

    @property
    def _counting(self) -> "CountingApp":
        return self.app  # type: ignore[return-value]

    # Commands

    async def do_back(self, count: int | None) -> None:
        """Stop the count that runs, else go back to where the table was opened."""
        if self._running and self._job is not None:
            self._stopping = True
            self._job.cancel()
        else:
            await self._counting.pop_screen()

    async def do_edit_query(self, count: int | None) -> None:
        """Ask for another query."""
        await host(self).ask(self.question, self.text or "", self.show)

    async def do_reload(self, count: int | None) -> None:
        """Count again, with what has come into the library meanwhile."""
        if self.text is not None:
            await self.count()

    async def do_copies(self, count: int | None) -> None:
        """Count copies of a text once, or each of them."""
        from readroom.tui.facet_text import has_filter, with_filter, without_filter

        text = self.text or ""
        wanted = "dup:all" if has_filter(text, "dup:fold") else "dup:fold"
        for written in ("dup:fold", "dup:all"):
            text = without_filter(text, written)
        await self.show(with_filter(text, wanted, finding.read))

    @property
    def _repeat(self) -> str:
        """The command line that makes the table again."""
        if self.table is None:
            return ""
        backend = host(self).backend
        named = ["--library", str(backend.path)] if backend.path else []
        if backend.notes_path and self.asks_notebook(self.text or ""):
            named += ["--notes", str(backend.notes_path)]
        head = self.table.head
        return replace(head, command=(head.command[0], *named, *head.command[1:])).repeat()

    def do_copy_repeat(self, count: int | None) -> None:
        """Copy the command line that makes the table again."""
        if self.table is not None:
            host(self).copy_text(self._repeat)

    def _csv(self) -> Sequence[str]:
        if self.table is None:
            return ()
        rows = [{key: value for key, value in row.items() if not key.endswith("_shown")} for row in self.list.rows]
        return list(table_csv(self.table.head, rows))

    def do_copy_table(self, count: int | None) -> None:
        """Copy the header and every row as CSV."""
        if self.table is not None:
            host(self).copy_text("".join(self._csv()))

    async def do_export_table(self, count: int | None) -> None:
        """Ask for a file, and write the table there as CSV."""
        if self.table is not None:
            await host(self).ask("Write the table as CSV to", f"{self.table.kind}.csv", self._export)

    async def _export(self, name: str) -> None:
        path = Path(name.strip() or f"{self.context}.csv").expanduser()
        problem = await asyncio.to_thread(write_new, path, self._csv())
        host(self).say(problem or f"{number_of(len(self.list.rows), 'row')} written to {path}, with what they are")

    async def do_save_table(self, count: int | None) -> None:
        """Ask for a name, and keep the table in the notebook."""
        if self.table is not None:
            value = f"{self.name_of_table} {self.text}".strip()
            await host(self).ask("Keep this table in your notebook as", value, self._save)

    async def _save(self, name: str) -> None:
        from readroom.tui.counting import save_table

        table = self.table
        if table is None or not name.strip():
            return
        rows = list(self.list.rows)
        saved = await save_table(host(self).backend, name, table, rows)
        host(self).say(f"Kept as “{plain(saved)}”, as of {date.today().isoformat()}; # s lists what you keep")
