"""From chains of agreeing words to passages: what is kept, of what kind, and what changed its place."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readroom.text.align_chains import Chain, chains
from readroom.text.align_model import PassageKind
from readroom.text.align_terms import alike
from readroom.text.align_tokens import Lexicon, Units, Words, units

LEAST_IDENTITY = 0.4
LEAST_SHARED = 8
"""Matched words of a passage outside quotations."""
LEAST_QUOTED = 5
"""Matched words of a passage that fills a quotation, or most of one."""
LEAST_STOCK = 5
LEAST_DUPLICATE = 20
DUPLICATE_IDENTITY = 0.6
SHARED_CONTENT = 4
"""Words with a small initial that are no stop words: names and titles alone are stock."""
STOP_CONTENT = 0.25
"""What a stop word counts as content of a passage of that size."""
LARGE_NOUNS = 0.5
LEAST_LARGE = 60
SAMPLE = 600
"""The share of words with a capital, and how many words, from which on a capital does not tell a name;
so many words of a text are looked at."""
QUOTE_CONTENT = 2
LEAST_EXACT = 12
EXACT_IDENTITY = 0.9
"""So many words with hardly a change between them are a passage with less content, too."""
LEAST_TELLING = 6
TELLING_IDENTITY = 0.75
TELLING_CONTENT = 4
"""So few words are a passage when so many of them are content."""
WHOLE = 0.8
"""The share of a sentence that a passage covers when it counts as the whole sentence."""

CUT = 0.7
"""The share of a quotation that a passage covers when the other text has only that much of it, and nothing else."""


@dataclass(frozen=True, slots=True)
class Side:
    """One text to be compared: its words, its quotations and its sentences, as ranges of the text."""

    words: Words
    quotations: Sequence[tuple[int, int]]
    sentences: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Match:
    """A chain with its kind; `moved` when it stands in another order than the heavier ones around it."""

    chain: Chain
    kind: PassageKind
    moved: bool


def find_matches(left: Side, right: Side, lexicon: Lexicon) -> list[Match]:
    """Return the passages that two texts share, ordered by the left text.

    The answer is the same for exchanged sides: the search always begins with the shorter text.
    """
    if (len(right.words), right.words.text) < (len(left.words), left.words.text):
        flipped = find_matches(right, left, lexicon)
        return sorted(
            (Match(m.chain.flipped(), m.kind, m.moved) for m in flipped), key=lambda m: (m.chain.left, m.chain.right)
        )
    folded = lexicon.folded
    found = chains(left.words.numbers, right.words.numbers, lambda a, b: alike(folded[a], folded[b]), lexicon.stop)
    kinds = _Kinds(left, right, lexicon)
    kept = [
        (chain, kind)
        for chain in found
        if chain.identity >= LEAST_IDENTITY
        for kind in (kinds.of(chain),)
        if kind != "stock" or chain.matched >= LEAST_STOCK
    ]
    backbone = in_order(
        [
            (*chain.left, *chain.right, float(chain.matched)) if kind != "stock" else (0, 0, 0, 0, 0.0)
            for chain, kind in kept
        ]
    )
    return [Match(chain, kind, kind != "stock" and not backbone[n]) for n, (chain, kind) in enumerate(kept)]


class _Kinds:
    """Tells the kind of a chain."""

    def __init__(self, left: Side, right: Side, lexicon: Lexicon) -> None:
        self._sides = (left.words, right.words)
        self._stop = lexicon.stop
        self._quoted = tuple(units(side.words, side.quotations) for side in (left, right))
        self._said = tuple(units(side.words, side.sentences) for side in (left, right))
        self._single = lexicon.single
        self._nouns = tuple(_writes_nouns_large(side.words, lexicon.stop) for side in (left, right))

    def of(self, chain: Chain) -> PassageKind:
        """Return the kind of `chain`."""
        matched = self._size(chain)
        if self._is_quote(chain, matched):
            return "quote"
        if matched >= LEAST_DUPLICATE and chain.identity >= DUPLICATE_IDENTITY:
            return "duplicate"
        if matched >= LEAST_SHARED and self._content(chain, SHARED_CONTENT, STOP_CONTENT):
            return "shared"
        if matched >= LEAST_EXACT and chain.identity >= EXACT_IDENTITY and self._content(chain, 2, STOP_CONTENT):
            return "shared"
        if matched >= LEAST_TELLING and chain.identity >= TELLING_IDENTITY and self._content(chain, TELLING_CONTENT):
            return "shared"
        if self._content(chain, QUOTE_CONTENT) and all(self._fills(chain, side, self._said[side]) for side in (0, 1)):
            return "shared"
        return "stock"

    def _size(self, chain: Chain) -> float:
        """Return the matched words; a character of a script without spaces counts half."""
        matched: float = chain.matched
        if self._single:
            numbers = self._sides[0].numbers
            for run in chain.runs:
                matched -= sum(n in self._single for n in numbers[run.left : run.left + run.length]) / 2
        return matched

    def _is_quote(self, chain: Chain, matched: float) -> bool:
        """Tell whether most of a match stands in quotation marks on a side, or it is most of a quotation."""
        for side, quoted in enumerate(self._quoted):
            counts = _counts(chain, side, quoted)
            inside = sum(counts.values())
            # With a passage's worth of words outside the quotations it is a copy that holds some.
            if inside < LEAST_QUOTED or inside * 2 < matched or matched - inside >= LEAST_DUPLICATE:
                continue
            most = any(n >= LEAST_QUOTED and n * 2 >= quoted.sizes[unit] for unit, n in counts.items())
            if (inside >= LEAST_SHARED or most) and self._content(chain, QUOTE_CONTENT):
                return True
            if most and any(
                self._whole(chain, one) and (self._whole(chain, 1 - one) or self._is_cut(chain, one)) for one in (0, 1)
            ):
                return True
        return False

    def _whole(self, chain: Chain, side: int) -> bool:
        """Tell whether a match is nearly the whole of a quotation or of a sentence."""
        return self._fills(chain, side, self._quoted[side]) or self._fills(chain, side, self._said[side])

    def _is_cut(self, chain: Chain, side: int) -> bool:
        """Tell whether a match is nearly the whole of a quotation on a side, and most of one on the other."""
        other = self._quoted[1 - side]
        return self._fills(chain, side, self._quoted[side]) and self._fills(chain, 1 - side, other, CUT)

    def _fills(self, chain: Chain, side: int, whole: Units, share: float = WHOLE) -> bool:
        """Tell whether a match is nearly the whole of a quotation or a sentence, or `share` of it."""
        return any(n >= share * whole.sizes[unit] for unit, n in _counts(chain, side, whole).items())

    def _content(self, chain: Chain, least: int, stop: float = 0.0) -> bool:
        """Tell whether a match has `least` words that are neither stop words nor names, on one side.

        A stop word counts `stop`. Capitals tell names, but in a text that writes most of its nouns so.
        """
        for side, words in enumerate(self._sides):
            count = 0.0
            for run in chain.runs:
                for n in range(run[side], run[side] + run.length):
                    first = words.text[words.starts[n]]
                    if self._stop[words.numbers[n]]:
                        count += stop
                    elif first.isalpha() and (self._nouns[side] or not first.isupper()):
                        count += 1
                    if count >= least:
                        return True
        return False


def _writes_nouns_large(words: Words, stop: Sequence[bool]) -> bool:
    """Tell whether so many words of a text have a capital that it does not tell names, as in German."""
    step = max(1, len(words) // SAMPLE)
    firsts = [
        words.text[start]
        for start, number in zip(words.starts[::step], words.numbers[::step], strict=True)
        if not stop[number]
    ]
    large = sum(map(str.isupper, firsts))
    return large > LARGE_NOUNS * max(LEAST_LARGE, sum(map(str.isalpha, firsts)))


def _counts(chain: Chain, side: int, whole: Units) -> Counter[int]:
    """Return how many matched words lie in each unit of a side."""
    of_word = whole.of_word
    return Counter(
        of_word[n] for run in chain.runs for n in range(run[side], run[side] + run.length) if of_word[n] >= 0
    )


def in_order(items: Sequence[tuple[int, int, int, int, float]]) -> list[bool]:
    """Tell for each item whether it belongs to the heaviest chain that rises on both sides.

    An item is (left start, left end, right start, right end, weight); no two of the chain overlap on either side by
    more than a third of the shorter one. Items without weight never belong.
    """
    order = sorted((n for n, item in enumerate(items) if item[4] > 0), key=lambda n: (items[n][0], items[n][2]))
    best: dict[int, float] = {}
    previous: dict[int, int] = {}
    # Frontier by right end: the heaviest chain that ends at or before it.
    ends: list[int] = []
    tops: list[int] = []
    waiting = sorted(order, key=lambda n: _inner_end(items[n][0], items[n][1]))
    at = 0
    for n in order:
        start = items[n][0]
        while at < len(waiting) and _inner_end(items[waiting[at]][0], items[waiting[at]][1]) <= start:
            _note(ends, tops, best, items, waiting[at])
            at += 1
        place = bisect_left(ends, items[n][2] + 1) - 1
        best[n] = items[n][4] + (best[tops[place]] if place >= 0 else 0.0)
        if place >= 0:
            previous[n] = tops[place]
    chosen = [False] * len(items)
    tip: int | None = max(best, key=lambda n: best[n], default=None)
    while tip is not None:
        chosen[tip] = True
        tip = previous.get(tip)
    return chosen


def _inner_end(start: int, end: int) -> int:
    """Return where a range ends for the order: a third of it may be overlapped by the next."""
    return max(start + 1, end - (end - start) // 3)


def _note(
    ends: list[int],
    tops: list[int],
    best: dict[int, float],
    items: Sequence[tuple[int, int, int, int, float]],
    item: int,
) -> None:
    """Put an item into the frontier, and take out what it beats."""
    end = _inner_end(items[item][2], items[item][3])
    place = bisect_left(ends, end + 1)
    if place and best[tops[place - 1]] >= best[item]:
        return
    while place < len(ends) and best[tops[place]] <= best[item]:
        del ends[place], tops[place]
    if place and ends[place - 1] == end:
        ends[place - 1], tops[place - 1] = end, item
    else:
        ends.insert(place, end)
        tops.insert(place, item)
