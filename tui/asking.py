"""Asking as one types: results first, then their count, then how they are spread. Each key drops what is stale."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from readroom.db.errors import QueryError
from readroom.db.fields import NotebookView
from readroom.tui import finding
from readroom.tui.finding import COUNTED, FIRST, NEWEST, Found, Query, Sort
from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

TYPING_SECONDS = 0.12
"""How long a key must be the last one before its query is run."""
FACETS = finding.FACETS
"""What results are spread over; the tags are those of the notebook."""


class AskingScreen(FramedScreen):
    """A screen that runs queries. A subclass shows what comes of them."""

    def __init__(self) -> None:
        super().__init__()
        self.sort: Sort = "date"
        self._shown = ""
        self._notebook: Notebook | None = None

    # What a subclass shows

    def found(self, found: Found, notebook: NotebookView | None) -> None:
        """Show the first results."""

    def failed(self, problem: QueryError, text: str) -> None:
        """Show that a query cannot be run."""

    def emptied(self) -> None:
        """Show that nothing is asked."""

    def counted(self, query: Query, articles: int | None, line: str) -> None:
        """Show the line of counts, and how many articles there are when that is known exactly."""

    def spread(self, name: str, counts: "list[finding.FacetCount]", over: int | None) -> None:
        """Show a facet; `over`: only the newest so many results were counted."""

    @property
    def wants_facets(self) -> bool:
        """Whether facets are to be counted."""
        return False

    # Running

    def ask_soon(self, text: str) -> None:
        """Run a query unless another key follows at once; what belongs to the one before is dropped."""
        self.drop_counts()
        host(self).start(self, self._soon(text), "search")

    def drop_counts(self) -> None:
        """Stop counting."""
        self.workers.cancel_group(self, "count")
        self.workers.cancel_group(self, "facets")

    async def _soon(self, text: str) -> None:
        await asyncio.sleep(TYPING_SECONDS)
        await self.ask_now(text)

    async def ask_now(self, text: str) -> None:
        """Run a query and show its first results; what it finds in all is counted afterwards."""
        self._shown = text
        if not text.strip():
            self.drop_counts()
            self.emptied()
            return
        backend, sort = host(self).backend, self.sort
        try:
            query = finding.read(text)
            notebook = await self.notes_for(query)
            found = await backend.search(lambda lib: finding.find(lib, query, notebook, sort, seconds=finding.AT_ONCE))
            if found.unfinished:
                self.found(found, notebook)
                found = await backend.search(lambda lib: finding.find(lib, query, notebook, sort))
        except QueryError as problem:
            self.drop_counts()
            self.failed(problem, text)
            return
        self.found(found, notebook)
        host(self).start(self, self._count(query, notebook), "count")

    async def notes_for(self, query: Query) -> "Notebook | None":
        """Return the notebook when a query asks for it."""
        return await self._notes() if finding.asks_notebook(query) else None

    async def _notes(self) -> "Notebook":
        if self._notebook is None:
            self._notebook = await host(self).backend.notes(lambda notebook: notebook)
        return self._notebook

    async def _count(self, query: Query, notebook: NotebookView | None) -> None:
        """Count what was found: hit by hit where that is soon done, else the articles, in two steps."""
        count = host(self).backend.count
        articles = await count(lambda lib: finding.few(lib, query, notebook)) if finding.quick(query) else 0
        if articles <= COUNTED:
            self.counted(query, *await count(lambda lib: finding.count_line(lib, query, notebook)))
        else:
            once = await count(lambda lib: finding.folds(lib, query, notebook))
            if articles > FIRST:
                self.counted(query, None, finding.many_line(query, FIRST, more=True, once=once))
                articles = await count(lambda lib: finding.few(lib, query, notebook, None))
            self.counted(query, articles, finding.many_line(query, articles, once=once))
        self.spread_soon(query, notebook)

    async def count_all(self, query: Query, notebook: NotebookView | None) -> None:
        """Count every hit, however many there are and whatever has to be looked into."""
        self.drop_counts()
        job: Callable[..., tuple[int | None, str]] = finding.count_line
        self.counted(query, *await host(self).backend.count(lambda lib: job(lib, query, notebook, exact=True)))
        self.spread_soon(query, notebook)

    def spread_soon(self, query: Query, notebook: NotebookView | None) -> None:
        """Count the facets, where they are shown, each by itself."""
        if self.wants_facets:
            host(self).start(self, self._spread(query, notebook), "facets")

    async def _spread(self, query: Query, notebook: NotebookView | None) -> None:
        """Count each facet; where there are many results, over the newest of them first."""
        count = host(self).backend.count
        notes = await self._notes()
        steps: tuple[int | None, ...] = (None,)
        if finding.quick(query) and await count(lambda lib: finding.few(lib, query, notebook, NEWEST)) > NEWEST:
            steps = (NEWEST, None)
        for newest in steps:
            for name in FACETS:
                asked = notes if name == "tag" else notebook
                job = partial(finding.facet_counts, query=query, name=name, notebook=asked, newest=newest)
                self.spread(name, await count(job), newest)
