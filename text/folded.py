"""A text in its folded form, of which every place leads back to the text: where words are found fast.

`tokens` makes a record of each word; this makes one string, with the same words in the same order, in which words
are found as strings are. Most of a text is ASCII and stands in it unchanged but for case.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from readroom.text.fold import SHORT_RUN, runs_beyond_ascii, tokens, without_punctuation

_BETWEEN = "\x00-/:-^`{-\x7f"
"""Characters that stand between the words of a folded form."""
_IN_WORD = f"^{_BETWEEN}"
"""All others, which stand in words. A set that names them takes milliseconds to compile."""

_WORD = re.compile(f"[{_IN_WORD}]+")


class Phrase:
    """Folded words to be found one after the other; with `prefix`, the last one may go on."""

    __slots__ = ("first", "prefix", "rest")

    def __init__(self, words: tuple[str, ...], *, prefix: bool = False) -> None:
        self.first = words[0]
        self.prefix = prefix
        body = f"[{_BETWEEN}]+".join(map(re.escape, words))
        self.rest = re.compile(body + (f"[{_IN_WORD}]*" if prefix else f"(?![{_IN_WORD}])"))


class Folded:
    """The folded form of one text. Places in it are code points of `form`; `span` leads back to the text."""

    __slots__ = ("_begins", "_edges", "_shifts", "_starts", "form")

    def __init__(self, text: str) -> None:
        self._starts: list[int] | None = None
        self._begins: list[int] = []
        self._shifts: list[int] = []
        self._edges: dict[int, int] = {}
        text = without_punctuation(text)
        self.form = text.lower() if text.isascii() else self._fold(text)

    def _fold(self, text: str) -> str:
        # Only runs with a character beyond ASCII have to be looked at; most keep their length, and with it all places.
        parts: list[str] = []
        done, shift = 0, 0
        for start, end in runs_beyond_ascii(text):
            form, edges = _folded_run(text[start:end]) if end - start <= SHORT_RUN else _fold_run(text[start:end])
            parts += (text[done:start].lower(), form)
            done = end
            if edges:
                base = start - shift
                self._edges.update((2 * base + at, start + place) for at, place in edges)
                shift += end - start - len(form)
                self._begins.append(base + len(form))
                self._shifts.append(shift)
        parts.append(text[done:].lower())
        return "".join(parts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the text (code points) of a range of the form that begins and ends with a word."""
        return self._back(2 * start) if self._edges else start, self._back(2 * end + 1) if self._edges else end

    def _back(self, edge: int) -> int:
        found = self._edges.get(edge)
        if found is not None:
            return found
        before = bisect_right(self._begins, edge >> 1) - 1
        return (edge >> 1) + (self._shifts[before] if before >= 0 else 0)

    def find(self, phrase: Phrase) -> list[tuple[int, int]]:
        """Return every range of the form where the phrase stands, in order; they may overlap."""
        form, first = self.form, phrase.first
        found: list[tuple[int, int]] = []
        at = form.find(first)
        while at >= 0:
            if (not at or not _inside(form[at - 1])) and (whole := phrase.rest.match(form, at)):
                found.append(whole.span())
            at = form.find(first, at + 1)
        return found

    def number(self, start: int) -> int:
        """Return how many words stand before a place of the form."""
        if self._starts is None:
            self._starts = [word.start() for word in _WORD.finditer(self.form)]
        return bisect_left(self._starts, start)


def _inside(char: str) -> bool:
    return char > "\x7f" or char.isalnum() or char == "_"


def _fold_run(run: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the folded form of a run between ASCII separators, and its words' edges if they are not where they were.

    An edge is (2 × place in the form + 1 if a word ends there, place in the run).
    """
    words = tokens(run)
    same = [" "] * len(run)
    form, edges = "", []
    moved = False
    for n, (folded, start, end) in enumerate(words):
        moved = moved or len(folded) != end - start or (n > 0 and words[n - 1].end == start)
        same[start:end] = folded
        form += " " + folded
        edges += [(2 * (len(form) - len(folded)), start), (2 * len(form) + 1, end)]
    return (form + " ", tuple(edges)) if moved else ("".join(same), ())


_folded_run = lru_cache(maxsize=1 << 15)(_fold_run)
