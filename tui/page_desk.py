"""Work on the cut of a page: edits that are tried out, taken back, and written to the library or the notebook."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.db.errors import LibraryError
from readroom.db.pages import PageLine
from readroom.text.counted import number_of
from readroom.text.recut_edits import Do, LineEdit, edit_lines
from readroom.tui.backend import Backend
from readroom.tui.keeping import kept_nowhere

if TYPE_CHECKING:
    from readroom.db.editing import CutAgain
    from readroom.db.page_work import Look, PageWork


class PageDesk:
    """One page on the desk. `lines` are as they would be; `mine` those (1-based) that the library has otherwise.

    `corrections` are the numbers of those that were written here, and can be taken back.
    """

    def __init__(self, backend: Backend, page: int, key: str, lines: Sequence[PageLine]) -> None:
        """Take a page, by its id, as one came to it: `key` is that of the article that was read, "" without one."""
        self.lines = tuple(lines)
        self.mine: frozenset[int] = frozenset()
        self.tried: list[list[LineEdit]] = []
        self.articles = len({line.article for line in lines if line.article is not None})
        self.written = False
        self.corrections: list[int] = []
        self._backend = backend
        self._page = page
        self._key = key
        self._work: PageWork | None = None
        self._proposed: list[LineEdit] = []

    async def load(self) -> None:
        """Read what is needed to work on the page, and what its reader has proposed before."""
        from readroom.db.page_work import page_work, proposed_edits

        work = await self._backend.library(lambda lib: page_work(lib, self._page))
        proposals = await self._backend.notes(lambda notebook: notebook.proposals(page_digest=work.place[0]))
        self._proposed = proposed_edits(proposals)
        self._work = work
        await self._look()

    async def try_out(self, do: Do, first: int, last: int) -> str:
        """Do something to the lines from `first` to `last` (1-based); return what came of it, in words."""
        if refusal := await kept_nowhere(self._backend):
            return refusal
        work = await self._loaded()
        edits = edit_lines(work.page.text, do, first, last)
        if not edits:
            return "This line is blank"
        before = self.lines
        self.tried.append(edits)
        seen = await self._look()
        wrong = [one.why for one in seen.unfit if any(one.edit is edit for edit in edits)]
        if len(wrong) == len(edits) or (self.lines == before and not _facts(do)):
            self.tried.pop()
            await self._look()
            return f"Nothing is changed: {wrong[0] if wrong else 'it is so already'}"
        return self.summary

    async def take_back(self) -> str:
        """Take the last edit back that is not written."""
        self.tried.pop()
        await self._look()
        return "Taken back" + (f"; {self.summary}" if self.tried else "")

    @property
    def summary(self) -> str:
        """What the page would be, and what is not written yet."""
        count = len(self.tried)
        articles = number_of(self.articles, "article")
        return f"{articles} on the page; {number_of(count, 'change')} not written" if count else articles

    async def write(self) -> str:
        """Write what was tried: to the library if it can be written, else to the notebook; say where it is."""
        work = await self._loaded()
        edits = [edit for group in self.tried for edit in group]
        if not edits:
            return "There is nothing to write"
        path = self._backend.path
        done = await asyncio.to_thread(_to_library, path, work.page_id, edits) if path else "there is no library"
        if isinstance(done, str):
            await self._backend.notes(lambda notebook: notebook.propose_cut(self._key, work.place, edits))
            said = "Kept in your notebook, corrected by you: the library cannot be written to now"
        else:
            self.written = True
            self.corrections.append(done.correction)
            said = f"Written: {done.differing.said}; u or readroom edit --undo {done.correction} takes it back"
        self.tried.clear()
        await self.load()
        return said

    async def undo_written(self) -> str:
        """Take back what was written last; say what came of it."""
        from readroom.db.curator import take_back

        number, path = self.corrections[-1], self._backend.path
        if path is None:
            return "there is no library"
        try:
            await asyncio.to_thread(take_back, path, number)
        except LibraryError as problem:
            return str(problem)
        self.corrections.pop()
        await self.load()
        return f"Undid: correction {number} of the library; {self.summary}"

    async def _loaded(self) -> "PageWork":
        if self._work is None:
            await self.load()
        assert self._work is not None  # noqa: S101 - it was just loaded
        return self._work

    async def _look(self) -> "Look":
        from readroom.db.page_work import changed_lines, look

        work = await self._loaded()
        edits = [*self._proposed, *(edit for group in self.tried for edit in group)]
        seen = await self._backend.library(lambda _: look(work, edits))
        self.lines, self.articles = seen.lines, len(seen.articles)
        self.mine = changed_lines(work, seen)
        return seen


def _facts(do: Do) -> bool:
    """Tell whether an edit may change facts of an article and no line."""
    return do in ("title", "byline", "date")


def _to_library(path: Path, page_id: int, edits: Sequence[LineEdit]) -> "CutAgain | str":
    """Write edits into a library; return why it cannot be written to, if so. Raise LibraryError when none fits."""
    from readroom.db.curator import open_to_curate

    with ExitStack() as stack:
        try:
            curator = stack.enter_context(open_to_curate(path))
        except LibraryError as problem:
            return str(problem)
        return curator.recut_page(page_id, edits)
