"""Corrections in the app: a field of the article at hand or of all that a search found, and the list to review."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from readroom.db.articles import ArticleRow
from readroom.db.errors import LibraryError
from readroom.text.counted import number_of
from readroom.tui.going import GoingApp

SETTING = "FIELD=VALUE, such as section=News"


class CorrectingApp(GoingApp):
    """The app, as far as it corrects the library."""

    corrected: tuple[int, int] | None = None
    """The last correction of the library, and how many steps the notebook had then: `u` takes it back first."""

    async def undo_correction(self) -> bool:
        """Take back a correction of the library if nothing was done in the notebook since; return whether it did."""
        path = self.backend.path
        if self.corrected is None or path is None:
            return False
        (number, steps), self.corrected = self.corrected, None
        if steps != await self.backend.notes(lambda notebook: notebook.steps):
            return False
        from readroom.db.curator import take_back

        try:
            await asyncio.to_thread(take_back, path, number)
            self.say(f"Undid: correction {number} of the library")
        except LibraryError as problem:
            self.say(str(problem))
        await self.library_changed()
        return True

    async def do_correct(self, count: int | None) -> None:
        """Ask for a correction of the article at hand."""
        row: ArticleRow | None = getattr(self.screen, "row", None)
        if row is None:
            self.say("There is no article here to correct")
        else:
            await self.ask(f"Correct this article ({SETTING})", "", partial(self._correct, row))

    async def _correct(self, row: ArticleRow, setting: str) -> None:
        """Correct a field: in the library if it can be written, else in the notebook."""
        if not setting.strip():
            return
        from readroom.db.corrections import parse_setting

        field, value = parse_setting(setting)
        refused = await self._to_library([row.id], field, value, None)
        if refused:
            await self.backend.notes(lambda notebook: notebook.propose(row.key, field, value))
            self.say("Kept in your notebook, corrected by you: the library cannot be written to now")
        await self.library_changed()

    async def do_correct_all(self, count: int | None) -> None:
        """Ask for a correction of everything that the search found."""
        results: Any = getattr(self.screen, "results", None)
        query = self.screen.field.value if results is not None else ""  # type: ignore[attr-defined]
        if results is None or not results.rows or not query.strip():
            self.say("Search for what is to be corrected first")
            return
        from readroom.db.search import matching_ids

        notebook, today = results.notebook, date.today()
        ids = await self.backend.search(lambda lib: list(matching_ids(lib, query, notebook=notebook, today=today)))
        await self.ask(f"Correct {len(ids):,} articles ({SETTING})", "", partial(self._correct_all, ids, query))

    async def _correct_all(self, ids: Sequence[int], query: str, setting: str) -> None:
        if not setting.strip():
            return
        from readroom.db.corrections import parse_setting

        field, value = parse_setting(setting)

        async def agreed(answer: str) -> None:
            if answer.strip().casefold() not in ("y", "yes"):
                self.say("Nothing was changed")
            elif refused := await self._to_library(ids, field, value, query):
                self.say(f"Nothing was changed: {refused}")
            else:
                await self.library_changed()

        await self.ask(f"{setting.strip()} for {len(ids):,} articles? yes or no", "", agreed)

    async def _to_library(self, ids: Sequence[int], field: str, value: str | None, query: str | None) -> str:
        """Write a correction into the library and say so; return why it cannot be written to, if so."""
        path = self.backend.path
        if path is None:
            return "there is no library"
        done = await asyncio.to_thread(_write, path, ids, field, value, query)
        if isinstance(done, str):
            return done
        self.corrected = (done, await self.backend.notes(lambda notebook: notebook.steps))
        count = number_of(len(ids), "article")
        self.say(f"Corrected {count}; u or readroom edit --undo {done} takes it back")
        return ""

    async def do_review(self, count: int | None) -> None:
        """List what the import was not sure of."""
        if self.backend.path is None:
            self.say("There is no library to review yet")
            return
        from readroom.tui.screens.review import ReviewScreen

        if not isinstance(self.screen, ReviewScreen):
            await self.push_screen(ReviewScreen(await ReviewScreen.read(self.backend)))


def _write(path: Path, ids: Sequence[int], field: str, value: str | None, query: str | None) -> int | str:
    """Write a correction; return its number, or why the library cannot be written to."""
    from readroom.db.curator import open_to_curate

    with ExitStack() as stack:
        try:
            curator = stack.enter_context(open_to_curate(path))
        except LibraryError as problem:
            return str(problem)
        return curator.correct(ids, field, value, query=query)
