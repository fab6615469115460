"""A line of a concordance in cells: nodes begin in one column, whatever script and width the words have."""

import re
from typing import NamedTuple

from readroom.text.cells import cells, flow, is_plain

ELLIPSIS = "…"
_BREAK = re.compile(r"\s*\n\s*")
_SPACES = re.compile(r"\s+")
_PER_CELL = 8  # code points looked at for each cell: marks take none


class Fitted(NamedTuple):
    """The three parts of a line in exact widths (cells); the node's own width is what it takes."""

    left: str
    node: str
    right: str


def fitted(left: str, node: str, right: str, width: int, before: int) -> Fitted:
    """Return a line in `width` cells, `before` of them left of the node.

    What stands before a node is cut at its beginning, and pushed to the right; `¶` stands for the end of a line of the
    text. A node that leaves no room to what follows is cut, too.
    """
    before = max(0, min(before, width - 1))
    room = max(0, width - before)
    least = room // 4
    shown = head(one_line(node), max(1, room - least), mark=True)
    rest = max(0, room - cells(shown))
    lead = tail(one_line(left), before)
    follow = head(one_line(right), rest)
    return Fitted(" " * (before - cells(lead)) + lead, shown, follow + " " * (rest - cells(follow)))


def one_line(text: str) -> str:
    """Return a piece of a text on one line: `¶` for the end of a line, one space for any other white space."""
    return _SPACES.sub(" ", _BREAK.sub(" ¶ ", text)) if "\n" in text else _SPACES.sub(" ", text)


def head(text: str, width: int, *, mark: bool = False) -> str:
    """Return the beginning of a text in at most `width` cells, as it is shown; `mark`: an ellipsis where it is cut."""
    part = text[: width * _PER_CELL + _PER_CELL]
    if is_plain(part):
        cut = len(text) > width
        return part[: width - 1] + ELLIPSIS if cut and mark and width else part[:width]
    clusters = _clusters(part)
    room = width - 1 if mark and (sum(size for _, size in clusters) > width or len(part) < len(text)) else width
    taken = _taken(clusters, room)
    return taken + ELLIPSIS if room < width and width else taken


def tail(text: str, width: int) -> str:
    """Return the end of a text in at most `width` cells, as it is shown."""
    if width <= 0:
        return ""
    part = text[-(width * _PER_CELL + _PER_CELL) :]
    if is_plain(part):
        return part[-width:]
    clusters = [(cluster, size) for cluster, size in reversed(_clusters(part))]
    found: list[str] = []
    for cluster, size in clusters:
        if size > width:
            break
        found.append(cluster)
        width -= size
    return "".join(reversed(found))


def _taken(clusters: list[tuple[str, int]], width: int) -> str:
    found: list[str] = []
    for cluster, size in clusters:
        if size > width:
            break
        found.append(cluster)
        width -= size
    return "".join(found)


def _clusters(text: str) -> list[tuple[str, int]]:
    """Return the clusters of a text in the form that is shown, with the cells of each."""
    shown = flow(text, 0, len(text))
    if shown.starts is None:
        return [(char, 1) for char in shown.shown]
    parts: list[str] = []
    for char, starts in zip(shown.shown, shown.starts, strict=True):
        if starts or not parts:
            parts.append(char)
        else:
            parts[-1] += char
    return [(part, cells(part)) for part in parts]
