"""Going through two articles that are compared: differences to check, shared passages, other places, the sides."""

from collections.abc import Sequence

from readroom.text.align_model import Comparison
from readroom.tui.host import host
from readroom.tui.screens.compare_checks import CheckingScreen
from readroom.tui.widgets.compare_head import difference_words


class SteppingScreen(CheckingScreen):
    """Two articles; `comparison` is there when they are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None

    # Differences to check

    def to_check(self) -> Sequence[tuple[int, str]]:
        """Return the rows of the differences to check, and what stands on each side."""
        if self.comparison is None:
            return ()
        left, right = (article.body.text for article in self.articles)
        found = [d for d in self.comparison.differences if d.kind != "spelling"]
        return [(d.row, difference_words(d, left, right)) for d in found]

    def differs(self, number: int) -> bool:
        """Tell whether the two sides of a row differ."""
        return self.comparison is not None and self.comparison.rows[number].kind not in ("same", "moved")

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
        side = self.view.side if self.view.apart else 0
        starts = {(p.left, p.right)[side][0] for p in found.passages if p.kind not in ("stock", "related")}
        order = {number: index for index, number in enumerate(self.view.numbers)}
        rows = [
            n
            for n in order
            if (part := (found.rows[n].left, found.rows[n].right)[side]) and any(part[0] <= s < part[1] for s in starts)
        ]
        here = self.view.row_at_hand
        at = order[here] if here is not None else -1
        later = [n for n in rows if here is None or (order[n] > at if by > 0 else order[n] < at)]
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
        self.choose(0)

    def do_right_side(self, count: int | None) -> None:
        """Take the right side: it is marked by `m`, and quoted first."""
        self.choose(1)

    async def do_other_place(self, count: int | None) -> None:
        """Go to where a moved or repeated passage stands too, and back; else open the article at the sentence."""
        row = self.view.row_at_hand
        if self.comparison is None or row is None:
            return
        target = self.comparison.rows[row].moved
        if self.view.apart and target is not None and self.comparison.rows[row].kind != "repeat":
            self.view.bring_other(row)
        elif target is not None and target in self.view.numbers:
            self.view.go_to_row(target)
            host(self).changed()
        elif said := self.sides(row):
            article, part = said[0]
            await host(self).open_article(article.row.id, part[0], [part])
