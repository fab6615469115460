"""Quotations that the ledger keeps: what stands between quotation marks, or as a block, and says something."""

from array import array
from collections.abc import Iterable, Iterator

from readroom.text.align_quotes import quotations
from readroom.text.align_terms import NEGATION, STOP
from readroom.text.align_tokens import fold_printed, printed_words
from readroom.text.fingerprint import WordHashes

LEAST = 5
MOST = 300
"""Fewer words are a name or a turn of phrase, more are an article that is republished."""
_REMEMBERED = 1 << 16
_LONGEST = 40


class Quotes:
    """Finds the quotations of texts."""

    def __init__(self, hashes: WordHashes) -> None:
        self._hashes = hashes
        self._telling = _Telling()

    def of(self, text: str, blocks: Iterable[tuple[int, int]] = ()) -> "Iterator[tuple[int, int, array[int]]]":
        """Yield (start, end, hashes of the words) of the quotations of a text (code points), in order."""
        before: tuple[int, int] | None = None
        for start, end in quotations(text, blocks):
            if before is not None and before[0] <= start and end <= before[1]:
                continue  # within a block, or a quotation within a quotation
            quoted = text[start:end]
            words = self._hashes.of(quoted)
            if LEAST <= len(words) <= MOST and any(map(self._telling.__getitem__, quoted.split())):
                yield start, end, words
                before = start, end


class _Telling(dict[str, bool]):
    """Piece of a text between blanks to whether it has a word that tells something; pieces come again and again."""

    def __missing__(self, piece: str) -> bool:
        found = any(map(_tells, printed_words(piece)))
        if len(piece) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[piece] = found
        return found


def _tells(printed: str) -> bool:
    """Tell whether a word is neither a stop word nor a name: titles of works and names are no quotations."""
    first = printed[0]
    if not first.isalpha() or first.isupper():
        return False
    form = fold_printed(printed)
    return form not in STOP and form not in NEGATION
