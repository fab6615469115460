"""Going places: the last one at the beginning, articles, searches, comparisons, another library."""

import asyncio
import contextlib
from collections.abc import Sequence
from pathlib import Path

from readroom.db.articles import ArticleRow, FullArticle, Selection
from readroom.db.errors import ReadroomError
from readroom.db.notebook_access import told
from readroom.text.counted import number_of
from readroom.tui.backend import Backend
from readroom.tui.history import STATE
from readroom.tui.keys import show
from readroom.tui.opening import Opening, read_opening
from readroom.tui.part import Part
from readroom.tui.screens.main import MainScreen
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.lines import LineList

OPENING_SECONDS = 1.0
"""How long the first picture waits for the first rows."""
NOTICES_SECONDS = 0.7
"""How long after the first picture the notebook is opened and asked what it has to say."""


class GoingApp(Part):
    """The app, as far as it shows things."""

    _left = 0
    """Of how many articles that are gone from the library the notebook says something."""

    # Beginning

    async def begin(self) -> None:
        """Fill the panes with the last place one was in. A library that is slow to read is waited for elsewhere."""
        if self._opening is None:
            return
        main = self.main
        opening = asyncio.wrap_future(self._opening)
        self._opening = None
        main.go("articles")
        try:
            await self._fill(main, await asyncio.wait_for(asyncio.shield(opening), OPENING_SECONDS))
        except TimeoutError:
            self.say("Opening the library…")
            self.start(main, self._fill_late(main, opening), "opening")
        except ReadroomError as problem:
            main.articles.fail(str(problem))
        self.call_after_refresh(self.keys.release)
        self.start(main, self._read_counts(main), "counts")
        self.set_timer(NOTICES_SECONDS, lambda: self.start(main, self._read_notices(), "notices"))

    async def _fill_late(self, main: MainScreen, opening: "asyncio.Future[Opening]") -> None:
        try:
            await self._fill(main, await opening)
        except ReadroomError as problem:
            main.articles.fail(str(problem))
        self.say("")

    async def _fill(self, main: MainScreen, opening: Opening) -> None:
        self.look = opening.place.look
        main.lay_out()
        main.articles.open_at(opening)
        if opening.article is not None:
            await main.show_article(self.backend.mine_whole(opening.article))
            self.history.visit(opening.article.row.key, await self._spot())
            if opening.place.pane == "reader":
                main.go("reader")

    async def _read_counts(self, main: MainScreen) -> None:
        main.sources.fill(await self.backend.source_counts())
        main.name_selection()

    async def _spot(self) -> int:
        """Where one is in the text that is open (code points)."""
        return (await self.main.reading())[0].spot

    async def remember_way(self) -> None:
        """Read the way back that the notebook keeps, once."""
        if not self.history.restored:
            self.history.restore(await self.backend.notes(lambda notebook: notebook.state(STATE)))

    async def _read_notices(self) -> None:
        await self.remember_way()
        with contextlib.suppress(ReadroomError):  # what is damaged is said where it is opened
            await self._follow()
        notices = await self.backend.notes(lambda n: (list(n.notices), len(n.waiting())))
        if self.backend.unwritable is not None:
            self.tell(await self.backend.notes(lambda notebook: told(notebook.path)))
        elif notices[0]:
            self.tell(notices[0][0])
        elif notices[1]:
            key = show(next(iter(self.keys.keymap.keys["waiting-notes"]), "; w"))
            wait = "highlight waits" if notices[1] == 1 else "highlights wait"
            self.tell(f"{notices[1]} {wait} for a decision, since texts have changed: {key}")
        elif self._left:
            gone = number_of(self._left, "article that is gone", "articles that are gone")
            self.tell(f"Something is said of {gone}: readroom notes follow")

    async def _follow(self, *, soon: bool = False) -> None:
        """Let highlights follow texts that have changed."""
        from readroom.tui.placing import follow

        self._left = await follow(self.backend, soon=soon)

    async def library_changed(self) -> None:
        """Read again what the panes show of the library: the list, the open article, the sources."""
        main, place = self.main, self.place
        with contextlib.suppress(ReadroomError):
            await self._follow(soon=True)
        opening = await self.backend.library(lambda lib: read_opening(lib, place))
        main.articles.total = None
        main.articles.open_at(opening, main.articles.name_of_selection)
        if main.article is not None:
            await main.show_article(self.backend.mine_whole(opening.article) if opening.article else None)
        self.start(main, self._read_counts(main), "counts")
        self.changed()

    # Opening things

    async def open_selection(self, selection: Selection, name: str, total: int | None) -> None:
        """List the articles of a selection, and go to the list."""
        await self.main.open_selection(selection, name, total)

    async def open_article(
        self,
        article_id: int,
        at: int | None = None,
        marks: Sequence[tuple[int, int]] = (),
        *,
        from_search: bool = False,
    ) -> None:
        """Open an article in the reader, at a code point of its text, with ranges that `n` and `N` go through."""
        article = await self.backend.article(article_id)
        await self._leave_spot()
        await self._open(article, at, marks, from_search=from_search)
        self.history.visit(article.row.key, await self._spot())
        self.keep_place()

    async def _leave_spot(self) -> None:
        """Remember on the way back where one was in the article that is open."""
        if self.main.article is not None:
            self.history.here(self.main.article.row.key, await self._spot())

    async def _open(
        self, article: FullArticle, at: int | None, marks: Sequence[tuple[int, int]], *, from_search: bool
    ) -> None:
        await self.show_main()
        self._came_from_search = from_search
        await self.main.open_article(article, at, marks)

    async def show_main(self) -> None:
        """Close every screen above the panes."""
        while self.screen is not self.main and len(self.screen_stack) > 1:
            await self.pop_screen()

    async def compare(self, left: int, right: int) -> None:
        """Compare two articles, by their ids."""
        from readroom.tui.screens.compare import CompareScreen

        articles = [await self.backend.article(i) for i in (left, right)]
        await self.push_screen(CompareScreen(articles[0], articles[1]))

    async def compare_several(self, ids: Sequence[int]) -> None:
        """Compare the first of several articles with the others, by their ids."""
        from readroom.tui.comparing import read_articles
        from readroom.tui.screens.several import SeveralScreen

        base, *others = await self.backend.library(lambda lib: read_articles(lib, ids))
        await self.push_screen(SeveralScreen(base, others))

    async def keep_for_comparison(self, ids: Sequence[int]) -> None:
        """Keep articles that are compared, and go to the lists, where `c` takes another one beside them."""
        await self.show_main()
        self.kept = tuple(ids)
        (first, *_) = await self.backend.rows_by_id(ids[:1])
        self.taken, self._taken_title = first.id, f"{title_of(first)} and {len(ids) - 1} more"
        self.say("Kept; c on another article compares it with them, c on the first lets go")
        self._show_taken()

    async def take(self, row: ArticleRow) -> None:
        """Take an article for comparison, compare it with what was taken before, or let go of that."""
        if self.taken is None:
            self.taken, self._taken_title = row.id, title_of(row)
            self.say("Taken for comparison; c on another article compares the two")
        elif self.taken == row.id:
            self.taken, self.kept = None, ()
            self.say("Let go")
        elif row.id in self.kept:
            self.say("This one is among them already")
        else:
            ids = [*(self.kept or (self.taken,)), row.id]
            self.taken, self.kept = None, ()
            await (self.compare_several(ids) if len(ids) > 2 else self.compare(*ids))
        self._show_taken()

    def _show_taken(self) -> None:
        self.main.articles.refresh()
        for rows in self.screen.query(LineList):
            rows.refresh()

    async def open_tour(self) -> None:
        """Make the tour library, and open it."""
        if self.build_tour is None:
            return
        self.say("Making the tour library…")
        path = await asyncio.to_thread(self.build_tour)
        await self.open_library(path)

    async def open_library(self, path: Path) -> None:
        """Open a library in place of the one that is open."""
        self.backend.close()
        self.backend = Backend(path, self.backend.notes_path, self.backend.layers)
        self._opening = self.backend.begin()
        await self.push_screen(self.main)
        self.say("")

    async def leave_search(self) -> None:
        """Close the search screen, and go to where the search began."""
        await self.show_main()
        self._came_from_search = False
        self.main.go(self._search_began)

    async def show_search(self, *, to_list: bool = False) -> None:
        """Show the search screen as it was left, in its line or (`to_list`) in its list."""
        if self.backend.path is None:
            self.say("There is no library to search yet")
            return
        from readroom.tui.screens.search import SearchScreen

        if not self.is_screen_installed("search"):
            self.install_screen(SearchScreen(), "search")
        screen = self.get_screen("search", SearchScreen)
        if screen not in self.screen_stack:
            await self.show_main()
            if not to_list:
                self._search_began = self.main.pane
            await self.push_screen(screen)
        screen.enter(to_list=to_list)
