"""Going to the concordance, and back to where it was opened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readroom.db.articles import FullArticle
from readroom.tui.going import GoingApp

if TYPE_CHECKING:
    from readroom.tui.screens.concordance import ConcordanceScreen

NAME = "concordance"


class ConcordingApp(GoingApp):
    """The app, as far as it shows concordances."""

    _from_lines = False
    """Whether the article in the reader was opened from a line of the concordance."""
    _lines_began = "articles"
    """Where the concordance was opened: a pane, or the search."""

    @property
    def _lines(self) -> "ConcordanceScreen":
        from readroom.tui.screens.concordance import ConcordanceScreen

        if not self.is_screen_installed(NAME):
            self.install_screen(ConcordanceScreen(), NAME)
        return self.get_screen(NAME, ConcordanceScreen)

    async def show_concordance(self, text: str | None = None) -> None:
        """Show the concordance of a query; None: as it was left."""
        if self.backend.path is None:
            self.say("There is no library to search yet")
            return
        screen = self._lines
        if screen not in self.screen_stack:
            if text is not None:
                from readroom.tui.screens.search import SearchScreen

                self._lines_began = "search" if isinstance(self.screen, SearchScreen) else self.main.pane
            await self.show_main()
            await self.push_screen(screen)
        screen.set_focus(screen.list, scroll_visible=False)
        if text is not None:
            await screen.show(text)
        self.changed()

    async def leave_concordance(self) -> None:
        """Close the concordance, and go to where it was opened."""
        self._from_lines = False
        if self._lines_began == "search":
            await self.show_search(to_list=True)
        else:
            await self.show_main()
            self._came_from_search = False
            self.main.go(self._lines_began)

    async def do_concordance(self, count: int | None) -> None:
        """Show the concordance of the word at the cursor of the text, or ask of what."""
        if self.backend.path is None:
            self.say("There is no library to search yet")
        elif words := self._words_at_cursor():
            await self.show_concordance(words)
        else:
            await self.ask("Concordance of", "", self.show_concordance)

    def _words_at_cursor(self) -> str:
        """Return what is selected in the text, else the word at its cursor, as a query; empty when there is none."""
        cursor = getattr(self.focused, "cursor", None)
        units = getattr(cursor, "units", None)
        if cursor is None or units is None or cursor.offset is None:
            return ""
        start, end = cursor.selection or units.at("word", cursor.offset)
        words = " ".join(units.text[start:end].replace('"', " ").split())
        return f'"{words}"' if words else ""

    async def open_article(
        self,
        article_id: int,
        at: int | None = None,
        marks: Sequence[tuple[int, int]] = (),
        *,
        from_search: bool = False,
    ) -> None:
        """Open an article in the reader, as one of the concordance when its screen is the one that asks."""
        from_lines = self.is_screen_installed(NAME) and self.screen is self._lines
        await super().open_article(article_id, at, marks, from_search=from_search)
        self._from_lines = from_lines

    async def _open(
        self, article: FullArticle, at: int | None, marks: Sequence[tuple[int, int]], *, from_search: bool
    ) -> None:
        self._from_lines = False
        await super()._open(article, at, marks, from_search=from_search)

    async def show_search(self, *, to_list: bool = False) -> None:
        """Show the search screen; on the way back (`to_list`), the concordance if the article was opened from there."""
        if to_list and self._from_lines:
            await self.show_concordance()
        else:
            await super().show_search(to_list=to_list)

    async def step_lines(self, by: int) -> bool:
        """Open the article of the next line, or of one before, if one came from the concordance; tell whether so."""
        if not self._from_lines:
            return False
        await self._lines.step(by)
        self._from_lines = True
        return True
