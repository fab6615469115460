"""Keyword in context: each hit of a query as a line, with the words before and after it, and the orders of lines."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from readroom.text.cells import cluster_start
from readroom.text.fold import folded_words, tokens

WINDOW = 10
"""How many words stand on each side of a node unless another number is asked for."""
MOST_WORDS = 500
"""The widest window (words on each side)."""
DEPTH = 3
"""How many words on each side can be sorted by."""
KEYS = ("L1", "L2", "L3", "node", "R1", "R2", "R3", "date", "source")
"""What lines can be sorted by: the words before the node (L1 is the nearest), the node, the words after it."""

_WORD_LENGTH = 12
_LONGEST = 100  # code points for each word of a window: beyond that it is no language, and costs without end
_NEAREST = 64  # code points beside the node in which its next words are looked for first
# Letters of scripts with spaces and without marks or joiners, and what stands between them: a word is a run of `\w`.
_SPACED = re.compile(
    "[\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2029\u2030-\u205e\u20a0-\u20cf\u2100-\u214f]*"
)


class Place(NamedTuple):
    """The article of a line. `length` is that of its text (code points); `docid` orders by date, newest last."""

    id: int
    key: str
    docid: int
    title: str | None
    source: str
    outlet: str | None
    date: str | None
    length: int


class Line(NamedTuple):
    """A hit (`[start, end)` in the article's text, code points), its words as printed, and what stands around it.

    `left` ends where the node begins, `right` begins where it ends: together they are a piece of the text.
    """

    place: Place
    start: int
    end: int
    left: str
    node: str
    right: str

    @property
    def share(self) -> float:
        """Where in its text the line is, 0 to 1."""
        return self.start / self.place.length if self.place.length else 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the line as plain JSON values."""
        place = self.place
        return {
            "id": place.id,
            "key": place.key,
            "start": self.start,
            "end": self.end,
            "left": self.left,
            "node": self.node,
            "right": self.right,
            "title": place.title,
            "source": place.source,
            "outlet": place.outlet,
            "date": place.date,
        }


class SortKey(NamedTuple):
    """A level of an order: one of `KEYS`; `backwards`: from z to a, or the oldest first."""

    name: str
    backwards: bool = False

    def __str__(self) -> str:
        return f"-{self.name}" if self.backwards else self.name


def line_at(place: Place, text: str, start: int, end: int, window: int) -> Line:
    """Return the line of the hit `[start, end)` (code points) with `window` words on each side."""
    left, right = around(text, start, end, window)
    return Line(place, start, end, text[left:start], text[start:end], text[end:right])


def narrowed(line: Line, window: int) -> Line:
    """Return a line with at most `window` words on each side."""
    left, right = around(line.left + line.node + line.right, (at := len(line.left)), at + len(line.node), window)
    return line._replace(left=line.left[left:], right=line.right[: right - at - len(line.node)])


def around(text: str, start: int, end: int, window: int) -> tuple[int, int]:
    """Return where a window of so many words on each side of `[start, end)` begins and ends (code points).

    It ends with the text; what a hit leaves of a word that it stands in is a word of the window.
    """
    return _begin(text, start, window), _end(text, end, window)


def _begin(text: str, at: int, window: int) -> int:
    if window <= 0:
        return at
    reach, most = _WORD_LENGTH * (window + 1), _LONGEST * (window + 1)
    while True:
        first = max(0, at - reach)
        part = text[first:at]
        spaced = part.isascii() or _SPACED.fullmatch(part)
        length = _reached(part[::-1], window) if spaced else _last_words(part, window)
        # What reaches the edge of the piece may be the rest of a longer word.
        if length is not None and (length < len(part) or first == 0):
            return at - length
        if first == 0 or reach >= most:
            return cluster_start(text, first)
        reach = min(4 * reach, most)


def _end(text: str, at: int, window: int) -> int:
    if window <= 0:
        return at
    reach, most = _WORD_LENGTH * (window + 1), _LONGEST * (window + 1)
    while True:
        last = min(len(text), at + reach)
        part = text[at:last]
        spaced = part.isascii() or _SPACED.fullmatch(part)
        length = _reached(part, window) if spaced else _first_words(part, window)
        if length is not None and (length < len(part) or last == len(text)):
            return at + length
        if last == len(text) or reach >= most:
            return max(at, cluster_start(text, last))
        reach = min(4 * reach, most)


def _reached(part: str, window: int) -> int | None:
    """Return the length of the beginning of `part` that has so many words; None when there are fewer."""
    found = _so_many_words(window).match(part)
    return found.end() if found else None


@cache
def _so_many_words(window: int) -> "re.Pattern[str]":
    # Nothing is ever given back, so a piece is gone through once.
    return re.compile(rf"(?:\W*+\w++){{{window}}}")


def _first_words(part: str, window: int) -> int | None:
    found = tokens(part)
    return found[window - 1].end if len(found) >= window else None


def _last_words(part: str, window: int) -> int | None:
    found = tokens(part)
    return len(part) - found[-window].start if len(found) >= window else None


# Orders


def parse_keys(text: str) -> tuple[SortKey, ...]:
    """Return the levels of an order such as `R1,R2,-date`; raise ValueError with one line for what is none."""
    found: dict[str, SortKey] = {}
    names = {name.lower(): name for name in KEYS}
    for part in text.replace(",", " ").split():
        wanted = part.lower().lstrip("-")
        name = names.get(wanted) or names.get(wanted[::-1])
        if name is None:
            raise ValueError(f"lines cannot be sorted by {part[:40]!r}: write some of {', '.join(KEYS)}")
        found.setdefault(name, SortKey(name, part.startswith("-")))
    return tuple(found.values())


def sort_values(line: Line, keys: Sequence[SortKey]) -> tuple[int | str, ...]:
    """Return what a line is sorted by at each level: folded words, or a number. A word that is not there is empty."""
    before = _nearest(line.left, left=True) if any(key.name[0] == "L" for key in keys) else []
    after = _nearest(line.right, left=False) if any(key.name[0] == "R" for key in keys) else []
    return tuple(_value(line, key, before, after) for key in keys)


def _value(line: Line, key: SortKey, before: list[str], after: list[str]) -> int | str:
    match key.name:
        case "node":
            return " ".join(folded_words(line.node))
        case "source":
            return " ".join(folded_words(line.place.source))
        case "date":
            # The undated have the lowest docids, and come last in either direction.
            newest_first = -line.place.docid
            oldest_first = line.place.docid + (0 if line.place.date else 1 << 62)
            return oldest_first if key.backwards else newest_first
        case name:
            words, number = before if name[0] == "L" else after, int(name[1])
            return words[number - 1] if number <= len(words) else ""


def _nearest(side: str, *, left: bool) -> list[str]:
    """Return the folded words of one side, the nearest to the node first: at least as many as can be sorted by."""
    if len(side) > 2 * _NEAREST:
        found = folded_words(side[-_NEAREST:] if left else side[:_NEAREST])
        # The outermost may be a piece of a word.
        if len(found) > DEPTH:
            return found[: -DEPTH - 1 : -1] if left else found[:DEPTH]
    found = folded_words(side)
    return found[::-1] if left else found


def is_reversed(key: SortKey) -> bool:
    """Tell whether the greatest value of a level comes first."""
    return key.backwards and key.name != "date"


def in_order(lines: Sequence[Line], keys: Sequence[SortKey]) -> list[Line]:
    """Return lines sorted by several levels; those that are equal in all stay as they were."""
    found = [(sort_values(line, keys), line) for line in lines]
    if not any(map(is_reversed, keys)):
        found.sort(key=lambda pair: pair[0])
    else:
        for level in range(len(keys) - 1, -1, -1):
            found.sort(key=lambda pair: pair[0][level], reverse=is_reversed(keys[level]))
    return [line for _, line in found]
