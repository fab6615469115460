"""Highlights as the reader sees them: what is drawn in the text and its gutter, and which one is under the cursor."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style

from readroom.db.highlights import Highlight
from readroom.text.layout import Line
from readroom.tui.widgets.reader_lines import GUTTER, NOTE_SIGN, Overlay, gutter, mark_style

SIGNS = {"yellow": "▎", "green": "▌", "blue": "┃", "red": "█", "magenta": "┋", "cyan": "░"}
"""A sign for each colour: who sees no colours tells highlights by them."""
THEIR_SIGN = "┆"
THEIRS = Style(dim=True, underline=True)
THEIRS_SIGN = Style(dim=True)


def sign_of(colour: str) -> str:
    """Return the sign of a highlight of this colour."""
    return SIGNS.get(colour, SIGNS["yellow"])


def drawn(highlights: Iterable[Highlight], digest: str) -> list[Highlight]:
    """Return the highlights whose words are where they say, in the text with this digest; the others wait."""
    found = [h for h in highlights if h.digest == digest and not h.waiting]
    return sorted(found, key=lambda h: (h.start, -h.end, h.created))


def overlays(marks: Sequence[Highlight], others: Sequence[Highlight] = ()) -> list[Overlay]:
    """Return what highlights, sorted by their starts, lay over the text; where two lie over each other it is bold.

    `others` are somebody else's: dim, and below one's own.
    """
    found = [Overlay(h.start, h.end, THEIRS) for h in others]
    found += [Overlay(h.start, h.end, mark_style(h.colour, False)) for h in marks]
    reach = 0
    for mark in marks:
        if mark.start < reach:
            found.append(Overlay(mark.start, min(mark.end, reach), mark_style(mark.colour, True)))
        reach = max(reach, mark.end)
    return found


def touching(marks: Iterable[Highlight], start: int, end: int) -> list[Highlight]:
    """Return the highlights that have a code point in `[start, end)`."""
    return [h for h in marks if h.start < end and h.end > start]


def line_gutter(line: Line, marks: Sequence[Highlight], others: Sequence[Highlight] = ()) -> list[Segment]:
    """Return the gutter of a line: the sign of its last highlight, how many lie over each other, a note's sign.

    What somebody else has marked has a dim sign of its own, where there is room for it.
    """
    here = touching(marks, line.start, line.end) if line.offsets else []
    theirs = bool(line.offsets) and bool(touching(others, line.start, line.end))
    if not here:
        return [Segment(THEIR_SIGN, THEIRS_SIGN), Segment(" " * (GUTTER - 1))] if theirs else gutter(None, 0, False)
    deepest = max(sum(other.start <= h.start < other.end for other in here) for h in here)
    noted = any(h.note and line.start <= h.start for h in here)
    sign = sign_of(here[-1].colour) if deepest == 1 else str(min(deepest, 9))
    more = Segment(THEIR_SIGN, THEIRS_SIGN) if theirs and not noted else Segment(NOTE_SIGN if noted else " ")
    return [Segment(sign, Style(color=here[-1].colour)), more, Segment(" " * (GUTTER - 2))]


def under(marks: Iterable[Highlight], offset: int) -> Highlight | None:
    """Return the highlight at `offset`; of several the shortest, of equals the newest."""
    here = [h for h in marks if h.start <= offset < h.end]
    return min(reversed(here), key=lambda h: h.end - h.start, default=None)
