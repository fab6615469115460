"""Going through the differences to check of a comparison, of two articles or of several."""

from collections.abc import Sequence

from readroom.tui.host import host
from readroom.tui.screens.compare_base import ComparingScreen
from readroom.tui.widgets.compare_head import step


class CheckingScreen(ComparingScreen):
    """A comparison with differences to check; a subclass says where they are."""

    def __init__(self) -> None:
        super().__init__()
        self._here: int | None = None  # the difference one is at

    # What a subclass says

    @property
    def narrowed(self) -> bool:
        """Whether some rows are left out."""
        return False

    def to_check(self) -> Sequence[tuple[int, str]]:
        """Return the rows of the differences to check, by their numbers, and what they say in words."""
        return ()

    def differs(self, number: int) -> bool:
        """Tell whether anything differs in a row."""
        return False

    # Going through them

    def _stops(self) -> list[tuple[int, str]]:
        """Return where `]` goes in the rows that are shown, and what it says there: differences to check, else the
        rows that differ at all.
        """
        order = {number: index for index, number in enumerate(self.view.numbers)}
        found = [(row, said) for row, said in self.to_check() if row in order]
        if found:
            return sorted(found, key=lambda stop: order[stop[0]])
        return [(n, "") for n in order if self.differs(n)] if self.ready else []

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
        order = {number: index for index, number in enumerate(self.view.numbers)}
        at = step([order[row] for row, _ in found], self._here, by, [order[n] for n in self.view.rows_shown])
        if at is None:
            host(self).say("This was the last difference" if by > 0 else "This was the first difference")
            return
        self._here = at
        row, said = found[at]
        self.view.go_to_row(row)
        rows = f"No differences to check; row {at + 1} of {len(found)} that differ"
        host(self).say(f"{at + 1} of {len(found)}: {said}" if said else rows)

    def forget_place(self) -> None:
        """Forget at which hit and difference one is."""
        super().forget_place()
        self._here = None
