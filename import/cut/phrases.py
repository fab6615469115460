"""Phrases of one purpose, listed by language, and a quick way to find one at the start of a line.

In a phrase, `#` stands for a number in figures, and `*` at a word's end for any ending.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

_WIDE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_WORD = re.compile(f"[^\\W\\d_{_WIDE}]+|\\d")
_UNSPACED = re.compile(f"[{_WIDE}]")
_LEAD = re.compile(r"[^\w]{0,8}")
_VOWELS = re.compile("[\u064b-\u0652]")
_SIGNS = re.compile(r"[\W_]*\Z")
_COUNTED = re.compile(r"[\W\d_]*\Z")
_COUNT = re.compile(r"\d{1,6}\)?[\s\u00a0]?")
_OUTER = " \u00a0«»‹›<>→←[](){}|#*•·–—-…."
_NUMBER = r"\(?\d{1,6}\)?"
_BOUNDARY = f"(?:(?!\\w)|(?=[{_WIDE}]))"
_LOOKED_AT = 80

_OPENINGS: set[str] = set()


def lower(text: str) -> str:
    """Return `text` in small letters, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] or c for c in text)


def entries(*tables: Mapping[str, str]) -> Iterable[str]:
    """Yield the phrases of tables that list them by language, separated by "|"."""
    for table in tables:
        for row in table.values():
            yield from (phrase.strip() for phrase in row.split("|") if phrase.strip())


def may_open(line: str) -> bool:
    """Tell whether any phrase of any table may stand at the start of the line: False for most lines of a text."""
    opening = _opening(line)
    return opening.word in _OPENINGS or (opening.word == "#" and bool(opening.low))


class Phrases:
    """A set of phrases, grouped by their first word; a phrase begins a line when signs only stand before it."""

    __slots__ = ("_counted", "_patterns", "_plain", "_rich")

    def __init__(self, *tables: Mapping[str, str]) -> None:
        plain: dict[str, list[str]] = defaultdict(list)
        counted: dict[str, list[str]] = defaultdict(list)
        rich: dict[str, list[str]] = defaultdict(list)
        for phrase in entries(*tables):
            low = _VOWELS.sub("", " ".join(lower(phrase).split()))
            if "*" in low or "#" in low[1:]:
                rich["#" if low[0] == "#" else _first(low)].append(low)
            elif low[0] == "#":
                rest = low[1:].lstrip()
                counted[_first(rest)].append(rest)
            else:
                plain[_first(low)].append(low)
        self._plain = {key: _longest_first(rows) for key, rows in plain.items()}
        self._counted = {key: _longest_first(rows) for key, rows in counted.items()}
        self._rich = dict(rich)
        self._patterns: dict[str, re.Pattern[str]] = {}
        _OPENINGS.update(self._plain, self._rich)

    def end(self, line: str) -> int:
        """Return where the longest phrase ends with which `line` begins, 0 when it begins with none.

        The phrase ends at the end of a word.
        """
        start, low, word, after, word_after = _opening(line)
        best = 0
        if word == "#":
            if word_after in self._counted and (length := _match(low, after, self._counted[word_after])):
                best = after + length
        elif word in self._plain:
            best = _match(low, 0, self._plain[word])
        if word in self._rich:
            pattern = self._patterns.get(word)
            if pattern is None:
                pattern = self._patterns[word] = _compile(self._rich[word])
            if (match := pattern.match(low)) and match.end() > best:
                best = match.end()
        if not best:
            return 0
        return _marked_end(line, start, best) if low[0] > "\u0600" and _VOWELS.search(line) else start + best

    def is_whole(self, line: str) -> bool:
        """Tell whether `line` is one of the phrases and signs, nothing else."""
        end = self.end(line)
        return end > 0 and _SIGNS.match(line, end) is not None

    def begins(self, line: str, most: int = 200) -> bool:
        """Tell whether `line` is one of the phrases with something behind it, `most` code points long at most.

        Behind one plain word there may be signs and figures only: "Next" is a link, "Next to the harbour" is not.
        """
        end = self.end(line)
        if not end or len(line) > end + most:
            return False
        phrase = line[:end].strip(_OUTER)
        if " " in phrase or any(map(str.isdigit, phrase)) or line[end - 1 : end + 1].strip()[-1:] in (":", "："):
            return True
        return (len(phrase) >= 3 and _UNSPACED.match(phrase) is not None) or _COUNTED.match(line, end) is not None

    def rest(self, line: str) -> str | None:
        """Return what follows the phrase with which `line` begins, None when it begins with none."""
        end = self.end(line)
        return line[end:].strip(" \u00a0:：") if end else None


class _Opening(NamedTuple):
    """Where the first letter or figure of a line stands, how the line goes on in small letters, and its first word.

    A line that begins with a number has "#" for its first word; `after` is where what follows the number begins, and
    `word_after` the first word of that.
    """

    start: int
    low: str
    word: str
    after: int
    word_after: str


@lru_cache(maxsize=64)
def _opening(line: str) -> _Opening:
    # One line is asked about many tables in a row, so that this is kept for a while.
    if line[:1].isalpha() and (head := line[:_LOOKED_AT]).isascii():
        low = head.lower()
        return _Opening(0, low, _WORD.match(low)[0], 0, "")  # type: ignore[index]  # it begins with a letter
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    if start >= len(line):
        return _Opening(0, "", "", 0, "")
    low = lower(line[start : start + _LOOKED_AT])
    if low[0] > "\u0600":
        low = _VOWELS.sub("", low)
    if number := _COUNT.match(low):
        return _Opening(start, low, "#", number.end(), _first(low[number.end() :]))
    return _Opening(start, low, _first(low), 0, "")


def _first(low: str) -> str:
    """Return the first word of a line, one character of it in scripts without spaces."""
    match = _WORD.match(low)
    if match is None:
        return low[:1]
    return low[0] if _UNSPACED.match(low) else match[0]


def _longest_first(rows: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(rows), key=lambda p: (-len(p), p)))


def _match(low: str, start: int, rows: Iterable[str]) -> int:
    """Return the length of the first of `rows` that stands in `low` at `start` and ends with a word, else 0."""
    for phrase in rows:
        if low.startswith(phrase, start):
            after = low[start + len(phrase) : start + len(phrase) + 1]
            last = phrase[-1]
            if (
                not (after.isalnum() or after == "_")
                or not last.isalpha()
                or _UNSPACED.match(last)
                or _UNSPACED.match(after)
            ):
                return len(phrase)
    return 0


def _marked_end(line: str, start: int, length: int) -> int:
    """Return where `length` code points end, counted from `start` without the vowel signs of Arabic."""
    place = start
    while place < len(line) and (length or _VOWELS.match(line, place)):
        length -= 0 if _VOWELS.match(line, place) else 1
        place += 1
    return place


def _compile(rows: Iterable[str]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(_pattern(p) for p in _longest_first(rows)) + ")")


def _pattern(phrase: str) -> str:
    words = [re.escape(w).replace(r"\#", _NUMBER).replace(r"\*", r"\w*") for w in phrase.split(" ")]
    pattern = r"[\s\u00a0]?".join(words) if phrase[0] == "#" else r"[\s\u00a0]".join(words)
    if _UNSPACED.match(phrase[-1]) or not (phrase[-1].isalpha() or phrase[-1] == "*"):
        return pattern
    return pattern + _BOUNDARY
