"""The rows of a comparison: planned pairs and what stands alone, in reading order, with their word differences."""

from collections.abc import Callable, Sequence

from readroom.text.align_checks import LEAST_SIMILARITY, differences, other_signs
from readroom.text.align_figures import has_signs
from readroom.text.align_model import Difference, Range, Row, RowKind
from readroom.text.align_ops import Step, similarity, steps, to_ops
from readroom.text.align_passages import Match
from readroom.text.align_related import Stems
from readroom.text.align_related_checks import related_differences
from readroom.text.align_rows import Pair, Plan, Sentences
from readroom.text.align_tokens import Lexicon, Words

SURE_SIMILARITY = 0.6
"""Two sentences that only rare words brought together are one with edits from this share of equal words on."""


class Table:
    """Collects the rows and the differences to check of one comparison."""

    def __init__(
        self,
        words: tuple[Words, Words],
        sentences: tuple[Sentences, Sentences],
        lexicon: Lexicon,
        pulse: Callable[[], None] = lambda: None,
    ) -> None:
        self._pulse = pulse
        self._left, self._right = words
        self._sentences = sentences
        self._lexicon = lexicon
        self._stems = Stems(lexicon)
        self._rows: list[Row] = []
        self._row_of: dict[int, int] = {}  # pair to its row
        self._ghost_of: dict[int, int] = {}  # moved pair to the row at its right place
        self._signs = has_signs(self._left.text) and has_signs(self._right.text)
        self._repeats: dict[int, int] = {}  # row to the pair that it repeats
        self.differences: list[Difference] = []

    def build(self, plan: Plan) -> tuple[Row, ...]:
        """Return the rows of a plan; `differences` is complete then."""
        moved = [n for n, kept in enumerate(plan.ordered) if not kept]
        by_left = {plan.pairs[n].left[0]: n for n in moved}
        by_right = {plan.pairs[n].right[0]: n for n in moved}
        a = b = 0
        for number, pair in enumerate(plan.pairs):
            self._pulse()
            if plan.ordered[number]:
                self._add_left(a, pair.left[0], plan, by_left)
                self._add_right(b, pair.right[0], plan, by_right)
                self._add_pair(number, pair)
                a, b = pair.left[1], pair.right[1]
        self._add_left(a, len(self._sentences[0]), plan, by_left)
        self._add_right(b, len(self._sentences[1]), plan, by_right)
        for row, target in self._targets().items():
            r = self._rows[row]
            self._rows[row] = Row(r.kind, r.left, r.right, r.left_at, r.right_at, target, r.similarity, r.ops)
        return tuple(self._rows)

    def _targets(self) -> dict[int, int]:
        """Return for each row that points to another one which it is."""
        targets = {row: self._row_of[pair] for row, pair in self._repeats.items()}
        for pair, ghost in self._ghost_of.items():
            targets[ghost] = self._row_of[pair]
            targets[self._row_of[pair]] = ghost
        return targets

    def _add_left(self, start: int, end: int, plan: Plan, moved: dict[int, int]) -> None:
        """Add the left sentences `[start, end)`: moved pairs, repeats, and what only the left text has."""
        n = start
        while n < end:
            if n in moved:
                pair = plan.pairs[moved[n]]
                self._add_pair(moved[n], pair)
                n = pair.left[1]
                continue
            if n in plan.left_echoes:
                self._repeats[len(self._rows)] = plan.left_echoes[n]
            kind: RowKind = "repeat" if n in plan.left_echoes else "left"
            self._rows.append(self._row(kind, (n, n + 1), None))
            n += 1

    def _add_right(self, start: int, end: int, plan: Plan, moved: dict[int, int]) -> None:
        """Add the right sentences `[start, end)`: where moved ones stand, repeats, and what only the right text has."""
        n = start
        while n < end:
            if n in moved:
                pair = plan.pairs[moved[n]]
                self._ghost_of[moved[n]] = len(self._rows)
                self._rows.append(self._row("moved", None, pair.right))
                n = pair.right[1]
                continue
            if n in plan.right_echoes:
                self._repeats[len(self._rows)] = plan.right_echoes[n]
            kind: RowKind = "repeat" if n in plan.right_echoes else "right"
            self._rows.append(self._row(kind, None, (n, n + 1)))
            n += 1

    def _add_pair(self, number: int, pair: Pair) -> None:
        self._row_of[number] = len(self._rows)
        kind, alike, found = self._compared(pair)
        self._rows.append(self._row(kind, pair.left, pair.right, alike, found))

    def _row(
        self,
        kind: RowKind,
        left: tuple[int, int] | None,
        right: tuple[int, int] | None,
        alike: float = 0.0,
        found: Sequence[Step] = (),
    ) -> Row:
        """Return a row for sentences `[start, end)` of each side, with the steps between their words."""
        one, other = self._sentences
        a = (one.ranges[left[0]][0], one.ranges[left[1] - 1][1]) if left else None
        b = (other.ranges[right[0]][0], other.ranges[right[1] - 1][1]) if right else None
        places = one.places[left[0]] if left else None, other.places[right[0]] if right else None
        ops = to_ops(found, self._left, self._right, a, b) if a and b else ()
        return Row(kind, a, b, *places, None, alike, ops)

    def _compared(self, pair: Pair) -> tuple[RowKind, float, list[Step]]:
        """Return the kind, the similarity and the steps of a pair, and note its differences."""
        left, right = self._words_of(pair)
        found = steps(self._left, self._right, left, right, self._lexicon)
        alike = similarity(found, left[1] - left[0], right[1] - right[0])
        if self._signs:
            self.differences += other_signs(found, len(self._rows), self._left, self._right, self._lexicon)
        if all(step[0] == "equal" for step in found):
            return "same", 1.0, found
        if alike >= (SURE_SIMILARITY if pair.cosine else LEAST_SIMILARITY):
            self._check(found, pair)
            return "edited", alike, found
        if pair.cosine:
            self._check_beside(left, right)
            return "related", pair.cosine, self._common(left, right)
        parts: list[Step] = []
        for match in pair.matches:
            if part := _within(match, left, right):
                some = steps(self._left, self._right, *part, self._lexicon)
                if similarity(some, part[0][1] - part[0][0], part[1][1] - part[1][0]) >= LEAST_SIMILARITY:
                    parts = _joined(parts, some)
        self._check(parts, pair)
        self._check_beside(left, right)
        return "quote" if any(m.kind == "quote" for m in pair.matches) else "shared", alike, parts

    def _check(self, found: Sequence[Step], pair: Pair) -> None:
        starts = (
            frozenset(self._sentences[0].words[n][0] for n in range(*pair.left)),
            frozenset(self._sentences[1].words[n][0] for n in range(*pair.right)),
        )
        self.differences += differences(found, len(self._rows), self._left, self._right, starts, self._lexicon)

    def _check_beside(self, left: tuple[int, int], right: tuple[int, int]) -> None:
        """Note the differences beside equal words, where those in the passages do not hold them already."""
        row = len(self._rows)
        noted = [d for d in self.differences if d.row == row]
        for found in related_differences(self._left, self._right, (left, right), row, self._lexicon):
            if not any(_meet(found.left, d.left) or _meet(found.right, d.right) for d in noted):
                self.differences.append(found)

    def _common(self, left: tuple[int, int], right: tuple[int, int]) -> list[Step]:
        """Return the words `[first, last)` of two related sentences that both have, in the order of the left ones."""
        there: dict[int, int] = {}
        for n in range(*right):
            there.setdefault(self._stems[self._right.numbers[n]], n)
        found: list[Step] = []
        for n in range(*left):
            stem = self._stems[self._left.numbers[n]]
            if stem >= 0 and stem in there:
                other = there.pop(stem)
                found.append(("equal", n, n + 1, other, other + 1))
        return found

    def _words_of(self, pair: Pair) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return the words `[first, last)` of a pair on each side."""
        left, right = self._sentences
        return (
            (left.words[pair.left[0]][0], left.words[pair.left[1] - 1][1]),
            (right.words[pair.right[0]][0], right.words[pair.right[1] - 1][1]),
        )


def _meet(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _within(
    match: Match, left: tuple[int, int], right: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the part of a passage, from its first to its last match, that lies in these words of each side."""
    first: tuple[int, int] | None = None
    last = (0, 0)
    for run in match.chain.runs:
        skip = max(0, left[0] - run.left, right[0] - run.right)
        stop = min(run.length, left[1] - run.left, right[1] - run.right)
        if skip < stop:
            first = first or (run.left + skip, run.right + skip)
            last = (run.left + stop, run.right + stop)
    return ((first[0], last[0]), (first[1], last[1])) if first else None


def _joined(parts: list[Step], more: list[Step]) -> list[Step]:
    """Return the steps of both lists in order; `more` is left out where the two overlap or cross."""
    if not parts:
        return more
    (_, l0, _, r0, _), (_, _, l1, _, r1) = more[0], more[-1]
    before = [s for s in parts if s[2] <= l0 and s[4] <= r0]
    after = [s for s in parts if s[1] >= l1 and s[3] >= r1]
    return [*before, *more, *after] if len(before) + len(after) == len(parts) else parts
