"""Review: pages on which something may be wrong, the likeliest first, each with its fields."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.db.decided import REVIEW
from readroom.db.errors import LibraryError
from readroom.db.review import WHOLE, Doubt, accept, doubts, reopen
from readroom.db.review_pages import MOST as MOST_DOUBTS
from readroom.db.review_pages import PageReview, by_page
from readroom.text.counted import number_of
from readroom.tui.backend import Backend
from readroom.tui.host import host
from readroom.tui.new_file import write_new
from readroom.tui.proposal import Proposal
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.cells import cut, fit, len_cells, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.status import THERE, Bar

if TYPE_CHECKING:
    from readroom.db.library import Library

MOST = 500
"""How many pages are shown: who has looked at them reads the list again."""
_FIELDS, _SURE = 18, 6


class ReviewList(LineList):
    """What waits for review."""

    context = "review"

    def __init__(self, rows: Sequence[PageReview], opened: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self.rows = list(rows)
        self._opened = opened

    @property
    def size_of_list(self) -> int:
        """How many pages there are."""
        return len(self.rows)

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a page: how likely something is wrong, in which fields, its title, why, and where."""
        one = self.rows[index]
        fields = ", ".join(dict.fromkeys(entry.field for entry in one.entries))
        named = min(_FIELDS, max(0, width - _SURE))
        rest = max(0, width - _SURE - _FIELDS)
        title = rest * 2 // 5
        first = one.entries[0]
        place = f"{one.file} record {one.record}" if one.record else one.file
        return [
            Segment(fit(f" {one.doubt:.2f} ", min(width, _SURE))),
            Segment(fit(plain(fields), max(0, named - 1)) + " " * min(1, named)),
            Segment(fit(plain(one.title or first.value or place), title)),
            Segment(fit(f" {plain(first.reason)} · {plain(place)}", rest - title), DIM),
        ]

    def do_open(self, count: int | None) -> Awaitable[None]:
        """Show the page."""
        return self._opened()

    def empty_line(self, y: int, width: int) -> str:
        """Say that nothing waits."""
        return cut(" Nothing waits for review.", width) if y == 0 else ""


class ReviewScreen(FramedScreen):
    """The list of pages to look at; Enter shows the page, `a` says that it is right."""

    decides = (REVIEW,)

    def __init__(self, rows: Sequence[PageReview]) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.list = ReviewList(rows, self._open)
        self._whole = len(rows) < MOST

    @staticmethod
    async def read(backend: Backend) -> list[PageReview]:
        """Return what waits, without what the notebook says that its reader accepted."""
        entries = await backend.search(lambda lib: list(islice(doubts(lib), MOST_DOUBTS)))
        known = await backend.notes(lambda notebook: notebook.decided(REVIEW))
        return by_page(one for one in entries if _mark(one) not in known)[:MOST]

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list

    def on_mount(self) -> None:
        """Put the focus into the list."""
        self.set_focus(self.list, scroll_visible=False)

    @property
    def position(self) -> str:
        """The page that the cursor is on; left out where the reasons need the room."""
        said = f"{self.list.cursor + 1:,} of {len(self.list.rows):,}" if self.list.rows else ""
        return said if len_cells(self.hint) + len(said) + 2 <= self.app.size.width else ""

    @property
    def hint(self) -> str:
        """What is doubtful on the page that the cursor is on, in full."""
        chosen = self._chosen
        return "; ".join(f"{one.field}: {one.reason}" for one in chosen.entries) if chosen else ""

    def draw_titles(self) -> None:
        """Say how much waits."""
        count = len(self.list.rows)
        said = number_of(count, "page") + ("" if self._whole else " or more")
        self.titles.put(
            [Segment(cut(f" Review · {said} to look at, the likeliest wrong first", self.app.size.width), THERE)]
        )

    @property
    def _chosen(self) -> PageReview | None:
        return self.list.rows[self.list.cursor] if self.list.rows else None

    async def _open(self) -> None:
        """Show the page, at the line of what is most doubtful on it."""
        chosen = self._chosen
        if chosen is None or chosen.page is None:
            host(self).say(chosen.entries[0].reason if chosen else "Nothing waits for review")
            return
        from readroom.tui.screens.page import PageScreen

        backend = host(self).backend
        number = next((one.article for one in chosen.entries if one.article is not None), None)
        article = await backend.article(number) if number is not None else None
        page, line = chosen.page, chosen.entries[0].line
        lines = await backend.page_lines(page)
        await self.app.push_screen(PageScreen(article, lines, line, page=page, name=chosen.file))

    async def read_undone(self) -> None:
        """Show what waits now, with the cursor where it was."""
        rows = await self.read(host(self).backend)
        self._whole, self.list.rows = len(rows) < MOST, rows
        self.list.cursor = max(0, min(self.list.cursor, len(rows) - 1))
        self.list.refresh()
        host(self).changed()

    async def do_accept_doubt(self, count: int | None) -> None:
        """Take the page off the list: in the library if it can be written, else in the notebook."""
        one = self._chosen
        if one is None:
            return
        if one.page is None:
            host(self).say(one.entries[0].reason)
            return
        backend = host(self).backend
        path = backend.path
        refused = await asyncio.to_thread(_accept, path, one) if path else "no library"
        said = f"accepted in review: “{plain(one.title or one.file)}”"
        if refused:
            marks = {_mark(entry): json.loads(_mark(entry)) for entry in one.entries}
            await backend.notes(lambda notebook: notebook.decide(REVIEW, marks, said))
        else:
            await host(self).can_take_back(said, partial(_reopen, one=one))
        index = self.list.cursor
        self.list.rows.remove(one)
        self.list.cursor = max(0, min(index, len(self.list.rows) - 1))
        self.list.refresh()
        host(self).say("Accepted" + (", in your notebook: the library cannot be written to now" if refused else ""))
        host(self).changed()

    async def do_propose_recipe(self, count: int | None) -> None:
        """Propose a recipe from the page and others of its source, and ask for a file to write it to."""
        one, app = self._chosen, host(self)
        path = app.backend.path
        if one is None or one.page is None or path is None or app.propose is None:
            app.say("There is no page here to make a recipe from")
            return
        app.say("Looking for what repeats on the pages of this source…")
        found = await asyncio.to_thread(app.propose, path, one.page)
        app.say(found.tried[0] if found.tried else "")
        await app.ask("Write the recipe to a new file", f"{found.name}.toml", partial(self._write, found))

    def _write(self, found: Proposal, name: str) -> None:
        if not name.strip():
            host(self).say("Nothing was written")
            return
        path = Path(name.strip()).expanduser()
        problem = write_new(path, [found.toml])
        # Which page that is stands in the file, too.
        host(self).say(problem or f"Written; try it: readroom explain PAGE --recipe {path}")


def _mark(one: Doubt) -> str:
    """Return the name under which a notebook keeps an entry that was accepted: it waits again when its value changes.

    It is JSON: where the entry is, its field, and its value or what is said of it.
    """
    place = one.key or f"{one.file} {one.record or 0}"
    return json.dumps([place, one.field, one.value or one.reason], ensure_ascii=False)


def _accept(path: Path, one: PageReview) -> str:
    """Accept what is doubtful on a page in the library; return why it cannot be written to, if so."""
    from readroom.db.curator import open_to_curate

    ref, field = _meant(one)
    with ExitStack() as stack:
        try:
            curator = stack.enter_context(open_to_curate(path))
        except LibraryError as problem:
            return str(problem)
        library: Library = curator.library
        accept(library, ref, field, author=curator.author, now=curator.now)
    return ""


def _reopen(path: Path, one: PageReview) -> None:
    """Take back in the library that a page was accepted; raise LibraryError."""
    from readroom.db.curator import open_to_curate

    ref, field = _meant(one)
    with open_to_curate(path) as curator:
        reopen(curator.library, ref, field or WHOLE)


def _meant(one: PageReview) -> tuple[str, str | None]:
    """Return what is accepted: the page with all its entries (None), or the one field of the one article."""
    first = one.entries[0]
    if len(one.entries) > 1 or first.article is None:
        return f"page:{one.page}", None if len(one.entries) > 1 else first.field
    return str(first.article), first.field
