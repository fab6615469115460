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
from readroom.tui.keeping import kept_nowhere
from readroom.tui.widgets.lines import LineList

SETTING = "FIELD=VALUE, such as section=News"
KEPT = "Kept in your notebook, corrected by you: the library cannot be written to now"
SO = "It is so already: nothing was changed"


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
        elif refusal := await kept_nowhere(self.backend):
            self.say(refusal)
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
            await self._keep_own([row.id], field, value)
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
        if refusal := await kept_nowhere(self.backend):
            self.say(refusal)
            return
        from readroom.db.search import matching_ids

        notebook, today = results.notebook, date.today()
        ids = await self.backend.search(lambda lib: list(matching_ids(lib, query, notebook=notebook, today=today)))
        what = f"Correct {number_of(len(ids), 'article')} ({SETTING})"
        await self.ask(what, "", partial(self._correct_all, ids, query))

    async def _correct_all(self, ids: Sequence[int], query: str, setting: str) -> None:
        if not setting.strip():
            return
        from readroom.db.corrections import parse_setting

        field, value = parse_setting(setting)

        async def agreed(answer: str) -> None:
            if answer.strip().casefold() not in ("y", "yes"):
                self.say("Nothing was changed")
            elif await self._to_library(ids, field, value, query):
                await self._keep_own(ids, field, value)
            else:
                await self.library_changed()

        await self.ask(f"{setting.strip()} for {number_of(len(ids), 'article')}? yes or no", "", agreed)

    async def _keep_own(self, ids: Sequence[int], field: str, value: str | None) -> None:
        """Keep a correction in the notebook for those of some articles of which it says something new."""
        from readroom.db.own_values import own_values
        from readroom.db.unlike import unlike

        own = own_values(await self.backend.notes(lambda notebook: notebook.proposals()))
        some = await self.backend.search(lambda lib: unlike(lib.connection, ids, field, value, own))
        said = [(row.key, field, value) for row in await self.backend.rows_by_id(some)] if some else []
        if said:
            await self.backend.notes(lambda notebook: notebook.propose_all(said))
        self.say(KEPT if said else SO)
        if said:
            await self.show_own()

    async def _to_library(self, ids: Sequence[int], field: str, value: str | None, query: str | None) -> str:
        """Write a correction into the library and say so; return why it cannot be written to, if so."""
        path = self.backend.path
        if path is None:
            return "there is no library"
        done = await asyncio.to_thread(_write, path, ids, field, value, query)
        if isinstance(done, str):
            return done
        if done is None:
            self.say(SO)
            return ""
        from readroom.db.curator import take_back

        number, changed = done
        await self.can_take_back(f"correction {number} of the library", partial(take_back, number=number))
        self.say(f"Corrected {number_of(changed, 'article')}; u or readroom edit --undo {number} takes it back")
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


def _write(
    path: Path, ids: Sequence[int], field: str, value: str | None, query: str | None
) -> tuple[int, int] | str | None:
    """Write a correction of those articles of which it says something new; None when there are none.

    Return its number with that of the articles, or why the library cannot be written to.
    """
    from readroom.db.curator import open_to_curate
    from readroom.db.unlike import unlike

    with ExitStack() as stack:
        try:
            curator = stack.enter_context(open_to_curate(path))
        except LibraryError as problem:
            return str(problem)
        some = unlike(curator.library.connection, ids, field, value)
        return (curator.correct(some, field, value, query=query), len(some)) if some else None
