"""Words that are parted at the end of a line: put together again, but for hyphens that belong to the word."""

import re
from collections.abc import Iterable, Sequence

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)+|[^\W\d_]+")
_REACH = 60  # code points before a line's end in which its last word is looked for
# "Ein- und Ausfuhr": the rest of the first word stands behind the second one.
_ANDS = frozenset(("und", "oder", "sowie", "och", "eller"))
SIGNS = ("-", "‐", "\u00ad", "¬")
"""What stands at the end of a line that parts a word: hyphens, and what scanners make of them."""


class Words:
    """The words of a document, to tell a hyphen of a word from one that only breaks it."""

    def __init__(self, lines: Iterable[tuple[str, bool]]) -> None:
        """Take the lines of a document; True with those whose last word is parted, which says nothing."""
        self._seen: set[str] = set()
        for text, broken in lines:
            words = _TOKEN.findall(text)
            self._seen.update(w.casefold() for w in (words[:-1] if broken else words))

    def join(self, before: str, after: str) -> str:
        """Return the text of a line that ended with a hyphen (it is not in `before`) and of the next one."""
        head = _TOKEN.findall(before[-_REACH:])
        tail = _TOKEN.match(after)
        if not head or not tail or not before[-1:].isalpha():
            return f"{before}-{after}"
        first, second = head[-1], tail[0]
        if not second[0].islower():
            return f"{before}-{after}"
        if second in _ANDS:
            return f"{before}- {after}"
        whole, hyphened = (first + second).casefold(), f"{first}-{second}".casefold()
        if hyphened in self._seen and whole not in self._seen:
            return f"{before}-{after}"
        return before + after


class PageWords:
    """The words of a page of text, found when the first parted word asks for them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._words: Words | None = None

    def join(self, before: str, after: str) -> str:
        """Return two lines of a paragraph as one, where the first ends with the sign of a parted word."""
        if self._words is None:
            self._words = Words((line, line.rstrip().endswith(SIGNS)) for line in self._lines)
        return self._words.join(before[:-1], after)


def is_parted(line: str, following: str) -> bool:
    """Tell whether a line ends within a word that goes on at the start of the `following` one."""
    return line.endswith(SIGNS) and line[-2:-1].isalpha() and following[:1].isalpha()
