"""The two texts of a comparison apart: what each column has, in its own order. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from readroom.text.align_model import Row
from readroom.tui.widgets.compare_paint import Line
from readroom.tui.widgets.compare_window import HEAD


class Column(NamedTuple):
    """One text in its own order, as far as the rows that are shown have something of it.

    `numbers` are its rows; `listed` says of each in which row of the common list it stands beside the other text (or
    the nearest one above), `places` at which row of that list its own place is, and `beside` where the rows of the list
    are here, by index. `wrap` returns the lines of the row at an index at a width.
    """

    name: str
    numbers: Sequence[int]
    listed: Sequence[int]
    places: Sequence[int]
    beside: Mapping[int, int]
    wrap: Callable[[int, int], list[Line]]
    whole: bool = False
    """Whether all of the text is here, whatever rows are shown."""

    def find(self, row: int) -> int:
        """Return the index of the row that stands beside a row of the list, or of the next one below that has text."""
        if row in self.beside:
            return self.beside[row]
        later = (n for n, place in enumerate(self.places) if place > row)
        return next(later, max(0, len(self.numbers) - 1))

    def row_of(self, number: int | None) -> int:
        """Return the row of the list that one of the column's rows stands in; HEAD for none."""
        return self.listed[self.numbers.index(number)] if number is not None else HEAD


def column(name: str, numbers: Sequence[int], places: Sequence[int], wrap: Callable[[int, int], list[Line]]) -> Column:
    """Return a column whose rows are called as in the list."""
    return Column(name, numbers, numbers, places, {number: index for index, number in enumerate(numbers)}, wrap)


def own_order(rows: Sequence[Row], side: int, shown: Iterable[int]) -> list[tuple[int, int]]:
    """Return which of the rows that are shown have text of a side (0 or 1), in the order of that text.

    With each comes the row at whose place it stands: what stands beside A in another place than B has it, B has a row
    of its own for; there it is shown, once.
    """
    wanted = list(shown)
    there = set(wanted)
    found = []
    for number in wanted:
        row = rows[number]
        twice = side == 1 and row.kind != "repeat" and row.moved in there
        if twice and row.kind == "moved" and row.moved is not None:
            found.append((row.moved, number))
        elif not twice and (row.left, row.right)[side]:
            found.append((number, number))
    return found
