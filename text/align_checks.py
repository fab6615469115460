"""Differences to check in a row: numbers, dates, names and negation that changed; other spellings kept apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from readroom.text.align_model import Difference, DifferenceKind
from readroom.text.align_ops import Step
from readroom.text.align_terms import CALENDAR, NEGATION, NUMBERS, is_number
from readroom.text.align_tokens import Lexicon, Words

LEAST_SIMILARITY = 0.5
"""Rows that are less similar are other sentences, and every word in them differs."""

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NOT = re.compile(r"[a-z]+nt")
_NEGATED = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|ca|could|would|should|wo|must|need|might|ai|sha)nt")


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
            _Hunk(left, l0 - before, l1 + after, starts[0], lexicon),
            _Hunk(right, r0 - before, r1 + after, starts[1], lexicon),
        )
        for what, words in _checks(*sides):
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
                if not _is_figure(lexicon.folded[words.numbers[n]]):
                    break
                beside[side] += 1
    return beside[0], beside[1]


def _is_figure(form: str) -> bool:
    return is_number(form) or form in CALENDAR


class _Hunk:
    """The words of one side of a difference."""

    def __init__(self, words: Words, first: int, last: int, starts: frozenset[int], lexicon: Lexicon) -> None:
        self._text = words
        self.words = range(first, last)
        self.numbers: dict[int, str] = {}
        self.dates: dict[int, str] = {}
        self.names: dict[int, str] = {}
        self.negations: dict[int, str] = {}
        for n in range(first, last):
            form = lexicon.folded[words.numbers[n]]
            if form in CALENDAR or _YEAR.fullmatch(form):
                self.dates[n] = form
            elif is_number(form):
                self.numbers[n] = NUMBERS.get(form, form)
            elif form in NEGATION or (_NOT.fullmatch(form) and _NEGATED.fullmatch(form)):
                self.negations[n] = form
            elif n not in starts and words.text[words.starts[n]].isupper() and not lexicon.stop[words.numbers[n]]:
                self.names[n] = form
        # A number beside a month or a year is part of the date.
        for n in [n for n in self.numbers if n - 1 in self.dates or n + 1 in self.dates]:
            self.dates[n] = self.numbers.pop(n)

    def span(self, words: Sequence[int]) -> tuple[int, int] | None:
        """Return the range of the text from the first of these words to the last; of all words when there are none."""
        chosen = words or self.words
        return self._text.span(chosen[0], chosen[-1] + 1) if chosen else None


def _checks(left: _Hunk, right: _Hunk) -> Iterator[tuple[DifferenceKind, tuple[Sequence[int], Sequence[int]]]]:
    """Yield what differs and with which words on each side."""
    if left.words and right.words:
        if _differ(left.dates, right.dates):
            yield "date", (sorted(left.dates), sorted(right.dates))
        if _differ(left.numbers, right.numbers):
            yield "number", (list(left.numbers), list(right.numbers))
        mine, other = _own(left.names, right.names), _own(right.names, left.names)
        if mine and other:
            yield "name", (mine, other)
    if len(left.negations) != len(right.negations):
        yield "negation", (list(left.negations), list(right.negations))


def _differ(left: dict[int, str], right: dict[int, str]) -> bool:
    return Counter(left.values()) != Counter(right.values())


def _own(mine: dict[int, str], other: dict[int, str]) -> list[int]:
    """Return the words of one side whose form the other side has not."""
    forms = set(other.values())
    return [n for n, form in mine.items() if form not in forms]
