"""Fingerprints of texts: few hashes of word runs, chosen so that texts with a long run in common share one.

Every run of `GRAM` words has a hash; of every `WINDOW` runs that follow one another the smallest is kept (winnowing:
Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", 2003). Texts that have
`GRAM + WINDOW - 1` words in common, one after the other, therefore share a fingerprint. Words are those of comparing.
"""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise

from readroom.text.align_tokens import fold_printed, printed_words

FINGERPRINT_VERSION = 2
"""Changes whenever a text's fingerprints do: what was stored under another number has to be made again."""
GRAM = 6
"""Words in a run that has a hash."""
WINDOW = 9
"""Of so many runs that follow one another, one is kept: of quotations of 30 to 60 words with 8 % of the words changed,
one in two hundred is missed; with a window of 12 it is two in a hundred. A common run of `GRAM + WINDOW - 1` words
shares a hash."""
ASKED_WINDOW = 4
"""The same for the text that others are looked for with: it is not stored, and finds more of what is."""
PRINT_GRAM, PRINT_WINDOW = 4, 3
"""The same two for quotations, which are short: six common words are found."""
_MOST_WORDS = 1 << 18
"""How many printed words a `WordHashes` remembers."""
_BITS = (1 << 30) - 1
"""Numbers of so many bits are multiplied and compared fastest."""
_FACTORS = 0x2545F491, 0x1B873593, 0x3C6EF35F


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
    """Return a hash (30 bits) of each run of `GRAM` words, by the hashes of the words; n-th: from word n on."""
    two, four = _twos_and_fours(words)
    factor, bits = _FACTORS[2], _BITS
    return [a * factor + b & bits for a, b in zip(four, two[4:], strict=False)]


def fingerprints(words: Sequence[int]) -> list[tuple[int, int]]:
    """Return (hash, position) of a text's fingerprints, by the hashes of its words; sorted, each hash once.

    A hash has 48 bits, a position is the number of the run's first word in the text, from 0, where it stands first.
    A text of fewer words than a run has none.
    """
    return sorted(_chosen(words, WINDOW).items())


def asked_fingerprints(words: Sequence[int]) -> dict[int, int]:
    """Return the hashes, with their positions, by which a text's likes are looked for: its fingerprints and more."""
    return dict(sorted(_chosen(words, ASKED_WINDOW).items()))


def quotation_prints(words: Sequence[int], *, every: bool = False) -> set[int]:
    """Return the hashes (30 bits) by which a quotation is found, by the hashes of its words; `every`: not winnowed."""
    _, four = _twos_and_fours(words)
    return set(four if every else _smallest(four, PRINT_WINDOW))


def _chosen(words: Sequence[int], window: int) -> dict[int, int]:
    """Return the 48-bit hashes of a text's runs that are the smallest of `window` by their 30 bits, with positions."""
    hashes = gram_hashes(words)
    first = dict(zip(reversed(hashes), range(len(hashes) - 1, -1, -1), strict=True))
    found: dict[int, int] = {}
    for each in set(_smallest(hashes, window)):
        at = first[each]
        # 18 bits more, of other bits of some of the words: runs that agree in both are nearly the same words.
        more = (words[at] + 3 * words[at + 2] + 5 * words[at + 4] >> 32) & 0x3FFFF
        found[each << 18 | more] = at
    return found


def _twos_and_fours(words: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return hashes (30 bits) of the runs of two and of four words; each word has its own factor, so order counts."""
    bits, (pair, square, _) = _BITS, _FACTORS
    low = [word & bits for word in words]
    two = [a * pair + b & bits for a, b in pairwise(low)]
    return two, [a * square + b & bits for a, b in zip(two, two[2:], strict=False)]


def _smallest(hashes: list[int], window: int) -> list[int]:
    """Return the smallest hash of each `window` that follow one another; of fewer, the smallest of all."""
    if len(hashes) <= window:
        return [min(hashes)] if hashes else []
    # By doubling: the smallest of 2, of 4, of 8, and at last of two such rows that overlap.
    row, size = hashes, 1
    while size * 2 <= window:
        row = [a if a < b else b for a, b in zip(row, row[size:], strict=False)]
        size *= 2
    if size < window:
        row = [a if a < b else b for a, b in zip(row, row[window - size :], strict=False)]
    return row
