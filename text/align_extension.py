"""Carrying a chain of equal words on over small edits at its ends (X-drop), as sequence search does for genes."""

from collections.abc import Callable, Collection, Sequence

from readroom.text.align_seeds import Run

DROP = 3
"""How far the score of an extension may fall below its best before it stops."""
LOOK = 4
"""How many words ahead an extension looks for a rare word that is equal, or for two equal words in a row."""
WEAK_SCORE = 0.5
"""What a pair of like words, or of equal stop words, counts in an extension; other equal ones count 1."""
SKIP_COST = 0.5
STOP_SKIP_COST = 1.0
"""What a word that is skipped takes from the score of an extension; more where a stop word is what follows."""

_JUMPS = sorted(
    ((i, j) for i in range(LOOK) for j in range(LOOK) if i or j), key=lambda jump: (max(jump), abs(jump[0] - jump[1]))
)

Alike = Callable[[int, int], bool]
"""Tells of two word numbers whether they may be forms of one word."""


class Extension:
    """Carries chains on at both ends, as long as enough words agree (X-drop)."""

    def __init__(
        self,
        left: Sequence[int],
        right: Sequence[int],
        alike: Alike,
        stop: Sequence[bool],
        rare: Collection[int],
    ) -> None:
        self._left, self._right = left, right
        self._alike = alike
        self._stop = stop
        self._rare = rare

    def of(self, runs: list[Run]) -> list[Run]:
        """Return the runs of a chain with what agrees before and after them, as runs of single words."""
        first, last = runs[0], runs[-1]
        before = self._from(first.left - 1, first.right - 1, -1)
        after = self._from(last.left + last.length, last.right + last.length, 1)
        return [*reversed(before), *runs, *after]

    def _from(self, i: int, j: int, step: int) -> list[Run]:
        """Return the pairs of words that agree from `i` and `j` on in the direction of `step`, up to the best score."""
        left, right = self._left, self._right
        found: list[Run] = []
        score = best = 0.0
        kept = 0
        while 0 <= i < len(left) and 0 <= j < len(right):
            equal = left[i] == right[j]
            if equal or self._alike(left[i], right[j]):
                found.append(Run(i, j, 1))
                score += 1 if equal and not self._stop[left[i]] else WEAK_SCORE
                if score > best:
                    best, kept = score, len(found)
                i, j = i + step, j + step
                continue
            jump = self._resync(i, j, step)
            if jump is None:
                break
            i, j = i + step * jump[0], j + step * jump[1]
            score -= max(jump) * (STOP_SKIP_COST if self._stop[left[i]] else SKIP_COST)
            if best - score > DROP:
                break
        return found[:kept]

    def _resync(self, i: int, j: int, step: int) -> tuple[int, int] | None:
        """Return how many words to skip on each side until a rare equal word or two equal ones follow, or None."""
        left, right = self._left, self._right
        for di, dj in _JUMPS:
            x, y = i + step * di, j + step * dj
            ahead_x, ahead_y = x + step, y + step
            if not (0 <= x < len(left) and 0 <= y < len(right)) or left[x] != right[y]:
                continue
            if left[x] in self._rare:
                return di, dj
            if 0 <= ahead_x < len(left) and 0 <= ahead_y < len(right) and left[ahead_x] == right[ahead_y]:
                return di, dj
        return None
