"""The Articles pane: a list of any length, read by key in windows of rows, with exact positions."""

import textwrap
from collections.abc import Awaitable

from rich.segment import Segment

from readroom.db.articles import EVERYTHING, ArticleRow, Selection
from readroom.tui.host import host
from readroom.tui.opening import WINDOW, Opening, Place, read_around
from readroom.tui.widgets.cells import ELLIPSIS, cut, fit, fit_right, len_cells, plain
from readroom.tui.widgets.lines import ITALIC
from readroom.tui.widgets.windows import WindowList

NO_DATE = "—"
TAKEN = "c"
"""The sign beside the article that was taken for comparison."""


def title_of(row: ArticleRow) -> str:
    """Return the title of an article as a list shows it: without one, its first words in guillemets."""
    return plain(row.title) if row.title else f"« {plain(row.opening)}{ELLIPSIS} »" if row.opening else "« no text »"


def date_of(row: ArticleRow) -> str:
    """Return the day (or month, or year) of an article as a list shows it."""
    return row.date[:10] if row.date else NO_DATE


def row_segments(row: ArticleRow, width: int, *, sign: str = " ", source: bool = True) -> list[Segment]:
    """Return a row of a list of articles in exactly `width` cells; what does not fit is left out from the right."""
    tail = ""
    room = width - 2
    if room >= 30:
        tail = f" {fit(date_of(row), 10)}"
        if room >= 40:
            tail += fit_right(f"{row.words:,}", 7)
        if source and room >= 62:
            tail = f" {fit(plain(row.source), min(20, room // 4))}{tail}"
    title = fit(title_of(row), room - len_cells(tail))
    return [Segment(sign + " "), Segment(title, None if row.title else ITALIC), Segment(tail)]


class ArticlesPane(WindowList[ArticleRow]):
    """The articles of a selection, newest first, the undated last."""

    context = "articles"
    window = WINDOW

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.selection = EVERYTHING
        self.name_of_selection = ""
        self.problem = ""
        self._wanted = ""

    @property
    def heading(self) -> str:
        """The pane's title: what is listed, and how much of it."""
        count = "" if self.total is None else f" {self.total:,}"
        return f"Articles{count}" + (f" · {self.name_of_selection}" if self.name_of_selection else "")

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row of the list."""
        row = self.rows[index - self.first]
        sign = TAKEN if row.id == host(self).taken else " "
        return row_segments(row, width, sign=sign, source=self.selection.source_id is None)

    def empty_line(self, y: int, width: int) -> str:
        """Say that the list is empty, and how to fill it."""
        if self.problem:
            lines = textwrap.wrap(plain(self.problem), max(1, width - 2))
        elif not self.loaded:
            return ""
        elif self.selection == EVERYTHING:
            lines = ["The library is empty.", "Import articles into it:", "readroom import FOLDER"]
        else:
            lines = ["No articles here."]
        return " " + cut(lines[y], width - 1) if y < len(lines) else ""

    # Loading

    async def fetch(
        self,
        *,
        after: ArticleRow | None = None,
        before: ArticleRow | None = None,
        last: bool = False,
        limit: int = WINDOW,
    ) -> list[ArticleRow]:
        """Read a window of the selection."""
        return await host(self).backend.list_articles(
            self.selection,
            after=after.docid if after else None,
            before=before.docid if before else None,
            last=last,
            limit=limit,
        )

    async def show(self, selection: Selection, name: str = "", total: int | None = None) -> None:
        """List a selection from its top. `total` is its number of rows, when it is known."""
        rows = await host(self).backend.list_articles(selection)
        self.selection, self.name_of_selection = selection, name
        self.put(rows, at_end=len(rows) < WINDOW, total=total)
        self._count()

    def open_at(self, opening: Opening, name: str = "") -> None:
        """List a selection with the cursor somewhere in it; what stands before that is counted meanwhile."""
        total = self.total if opening.place.selection == self.selection else None
        self.selection, self.name_of_selection = opening.place.selection, name
        self.put(opening.rows, cursor=opening.cursor, at_start=opening.at_start, at_end=opening.at_end, total=total)
        self._count()
        if self.origin is None:
            host(self).start(self, self._find_origin(self.cursor, self.rows[self.cursor].docid), "origin")

    def fail(self, problem: str) -> None:
        """Say in place of the list why there is none."""
        self.problem = problem
        self.put([], at_end=True)

    def _count(self) -> None:
        self.problem = ""
        if self.total is None:
            host(self).start(self, self._find_total(), "total")

    async def _find_total(self) -> None:
        selection = self.selection
        total = await host(self).backend.count_articles(selection)
        if selection == self.selection:
            self.count(total)

    async def _find_origin(self, index: int, docid: int) -> None:
        turn = self._turn
        before = await host(self).backend.position_of(docid, self.selection)
        if turn == self._turn and self.origin is None:
            self.origin = index - before
            host(self).changed()

    # Commands

    async def do_open(self, count: int | None) -> None:
        """Open the article under the cursor in the reader."""
        if row := self.chosen:
            await host(self).open_article(row.id)

    async def do_find(self, count: int | None) -> None:
        """Ask for words, and go to the next article with them in its title."""
        await host(self).ask("Find in the titles", "", self._find)

    async def _find(self, text: str) -> None:
        self._wanted = text
        await self._seek(down=True, including=True)

    def do_find_next(self, count: int | None) -> Awaitable[None]:
        """Go to the next article that was found."""
        return self._seek(down=True)

    def do_find_previous(self, count: int | None) -> Awaitable[None]:
        """Go to the previous article that was found."""
        return self._seek(down=False)

    async def _seek(self, *, down: bool, including: bool = False) -> None:
        """Go to the next article of the list whose title has the words that are looked for (down: towards the end)."""
        if not self._wanted.strip() or self.chosen is None:
            host(self).say("Nothing to find yet: / asks for it")
            return
        from readroom.tui.finding import find_title

        docid = self.chosen.docid + (1 if including else 0)
        selection, source, wanted = self.selection, self.chosen.source, self._wanted
        backend = host(self).backend
        row = await backend.search(lambda lib: find_title(lib, selection, source, wanted, docid, down=down))
        if row is None:
            end = 1 << 62 if down else 0
            row = await backend.search(lambda lib: find_title(lib, selection, source, wanted, end, down=down))
            host(self).say("Found from the other end of the list" if row else f"No title has “{plain(wanted)}”")
        if row is None:
            return
        at_hand = [i for i, r in enumerate(self.rows) if r.id == row.id]
        if at_hand:
            self.go_to(self.first + at_hand[0])
        else:
            place = Place(selection)
            self.open_at(await backend.library(lambda lib: read_around(lib, place, row)), self.name_of_selection)
