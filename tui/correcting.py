"""Corrections in the app: a field of the article at hand or of all that a search found, and the list to review."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from readroom.db.articles import ArticleRow
from readroom.db.errors import LibraryError
from readroom.text.counted import number_of
from readroom.tui.going import GoingApp
from readroom.tui.widgets.lines import LineList

SETTING = "FIELD=VALUE, such as section=News"
KEPT = "Kept in your notebook, corrected by you: the library cannot be written to now"


class Written(NamedTuple):
    """Something that was written to the library: in words, how it is taken back, and the notebook's last step then."""

    words: str
    back: Callable[[Path], object]
    step: int | None


class CorrectingApp(GoingApp):
    """The app, as far as it corrects the library."""

    written: tuple[Written, ...] = ()
    """What was written to the library in this sitting, the last one last: `u` takes it back in its turn."""

    async def can_take_back(self, words: str, back: Callable[[Path], object]) -> None:
        """Have `u` take back what was written to the library just now, before what the notebook has from before."""
        step = await self.backend.notes(lambda notebook: notebook.next_undone)
        self.written = (*self.written, Written(words, back, step))

    async def undo_correction(self) -> bool:
        """Take back what was written to the library after the notebook's last step, if any; return whether it did."""
        path = self.backend.path
        if not self.written or path is None:
            return False
        *before, last = self.written
        if last.step != await self.backend.notes(lambda notebook: notebook.next_undone):
            return False
        from readroom.db.decided import REVIEW
        from readroom.tui.telling import tell_screens

        self.written = tuple(before)
        try:
            await asyncio.to_thread(last.back, path)
            self.say(f"Undid: {last.words}")
        except LibraryError as problem:
            self.say(str(problem))
        await self.library_changed()
        tell_screens(self, (), (REVIEW,))
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
            self.say(KEPT)
            await self.show_own()
        else:
            await self.library_changed()

    async def show_own(self) -> None:
        """Show what the reader has corrected in their notebook, where that is something else than before."""
        if await self.backend.read_own():
            await self.library_changed()
            for rows in self.screen.query(LineList):
                rows.refresh()

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
            elif await self._to_library(ids, field, value, query):
                rows = await self.backend.rows_by_id(ids)
                said = [(row.key, field, value) for row in rows]
                await self.backend.notes(lambda notebook: notebook.propose_all(said))
                self.say(KEPT)
                await self.show_own()
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
        from readroom.db.curator import take_back

        await self.can_take_back(f"correction {done} of the library", partial(take_back, number=done))
        count = number_of(len(ids), "article")
        self.say(f"Corrected {count}; u or readroom edit --undo {done} takes it back")
        return ""

    async def do_sample(self, count: int | None) -> None:
        """Ask how many articles are to be drawn, and with which seed."""
        if self.backend.path is None:
            self.say("There is no library yet")
            return
        from readroom.tui.screens.sample import USUAL

        await self.ask("How many articles, and the seed", USUAL, self._draw)

    async def _draw(self, text: str) -> None:
        from readroom.tui.screens.sample import SampleScreen, parse_draw

        screen = SampleScreen(*parse_draw(text))
        await self.push_screen(screen)
        await screen.begin()

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
