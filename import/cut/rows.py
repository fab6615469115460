"""Lines that hold several buttons, links, counters or labels, with signs or nothing at all between them."""

import re

from readroom.importer.cut import patterns, wording, words
from readroom.importer.cut.dated import CELL
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.shapes import key_of
from readroom.importer.cut.wording_comments import COUNTERS
from readroom.importer.cut.wording_links import MORE, PAGER
from readroom.importer.cut.wording_site import VIEWS

_GLUED = re.compile(r"(?<=[a-zà-ÿа-яё])(?=[A-ZÀ-ÞА-ЯЁ])|(?<=\d)(?=[A-ZÀ-ÞА-Я])|\s{2,}|\s[|·•/]\s|\s?[|•]\s?")


def is_row(unit: Unit) -> bool:
    """Tell buttons, links and counters in one line, with signs or nothing at all between them ("HomeArchive")."""
    # Where no capital and no sign stands behind the first letter, nothing is glued.
    one = unit.text.isascii() and unit.text[1:].islower() and "|" not in unit.text and "/" not in unit.text
    parts = [] if one else [part for part in _GLUED.split(unit.text) if part and any(map(str.isalpha, part))]
    if len(parts) >= 2 and all(is_button(part) for part in parts):
        return True
    words_ = unit.text.split()
    return 2 <= len(words_) <= 5 and all(is_button(word) for word in words_ if any(map(str.isalpha, word)))


def leads_on(unit: Unit) -> bool:
    """Tell a row one of whose words leads to another page: "Older Newer"."""
    return any(PAGER.begins(word, 0) for word in unit.text.split() if word.casefold() not in words.UI)


def is_meta_row(text: str) -> bool:
    """Tell a byline in a row of counters, hours and labels: "by anna | 22:48 | comments (0)"."""
    cells = [cell for cell in CELL.split(text) if any(map(str.isalnum, cell))][1:]
    return bool(cells) and all(
        is_button(cell) or wording.is_comments(cell) or wording.is_labels(cell) or not any(map(str.isalpha, cell))
        for cell in cells
    )


def is_button(text: str) -> bool:
    """Tell what is a button, a link or a counter and nothing else."""
    key = key_of(text)
    return (
        key in words.UI
        or key in words.WIDGETS
        or COUNTERS.is_whole(text)
        or VIEWS.is_whole(text)
        or (PAGER.begins(text, 0) and len(text) <= 30)
        or MORE.is_whole(text)
        or patterns.READING_TIME.match(text) is not None
    )
