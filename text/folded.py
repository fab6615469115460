"""A text in its folded form, of which every place leads back to the text: where words are found fast.

`tokens` makes a record of each word; this makes one string, with the same words in the same order, in which words
are found as strings are. Most of a text stands in it character for character.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from readroom.text.fold import SHORT_RUN
from readroom.text.folded_run import Edges, at_once, fold_run, folded_run, single_words

_BETWEEN = "\x00-/:-^`{-\x7f"
"""Characters that stand between the words of a folded form."""
_IN_WORD = f"^{_BETWEEN}"
"""All others, which stand in words. A set that names them takes milliseconds to compile."""
SEPARATORS = "".join(char for char in map(chr, range(0x80)) if not (char.isalnum() or char == "_") or char.isupper())
"""The same characters. Capitals are among them, since a folded form has none."""

SHORT = 3
"""Words of no more letters are all common: the first of them is looked for."""
_PER_WORD = 12
"""Most texts have a word in so many code points."""
_WORD_END = re.compile(f"[{_BETWEEN}]")


class Phrase:
    """Folded words to be found one after the other; with `prefix`, the last one may go on.

    Of all the longest one is looked for, which is most often the rarest.
    """

    __slots__ = ("anchor", "before", "rest")

    def __init__(self, words: tuple[str, ...], *, prefix: bool = False) -> None:
        longest = max(range(len(words)), key=lambda n: len(words[n]))
        place = longest if len(words[longest]) > SHORT else 0
        self.anchor = words[place]
        self.before = words[:place][::-1]
        """The words before it, the nearest first."""
        body = f"[{_BETWEEN}]+".join(map(re.escape, words[place:]))
        self.rest = re.compile(body + (f"[{_IN_WORD}]*" if prefix else f"(?![{_IN_WORD}])"))


class _Piece(NamedTuple):
    """A range of the form, `[base, end)`, that is not as long as what it stands for: `[start, until)` of the text.

    `edges` are those of `fold_run`; None where each character is a word.
    """

    base: int
    end: int
    start: int
    until: int
    edges: Edges | None


class Folded:
    """The folded form of one text. Places in it are code points of `form`; `span` leads back to the text."""

    __slots__ = ("_bases", "_known", "_pieces", "form")

    def __init__(self, text: str) -> None:
        self._pieces: Sequence[_Piece] = ()
        if text.isascii():
            self.form = text.lower()
        else:
            form, mark = at_once(text)
            self.form = self._mended(text, form, mark) if mark in form else form

    def _mended(self, text: str, form: str, mark: str) -> str:
        """Return a form with the words around each mark as they fold together; most keep their length and place."""
        parts: list[str] = []
        self._pieces = pieces = []
        self._bases: list[int] = []
        self._known: dict[int, dict[int, int]] = {}
        done = shift = 0
        at = form.find(mark)
        while at >= 0:
            if end := single_words(text, at):
                start, edges = at, None
                folded = f" {' '.join(text[start:end])} "
            else:
                start, end = word_start(form, at, done), word_end(form, at)
                run = text[start:end]
                folded, edges = folded_run(run) if len(run) <= SHORT_RUN else fold_run(run)
            parts += (form[done:start], folded)
            if edges != ():
                base = start - shift
                pieces.append(_Piece(base, base + len(folded), start, end, edges))
                self._bases.append(base)
                shift += end - start - len(folded)
            done = end
            at = form.find(mark, end)
        parts.append(form[done:])
        return "".join(parts)

    @property
    def moved(self) -> bool:
        """Whether any place of the form is another one in the text."""
        return bool(self._pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the text (code points) of a range of the form that begins and ends with a word."""
        return (self._back(start, 0), self._back(end, 1)) if self._pieces else (start, end)

    def _back(self, place: int, ends: int) -> int:
        number = bisect_right(self._bases, place - ends) - 1
        if number < 0:
            return place
        base, end, start, until, edges = self._pieces[number]
        if place - ends >= end:
            return place - end + until
        if edges is None:
            return start + ((place - base - 1 + ends) >> 1)
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = dict(edges)
        return start + known[2 * (place - base) + ends]

    def find(self, phrase: Phrase) -> list[tuple[int, int]]:
        """Return every range of the form where the phrase stands, in order; they may overlap."""
        form, anchor, before, rest = self.form, phrase.anchor, phrase.before, phrase.rest.match
        found: list[tuple[int, int]] = []
        at = form.find(anchor)
        while at >= 0:
            if (not at or form[at - 1] in SEPARATORS) and (whole := rest(form, at)):
                start = _begin(form, before, at) if before else at
                if start >= 0:
                    found.append((start, whole.end()))
            at = form.find(anchor, at + 1)
        return found

    def numbers(self, starts: Iterable[int], far: int) -> dict[int, int]:
        """Return numbers of words that begin at these places of the form, in their order.

        They are apart by as much as the words are, or by more than `far` if these are.
        """
        found: dict[int, int] = {}
        reach = _PER_WORD * (far + 2)
        shape = b" " + _word_shape(self.form)
        done, number = 0, 0
        for start in sorted(starts):
            # Each word has a space before it, which stands here where the word begins in the form.
            apart = shape.count(b" a", done, min(start, done + reach) + 1)
            if start > done + reach and apart <= far:
                apart = shape.count(b" a", done, start + 1)
            found[start] = number = number + apart
            done = start
        return found


def _word_shape(form: str) -> bytes:
    """Return a byte for each character of a form: an `a` for those of words, else a space."""
    return form.replace("?", " ").encode("ascii", "replace").translate(_SHAPE)


_SHAPE = bytes(0x20 if chr(code) in SEPARATORS and chr(code) != "?" else 0x61 for code in range(256))


def _begin(form: str, before: tuple[str, ...], at: int) -> int:
    """Return where words begin that stand right before a place, the nearest first; -1 where they do not.

    What is not the nearest place of a word does not stand right before: the letters of the nearest are between.
    """
    for word in before:
        if form[at - 2 : at - 1] not in SEPARATORS:  # one character between: most often
            start = at - 1 - len(word)
            if start < 0 or not form.startswith(word, start) or (start and form[start - 1] not in SEPARATORS):
                return -1
            at = start
            continue
        start = form.rfind(word, 0, at)
        gap = form[start + len(word) : at]
        if start < 0 or not gap or gap.strip(SEPARATORS) or (start and form[start - 1] not in SEPARATORS):
            return -1
        at = start
    return at


def word_start(form: str, at: int, least: int = 0) -> int:
    """Return where the word of a folded form begins that a place stands in, not before `least`."""
    while at > least and form[at - 1] not in SEPARATORS:
        at -= 1
    return at


def word_end(form: str, at: int) -> int:
    """Return where the word of a folded form ends that a place stands in."""
    end = _WORD_END.search(form, at)
    return end.start() if end else len(form)
