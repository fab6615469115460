"""Quotations: those that several articles print, those of one article, or those that a query finds."""

from collections.abc import Awaitable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from readroom.db.articles import ArticleRow
from readroom.db.errors import ReadroomError
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.entered import EntriesScreen
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.cells import plain
from readroom.tui.widgets.entries import Entry
from readroom.tui.widgets.numbered import NumberedList

if TYPE_CHECKING:
    from readroom.db.library import Library


WINDOW = 30
"""So many quotations are read at once: each is looked for in the articles that print it without quotation marks."""


class QuotationsScreen(EntriesScreen):
    """A list of quotations; Enter shows everyone who prints one. `base`: only those of this article."""

    list: NumberedList[int]

    def __init__(self, base: ArticleRow | None = None) -> None:
        super().__init__()
        self.base = base
        self.query_text = ""
        self.list = NumberedList("quotations", self._rows, self._enter, id="quotations")
        self.list.empty = "Reading the quotations…"
        self.list.window = WINDOW

    async def read(self) -> None:
        """Read what is to be shown."""
        base, text = self.base, self.query_text

        def order(library: "Library") -> list[int]:
            from readroom.db.reuse.asked import LOOKED_INTO, asked_for, quotation_order, quoted_by
            from readroom.db.search import matching_ids, understand

            if base is not None:
                return quoted_by(library.connection, base.id)
            if text:
                ids = islice(matching_ids(library, text, notebook=notebook, today=date.today()), LOOKED_INTO)
                return asked_for(library, ids, understand(text, today=date.today()))
            return quotation_order(library.connection)

        backend = host(self).backend
        notebook: Any = await backend.notes(lambda notebook: notebook) if text else None
        try:
            found = await backend.count(order)
        except ReadroomError as problem:
            self.list.empty = str(problem)
            await self.list.fill([])
            return
        self.list.empty = "No quotation." if base or text else "No quotation that two articles print."
        await self.list.fill(found)

    async def _rows(self, order: Sequence[int]) -> Sequence[Entry]:
        from readroom.db.reuse.asked import heads

        # Counted as its ledger counts it, which takes its time: lists and articles do not wait for that.
        found = await host(self).backend.count(lambda lib: heads(lib, order))
        return [
            Entry(f"“{head.text}”", "“", ((f"{head.articles:,}", -4), ((head.day or "undated")[:10], 10)),
                  target=head.family)
            for head in found
        ]  # fmt: skip

    @property
    def row(self) -> ArticleRow | None:
        """The article whose quotations these are."""
        return self.base

    def draw_titles(self) -> None:
        """Say which quotations these are."""
        of = f" of {title_of(self.base)}" if self.base else f" · {plain(self.query_text)}" if self.query_text else ""
        said = number_of(len(self.list.order), "quotation") if self.list.loaded else ""
        said += " · articles that print it, day of the oldest, the fullest wording"
        self.put_titles(f"Quotations{of}", said)

    def _enter(self, entry: Entry) -> Awaitable[None]:
        return self._ledger(entry.target)

    async def _ledger(self, family: int) -> None:
        from readroom.tui.screens.ledger import LedgerScreen

        await self.lead(LedgerScreen(family))

    # Commands

    async def do_edit_query(self, count: int | None) -> None:
        """Ask for a query, and list the quotations that hold its words; an empty one lists all again."""
        await host(self).ask("Quotations with", self.query_text, self._ask)

    async def _ask(self, text: str) -> None:
        self.query_text, self.base = text.strip(), None
        await self.read()
        host(self).changed()
