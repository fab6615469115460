"""Tags by sources as a table on the screen; Enter lists the highlights of a row."""

from collections.abc import Awaitable
from typing import cast

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.tui.host import host
from readroom.tui.notebook_table import UNTAGGED, Cross
from readroom.tui.screens.filled import LedScreen
from readroom.tui.widgets.cells import cut, fit, fit_right, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.marking import opened_by_screen
from readroom.tui.widgets.notebook_rows import number
from readroom.tui.widgets.status import THERE, Bar

NAME, CELL, WIDEST, TOTAL = 28, 11, 24, 8


class TableList(LineList):
    """The rows. `first` columns are left out at the left when there is no room for all."""

    context = "notes-table"

    def __init__(self, table: Cross) -> None:
        super().__init__(id="table")
        self.table = table
        self.left = 0

    @property
    def size_of_list(self) -> int:
        """How many tags there are, and the line of totals."""
        return len(self.table.tags) + 1 if self.table.tags else 0

    def cell(self, width: int) -> int:
        """Return how wide the column of a source is: as wide as there is room for, within bounds."""
        free = width - min(NAME, width // 3) - TOTAL
        return max(CELL, min(WIDEST, free // max(1, len(self.table.sources))))

    def room(self, width: int) -> int:
        """Return how many columns of sources have room."""
        return max(1, (width - min(NAME, width // 3) - TOTAL) // self.cell(width))

    def sources(self, width: int) -> tuple[str, ...]:
        """Return the sources that are shown."""
        return self.table.sources[self.left : self.left + self.room(width)]

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row: the tag, its count in each source, and in all."""
        name = min(NAME, width // 3)
        table, sources, cell = self.table, self.sources(width), self.cell(width)
        if index == len(table.tags):
            cells = "".join(number(table.columns[one], cell) for one in sources)
            row = [Segment(fit(" highlights", name) + cells + number(table.total, TOTAL), DIM)]
        else:
            tag = table.tags[index]
            cells = "".join(number(table.counts.get((tag, one), 0), cell) for one in sources)
            row = [Segment(fit(f" {plain(tag)}", name), THERE), Segment(cells)]
            row.append(Segment(number(table.rows[tag], TOTAL), THERE))
        used = name + cell * len(sources) + TOTAL
        return [*row, Segment(" " * max(0, width - used))]

    def head_line(self, width: int) -> list[Segment]:
        """Return the line of headings."""
        name = min(NAME, width // 3)
        cells = "".join(" " + fit_right(plain(one), self.cell(width) - 1) for one in self.sources(width))
        return [Segment(fit(" tag", name), DIM), Segment(cells, DIM), Segment(fit("     all", TOTAL), DIM)]

    def empty_line(self, y: int, width: int) -> str:
        """Say that nothing is counted."""
        return cut(" No highlights to count.", width) if y == 0 else ""

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Open what is under the cursor."""
        return opened_by_screen(self)


class NotesTableScreen(LedScreen):
    """How many highlights each tag has in each source."""

    list: TableList

    def __init__(self, table: Cross, asked: str) -> None:
        super().__init__()
        self.titles, self.heads, self.about = Bar(id="titles"), Bar(id="heads"), Bar(id="about")
        self.list = TableList(table)
        self.asked = asked

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.heads
        yield self.list
        yield self.about

    def on_mount(self) -> None:
        """Put the focus into the table."""
        self.set_focus(self.list, scroll_visible=False)

    @property
    def position(self) -> str:
        """Which sources are shown."""
        shown = len(self.list.sources(self.app.size.width))
        return f"sources {self.list.left + 1}–{self.list.left + shown} of {len(self.list.table.sources)}"

    def draw_titles(self) -> None:
        """Say what is counted."""
        width = self.app.size.width
        asked = f" · {plain(self.asked)}" if self.asked else ""
        self.titles.put([Segment(cut(f" Tags by sources{asked} · highlights", width), THERE)])
        self.heads.put(self.list.head_line(width))
        said = " A highlight with two tags is counted under both, and once below; e writes the table, y copies it"
        self.about.put([Segment(cut(said, width), DIM)])

    # Commands

    def do_unfold(self, count: int | None) -> None:
        """Show the next sources."""
        last = len(self.list.table.sources) - self.list.room(self.app.size.width)
        self.list.left = max(0, min(last, self.list.left + (count or 1)))
        self._drawn()

    def do_fold(self, count: int | None) -> None:
        """Show the sources before."""
        self.list.left = max(0, self.list.left - (count or 1))
        self._drawn()

    def _drawn(self) -> None:
        self.list.refresh()
        host(self).changed()

    async def do_open(self, count: int | None) -> None:
        """List the highlights of the tag, by source."""
        tags, at = self.list.table.tags, self.list.cursor
        if at < len(tags) and tags[at] != UNTAGGED:
            from readroom.tui.noting import NotingApp

            await self.app.pop_screen()
            asked = f"{self.asked} " if self.asked else ""
            await cast(NotingApp, self.app).show_notebook(f'{asked}tag:"{tags[at]}"', "source")

    def do_copy_quotation(self, count: int | None) -> None:
        """Copy the table, with tabs between its cells."""
        lines = ("\t".join(plain(cell) for cell in row) for row in self.list.table.cells())
        host(self).copy_text("\n".join(lines) + "\n")

    async def do_export_notes(self, count: int | None) -> None:
        """Ask for a file, and write the table as CSV."""
        await host(self).ask("Write the table as CSV to", "tags-by-sources.csv", self._export)

    async def _export(self, name: str) -> None:
        import asyncio

        from readroom.tui.notebook_export import write_table

        said = await asyncio.to_thread(write_table, name.strip() or "tags-by-sources.csv", self.list.table.cells())
        host(self).say(said)
