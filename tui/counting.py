"""Going to tables of counts, from them to the places behind a number, and back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readroom.tui.backend import Backend
from readroom.tui.commands.contexts import LINES, TABLES
from readroom.tui.concording import ConcordingApp

if TYPE_CHECKING:
    from readroom.db.counting.places import Place
    from readroom.db.counting.tables import Table
    from readroom.db.notebook import Notebook
    from readroom.text.table import Row
    from readroom.tui.screens.counting import TableScreen


ASKED = (*TABLES, *LINES)
"""The contexts of the screens that are of a query, which is their `text`."""


class CountingApp(ConcordingApp):
    """The app, as far as it counts."""

    _behind = ""
    """The table that a concordance, or a search, was opened from: one goes back there."""

    # The tables

    def _table(self, name: str) -> "TableScreen":
        from readroom.tui.screens.counting import TableScreen
        from readroom.tui.screens.counting_kinds import KINDS

        if not self.is_screen_installed(name):
            self.install_screen(KINDS[name](), name)
        return self.get_screen(name, TableScreen)

    async def show_table(self, name: str, text: str | None = None) -> None:
        """Show a table of a query; None: as it was left."""
        from readroom.tui.screens.counting import TableScreen

        screen = self._table(name)
        if text is not None and text != screen.text:
            screen.begin(text)
        if isinstance(self.screen, TableScreen) and self.screen is not screen:
            # No picture of the panes between two tables.
            await self.switch_screen(screen)
        elif screen not in self.screen_stack:
            await self.show_main()
            await self.push_screen(screen)
        screen.set_focus(screen.list, scroll_visible=False)
        self.changed()
        if text is not None:
            await screen.show(text)

    async def _count(self, name: str) -> None:
        """Count what is asked for on the screen, or ask for a query."""
        if self.backend.path is None:
            self.say("There is no library to count in yet")
            return
        screen = self._table(name)
        text = self._query_here()
        if text is not None:
            await self.show_table(name, text)
        elif screen.text is not None:
            await self.show_table(name)
        else:
            await self.ask(screen.question, "", lambda typed: self.show_table(name, typed))

    def _query_here(self) -> str | None:
        """Return the query of the search, the concordance or the table that is shown, else the word at the cursor."""
        results = getattr(self.screen, "results", None)
        query = getattr(results, "query_run", None)
        if query is not None:
            return str(query.text)
        text = getattr(self.screen, "text", None)
        if isinstance(text, str) and text and getattr(self.focused, "context", "") in ASKED:
            return text
        return self._words_at_cursor() or None

    async def do_over_time(self, count: int | None) -> None:
        """Count hits by year, month or week."""
        await self._count("over-time")

    async def do_word_list(self, count: int | None) -> None:
        """Count the words of what a query finds."""
        await self._count("words")

    async def do_collocates(self, count: int | None) -> None:
        """Count the words near the hits of a query."""
        await self._count("collocates")

    async def do_keyness(self, count: int | None) -> None:
        """Compare the words of two queries' articles."""
        await self._count("keyness")

    async def do_dispersion(self, count: int | None) -> None:
        """Show how evenly hits are spread."""
        await self._count("dispersion")

    async def do_tag_table(self, count: int | None) -> None:
        """Count one's tags."""
        if self.backend.path is None:
            self.say("There is no library to count in yet")
        else:
            await self.show_table("tags", self._table("tags").text or "")

    async def do_saved_tables(self, count: int | None) -> None:
        """List the tables that the notebook keeps."""
        from readroom.tui.screens.saved_tables import SavedTablesScreen

        if self.backend.path is None:
            self.say("There is no library yet, so there is no notebook")
        else:
            await SavedTablesScreen.open(self)

    # The places behind a number

    async def open_place(self, screen: "TableScreen", place: "Place") -> None:
        """Show the places behind a number of a table; going back leads to the table."""
        name = screen.context
        if place.kind == "lines":
            await self.show_concordance(place.query)
        else:
            from readroom.tui.screens.search import SearchScreen

            await self.show_search()
            search = self.screen
            if isinstance(search, SearchScreen):
                await search.take_query(place.query or "date:..")
                search.enter(to_list=True)
        self._behind = name
        if place.note:
            self.say(place.note)

    async def show_concordance(self, text: str | None = None) -> None:
        """Show a concordance; a new one was not opened from a table."""
        if text is not None:
            self._behind = ""
        await super().show_concordance(text)

    async def leave_concordance(self) -> None:
        """Close the concordance, and go to where it was opened."""
        if not await self._to_table():
            await super().leave_concordance()

    async def leave_search(self) -> None:
        """Close the search screen, and go to where the search began."""
        if not await self._to_table():
            await super().leave_search()

    async def _to_table(self) -> bool:
        name, self._behind = self._behind, ""
        if name:
            self._came_from_search = self._from_lines = False
            await self.show_table(name)
        return bool(name)


async def save_table(backend: Backend, name: str, table: "Table", rows: "Sequence[Row]") -> str:
    """Keep a table in the notebook as it is shown, with what it is of; return the name that it has."""
    from readroom.db.counting.saving import keep
    from readroom.db.library import Library

    path = backend.path
    if path is None:
        return name

    def job(notebook: "Notebook") -> str:
        with Library.open(path) as library:
            return keep(notebook, library, name, table, rows).name

    return await backend.notes(job)
