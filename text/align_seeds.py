"""Runs of equal words of two texts: the seeds of everything that they share.

Seeds are word 4-grams; each is extended on its diagonal to a maximal exact match, once, so that the work is linear
but for words that repeat.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

SEED = 4
"""Words in a seed."""
MAX_OCCURRENCES = 16
"""Seeds that occur more often than this in the left text are stock phrases and find nothing."""
RARE = 2
"""Words that stand so often in each text, at most, are rare: few of them together are no coincidence."""


class Run(NamedTuple):
    """`length` words from `left` on that agree, one by one, with those from `right` on."""

    left: int
    right: int
    length: int


def matches(left: Sequence[int], right: Sequence[int], rare: Collection[int] = ()) -> list[Run]:
    """Return the maximal runs of at least `SEED` equal words, ordered by the left text.

    Runs of `SEED` - 1 words count too when one of them is among the words `rare`. What both texts begin and end with
    is found even where it only repeats itself.
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
    if rare:
        runs |= _short(left, right, rare, runs)
    return sorted(runs)


def _short(left: Sequence[int], right: Sequence[int], rare: Collection[int], runs: Iterable[Run]) -> set[Run]:
    """Return the maximal runs of exactly `SEED` - 1 words that hold a rare one; `runs` are the longer ones."""
    diagonal: dict[int, int] = {}
    for run in runs:
        diagonal.update(dict.fromkeys(range(run.left, run.left + run.length), run.left - run.right))
    where: dict[int, list[int]] = {}
    for i, number in enumerate(left):
        if number in rare:
            where.setdefault(number, []).append(i)
    found: set[Run] = set()
    for j, number in enumerate(right):
        for i in where.get(number, ()):
            if diagonal.get(i) == i - j:
                continue
            before = after = 0
            while before < min(i, j, SEED) and left[i - before - 1] == right[j - before - 1]:
                before += 1
            last = min(len(left) - i, len(right) - j, SEED)
            while after + 1 < last and left[i + after + 1] == right[j + after + 1]:
                after += 1
            if before + after + 2 == SEED:
                found.add(Run(i - before, j - before, SEED - 1))
    return found


def rare_words(left: Sequence[int], right: Sequence[int], stop: Sequence[bool]) -> set[int]:
    """Return the words that both texts have, each at most `RARE` times, without stop words."""
    there = Counter(right)
    return {n for n, count in Counter(left).items() if count <= RARE and 0 < there[n] <= RARE and not stop[n]}


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
