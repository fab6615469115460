"""Going through two articles that are compared: differences to check, shared passages, other places, the sides."""

from readroom.text.align_model import Comparison, Difference
from readroom.tui.host import host
from readroom.tui.screens.compare_base import ComparingScreen
from readroom.tui.widgets.compare_head import difference_words, step
from readroom.tui.widgets.compare_view import HEAD


class SteppingScreen(ComparingScreen):
    """Two articles; `comparison` is there when they are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self._here: int | None = None  # the difference one is at

    @property
    def narrowed(self) -> bool:
        """Whether some rows are left out."""
        return False

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
            left, right = (article.body.text for article in self.articles)
            return [(d.row, difference_words(d, left, right)) for d in found]
        if self.comparison is None:
            return []
        rows = self.comparison.rows
        return [(n, "") for n in self.view.items if n != HEAD and rows[n].kind not in ("same", "moved")]

    def do_next_difference(self, count: int | None) -> None:
        """Go to the next difference to check; where there is none to check, to the next row that differs."""
        self._step(count or 1)

    def do_previous_difference(self, count: int | None) -> None:
        """Go to the previous difference to check; where there is none to check, to the previous row that differs."""
        self._step(-(count or 1))

    def _step(self, by: int) -> None:
        found = self._stops()
        if not found:
            host(self).say("There is no difference" + (" in these rows" if self.narrowed else ""))
            return
        at = step([row for row, _ in found], self._here, by, self.view.rows_shown)
        if at is None:
            host(self).say("This was the last difference" if by > 0 else "This was the first difference")
            return
        self._here = at
        row, said = found[at]
        self.view.go_to_row(row)
        rows = f"No differences to check; row {at + 1} of {len(found)} that differ"
        host(self).say(f"{at + 1} of {len(found)}: {said}" if said else rows)

    # Passages, sides and other places

    def do_next_passage(self, count: int | None) -> None:
        """Go to the next passage that both share."""
        self._step_passage(count or 1)

    def do_previous_passage(self, count: int | None) -> None:
        """Go to the previous passage that both share."""
        self._step_passage(-(count or 1))

    def _step_passage(self, by: int) -> None:
        found = self.comparison
        if found is None:
            return
        starts = {p.left[0] for p in found.passages if p.kind not in ("stock", "related")}
        rows = [
            n
            for n in self.view.items
            if n != HEAD and (part := found.rows[n].left) and any(part[0] <= s < part[1] for s in starts)
        ]
        here = self.view.row_at_hand
        later = [n for n in rows if here is None or (n > here if by > 0 else n < here)]
        # A row one has not gone to yet, at the top of the screen, may be the first.
        if by > 0 and here in rows and self.view.here != here:
            later = [here, *later]
        if not later:
            host(self).say("There is no other shared passage " + ("below" if by > 0 else "above"))
            return
        self.view.go_to_row(later[min(by, len(later)) - 1] if by > 0 else later[max(by, -len(later))])
        host(self).changed()

    def do_left_side(self, count: int | None) -> None:
        """Take the left side: it is marked by `m`, and quoted first."""
        self.view.choose_side(0)

    def do_right_side(self, count: int | None) -> None:
        """Take the right side: it is marked by `m`, and quoted first."""
        self.view.choose_side(1)

    async def do_other_place(self, count: int | None) -> None:
        """Go to where a moved or repeated passage stands too, and back; else open the article at the sentence."""
        row = self.view.row_at_hand
        if self.comparison is None or row is None:
            return
        target = self.comparison.rows[row].moved
        if target is not None and target in self.view.items:
            self.view.go_to_row(target)
            host(self).changed()
        elif said := self.sides(row):
            article, part = said[0]
            await host(self).open_article(article.row.id, part[0], [part])
