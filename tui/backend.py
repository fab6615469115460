"""Everything of the app that touches SQLite: the app's own thread never waits for a file.

Five lanes, each a thread with its own connection: lists and articles, searches, counts of the whole library, hints
(completions, and whether the library has grown), and the notebook, whose calls run in the order they were made.
"""

import os
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from readroom.db import articles
from readroom.db.articles import EVERYTHING, ArticleRow, FullArticle, Selection, SourceCount
from readroom.db.errors import LibraryError, NotebookError
from readroom.db.library import Library
from readroom.db.notebook_access import unwritable
from readroom.db.notebook_path import notebook_path
from readroom.db.own_values import Own, mine, mine_whole, own_values, peek_own
from readroom.tui.lanes import Lane
from readroom.tui.opening import WINDOW, Opening, peek_place, read_opening

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook
    from readroom.db.pages import PageLine

R = TypeVar("R")
CACHE_KIB = 8192
"""Page cache of each connection: a list reads little, and the app's memory is bounded."""
PLACE = "place"
"""The name under which the notebook keeps the last place."""
FLUSH_SECONDS = 1.5
"""How long a flush on a signal may take."""


class Watched:
    """What was last seen of a library's file, on the connection of one lane."""

    def __init__(self) -> None:
        self._version = -1
        self._newest = -1
        self._file = (0, 0)
        self.new: int | None = 0
        """How many articles are new; None when another file has the library's name."""

    def begin(self, library: Library) -> None:
        """Remember the library as it is."""
        self._version, self._file = self._changes(library), _file_of(library.path)
        self._newest = self._last(library)
        self.new = 0

    def look(self, library: Library) -> int | None:
        """Return how many articles are new since `begin`; None when another file has the library's name."""
        if self._newest < 0:
            self.begin(library)
        if _file_of(library.path) not in (self._file, (0, 0)):
            self.new = None
        elif (version := self._changes(library)) != self._version:
            self._version, self.new = version, max(0, self._last(library) - self._newest)
        return self.new

    @staticmethod
    def _changes(library: Library) -> int:
        return int(library.connection.execute("pragma data_version").fetchone()[0])

    @staticmethod
    def _last(library: Library) -> int:
        # Ids are given once, in order: the last one tells how many came after another.
        return int(library.connection.execute("select ifnull(max(id), 0) from article").fetchone()[0])


def _file_of(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one of its name; (0, 0) when there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _bounded(library: Library) -> Library:
    """Return a library whose pages take no more memory than the app has for them."""
    library.connection.execute(f"pragma cache_size = -{CACHE_KIB}")
    return library


class Backend:
    """The library and the notebook behind the app. `library` is None when there is none yet.

    `layers` are files of other people's notes. `opened` is the library where it is open already: it is taken over.
    """

    def __init__(
        self,
        library: Path | None,
        notes: Path | None = None,
        layers: Sequence[Path] = (),
        opened: Library | None = None,
    ) -> None:
        self.path = library
        self.notes_path = notes
        self.layers = tuple(layers)
        self._opened = opened
        self.own: Own = {}
        """What the reader has corrected in their notebook: shown in place of what the library says."""
        self.unwritable: str | None = None
        """Why nothing can be written to the notebook, in one line; None: it can, as far as is known yet."""
        self._lists = self._library_lane("lists", self._take_opened)
        self._searches = self._library_lane("searches")
        self._counts = self._library_lane("counts")
        self._hints = self._library_lane("hints")
        self._watched = Watched()
        self._notes: Lane[Notebook] = Lane("notes", self._open_notes, lambda notebook: notebook.close())

    def close(self) -> None:
        """Finish what is queued for the notebook, stop the rest, close every file."""
        self._notes.close(FLUSH_SECONDS)
        for lane in self._readers:
            lane.close(0.5, drop=True)

    @property
    def _readers(self) -> tuple[Lane[Library], ...]:
        return self._lists, self._searches, self._counts, self._hints

    # The library

    async def library(self, job: Callable[[Library], R]) -> R:
        """Return what `job` gives on the lane of lists and articles; raise LibraryError when it cannot be read."""
        return await self._lists.run(self._told(job))

    async def search(self, job: Callable[[Library], R]) -> R:
        """Return what `job` gives on the lane of searches; cancelling the call stops its statement."""
        return await self._searches.run(self._told(job))

    def begin(self) -> "Future[Opening]":
        """Start to read the last place, before there is an event loop."""

        def read(library: Library) -> Opening:
            notebook = self.notes_file(library)
            self.unwritable = unwritable(notebook)
            self.own = peek_own(notebook)
            return read_opening(library, peek_place(notebook, PLACE))

        return self._lists.submit(self._told(read))

    async def list_articles(
        self,
        selection: Selection = EVERYTHING,
        *,
        after: int | None = None,
        before: int | None = None,
        last: bool = False,
        limit: int = WINDOW,
    ) -> list[ArticleRow]:
        """Return a window of the list: see `readroom.db.articles.list_articles`."""
        return await self.library(
            lambda lib: articles.list_articles(lib, selection, after=after, before=before, last=last, limit=limit)
        )

    async def rows_by_id(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Return the rows of these articles, in the order asked, as the reader has corrected them."""
        return [self.mine(row) for row in await self.library(lambda lib: articles.rows_by_id(lib, ids))]

    async def page_lines(self, page_id: int) -> "list[PageLine]":
        """Return every line of a page with what became of it."""
        from readroom.db.pages import page_lines

        return await self.library(lambda lib: page_lines(lib, page_id))

    async def article(self, article_id: int) -> FullArticle:
        """Return one article whole, as the reader has corrected it; raise LibraryError when it is not there."""
        return self.mine_whole(await self.library(lambda lib: articles.get_article(lib, article_id)))

    def mine(self, row: ArticleRow) -> ArticleRow:
        """Return a row as the reader has corrected it."""
        return mine(row, self.own)

    def mine_whole(self, article: FullArticle) -> FullArticle:
        """Return an article as the reader has corrected it."""
        return mine_whole(article, self.own)

    async def read_own(self) -> bool:
        """Read again what the reader has corrected in their notebook; tell whether that is something else now."""
        before = self.own
        self.own = await self.notes(lambda notebook: own_values(notebook.proposals()))
        return self.own != before

    async def source_counts(self) -> list[SourceCount]:
        """Return every source with its numbers. Takes long in a large library, so it has a lane of its own."""
        return await self._counts.run(self._told(articles.source_counts))

    async def count(self, job: Callable[[Library], R]) -> R:
        """Return what `job` gives on the lane of counts; cancelling the call stops its statement."""
        return await self._counts.run(self._told(job))

    async def hint(self, job: Callable[[Library], R]) -> R:
        """Return what `job` gives on the lane of hints, which nothing that is waited for uses."""
        return await self._hints.run(self._told(job))

    async def growth(self) -> int | None:
        """Return how many articles came into the library since `settle`; None when its file was replaced.

        Asks for the file's counter of changes, and for more only when that is another one.
        """
        return await self.hint(self._watched.look)

    @property
    def news(self) -> str:
        """What `growth` found last, for the status line; empty when there is nothing new."""
        new = self._watched.new
        return "library replaced: R" if new is None else f"{new:,} new: R" if new else ""

    async def settle(self) -> None:
        """Open a library anew whose file was replaced, and count what comes into it from now on."""
        if await self.growth() is None:
            for lane in self._readers:
                lane.renew()
        await self.hint(self._watched.begin)

    async def count_articles(self, selection: Selection = EVERYTHING) -> int:
        """Return how many articles a selection has."""
        return await self._counts.run(self._told(lambda lib: articles.count_articles(lib, selection)))

    async def position_of(self, docid: int, selection: Selection = EVERYTHING) -> int:
        """Return how many rows of the list stand before an article."""
        return await self._counts.run(self._told(lambda lib: articles.position_of(lib, docid, selection)))

    # The notebook

    async def notes(self, job: "Callable[[Notebook], R]") -> R:
        """Return what `job` does with the notebook; jobs run one after the other, in the order they were given."""
        return await self._notes.run(job)

    def notes_later(self, job: "Callable[[Notebook], R]") -> "Future[R]":
        """Queue a job for the notebook and do not wait for it."""
        return self._notes.submit(job)

    def flush_now(self, job: "Callable[[Notebook], Any] | None" = None) -> None:
        """Wait until everything queued for the notebook is on disk, and `job` after it; for signals and at the end.

        Waits at most `FLUSH_SECONDS`; what fails then has been tried.
        """
        future = self._notes.submit(job or (lambda notebook: None))
        try:
            future.result(FLUSH_SECONDS)
        except Exception:
            return

    def keep(self, key: str, value: object) -> None:
        """Remember JSON values in the notebook; a notebook that cannot be written does not matter to that."""
        self._notes.submit(lambda notebook: notebook.set_state(key, value))

    # Opening

    def _library_lane(self, name: str, opener: Callable[[], Library] | None = None) -> Lane[Library]:
        return Lane(name, opener or self._open_library, Library.close, Library.interrupt)

    def _take_opened(self) -> Library:
        opened, self._opened = self._opened, None
        return self._open_library() if opened is None else _bounded(opened)

    def _open_library(self) -> Library:
        if self.path is None:
            raise LibraryError("there is no library yet; make one with: readroom import FOLDER")
        return _bounded(Library.open(self.path))

    def _open_notes(self) -> "Notebook":
        from readroom.db.notebook import Notebook

        if self.path is None:
            raise NotebookError(
                "there is no library yet, so there is no notebook; make one with: readroom import FOLDER"
            )
        with Library.open(self.path) as library:
            notebook = Notebook.open(self.notes_file(library), library.id)
        self.unwritable = notebook.refusal
        return notebook

    def notes_file(self, library: Library) -> Path:
        """Return where the notebook of a library is."""
        return self.notes_path or notebook_path(library.id, os.environ)

    def _told(self, job: Callable[[Library], R]) -> Callable[[Library], R]:
        """Return `job` with SQLite's errors told as one line about the library."""

        def run(library: Library) -> R:
            try:
                return job(library)
            except sqlite3.DatabaseError as problem:
                raise LibraryError(f"library {self.path} cannot be read: {problem}; run: readroom check") from problem

        return run
