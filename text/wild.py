"""Words with a `*` in them, found in a folded text word by word: linear, whatever the pattern and the text."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from readroom.text.folded import SEPARATORS, word_end, word_start
from readroom.text.query_tree import WILD

_WORD = re.compile("[^\x00-/:-^`{-\x7f]+")  # in a folded form only ASCII stands between words

Word = tuple[str, int, int]
"""A word of a folded form, and its range there (code points)."""


def fits(pattern: str, word: str) -> bool:
    """Tell whether a folded word is what a pattern stands for: each `*` in it is any letters, or none."""
    first, *rest = pattern.split(WILD)
    if not rest:
        return word == pattern
    last = rest.pop()
    if len(word) < len(first) + len(last) or not word.startswith(first) or not word.endswith(last):
        return False
    at, end = len(first), len(word) - len(last)
    for part in rest:
        at = word.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def words_in(form: str) -> list[Word]:
    """Return the words of a folded form, each with its range there."""
    return [(found[0], found.start(), found.end()) for found in _WORD.finditer(form)]


class WildPhrase:
    """Folded words, some with a `*`, to be found one after the other; with `prefix`, the last one may go on.

    `forms`: what the words with a `*` or a prefix may be, where not everything that fits is looked for.
    """

    def __init__(self, words: tuple[str, ...], *, prefix: bool, forms: frozenset[str] | None) -> None:
        patterns = [*words[:-1], words[-1] + (WILD if prefix else "")]
        pieces = [(piece, place) for place, pattern in enumerate(patterns) for piece in pattern.split(WILD)]
        self._anchor, self._place = max(pieces, key=lambda one: len(one[0]))
        self._tests = [_test(pattern, forms) for pattern in patterns]

    def find_in(self, form: str) -> list[tuple[int, int]]:
        """Return what `find` does of a form's words, of which only those with the longest part are looked at."""
        anchor, place, tests = self._anchor, self._place, self._tests
        if not anchor:
            return self.find(words_in(form))
        found = []
        at = form.find(anchor)
        while at >= 0:
            start, end = word_start(form, at), word_end(form, at)
            if tests[place](form[start:end]):
                first, last = _back(form, start, tests[:place][::-1]), _on(form, end, tests[place + 1 :])
                if first >= 0 and last >= 0:
                    found.append((first, last))
            at = form.find(anchor, end)
        return found

    def find(self, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Return every range where the phrase stands among the words of a folded form, in order; they may overlap."""
        first, *rest = self._tests
        if not rest:
            return [(start, end) for word, start, end in words if first(word)]
        return [
            (words[n][1], words[n + len(rest)][2])
            for n in range(len(words) - len(rest))
            if first(words[n][0]) and all(test(words[n + k][0]) for k, test in enumerate(rest, 1))
        ]


def _back(form: str, at: int, tests: "Sequence[Callable[[str], bool]]") -> int:
    """Return where words begin that stand right before a word and pass tests, the nearest first; -1 where one fails."""
    for test in tests:
        end = at
        while end and form[end - 1] in SEPARATORS:
            end -= 1
        at = word_start(form, end)
        if at == end or not test(form[at:end]):
            return -1
    return at


def _on(form: str, at: int, tests: "Sequence[Callable[[str], bool]]") -> int:
    """Return where words end that stand right after a word and pass tests; -1 where one fails."""
    for test in tests:
        following = _WORD.search(form, at)
        if following is None or not test(following[0]):
            return -1
        at = following.end()
    return at


def _test(pattern: str, forms: frozenset[str] | None) -> Callable[[str], bool]:
    if WILD not in pattern:
        return pattern.__eq__
    if forms is None:
        return lru_cache(maxsize=1 << 14)(lambda word: fits(pattern, word))
    return frozenset(form for form in forms if fits(pattern, form)).__contains__
