"""Fingerprints of texts: few hashes of word runs, chosen so that texts with a long run in common share one.

Every run of `GRAM` words has a hash; of every `WINDOW` runs that follow one another the smallest is kept (winnowing:
Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", 2003). Texts that have
`GRAM + WINDOW - 1` words in common, one after the other, therefore share a fingerprint. Words are those of comparing.

All words of a text are reckoned with at once: their hashes stand in one large number, 64 bits for each, the first word
lowest, and what is done to that number is done to each of them. No part ever runs over into the next one.
"""

import sys
from array import array
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import compress

from readroom.text.align_tokens import fold_printed, is_odd, printed_words
from readroom.text.fold import fold_word

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
_MOST_WORDS = 1 << 17
"""How many words a `WordHashes` remembers, and up to twice as many pieces of texts (some 40 MB)."""
_LONGEST = 40
"""Longer pieces (code points) hardly come again."""
_MARKS = ".,;:!?\"'()[]“”„«»‘’…-–—$%"
"""What mostly stands before and after a word."""
_BITS = 30
"""Hashes of runs have so many bits: a product of two such numbers stays within its 64."""
_MORE = 18
"""So many bits more, of other bits of some of the words, are in what is stored."""
_FACTORS = 0x2545F491, 0x1B873593, 0x3C6EF35F


class WordHashes(dict[str, bytes]):
    """Piece of a text between blanks to the hashes of its words (64 bits each); one for many texts.

    What a word is does not depend on what stands beyond a blank, so that each piece is split and folded once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, bytes] = {}
        self._older: dict[str, bytes] = {}

    def __missing__(self, piece: str) -> bytes:
        found = self._older.get(piece)
        if found is None:
            found = self._made(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST_WORDS:
                # What comes again and again is soon among the newer ones.
                self._older = dict(self)
                self.clear()
            self[piece] = found
        return found

    def _made(self, piece: str) -> bytes:
        bare = piece.strip(_MARKS)
        if bare.isalnum() and not is_odd(bare):
            return self._word(bare.lower() if bare.isascii() else fold_word(bare))
        return b"".join([self._word(fold_printed(word)) for word in printed_words(piece)])

    def _word(self, form: str) -> bytes:
        found = self._words.get(form)
        if found is None:
            found = blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            self._words[form] = found
        return found

    def of(self, text: str) -> "array[int]":
        """Return the hashes of the words of a text, in order."""
        return _little(array("Q", b"".join(map(self.__getitem__, text.split()))))


def gram_hashes(words: Sequence[int]) -> list[int]:
    """Return a hash (30 bits) of each run of `GRAM` words, by the hashes of the words; n-th: from word n on."""
    return _listed(_grams(_lanes(words), len(words)), len(words) - GRAM + 1)


def fingerprints(words: Sequence[int]) -> list[tuple[int, int]]:
    """Return (hash, position) of a text's fingerprints, by the hashes of its words; sorted, each hash once.

    A hash has 48 bits, a position is the number of the run's first word in the text, from 0, where it stands first.
    A text of fewer words than a run has none.
    """
    return sorted(kept_fingerprints(words).items())


def kept_fingerprints(words: Sequence[int]) -> dict[int, int]:
    """Return the same, by no order."""
    return _chosen(words, WINDOW)


def asked_fingerprints(words: Sequence[int]) -> dict[int, int]:
    """Return the hashes, with their positions, by which a text's likes are looked for: its fingerprints and more."""
    return dict(sorted(_chosen(words, ASKED_WINDOW).items()))


def quotation_prints(words: Sequence[int], *, every: bool = False) -> set[int]:
    """Return the hashes (30 bits) by which a quotation is found, by the hashes of its words; `every`: not winnowed."""
    count = len(words) - PRINT_GRAM + 1
    if count <= 0:
        return set()
    four = _fours(_lanes(words), _repeated(_BITS, len(words)))
    return set(_listed(four, count) if every else _smallest(four, count, PRINT_WINDOW))


def _chosen(words: Sequence[int], window: int) -> dict[int, int]:
    """Return the 48-bit hashes of a text's runs that are the smallest of `window` by their 30 bits, with positions."""
    count = len(words) - GRAM + 1
    if count <= 0:
        return {}
    lanes = _lanes(words)
    grams = _grams(lanes, len(words))
    # Runs that agree in these bits too are nearly the same words. Of a word only those bits that come to bear are
    # taken, so that the sum keeps within its 64.
    lanes &= _repeated(32 + _MORE, len(words))
    more = (lanes + 3 * (lanes >> 2 * 64) + 5 * (lanes >> 4 * 64) >> 32) & _repeated(_MORE, count)
    whole = _listed((grams << _MORE) + more, count)
    hashes = _listed(grams, count)
    chosen = set(_smallest(grams, count, window))
    places = list(compress(range(count), map(chosen.__contains__, hashes)))
    if len(places) > len(chosen):
        places = list({hashes[at]: at for at in reversed(places)}.values())
    return {whole[at]: at for at in places}


def _grams(lanes: int, count: int) -> int:
    """Return the hashes of the runs of `GRAM` of `count` words, as one number."""
    bits = _repeated(_BITS, count)
    low = lanes & bits
    two = _twos(low, bits)
    four = two * _FACTORS[1] + (two >> 2 * 64) & bits
    return four * _FACTORS[2] + (two >> 4 * 64) & _repeated(_BITS, max(0, count - GRAM + 1))


def _twos(low: int, bits: int) -> int:
    """Return hashes (30 bits) of the runs of two words; each word of a run has its own factor, so that order counts."""
    return low * _FACTORS[0] + (low >> 64) & bits


def _fours(lanes: int, bits: int) -> int:
    two = _twos(lanes & bits, bits)
    return two * _FACTORS[1] + (two >> 2 * 64) & bits


def _smallest(hashes: int, count: int, window: int) -> list[int]:
    """Return the smallest hash of each `window` that follow one another; of fewer, the smallest of all."""
    if count <= window:
        return [min(_listed(hashes, count))]
    over = _repeated(1, count) << _BITS
    # By doubling: the smallest of 2, of 4, of 8, and at last of two such rows that overlap.
    size = 1
    while size < window:
        step = min(size, window - size)
        # The difference of each two with one bit over it, which is left where the second one is not the larger.
        apart = (hashes | over) - (hashes >> 64 * step)
        smaller = apart & over
        hashes -= apart & smaller - (smaller >> _BITS)
        size += step
    return _listed(hashes, count - window + 1)


def _repeated(bits: int, count: int) -> int:
    """Return a number in which so many low bits are set of each of `count` parts of 64 bits."""
    ones = _ones(max(12, count.bit_length())) & (1 << 64 * count) - 1
    return (ones << bits) - ones


@lru_cache(maxsize=2)
def _ones(power: int) -> int:
    """Return a number of `2 ** power` parts, each of which is 1."""
    return int.from_bytes((b"\1" + b"\0" * 7) * (1 << power), "little")


def _lanes(words: Sequence[int]) -> int:
    """Return the hashes of words as one number, the first word lowest."""
    return int.from_bytes(_little(words if isinstance(words, array) else array("Q", words)).tobytes(), "little")


def _listed(lanes: int, count: int) -> list[int]:
    """Return the first `count` parts of such a number."""
    if count <= 0:
        return []
    return _little(array("Q", (lanes & (1 << 64 * count) - 1).to_bytes(8 * count, "little"))).tolist()


def _little(numbers: "array[int]") -> "array[int]":
    """Return numbers with their bytes turned round, where the machine writes them the other way."""
    if sys.byteorder == "big":
        numbers = array("Q", numbers)
        numbers.byteswap()
    return numbers
