"""Review: fields and pages that the import was not sure of, the least sure first."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.db.errors import LibraryError
from readroom.db.review import Doubt, accept, doubts
from readroom.tui.backend import Backend
from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.cells import cut, fit, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.status import THERE, Bar

if TYPE_CHECKING:
    from readroom.db.library import Library

MOST = 500
"""How many entries are shown: who has looked at them reads the list again."""
ACCEPTED = "accepted"
"""Where the notebook keeps what its reader accepted in a library that they cannot write to."""
_FIELD, _SURE = 11, 6


class ReviewList(LineList):
    """What waits for review."""

    context = "review"

    def __init__(self, rows: Sequence[Doubt], opened: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self.rows = list(rows)
        self._opened = opened

    @property
    def size_of_list(self) -> int:
        """How many entries there are."""
        return len(self.rows)

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return an entry: how sure, which field, its value, why, and where."""
        one = self.rows[index]
        sure = f" {one.confidence:.2f} " if one.field != "page" else "      "
        rest = max(0, width - _SURE - _FIELD)
        value = rest * 2 // 5
        why = f" {plain(one.reason)} · {plain(one.file)}"
        return [
            Segment(fit(sure, min(width, _SURE))),
            Segment(fit(plain(one.field), min(_FIELD, max(0, width - _SURE)))),
            Segment(fit(plain(one.value or one.title or "—"), value)),
            Segment(fit(why, rest - value), DIM),
        ]

    def do_open(self, count: int | None) -> Awaitable[None]:
        """Show the page of the entry."""
        return self._opened()

    def empty_line(self, y: int, width: int) -> str:
        """Say that nothing waits."""
        return cut(" Nothing waits for review.", width) if y == 0 else ""


class ReviewScreen(FramedScreen):
    """The list of what the import was not sure of; Enter shows the page, `a` says that it is right."""

    def __init__(self, rows: Sequence[Doubt]) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.list = ReviewList(rows, self._open)
        self._whole = len(rows) < MOST

    @staticmethod
    async def read(backend: Backend) -> list[Doubt]:
        """Return what waits, without what the notebook says that its reader accepted."""
        rows = await backend.search(lambda lib: list(islice(doubts(lib), MOST)))
        known = {tuple(one) for one in await backend.notes(lambda notebook: notebook.state(ACCEPTED, []))}
        return [one for one in rows if _mark(one) not in known]

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list

    def on_mount(self) -> None:
        """Put the focus into the list."""
        self.set_focus(self.list, scroll_visible=False)

    @property
    def position(self) -> str:
        """The entry that the cursor is on."""
        return f"{self.list.cursor + 1:,} of {len(self.list.rows):,}" if self.list.rows else ""

    def draw_titles(self) -> None:
        """Say how much waits."""
        count = f"{len(self.list.rows):,}" + ("" if self._whole else " or more")
        self.titles.put(
            [Segment(cut(f" Review · {count} to look at, the least sure first", self.app.size.width), THERE)]
        )

    @property
    def _chosen(self) -> Doubt | None:
        return self.list.rows[self.list.cursor] if self.list.rows else None

    async def _open(self) -> None:
        """Show the page of the entry, at its line."""
        one = self._chosen
        if one is None or one.article is None:
            host(self).say("This page has no article to open" if one else "Nothing waits for review")
            return
        from readroom.tui.screens.page import PageScreen

        backend = host(self).backend
        article = await backend.article(one.article)
        lines = await backend.page_lines(article.page_id)
        await self.app.push_screen(PageScreen(article, lines, one.line))

    async def do_accept_doubt(self, count: int | None) -> None:
        """Take the entry off the list: in the library if it can be written, else in the notebook."""
        one = self._chosen
        if one is None:
            return
        backend = host(self).backend
        path = backend.path
        refused = await asyncio.to_thread(_accept, path, one) if path else "no library"
        if refused:
            mark = list(_mark(one))
            await backend.notes(lambda n: n.set_state(ACCEPTED, [*n.state(ACCEPTED, []), mark]))
        index = self.list.cursor
        self.list.rows.remove(one)
        self.list.cursor = max(0, min(index, len(self.list.rows) - 1))
        self.list.refresh()
        host(self).say("Accepted" + (", in your notebook: the library cannot be written to now" if refused else ""))
        host(self).changed()


def _mark(one: Doubt) -> tuple[str, str, str]:
    """Return what a notebook keeps of an entry that was accepted: it waits again when its value changes."""
    return one.key or f"{one.file} {one.record or 0}", one.field, one.value or one.reason


def _accept(path: Path, one: Doubt) -> str:
    """Accept an entry in the library; return why it cannot be written to, if so."""
    from readroom.db.curator import open_to_curate

    ref = str(one.article) if one.article is not None else f"page:{one.page}"
    with ExitStack() as stack:
        try:
            curator = stack.enter_context(open_to_curate(path))
        except LibraryError as problem:
            return str(problem)
        library: Library = curator.library
        accept(library, ref, one.field, author=curator.author, now=curator.now)
    return ""
