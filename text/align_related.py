"""Sentences that have rare words in common: related, which is no proof that they say the same.

The score is the cosine of their stems (the first letters of each word) weighted by inverse sentence frequency
(Spärck Jones 1972) over both texts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from math import log, sqrt

from readroom.text.align_tokens import Lexicon

STEM = 6
"""Letters of a stem."""
LEAST_COSINE = 0.35
LEAST_STEMS = 3
"""Stems that two related sentences share, at least."""
LOOSE_COSINE = 0.22
"""The same where weak relations are asked for too."""
PART_COSINE = 0.25
PART_STEMS = 5
PART = 0.5
"""A long sentence may say all of a short one and more: a lower score will do when they share so many stems, and those
carry so much of the weight of one of them.
"""
MOST_SENTENCES = 300
"""Stems in more sentences of the right text than this bring no pairs; they still count in the score."""

PROMISING = 0.1
"""What the rarest stems of two sentences add to their cosine, at least, for the others to be looked at."""
MOST_PAIRS = 400_000
LEAST_CANDIDATES = 20
"""Pairs of sentences that are looked at in all, and for each sentence at least: in books, the rarest stems decide."""


class Stems(dict[int, int]):
    """Word number to stem number, filled on demand; -1 for stop words and single letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._numbers: dict[str, int] = {}

    def __missing__(self, number: int) -> int:
        word = self._lexicon.folded[number]
        if self._lexicon.stop[number] or (len(word) < 2 and word <= "\u0e00" and not word.isdecimal()):
            stem = -1
        else:
            stem = self._numbers.setdefault(word[:STEM], len(self._numbers))
        self[number] = stem
        return stem


def related(
    left: Mapping[int, Sequence[int]],
    right: Mapping[int, Sequence[int]],
    everything: Iterable[Sequence[int]],
    lexicon: Lexicon,
    *,
    loose: bool = False,
    pulse: Callable[[], None] = lambda: None,
) -> list[tuple[int, int, float, int]]:
    """Return pairs of related sentences: left, right, cosine (0 to 1), shared stems; each sentence once, best first.

    `loose`: also those that have little in common. Calls `pulse` now and then.

    `left` and `right` hold the word numbers of the sentences that are looked at, by sentence; `everything` those of
    all sentences of both texts, for the weights.
    """
    if not left or not right:
        return []
    stem_of = Stems(lexicon).__getitem__
    said = [set(map(stem_of, numbers)) for numbers in everything]
    seen = Counter(chain.from_iterable(said))
    by_count = {count: log(1 + len(said) / count) for count in set(seen.values())}
    weight = {stem: by_count[count] for stem, count in seen.items()}
    lefts, rights = (
        {s: _vector(set(map(stem_of, numbers)), weight) for s, numbers in side.items()} for side in (left, right)
    )
    scored = _scored(lefts, rights, LOOSE_COSINE if loose else LEAST_COSINE, pulse)
    pairs = sorted(scored, key=lambda pair: (-pair[2], pair[0], pair[1]))
    used_left: set[int] = set()
    used_right: set[int] = set()
    found = []
    for pair in pairs:
        if pair[0] not in used_left and pair[1] not in used_right:
            used_left.add(pair[0])
            used_right.add(pair[1])
            found.append(pair)
    return found


def _vector(stems: set[int], weight: Mapping[int, float]) -> dict[int, float]:
    """Return the stems of a sentence with their weights, scaled to length 1; empty when it has too few."""
    stems.discard(-1)
    if len(stems) < LEAST_STEMS:
        return {}
    weights = [weight[s] for s in stems]
    length = sqrt(sum([w * w for w in weights]))
    return {s: w / length for s, w in zip(stems, weights, strict=True)}


def _scored(
    lefts: Mapping[int, Mapping[int, float]],
    rights: Mapping[int, Mapping[int, float]],
    least: float,
    pulse: Callable[[], None],
) -> Iterable[tuple[int, int, float, int]]:
    """Yield the pairs above the thresholds; `least` is that of the cosine."""
    holding: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for sentence, vector in rights.items():
        for stem in _telling(vector, least):
            holding[stem].append((sentence, vector[stem]))
    most = max(LEAST_CANDIDATES, MOST_PAIRS // max(len(lefts), 1))
    for sentence, vector in lefts.items():
        pulse()
        candidates: dict[int, float] = defaultdict(float)
        for stem in _telling(vector, least):
            there = holding.get(stem, ())
            if len(there) <= MOST_SENTENCES and len(candidates) < most:
                mine = vector[stem]
                for other, its in there:
                    candidates[other] += mine * its
        for other, score in candidates.items():
            if score < PROMISING:
                continue
            weights = rights[other]
            both = vector.keys() & weights.keys()
            if len(both) >= LEAST_STEMS:
                cosine = sum([vector[s] * weights[s] for s in both])
                many = cosine >= PART_COSINE and len(both) >= PART_STEMS
                if cosine >= least or (many and _holds(both, vector, weights)):
                    yield sentence, other, cosine, len(both)


def _holds(both: Iterable[int], one: Mapping[int, float], other: Mapping[int, float]) -> bool:
    """Tell whether the stems that two sentences share carry most of the weight of one of them."""
    return max(sum(v[s] ** 2 for s in both) for v in (one, other)) >= PART


def _telling(vector: Mapping[int, float], least: float) -> list[int]:
    """Return the rarest stems of a sentence, without those that together cannot reach the threshold `least`.

    Two sentences above it share one that is among these in both, for the rarest come first everywhere (prefix
    filtering, Bayardo, Ma and Srikant 2007).
    """
    ordered = sorted([(-weight, stem) for stem, weight in vector.items()])
    rest = 1.0
    for n, (weight, _) in enumerate(ordered):
        if rest < least**2:
            return [stem for _, stem in ordered[:n]]
        rest -= weight * weight
    return [stem for _, stem in ordered]
