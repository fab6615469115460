"""The upper half of the search screen: the line with its completion and history, the counts, what is said of them."""

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from readroom.db.errors import QueryError
from readroom.tui import finding
from readroom.tui.asking import AskingScreen
from readroom.tui.completer import Completer, Offers
from readroom.tui.facet_text import has_filter, with_filter, without_filter
from readroom.tui.finding import Found, Query
from readroom.tui.host import host
from readroom.tui.search_lines import notes_of, pointed
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.field import LineField
from readroom.tui.widgets.results import ResultsList
from readroom.tui.widgets.status import Bar

if TYPE_CHECKING:
    from readroom.db.fields import NotebookView

QUERIES = "queries"
"""The name under which the notebook keeps the last queries."""
QUERIES_KEPT = 50
DIM = Style(dim=True)


class QueryScreen(AskingScreen):
    """A screen with a query and its results. What else it shows is a subclass's."""

    def __init__(self) -> None:
        super().__init__()
        self.field = LineField("Search:", changed=self._typed)
        self.counts = Bar(id="counts")
        self.hints = Bar(id="hints")
        self.results = ResultsList(self.rested, id="results")
        self.offers = Offers(lambda: host(self).backend)
        self.completer = Completer(self.field, self.offers, self.draw_hints)
        self.queries: list[str] = []
        self.line = ""
        self._draft = ""
        self._at = 0
        self._problem: QueryError | None = None

    def rested(self) -> None:
        """Hear that the cursor is on another result."""

    def to_results(self) -> None:
        """Put the focus into the results."""

    async def read_queries(self) -> None:
        """Fetch the last queries."""
        kept = await host(self).backend.notes(lambda notebook: notebook.state(QUERIES, []))
        self.queries = [q for q in kept if isinstance(q, str)] if isinstance(kept, list) else []
        self._at = len(self.queries)

    # Typing

    def _typed(self, text: str) -> None:
        """Run what was typed, and look for what completes it."""
        self._at, self._draft = len(self.queries), text
        self.completer.forget()
        self.ask_soon(text)
        host(self).start(self, self.completer.look(), "offers")

    async def take_query(self, text: str) -> None:
        """Put a query into the line, and run it."""
        self.workers.cancel_group(self, "search")
        self.field.set(text)
        self.completer.forget()
        await self.ask_now(text)

    # What comes of it

    def found(self, found: Found, notebook: "NotebookView | None") -> None:
        """Show the first results."""
        self._problem, self.line = None, ""
        self.results.show(found, notebook)
        self.draw_head("…")

    def failed(self, problem: QueryError, text: str) -> None:
        """Point at what cannot be, and keep what the query before it found."""
        self._problem, self.line = problem, ""
        if self.results.rows:
            before = self.results.query_run
            self.draw_head(f"not run; below is what this found: {before.text.strip() if before else ''}")
        else:
            self.results.clear(str(problem))
            self.draw_head("not run")

    def emptied(self) -> None:
        """Show what can be asked."""
        self._problem, self.line = None, ""
        self.results.clear()
        self.draw_head("")

    def counted(self, query: Query, articles: int | None, line: str) -> None:
        """Show the line of counts, if it is that of the results."""
        found = self.results.found
        if found is None or found.query is not query or self._problem is not None:
            return
        if articles is not None and not any("approximate" in remark for remark in found.remarks):
            self.results.count(articles)
        self.line = line
        self.draw_head("")

    def draw_head(self, instead: str) -> None:
        """Show the line of counts, or what stands there while there is none."""
        text = self.line or instead
        self.counts.put([Segment(cut(plain(" " + text), self.app.size.width), None if self.line else DIM)])
        self.draw_hints()

    def draw_hints(self) -> None:
        """Show where the query cannot be read, else what completes it, else what has to be said of the results."""
        width = self.app.size.width
        if self.field.has_focus and (offered := self.completer.line(width)):
            self.hints.put(offered)
        elif self._problem is not None:
            self.hints.put(pointed(self.field, self._problem, width))
        else:
            self.hints.put([Segment(cut(plain(" " + notes_of(self.results.found, self.line)), width), DIM)])

    # Commands of the line

    async def do_accept(self, count: int | None) -> None:
        """Go to the results of what was typed."""
        text = self.field.value
        self.workers.cancel_group(self, "search")
        if text != self._shown:
            await self.ask_now(text)
        self._keep(text)
        if self._problem is not None:
            self.completer.forget()
            host(self).say(str(self._problem))
        elif self.results.rows:
            self.to_results()

    def _keep(self, text: str) -> None:
        if text.strip() and self._problem is None:
            self.queries = [*(q for q in self.queries if q != text), text][-QUERIES_KEPT:]
            host(self).backend.keep(QUERIES, self.queries)
        self._at, self._draft = len(self.queries), text

    async def do_previous_row(self, count: int | None) -> None:
        """Put the query before this one into the line."""
        if self._at == len(self.queries):
            self._draft = self.field.value
            # What stands in the line was asked last: the one before it is meant.
            if self.queries and self.queries[-1] == self._draft:
                self._at -= 1
        await self._recall(self._at - 1)

    async def do_next_row(self, count: int | None) -> None:
        """Put the query after this one into the line; after the last one what was typed, and then go to the results."""
        if self._at + 1 < len(self.queries) or (self._at + 1 == len(self.queries) and self._draft.strip()):
            await self._recall(self._at + 1)
        else:
            await self.do_accept(None)

    async def _recall(self, at: int) -> None:
        if 0 <= at <= len(self.queries):
            self._at = at
            await self.take_query(self.queries[at] if at < len(self.queries) else self._draft)

    # What is done with what was asked

    async def do_count_hits(self, count: int | None) -> None:
        """Count every hit, however many there are."""
        if self.results.query_run is not None:
            await self.count_all(self.results.query_run, self.results.notebook)

    async def do_order(self, count: int | None) -> None:
        """Show the newest first, or the best."""
        self.sort = "rank" if self.sort == "date" else "date"
        await self.ask_now(self.field.value)

    async def do_copies(self, count: int | None) -> None:
        """Count copies of a text once, or each of them."""
        text = self.field.value
        wanted = "dup:all" if has_filter(text, "dup:fold") else "dup:fold"
        for written in ("dup:fold", "dup:all"):
            text = without_filter(text, written)
        await self.take_query(with_filter(text, wanted, finding.read))

    def do_copy_header(self, count: int | None) -> None:
        """Copy the line of counts, with the command that asks the same again."""
        found, backend = self.results.found, host(self).backend
        if found is None or not self.line:
            host(self).say("There is nothing to copy yet")
            return
        notes = backend.notes_path if finding.asks_notebook(found.query) else None
        repeat = finding.command(found.query, found.query.text, found.sort, backend.path, notes)
        said = notes_of(found, self.line, order=False)
        host(self).copy_text("\n".join([self.line, *([said] if said else []), repeat]) + "\n")

    async def do_save_search(self, count: int | None) -> None:
        """Keep the query under a name."""
        query = self.results.query_run
        if query is None:
            host(self).say("Search for something first: what is asked is kept under a name")
            return
        await host(self).ask("Save this search as", "", lambda name: self._save(name, query))

    async def _save(self, name: str, query: Query) -> None:
        from readroom.db.saved import save_search

        if not name.strip():
            return
        kept = await host(self).backend.notes(lambda notebook: save_search(notebook, name, query))
        host(self).say(f"saved:{' '.join(name.split())} is kept as: {kept}")
