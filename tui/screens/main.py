"""The main screen: Sources, Articles, Reader and Highlights, as many as the terminal has room for."""

import asyncio
import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from readroom.db.articles import EVERYTHING, ArticleRow, FullArticle, Selection
from readroom.text.cells import DEFAULT_WIDTH
from readroom.tui.arrange import PANES, READER, arrange
from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.watching import WATCH_SECONDS, look, reload_library
from readroom.tui.widgets.articles import ArticlesPane
from readroom.tui.widgets.sources import SourcesPane
from readroom.tui.widgets.status import Bar, title_segments

if TYPE_CHECKING:
    from readroom.tui.widgets.highlights import HighlightsPane
    from readroom.tui.widgets.reader import ReaderPane

DRAWN_SECONDS = 1.0
HEADINGS = {"sources": "Sources", "articles": "Articles", "reader": "Reader", "highlights": "Highlights"}


class MainScreen(FramedScreen):
    """The four panes with their titles, the status line and the footer."""

    DEFAULT_CSS = """
    MainScreen #panes { height: 1fr; width: 1fr; overflow: hidden; }
    MainScreen .-ruled { border-left: solid ansi_bright_black; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.pane = "articles"
        self.zen = False
        self.article: FullArticle | None = None
        self._panes: dict[str, Widget] = {}
        self._reading: tuple[ReaderPane, HighlightsPane] | None = None

    def body(self) -> ComposeResult:
        """Make the panes that list things; those for reading come with the first article."""
        self.titles = Bar(id="titles")
        self.sources = SourcesPane(id="sources")
        self.articles = ArticlesPane(id="articles")
        self._panes = {"sources": self.sources, "articles": self.articles}
        self._row = Horizontal(*self._panes.values(), id="panes")
        self.lay_out()
        yield self.titles
        yield self._row

    async def reading(self) -> tuple["ReaderPane", "HighlightsPane"]:
        """Return the panes for reading, made when they are needed first: a list comes up sooner without them."""
        if self._reading is None:
            from readroom.tui.widgets.highlights import HighlightsPane
            from readroom.tui.widgets.reader import ReaderPane

            self._reading = ReaderPane(id="reader"), HighlightsPane(id="highlights")
            for name, pane in zip(("reader", "highlights"), self._reading, strict=True):
                pane.display = False
                self._panes[name] = pane
            await self._row.mount(*self._reading)
        return self._reading

    async def on_mount(self) -> None:
        """Read what is to be shown before the first picture of the screen, and look now and then for what is new."""
        self.drawn_early = True
        await host(self).begin()
        self.set_interval(WATCH_SECONDS, lambda: host(self).start(self, look(self), "watch"))

    def on_screen_resume(self) -> None:
        """Tell the app when Textual has drawn the screen, which it does for this event, after this method."""
        self.call_later(host(self).drawn)

    # Layout

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as there is room for now."""
        self.lay_out()
        super().on_resize(event)

    def shown(self) -> dict[str, int]:
        """Return the panes that are shown with their widths in cells; what is not there yet leaves its room."""
        look = host(self).look
        reader = READER + look.width - DEFAULT_WIDTH + look.margin
        shown = arrange(self.app.size.width, self.pane, zen=self.zen, reader=reader)
        missing = sum(shown.pop(name) for name in tuple(shown) if name not in self._panes)
        if missing:
            shown["articles"] += missing
        return shown

    def lay_out(self) -> None:
        """Give each pane its width, or hide it."""
        shown = self.shown()
        first = next(iter(shown))
        for name, pane in self._panes.items():
            pane.display = name in shown
            if name in shown:
                pane.styles.width = shown[name]
                # Before it is mounted a pane has no styles to be brought up to date.
                pane.set_class(name != first, "-ruled", update=pane.is_attached)

    def go(self, name: str) -> None:
        """Move the focus to a pane, and show what belongs to it. One that is not there yet stays out of reach."""
        if name not in self._panes:
            return
        self.pane = name
        self.zen = self.zen and name == "reader"
        self.lay_out()
        self.set_focus(self._panes[name], scroll_visible=False)
        host(self).changed()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus where the mouse puts it."""
        if event.widget is not self.focused:
            return  # the focus has gone on already
        for name, pane in self._panes.items():
            if pane in event.widget.ancestors_with_self and name != self.pane:
                self.go(name)

    # What the frame says

    def draw_titles(self) -> None:
        """Draw the line of titles again where it has changed."""
        shown = self.shown().items()
        self.titles.put(title_segments([(self.heading_of(name), width, name == self.pane) for name, width in shown]))

    @property
    def row(self) -> ArticleRow | None:
        """The article at hand: the one under the cursor of the list, else the one that is open."""
        if self.pane in ("reader", "highlights"):
            return self.article.row if self.article else None
        return self.articles.chosen

    def heading_of(self, name: str) -> str:
        """Return the title of a pane: what the pane says of itself, or its name."""
        return str(getattr(self._panes[name], "heading", "")) or HEADINGS[name]

    @property
    def position(self) -> str:
        """Where one is in the pane that has the focus, and whether the library has grown."""
        here = str(getattr(self._panes[self.pane], "position", ""))
        return " · ".join(part for part in (host(self).backend.news, here) if part)

    # Filling

    async def open_selection(self, selection: Selection, name: str, total: int | None) -> None:
        """List the articles of a selection, and go to the list."""
        await self.articles.show(selection, name, total)
        self.go("articles")

    async def open_article(self, article: FullArticle, at: int | None, marks: Sequence[tuple[int, int]]) -> None:
        """Show an article in the reader and its highlights beside it, and go to the reader."""
        await self.reading()
        try:
            with self.app.batch_update():
                self.go("reader")
                await self.show_article(article, at, marks)
        finally:
            await self._drawn()

    async def _drawn(self) -> None:
        """Wait until the picture is on the screen: the next key may need to know how much of a text is.

        The end of a batch wakes the app and not the screen, which has the picture to draw.
        """
        drawn = asyncio.Event()
        self.call_after_refresh(drawn.set)
        self.check_idle()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(drawn.wait(), DRAWN_SECONDS)

    async def show_article(
        self, article: FullArticle | None, at: int | None = None, marks: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Fill the reader and the highlights with an article; None: the one that was open is gone."""
        reader, highlights = await self.reading()
        self.article = article
        if article is None:
            reader.clear()
            await highlights.show_article(None)
            return
        await reader.show(article, at=at, marks=marks)
        await highlights.show_article(article)

    def name_selection(self) -> None:
        """Name what is listed, now that the sources are known, and put their cursor on it."""
        self.articles.name_of_selection = self.sources.name_of(self.articles.selection)
        self.sources.choose(self.articles.selection)
        host(self).changed()

    async def do_reload(self, count: int | None) -> None:
        """Show what has come into the library since it was read."""
        await reload_library(self)

    async def do_saved_searches(self, count: int | None) -> None:
        """List the saved searches."""
        from readroom.tui.screens.saved import SavedScreen

        await SavedScreen.open(self)

    # Moving between panes

    def step_pane(self, by: int) -> None:
        """Go `by` panes to the right (negative: left), and around."""
        names = [name for name in PANES if name in self._panes]
        self.go(names[(names.index(self.pane) + by) % len(names)])

    async def toggle_zen(self) -> None:
        """Show the reader alone, or all panes again."""
        await self.reading()
        self.zen = not self.zen
        self.go("reader" if self.zen else self.pane)

    async def back(self) -> bool:
        """Go one step back: out of zen, from the highlights to the reader, to the articles, to the sources.

        Return False at the sources, where there is no further back.
        """
        if self.zen:
            await self.toggle_zen()
        elif self.pane == "highlights":
            self.go("reader" if self.article else "articles")
        elif self.pane == "reader":
            self.go("articles")
        elif self.pane == "articles" and (self.sources.size_of_list > 1 or self.articles.selection != EVERYTHING):
            self.go("sources")
        else:
            return False
        return True
