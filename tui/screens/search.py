"""Search: the query and its results, how they are spread, and the text beside them."""

import asyncio
from collections.abc import Awaitable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from readroom.db.articles import ArticleRow
from readroom.db.fields import NotebookView
from readroom.tui import finding
from readroom.tui.asking import FACETS
from readroom.tui.facet_text import has_filter, with_filter, without_filter
from readroom.tui.finding import Found
from readroom.tui.host import host
from readroom.tui.screens.query import QueryScreen
from readroom.tui.search_lines import arrange_search
from readroom.tui.widgets.facets import FacetsPane
from readroom.tui.widgets.preview import PreviewPane
from readroom.tui.widgets.results import MARK, ResultsList, snippet_segments

__all__ = ["MARK", "ResultsList", "SearchScreen", "snippet_segments"]

PANES = "search panes"
"""The name under which the notebook keeps which panes are shown."""
REST_SECONDS = 0.12
"""How long the cursor rests on a result before its text is shown beside it."""


class SearchScreen(QueryScreen):
    """The line with the query, the lines with counts and hints, and the panes: facets, results, the article."""

    DEFAULT_CSS = """
    SearchScreen { layout: vertical; }
    SearchScreen Horizontal { height: 1fr; width: 1fr; overflow: hidden; }
    SearchScreen .-beside { border-left: solid ansi_bright_black; }
    SearchScreen .-under { border-top: solid ansi_bright_black; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.preview = PreviewPane(id="preview")
        self.facets = FacetsPane(FACETS, self._toggle_filter, id="facets")
        self.facets.active = lambda wanted: has_filter(self.field.value, wanted)
        self._facets_on = False
        self._preview_on: bool | None = None

    def body(self) -> ComposeResult:
        """Make the screen."""
        self._box = Horizontal(self.results, self.preview)
        yield self.field
        yield self.counts
        yield self.hints
        yield Horizontal(self.facets, self._box)
        self.lay_out()

    def on_mount(self) -> None:
        """Fetch the last queries, and which panes were shown."""
        host(self).start(self, self._read_state(), "queries")

    async def _read_state(self) -> None:
        await self.read_queries()
        panes = await host(self).backend.notes(lambda notebook: notebook.state(PANES, {}))
        if isinstance(panes, dict):
            self._facets_on = panes.get("facets") is True
            reader = panes.get("reader")
            self._preview_on = reader if isinstance(reader, bool) else None
            self.lay_out()

    # Layout

    def lay_out(self) -> None:
        """Give each pane its room, or hide it."""
        size = self.app.size
        shown = arrange_search(size.width, size.height, facets=self._facets_on, reader=self._preview_on)
        self.facets.display, self.preview.display = bool(shown.facets), bool(shown.reader)
        self.facets.styles.width = max(1, shown.facets)
        self._box.set_class(bool(shown.facets), "-beside")
        self._box.styles.layout = "horizontal" if shown.beside else "vertical"
        self.results.tight = shown.beside and bool(shown.reader)
        self.preview.set_class(shown.beside, "-beside")
        self.preview.set_class(not shown.beside, "-under")
        self.preview.styles.width = shown.reader if shown.beside else "1fr"
        self.preview.styles.height = "1fr" if shown.beside else max(1, shown.reader)

    def on_resize(self, event: events.Resize) -> None:
        """Show the panes that there is room for now."""
        had = self.preview.display
        self.lay_out()
        if self.preview.display and not had:
            self.rested()
        super().on_resize(event)

    @property
    def _panes(self) -> list[Widget]:
        every: tuple[Widget, ...] = (self.results, self.preview, self.facets)
        return [pane for pane in every if pane.display]

    def enter(self, *, to_list: bool = False) -> None:
        """Put the focus into the line, with the old query selected, or into the list if there is anything in it."""
        to_list = to_list and bool(self.results.rows)
        self._focus(self.results if to_list else self.field)
        if not to_list:
            self.field.select()

    def _focus(self, pane: Widget) -> None:
        self.set_focus(pane, scroll_visible=False)
        self.draw_hints()
        host(self).changed()

    @property
    def row(self) -> ArticleRow | None:
        """The article under the cursor."""
        hit = self.results.chosen
        return hit.row if hit else None

    @property
    def position(self) -> str:
        """Where one is in the pane that has the focus, and whether the library has grown."""
        pane = self.focused if self.focused in (self.facets, self.preview) else self.results
        here = str(getattr(pane, "position", ""))
        return " · ".join(part for part in (host(self).backend.news, here) if part)

    # What comes of a query

    def found(self, found: Found, notebook: NotebookView | None) -> None:
        """Show the first results; the facets are those of another query until they are counted."""
        self.facets.wait()
        super().found(found, notebook)

    def emptied(self) -> None:
        """Show what can be asked."""
        self.facets.clear()
        super().emptied()

    def spread(self, name: str, counts: list[finding.FacetCount], over: int | None) -> None:
        """Show a facet."""
        self.facets.put(name, counts, over)
        host(self).changed()

    @property
    def wants_facets(self) -> bool:
        """Whether facets are to be counted."""
        return self.facets.display

    def to_results(self) -> None:
        """Put the focus into the results."""
        self._focus(self.results)

    def rested(self) -> None:
        """Show the article under the cursor beside the list, when the cursor rests."""
        if self.preview.display:
            host(self).start(self, self._show_beside(), "beside")

    async def _show_beside(self) -> None:
        await asyncio.sleep(REST_SECONDS)
        hit, query, notebook = self.results.chosen, self.results.query_run, self.results.notebook
        if hit is None or query is None:
            self.preview.clear()
            return
        article = await host(self).backend.article(hit.row.id)
        marks = await host(self).backend.library(lambda lib: finding.hits_in(lib, query, hit.row, notebook))
        self.preview.show(article, marks)

    def do_search(self, count: int | None) -> None:
        """Go to the line with the query, to type another one."""
        self.enter()

    def do_edit_query(self, count: int | None) -> None:
        """Go to the line with the query, to go on with it."""
        self._focus(self.field)

    do_find = do_edit_query

    async def do_next_pane(self, count: int | None) -> None:
        """Complete what is typed, or go to the next pane: never into the line, where keys would be typed."""
        await self._step_pane(1)

    async def do_previous_pane(self, count: int | None) -> None:
        """Take the completion before this one, or go to the previous pane."""
        await self._step_pane(-1)

    async def _step_pane(self, by: int) -> None:
        if self.field.has_focus and not self.field.selected and await self.completer.step(by):
            self.ask_soon(self.field.value)
            return
        panes = self._panes
        if self.focused in panes:
            self._focus(panes[(panes.index(self.focused) + by) % len(panes)])
        else:
            self._focus(panes[0 if by > 0 else -1])

    # Commands of the panes

    def do_find_next(self, count: int | None) -> Awaitable[None] | None:
        """Go to the next result."""
        return self.results.do_line_down(count)

    def do_find_previous(self, count: int | None) -> Awaitable[None] | None:
        """Go to the previous result."""
        return self.results.do_line_up(count)

    def do_open(self, count: int | None) -> Awaitable[None]:
        """Open the article that is shown beside the list."""
        return self.results.do_open(count)

    def do_facets(self, count: int | None) -> None:
        """Show or hide how the results are spread."""
        self._facets_on = not self._facets_on
        self._keep_panes()
        if not self.facets.display:
            if self._facets_on:
                host(self).say("There is no room for the facets: the terminal has too few columns")
            if self.focused is self.facets:
                self._focus(self.results)
            return
        if self.results.query_run is not None:
            self.spread_soon(self.results.query_run, self.results.notebook)
        self._focus(self.facets)

    def do_reader_beside(self, count: int | None) -> None:
        """Show or hide the text of the article beside the results."""
        self._preview_on = not self.preview.display
        self._keep_panes()
        if self.focused is self.preview:
            self._focus(self.results)
        self.rested()

    def _keep_panes(self) -> None:
        self.lay_out()
        host(self).backend.keep(PANES, {"facets": self._facets_on, "reader": self._preview_on})

    def _toggle_filter(self, wanted: str) -> None:
        """Put the filter of a facet into the query, or take it out."""
        text = self.field.value
        if not wanted:
            host(self).say("The query language has no filter for articles without a value")
            return
        text = without_filter(text, wanted) if has_filter(text, wanted) else with_filter(text, wanted, finding.read)
        self.field.set(text)
        self.completer.forget()
        host(self).start(self, self.ask_now(text), "search")

    async def do_reload(self, count: int | None) -> None:
        """Read the library again, and ask again."""
        from readroom.tui.watching import reload_library

        await reload_library(self)
        self.offers.forget()
        await self.ask_now(self.field.value)

    def do_concordance(self, count: int | None) -> Awaitable[None] | bool:
        """Show every hit of the query on a line."""
        query = self.results.query_run
        return host(self).show_concordance(query.text) if query is not None else False

    async def do_saved_searches(self, count: int | None) -> None:
        """List the saved searches."""
        from readroom.tui.screens.saved import SavedScreen

        await SavedScreen.open(self)

    def do_back(self, count: int | None) -> Awaitable[None] | None:
        """Go back to the results, or to where the search began: a `q` too many would be typed into the query."""
        if self.focused in (self.facets, self.preview) and self.results.rows:
            self._focus(self.results)
            return None
        return host(self).leave_search()

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
