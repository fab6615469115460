"""From chains of agreeing words to passages: what is kept, of what kind, and what changed its place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import not_

from readroom.text.align_chains import Chain, chains
from readroom.text.align_model import PassageKind
from readroom.text.align_order import in_order
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
EXACT = ((10, 0.8, 3.0), (12, 0.9, 2.0), (18, 0.9, 0.0))
"""So many words with so few changes between them (identity) are a passage with less content, too."""
LEAST_TELLING = 6
TELLING_IDENTITY = 0.75
TELLING_CONTENT = 4
"""So few words are a passage when so many of them are content."""
WHOLE = 0.8
"""The share of a sentence that a passage covers when it counts as the whole sentence."""

MOST_SIGNS = 4
"""Signs before and after a passage that belong to it, at most: stops, quotation marks, brackets."""
CUT = 0.7
"""The share of a quotation that a passage covers when the other text has only that much of it, and nothing else."""


@dataclass(frozen=True)
class Side:
    """One text to be compared: its words, its quotations and its sentences, as ranges of the text."""

    words: Words
    quotations: Sequence[tuple[int, int]]
    sentences: Sequence[tuple[int, int]]

    @cached_property
    def quoted(self) -> Units:
        """Which quotation each word stands in."""
        return units(self.words, self.quotations)

    @cached_property
    def said(self) -> Units:
        """Which sentence each word stands in."""
        return units(self.words, self.sentences)


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


def ranges_of(chain: Chain, left: Words, right: Words) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where a passage stands in both texts (code points), with the signs around it that are the same there."""
    (l0, l1), (r0, r1) = left.span(*chain.left), right.span(*chain.right)
    a, b = left.text, right.text
    before = after = 0
    while before < min(l0, r0, MOST_SIGNS) and a[l0 - before - 1] == b[r0 - before - 1] and _sign(a[l0 - before - 1]):
        before += 1
    most = min(len(a) - l1, len(b) - r1, MOST_SIGNS)
    while after < most and a[l1 + after] == b[r1 + after] and _sign(a[l1 + after]):
        after += 1
    return (l0 - before, l1 + after), (r0 - before, r1 + after)


def _sign(char: str) -> bool:
    return not (char.isspace() or char.isalnum() or char == "_")


class _Kinds:
    """Tells the kind of a chain."""

    def __init__(self, left: Side, right: Side, lexicon: Lexicon) -> None:
        self._sides = (left.words, right.words)
        self._stop = lexicon.stop
        self._quoted, self._said = (left.quoted, right.quoted), (left.said, right.said)
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
        for least, identity, content in EXACT:
            if matched >= least and chain.identity >= identity and self._content(chain, content, STOP_CONTENT):
                return "shared"
        if matched >= LEAST_TELLING and chain.identity >= TELLING_IDENTITY and self._tells(chain):
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

    def _tells(self, chain: Chain) -> bool:
        """Tell whether so few words carry enough sense in both texts: a title in one of them is a title."""
        return all(self._content_of(chain, side, TELLING_CONTENT, 0.0) for side in (0, 1))

    def _content(self, chain: Chain, least: float, stop: float = 0.0) -> bool:
        """Tell whether a match has `least` words that are neither stop words nor names, on one side.

        A stop word counts `stop`. Capitals tell names, but in a text that writes most of its nouns so.
        """
        return any(self._content_of(chain, side, least, stop) for side in (0, 1))

    def _content_of(self, chain: Chain, side: int, least: float, stop: float) -> bool:
        words, count = self._sides[side], 0.0
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
    firsts = map(words.text.__getitem__, words.starts[::step])
    shown = list(compress(firsts, map(not_, map(stop.__getitem__, words.numbers[::step]))))
    return sum(map(str.isupper, shown)) > LARGE_NOUNS * max(LEAST_LARGE, sum(map(str.isalpha, shown)))


def _counts(chain: Chain, side: int, whole: Units) -> Counter[int]:
    """Return how many matched words lie in each unit of a side."""
    of_word = whole.of_word
    return Counter(
        of_word[n] for run in chain.runs for n in range(run[side], run[side] + run.length) if of_word[n] >= 0
    )
