"""Concordance: every hit of a query on a line, its node under the others, in the order that one wants to read them."""

import asyncio
import secrets
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.db.concordance_csv import csv_rows
from readroom.db.statement import statement
from readroom.text.concordance import DEPTH, KEYS, SortKey, parse_keys
from readroom.text.concordance_head import Tally, command, frozen
from readroom.text.counted import number_of
from readroom.text.spread import bars, year_bars
from readroom.tui import finding, kwic
from readroom.tui.host import host
from readroom.tui.kwic import MOST, PAGE
from readroom.tui.new_file import write_new
from readroom.tui.screens.concordance_reading import ReadingScreen
from readroom.tui.widgets.cells import cut, fit, plain
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.status import THERE, Bar

if TYPE_CHECKING:
    pass

SAMPLE = 500
"""How many lines a sample has unless another number is asked for."""
LOW = 12
"""A terminal with fewer lines shows no distribution and no title."""


class ConcordanceScreen(ReadingScreen):
    """The query, what was counted, the lines, how they are spread, and the article of the line under the cursor."""

    DEFAULT_CSS = "ConcordanceScreen { layout: vertical; }"

    def __init__(self) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.counts = Bar(id="counts")
        self.bars = Bar(id="spread")
        self.about = Bar(id="about")
        self._spread_wanted = True

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.counts
        yield self.list
        yield self.bars
        yield self.about

    def on_mount(self) -> None:
        """Put the focus into the list."""
        self.set_focus(self.list, scroll_visible=False)

    @property
    def position(self) -> str:
        """The line that the cursor is on."""
        if not self.list.rows:
            return ""
        return f"line {self.list.cursor + 1:,} of {len(self.list.rows):,}{'' if self.complete else '+'}"

    def draw_titles(self) -> None:
        """Draw what stands above and below the lines."""
        width, tall = self.app.size.width, self.app.size.height >= LOW
        order = f"by {', '.join(map(str, self.keys))}" if self.keys else "newest first"
        if self.keys and not self.complete:
            order += f" over these {len(self.list.rows):,}"
        said = f" Concordance · {plain(self.text)} · {order}"
        self.titles.put([Segment(cut(said, width), THERE)])
        self.counts.put([Segment(cut(" " + plain(self.head), width))])
        self.bars.display = tall and self._spread_wanted and bool(self.list.rows)
        self.about.display = tall
        self.bars.put(self._bar_segments(width))
        line = self.list.line
        said = ""
        if line is not None:
            place = line.place
            outlet = f", {place.outlet}" if place.outlet and place.outlet != place.source else ""
            said = f" {place.date or 'undated'} · {place.source}{outlet} · {place.title or 'untitled'}"
        self.about.put([Segment(cut(plain(said), width), DIM)])

    def _bar_segments(self, width: int) -> list[Segment]:
        place = f" start {bars(self.spread.parts)} end"
        room = max(0, width - len(place))
        of = "lines" if self.complete else "these"
        years = year_bars(self.spread, room - len(f" {of}: "))
        return [Segment(fit(f" {of}: {years}", room), DIM), Segment(cut(place, width), DIM)]

    # Commands

    async def do_back(self, count: int | None) -> None:
        """Go back to where the concordance was opened."""
        await host(self).leave_concordance()

    async def do_edit_query(self, count: int | None) -> None:
        """Ask for another query."""
        await host(self).ask("Concordance of", self.text, self.show)

    do_concordance = do_edit_query

    async def do_reload(self, count: int | None) -> None:
        """Read the lines of the query again, with what has come into the library meanwhile."""
        if self.text:
            await self.show(self.text)

    async def do_order(self, count: int | None) -> None:
        """Ask for the levels that the lines are sorted by."""
        question = f"Order ({' '.join(KEYS)}, - turns one round, empty: newest first)"
        await host(self).ask(question, " ".join(map(str, self.keys)), self._order)

    async def _order(self, text: str) -> None:
        try:
            keys = parse_keys(text)
        except ValueError as problem:
            host(self).say(str(problem))
            return
        await self._sort_by(keys)

    async def _sort_by(self, keys: tuple[SortKey, ...]) -> None:
        self.keys = keys
        await self._sort(keep=False)
        self._count()

    async def do_sort_right(self, count: int | None) -> None:
        """Sort by the words after the node; with a count, from that word on."""
        await self._sort_by(tuple(SortKey(f"R{n}") for n in range(min(count or 1, DEPTH), DEPTH + 1)))

    async def do_sort_left(self, count: int | None) -> None:
        """Sort by the words before the node; with a count, from that word on."""
        await self._sort_by(tuple(SortKey(f"L{n}") for n in range(min(count or 1, DEPTH), DEPTH + 1)))

    async def do_sort_node(self, count: int | None) -> None:
        """Sort by the node, and by what follows it."""
        await self._sort_by((SortKey("node"), SortKey("R1"), SortKey("R2")))

    async def do_newest_first(self, count: int | None) -> None:
        """Show the newest articles first."""
        await self._sort_by(())

    async def do_read_all(self, count: int | None) -> None:
        """Read every line, as far as there is room for them, and cut nothing short."""
        if self.asked is None or (self.complete and not self.tally.notes):
            host(self).say(
                "Every line is here" if self.asked and not self.sample else "A sample is what it is: i asks again"
            )
            return
        self.workers.cancel_group(self, "reading")
        if self.tally.notes:
            self.asked = replace(self.asked, exact=True)
            self.tally, self._read = Tally(), []
        host(self).say("Reading every line…")
        await self._read_on(4 * PAGE, MOST)
        kept = number_of(len(self._read), "line is", "lines are")
        host(self).say("" if self.complete else f"{kept} kept at most: , s takes a sample of all")

    async def do_sample_lines(self, count: int | None) -> None:
        """Ask for a number of lines, and take so many of all at random."""
        if self.asked is not None:
            size, seed = self.sample or (count or SAMPLE, None)
            value = f"{size}" + (f" {seed}" if seed is not None else "")
            await host(self).ask("Sample of how many lines (and the seed of an earlier one)", value, self._sample)

    async def _sample(self, text: str) -> None:
        asked, numbers = self.asked, text.split()
        if (
            asked is None
            or len(numbers) not in (1, 2)
            or not all(n.isascii() and n.isdigit() and len(n) < 16 for n in numbers)
        ):
            host(self).say("A sample is a number of lines, such as 500, and a seed, such as 500 17")
            return
        size = max(1, min(int(numbers[0]), MOST))
        seed = int(numbers[1]) if len(numbers) == 2 else secrets.randbelow(1_000_000)
        self.workers.cancel_group(self, "reading")
        host(self).say("Reading every line for the sample…")
        page = await host(self).backend.search(lambda lib: kwic.read_sample(lib, asked, size, seed))
        self.sample, self.tally, self._read = (size, seed), page.tally, page.lines
        self.list.chosen.clear()
        await self._sort(keep=False)
        self._count()
        host(self).say(f"Seed {seed}: , s with it takes the same lines again")

    def do_distribution(self, count: int | None) -> None:
        """Show or hide how the lines are spread over years and texts."""
        self._spread_wanted = not self._spread_wanted
        host(self).changed()

    @property
    def _command(self) -> str:
        """The command line that gives the same lines again."""
        query = frozen(self.asked.query) if self.asked else self.text
        backend = host(self).backend
        notes = backend.notes_path if self.asked and finding.asks_notebook(self.asked.query) else None
        return command(
            query,
            keys=self.keys,
            sample=self.sample,
            library=str(backend.path),
            notes=str(notes) if notes else None,
        )

    def do_copy_command(self, count: int | None) -> None:
        """Copy the command line that gives these lines."""
        host(self).copy_text(self._command)

    async def do_export_lines(self, count: int | None) -> None:
        """Ask for a file, and write the chosen lines there, or all."""
        if self.list.rows:
            await host(self).ask("Write the lines as CSV to", "concordance.csv", self._export)

    async def _export(self, name: str) -> None:
        path = Path(name.strip() or "concordance.csv").expanduser()
        rows = self.list.meant if self.list.chosen else self.list.rows
        library = await host(self).backend.library(lambda lib: lib.id)
        what = f"{number_of(len(rows), 'line')} of these, in this order"
        said = statement(what, library, counted=self.head, more=f"again: {self._command}")
        problem = await asyncio.to_thread(write_new, path, csv_rows(rows), said)
        more = "" if self.complete or self.list.chosen else "; others were not read: = reads them"
        lines = number_of(len(rows), "line")
        host(self).say(problem or f"{lines} written to {path}, and what they are to {path.name}.txt{more}")
