"""Pictures of block characters: bars, and strips that show where something lies."""

from collections.abc import Sequence

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS = "·▁▂▃▄▅▆▇█"


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
