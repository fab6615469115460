"""The app: the commands that work everywhere."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from readroom.db.articles import ArticleRow, find_article
from readroom.db.errors import LibraryError, ReadroomError
from readroom.text.counted import number_of
from readroom.text.gate import clean_line
from readroom.tui.base import BaseApp
from readroom.tui.correcting import CorrectingApp
from readroom.tui.counting import CountingApp
from readroom.tui.noting import NotingApp
from readroom.tui.placing import follow
from readroom.tui.relating import RelatingApp

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

HOW_TO_QUIT = "q goes back, and quits at the top; Ctrl-Q quits from anywhere"


class ReadroomApp(NotingApp, CorrectingApp, CountingApp, RelatingApp, BaseApp):
    """The reading room."""

    def _row(self) -> ArticleRow | None:
        return getattr(self.screen, "row", None)

    def do_quit(self, count: int | None) -> None:
        """Save the place, and quit."""
        self.flush()
        self.exit(0)

    def do_how_to_quit(self, count: int | None) -> None:
        """Say how to quit."""
        self.say(HOW_TO_QUIT)

    async def do_back(self, count: int | None) -> None:
        """Go back: to the screen below, to the search one came from, to the pane before."""
        quits = self.keys.last_key == "q"
        if self.screen is not self.main:
            if len(self.screen_stack) > 1:
                await self.pop_screen()
            elif quits:
                self.do_quit(None)
        elif self.main.pane == "reader" and not self.main.zen and await self.retrace():
            return
        elif self.main.pane == "reader" and self._came_from_search and not self.main.zen:
            await self.show_search(to_list=True)
        elif not await self.main.back():
            if quits:
                self.do_quit(None)
            else:
                self.say(HOW_TO_QUIT)

    async def do_search(self, count: int | None) -> None:
        """Search the library."""
        await self.show_search()

    async def do_help(self, count: int | None) -> None:
        """Show every key that works here."""
        from readroom.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen(self.keys.context, self.keys.keymap))

    async def do_palette(self, count: int | None) -> None:
        """Find a command by its name and run it."""
        from readroom.tui.screens.palette import PaletteScreen

        if not isinstance(self.screen, PaletteScreen):
            screen = PaletteScreen(self.keys.context, self.keys.keymap, self.run_command)
            await self.push_screen(screen)
            screen.set_focus(screen.field)

    def run_command(self, command_id: str) -> None:
        """Run a command for what has the focus."""
        self.keys.run(command_id)

    async def _go(self, pane: str) -> None:
        if self.backend.path is not None:
            await self.show_main()
            await self.main.reading()
            self.main.go(pane)

    async def do_pane_sources(self, count: int | None) -> None:
        """Go to the sources."""
        await self._go("sources")

    async def do_pane_articles(self, count: int | None) -> None:
        """Go to the articles."""
        await self._go("articles")

    async def do_pane_reader(self, count: int | None) -> None:
        """Go to the reader."""
        await self._go("reader")

    async def do_pane_highlights(self, count: int | None) -> None:
        """Go to the highlights."""
        await self._go("highlights")

    def do_accept(self, count: int | None) -> None:
        """Do nothing: the line at hand has no answer to give."""

    def do_next_row(self, count: int | None) -> None:
        """Do nothing: there is no list below the line at hand."""

    def do_previous_row(self, count: int | None) -> None:
        """Do nothing: there is no list below the line at hand."""

    def do_next_pane(self, count: int | None) -> None:
        """Go to the next pane."""
        if self.screen is self.main:
            self.main.step_pane(count or 1)

    def do_previous_pane(self, count: int | None) -> None:
        """Go to the previous pane."""
        if self.screen is self.main:
            self.main.step_pane(-(count or 1))

    async def do_zen(self, count: int | None) -> None:
        """Show the reader alone, or all panes again."""
        if self.backend.path is not None:
            await self.show_main()
            await self.main.toggle_zen()

    async def do_history_back(self, count: int | None) -> None:
        """Go back to where one was before: in this article or in another."""
        await self._through_history(-(count or 1), "this is where the way begins")

    async def do_history_forward(self, count: int | None) -> None:
        """Go to where one came back from."""
        await self._through_history(count or 1, "this is where the way ends")

    async def _through_history(self, by: int, none: str) -> None:
        await self.remember_way()
        await self._leave_spot()
        while (spot := self.history.step(by)) is not None:
            article = self.main.article
            if article is None or article.row.key != spot.key:
                try:
                    found = await self.backend.library(partial(find_article, ref=spot.key))
                except LibraryError:
                    # What the library has lost is no place to go to.
                    self.history.drop()
                    by = -1 if by < 0 else 1 if self.history.at + 1 < len(self.history.visited) else 0
                    continue
                await self._open(await self.backend.article(found), None, (), from_search=False)
            else:
                await self._go("reader")
            (await self.main.reading())[0].return_to(spot.offset)
            self.keep_place()
            return
        self.say(none)

    async def do_undo(self, count: int | None) -> None:
        """Undo the last change of the notebook, or the correction of the library that came after it."""
        if await self.undo_correction():
            return
        await self._step("There is nothing to undo", lambda notebook: notebook.undo())

    async def do_redo(self, count: int | None) -> None:
        """Do again what was undone."""
        await self._step("There is nothing to do again", lambda notebook: notebook.redo())

    async def _step(self, nothing: str, step: "Callable[[Notebook], str | None]") -> None:
        """Undo or redo a step, say what it was, and have every screen that shows it read it anew."""
        from readroom.tui.telling import tell_screens

        done, keys, kinds = await self.backend.notes(
            lambda notebook: (step(notebook), notebook.last_touched, notebook.last_decided)
        )
        self.say(_said(done, keys) if done else nothing)
        if keys:
            # What comes back may be of an article that was cut otherwise since.
            with contextlib.suppress(ReadroomError):
                await follow(self.backend, soon=True)
        if done:
            tell_screens(self, keys, kinds)
        if keys:
            await self.show_own()

    def do_redraw(self, count: int | None) -> None:
        """Draw the whole screen again, also what the terminal should show already."""
        forget = getattr(self._driver, "forget", None)
        if forget is not None:
            forget()
        self.screen.refresh(layout=True)

    async def do_take_for_comparison(self, count: int | None) -> None:
        """Take the article at hand for comparison, or compare it with the one that was taken."""
        if row := self._row():
            await self.take(row)
        else:
            self.say("There is no article here to compare")

    async def do_next_article(self, count: int | None) -> None:
        """Open the next article of the list that the open one is from."""
        await self._step_article(count or 1)

    async def do_previous_article(self, count: int | None) -> None:
        """Open the previous article of the list that the open one is from."""
        await self._step_article(-(count or 1))

    async def _step_article(self, by: int) -> None:
        if await self.step_lines(by):
            return
        from_search = self._came_from_search or self.screen is not self.main
        if from_search:
            from readroom.tui.screens.search import SearchScreen

            await self.get_screen("search", SearchScreen).step(by)
            return
        before = self.main.articles.chosen
        moving = self.main.articles.travel(self.main.articles.cursor + by)
        if moving is not None:
            await moving
        row = self.main.articles.chosen
        if row is None or row == before:
            self.say("This is the last article of the list" if by > 0 else "This is the first article of the list")
        else:
            await self.open_article(row.id)

    async def do_page_view(self, count: int | None) -> None:
        """Show the lines of the article's page, and why each was kept or cut."""
        row = self._row()
        if row is None:
            self.say("There is no article here")
            return
        from readroom.tui.screens.page import PageScreen

        article = await self.backend.article(row.id)
        lines = await self.backend.page_lines(article.page_id)
        await self.push_screen(PageScreen(article, lines))


def _said(step: str, keys: Sequence[str]) -> str:
    """Return what an undone or redone step says, without the key of its article, or how many articles it is in."""
    where = (clean_line(keys[0]) if len(keys) == 1 else number_of(len(keys), "article")) if keys else ""
    words = step.removesuffix(f" in {where}")
    return words[:1].upper() + words[1:]
