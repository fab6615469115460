"""Runs of equal words of two texts: the seeds of everything that they share.

Seeds are word 4-grams; each is extended on its diagonal to a maximal exact match, once, so that the work is linear
but for words that repeat.
"""

from collections.abc import Sequence
from typing import NamedTuple

SEED = 4
"""Words in a seed."""
MAX_OCCURRENCES = 16
"""Seeds that occur more often than this in the left text are stock phrases and find nothing."""


class Run(NamedTuple):
    """`length` words from `left` on that agree, one by one, with those from `right` on."""

    left: int
    right: int
    length: int


def matches(left: Sequence[int], right: Sequence[int]) -> list[Run]:
    """Return the maximal runs of at least `SEED` equal words, ordered by the left text.

    What both texts begin and end with is found even where it only repeats itself.
    """
    where: dict[tuple[int, ...], list[int]] = {}
    for i, gram in enumerate(zip(left, left[1:], left[2:], left[3:], strict=False)):
        if gram in where:
            where[gram].append(i)
        else:
            where[gram] = [i]
    done: dict[int, int] = {}  # for each diagonal, where its last run ends on the right
    runs = _ends(left, right)
    for j, gram in enumerate(zip(right, right[1:], right[2:], right[3:], strict=False)):
        starts = where.get(gram)
        if starts is None or len(starts) > MAX_OCCURRENCES:
            continue
        for i in starts:
            if done.get(i - j, -1) > j:
                continue
            run = _maximal(left, right, i, j)
            done[i - j] = run.right + run.length
            runs.add(run)
    return sorted(runs)


def _ends(left: Sequence[int], right: Sequence[int]) -> set[Run]:
    """Return the runs with which both sequences begin and end, if they are as long as a seed."""
    longest = min(len(left), len(right))
    first = next((n for n in range(longest) if left[n] != right[n]), longest)
    last = next((n for n in range(longest) if left[-1 - n] != right[-1 - n]), longest)
    runs = {Run(0, 0, first), Run(len(left) - last, len(right) - last, last)}
    return {run for run in runs if run.length >= SEED}


def _maximal(left: Sequence[int], right: Sequence[int], i: int, j: int) -> Run:
    """Return the longest run of equal words through the seed at `i` and `j`."""
    before = 0
    while before < min(i, j) and left[i - before - 1] == right[j - before - 1]:
        before += 1
    end_i, end_j = i + SEED, j + SEED
    while end_i < len(left) and end_j < len(right) and left[end_i] == right[end_j]:
        end_i += 1
        end_j += 1
    return Run(i - before, j - before, end_i - i + before)


def merged(runs: list[Run]) -> list[Run]:
    """Return `runs` with those that continue each other joined."""
    found = [runs[0]]
    for run in runs[1:]:
        last = found[-1]
        if run.left == last.left + last.length and run.right == last.right + last.length:
            found[-1] = Run(last.left, last.right, last.length + run.length)
        else:
            found.append(run)
    return found
