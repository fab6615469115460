"""Runs of equal words of two texts: the seeds of everything that they share.

Seeds are word 4-grams; each is extended on its diagonal to a maximal exact match, once, so that the work is linear
but for words that repeat.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

SEED = 4
"""Words in a seed."""
MAX_OCCURRENCES = 16
"""Seeds that occur more often than this in the left text are stock phrases and find nothing."""
MOST_RUNS, RUNS_A_WORD = 1000, 1
"""How many runs are looked for at most: so many, and so many for each word of the left text; related texts have a tenth
of that. Where lists of one form meet (weather, ships, prices) every line is like every other: then the seeds that stand
most often find nothing."""
RARE = 2
"""Words that stand so often in each text, at most, are rare: few of them together are no coincidence."""

NEAR = 6
"""How many words before and after a rare word tell whether it begins a passage."""
LEAST_GAIN = 14.0
"""What the words count, at least, that stand around a rare word in both texts (nats)."""


Gram = tuple[int, int, int, int]


class Run(NamedTuple):
    """`length` words from `left` on that agree, one by one, with those from `right` on."""

    left: int
    right: int
    length: int


def matches(
    left: Sequence[int], right: Sequence[int], rare: Collection[int] = (), gain: Mapping[int, float] | None = None
) -> list[Run]:
    """Return the maximal runs of at least `SEED` equal words, ordered by the left text.

    Shorter ones count too that hold one of the words `rare`, where they are as long as a seed but for one word, or
    the words around them that both texts have there say enough; `gain` tells for each word how much. What both texts
    begin and end with is found even where it only repeats itself.
    """
    runs = _ends(left, right)
    grams, others = (list(zip(side, side[1:], side[2:], side[3:], strict=False)) for side in (left, right))
    last = dict(zip(grams, range(len(grams)), strict=True))
    before = _again(last, grams) if len(last) < len(grams) else {}
    most = MOST_RUNS + RUNS_A_WORD * len(left)
    found = _runs(left, right, others, last, before, most)
    if found is None:
        _leave_common(last, before, others, most)
        found = _runs(left, right, others, last, before, None) or set()
    runs |= found
    if rare:
        runs |= _short(left, right, rare, gain or {}, runs)
    return sorted(runs)


def _runs(
    left: Sequence[int],
    right: Sequence[int],
    others: Sequence[Gram],
    last: Mapping[Gram, int],
    before: Mapping[int, Sequence[int]],
    most: int | None,
) -> set[Run] | None:
    """Return the maximal runs through the seeds `last`, `others` being those of the right; None if more than `most`."""
    runs: set[Run] = set()
    done: dict[int, int] = {}  # for each diagonal, where its last run ends on the right
    diagonal = end = 0
    for j, i in enumerate(map(last.get, others)):
        if i is None:
            continue
        starts = (*before[i], i) if i in before else (i,) if j >= end or i - j != diagonal else ()
        for start in starts:
            if done.get(start - j, -1) <= j:
                run = _maximal(left, right, start, j)
                diagonal, end = start - j, run.right + run.length
                done[diagonal] = end
                runs.add(run)
        if most is not None and len(runs) > most:
            return None
    return runs


def _leave_common(
    last: dict[Gram, int], before: Mapping[int, Sequence[int]], others: Sequence[Gram], most: int
) -> None:
    """Take those seeds out of `last` that stand most often, so that the others meet `most` times; single ones stay."""
    there = Counter(others)
    pairs = {gram: there[gram] * (1 + len(before.get(i, ()))) for gram, i in last.items() if gram in there}
    met, limit = 0, 1
    for number, seeds in sorted(Counter(pairs.values()).items()):
        met += number * seeds
        if met > most:
            break
        limit = number
    for gram, number in pairs.items():
        if number > limit:
            del last[gram]


def _again(last: dict[Gram, int], grams: Sequence[Gram]) -> dict[int, list[int]]:
    """Return by where a seed stands last the places before that; what stands too often is taken out of `last`."""
    found: dict[int, list[int]] = {}
    for i, final in enumerate(map(last.__getitem__, grams)):
        if i != final:
            found.setdefault(final, []).append(i)
    for final, places in found.items():
        if len(places) >= MAX_OCCURRENCES:
            del last[grams[final]]
    return found


def _short(
    left: Sequence[int], right: Sequence[int], rare: Collection[int], gain: Mapping[int, float], runs: Iterable[Run]
) -> set[Run]:
    """Return the short maximal runs that hold a rare word and count; `runs` are the longer ones."""
    diagonal = [len(left)] * len(left)  # the last of the long runs that each word of the left is in; none is so far
    for run in runs:
        diagonal[run.left : run.left + run.length] = [run.left - run.right] * run.length
    where: dict[int, list[int]] = {}
    for i, number in enumerate(left):
        if number in rare:
            where.setdefault(number, []).append(i)
    found: set[Run] = set()
    for j, number in enumerate(right):
        if number not in rare:
            continue
        for i in where[number]:
            if diagonal[i] == i - j:
                continue
            both = set(right[max(0, j - NEAR) : j + NEAR + 1]).intersection(left[max(0, i - NEAR) : i + NEAR + 1])
            if len(both) < SEED - 1:
                continue
            before = after = 0
            while before < min(i, j, SEED) and left[i - before - 1] == right[j - before - 1]:
                before += 1
            last = min(len(left) - i, len(right) - j, SEED)
            while after + 1 < last and left[i + after + 1] == right[j + after + 1]:
                after += 1
            length = before + after + 1
            if length == SEED - 1 or (length < SEED and sum(gain.get(n, 0.0) for n in both) >= LEAST_GAIN):
                found.add(Run(i - before, j - before, length))
    return found


def rare_words(left: Mapping[int, int], right: Mapping[int, int], stop: Sequence[bool]) -> set[int]:
    """Return the words, by how often each side has them, that both have, each at most `RARE` times; no stop words."""
    return {n for n in left.keys() & right.keys() if left[n] <= RARE and right[n] <= RARE and not stop[n]}


def _ends(left: Sequence[int], right: Sequence[int]) -> set[Run]:
    """Return the runs with which both sequences begin and end, if they are as long as a seed."""
    longest = min(len(left), len(right))
    first = next((n for n in range(longest) if left[n] != right[n]), longest)
    last = next((n for n in range(longest) if left[-1 - n] != right[-1 - n]), longest)
    runs = {Run(0, 0, first), Run(len(left) - last, len(right) - last, last)}
    return {run for run in runs if run.length >= SEED}


def _maximal(left: Sequence[int], right: Sequence[int], i: int, j: int) -> Run:
    """Return the longest run of equal words through the seed at `i` and `j`."""
    before, most = 0, min(i, j)
    while before < most and left[i - before - 1] == right[j - before - 1]:
        before += 1
    end, most = SEED, min(len(left) - i, len(right) - j)
    while end < most and left[i + end] == right[j + end]:
        end += 1
    return Run(i - before, j - before, before + end)


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
