"""What the screens of comparisons share: a list of rows with one at hand, finding, marking, copying, exporting."""

import asyncio
import uuid
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from readroom.db.articles import FullArticle
from readroom.db.comparison_export import about
from readroom.text.align_model import Range
from readroom.tui import comparing
from readroom.tui.host import host
from readroom.tui.new_file import write_new
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.compare_head import step
from readroom.tui.widgets.compare_map import Item, Map
from readroom.tui.widgets.compare_view import HEAD, CompareView
from readroom.tui.widgets.compare_window import Place
from readroom.tui.widgets.quotation import quotation
from readroom.tui.widgets.reader_find import find
from readroom.tui.widgets.status import Bar

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

Said = tuple[FullArticle, Range]
"""A passage of an article."""


class ComparingScreen(FramedScreen):
    """Articles compared, as a list of rows. A subclass says what its rows are."""

    def __init__(self) -> None:
        super().__init__()
        self.loose = False
        self.marked: Sequence[Sequence[Range]] = ()
        self.hits: Sequence[Sequence[Range]] = ()
        self._hit: int | None = None  # the hit one is at
        self._map: tuple[object, int, Map] | None = None  # of which items, how wide

    def body(self) -> ComposeResult:
        """Make the line of titles, the map and the list."""
        self.titles = Bar(id="compare-titles")
        self.map = Bar(id="compare-map")
        self.view = CompareView(id="compare")
        self.view.context = self.context
        yield self.titles
        yield self.map
        yield self.view

    def on_mount(self) -> None:
        """Begin to compare."""
        self.set_focus(self.view)
        self.compare()

    # What a subclass says

    context = "compare"

    @property
    def articles(self) -> Sequence[FullArticle]:
        """The articles that are compared."""
        return ()

    @property
    def ready(self) -> bool:
        """Whether they are compared."""
        return False

    map_side: int | None = None
    """Which of two texts that are apart the map shows the place of; None: that of the one at hand."""

    def compare(self) -> None:
        """Compare them, and show what comes of it."""

    def sides(self, number: int) -> Sequence[Said]:
        """Return the passages that stand in a row, that of the side at hand first."""
        return ()

    def show_rows(self, row: int) -> None:
        """Show the rows, `row` or the next one at the top."""

    def pieces(self, name: str) -> Iterable[str]:
        """Return what is written into a file of this name."""
        return ()

    def kinds(self, numbers: Sequence[int]) -> Sequence[Item]:
        """Return the kind and the size of these rows, for the map."""
        return ()

    def redraw(self) -> None:
        """Show the rows anew, the same line at the top and the same row at hand."""
        view = self.view
        here, top = view.here, view.row_at_top
        line = view.window.top.line
        self.show_rows(top)
        if view.apart:
            return
        if view.row_at_top == top:
            view.window.go(Place(view.window.top.item, line))
        if here in view.items:
            view.here = here
        view.redraw(wrapped=False)

    def draw_map(self) -> None:
        """Draw the map again where it has changed: with other rows, another width, or another place in them."""
        width, items = self.app.size.width, self.view.items
        if self._map is None or self._map[0] is not items or self._map[1] != width:
            self._map = (items, width, Map(self.kinds([n for n in items if n != HEAD]), width))
        shown = self.view.places_shown(self.map_side)
        first = bisect_left(items, shown[0]) - 1 if shown else 0
        last = bisect_left(items, shown[-1]) if shown else 0
        self.map.put(self._map[2].segments(first, last))

    # Where one is

    @property
    def position(self) -> str:
        """Where one is, for the status line."""
        return self.view.position

    @property
    def passages_at_hand(self) -> Sequence[Said]:
        """The passages of the row at hand, that of the side at hand first."""
        row = self.view.row_at_hand
        return self.sides(row) if row is not None else ()

    def do_next_pair(self, count: int | None) -> None:
        """Go to the next row."""
        self.view.step_rows(count or 1)

    def do_previous_pair(self, count: int | None) -> None:
        """Go to the row before."""
        self.view.step_rows(-(count or 1))

    # Two texts apart

    def choose(self, side: int) -> None:
        """Take the left (0) or the right (1) side; of two texts that are apart, it is the one that moves."""
        if self.view.apart:
            self.forget_place()
        self.view.choose_side(side)

    def forget_place(self) -> None:
        """Forget at which hit one is: others, or in another order, are gone through now."""
        self._hit = None

    def do_next_pane(self, count: int | None) -> bool:
        """Take the other one of two texts that are apart."""
        if self.view.apart:
            self.choose(1 - self.view.side)
        return self.view.apart

    do_previous_pane = do_next_pane

    def do_scroll_apart(self, count: int | None) -> None:
        """Move one text alone from here on; or both together again, by the row at hand."""
        view = self.view
        if view.side:
            self.forget_place()
        if not self.ready:
            host(self).say("There is nothing to scroll yet")
        elif view.apart:
            view.join()
            host(self).say("The texts move together again")
        elif view.part():
            host(self).say(f"Apart: {view.name} moves alone")
        else:
            host(self).say("One text is shown alone: there is nothing to scroll apart")

    # Switches

    def do_weak_relations(self, count: int | None) -> None:
        """Relate sentences that have little in common, too, or only those that have more."""
        self.loose = not self.loose
        host(self).say("Weak relations are shown too" if self.loose else "Only stronger relations are shown")
        self.compare()

    async def do_take_for_comparison(self, count: int | None) -> None:
        """Keep these articles, and go to the lists, where another one can be taken beside them."""
        await host(self).keep_for_comparison([article.row.id for article in self.articles])

    # Finding

    async def do_find(self, count: int | None) -> None:
        """Find words in all texts."""
        await host(self).ask("Find in the texts", "", self._find)

    def _find(self, wanted: str) -> None:
        self.hits = [find(article.body.text, wanted) for article in self.articles]
        self._hit = None
        self.redraw()
        self._step_hit(1)

    def do_find_next(self, count: int | None) -> None:
        """Go to the next row with a hit."""
        self._step_hit(count or 1)

    def do_find_previous(self, count: int | None) -> None:
        """Go to the previous row with a hit."""
        self._step_hit(-(count or 1))

    def _step_hit(self, by: int) -> None:
        rows = self._rows_with_hits()
        if not rows:
            host(self).say("Not found in the rows that are shown")
            return
        order = {number: index for index, number in enumerate(self.view.numbers)}
        at = step([order[n] for n in rows], self._hit, by, [order[n] for n in self.view.rows_shown])
        self._hit = (0 if by > 0 else len(rows) - 1) if at is None else at
        self.view.go_to_row(rows[self._hit])
        host(self).say(f"row {self._hit + 1} of {len(rows)} with a hit")

    def _rows_with_hits(self) -> list[int]:
        """Return the numbers of the rows that are shown and hold a hit."""
        hits = {article.row.key: found for article, found in zip(self.articles, self.hits, strict=False)}
        # Where texts are apart, it is the one at hand that moves, and is looked through.
        said = 1 if self.view.apart else None
        return [
            number
            for number in self.view.numbers
            if any(meets(part, hits.get(article.row.key, ())) for article, part in self.sides(number)[:said])
        ]

    # Marking

    async def show_marks(self) -> None:
        """Read anew where there are highlights, and show them."""
        articles = self.articles
        self.marked = await self.view.written(lambda notebook: comparing.marked_ranges(notebook, articles))
        self.redraw()

    async def do_mark(self, count: int | None) -> None:
        """Mark the sentence at hand with the last colour and tags."""
        await self._mark(None)

    async def do_tag(self, count: int | None) -> None:
        """Ask for tags, and mark the sentence at hand with them."""
        if self.passages_at_hand:
            await self.view.ask_tags((), self._mark)

    async def _mark(self, tags: tuple[str, ...] | None) -> None:
        if not self.passages_at_hand:
            host(self).say("There is no sentence to mark")
            return
        article, part = self.passages_at_hand[0]
        group = uuid.uuid4().hex

        def job(notebook: "Notebook") -> str:
            return comparing.mark(notebook, article, part, tags, group)

        said = await self.view.written(job)
        await self.show_marks()
        self.view.tell_all((article.row.key,))
        host(self).say(f"“{article.row.title or article.row.opening}”: {said}")

    # Copying and exporting

    def do_copy_quotation(self, count: int | None) -> None:
        """Copy the row at hand as quotations of all its articles."""
        if not self.passages_at_hand:
            host(self).say("There is no row to copy")
            return
        host(self).copy_text("\n".join(quotation(article, *part) for article, part in self.passages_at_hand))

    async def do_export_comparison(self, count: int | None) -> None:
        """Ask for a file, and write the whole comparison there: Markdown, or CSV when it ends so."""
        if self.ready:
            await host(self).ask("Write the comparison (.md or .csv) to", "comparison.md", self._export)
        else:
            host(self).say("There is nothing to write yet")

    async def _export(self, name: str) -> None:
        path = Path(name.strip() or "comparison.md").expanduser()
        library = await host(self).backend.library(lambda lib: lib.id)
        said = about(self.articles, library)
        problem = await asyncio.to_thread(write_new, path, self.pieces(path.name), said)
        host(self).say(problem or f"written to {path}, and what it is to {path.name}.txt")


def meets(part: Range, others: Sequence[Range]) -> bool:
    """Tell whether one of the ranges has characters of a part."""
    return any(start < part[1] and part[0] < end for start, end in others)
