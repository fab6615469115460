"""Carrying a chain of equal words on over small edits at its ends (X-drop), as sequence search does for genes.

What a word says is weighed by how seldom it stands in the two texts: a score is the logarithm of how much likelier the
words ahead are in one passage with edits than in two texts that have nothing to do with each other (Karlin and
Altschul 1990).
"""

from collections.abc import Callable, Mapping, Sequence
from math import log

from readroom.text.align_seeds import Run

DROP = 12.0
"""How far the score of an extension may fall below its best before it stops (nats)."""
LOOK = 7
"""How many words ahead an extension looks for words that are equal."""
SEEN = 3
"""How many of them count at most for where it goes on."""
ALIKE_GAIN = 2.0
"""What a pair of like words counts."""
MOST_GAIN = 6.0
"""What a pair of equal words counts at most, however rare."""
MOST_STOP_GAIN = 4.0
"""The same of a word of grammar, which is rare only where texts are short."""
CHANGED_COST = 2.6
"""What a word takes that stands in place of another one."""
MISSING_COST = 5.5
"""What a word takes that only one side has."""
KEPT = 0.85
"""The share of its words that a passage keeps, as a rule."""

_JUMPS = sorted(
    (CHANGED_COST * min(i, j) + MISSING_COST * abs(i - j), i, j) for i in range(LOOK) for j in range(LOOK) if i or j
)

Alike = Callable[[int, int], bool]
"""Tells of two word numbers whether they may be forms of one word."""


def gains(left: Mapping[int, int], right: Mapping[int, int], stop: Sequence[bool]) -> dict[int, float]:
    """Return what a pair of equal words counts, by word number, for the words that both texts have (nats).

    `left` and `right` tell how often each text has each word, `stop` which are words of grammar.
    """
    size = KEPT * (sum(left.values()) + sum(right.values()))
    most = (MOST_GAIN, MOST_STOP_GAIN)
    return {n: min(most[stop[n]], log(size / (left[n] + right[n]))) for n in left.keys() & right.keys()}


class Extension:
    """Carries chains on at both ends, as long as enough words agree (X-drop)."""

    def __init__(self, left: Sequence[int], right: Sequence[int], alike: Alike, gain: Mapping[int, float]) -> None:
        self._left, self._right = left, right
        self._alike = alike
        self._gain = gain

    def of(self, runs: list[Run]) -> list[Run]:
        """Return the runs of a chain with what agrees before and after them, as runs of single words."""
        first, last = runs[0], runs[-1]
        before = self._from(first.left - 1, first.right - 1, -1)
        after = self._from(last.left + last.length, last.right + last.length, 1)
        return [*reversed(before), *runs, *after]

    def _from(self, i: int, j: int, step: int) -> list[Run]:
        """Return the pairs of words that agree from `i` and `j` on in the direction of `step`, up to the best score."""
        left, right, gain, alike = self._left, self._right, self._gain, self._alike
        found: list[Run] = []
        score = best = 0.0
        kept = 0
        while 0 <= i < len(left) and 0 <= j < len(right):
            a, b = left[i], right[j]
            if a == b or alike(a, b):
                found.append(Run(i, j, 1))
                score += gain[a] if a == b else ALIKE_GAIN
                if score > best:
                    best, kept = score, len(found)
                i, j = i + step, j + step
                continue
            jump = self._resync(i, j, step, score - best + DROP)
            if jump is None:
                break
            cost, di, dj = jump
            i, j, score = i + step * di, j + step * dj, score - cost
        return found[:kept]

    def _resync(self, i: int, j: int, step: int, left_over: float) -> tuple[float, int, int] | None:
        """Return what to skip on each side until equal words follow that say most, with its cost, or None."""
        ahead, other = _ahead(self._left, i, step), _ahead(self._right, j, step)
        both = set(ahead).intersection(other)
        if not both:
            return None
        gain = self._gain
        best: tuple[float, int, int] | None = None
        best_score = -DROP
        for jump in _JUMPS:
            cost, x, y = jump
            if cost > left_over:
                break
            if x >= len(ahead) or y >= len(other) or ahead[x] != other[y]:
                continue
            score = -cost
            for a, b in zip(ahead[x : x + SEEN], other[y : y + SEEN], strict=False):
                if a != b:
                    break
                score += gain[a]
            if score > best_score:
                best_score, best = score, jump
        return best


def _ahead(words: Sequence[int], at: int, step: int) -> Sequence[int]:
    """Return the words from `at` on in the direction of `step`, as many as an extension looks at."""
    if step > 0:
        return words[at : at + LOOK]
    return words[at : at - LOOK : -1] if at >= LOOK else words[at::-1]
