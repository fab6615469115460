"""Search: a query, what it counted, and the articles it found, as one types."""

import asyncio
import textwrap
from collections.abc import Awaitable
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult

from readroom.db.articles import ArticleRow
from readroom.db.errors import QueryError
from readroom.db.fields import NotebookView
from readroom.tui import finding
from readroom.tui.finding import PAGE, Found, Hit, Query
from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.articles import TAKEN, row_segments
from readroom.tui.widgets.cells import cut, fit, len_cells, plain
from readroom.tui.widgets.field import LineField
from readroom.tui.widgets.status import Bar
from readroom.tui.widgets.windows import WindowList

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

TYPING_SECONDS = 0.12
"""How long a key must be the last one before its query is run."""
QUERIES = "queries"
"""The name under which the notebook keeps the last queries."""
QUERIES_KEPT = 50
MARK = Style(bold=True, underline=True, color="yellow")
DIM = Style(dim=True)
EXAMPLES = [
    "Words are looked for together, in titles and texts.",
    '"a phrase"   one OR other   -not   begin*   near/5(one other)',
    "title:  source:  outlet:  author:  date:2019   date:2019-03..2020",
]


def snippet_segments(text: str, marks: tuple[tuple[int, int], ...], width: int) -> list[Segment]:
    """Return a snippet in exactly `width` cells, its marked ranges (code points) bold, underlined and coloured."""
    segments: list[Segment] = []
    room, done = width, 0
    for start, end, style in [*((s, e, MARK) for s, e in marks), (len(text), len(text), None)]:
        for piece, face in ((text[done:start], None), (text[start:end], style)):
            shown = cut(plain(piece), room)
            if shown:
                segments.append(Segment(shown, face))
                room -= len_cells(shown)
        done = end
    return [*segments, Segment(" " * max(0, room))]


class ResultsList(WindowList[Hit]):
    """What a query found: two lines for each article, the second with the words around its first hits."""

    context = "search"
    row_height = 2
    window = PAGE

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.query_run: Query | None = None
        self.notebook: NotebookView | None = None
        self.problem = ""

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return one of the two lines of a result."""
        hit = self.rows[index - self.first]
        if part:
            return [Segment("    "), *snippet_segments(hit.snippet, hit.marks, width - 4)]
        sign = TAKEN if hit.row.id == host(self).taken else " "
        hits = f"{hit.hits:,} " if hit.hits else "  "
        return [*row_segments(hit.row, width - 6, sign=sign), Segment(fit(hits.rjust(6), 6))]

    def empty_line(self, y: int, width: int) -> str:
        """Say what can be asked, or that nothing was found."""
        if self.problem:
            lines = textwrap.wrap(plain(self.problem), max(1, width - 2))
        elif self.query_run is not None:
            lines = ["Nothing was found."]
        else:
            lines = EXAMPLES
        return " " + cut(plain(lines[y]), width - 1) if y < len(lines) else ""

    async def fetch(
        self, *, after: Hit | None = None, before: Hit | None = None, last: bool = False, limit: int = PAGE
    ) -> list[Hit]:
        """Read a page of results."""
        query, notebook = self.query_run, self.notebook
        if query is None:
            return []
        # The row just ahead of every docid's end is the last one.
        edge = -1 if last else before
        return await host(self).backend.search(
            lambda lib: finding.search(lib, query, limit=limit, after=after, before=edge, notebook=notebook)
        )

    async def do_open(self, count: int | None) -> None:
        """Open the article at its first hit; `n` and `N` go through the others."""
        hit, query = self.chosen, self.query_run
        if hit is None or query is None:
            return
        marks = await host(self).backend.library(lambda lib: finding.hits_in(lib, query, hit.row, self.notebook))
        await host(self).open_article(hit.row.id, hit.start, marks, from_search=True)


class SearchScreen(FramedScreen):
    """The line with the query, the line with the counts, and the results."""

    DEFAULT_CSS = "SearchScreen { layout: vertical; }"

    def __init__(self) -> None:
        super().__init__()
        self.field = LineField("Search:", changed=self._typed)
        self.counts = Bar(id="counts")
        self.results = ResultsList(id="results")
        self.queries: list[str] = []
        self._shown = ""
        self._at = 0
        self._notebook: Notebook | None = None

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.field
        yield self.counts
        yield self.results

    def on_mount(self) -> None:
        """Fetch the last queries."""
        host(self).start(self, self._read_queries(), "queries")

    async def _read_queries(self) -> None:
        self._notebook, kept = await host(self).backend.notes(lambda n: (n, n.state(QUERIES, [])))
        self.queries = [q for q in kept if isinstance(q, str)] if isinstance(kept, list) else []
        self._at = len(self.queries)

    def enter(self, *, to_list: bool = False) -> None:
        """Put the focus into the line, or into the list if there is anything in it."""
        self.set_focus(self.results if to_list and self.results.rows else self.field, scroll_visible=False)
        host(self).changed()

    @property
    def row(self) -> ArticleRow | None:
        """The article under the cursor."""
        hit = self.results.chosen
        return hit.row if hit else None

    @property
    def position(self) -> str:
        """Where the cursor is in the results."""
        return self.results.position

    # Searching

    def _typed(self, text: str) -> None:
        """Run what was typed, unless another key follows at once."""
        self._at = len(self.queries)
        self.workers.cancel_group(self, "count")
        host(self).start(self, self._search_soon(text), "search")

    async def _search_soon(self, text: str) -> None:
        await asyncio.sleep(TYPING_SECONDS)
        await self._search(text)

    async def _search(self, text: str) -> None:
        """Run a query and show its first results; what it finds in all is counted afterwards."""
        self._shown = text
        if not text.strip():
            self._clear()
            return
        backend = host(self).backend
        try:
            query = finding.read(text)
            notebook = await self._notes_for(query)
            found = await backend.search(lambda lib: finding.find(lib, query, notebook))
        except QueryError as problem:
            self._clear(str(problem))
            return
        self._show(found, notebook)
        host(self).start(self, self._count(query, notebook), "count")

    async def _notes_for(self, query: Query) -> "Notebook | None":
        """Return the notebook when a query asks for it."""
        if not finding.asks_notebook(query):
            return None
        if self._notebook is None:
            self._notebook = await host(self).backend.notes(lambda notebook: notebook)
        return self._notebook

    def _clear(self, problem: str = "") -> None:
        self.results.query_run, self.results.problem = None, problem
        self.results.put([], at_end=True)
        self.counts.put([])

    def _show(self, found: Found, notebook: NotebookView | None) -> None:
        self.results.query_run, self.results.notebook, self.results.problem = found.query, notebook, ""
        self.results.put(found.hits, at_end=len(found.hits) < PAGE)
        self._head("", found.query)

    def _head(self, line: str, query: Query) -> None:
        """Show the line of counts; a notice of the parser stands before it."""
        notice = f"note: {query.notices[0].message} · " if query.notices else ""
        self.counts.put([Segment(cut(plain(" " + notice + line), self.app.size.width), DIM if not line else None)])

    async def _count(self, query: Query, notebook: NotebookView | None, most: int | None = finding.COUNTED) -> None:
        articles, line = await host(self).backend.count(lambda lib: finding.count_line(lib, query, notebook, most))
        if self.results.query_run is query:
            self.results.count(articles)
            self._head(line, query)

    # Commands

    async def do_accept(self, count: int | None) -> None:
        """Go to the results of what was typed."""
        text = self.field.value
        self.workers.cancel_group(self, "search")
        if text != self._shown:
            await self._search(text)
        self._keep(text)
        if self.results.rows:
            self.enter(to_list=True)

    def _keep(self, text: str) -> None:
        if text.strip():
            self.queries = [*(q for q in self.queries if q != text), text][-QUERIES_KEPT:]
            host(self).backend.keep(QUERIES, self.queries)
        self._at = len(self.queries)

    async def do_previous_row(self, count: int | None) -> None:
        """Put the query before this one into the line."""
        await self._recall(-1)

    async def do_next_row(self, count: int | None) -> None:
        """Put the query after this one into the line; after the last one, go to the results."""
        if self._at + 1 >= len(self.queries):
            await self.do_accept(None)
        else:
            await self._recall(1)

    async def _recall(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self.queries):
            self._at = at
            self.field.set(self.queries[at])
            await self._search(self.queries[at])

    def do_search(self, count: int | None) -> None:
        """Go to the line with the query."""
        self.enter()

    def do_edit_query(self, count: int | None) -> None:
        """Go to the line with the query."""
        self.enter()

    do_find = do_edit_query

    def do_find_next(self, count: int | None) -> Awaitable[None] | None:
        """Go to the next result."""
        return self.results.do_line_down(count)

    def do_find_previous(self, count: int | None) -> Awaitable[None] | None:
        """Go to the previous result."""
        return self.results.do_line_up(count)

    async def do_count_hits(self, count: int | None) -> None:
        """Count every hit, however many there are."""
        if self.results.query_run is not None:
            await self._count(self.results.query_run, self.results.notebook, None)

    def do_next_pane(self, count: int | None) -> None:
        """Go from the line to the list, or back."""
        self.enter(to_list=self.field.has_focus)

    do_previous_pane = do_next_pane

    async def do_back(self, count: int | None) -> None:
        """Go back to where the search began: from the results too, or a `q` too many would be typed into the query."""
        await host(self).leave_search()

    async def step(self, by: int) -> None:
        """Open the next result, or the one before."""
        before = self.results.chosen
        moving = self.results.travel(self.results.cursor + by)
        if moving is not None:
            await moving
        if self.results.chosen is before:
            host(self).say("This is the last result" if by > 0 else "This is the first result")
        else:
            await self.results.do_open(None)
