"""Which words of a text are printed as names, what stands beside them, and acronyms in brackets after a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress

from readroom.text.fold import fold_word
from readroom.text.stop_words import LANGUAGES, stop_words
from readroom.text.variants import LONGEST, SHORTEST

LONGEST_TEXT = 200_000
"""So much of a text is looked through (code points)."""
BESIDE = 2
"""How many words on either side are neighbours."""

_STOP = frozenset().union(*(stop_words(language) for language in LANGUAGES))
_WORD = re.compile(r"([^\W\d_]+(?:\u0301[^\W\d_]*)*)")
_ENDS = re.compile(r"[.!?:…\n•]|[\"“”„«»‘]")
_BRACKET = re.compile(r"\(([^()\n]{2,60})\)")
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z&]{1,9}")
_PARTS = re.compile(r"\s*(?:/|,|;|\bor\b|\band\b)\s*")
_JOINS = frozenset((
    "of", "the", "and", "for", "de", "la", "le", "du", "des", "di", "da", "do", "del", "en", "e", "al", "el",
    "und", "der", "die", "für", "y", "in", "on", "to", "against",
))  # fmt: skip
_NAME_WORDS = 9
_MOST_FOLDED = 1 << 16


@dataclass(slots=True)
class Seen:
    """How a folded word was printed: inside a sentence with a capital, only at its beginning; its neighbours."""

    inside: int = 0
    first: int = 0
    printed: dict[str, int] = field(default_factory=dict)
    beside: dict[str, int] = field(default_factory=dict)


def names_in(text: str, found: dict[str, Seen] | None = None) -> dict[str, Seen]:
    """Return the folded words of a text that are printed with a capital, and never without.

    `found`: what was found in other texts, to which this one's are added.
    """
    # Between and among the words by turns: what stands between two tells whether a sentence ends there.
    parts = _WORD.split(text[:LONGEST_TEXT])
    words = parts[1::2]
    there = set(words)
    # What is printed small, and is not its own folded form.
    plain = text.isascii()
    odd = [word for word in there if not (word.islower() and (plain or word.isascii()))]
    small = {_FOLDED[word] for word in odd if word[0].islower()}
    terms = {word: _FOLDED[word] for word in odd if word[0].isupper() and not word.isupper()}
    terms = {
        word: term
        for word, term in terms.items()
        if not (term in there or term in small or term in _STOP) and fits(term)
    }
    found = {} if found is None else found
    for n in compress(range(len(words)), map(terms.__contains__, words)):
        word = words[n]
        term = terms[word]
        seen = found.get(term)
        if seen is None:
            seen = found[term] = Seen()
        if n and not _ENDS.search(parts[2 * n]):
            seen.inside += 1
        else:
            seen.first += 1
        seen.printed[word] = seen.printed.get(word, 0) + 1
        beside = seen.beside
        for other in words[max(0, n - BESIDE) : n + 1 + BESIDE]:
            if len(other) > 2 and (folded := _FOLDED[other]) not in _STOP and folded != term:
                beside[folded] = beside.get(folded, 0) + 1
    return found


def fits(term: str) -> bool:
    """Tell whether a word is neither too short nor too long to be compared with others."""
    return SHORTEST <= len(term) <= LONGEST


class _Folded(dict[str, str]):
    """Printed word to its folded form; words come again and again."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_FOLDED:
            self.clear()
        found = self[word] = word.lower() if word.isascii() else fold_word(word)
        return found


_FOLDED = _Folded()


def aliases_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield (name, other name) where a text prints `Long Name (LN)`, `Long Name (LN/OTHER)` or `LN (Long Name)`."""
    text = text[:LONGEST_TEXT]
    for bracket in _BRACKET.finditer(text):
        line = text[max(0, bracket.start() - 160) : bracket.start()].rsplit("\n", 1)[-1].split()
        inside = bracket[1].strip()
        short = [part for part in _PARTS.split(inside) if _ACRONYM.fullmatch(part)]
        if short and len(short) == len(_PARTS.split(inside)):
            name = next((found for part in short if (found := _named(line, part))), None)
            for part in short:
                if name and part != name:
                    yield name, part
        elif (
            line and _ACRONYM.fullmatch(before := line[-1].strip("\"“”'")) and _named(inside.split(), before) == inside
        ):
            yield inside, before


def _named(words: list[str], short: str) -> str | None:
    """Return the name at the end of some words that an acronym may stand for."""
    start = len(words)
    while start and len(words) - start < _NAME_WORDS and _of_a_name(words[start - 1], last=start == len(words)):
        start -= 1
    for at in range(start, len(words)):
        name = words[at:]
        initials = [part[0] for word in name for part in re.split(r"[-’'/]", word.strip("\"“”‘’'(")) if part]
        if name[0].strip("\"“‘'")[:1].upper() == short[0] and _spelt(short.upper(), initials):
            return " ".join(name).strip("\"“”‘’',")
    return None


def _of_a_name(word: str, *, last: bool) -> bool:
    if word[-1] in ".!?;:," and not last:
        return False
    bare = word.strip("\"“”‘’',")
    return bool(bare) and (bare[0].isupper() or (bare in _JOINS and not last))


def _spelt(short: str, initials: list[str]) -> bool:
    """Tell whether two thirds of an acronym's letters stand in their order among the initials of a name."""
    if len(initials) < 2:
        return False
    found, rest = 0, "".join(initials).upper()
    for letter in short:
        if (at := rest.find(letter)) >= 0:
            found, rest = found + 1, rest[at + 1 :]
    return found >= 2 and 3 * found >= 2 * len(short)
