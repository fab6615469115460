"""Text cut and padded to cells: the columns of a list stay straight whatever script a title is in."""

import re
from functools import cache

from rich.cells import cell_len, set_cell_size

from readroom.text.cells import filled, is_western
from readroom.text.gate import display

ELLIPSIS = "…"


@cache
def _unsure() -> re.Pattern[str]:
    """What terminals disagree about (variation selectors, keycaps, skin tones), so that a list does without it."""
    return re.compile("[\u302e\u302f\u3164\uffa0\ufffc\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]")


def plain(text: str) -> str:
    """Return `text` on one line, without control characters and without what has no agreed width."""
    if text.isascii():
        return display(text)
    return text if is_western(text) else filled(_unsure().sub("", display(text)))


def len_cells(text: str) -> int:
    """Return the width of a text in cells."""
    return len(text) if text.isascii() or is_western(text) else cell_len(text)


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells; what was longer ends in an ellipsis."""
    if len(text) <= width and (text.isascii() or is_western(text)):
        return text
    if width <= 0:
        return ""
    # A cell holds many marks in a hostile text, so its length is bounded before it is measured.
    text = text[: width * 8 + 8]
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells, cut or padded on the right."""
    text = cut(text, width)
    return text + " " * max(0, width - len_cells(text))


def fit_right(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells, cut or padded on the left."""
    text = cut(text, width)
    return " " * max(0, width - len_cells(text)) + text
