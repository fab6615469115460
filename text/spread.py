"""How the lines of a concordance are spread: over the years, and over the length of their texts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readroom.text.concordance import Line

PARTS = 20
"""How many equal parts a text is counted in."""
BARS = "▁▂▃▄▅▆▇█"
EMPTY = "·"


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers of lines. `years`: each year from the first to the last, those without lines too; `undated` apart.

    `parts`: of each twentieth of the texts, from their beginnings.
    """

    years: tuple[tuple[int, int], ...]
    undated: int
    parts: tuple[int, ...]


def spread_of(lines: Iterable[Line]) -> Spread:
    """Count lines by the year of their articles, and by where in the text they are."""
    years: Counter[int] = Counter()
    parts = [0] * PARTS
    undated = 0
    for line in lines:
        year = line.place.date[:4] if line.place.date else ""
        if year.isdecimal():
            years[int(year)] += 1
        else:
            undated += 1
        parts[min(PARTS - 1, int(line.share * PARTS))] += 1
    every = range(min(years), max(years) + 1) if years else ()
    return Spread(tuple((year, years[year]) for year in every), undated, tuple(parts))


def bars(counts: Sequence[int]) -> str:
    """Return a bar for each number, the highest for the highest; a dot where there is none."""
    most = max(counts, default=0)
    return "".join(BARS[(len(BARS) * n - 1) // most] if n else EMPTY for n in counts)


def year_bars(spread: Spread, width: int) -> str:
    """Return the years as bars between the first and the last year, in at most `width` columns.

    Where there is no room for a bar for each, one stands for several years, and it is said for how many.
    """
    tail = f", undated {spread.undated:,}" if spread.undated else ""
    if not spread.years:
        return f"undated {spread.undated:,}" if spread.undated else ""
    first, last = spread.years[0][0], spread.years[-1][0]
    counts = [n for _, n in spread.years]
    if len(counts) == 1:
        return f"{first} {counts[0]:,}{tail}"
    room = width - len(f"{first}  {last}{tail}")
    if len(counts) <= room:
        return f"{first} {bars(counts)} {last}{tail}"
    each = -(-len(counts) // max(1, room - len(" (10 years each)")))
    grouped = [sum(counts[n : n + each]) for n in range(0, len(counts), each)]
    return f"{first} {bars(grouped)} {last}{tail} ({each} years each)"
