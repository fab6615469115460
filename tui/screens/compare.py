"""The Compare screen: two articles as one list of aligned rows."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult

from readroom.db.articles import FullArticle
from readroom.text.align import compare_texts
from readroom.text.align_model import Comparison, Difference, Range, Row
from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.compare_head import difference_words, head_lines, missing_words, name_lines, step
from readroom.tui.widgets.compare_paint import Sheet
from readroom.tui.widgets.compare_view import HEAD, CompareView
from readroom.tui.widgets.quotation import quotation
from readroom.tui.widgets.reader_find import find
from readroom.tui.widgets.status import Bar, title_segments

ONLY = {
    "differences": "only differences",
    "left": "only what A has alone",
    "right": "only what B has alone",
}
"""Which rows a filter leaves, in words."""


class CompareScreen(FramedScreen):
    """Two articles side by side; a comparison runs in a thread, and a late one is dropped."""

    context = "compare"

    def __init__(self, left: FullArticle, right: FullArticle) -> None:
        super().__init__()
        self.left, self.right = left, right
        self.comparison: Comparison | None = None
        self.only = ""
        self.moved_shown = True
        self.stock_shown = False
        self._sheet: Sheet | None = None
        self._here: int | None = None  # the difference one is at
        self._hit: int | None = None  # the hit one is at

    def body(self) -> ComposeResult:
        """Make the list and the line of titles."""
        self.titles = Bar(id="compare-titles")
        self.view = CompareView(id="compare")
        yield self.titles
        yield self.view

    def on_mount(self) -> None:
        """Begin to compare."""
        self.set_focus(self.view)
        self._compare()

    # Comparing

    def _compare(self, at: Range | None = None) -> None:
        """Compare the two; show the row that holds the range `at` of the left text at the top then."""
        self.comparison = self._sheet = None
        self._here = self._hit = None
        self.view.show(None, [*name_lines(self.left, self.right), "", "comparing…"], [])
        host(self).start(self, self._run(at), "compare")

    async def _run(self, at: Range | None) -> None:
        comparison = await asyncio.to_thread(compare_texts, self.left.body, self.right.body)
        self.comparison = comparison
        texts = self.left.body.text, self.right.body.text
        self._sheet = Sheet(comparison, texts, missing_words(self.left, self.right), self.stock_shown)
        row = HEAD
        if at is not None:
            row = next((n for n, r in enumerate(comparison.rows) if r.left and r.left[0] <= at[0] < r.left[1]), HEAD)
        self._show(row)

    def _show(self, row: int) -> None:
        """Show the rows that the switches leave, `row` or the next one at the top."""
        if self.comparison is None or self._sheet is None:
            return
        items = [n for n, r in enumerate(self.comparison.rows) if self._is_shown(r)]
        head = head_lines(self.left, self.right, self.comparison, self._switches())
        if not items:
            head += ["", "There are no such rows." if self.only or not self.moved_shown else "Both texts are empty."]
        self.view.show(self._sheet, head, items, row)
        host(self).changed()

    def _switches(self) -> list[str]:
        """Return what the switches say, where they are not as at the beginning."""
        parts = [ONLY[self.only]] if self.only else []
        parts += [] if self.moved_shown else ["without moved passages"]
        return [*parts, *(["with stock phrases"] if self.stock_shown else [])]

    def _is_shown(self, row: Row) -> bool:
        if row.moved is not None and row.kind != "repeat" and not self.moved_shown:
            return False
        if self.only == "differences":
            return row.kind not in ("same", "moved")
        return not self.only or row.kind == self.only

    # What the frame says

    def draw_titles(self) -> None:
        """Draw the line of titles again where it has changed."""
        width = self.app.size.width
        half = width // 2
        self.titles.put(
            title_segments(
                [(f"A {title_of(self.left.row)}", half, False), (f"B {title_of(self.right.row)}", width - half, False)]
            )
        )

    @property
    def position(self) -> str:
        """Where one is, for the status line."""
        return self.view.position

    # Switches

    def _switch(self, only: str) -> None:
        self.only = "" if self.only == only else only
        self._show(self.view.row_at_top)

    def do_only_differences(self, count: int | None) -> None:
        """Show only the differences, or all."""
        self._switch("differences")

    def do_only_left(self, count: int | None) -> None:
        """Show only what A has alone, or all."""
        self._switch("left")

    def do_only_right(self, count: int | None) -> None:
        """Show only what B has alone, or all."""
        self._switch("right")

    def do_moved_rows(self, count: int | None) -> None:
        """Hide moved passages, or show them again."""
        self.moved_shown = not self.moved_shown
        self._show(self.view.row_at_top)

    def do_stock_rows(self, count: int | None) -> None:
        """Show the stock phrases in what one side has alone, or leave them unmarked."""
        self.stock_shown = not self.stock_shown
        if self._sheet is not None:
            self._sheet = replace(self._sheet, stock=self.stock_shown)
        self._show(self.view.row_at_top)

    def do_swap_sides(self, count: int | None) -> None:
        """Put A on the right and B on the left."""
        at = None
        if self.comparison is not None and self.view.row_at_top != HEAD:
            later = self.comparison.rows[self.view.row_at_top :]
            at = next((row.right for row in later if row.right), None)
        self.left, self.right = self.right, self.left
        self.only = {"left": "right", "right": "left"}.get(self.only, self.only)
        self._compare(at)

    # Differences to check

    def _to_check(self) -> list[Difference]:
        """Return the differences to check in the rows that are shown."""
        if self.comparison is None:
            return []
        shown = set(self.view.items)
        return [d for d in self.comparison.differences if d.kind != "spelling" and d.row in shown]

    def _stops(self) -> list[tuple[int, str]]:
        """Return where `]` goes, and what it says there: differences to check, else the rows that differ at all."""
        if found := self._to_check():
            texts = self.left.body.text, self.right.body.text
            return [(d.row, difference_words(d, *texts)) for d in found]
        if self.comparison is None:
            return []
        rows = self.comparison.rows
        return [(n, "none to check") for n in self.view.items if n != HEAD and rows[n].kind not in ("same", "moved")]

    def do_next_difference(self, count: int | None) -> None:
        """Go to the next difference to check; where there is none to check, to the next row that differs."""
        self._step(count or 1)

    def do_previous_difference(self, count: int | None) -> None:
        """Go to the previous difference to check; where there is none to check, to the previous row that differs."""
        self._step(-(count or 1))

    def _step(self, by: int) -> None:
        found = self._stops()
        if not found:
            host(self).say("There is no difference" + (" in these rows" if self.only else ""))
            return
        at = step([row for row, _ in found], self._here, by, self.view.rows_shown)
        if at is None:
            host(self).say("This was the last difference" if by > 0 else "This was the first difference")
            return
        self._here = at
        row, said = found[at]
        self.view.go_to_row(row)
        host(self).say(f"{at + 1} of {len(found)}: {said}")

    # Finding

    async def do_find(self, count: int | None) -> None:
        """Find words in both texts."""
        await host(self).ask("Find in both", "", self._find)

    def _find(self, wanted: str) -> None:
        if self._sheet is None:
            return
        self._sheet = replace(
            self._sheet, hits=(find(self._sheet.texts[0], wanted), find(self._sheet.texts[1], wanted))
        )
        self._hit = None
        self._show(self.view.row_at_top)
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
        at = step(rows, self._hit, by, self.view.rows_shown)
        self._hit = (0 if by > 0 else len(rows) - 1) if at is None else at
        self.view.go_to_row(rows[self._hit])
        host(self).say(f"row {self._hit + 1} of {len(rows)} with a hit")

    def _rows_with_hits(self) -> list[int]:
        """Return the numbers of the rows that are shown and hold a hit."""
        if self._sheet is None:
            return []
        found = []
        for number in self.view.items:
            row = self._sheet.rows[number] if number != HEAD else None
            parts = (row.left, row.right) if row else ()
            if any(_meets(part, hits) for part, hits in zip(parts, self._sheet.hits, strict=False)):
                found.append(number)
        return found

    # Copying

    def do_copy_quotation(self, count: int | None) -> None:
        """Copy the row one is at as quotations of both articles: that of the difference, or the first one shown."""
        row = self._row_at_hand()
        if row is None:
            host(self).say("There is no row to copy")
            return
        parts = [
            quotation(article, *part)
            for article, part in ((self.left, row.left), (self.right, row.right))
            if part is not None
        ]
        host(self).copy_text("\n".join(parts))

    def _row_at_hand(self) -> Row | None:
        if self.comparison is None:
            return None
        shown = self.view.rows_shown
        found = self._stops()
        if self._here is not None and self._here < len(found) and found[self._here][0] in shown:
            return self.comparison.rows[found[self._here][0]]
        return self.comparison.rows[shown[0]] if shown else None


def _meets(part: Range | None, hits: Sequence[Range]) -> bool:
    """Tell whether a hit lies in a part of a text."""
    return part is not None and any(start < part[1] and part[0] < end for start, end in hits)
