"""The whole of a comparison in one line: a cell for each block of rows, in the sign and colour of its kind. Pure."""

from collections import Counter
from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from readroom.text.align_model import RowKind
from readroom.text.align_report import MARKS

NOTHING = "·"
KIND_STYLES: dict[RowKind | None, Style] = {
    "same": Style(color="blue"),
    "edited": Style(color="cyan"),
    "quote": Style(color="magenta", bold=True),
    "shared": Style(color="blue", bold=True),
    "related": Style(color="yellow"),
    "left": Style(color="red"),
    "right": Style(color="green"),
    "repeat": Style(dim=True),
    "moved": Style(color="cyan", bold=True),
    None: Style(dim=True),
}
SEEN = Style(reverse=True)
Item = tuple[RowKind | None, int]
"""A kind (None: nothing of it), and how much room the row takes."""


class Map:
    """`items` laid out in `width` cells; a cell stands for the same amount of text everywhere."""

    def __init__(self, items: Sequence[Item], width: int) -> None:
        total = sum(size for _, size in items)
        self._counts: list[Counter[RowKind | None]] = [Counter() for _ in range(width if total else 0)]
        self._places: list[tuple[int, int]] = []
        done = 0
        for kind, size in items:
            first = done * width // total
            last = max(first, min(width, -(-(done + size) * width // total)) - 1)
            for cell in range(first, last + 1):
                there = min((done + size) * width, (cell + 1) * total) - max(done * width, cell * total)
                self._counts[cell][kind] += there
            self._places.append((first, last + 1))
            done += size

    def segments(self, start: int, end: int) -> list[Segment]:
        """Return the line, each cell in the kind that most of it has; the items `[start, end)`, reversed, are seen."""
        seen = (self._places[start][0], self._places[end - 1][1]) if start < end <= len(self._places) else (0, 0)
        found: list[Segment] = []
        for cell, count in enumerate(self._counts):
            kind = max(count, key=lambda k: count[k]) if count else None
            style = KIND_STYLES[kind] + SEEN if seen[0] <= cell < seen[1] else KIND_STYLES[kind]
            sign = MARKS[kind] if kind else NOTHING
            if found and found[-1].style == style and found[-1].text[-1] == sign:
                found[-1] = Segment(found[-1].text + sign, style)
            else:
                found.append(Segment(sign, style))
        return found
