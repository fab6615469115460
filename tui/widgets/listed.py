"""Articles as a list of any length: what is listed, read in windows by key, counted meanwhile."""

from functools import partial
from typing import TYPE_CHECKING

from readroom.db.articles import ArticleRow, Selection
from readroom.tui.host import host
from readroom.tui.listing import TOP, Listing, around_date, around_row, count, window
from readroom.tui.opening import WINDOW, Opening
from readroom.tui.widgets.windows import WindowList

if TYPE_CHECKING:
    from readroom.db.fields import NotebookView


class ListedArticles(WindowList[ArticleRow]):
    """The articles of a listing. A new one is shown when its rows are there; until then the old one stays whole."""

    window = WINDOW

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.listing = Listing()
        self.name_of_selection = ""
        self.problem = ""
        self._notebook: NotebookView | None = None

    @property
    def selection(self) -> Selection:
        """What is listed of the library."""
        return self.listing.selection

    async def fetch(
        self,
        *,
        after: ArticleRow | None = None,
        before: ArticleRow | None = None,
        last: bool = False,
        limit: int = WINDOW,
    ) -> list[ArticleRow]:
        """Read a window of the list."""
        listing, notebook = self.listing, self._notebook
        return await host(self).backend.library(
            partial(window, listing=listing, notebook=notebook, after=after, before=before, last=last, limit=limit)
        )

    async def show(self, selection: Selection, name: str = "", total: int | None = None) -> None:
        """List a selection from its top, without a filter, in the order that was chosen last.

        `total` is its number of rows, when it is known.
        """
        listing = self.listing._replace(selection=selection, query=None)
        rows = await host(self).backend.library(partial(window, listing=listing, limit=WINDOW))
        self.listing, self.name_of_selection, self._notebook = listing, name, None
        self.put(rows, at_end=len(rows) < WINDOW, total=total)
        self._count()

    def open_at(self, opening: Opening, name: str = "") -> None:
        """List a selection with the cursor somewhere in it; what stands before that is counted meanwhile.

        A filter of the same selection stays, and copies stay folded: the list is read again.
        """
        same = opening.place.selection == self.selection
        if same and (self.listing.query is not None or self.listing.folded) and opening.rows:
            self.name_of_selection = name
            host(self).start(self, self.relist(self.listing, row=opening.rows[opening.cursor]), "refill")
            return
        total = self.total if same else None
        self.listing, self.name_of_selection = opening.place.listing, name
        self.put(opening.rows, cursor=opening.cursor, at_start=opening.at_start, at_end=opening.at_end, total=total)
        self._count()

    async def relist(
        self,
        listing: Listing,
        *,
        row: ArticleRow | None = None,
        docid: int | None = None,
        notebook: "NotebookView | None" = None,
    ) -> None:
        """Show a listing around a row, around the newest article below a docid, or from its top."""
        notebook = notebook or self._notebook
        place = TOP if docid is None else docid
        if row is not None:
            found = await host(self).backend.library(lambda lib: around_row(lib, listing, notebook, row, WINDOW))
        elif docid is not None:
            found = await host(self).backend.library(lambda lib: around_date(lib, listing, notebook, place, WINDOW))
        else:
            rows = await host(self).backend.library(partial(window, listing=listing, notebook=notebook, limit=WINDOW))
            self._take(listing, notebook)
            self.put(rows, at_end=len(rows) < WINDOW)
            self._count()
            return
        self._take(listing, notebook)
        self.put(found.rows, cursor=found.cursor, at_start=found.at_start, at_end=found.at_end)
        self._count()

    def _take(self, listing: Listing, notebook: "NotebookView | None") -> None:
        self.listing, self._notebook = listing, notebook

    def fail(self, problem: str) -> None:
        """Say in place of the list why there is none."""
        self.problem = problem
        self.put([], at_end=True)

    # Counting

    def _count(self) -> None:
        self.problem = ""
        if self.total is None:
            host(self).start(self, self._find_total(), "total")
        if self.origin is None and self.chosen is not None:
            host(self).start(self, self._find_origin(self.cursor, self.chosen), "origin")

    async def _find_total(self) -> None:
        turn = self._turn
        total = await host(self).backend.count(partial(count, listing=self.listing, notebook=self._notebook))
        if turn == self._turn:
            self.count(total)

    async def _find_origin(self, index: int, row: ArticleRow) -> None:
        turn = self._turn
        job = partial(count, listing=self.listing, notebook=self._notebook, before=row)
        before = await host(self).backend.count(job)
        if turn == self._turn and self.origin is None:
            self.origin = index - before
            host(self).changed()
