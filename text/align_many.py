"""A base text beside several others: which of its sentences each of them has too, and what only they have.

Copies of a text are counted once: versions that are nearly the same are one text, however many print it. A sentence
that is only related to one of the base is no proof that the same is said, and counts as said nowhere.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from readroom.text.align import Pulse, compare_texts, sentence_places
from readroom.text.align_checked import Checked, places_to_check
from readroom.text.align_model import Comparison, Range, Row, RowKind
from readroom.text.model import Body
from readroom.text.versions import are_copies


class TooManyError(ValueError):
    """More texts than can be held against each other; says how many."""


SAID: frozenset[RowKind] = frozenset({"same", "edited", "quote", "shared", "repeat"})
"""The kinds of rows in which a text says what a sentence of the base says."""
MOST_TEXTS = 12
"""Witnesses of a base at most: each is held against each."""


class Mark(NamedTuple):
    """What a witness has of a sentence of the base: the kind of the row, and which row of the comparison it is."""

    kind: RowKind
    row: int


@dataclass(frozen=True, slots=True)
class BaseSentence:
    """A sentence of the base, with paragraph and number from 1; a mark for each witness, None where it has nothing."""

    range: Range
    at: tuple[int, int]
    marks: tuple[Mark | None, ...]


class Place(NamedTuple):
    """A sentence of a witness (numbered from 0), in code points of its text."""

    witness: int
    range: Range


@dataclass(frozen=True, slots=True)
class Many:
    """A base compared with several witnesses.

    `absent` are the sentences that the base has not: those that say the same stand together, what most texts have
    first. `texts` numbers the distinct texts: the first is that of the base, then one for each witness. `differences`
    are the places of the base where others have something else, each once, spellings among them.
    """

    comparisons: tuple[Comparison, ...]
    sentences: tuple[BaseSentence, ...]
    absent: tuple[tuple[Place, ...], ...]
    texts: tuple[int, ...]
    differences: tuple[Checked, ...] = ()

    @property
    def distinct(self) -> int:
        """How many distinct texts there are, that of the base among them."""
        return len(set(self.texts))

    def saying(self, sentence: BaseSentence) -> set[int]:
        """Return the distinct texts that say a sentence of the base, its own among them."""
        said = {self.texts[n + 1] for n, mark in enumerate(sentence.marks) if mark and mark.kind in SAID}
        return said | {self.texts[0]}

    def is_everywhere(self, sentence: BaseSentence) -> bool:
        """Tell whether every one of the texts says a sentence; of versions of one text, whether each of them does."""
        if self.distinct == 1:
            return all(mark and mark.kind in SAID for mark in sentence.marks)
        return len(self.saying(sentence)) == self.distinct

    def is_alone(self, sentence: BaseSentence) -> bool:
        """Tell whether no other article has anything of a sentence, not even a related one."""
        return not any(sentence.marks)

    def texts_of(self, places: Sequence[Place]) -> set[int]:
        """Return the distinct texts that sentences of witnesses stand in."""
        return {self.texts[place.witness + 1] for place in places}

    def said_by(self, least: int) -> tuple[list[int], list[int]]:
        """Return what at least so many distinct texts say: the numbers (from 0) of sentences of the base, and of
        groups of sentences that the base has not.
        """
        return (
            [n for n, sentence in enumerate(self.sentences) if len(self.saying(sentence)) >= least],
            [n for n, places in enumerate(self.absent) if len(self.texts_of(places)) >= least],
        )

    def checked(self, sentences: Container[int] | None = None) -> list[Checked]:
        """Return the differences to check, without spellings; of these sentences of the base only, where some are
        given.
        """
        return [d for d in self.differences if d.kind != "spelling" and (sentences is None or d.sentence in sentences)]

    @property
    def differing(self) -> dict[int, set[int]]:
        """The witnesses (from 0) with a difference to check, by the sentence of the base."""
        found: dict[int, set[int]] = {}
        for place in self.checked():
            found.setdefault(place.sentence, set()).update(saying.article - 1 for saying in place.differing)
        return found

    def to_json(self, least: int = 1) -> dict[str, Any]:
        """Return it as plain JSON values, of what at least `least` distinct texts say; sentences of the base, groups
        that it has not and witnesses by their numbers from 0.
        """
        kept, absent = self.said_by(least)
        numbered = [(n, self.sentences[n]) for n in kept]
        there = set(kept)
        return {
            "texts": list(self.texts),
            "sentences": [
                {
                    "number": n,
                    "range": list(s.range),
                    "at": list(s.at),
                    "witnesses": [mark.kind if mark else None for mark in s.marks],
                    "texts": len(self.saying(s)),
                }
                for n, s in numbered
            ],
            "said_by_all": [n for n, s in numbered if self.is_everywhere(s)],
            "only_in_base": [n for n, s in numbered if self.is_alone(s)],
            "not_in_base": [
                {
                    "number": n,
                    "sentences": [{"witness": p.witness, "range": list(p.range)} for p in self.absent[n]],
                    "texts": len(self.texts_of(self.absent[n])),
                }
                for n in absent
            ],
            "differences": [d.to_json() for d in self.differences if d.sentence in there],
        }


def compare_many(
    base: Body,
    witnesses: Sequence[Body],
    *,
    loose: bool = False,
    pulse: Pulse = lambda: None,
) -> Many:
    """Return a base compared with others. Raises TooLongError, TooManyError."""
    if len(witnesses) > MOST_TEXTS:
        raise TooManyError(f"{len(witnesses)} texts are too many: up to {MOST_TEXTS} are compared with a base")
    comparisons = tuple(compare_texts(base, body, loose=loose, pulse=pulse) for body in witnesses)
    between = {
        (a, b): compare_texts(witnesses[a], witnesses[b], pulse=pulse)
        for a, b in combinations(range(len(witnesses)), 2)
    }
    sentences = _marked(base, comparisons)
    return Many(
        comparisons,
        sentences,
        _absent(comparisons, between, texts := _texts(comparisons, between)),
        texts,
        places_to_check([body.text for body in (base, *witnesses)], comparisons, [s.range for s in sentences]),
    )


def _marked(base: Body, comparisons: Sequence[Comparison]) -> tuple[BaseSentence, ...]:
    """Return the sentences of the base, each with what the witnesses have of it."""
    places = sentence_places(base)
    columns = []
    for comparison in comparisons:
        column: list[Mark | None] = []
        rows = [(row.left, n) for n, row in enumerate(comparison.rows) if row.left]
        at = 0
        for (start, _), _ in places:
            while rows[at][0][1] <= start:
                at += 1
            number = rows[at][1]
            kind = comparison.rows[number].kind
            column.append(None if kind == "left" else Mark(kind, number))
        columns.append(column)
    return tuple(
        BaseSentence(part, place, marks)
        for (part, place), marks in zip(places, zip(*columns, strict=True), strict=True)
    )


Between = dict[tuple[int, int], Comparison]


def _texts(comparisons: Sequence[Comparison], between: Between) -> tuple[int, ...]:
    """Return the number of the distinct text of the base and of each witness, from 0: copies among them are one."""
    sets = _Sets(len(comparisons) + 1)
    pairs = {(0, n + 1): c for n, c in enumerate(comparisons)}
    pairs |= {(a + 1, b + 1): c for (a, b), c in between.items()}
    for (a, b), comparison in pairs.items():
        if are_copies(comparison.left_in_right, comparison.right_in_left):
            sets.join(a, b)
    tops = [sets.top(n) for n in range(len(comparisons) + 1)]
    numbers = {top: n for n, top in enumerate(dict.fromkeys(tops))}
    return tuple(numbers[top] for top in tops)


def _absent(comparisons: Sequence[Comparison], between: Between, texts: Sequence[int]) -> tuple[tuple[Place, ...], ...]:
    """Return what the base has not, grouped by what the witnesses have in common."""
    places = [
        Place(n, row.right) for n, c in enumerate(comparisons) for row in c.rows if row.kind == "right" and row.right
    ]
    sets = _Sets(len(places))
    by_witness: dict[int, list[int]] = {}
    for number, place in enumerate(places):
        by_witness.setdefault(place.witness, []).append(number)
    for (a, b), comparison in between.items():
        for row in comparison.rows:
            if row.kind in SAID and row.left and row.right:
                both = [
                    *_inside(row.left, by_witness.get(a, ()), places),
                    *_inside(row.right, by_witness.get(b, ()), places),
                ]
                if {places[n].witness for n in both} == {a, b}:
                    for n in both[1:]:
                        sets.join(both[0], n)
    groups: dict[int, list[Place]] = {}
    for number, place in enumerate(places):
        groups.setdefault(sets.top(number), []).append(place)
    found = [tuple(group) for group in groups.values()]
    return tuple(sorted(found, key=lambda group: (-len({texts[p.witness + 1] for p in group}), group[0])))


def _inside(part: Range, numbers: Sequence[int], places: Sequence[Place]) -> list[int]:
    return [n for n in numbers if part[0] <= places[n].range[0] < part[1]]


class _Sets:
    """Numbers that are brought together (union and find)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def top(self, n: int) -> int:
        while self._above[n] != n:
            self._above[n] = n = self._above[self._above[n]]
        return n

    def join(self, a: int, b: int) -> None:
        one, other = sorted((self.top(a), self.top(b)))
        self._above[other] = one


def row_of(many: Many, sentence: BaseSentence, witness: int) -> Row | None:
    """Return the row in which a witness has a sentence of the base, or None."""
    mark = sentence.marks[witness]
    return many.comparisons[witness].rows[mark.row] if mark else None
