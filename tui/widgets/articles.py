"""The Articles pane: a list of any length, read by key in windows of rows, with exact positions."""

import textwrap
from collections.abc import Awaitable
from datetime import date

from rich.segment import Segment

from readroom.db.articles import EVERYTHING, ArticleRow
from readroom.tui.host import host
from readroom.tui.listing import ORDERS, TOP, docid_of
from readroom.tui.widgets.cells import ELLIPSIS, cut, fit, fit_right, len_cells, plain
from readroom.tui.widgets.lines import ITALIC
from readroom.tui.widgets.listed import ListedArticles

NO_DATE = "—"
TAKEN = "c"
"""The sign beside the article that was taken for comparison."""


def title_of(row: ArticleRow) -> str:
    """Return the title of an article as a list shows it: without one, its first words in guillemets."""
    return plain(row.title) if row.title else f"« {plain(row.opening)}{ELLIPSIS} »" if row.opening else "« no text »"


def date_of(row: ArticleRow) -> str:
    """Return the day (or month, or year) of an article as a list shows it."""
    return row.date[:10] if row.date else NO_DATE


def row_segments(
    row: ArticleRow, width: int, *, sign: str = " ", source: bool = True, words: bool = True
) -> list[Segment]:
    """Return a row of a list of articles in exactly `width` cells; what does not fit is left out from the right.

    `source` and `words`: whether there are columns for these.
    """
    tail = ""
    room = width - 2
    if room >= 30:
        tail = f" {fit(date_of(row), 10)}"
        if words and room >= 40:
            tail += fit_right(f"{row.words:,}", 7)
        if source and room >= 62:
            tail = f" {fit(plain(row.source), min(20, room // 4))}{tail}"
    title = fit(title_of(row), room - len_cells(tail))
    return [Segment(sign + " "), Segment(title, None if row.title else ITALIC), Segment(tail)]


class ArticlesPane(ListedArticles):
    """The articles of a selection: in an order, narrowed by a filter, found by words or by date."""

    context = "articles"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._wanted = ""

    @property
    def heading(self) -> str:
        """The pane's title: what is listed, how much of it, by which filter, and in which order."""
        count = "" if self.total is None else f" {self.total:,}"
        parts = [f"Articles{count}"]
        if self.name_of_selection:
            parts.append(self.name_of_selection)
        if self.listing.query is not None:
            parts.append(f"filter: {plain(self.listing.query.text.strip())}")
        return " · ".join([*parts, self.listing.order_name])

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
        elif self.listing.query is not None:
            lines = ["No article here is found by the filter.", ",f and Enter on an empty line take it away."]
        elif self.selection == EVERYTHING:
            lines = ["The library is empty.", "Import articles into it:", "readroom import FOLDER"]
        else:
            lines = ["No articles here."]
        return " " + cut(lines[y], width - 1) if y < len(lines) else ""

    # Commands

    async def do_open(self, count: int | None) -> None:
        """Open the article under the cursor in the reader."""
        if row := self.chosen:
            await host(self).open_article(row.id)

    async def do_order(self, count: int | None) -> None:
        """Put the list into the next order, around the article under the cursor."""
        orders = list(ORDERS)
        following = orders[(orders.index(self.listing.order) + 1) % len(orders)]
        await self.relist(self.listing._replace(order=following, reverse=False), row=self.chosen)

    async def do_reverse_order(self, count: int | None) -> None:
        """Turn the order round."""
        await self.relist(self.listing._replace(reverse=not self.listing.reverse), row=self.chosen)

    async def do_filter(self, count: int | None) -> None:
        """Ask for a query, and list only what it finds; an empty one lists everything again."""
        query = self.listing.query
        await host(self).ask("Filter", query.text if query else "", self._narrow)

    async def _narrow(self, text: str) -> None:
        from readroom.tui.finding import asks_notebook, read

        if not text.strip():
            await self.relist(self.listing._replace(query=None), row=self.chosen)
            return
        query = read(text)
        asks = asks_notebook(query)
        notebook = await host(self).backend.notes(lambda notebook: notebook) if asks else None
        await self.relist(self.listing._replace(query=query), notebook=notebook)
        if query.notices:
            host(self).say(f"note: {query.notices[0].message}")

    async def do_go_to_date(self, count: int | None) -> None:
        """Ask for a date, and go to the newest article of it, or the one before; in order of date."""
        await host(self).ask("Go to the date", "", self._to_date)

    async def _to_date(self, text: str) -> None:
        if not text.strip():
            return
        docid, listing = docid_of(text, date.today()), self.listing
        if listing.order != "date":
            listing = listing._replace(order="date", reverse=False)
        await self.relist(listing, docid=docid)

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
        listing, source, wanted = self.listing, self.chosen.source, self._wanted
        backend, notebook = host(self).backend, self._notebook
        row = await backend.search(lambda lib: find_title(lib, listing, source, wanted, docid, notebook, down=down))
        if row is None:
            end = TOP if down else 0
            row = await backend.search(lambda lib: find_title(lib, listing, source, wanted, end, notebook, down=down))
            host(self).say("Found from the other end of the list" if row else f"No title has “{plain(wanted)}”")
        if row is None:
            return
        at_hand = [i for i, r in enumerate(self.rows) if r.id == row.id]
        if at_hand:
            self.go_to(self.first + at_hand[0])
        else:
            await self.relist(listing, row=row)
