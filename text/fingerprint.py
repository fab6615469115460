"""Fingerprints of texts: few hashes of word runs, chosen so that texts with a long run in common share one.

Every run of `GRAM` words has a hash; of every `WINDOW` runs that follow one another the smallest is kept (winnowing:
Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", 2003). Texts that have
`GRAM + WINDOW - 1` words in common, one after the other, therefore share a fingerprint. Words are those of comparing.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import pairwise

from readroom.text.align_tokens import fold_printed, printed_words

FINGERPRINT_VERSION = 1
"""Changes whenever a text's fingerprints do: what was stored under another number has to be made again."""
GRAM = 6
"""Words in a run that has a hash."""
WINDOW = 10
"""Of so many runs that follow one another, one is kept: of quotations of 30 to 60 words with some words changed, one
in a hundred is missed; with a window of 12 it is two. A common run of `GRAM + WINDOW - 1` words shares a hash."""
ASKED_WINDOW = 3
"""The same for the text that others are looked for with: it is not stored, and finds more of what is."""
PRINT_GRAM, PRINT_WINDOW = 4, 3
"""The same two for quotations, which are short: six common words are found."""
_MOST_WORDS = 1 << 18
"""How many printed words a `WordHashes` remembers."""
_FACTOR = 0x9E3779B97F4A7C15
_BITS_48, _BITS_64, _BITS_32 = (1 << 48) - 1, (1 << 64) - 1, (1 << 32) - 1


class WordHashes(dict[str, int]):
    """Printed word to a hash of its folded form (64 bits); one for many texts, so that each word is folded once."""

    def __missing__(self, printed: str) -> int:
        form = fold_printed(printed).encode("utf-8", "surrogatepass")
        found = int.from_bytes(blake2b(form, digest_size=8).digest(), "little")
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[printed] = found
        return found

    def of(self, text: str) -> list[int]:
        """Return the hashes of the words of a text, in order."""
        return list(map(self.__getitem__, printed_words(text)))


def gram_hashes(words: Sequence[int]) -> list[int]:
    """Return the hash (48 bits) of each run of `GRAM` words, by the hashes of the words; n-th: from word n on."""
    factor, bits = _FACTOR, _BITS_64
    pairs = [(a * factor + b) & bits for a, b in pairwise(words)]
    # Pairs of pairs: each word is taken with another power of the factor, so that order counts.
    square = factor * factor & bits
    fours = [(a * square + b) & bits for a, b in zip(pairs, pairs[2:], strict=False)]
    return [(a * square + b & bits) >> 16 for a, b in zip(fours, pairs[4:], strict=False)]


def fingerprints(words: Sequence[int]) -> list[tuple[int, int]]:
    """Return (hash, position) of a text's fingerprints, by the hashes of its words; sorted, each hash once.

    A hash has 48 bits, a position is the number of the run's first word in the text, from 0, where it stands first.
    A text of fewer words than a run has none.
    """
    hashes = gram_hashes(words)
    kept = set(_smallest(hashes, WINDOW))
    if not kept:
        return []
    first = dict(zip(reversed(hashes), range(len(hashes) - 1, -1, -1), strict=True))
    return [(found, first[found]) for found in sorted(kept)]


def asked_fingerprints(words: Sequence[int]) -> dict[int, int]:
    """Return the hashes, with their positions, by which a text's likes are looked for: its fingerprints and more."""
    hashes = gram_hashes(words)
    first = dict(zip(reversed(hashes), range(len(hashes) - 1, -1, -1), strict=True))
    return {found: first[found] for found in sorted(set(_smallest(hashes, ASKED_WINDOW)))}


def quotation_prints(words: Sequence[int], *, every: bool = False) -> set[int]:
    """Return the hashes (32 bits) by which a quotation is found, by the hashes of its words; `every`: not winnowed."""
    factor, bits = _FACTOR, _BITS_64
    pairs = [(a * factor + b) & bits for a, b in pairwise(words)]
    square = factor * factor & bits
    hashes = [(a * square + b & bits) >> 32 & _BITS_32 for a, b in zip(pairs, pairs[2:], strict=False)]
    return set(hashes if every else _smallest(hashes, PRINT_WINDOW))


def _smallest(hashes: list[int], window: int) -> Iterable[int]:
    """Return the smallest hash of each `window` that follow one another; of fewer, the smallest of all."""
    if len(hashes) <= window:
        return [min(hashes)] if hashes else []
    # By doubling: the smallest of 2, of 4, of 8, and at last of two such rows that overlap.
    row, size = hashes, 1
    while size * 2 <= window:
        row = list(map(min, row, row[size:]))
        size *= 2
    return map(min, row, row[window - size :]) if size < window else row
