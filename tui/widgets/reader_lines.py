"""Lines of a layout as strips of a terminal's own sixteen colours. Plain text has no style at all: bytes are dear."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from readroom.text.bidi import mirrored
from readroom.text.layout import Line
from readroom.tui.widgets.reader_theme import NULL, THEMES, Theme, face_style

SELECTED = Style(reverse=True)
CURSOR = Style(reverse=True)
CURSOR_IN_SELECTION = Style(reverse=True, underline=True)
GUTTER = 3
"""Cells left of the text: the mark of a highlight, the sign of a note, a blank."""
NOTE_SIGN = "✎"
MARK_SIGN = "▎"


class Overlay(NamedTuple):
    """A style over the code points `[start, end)` of the text."""

    start: int
    end: int
    style: Style


@lru_cache(maxsize=1024)
def _joined(styles: tuple[Style, ...]) -> Style:
    return Style.combine(styles) if styles else NULL


def mark_style(colour: str, several: bool) -> Style:
    """Return the style of a highlight: underlined in its colour; bold too where several lie over each other."""
    return Style(underline=True, bold=True if several else None, color=colour)


def gutter(colour: str | None, count: int, note: bool) -> list[Segment]:
    """Return the gutter of a line: how many highlights, the colour of the last, a sign when one has a note."""
    if not count or colour is None:
        return [Segment(" " * GUTTER)]
    sign = MARK_SIGN if count == 1 else str(min(count, 9))
    return [Segment(sign + (NOTE_SIGN if note else " "), Style(color=colour)), Segment(" " * (GUTTER - 2))]


def paint(
    line: Line,
    overlays: Iterable[Overlay],
    left: Sequence[Segment],
    cursor: int | None,
    width: int,
    theme: Theme = THEMES["terminal"],
) -> Strip:
    """Return a line with its gutter `left` as a strip of `width` cells; later overlays lie over earlier ones.

    `cursor` is the offset of the code point that the cursor stands on, which may be past what the line shows.
    """
    ranges = [(first, last, face_style(face, theme)) for first, last, face in line.faces]
    for start, end, style in overlays:
        if start < line.end and end > line.start and line.offsets:
            first, last = line.index(start), line.index(end)
            if first < last:
                ranges.append((first, last, style))
    past_end = False
    if cursor is not None and line.start <= cursor < line.end:
        at = line.index(cursor)
        past_end = at >= len(line.shown)
        ranges.append((at, _cluster_end(line, at), CURSOR))
    segments = [*left, *([Segment(line.prefix)] if line.prefix else [])]
    if line.levels is None:
        segments += _segments(line.shown, ranges)
        if past_end:
            segments.append(Segment(" ", CURSOR))
    else:
        segments += _turned(line, ranges, past_end)
    strip = Strip(segments).adjust_cell_length(width)
    return strip.apply_style(theme.base) if theme.base else strip


def _cluster_end(line: Line, index: int) -> int:
    index += 1
    while line.starts is not None and index < len(line.shown) and not line.starts[index]:
        index += 1
    return index


def _style(styles: tuple[Style, ...]) -> Style:
    return CURSOR_IN_SELECTION if styles[-2:] == (SELECTED, CURSOR) else _joined(styles)


def _segments(shown: str, ranges: Sequence[tuple[int, int, Style]]) -> list[Segment]:
    """Return `shown` cut where a range begins or ends, with the styles of the ranges over each part."""
    if not ranges:
        return [Segment(shown)] if shown else []
    edges = sorted({0, len(shown), *(min(at, len(shown)) for first, last, _ in ranges for at in (first, last))})
    segments: list[Segment] = []
    for first, last in pairwise(edges):
        style = _style(tuple(style for begin, end, style in ranges if begin <= first and last <= end))
        segments.append(Segment(shown[first:last], style or None))
    return segments


def _turned(line: Line, ranges: Sequence[tuple[int, int, Style]], past_end: bool) -> list[Segment]:
    """Return a line in which text runs from right to left, in the order in which it is seen."""
    levels = line.levels or ()
    drawn = []
    for index in line.order:
        style = _style(tuple(style for first, last, style in ranges if first <= index < last))
        drawn.append((mirrored(line.shown[index], levels[index]), style))
    parts = [("".join(char for char, _ in group), style) for style, group in groupby(drawn, key=lambda part: part[1])]
    segments = [Segment(text, style or None) for text, style in parts]
    blanks = [Segment(" " * line.pad)] if line.pad else []
    if past_end and line.base % 2:
        blanks = [Segment(" " * max(line.pad - 1, 0)), Segment(" ", CURSOR)]
    elif past_end:
        segments.append(Segment(" ", CURSOR))
    return [*blanks, *segments]
