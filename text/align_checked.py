"""The differences to check between a base and several texts: each place of the base once, and who says what there.

Nothing is found here that the comparison of the base with one of them has not found, and nothing of that is left out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from readroom.text.align_figures import sign_around
from readroom.text.align_model import Comparison, Difference, DifferenceKind, Op, Range, Row, RowKind
from readroom.text.align_terms import NUMBERS
from readroom.text.align_tokens import Lexicon, split_words
from readroom.text.fold import tokens

SAYING: frozenset[RowKind] = frozenset({"same", "edited", "quote", "shared"})
"""The kinds of rows in which the same words of two texts are the same statement."""


class Saying(NamedTuple):
    """What one article has at a place: its words there, None for none.

    `article` is 0 for the base, then 1 for the first witness. `difference` is the one that the base and that witness
    have; None where it says what the base says.
    """

    article: int
    range: Range | None
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A place of the base, in its sentence `sentence` (from 0), where other articles have something else.

    `versions` are who says the same: first the base and those that have its words there, then the others. Who has the
    sentence in quite another form, or not at all, is in none of them.
    """

    kind: DifferenceKind
    sentence: int
    versions: tuple[tuple[Saying, ...], ...]

    @property
    def base(self) -> Range | None:
        """The words of the base, None where it has none."""
        return self.versions[0][0].range

    @property
    def differing(self) -> tuple[Saying, ...]:
        """What those say that differ from the base."""
        return tuple(saying for version in self.versions[1:] for saying in version)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values; the base is the witness null, the others have their numbers from 0."""
        return {
            "kind": self.kind,
            "sentence": self.sentence,
            "base": _listed(self.base),
            "versions": [[_saying(saying) for saying in version] for version in self.versions],
        }


def _saying(saying: Saying) -> dict[str, Any]:
    found = {"witness": saying.article - 1 if saying.article else None, "range": _listed(saying.range)}
    if saying.difference is None:
        return found
    return {**found, "base": _listed(saying.difference.left), "row": saying.difference.row}


def _listed(part: Range | None) -> list[int] | None:
    return list(part) if part else None


class _Found(NamedTuple):
    """A difference of a witness, at the place of the base where it is; that is empty where the base has no words."""

    kind: DifferenceKind
    at: Range
    article: int
    difference: Difference


def places_to_check(
    texts: Sequence[str], comparisons: Sequence[Comparison], sentences: Sequence[Range]
) -> tuple[Checked, ...]:
    """Return the places where others differ from the base, in its order; spellings are among them.

    `texts` are the base and the others, `comparisons` those of the base with each, `sentences` the ranges of the base.
    """
    found = [
        _Found(difference.kind, _place(comparison.rows[difference.row], difference), article, difference)
        for article, comparison in enumerate(comparisons, 1)
        for difference in comparison.differences
    ]
    if not found:
        return ()
    starts = [start for start, _ in sentences]
    others = [_Witness(texts[0], text, comparison) for text, comparison in zip(texts[1:], comparisons, strict=True)]
    places = [
        Checked(group[0].kind, max(0, bisect_right(starts, group[0].at[0]) - 1), _versions(group, texts, others))
        for group in _grouped(found)
    ]
    return tuple(sorted(places, key=lambda place: (place.sentence, place.base or (0, 0))))


def _place(row: Row, difference: Difference) -> Range:
    """Return the words of the base at a difference; without any, where they would stand, or where its row begins."""
    if difference.left:
        return difference.left
    words = difference.right or (0, 0)
    at = next((op.left[0] for op in row.ops if op.right[0] <= words[0] < op.right[1]), None)
    start = at if at is not None else row.left[0] if row.left else 0
    return start, start


def _grouped(found: Iterable[_Found]) -> Iterator[list[_Found]]:
    """Yield the differences of one kind at one place together: those whose words in the base meet."""
    group: list[_Found] = []
    end = 0
    for one in sorted(found, key=lambda one: (one.kind, one.at, one.article)):
        meets = group and one.kind == group[0].kind and (one.at[0] < end or one.at == group[-1].at)
        if not meets:
            if group:
                yield group
            group, end = [], 0
        group.append(one)
        end = max(end, one.at[1])
    if group:
        yield group


def _versions(
    group: Sequence[_Found], texts: Sequence[str], others: Sequence["_Witness"]
) -> tuple[tuple[Saying, ...], ...]:
    """Return who says what at the place of a group: the base with those that agree, then each other version."""
    start, end = group[0].at[0], max(one.at[1] for one in group)
    at = (start, end)
    own = [Saying(0, at if start < end else None)]
    differing = {one.article for one in group}
    for article, other in enumerate(others, 1):
        if article not in differing and (there := other.says(at)) is not None:
            own.append(Saying(article, there if start < end else None))
    versions: dict[tuple[str, ...], list[Saying]] = {}
    for one in sorted(group, key=lambda one: (one.article, one.at)):
        said = versions.setdefault(_value(texts[one.article], one.difference.right), [])
        said.append(Saying(one.article, one.difference.right, one.difference))
    return tuple(own), *map(tuple, versions.values())


def _value(text: str, part: Range | None) -> tuple[str, ...]:
    """Return what words say, so that equal ones are one version: folded, numbers in figures, with a sign of money."""
    if part is None:
        return ()
    words = tuple(NUMBERS.get(token.folded, token.folded) for token in tokens(text[slice(*part)]))
    return *words, sign_around(text, *part)


class _Witness:
    """A text beside the base: whether it has the same words at a place."""

    def __init__(self, base: str, text: str, comparison: Comparison) -> None:
        self._base, self._text = base, text
        self._rows = [row for row in comparison.rows if row.left]
        self._starts = [row.left[0] for row in self._rows if row.left]

    def says(self, at: Range) -> Range | None:
        """Return where its words stand that are those of a place of the base, or None; an empty place stays empty."""
        n = bisect_right(self._starts, at[0]) - 1
        row = self._rows[n] if n >= 0 else None
        if row is None or row.kind not in SAYING:
            return None
        for op in row.ops:
            if op.kind == "equal" and op.left[0] <= at[0] and at[1] <= op.left[1]:
                if at[0] < at[1]:
                    return self._mapped(op, at)
                # Between two words that follow each other here too there is nothing.
                inside = op.left[0] < at[0] < op.left[1]
                return op.right if inside or row.kind == "same" else None
        return None

    def _mapped(self, op: Op, at: Range) -> Range | None:
        """Return where words of the base stand here, which are as many in the same order."""
        ours, theirs = self._base[slice(*op.left)], self._text[slice(*op.right)]
        if ours == theirs:
            return at[0] + op.right[0] - op.left[0], at[1] + op.right[0] - op.left[0]
        lexicon = Lexicon()
        left, right = split_words(ours, lexicon), split_words(theirs, lexicon)
        first, last = left.within(at[0] - op.left[0], at[1] - op.left[0])
        if len(left) != len(right) or first == last:
            return None
        start, end = right.span(first, last)
        return start + op.right[0], end + op.right[0]
