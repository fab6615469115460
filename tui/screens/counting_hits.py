"""Where the hits of a query are: over time, and over the parts of a library."""

from collections.abc import Callable

from readroom.db.counting.dispersion import PARTS, dispersion
from readroom.db.counting.dispersion import Parts as Spread
from readroom.db.counting.over_time import Dated, over_time
from readroom.db.counting.scope import Split
from readroom.db.counting.tables import Table, dispersion_table, for_people, over_time_table
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.periods import UNITS, Unit
from readroom.text.query_tree import holds_words
from readroom.tui import finding
from readroom.tui.host import host
from readroom.tui.screens.counting import MOST, Job, TableScreen

BARS = ("per_million", "hits", "articles")
Told = Callable[[int], None]


class OverTimeScreen(TableScreen):
    """Hits and articles by year, month or week."""

    name_of_table = "Over time"
    context = "over-time"
    question = "Over time: hits of"

    def __init__(self) -> None:
        super().__init__()
        self.by: Unit = "year"
        self.split: Split | None = None
        self.dated: Dated = "date"
        self.bars = BARS[0]
        self.plot_wanted = True

    @property
    def settings(self) -> str:
        """What the rows are."""
        split = f" and {self.split}" if self.split else ""
        first = " of first publication" if self.dated == "first" else ""
        return f"by {self.by}{first}{split} · bars: {self.bars.replace('_', ' ')}"

    def job(self, text: str) -> Job:
        """Return what counts by period."""
        query = finding.read(text)
        by, split, dated = self.by, self.split, self.dated
        # Without words to count there are only articles.
        bars = self.bars if holds_words(query.tree) else "articles"

        def run(library: Library, notebook: NotebookView | None, told: Told) -> Table:
            found = over_time(library, query, by=by, split=split, dated=dated, notebook=notebook, progress=told)
            table = over_time_table(found, query, library, split=split, dated=dated, shown=bars)
            return for_people(table, library, split)

        return run

    async def do_part_by(self, count: int | None) -> None:
        """Count by month, by week, by year."""
        self.by = UNITS[(UNITS.index(self.by) + 1) % len(UNITS)]
        await self.count()

    async def do_split_by(self, count: int | None) -> None:
        """Count each source apart, each outlet, or all together."""
        order: tuple[Split | None, ...] = (None, "source", "outlet")
        self.split = order[(order.index(self.split) + 1) % len(order)]
        await self.count()

    async def do_by_first_date(self, count: int | None) -> None:
        """Go by the date of first publication, or by that of the source."""
        self.dated = "first" if self.dated == "date" else "date"
        await self.count()

    async def do_bars_of(self, count: int | None) -> None:
        """Show per million words, hits or articles as bars."""
        self.bars = BARS[(BARS.index(self.bars) + 1) % len(BARS)]
        await self.count()

    def do_plot(self, count: int | None) -> None:
        """Show or hide the plot over the rows."""
        self.plot_wanted = not self.plot_wanted
        host(self).changed()


class DispersionScreen(TableScreen):
    """How evenly hits are spread, and where they lie."""

    name_of_table = "Dispersion"
    context = "dispersion"
    question = "Dispersion: how are the hits spread of"

    def __init__(self) -> None:
        super().__init__()
        self.by: Spread = "source"

    @property
    def settings(self) -> str:
        """What the parts are."""
        return f"by {self.by}"

    def job(self, text: str) -> Job:
        """Return what measures the spread."""
        query, by = finding.read(text), self.by

        def run(library: Library, notebook: NotebookView | None, told: Told) -> Table:
            found = dispersion(library, query, by_part=by, limit=MOST, notebook=notebook, progress=told)
            return for_people(dispersion_table(found, query, library, by), library, by)

        return run

    async def do_part_by(self, count: int | None) -> None:
        """Take other parts: articles, sources, outlets, years, months."""
        self.by = PARTS[(PARTS.index(self.by) + 1) % len(PARTS)]
        await self.count()
