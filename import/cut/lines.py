"""The lines of a page as units: one unit is one printed line, or one paragraph of hard-wrapped lines.

Blank lines are no units; each unit knows how many stand above and below it. What a unit looks like (a date, a byline,
prose, a button) is its kind, told from the line alone; what it is in its page is decided later.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Literal

from readroom.text.dates import Found

Kind = Literal[
    "ui", "share", "copyright", "pager", "breadcrumb", "url", "comments", "tags", "more", "widget", "tweet",
    "caption", "note", "date", "partial", "byline", "bullet", "prose", "text",
]  # fmt: skip
LIMIT = 10_000
"""How many code points of a line any pattern looks at."""

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_BULLET = re.compile(r"[•▪◦‣∙●○■□➤►*·]\s|[•▪◦‣●]|[-–]\s(?!\S+\s?$)")
_BREAK_AFTER = re.compile(r"[.!?…:;,”\"»)\]]$")
_WRAP_LEAST, _WRAP_MOST = 45, 100


@dataclass(slots=True)
class Unit:
    """A printed line, or the lines of one wrapped paragraph. `first` and `last` are line numbers (1-based, inclusive).

    `field` says what it is in the head of a message ("head", "title" or "both"), "" elsewhere.
    `pages` is on how many pages of its source the line stands, if that makes it furniture, else 0.
    `raw` is the whole text, ends stripped; `text` its beginning for patterns, white space collapsed; `size` its length
    with Chinese, Japanese and Korean characters counted three times; `above` and `below` count blank lines.
    """

    first: int
    last: int
    raw: str
    text: str
    size: int
    indent: int
    bullet: bool
    above: int = 0
    below: int = 0
    kind: Kind = "text"
    dates: list[Found] = field(default_factory=list)
    pages: int = 0
    field: str = ""

    @property
    def alone(self) -> bool:
        """Tell whether blank lines stand on both sides (the ends of a page count as blank)."""
        return self.above > 0 and self.below > 0


def read_units(text: str, apart: Container[int] = ()) -> tuple[list[Unit], int]:
    """Return the units of a page (not yet classified) and the number of its lines.

    Lines whose numbers (1-based) are in `apart` are units of their own also where lines are wrapped.
    """
    lines = text.split("\n")
    wide = _WIDE.search(text) is not None
    wrapped = _wrap_width(lines)
    units: list[Unit] = []
    blanks = 1
    for first, last in _runs(lines):
        for start, end in _paragraphs(lines, first, last, wrapped, apart) if wrapped else _singles(first, last):
            unit = _unit(lines, start, end, wide)
            unit.above = blanks
            if units:
                units[-1].below = blanks
            units.append(unit)
            blanks = 0
        blanks = 0
        while last + 1 + blanks < len(lines) and not lines[last + 1 + blanks].strip():
            blanks += 1
    if units:
        units[-1].below = 1
    return units, len(lines)


def weight(text: str) -> int:
    """Return the length of `text` in code points, wide characters counted three times."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def _unit(lines: Sequence[str], start: int, end: int, wide: bool) -> Unit:
    line = lines[start]
    raw = line.strip() if start == end else " ".join(part.strip() for part in lines[start : end + 1])
    text = " ".join(raw[:LIMIT].split())
    size = (weight(text) if wide else len(text)) + max(0, len(raw) - LIMIT)
    bullet = _BULLET.match(text) is not None
    return Unit(start + 1, end + 1, raw, text, size, len(line) - len(line.lstrip()), bullet)


def _runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches of lines without a blank one, as 0-based inclusive ranges."""
    runs: list[tuple[int, int]] = []
    start = -1
    for index, line in enumerate(lines):
        if line and not line.isspace():
            if start < 0:
                start = index
        elif start >= 0:
            runs.append((start, index - 1))
            start = -1
    if start >= 0:
        runs.append((start, len(lines) - 1))
    return runs


def _singles(first: int, last: int) -> list[tuple[int, int]]:
    return [(i, i) for i in range(first, last + 1)]


def _wrap_width(lines: Sequence[str]) -> int:
    """Return the width at which the page's lines are broken, or 0 when each line is a paragraph of its own.

    A line was broken at width W when the first word of the next line would not have fitted on it.
    """
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 6 or lengths[-1 - len(lengths) // 20] > _WRAP_MOST or sum(lengths[-3:]) > 3 * LIMIT:
        return 0
    width = max((n for n in lengths if n <= _WRAP_MOST), default=0)
    if width < _WRAP_LEAST:
        return 0
    broken = whole = 0
    for first, last in _runs(lines):
        for index in range(first, last):
            if _is_broken(lines[index], lines[index + 1], width):
                broken += 1
            elif not _BREAK_AFTER.search(lines[index].rstrip()):
                whole += 1
    return width if broken >= 4 and broken > 2 * whole else 0


def _is_broken(line: str, following: str, width: int) -> bool:
    word = following.split(None, 1)[0]
    used = len(line.rstrip())
    # Eight columns of grace: paragraphs of one page are not all broken at the same width.
    return (
        _WRAP_LEAST - 10 <= used <= _WRAP_MOST
        and used + 1 + len(word) > width - 8
        and not _BULLET.match(following.strip())
    )


def _paragraphs(
    lines: Sequence[str], first: int, last: int, width: int, apart: Container[int]
) -> list[tuple[int, int]]:
    """Return the ranges of lines within a run that are one broken paragraph each."""
    ranges: list[tuple[int, int]] = []
    start = first
    for index in range(first, last + 1):
        whole = index + 1 in apart or index + 2 in apart
        if index == last or whole or not _is_broken(lines[index], lines[index + 1], width):
            ranges.append((start, index))
            start = index + 1
    return ranges
