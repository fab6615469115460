"""Where the list of a comparison stands, or its two texts apart, and what is said above them. Pure."""

from typing import NamedTuple

from rich.segment import Segment

from readroom.tui.widgets.cells import fit, plain
from readroom.tui.widgets.compare_lines import STACKED_BELOW
from readroom.tui.widgets.compare_paint import Line
from readroom.tui.widgets.compare_window import Window
from readroom.tui.widgets.status import HERE, THERE

CAPTIONED_FROM = 6
"""A view of fewer lines has no room for a line above each column."""


class Area(NamedTuple):
    """Where a column is drawn (cells and lines of the view); `caption`: how many of its lines say what it is."""

    x: int
    y: int
    width: int
    height: int
    caption: int

    def resize(self, window: Window) -> None:
        """Give a window the room that the text has here."""
        window.resize(max(self.width, 0), max(self.height - self.caption, 0))


def areas(width: int, height: int, *, apart: bool) -> list[Area]:
    """Return where the list is drawn, or the two columns: side by side, or one above the other where it is narrow."""
    if not apart:
        return [Area(0, 0, width, height, 0)]
    caption = int(height >= CAPTIONED_FROM)
    if width >= STACKED_BELOW:
        half = width // 2
        return [Area(0, 0, half, height, caption), Area(half + 1, 0, width - half - 1, height, caption)]
    upper = (height + 1) // 2
    return [Area(0, 0, width, upper, caption), Area(0, upper, width, height - upper, caption)]


def caption_of(name: str, window: Window, width: int, *, moves: bool, shown: str) -> Line:
    """Return the line above a column: whether it moves or stays, and where one is in it; `shown`: what filters say."""
    where = window.position or "none of these rows"
    said = f" {name} {'moves alone' if moves else 'stays'}: {where}{f'; shown: {shown}' if shown else ''}"
    return [Segment(fit(plain(said), width), HERE if moves else THERE)]
