"""Differences to check in a row: numbers, amounts, dates, names and negation that changed; other spellings apart.

A lane of checks is read only while it is short. So words count that stand in each other's place: in a stretch that is
long, or that one side has alone, another thing is said, and the marks of the words that differ show that already.
"""

from collections.abc import Iterator, Sequence

from readroom.text.align_figures import Hunk, differ, is_figure, own, same_day, sign_at
from readroom.text.align_model import Difference, DifferenceKind
from readroom.text.align_ops import Step
from readroom.text.align_terms import is_number
from readroom.text.align_tokens import Lexicon, Words

LEAST_SIMILARITY = 0.5
"""Rows that are less similar are other sentences, and every word in them differs."""
COMPARABLE = 8
"""Words of a difference, on each side, at most: longer stretches do not stand in each other's place."""
LONE = 3
"""The same where only one side has a number or a date."""


def differences(
    steps: Sequence[Step],
    row: int,
    left: Words,
    right: Words,
    starts: tuple[frozenset[int], frozenset[int]],
    lexicon: Lexicon,
) -> list[Difference]:
    """Return the differences to check in the steps of a row.

    `starts` are the words that begin a sentence, on each side: their capital says nothing.
    """
    found: list[Difference] = []
    for number, (kind, l0, l1, r0, r1) in enumerate(steps):
        if kind == "equal":
            continue
        if kind == "spelling":
            found.append(Difference("spelling", row, left.span(l0, l1), right.span(r0, r1)))
            continue
        before, after = _figures_beside(steps, number, left, lexicon)
        sides = (
            Hunk(left, l0 - before, l1 + after, starts[0], lexicon),
            Hunk(right, r0 - before, r1 + after, starts[1], lexicon),
        )
        for what, words in _checks(*sides, apart=l0 == l1 or r0 == r1):
            found.append(Difference(what, row, sides[0].span(words[0]), sides[1].span(words[1])))
    return found


def _figures_beside(steps: Sequence[Step], number: int, words: Words, lexicon: Lexicon) -> tuple[int, int]:
    """Return how many equal words just before and after a step are figures or belong to a date.

    They are one number with what changed: sixty and sixty-four, 20 January and 28 January.
    """
    beside = [0, 0]
    for side, other in ((0, number - 1), (1, number + 1)):
        if 0 <= other < len(steps) and steps[other][0] == "equal":
            first, last = steps[other][1:3]
            for n in range(last - 1, first - 1, -1) if side == 0 else range(first, last):
                if not is_figure(lexicon.folded[words.numbers[n]]):
                    break
                beside[side] += 1
    return beside[0], beside[1]


def _checks(
    left: Hunk, right: Hunk, *, apart: bool
) -> Iterator[tuple[DifferenceKind, tuple[Sequence[int], Sequence[int]]]]:
    """Yield what differs and with which words on each side; `apart`: one side has nothing there."""
    if left.says_nothing and right.says_nothing:
        return
    if left.words and right.words:
        if _worth(left, right, left.dates, right.dates) and not same_day(left.dates, right.dates):
            yield "date", (sorted(left.dates), sorted(right.dates))
        if _worth(left, right, left.numbers, right.numbers):
            kind: DifferenceKind = "amount" if left.is_amount or right.is_amount else "number"
            yield kind, (list(left.numbers), list(right.numbers))
        mine, other = own(left.names, right.names), own(right.names, left.names)
        if mine and other and max(len(left.words), len(right.words)) <= COMPARABLE:
            yield "name", (mine, other)
    if len(left.negations) != len(right.negations) and max(left.content, right.content) <= (0 if apart else 1):
        yield "negation", (list(left.negations), list(right.negations))


def _worth(left: Hunk, right: Hunk, mine: dict[int, str], other: dict[int, str]) -> bool:
    """Tell whether figures differ, and stand in each other's place; where only one side has any, nothing else may."""
    if not differ(mine, other) or max(len(left.words), len(right.words)) > COMPARABLE:
        return False
    if mine and other:
        return True
    return (left if mine else right).content == 0 and max(len(left.words), len(right.words)) <= LONE


def other_signs(steps: Sequence[Step], row: int, left: Words, right: Words, lexicon: Lexicon) -> Iterator[Difference]:
    """Yield the amounts among equal words of a row that have other signs: 40 dollars and 40 euros."""
    for kind, l0, l1, r0, _ in steps:
        for n, m in zip(range(l0, l1), range(r0, r0 + l1 - l0), strict=True):
            if kind == "equal" and is_number(lexicon.folded[left.numbers[n]]):
                a, b = sign_at(left, n), sign_at(right, m)
                if a and b and a != b:
                    yield Difference("amount", row, left.span(n, n + 1), right.span(m, m + 1))
