"""The Articles pane: a list of any length, read by key in windows of rows, with exact positions."""

import textwrap
from datetime import date
from functools import partial

from rich.segment import Segment

from readroom.db.articles import EVERYTHING, ArticleRow
from readroom.db.own_values import SIGN
from readroom.tui.host import host
from readroom.tui.listing import ORDERS, copies_known, copies_shown, docid_of
from readroom.tui.opening import Opening, Place
from readroom.tui.widgets.cells import ELLIPSIS, cut, fit, fit_right, len_cells, plain
from readroom.tui.widgets.lines import DIM, ITALIC
from readroom.tui.widgets.listed import ListedArticles

NO_DATE = "—"
MOST_STEPS = 100
"""How many steps to what was found one key takes at most."""
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

    Without another `sign`, one that its reader has corrected has the sign of that.
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
    sign = SIGN if row.own and sign == " " else sign
    return [Segment(sign + " "), Segment(title, None if row.title else ITALIC), Segment(tail)]


def with_copies(segments: list[Segment], copies: int) -> list[Segment]:
    """Return a row of a list with how many copies it stands for at the end of its title."""
    sign, title, *rest = segments
    said = f" +{copies}"
    width = len_cells(title.text)
    if not copies or width <= len(said):
        return segments
    return [sign, Segment(fit(title.text, width - len(said)), title.style), Segment(said, DIM), *rest]


class ArticlesPane(ListedArticles):
    """The articles of a selection: in an order, narrowed by a filter, found by words or by date."""

    context = "articles"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._wanted = ""
        self._copies: dict[int, int] = {}

    @property
    def heading(self) -> str:
        """The pane's title: what is listed, how much of it, by which filter, and in which order."""
        count = "" if self.total is None else f" {self.total:,}"
        parts = [f"Articles{count}"]
        if self.name_of_selection:
            parts.append(self.name_of_selection)
        if self.listing.query is not None:
            parts.append(f"filter: {plain(self.listing.query.text.strip())}")
        if self.listing.folded:
            parts.append("copies folded: each text counts once")
        return " · ".join([*parts, self.listing.order_name])

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row of the list."""
        row = host(self).backend.mine(self.rows[index - self.first])
        sign = TAKEN if row.id == host(self).taken else " "
        found = row_segments(row, width, sign=sign, source=self.selection.source_id is None)
        return with_copies(found, self._copies.get(row.id, 0)) if self.listing.folded else found

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

    async def do_fold_copies(self, count: int | None) -> None:
        """List copies once, or each of them."""
        folded = not self.listing.folded
        if folded and not await host(self).backend.library(copies_known):
            host(self).say("Which texts are copies is not known yet; run: readroom rebuild fingerprints")
            return
        await self.relist(self.listing._replace(folded=folded), row=self.chosen)
        said = "Each text counts once: of copies the first that was imported stands for all"
        host(self).say(said if folded else "Every copy is listed and counted")

    def _count(self) -> None:
        super()._count()
        if self.listing.folded:
            host(self).start(self, self._read_copies(), "copies")

    async def _read_copies(self) -> None:
        job = partial(copies_shown, listing=self.listing, notebook=self._notebook)
        self._copies = await host(self).backend.library(job)
        self.refresh()

    async def do_filter(self, count: int | None) -> None:
        """Ask for a query, and list only what it finds; an empty one lists everything again."""
        query = self.listing.query
        await host(self).ask("Filter", query.text if query else "", self._narrow)

    def open_at(self, opening: Opening, name: str = "") -> None:
        """List a selection with the cursor somewhere in it; the filter that it had comes back, and folded copies."""
        super().open_at(opening, name)
        place, listing = opening.place, self.listing
        if (place.query or place.folded) and listing.query is None and not listing.folded:
            host(self).start(self, self._restore(place), "refill")

    async def _restore(self, place: Place) -> None:
        row = self.chosen
        if place.folded and await host(self).backend.library(copies_known):
            await self.relist(self.listing._replace(folded=True), row=row)
        if place.query:
            await self._narrow(place.query, row=row)

    async def _narrow(self, text: str, row: ArticleRow | None = None) -> None:
        from readroom.tui.finding import asks_notebook, read

        if not text.strip():
            await self.relist(self.listing._replace(query=None), row=self.chosen)
            return
        query = read(text)
        asks = asks_notebook(query)
        notebook = await host(self).backend.notes(lambda notebook: notebook) if asks else None
        await self.relist(self.listing._replace(query=query), row=row, notebook=notebook)
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

    async def do_find_next(self, count: int | None) -> None:
        """Go to the next article that was found, or the one `count` further on."""
        for _ in range(min(count or 1, MOST_STEPS)):
            await self._seek(down=True)

    async def do_find_previous(self, count: int | None) -> None:
        """Go to the previous article that was found, or the one `count` further back."""
        for _ in range(min(count or 1, MOST_STEPS)):
            await self._seek(down=False)

    async def _seek(self, *, down: bool, including: bool = False) -> None:
        """Go to the next article of the list whose title has the words that are looked for (down: towards the end)."""
        if not self._wanted.strip() or self.chosen is None:
            host(self).say("Nothing to find yet: / asks for it")
            return
        from readroom.tui.finding import find_title, has_words

        listing, here, wanted, notebook = self.listing, self.chosen, self._wanted, self._notebook
        backend = host(self).backend
        row = here if including and has_words(here, wanted) else None
        if row is None:
            row = await backend.search(lambda lib: find_title(lib, listing, wanted, here, notebook, down=down))
        if row is None:
            row = await backend.search(lambda lib: find_title(lib, listing, wanted, None, notebook, down=down))
            host(self).say("Found from the other end of the list" if row else f"No title has “{plain(wanted)}”")
        if row is None:
            return
        at_hand = [i for i, r in enumerate(self.rows) if r.id == row.id]
        if at_hand:
            self.go_to(self.first + at_hand[0])
        else:
            await self.relist(listing, row=row)
