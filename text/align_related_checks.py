"""Differences to check in two sentences that are only related: what stands beside the words that both have.

Related sentences are built differently, so their words cannot be laid over each other. But where the same words follow
a name or a number in both, and it is another one, somebody may be wrong: "Holm named the captain", "Berg named the
captain".
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from readroom.text.align_figures import Hunk, differ, is_date, is_figure, is_negation, same_day
from readroom.text.align_model import Difference, DifferenceKind
from readroom.text.align_seeds import Run
from readroom.text.align_terms import is_number, respelled
from readroom.text.align_tokens import Lexicon, Words

LEAST_CONTENT = 2
"""Words without stop words that a run of equal words has, at least, for the names beside it to be compared."""
REACH = 3
"""Words of grammar between an equal word and what belongs to it, at most."""

_SETS_OFF = re.compile("[,;:.!?()–—]")
HELPERS = frozenset({"be", "been", "being", "have", "has", "had", "to", "ever", "yet", "even", "also"})
"""Words that may stand between a negation and its verb."""

Range = tuple[int, int]


def related_differences(
    left: Words, right: Words, parts: tuple[Range, Range], row: int, lexicon: Lexicon
) -> list[Difference]:
    """Return the differences to check between the words `parts` of two related sentences, in the row `row`."""
    pair = _Pair(left, right, parts, lexicon)
    found = []
    for kind, a, b in [*pair.names(), *pair.figures(), *pair.negations()]:
        difference = Difference(kind, row, left.span(*a) if a else None, right.span(*b) if b else None)
        if difference not in found:
            found.append(difference)
    return found


Found = tuple[DifferenceKind, Range | None, Range | None]


class _Pair:
    """Two sentences and the runs of equal words in them."""

    def __init__(self, left: Words, right: Words, parts: tuple[Range, Range], lexicon: Lexicon) -> None:
        self._sides = (left, right)
        self._parts = parts
        self._lexicon = lexicon
        self._runs = list(_runs(left.numbers, right.numbers, parts, lexicon.stop))

    def names(self) -> Iterator[Found]:
        """Yield the names that stand just before or after the same words, and are others."""
        stop = self._lexicon.stop
        for run in self._runs:
            numbers = self._sides[0].numbers[run.left : run.left + run.length]
            if sum(not stop[n] for n in numbers) < LEAST_CONTENT or all(
                self._is_name(0, n) or stop[self._sides[0].numbers[n]] for n in range(run.left, run.left + run.length)
            ):
                continue
            for step, edges in ((-1, (run.left, run.right)), (1, (run.left + run.length, run.right + run.length))):
                phrases = [self._phrase(side, edges[side], step) for side in (0, 1)]
                if not all(last > first for first, last in phrases) or self._set_off(run, phrases, step):
                    continue
                if self._others(phrases[0], phrases[1]):
                    yield "name", phrases[0], phrases[1]

    def figures(self) -> Iterator[Found]:
        """Yield the numbers just before an equal word, and the dates beside equal words, that differ."""
        for run in self._runs:
            before = [self._figure(side, run[side], -1) for side in (0, 1)]
            after = [self._figure(side, run[side] + run.length, 1) for side in (0, 1)]
            for parts, close in ((before, True), (after, False)):
                if any(first == last for first, last in parts):
                    continue
                parts = [self._with_run(part, run, side) for side, part in enumerate(parts)]
                hunks = [
                    Hunk(words, *part, frozenset(), self._lexicon)
                    for words, part in zip(self._sides, parts, strict=True)
                ]
                if not all(self._new(side, part) for side, part in enumerate(parts)):
                    continue
                dates, numbers = [h.dates for h in hunks], [h.numbers for h in hunks]
                if all(dates) and differ(*dates) and not same_day(*dates):
                    yield "date", parts[0], parts[1]
                elif close and not any(dates) and all(numbers) and differ(*numbers):
                    yield "amount" if any(h.is_amount for h in hunks) else "number", parts[0], parts[1]

    def negations(self) -> Iterator[Found]:
        """Yield the negation before an equal word, when the other sentence denies nothing."""
        denying = [[n for n in range(*part) if self._denies(side, n)] for side, part in enumerate(self._parts)]
        if bool(denying[0]) == bool(denying[1]):
            return
        side = 0 if denying[0] else 1
        for run in self._runs:
            if self._is_name(side, (run.left, run.right)[side]):
                continue
            for n in self._grammar_before(side, (run.left, run.right)[side]):
                if self._denies(side, n):
                    yield ("negation", (n, n + 1), None) if side == 0 else ("negation", None, (n, n + 1))
                    return

    # What stands where

    def _with_run(self, part: Range, run: Run, side: int) -> Range:
        """Return figures with those of the equal words that go on with them: 3 March beside March."""
        first, last = part
        start, end = run[side], run[side] + run.length
        while start <= last < end and self._is_figure(side, last, dates_only=False):
            last += 1
        while start < first <= end and self._is_figure(side, first - 1, dates_only=False):
            first -= 1
        return first, last

    def _new(self, side: int, part: Range) -> bool:
        """Tell whether the other sentence has not all of the figures of a part."""
        there = {self._form(1 - side, n) for n in range(*self._parts[1 - side])}
        return any(self._form(side, n) not in there for n in range(*part))

    def _form(self, side: int, n: int) -> str:
        return self._lexicon.folded[self._sides[side].numbers[n]]

    def _denies(self, side: int, n: int) -> bool:
        return is_negation(self._form(side, n))

    def _is_name(self, side: int, n: int) -> bool:
        words = self._sides[side]
        return (
            n != self._parts[side][0]
            and words.text[words.starts[n]].isupper()
            and not self._lexicon.stop[words.numbers[n]]
            and not is_figure(self._form(side, n))
        )

    def _phrase(self, side: int, edge: int, step: int) -> Range:
        """Return the names that follow each other from an edge on, without any sign between them."""
        words, (first, last) = self._sides[side], self._parts[side]
        n = edge if step > 0 else edge - 1
        start = n
        while first <= n < last and self._is_name(side, n) and self._joined(words, n, step):
            n += step
        return (start, n) if step > 0 else (n + 1, start + 1)

    def _set_off(self, run: Run, phrases: Sequence[Range], step: int) -> bool:
        """Tell whether a comma or the like stands between names and the nearest word of a run that is no grammar."""
        for side, words in enumerate(self._sides):
            inside = range(run[side], run[side] + run.length)
            content = [n for n in inside if not self._lexicon.stop[words.numbers[n]]]
            a, b = (phrases[side][1] - 1, content[0]) if step < 0 else (content[-1], phrases[side][0])
            if _SETS_OFF.search(words.text, words.ends[a], words.starts[b]):
                return True
        return False

    @staticmethod
    def _joined(words: Words, n: int, step: int) -> bool:
        """Tell whether only a blank stands between a word and the one beside it, against the direction `step`."""
        a, b = (n, n + 1) if step < 0 else (n - 1, n)
        return not words.text[words.ends[a] : words.starts[b]].strip("’'s \n")

    def _others(self, left: Range, right: Range) -> bool:
        """Tell whether two phrases have no name in common, however it is spelled."""
        mine, other = ([self._form(side, n) for n in range(*part)] for side, part in enumerate((left, right)))
        pairs = ((a, b) for a in mine for b in other)
        return not any(a == b or respelled(a, b) or _initials(a, other) or _initials(b, mine) for a, b in pairs)

    def _figure(self, side: int, edge: int, step: int) -> Range:
        """Return the figures that stand at an edge; a date may have a few words of grammar between."""
        first, last = self._parts[side]
        n = edge if step > 0 else edge - 1
        skipped = 0
        while first <= n < last and skipped < REACH and self._lexicon.stop[self._sides[side].numbers[n]]:
            n, skipped = n + step, skipped + 1
        start = n
        while first <= n < last and self._is_figure(side, n, dates_only=skipped > 0):
            n += step
        return (start, n) if step > 0 else (n + 1, start + 1)

    def _is_figure(self, side: int, n: int, *, dates_only: bool) -> bool:
        form = self._form(side, n)
        return is_date(form) or (is_number(form) and (not dates_only or form.isdecimal()))

    def _grammar_before(self, side: int, at: int) -> Iterator[int]:
        """Yield the words before a verb that belong to it, from its own side on: not, never, been, to."""
        for n in range(at - 1, max(self._parts[side][0], at - 1 - REACH) - 1, -1):
            if self._form(side, n) not in HELPERS and not self._denies(side, n):
                return
            yield n


def _initials(short: str, long: Sequence[str]) -> bool:
    """Tell whether a name is made of the first letters of others: an acronym and what it stands for."""
    return len(short) > 1 and short == "".join(word[:1] for word in long)


def _runs(left: Sequence[int], right: Sequence[int], parts: tuple[Range, Range], stop: Sequence[bool]) -> Iterator[Run]:
    """Yield the maximal runs of equal words of two sentences that hold a word that each has once, no stop word."""
    once = [_once(numbers, part) for numbers, part in zip((left, right), parts, strict=True)]
    (a0, a1), (b0, b1) = parts
    done: set[Run] = set()
    for number, i in once[0].items():
        j = once[1].get(number)
        if j is None or stop[number]:
            continue
        start = 0
        while i - start > a0 and j - start > b0 and left[i - start - 1] == right[j - start - 1]:
            start += 1
        end = 1
        while i + end < a1 and j + end < b1 and left[i + end] == right[j + end]:
            end += 1
        run = Run(i - start, j - start, start + end)
        if run not in done:
            done.add(run)
            yield run


def _once(numbers: Sequence[int], part: Range) -> Mapping[int, int]:
    """Return where each word stands that is there once."""
    found: dict[int, int] = {}
    for n in range(*part):
        found[numbers[n]] = -1 if numbers[n] in found else n
    return {number: at for number, at in found.items() if at >= 0}
