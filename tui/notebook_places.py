"""Where the words of a highlight may be in another text: the best places to choose from. Pure."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from readroom.text.anchor import Anchor
from readroom.text.fold import tokens
from readroom.text.sentences import sentences

MOST = 5
"""Places that are offered at most."""
LOOKED_AT = 40
"""Passages that are compared word by word, of those that share most words."""
LEAST = 0.3
"""Similarity from which a passage is offered."""


class Candidate(NamedTuple):
    """A place `[start, end)` (code points), how similar its words are and its surroundings (both 0 to 1)."""

    start: int
    end: int
    words: float
    around: float

    @property
    def said(self) -> str:
        """How similar it is, in words."""
        words = "the same words" if self.words >= 1 else f"{round(100 * self.words)} % the same words"
        return f"{words}, {round(100 * self.around)} % the same surroundings"


def candidates(anchor: Anchor, text: str, suggested: tuple[int, int] | None = None) -> list[Candidate]:
    """Return where the words may be, the likeliest first; what was suggested before is among them."""
    found: dict[tuple[int, int], Candidate] = {}
    places = [(m.start(), m.end()) for _, m in zip(range(50), re.finditer(re.escape(anchor.exact), text), strict=False)]
    if suggested is not None:
        places.append(suggested)
    places += _passages(anchor.exact, text)
    for start, end in places:
        found.setdefault((start, end), _scored(anchor, text, start, end))
    good = [one for one in found.values() if one.words >= LEAST or (one.start, one.end) == suggested]
    good.sort(key=lambda one: (-(2 * one.words + one.around), one.start))
    kept: list[Candidate] = []
    for one in good:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return kept[:MOST]


def _passages(exact: str, text: str) -> list[tuple[int, int]]:
    """Return runs of sentences, as many as the quotation has or one, that share most words with it."""
    every = sentences(text)
    wanted = Counter(token.folded for token in tokens(exact))
    size = max(1, len(sentences(exact)))
    if not wanted or not every:
        return []
    words = [Counter(token.folded for token in tokens(text[start:end])) for start, end in every]
    runs: list[tuple[int, tuple[int, int]]] = []
    for length in {1, size}:
        for first in range(len(every) - length + 1):
            together = Counter[str]()
            for part in words[first : first + length]:
                together.update(part)
            shared = sum((together & wanted).values())
            if 4 * shared >= sum(wanted.values()):
                runs.append((2 * shared - sum(together.values()), (every[first][0], every[first + length - 1][1])))
    runs.sort(reverse=True)
    return [_narrowed(exact, text, *run) for _, run in runs[:LOOKED_AT]]


def _narrowed(exact: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a passage that the quotation is nearest to: from its first word that both have to the last.

    Where the quotation was whole sentences, and where little would be left, it stays whole.
    """
    part = tokens(text[start:end])
    blocks = SequenceMatcher(
        None, [t.folded for t in tokens(exact)], [t.folded for t in part], autojunk=False
    ).get_matching_blocks()[:-1]
    if not blocks or exact[-1:] in '.!?”"»。！？؟':
        return start, end
    first, last = part[blocks[0].b], part[blocks[-1].b + blocks[-1].size - 1]
    return start + first.start, start + last.end


def _scored(anchor: Anchor, text: str, start: int, end: int) -> Candidate:
    words = _alike(anchor.exact, text[start:end])
    before = _alike(anchor.prefix, text[max(0, start - len(anchor.prefix)) : start])
    after = _alike(anchor.suffix, text[end : end + len(anchor.suffix)])
    return Candidate(start, end, words, (before + after) / 2)


def _alike(one: str, other: str) -> float:
    """Return how similar two short texts are (0 to 1), word by word where they have words."""
    if one == other:
        return 1.0
    first, second = ([t.folded for t in tokens(part)] or list(part) for part in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def compared(old: str, new: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the ranges of `old` and of `new` (code points) that only that side has, word by word."""
    pieces: list[list[str]] = [re.findall(r"\w+|\s+|[^\w\s]", text) for text in (old, new)]
    edges = [[0, *accumulate(map(len, some))] for some in pieces]
    found: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for kind, a, b, c, d in SequenceMatcher(None, pieces[0], pieces[1], autojunk=False).get_opcodes():
        if kind != "equal":
            for side, first, last in ((0, a, b), (1, c, d)):
                if first < last:
                    found[side].append((edges[side][first], edges[side][last]))
    return found
