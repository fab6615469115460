"""Reading a concordance: a screen of lines at once, more while they are looked at, sorted as one wants."""

import asyncio
from typing import TYPE_CHECKING

from readroom.db.errors import ReadroomError
from readroom.text.concordance import Line, SortKey, in_order
from readroom.text.concordance_head import Tally, head
from readroom.text.spread import Spread, spread_of
from readroom.tui import finding, kwic
from readroom.tui.host import host
from readroom.tui.kwic import AHEAD, FIRST, MOST, PAGE, Asked, Page
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.concordance import ConcordanceList

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook


class ReadingScreen(FramedScreen):
    """A list of lines, what was asked and counted, and the order; `sample` is the size and the seed of one."""

    def __init__(self) -> None:
        super().__init__()
        self.list = ConcordanceList(id="lines")
        self.text = ""
        self.asked: Asked | None = None
        self.tally = Tally()
        self.sample: tuple[int, int] | None = None
        self.keys: tuple[SortKey, ...] = ()
        self.spread = Spread((), 0, ())
        self._read: list[Line] = []
        self._articles = self._counted = 0

    @property
    def complete(self) -> bool:
        """Whether the lines that are shown are all that there are, or a sample of all."""
        return self._all_read and len(self.list.rows) >= len(self._read)

    @property
    def _all_read(self) -> bool:
        return self.tally.whole or self.sample is not None

    @property
    def head(self) -> str:
        """What was counted, and over what the order goes."""
        if self.asked is None:
            return ""
        rows = self.list.rows
        said = head(self.tally, shown=len(rows), articles=self._articles, sample=self.sample)
        if not self.complete:
            said += " · = reads them" if len(self._read) < MOST else " · , s takes a sample of all"
        return said

    async def show(self, text: str) -> None:
        """Show the lines of a query: a screen of them at once, others as they are read."""
        self.workers.cancel_group(self, "reading")
        self.text, self.sample, self.tally, self._read = text, None, Tally(), []
        self.list.chosen.clear()
        self.list.problem, self.list.done = "", False
        try:
            query = finding.read(text)
            notebook = await self._notes_for(query)
            self.asked = Asked(query, notebook)
            page = await self._page(FIRST)
        except ReadroomError as problem:
            self._fail(str(problem))
            return
        except asyncio.CancelledError:
            self._fail("Stopped")
            raise
        await self._take(page)
        if query.notices:
            host(self).say(f"note: {query.notices[0].message}")
        host(self).start(self, self._read_on(PAGE, AHEAD), "reading")
        host(self).start(self, self.list.reload(), "marks")

    def _fail(self, problem: str) -> None:
        """Say in place of the lines why there are none."""
        self.asked, self.list.problem = None, problem
        self.list.put([])
        self._count()

    async def _notes_for(self, query: finding.Query) -> "Notebook | None":
        if not finding.asks_notebook(query):
            return None
        return await host(self).backend.notes(lambda notebook: notebook)

    async def _page(self, limit: int) -> Page:
        asked, tally, after = self.asked, self.tally, self._read[-1] if self._read else None
        if asked is None:
            return Page([], tally)
        return await host(self).backend.search(lambda lib: kwic.read_page(lib, asked, tally, after, limit))

    async def _take(self, page: Page, *, sort: bool = True) -> None:
        """Take in what was read, and show it; lines that are sorted are shown when they are sorted (`sort`)."""
        first = not self._read
        self.tally = page.tally
        self._read += page.lines
        self.list.done = page.tally.whole
        if self.keys:
            if sort:
                await self._sort(keep=not first)
        elif first:
            self.list.put(list(page.lines))
        else:
            self.list.add(page.lines)
        self._count(whole=sort)

    async def _read_on(self, limit: int, most: int) -> None:
        """Read until `most` lines are there. Sorting at every step would move what one reads."""
        while self.asked is not None and not self._all_read and len(self._read) < most:
            await self._take(await self._page(min(limit, most - len(self._read))), sort=False)
        if self.keys:
            await self._sort(keep=True)
        self._count()

    async def _sort(self, *, keep: bool) -> None:
        keys, rows = self.keys, list(self._read)
        self.list.put(await asyncio.to_thread(in_order, rows, keys) if keys else rows, keys, keep=keep)

    def _count(self, *, whole: bool = True) -> None:
        """Count how the lines are spread; while many are read (not `whole`), only now and then."""
        rows = self.list.rows
        if whole or len(rows) >= 2 * self._counted:
            self._counted = len(rows)
            self.spread = spread_of(rows)
        self._articles = len({line.place.id for line in rows})
        host(self).changed()

    async def step(self, by: int) -> None:
        """Open the article of the next line, or of the one before."""
        before = self.list.line
        self.list.go_to(self.list.cursor + by)
        if self.list.line is before:
            host(self).say("This is the last line" if by > 0 else "This is the first line")
        else:
            await self.list.do_open(None)
