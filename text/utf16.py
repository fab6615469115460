"""Positions in UTF-16 code units and in code points: what browsers count, and what readroom counts."""

from bisect import bisect_left
from collections.abc import Iterator


class Utf16:
    """The two ways to count in one text. They part at every character beyond U+FFFF, which is two code units."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Where each astral character begins, in code points and in code units.
        self._points = [] if text.isascii() else list(_astral(text))
        self._units = [point + n for n, point in enumerate(self._points)]

    def units(self, point: int) -> int:
        """Return the code unit at which the code point at `point` begins."""
        return point + bisect_left(self._points, point)

    def point(self, unit: int) -> int | None:
        """Return the code point that begins at code unit `unit`; None within one, or outside the text."""
        before = bisect_left(self._units, unit)
        if unit < 0 or (before and unit == self._units[before - 1] + 1):
            return None
        point = unit - before
        return point if point <= self._length else None


def _astral(text: str) -> Iterator[int]:
    return (at for at, char in enumerate(text) if char > "\uffff")
