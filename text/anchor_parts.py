"""What an anchor is, and how surroundings are compared: the common ground of finding and suggesting."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

AnchorState = Literal["exact", "shifted", "edited", "ambiguous", "orphan"]

CONTEXT = 32
"""How much of the surroundings an anchor keeps on each side (code points)."""
AGREE = 0.6
"""Similarity from which a surrounding is the same one; 0.2 to 0.3 is chance."""
LEAD = 0.1
"""How far the best place must be ahead of the next (of a score of 0 to 1)."""
MANY = 5000
"""Places beyond which a quotation says nothing."""
SHORT = 12
"""Quotations below this are found by their surroundings only; shorter surroundings tell nothing (code points)."""
_LONG = 16


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quotation, up to 32 code points on each side of it, and where it stood: `[start, end)` in code points."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """Where an anchor is now. `exact` and `shifted` are certain; the others wait for the reader.

    `start` and `end` are code points; with `edited` and `ambiguous` they are the best suggestion, None when there is
    none. `score` is 0 to 1: how well the words and the surroundings agree.
    """

    state: AnchorState
    start: int | None
    end: int | None
    score: float


ORPHAN = Found("orphan", None, None, 0.0)
"""What is found where nothing is."""


def is_long(exact: str) -> bool:
    """Tell whether a quotation tells itself apart by its words: 16 code points and three words or more."""
    return len(exact) >= _LONG and len(exact.split(None, 3)) >= 3


def surroundings(anchor: Anchor, text: str, start: int, end: int | None = None) -> tuple[float, float]:
    """Return how similar what stands before and after is to the anchor's surroundings (0 to 1; 1 for an empty one)."""
    end = start + len(anchor.exact) if end is None else end
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
    return similar(anchor.prefix, before), similar(anchor.suffix, after)


def best_side(anchor: Anchor, text: str, start: int, end: int | None = None) -> float:
    """Return the better of both similarities; an empty side says nothing, and two of them agree with anything."""
    sides = zip((anchor.prefix, anchor.suffix), surroundings(anchor, text, start, end), strict=True)
    return max((same for side, same in sides if side), default=1.0)


def context(anchor: Anchor, text: str, start: int, end: int | None = None) -> float:
    """Return both similarities as one, each with the weight of its length."""
    before, after = surroundings(anchor, text, start, end)
    whole = len(anchor.prefix) + len(anchor.suffix)
    return (before * len(anchor.prefix) + after * len(anchor.suffix)) / whole if whole else 1.0


def similar(one: str, other: str) -> float:
    """Return how similar two strings are (0 to 1): edits against the longer one; anything is like an empty `one`."""
    if one == other or not one:
        return 1.0
    # Loaded when a text has changed; marking and reading do without.
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_similarity(one, other))


def occurrences(exact: str, text: str) -> list[int]:
    """Return where `exact` stands in `text`, overlaps included; one more than `MANY` at most."""
    return [place for place, _ in zip(_places(exact, text), range(MANY + 1), strict=False)]


def _places(exact: str, text: str) -> Iterator[int]:
    place = text.find(exact)
    while place >= 0:
        yield place
        place = text.find(exact, place + 1)
