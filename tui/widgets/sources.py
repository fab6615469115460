"""The Sources pane: each source with its number of articles, opened to its years."""

from collections.abc import Awaitable
from typing import NamedTuple

from rich.segment import Segment

from readroom.db.articles import EVERYTHING, Selection, SourceCount
from readroom.tui.host import host
from readroom.tui.widgets.cells import fit, plain
from readroom.tui.widgets.lines import LineList

ALL = "All sources"


class SourceRow(NamedTuple):
    """One row of the pane: a source (`depth` 0) or a year of it (1), with what it selects and how many articles."""

    name: str
    articles: int
    selection: Selection
    depth: int = 0
    opens: bool = False


def source_rows(sources: list[SourceCount], opened: set[int]) -> list[SourceRow]:
    """Return the rows of the pane; `opened` are the sources whose years are shown."""
    rows = [SourceRow(ALL, sum(s.articles for s in sources), EVERYTHING)]
    for source in sources:
        rows.append(SourceRow(source.name, source.articles, Selection(source.id), opens=True))
        if source.id in opened:
            rows += [SourceRow(str(year), n, Selection(source.id, year), 1) for year, n in source.years]
            if source.undated:
                rows.append(SourceRow("undated", source.undated, Selection(source.id, undated=True), 1))
    return rows


class SourcesPane(LineList):
    """The sources of the library; Enter lists the articles of the one under the cursor."""

    context = "sources"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.sources: list[SourceCount] = []
        self.opened: set[int] = set()
        self.rows = [SourceRow(ALL, 0, EVERYTHING)]
        self.loaded = False
        self._wanted = ""

    @property
    def size_of_list(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def row(self) -> SourceRow:
        """The row under the cursor."""
        return self.rows[self.cursor]

    @property
    def heading(self) -> str:
        """The pane's title, with the number of sources."""
        return f"Sources {len(self.sources):,}" if self.loaded else "Sources"

    @property
    def position(self) -> str:
        """Where the cursor is in the list."""
        return f"row {self.cursor + 1:,} of {len(self.rows):,}"

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row: a sign that tells whether it opens, the name, the number of articles."""
        row = self.rows[index]
        sign = "  " if row.depth or not row.opens else "- " if row.selection.source_id in self.opened else "+ "
        count = f"{row.articles:,}" if self.loaded else ""
        name_width = max(1, width - 2 - 2 * row.depth - len(count) - 2)
        return [Segment(fit("  " * row.depth + sign + fit(plain(row.name), name_width) + " " + count + " ", width))]

    def fill(self, sources: list[SourceCount]) -> None:
        """Show these sources; the cursor stays on the row it was on, if that is still there."""
        chosen = self.row.selection
        self.sources, self.loaded = sources, True
        self._rebuild(chosen)
        host(self).changed()

    def choose(self, selection: Selection) -> None:
        """Put the cursor on the row of a selection, showing the years of its source when it needs them."""
        if selection.source_id is not None and (selection.year is not None or selection.undated):
            self.opened.add(selection.source_id)
        self._rebuild(selection)

    def name_of(self, selection: Selection) -> str:
        """Return what a selection is called: the source, and the year."""
        names = [s.name for s in self.sources if s.id == selection.source_id]
        if selection.undated:
            names.append("undated")
        elif selection.year is not None:
            names.append(str(selection.year))
        return " ".join(names)

    def _rebuild(self, chosen: Selection) -> None:
        self.rows = source_rows(self.sources, self.opened)
        places = {row.selection: index for index, row in enumerate(self.rows)}
        parent = Selection(chosen.source_id)
        self.cursor = places.get(chosen, places.get(parent, 0))
        self._show_cursor(self.cursor)
        self.refresh()

    def do_expand(self, count: int | None) -> Awaitable[None] | None:
        """Show the years of the source; on a row without any, list its articles."""
        row = self.row
        if not row.opens or row.selection.source_id in self.opened:
            return self.do_open(None)
        self.opened.add(row.selection.source_id or 0)
        self._rebuild(row.selection)
        return None

    def do_collapse(self, count: int | None) -> None:
        """Hide the years of the source."""
        source_id = self.row.selection.source_id
        if source_id in self.opened:
            self.opened.discard(source_id)
            self._rebuild(Selection(source_id))

    async def do_open(self, count: int | None) -> None:
        """List the articles of the source or year."""
        row = self.row
        total = row.articles if self.loaded else None
        await host(self).open_selection(row.selection, self.name_of(row.selection), total)

    async def do_find(self, count: int | None) -> None:
        """Ask for a part of a source's name, and go to the next source that has it."""
        await host(self).ask("Find a source", "", self._find)

    def _find(self, text: str) -> None:
        self._wanted = text
        self._go(1, including=True)

    def do_find_next(self, count: int | None) -> None:
        """Go to the next source that was found."""
        self._go(count or 1)

    def do_find_previous(self, count: int | None) -> None:
        """Go to the previous source that was found."""
        self._go(-(count or 1))

    def _go(self, steps: int, *, including: bool = False) -> None:
        wanted = self._wanted.casefold()
        found = [i for i, row in enumerate(self.rows) if wanted and wanted in row.name.casefold()]
        if not found:
            host(self).say(f"No source has “{plain(self._wanted)}” in its name" if wanted else "Nothing to find yet: /")
            return
        at = self.cursor - 1 if including else self.cursor
        if steps > 0:
            following = [i for i in found if i > at] or found
            self.go_to(following[min(steps, len(following)) - 1])
        else:
            preceding = [i for i in reversed(found) if i < at] or found[::-1]
            self.go_to(preceding[min(-steps, len(preceding)) - 1])
