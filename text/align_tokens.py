"""Words of a text as comparing counts them, each with its range in code points.

Case, diacritics and apostrophes are folded away as everywhere in readroom; in addition a dotted acronym is one word
(U.S. = US), so is a word with an apostrophe (don't = dont), a possessive 's is dropped, and a number keeps its
separators together (1,055 = 1055). Scripts without spaces go by character.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from readroom.text.align_terms import NEGATION, STOP
from readroom.text.fold import fold_word, tokens

# Texts of these characters alone are split by one expression; marks, joiners and unspaced scripts need the general way.
_ODD = re.compile(
    "[^\t-~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u2100-\u2bff]"
)
_ACRONYM = r"(?<![\w.])(?<!\w['’])[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?"
_NUMBER = r"(?<![\w.,])\d+(?:[.,]\d+)+(?!\w)"
# Words of two letters and more come first: they are most, and neither of the costly ones.
_WORD = re.compile(rf"(?:[^\W\d]\w+|{_ACRONYM}|{_NUMBER}|\w+)(?:['’]\w+)*")
_PARTS = re.compile(f"({_WORD.pattern})")
_JOINED = re.compile(rf"{_ACRONYM}|{_NUMBER}|(?<=[\w.])['’](?=\w)")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")


class Lexicon(dict[str, int]):
    """Printed word to the number of its folded form, filled as words are met; one for all texts that are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: list[str] = []
        self.stop: list[bool] = []
        self.single: set[int] = set()  # words of one character, of scripts that are written without spaces
        self._numbers: dict[str, int] = {}

    def __missing__(self, printed: str) -> int:
        form = printed.lower() if printed.isalnum() and printed.isascii() else fold_printed(printed)
        number = self._numbers.get(form)
        if number is None:
            number = self._numbers[form] = len(self.folded)
            self.folded.append(form)
            if len(form) == 1 and form > "\u0e00":
                self.single.add(number)
            self.stop.append(form in STOP or form in NEGATION)
        self[printed] = number
        return number


def fold_printed(word: str) -> str:
    """Return the folded form of one printed word of a text, as comparing counts it."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if "'" in word or "’" in word:
        word = word.replace("’", "'")
        if word[-2:] in ("'s", "'S"):
            word = word[:-2]
        word = word.replace("'", "")
    if "." in word or "," in word:
        word = word.replace(",", "") if _GROUPS.fullmatch(word) else word
        if word[:1].isalpha():
            word = word.replace(".", "")
        else:
            return "".join(fold_word(c) or c for c in word)
    return fold_word(word)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `text`: the numbers of their folded forms in the lexicon, and where each starts and ends."""

    text: str
    numbers: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the range in the text of the words `[first, last)`; an empty range after the word before `first`."""
        if first < last:
            return self.starts[first], self.ends[last - 1]
        at = self.ends[first - 1] if first else 0
        return at, at

    def part(self, first: int, last: int) -> "Words":
        """Return the words `[first, last)` of the same text, in the same places."""
        return Words(self.text, self.numbers[first:last], self.starts[first:last], self.ends[first:last])

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return which words `[first, last)` begin in the range `[start, end)` of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


class Units(NamedTuple):
    """Parts of a text (quotations, sentences): for each word the number of its part, -1 for none; each part's words."""

    of_word: list[int]
    sizes: list[int]


def units(words: Words, ranges: Iterable[tuple[int, int]]) -> Units:
    """Return which of the parts, given as ranges of the text, each word stands in; the last where parts overlap."""
    found = Units([-1] * len(words), [])
    for start, end in ranges:
        first, last = words.within(start, end)
        if first < last:
            found.of_word[first:last] = [len(found.sizes)] * (last - first)
            found.sizes.append(last - first)
    return found


def split_words(text: str, lexicon: Lexicon) -> Words:
    """Return the words of `text`, numbered in `lexicon`, which learns the new ones."""
    if _ODD.search(text):
        spans = _general(text)
        starts, ends = [s for s, _ in spans], [e for _, e in spans]
        return Words(text, [lexicon[text[s:e]] for s, e in spans], starts, ends)
    # What stands between words and the words in turn, and where each ends: three passes, none word by word.
    parts = _PARTS.split(text)
    ends = list(accumulate(map(len, parts)))
    return Words(text, list(map(lexicon.__getitem__, parts[1::2])), ends[:-1:2], ends[1::2])


def is_odd(text: str) -> bool:
    """Tell whether a text has marks, joiners or a script without spaces: its words are found in the general way."""
    return not text.isascii() and _ODD.search(text) is not None


def printed_words(text: str) -> list[str]:
    """Return the words of `text` as printed: those that `split_words` numbers, without their places."""
    if _ODD.search(text):
        return [text[start:end] for start, end in _general(text)]
    return _WORD.findall(text)


def _general(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the words of a text in any script."""
    joins = [m.span() for m in _JOINED.finditer(text)]
    spans: list[tuple[int, int]] = []
    at = 0
    for _, start, end in tokens(text):
        while at < len(joins) and joins[at][1] < start:
            at += 1
        if at < len(joins) and spans:
            first, last = joins[at]
            # A join is an apostrophe between two words, or the whole of an acronym or a number.
            if (first == spans[-1][1] and last == start) or (spans[-1][0] >= first and end <= last):
                start = spans.pop()[0]
        if at < len(joins) and joins[at][0] <= start and joins[at][1] == end + 1 and text[end] == ".":
            end += 1
        spans.append((start, end))
    return spans
