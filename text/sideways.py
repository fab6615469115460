"""A line that is wider than the screen, as much of it as is seen: tables and code scroll sideways."""

from collections.abc import Sequence
from dataclasses import replace

from readroom.text.cells import cells, char_cells
from readroom.text.layout import Line

MORE_LEFT, MORE_RIGHT = "‹", "›"
"""The signs in the first and the last cell where something is hidden on that side."""


def crop(line: Line, shift: int, width: int) -> Line:
    """Return what is seen of `line` in `width` cells when its text is moved `shift` cells to the left.

    Its prefix stays. The range of the line in the text stays too; a sign has the offset of what it hides.
    """
    room = max(width - cells(line.prefix), 1)
    marks = _edges(line)
    whole = marks[-1]
    if whole <= room and shift <= 0:
        return line
    shift = max(0, min(shift, whole - 1))
    left = 1 if shift else 0
    first = next((n for n, at in enumerate(marks[:-1]) if at >= shift + left and _begins(line, n)), len(line.shown))
    right = 1 if whole - shift > room else 0
    last = _last(line, marks, first, shift + room - right)
    pad = marks[first] - shift - left if first < len(line.shown) else room - left - right
    fill = max(0, shift + room - right - marks[last]) if right else 0
    before = max(first - 1, 0)
    head, tail = MORE_LEFT * left + " " * max(pad, 0), " " * fill + MORE_RIGHT * right
    offsets = line.offsets
    if not offsets:
        own: Sequence[int] = ()
    else:
        own = [
            *[offsets[min(before, len(offsets) - 1)]] * len(head),
            *offsets[first:last],
            *[offsets[min(last, len(offsets) - 1)]] * len(tail),
        ]
    starts = None
    if line.starts is not None:
        starts = [*[True] * len(head), *line.starts[first:last], *[True] * len(tail)]
    levels = line.levels
    if levels is not None:
        levels = [*[line.base] * len(head), *levels[first:last], *[line.base] * len(tail)]
    move = len(head) - first
    faces = tuple(
        (max(begin, first) + move, min(end, last) + move, face)
        for begin, end, face in line.faces
        if max(begin, first) < min(end, last)
    )
    shown = head + line.shown[first:last] + tail
    seen = replace(line, shown=shown, offsets=own, starts=starts, faces=faces, levels=levels, pad=0)
    return replace(seen, pad=max(0, width - seen.width)) if line.base % 2 else seen


def shift_to(line: Line, offset: int, shift: int, width: int) -> int:
    """Return how far a line is to be moved so that the code point at `offset` is seen; as it is when it is seen."""
    room = max(width - cells(line.prefix), 1)
    edges = _edges(line)
    column = edges[line.index(offset)]
    if shift + (shift > 0) <= column < shift + room - 1:
        return shift
    return max(0, min(column - room // 3, edges[-1] - room))


def _edges(line: Line) -> Sequence[int]:
    """Return the cell in which each character of a line begins, and the cells of all."""
    if line.starts is None:
        return range(len(line.shown) + 1)
    edges, at = [0], 0
    for char in line.shown:
        at += char_cells(char)
        edges.append(at)
    return edges


def _begins(line: Line, index: int) -> bool:
    return line.starts is None or line.starts[index]


def _last(line: Line, marks: Sequence[int], first: int, end: int) -> int:
    """Return the index after the last whole cluster from `first` on that ends at cell `end` or before."""
    last = first
    for index in range(first, len(line.shown)):
        if marks[index + 1] > end:
            break
        if index + 1 == len(line.shown) or _begins(line, index + 1):
            last = index + 1
    return last
