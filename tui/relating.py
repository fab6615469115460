"""Going to what an article has to do with others, to stories, quotations and spellings, and back from the reader."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from readroom.db.articles import ArticleRow, FullArticle
from readroom.tui.going import GoingApp

if TYPE_CHECKING:
    from readroom.tui.screens.filled import LedScreen
    from readroom.tui.screens.related import Purpose


class RelatingApp(GoingApp):
    """The app, as far as it shows what articles have to do with one another."""

    _trail: Sequence[Screen[Any]] = ()
    """The screens that the article in the reader was opened from, the lowest first."""
    _kept: Sequence[Screen[Any]] = ()
    """Screens that stay when they are closed, since one may come back to them."""
    _made = 0

    async def open_article(
        self,
        article_id: int,
        at: int | None = None,
        marks: Sequence[tuple[int, int]] = (),
        *,
        from_search: bool = False,
    ) -> None:
        """Open an article in the reader; remember the screens that it was opened from, if they lead to articles."""
        trail = self._leading()
        for screen in trail:
            if screen not in self._kept:
                self._made += 1
                self.install_screen(screen, f"led-{self._made}")
                self._kept = [*self._kept, screen]
        await super().open_article(article_id, at, marks, from_search=from_search)
        self._trail = trail
        self._let_go()

    async def _open(
        self, article: FullArticle, at: int | None, marks: Sequence[tuple[int, int]], *, from_search: bool
    ) -> None:
        self._trail = ()
        await super()._open(article, at, marks, from_search=from_search)

    def _leading(self) -> "list[LedScreen]":
        """Return the screens that lead to articles, if the one on top does; the lowest first."""
        if len(self.screen_stack) < 2:
            return []
        from readroom.tui.screens.filled import LedScreen

        if not isinstance(self.screen, LedScreen):
            return []
        return [screen for screen in self.screen_stack[1:] if isinstance(screen, LedScreen)]

    def _let_go(self) -> None:
        """Take away the screens that nothing leads back to."""
        gone = [screen for screen in self._kept if screen not in self._trail and screen not in self.screen_stack]
        self._kept = [screen for screen in self._kept if screen not in gone]
        for screen in gone:
            self.uninstall_screen(screen)
            if screen.is_running:
                screen.remove()

    async def retrace(self) -> bool:
        """Go back to the screen that the article in the reader was opened from; tell whether there is one."""
        trail, self._trail = self._trail, ()
        for screen in trail:
            await self.push_screen(screen)
        self.changed()
        return bool(trail)

    # Commands

    async def do_related(self, count: int | None) -> None:
        """Show who shares text with the article at hand, its story and its quotations."""
        await self._relate("open")

    async def do_compare_with(self, count: int | None) -> None:
        """Show what the article at hand could be compared with."""
        await self._relate("compare")

    async def _relate(self, purpose: "Purpose") -> None:
        row: ArticleRow | None = getattr(self.screen, "row", None)
        if row is None:
            self.say("There is no article here")
            return
        from readroom.tui.screens.related import RelatedScreen

        await self._lead(RelatedScreen(row, purpose))

    async def _lead(self, screen: "LedScreen") -> None:
        await self.push_screen(screen)
        await screen.begin()

    async def do_stories(self, count: int | None) -> None:
        """List the stories of the library."""
        from readroom.tui.screens.stories import StoriesScreen

        await self._list(StoriesScreen)

    async def do_quotations(self, count: int | None) -> None:
        """List the quotations that more than one article prints."""
        from readroom.tui.screens.quotations import QuotationsScreen

        await self._list(QuotationsScreen)

    async def do_spellings(self, count: int | None) -> None:
        """List which spellings may be one name."""
        from readroom.tui.screens.spellings import SpellingsScreen

        await self._list(SpellingsScreen)

    async def _list(self, kind: "Callable[[], LedScreen]") -> None:
        if self.backend.path is None:
            self.say("There is no library yet")
        elif type(self.screen) is not kind:
            await self._lead(kind())
