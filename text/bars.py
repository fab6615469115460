"""Pictures of block characters: bars, columns, and strips that show where something lies."""

from collections.abc import Sequence
from itertools import pairwise

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = "·▁▂▃▄▅▆▇█"
_HEIGHTS = " ▁▂▃▄▅▆▇█"


def bar(value: float, most: float, width: int) -> str:
    """Return a bar for a value from 0 to `most`, which is `width` columns long, in eighths of a column.

    What is above 0 is never invisible.
    """
    if value <= 0 or most <= 0:
        return ""
    eighths = max(1, round(value / most * width * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def bars(values: Sequence[float | None], width: int) -> list[str]:
    """Return a bar for each value, the greatest `width` columns long."""
    most = max((value for value in values if value is not None), default=0)
    return [bar(value or 0, most, width) for value in values]


def strip(numbers: Sequence[int], most: int) -> str:
    """Return a column for each number, as high as it is out of `most`; 0 is a dot."""
    return "".join(_LEVELS[min(8, -(-8 * number // most))] if number and most else _LEVELS[0] for number in numbers)


def columns(values: Sequence[float | None], width: int, height: int) -> list[str]:
    """Return `height` lines (the highest first) of columns side by side, in eighths of a line; at most `width` wide.

    Each value has as many columns as there is room for; where there are more values than columns, a column shows the
    greatest of its neighbours. What is above 0 is never invisible.
    """
    if not values or width < 1 or height < 1:
        return [""] * max(0, height)
    numbers = [value or 0 for value in values]
    if len(numbers) > width:
        edges = [n * len(numbers) // width for n in range(width + 1)]
        numbers = [max(numbers[start:end]) for start, end in pairwise(edges)]
    each = max(1, min(8, width // len(numbers)))
    most = max(numbers)
    gap = " " if each > 2 else ""
    lines = []
    for line in range(height - 1, -1, -1):
        parts = []
        for number in numbers:
            eighths = max(1, round(number / most * height * 8)) if number > 0 else 0
            parts.append(_HEIGHTS[max(0, min(8, eighths - 8 * line))] * (each - len(gap)) + gap)
        lines.append("".join(parts).rstrip())
    return lines
