"""How far two people agree: Cohen's kappa and Krippendorff's alpha, over units that are said.

A unit is an article, a paragraph, a sentence or a character (code point). A tag is on a unit for a coder when one of
the coder's marks with that tag covers some of it. Units that nobody marked count: they are agreement on "no".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readroom.text.sentences import paragraphs, sentences

Unit = Literal["article", "paragraph", "sentence", "character"]
UNITS: tuple[Unit, ...] = ("article", "paragraph", "sentence", "character")
Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Table:
    """How many units have a tag: for both coders, only for the first, only for the second, for neither."""

    both: int = 0
    first: int = 0
    second: int = 0
    neither: int = 0

    @property
    def units(self) -> int:
        """All units."""
        return self.both + self.first + self.second + self.neither

    def __add__(self, other: "Table") -> "Table":
        return Table(
            self.both + other.both,
            self.first + other.first,
            self.second + other.second,
            self.neither + other.neither,
        )


def observed(table: Table) -> float | None:
    """Return the share of units on which the coders agree, 0 to 1; None without units."""
    return (table.both + table.neither) / table.units if table.units else None


def kappa(table: Table) -> float | None:
    """Return Cohen's kappa (Cohen 1960), (Po - Pe) / (1 - Pe); None where chance alone would agree on everything."""
    if not (total := table.units):
        return None
    agreed = (table.both + table.neither) / total
    one, two = (table.both + table.first) / total, (table.both + table.second) / total
    chance = one * two + (1 - one) * (1 - two)
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def table_alpha(table: Table) -> float | None:
    """Return Krippendorff's alpha for two values, two coders and no unit left out; None when one value stands alone."""
    differ = table.first + table.second
    ones, zeros = 2 * table.both + differ, 2 * table.neither + differ
    if not ones or not zeros:
        return None
    return 1 - (ones + zeros - 1) * differ / (ones * zeros)


def alpha(ratings: Sequence[Sequence[float | None]], metric: Metric = "nominal") -> float | None:
    """Return Krippendorff's alpha (Krippendorff 2011) of any number of coders: a row for each, a column for each unit.

    None in a row is a unit that the coder did not rate; units with one rating are left out. None when all that was
    rated has one value.
    """
    pairs: dict[tuple[float, float], float] = {}
    for column in zip(*ratings, strict=True):
        values = [value for value in column if value is not None]
        for i, one in enumerate(values):
            for j, other in enumerate(values):
                if i != j:
                    pairs[one, other] = pairs.get((one, other), 0.0) + 1 / (len(values) - 1)
    counts: dict[float, float] = {}
    for (one, _), n in pairs.items():
        counts[one] = counts.get(one, 0.0) + n
    distance = _distance(metric, counts)
    total = sum(counts.values())
    seen = sum(n * distance(one, other) for (one, other), n in pairs.items())
    by_chance = sum(counts[one] * counts[other] * distance(one, other) for one in counts for other in counts)
    return 1 - (total - 1) * seen / by_chance if by_chance else None


def _distance(metric: Metric, counts: dict[float, float]) -> Callable[[float, float], float]:
    """Return the squared difference of two values."""
    if metric == "nominal":
        return lambda one, other: float(one != other)
    if metric == "interval":
        return lambda one, other: (one - other) ** 2
    if metric == "ratio":
        return lambda one, other: ((one - other) / (one + other)) ** 2 if one + other else 0.0

    def ordinal(one: float, other: float) -> float:
        low, high = sorted((one, other))
        between = sum(n for value, n in counts.items() if low <= value <= high)
        return (between - (counts[low] + counts[high]) / 2) ** 2

    return ordinal


# Units of a text


def units(text: str, unit: Unit) -> list[Range]:
    """Return the units of a text as ranges in code points; of characters, the one range that they all make up."""
    if unit == "paragraph":
        return paragraphs(text)
    if unit == "sentence":
        return sentences(text)
    return [(0, len(text))] if text else []


def joined(ranges: Iterable[Range]) -> list[Range]:
    """Return ranges in order, those that touch or overlap as one."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def covered(places: Sequence[Range], ranges: Iterable[Range]) -> set[int]:
    """Return which of `places` (in order, not overlapping) some of `ranges` covers at least in part."""
    starts, ends = [start for start, _ in places], [end for _, end in places]
    found: set[int] = set()
    for start, end in ranges:
        found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return found


@dataclass(frozen=True, slots=True)
class Compared:
    """One tag in one text: the counts, and (start, end, whether it is the first coder who has it) of what differs."""

    table: Table
    differences: tuple[tuple[int, int, bool], ...]


def compared(text: str, unit: Unit, first: Iterable[Range], second: Iterable[Range]) -> Compared:
    """Return how two coders' ranges of one tag agree in one text."""
    if unit == "character":
        return _by_character(len(text), joined(first), joined(second))
    places = units(text, unit)
    one, two = covered(places, first), covered(places, second)
    differences = tuple((*places[i], i in one) for i in sorted(one ^ two))
    table = Table(len(one & two), len(one - two), len(two - one), len(places) - len(one | two))
    return Compared(table, differences)


def _by_character(length: int, first: Sequence[Range], second: Sequence[Range]) -> Compared:
    """Count code points without looking at each; what differs are runs."""
    marks = sorted({0, length, *(at for side in (first, second) for pair in side for at in pair if at <= length)})
    sums = [0, 0, 0, 0]
    runs: list[tuple[int, int, bool]] = []
    for start, end in pairwise(marks):
        one, two = (bool(covered([(start, end)], side)) for side in (first, second))
        sums[0 if one and two else 1 if one else 2 if two else 3] += end - start
        if one != two:
            runs.append((start, end, one))
    return Compared(Table(*sums), tuple(runs))
