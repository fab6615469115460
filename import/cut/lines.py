"""The lines of a page as units: one unit is one printed line, or one paragraph of hard-wrapped lines.

Blank lines are no units; each unit knows how many stand above and below it. What a unit looks like (a date, a byline,
prose, a button) is its kind, told from the line alone; what it is in its page is decided later.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Literal

from readroom.importer.cut.wrapping import joined, spans, without_numbers
from readroom.importer.hyphens import PageWords
from readroom.text.dates import Found

Kind = Literal[
    "ui", "share", "copyright", "pager", "breadcrumb", "url", "comments", "tags", "more", "widget", "tweet",
    "caption", "note", "date", "partial", "byline", "bullet", "prose", "text",
]  # fmt: skip
LIMIT = 10_000
"""How many code points of a line any pattern looks at."""

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_BULLET = re.compile(r"[•▪◦‣∙●○■□➤►*·]\s|[•▪◦‣●]|[-–]\s(?!\S+\s?$)")
_SPEECH = re.compile(r"[–—]\s[^\W\d_]|[–—]\s[\"“„«]")


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
    wide = is_wide(text)
    units: list[Unit] = []
    plain = without_numbers(lines) if "[1]" in text else lines
    words = PageWords(plain)
    for first, last in spans(lines, apart, wide=wide):
        unit = _unit(plain, first, last, wide, words)
        unit.above = first - units[-1].last if units else 1
        if units:
            units[-1].below = unit.above
        units.append(unit)
    if units:
        units[-1].below = 1
    for unit in units:
        if unit.bullet and unit.alone and _SPEECH.match(unit.text) and unit.text[-1] in ".!?…":
            # Somebody speaks: lists have no blank lines between their items.
            unit.bullet = False
    return units, len(lines)


def is_wide(text: str) -> bool:
    """Tell whether a text holds Chinese, Japanese or Korean characters: one says as much as three letters."""
    return not text.isascii() and _WIDE.search(text) is not None


def collapsed(raw: str) -> str:
    """Return the beginning of a line, its ends stripped, with each run of white space made one space."""
    if len(raw) <= LIMIT and "  " not in raw and raw.isascii() and raw.isprintable():
        return raw
    return " ".join(raw[:LIMIT].split())


def is_bullet(text: str) -> bool:
    """Tell whether a line begins with the sign of an item of a list."""
    return _BULLET.match(text) is not None


def weight(text: str) -> int:
    """Return the length of `text` in code points, wide characters counted three times."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def _unit(lines: Sequence[str], start: int, end: int, wide: bool, words: PageWords) -> Unit:
    line = lines[start]
    raw = line.strip() if start == end else joined(lines[start : end + 1], words)
    text = collapsed(raw)
    size = (weight(text) if wide else len(text)) + max(0, len(raw) - LIMIT)
    return Unit(start + 1, end + 1, raw, text, size, len(line) - len(line.lstrip()), is_bullet(text))
