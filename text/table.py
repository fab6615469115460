"""A table of counts as it is shown: its columns, and their cells as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isinf
from typing import Any

Row = Mapping[str, Any]
ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a row's key, what stands over it, and how many decimals a number has.

    `sign`: a plus stands before what is above 0. `more`: it is shown where there is room for it.
    """

    key: str
    title: str
    decimals: int = 0
    sign: bool = False
    more: bool = False

    def cell(self, row: Row) -> str:
        """Return a row's cell as text."""
        value = row[self.key]
        if value is None:
            return ABSENT
        if isinstance(value, str):
            return value
        if isinf(value):
            return "∞" if value > 0 else "-∞"
        plus = "+" if self.sign else ""
        if self.title in ("p", "p corrected") and 0 < value < 10**-self.decimals:
            return f"{value:.0e}"
        return f"{value:{plus},.{self.decimals}f}"


def rank(column: Column, row: Row) -> tuple[int, float, str]:
    """Return what rows are sorted by, the greatest first and words by the alphabet; what is absent comes last."""
    value = row[column.key]
    if value is None:
        return 1, 0.0, ""
    return (0, 0.0, value) if isinstance(value, str) else (0, -float(value), "")
