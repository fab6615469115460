"""Breaking a text into lines of a number of cells: by words, by the cells of a table's row, or as code stands.

Text of which each character takes one cell goes through one regular expression; all other text is packed piece by
piece. No line is ever wider than asked (from two cells up), and a cluster is only broken when it does not fit a line.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from readroom.text.cells import Flow, char_cells

Mode = Literal["words", "row", "code"]

# Spaces at which a line may end; a no-break space is none of them.
_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
# Scripts that are broken between any two characters, and the signs that may not begin or end a line there.
_WIDE = (
    "\u2e80-\u2fff\u3001-\u303e\u3040-\u312f\u31a0-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60"
    "\U00020000-\U0003fffd"
)
_CLOSING = (
    ")\\]},.;:!?\u2019\u201d\u2026\u3001\u3002\u3005\u300d\u300f\u3011\u3015\u3017\u30fc"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff5d"
)
_OPENING = "(\\[{\u2018\u201c\u300c\u300e\u3010\u3014\u3016\uff08\uff5b"
_DASHES = "-\u2010\u2013\u2014/"
_AFTER_SPACE = f"(?<=[{_SPACES}])(?![{_SPACES}])"
_AFTER_DASH = rf"(?<=[^\W_][{_DASHES}])(?=\w)"
_ROW = re.compile(f"(?<= \\|)[{_SPACES}]+")


class Cut(NamedTuple):
    """One line of a flow: its characters are `[first, last)`, the next line begins at `next` (blanks lie between)."""

    first: int
    last: int
    next: int


def wrap(flow: Flow, width: int, mode: Mode = "words") -> list[Cut]:
    """Return the lines of `flow` at `width` cells; at least one, also for an empty flow.

    `words` breaks at spaces, after dashes and between characters of scripts without spaces; `row` after a table's
    cells, then as words; `code` only where a line is full. What is longer than a line is broken between clusters.
    """
    width = max(width, 2)
    if not flow.shown:
        return [Cut(0, 0, 0)]
    if flow.starts is None:
        if len(flow.shown) <= width:
            return [_trimmed(flow.shown, 0, len(flow.shown), mode)]
        return [_trimmed(flow.shown, m.start(), m.end(), mode) for m in _pattern(width, mode).finditer(flow.shown)]
    ends = list(_packed(flow, width, mode))
    return [_trimmed(flow.shown, first, end, mode) for first, end in zip([0, *ends], ends, strict=False)]


@lru_cache(maxsize=64)
def _pattern(width: int, mode: Mode) -> re.Pattern[str]:
    """Return the expression that takes one line of at most `width` one-cell characters, and the blanks after it."""
    full = f".{{1,{width}}}"
    words = f"{full}(?:[{_SPACES}]+|$|(?<=[{_SPACES}])|{_AFTER_DASH})|{full}"
    row = f"{full}(?:[{_SPACES}]*$|(?<= \\|)[{_SPACES}]+)|{words}"
    return re.compile({"words": words, "row": row, "code": full}[mode])


def _trimmed(shown: str, first: int, end: int, mode: Mode) -> Cut:
    """Return the line `[first, end)` without the blanks at its end, which code keeps where they fit."""
    return Cut(first, end if mode == "code" else first + len(shown[first:end].rstrip(_SPACES)), end)


def _packed(flow: Flow, width: int, mode: Mode) -> Iterator[int]:
    """Yield where each line of a flow with wide or joined characters ends."""
    used = 0
    for first, end in _pieces(flow, mode):
        last, size, hanging = _measure(flow.shown, first, end, mode)
        if used and used + size > width:
            yield first
            used = 0
        if size > width:
            lines, size = (_packed_words if mode == "row" else _chopped)(flow, first, last, width)
            yield from lines
        used += size + hanging
    yield len(flow.shown)


@cache
def _words() -> re.Pattern[str]:
    """Return where a line may end. Made when the first text has wide or joined characters: most have none."""
    return re.compile(
        f"{_AFTER_SPACE}|{_AFTER_DASH}|(?<=[{_WIDE}])(?<![{_OPENING}])(?![{_SPACES}{_CLOSING}])"
        f"|(?<![{_SPACES}{_OPENING}])(?=[{_WIDE}])(?![{_CLOSING}])"
    )


def _pieces(flow: Flow, mode: Mode) -> Iterator[tuple[int, int]]:
    """Yield the ranges that are kept whole if a line can hold them, with the blanks after them."""
    starts = flow.starts or ()
    first = 0
    if mode != "code":
        for found in (_ROW if mode == "row" else _words()).finditer(flow.shown):
            at = found.end()
            if first < at < len(flow.shown) and starts[at]:
                yield first, at
                first = at
    yield first, len(flow.shown)


def _measure(shown: str, first: int, end: int, mode: Mode) -> tuple[int, int, int]:
    """Return where the blanks at the end of a piece begin, the cells before them, and the cells of the blanks."""
    last = end if mode == "code" else first + len(shown[first:end].rstrip(_SPACES))
    return last, sum(map(char_cells, shown[first:last])), sum(map(char_cells, shown[last:end]))


def _packed_words(flow: Flow, first: int, end: int, width: int) -> tuple[list[int], int]:
    """Return where lines end in a table's cell that is wrapped by words, and the cells used in its last line."""
    starts = flow.starts or ()
    part = Flow(flow.shown[first:end], flow.offsets[first:end], starts[first:end])
    ends = [first + at for at in _packed(part, width, "words")]
    last = ends[-2] if len(ends) > 1 else first
    return ends[:-1], sum(map(char_cells, flow.shown[last:end]))


def _chopped(flow: Flow, first: int, end: int, width: int) -> tuple[list[int], int]:
    """Return where a piece that is longer than a line is broken, and the cells used in its last line.

    It is broken before a cluster; inside one only when the cluster alone is wider than a line.
    """
    starts = flow.starts or ()
    ends: list[int] = []
    used = since = 0  # cells of the line, and of the cluster at its end
    cluster = first
    for at in range(first, end):
        size = char_cells(flow.shown[at])
        if starts[at]:
            cluster, since = at, 0
        if used + size > width:
            if cluster > (ends[-1] if ends else first):
                ends.append(cluster)
                used = since
            if used + size > width:
                ends.append(at)
                used = since = 0
        used += size
        since += size
    return ends, used
