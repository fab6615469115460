"""The Compare screen: two articles as one list of aligned rows."""

from collections.abc import Iterable, Sequence

from readroom.db.articles import FullArticle
from readroom.db.errors import ReadroomError
from readroom.text.align import compare_texts
from readroom.text.align_model import Range, Row
from readroom.tui import comparing
from readroom.tui.host import host
from readroom.tui.screens.compare_base import Said
from readroom.tui.screens.compare_steps import SteppingScreen
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.compare_head import head_lines, missing_words, name_lines
from readroom.tui.widgets.compare_lines import PairRows
from readroom.tui.widgets.compare_map import Item
from readroom.tui.widgets.compare_paint import Sheet
from readroom.tui.widgets.compare_view import HEAD
from readroom.tui.widgets.status import title_segments

ONLY = {
    "differences": "only differences",
    "left": "only what A has alone, and dim the rest of those paragraphs",
    "right": "only what B has alone, and dim the rest of those paragraphs",
}
"""Which rows a filter leaves, in words."""
MOVED = {"": "", "only": "only moved passages", "without": "without moved passages"}
"""What `, m` goes through."""


class CompareScreen(SteppingScreen):
    """Two articles side by side; a comparison runs in a thread, and one that is not wanted any more is stopped."""

    context = "compare"

    def __init__(self, left: FullArticle, right: FullArticle, at: Range | None = None) -> None:
        super().__init__()
        self.left, self.right = left, right
        self.only = ""
        self.moved = ""
        self.stock_shown = False
        self._at = at

    @property
    def articles(self) -> Sequence[FullArticle]:
        """A and B."""
        return self.left, self.right

    # Comparing

    @property
    def ready(self) -> bool:
        """Whether they are compared."""
        return self.comparison is not None

    def compare(self) -> None:
        """Compare the two; the row that was at the top stays there."""
        at, self._at = self._at or self._range_at_top(), None
        self.comparison = None
        self._here = self._hit = None
        self.view.show(None, [*name_lines(self.left, self.right), "", "comparing… Esc stops it"], [])
        self.map.put([])
        host(self).start(self, self._run(at), "compare")

    def _range_at_top(self) -> Range | None:
        if self.comparison is None or self.view.row_at_top == HEAD:
            return None
        return next((row.left for row in self.comparison.rows[self.view.row_at_top :] if row.left), None)

    async def _run(self, at: Range | None) -> None:
        left, right, loose = self.left.body, self.right.body, self.loose
        try:
            found = await comparing.in_thread(lambda pulse: compare_texts(left, right, loose=loose, pulse=pulse))
        except ReadroomError as problem:
            self.view.show(None, [*name_lines(self.left, self.right), "", str(problem)], [])
            return
        self.comparison = found
        row = HEAD
        if at is not None:
            row = next((n for n, r in enumerate(found.rows) if r.left and r.left[0] <= at[0] < r.left[1]), HEAD)
        self.show_rows(row)
        await self.show_marks()

    def show_rows(self, row: int) -> None:
        """Show the rows that the switches leave, `row` or the next one at the top."""
        found = self.comparison
        if found is None:
            return
        side = {"left": 0, "right": 1}.get(self.only)
        if side is not None:
            items = reading_list(found.rows, side)
        else:
            items = [n for n, r in enumerate(found.rows) if self._is_shown(r)]
        shown = self._switches()
        head = head_lines(self.left, self.right, found, shown)
        if not items:
            head += ["", "There are no such rows." if self.only or self.moved else "Both texts are empty."]
        sheet = Sheet(found, (self.left.body.text, self.right.body.text), missing_words(self.left, self.right))
        sheet.stock = self.stock_shown
        sheet.hits = _two(self.hits)
        sheet.marked = _two(self.marked)
        self.view.show(PairRows(sheet, side), head, items, row, ", ".join(shown))
        host(self).changed()

    def _switches(self) -> list[str]:
        """Return what the switches say, where they are not as at the beginning."""
        parts = [ONLY[self.only]] if self.only else []
        parts += [MOVED[self.moved]] if self.moved and not self.only.startswith(("left", "right")) else []
        parts += ["with stock phrases"] if self.stock_shown else []
        return [*parts, *(["with weak relations"] if self.loose else [])]

    def _is_shown(self, row: Row) -> bool:
        moved = row.moved is not None and row.kind != "repeat"
        if (self.moved == "only" and not moved) or (self.moved == "without" and moved):
            return False
        return self.only != "differences" or row.kind not in ("same", "moved")

    # What the frame says

    def draw_titles(self) -> None:
        """Draw the line of titles and the map again where they have changed."""
        width = self.app.size.width
        half = width // 2
        self.titles.put(
            title_segments(
                [
                    (f"A {title_of(self.left.row)}", half, self.view.side == 0),
                    (f"B {title_of(self.right.row)}", width - half, self.view.side == 1),
                ]
            )
        )
        if self.comparison is not None:
            self.draw_map()

    @property
    def narrowed(self) -> bool:
        """Whether the switches leave rows out."""
        return bool(self.only or self.moved)

    def kinds(self, numbers: Sequence[int]) -> Sequence[Item]:
        """Return the kind and the size of these rows, for the map."""
        rows = self.comparison.rows if self.comparison else ()
        return [(rows[n].kind, _size(rows[n])) for n in numbers]

    # Switches

    def _switch(self, only: str) -> None:
        self.only = "" if self.only == only else only
        self.show_rows(self.view.row_at_top)

    def do_only_differences(self, count: int | None) -> None:
        """Show only the differences, or all."""
        self._switch("differences")

    def do_only_left(self, count: int | None) -> None:
        """Read only what A has alone, or show all."""
        self._switch("left")

    def do_only_right(self, count: int | None) -> None:
        """Read only what B has alone, or show all."""
        self._switch("right")

    def do_moved_rows(self, count: int | None) -> None:
        """Show only moved passages, then all but those, then all."""
        self.moved = {"": "only", "only": "without", "without": ""}[self.moved]
        self.show_rows(self.view.row_at_top)

    def do_stock_rows(self, count: int | None) -> None:
        """Show the stock phrases in what one side has alone, or leave them unmarked."""
        self.stock_shown = not self.stock_shown
        self.show_rows(self.view.row_at_top)

    def do_swap_sides(self, count: int | None) -> None:
        """Put A on the right and B on the left."""
        self._at = None
        if self.comparison is not None and self.view.row_at_top != HEAD:
            later = self.comparison.rows[self.view.row_at_top :]
            self._at = next((row.right for row in later if row.right), None)
        self.left, self.right = self.right, self.left
        self.only = {"left": "right", "right": "left"}.get(self.only, self.only)
        self.hits, self.marked = self.hits[::-1], self.marked[::-1]
        self.comparison = None
        self.compare()

    # Rows

    def sides(self, number: int) -> Sequence[Said]:
        """Return the passages of a row, that of the side at hand first."""
        if self.comparison is None:
            return ()
        row = self.comparison.rows[number]
        both = [
            (article, part)
            for article, part in zip(self.articles, (row.left, row.right), strict=True)
            if part is not None
        ]
        return both[::-1] if self.view.side == 1 else both

    def pieces(self, name: str) -> Iterable[str]:
        """Return the comparison as CSV or Markdown, by the name of the file."""
        from readroom.db.comparison_export import csv_rows, markdown

        if self.comparison is None:
            return ()
        write = csv_rows if name.endswith(".csv") else markdown
        return write(self.left, self.right, self.comparison)


def reading_list(rows: Sequence[Row], side: int) -> list[int]:
    """Return the rows of a reading list in the order of a side: what it has alone, and the rest of its paragraphs."""
    own = [(n, (row.left_at, row.right_at)[side]) for n, row in enumerate(rows)]
    alone = {at[0] for n, at in own if at and rows[n].kind == ("left", "right")[side]}
    # Of a moved passage, the right text's own order has the row of the kind "moved".
    return [
        n
        for n, at in own
        if at
        and at[0] in alone
        and not (side == 1 and rows[n].moved is not None and rows[n].kind not in ("moved", "repeat"))
    ]


def _size(row: Row) -> int:
    """Return how much room a row takes: the characters of its longer side."""
    return max(1, *(part[1] - part[0] for part in (row.left, row.right) if part))


def _two(ranges: Sequence[Sequence[Range]]) -> tuple[Sequence[Range], Sequence[Range]]:
    return (ranges[0], ranges[1]) if len(ranges) == 2 else ((), ())
