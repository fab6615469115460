"""Folding: what a word is, and under which form it is looked for.

A word is a maximal run of letters, digits and `_` with their marks and joiners; in scripts that are written without
spaces (Chinese, Japanese, Thai, Lao, Khmer) it is one character with its marks. Folding takes away case, diacritics,
vowel points, joiners, stretching and full width, and brings Arabic and Persian letters and all digits together.

The index holds `fold(text)`: folded words joined by single spaces, so that its n-th word is `tokens(text)[n]` and
every offset leads back to the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

FOLD_VERSION = 1
"""Changes whenever the folded form of any text changes; a library with another version asks for a rebuild."""

_ASCII_WORD = re.compile(r"\w+", re.ASCII)
# Beyond ASCII most is quotes and dashes, which stand between words.
_BETWEEN = re.compile("[\xa0-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf\u2010-\u2027\u2030-\u205e]")
_RUN = re.compile("[^\x00-\x7f][0-9A-Za-z_\x80-\U0010ffff]*")
_ASCII_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
_FOLDED_WORD = re.compile("[0-9a-z_\x80-\U0010ffff]+")
SHORT_RUN = 40
"""Runs up to this length (code points) come again, so that it pays to keep their folded forms."""
# Over class strings: a character of an unspaced script with its marks, or a word of letters, marks and joiners.
_CLASSED_WORD = re.compile("cm*|[am][amj]*")
# Scripts by character: Thai, Lao, Khmer, kana, Han with its extensions.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)
# Invisible inside a word: the joiners, the soft hyphen, the direction marks, the word joiner.
_JOINERS = frozenset("\u200c\u200d\u00ad\u200e\u200f\u061c\u2060")
# Marks that only point or accent a letter. Those of Indic scripts are vowels, and stay.
_POINTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08d3-\u08e1\u08e3-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
# Letters whose accent is part of the letter, and Arabic and Persian forms of one letter.
_LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "ŧ": "t", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك",
        "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ـ": None,
    }
)  # fmt: skip


class Token(NamedTuple):
    """A word of a text: its folded form, and its range there in code points."""

    folded: str
    start: int
    end: int


class _Classes(dict[int, str]):
    """Code point to class, filled as characters are met: a letter, m mark, j joiner, c unspaced, or a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _JOINERS:
            found = "j"
        elif unicodedata.category(char)[0] == "M":
            found = "m"
        elif not (char.isalnum() or char == "_"):
            found = " "
        else:
            found = "c" if _UNSPACED.match(char) else "a"
        self[code] = found
        return found


_CLASSES = _Classes()


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return the folded form of one word; empty when nothing of it is left (a lone stretching mark)."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    bare = unicodedata.normalize("NFC", _POINTS.sub("", decomposed).translate(_LETTERS))
    # Thai and Lao am is one letter, whatever its compatibility form says.
    bare = bare.replace("\u0e4d\u0e32", "\u0e33").replace("\u0ecd\u0eb2", "\u0eb3")
    return "".join(map(_kept, bare))


def _kept(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    return char if char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M" else ""


def _ranges(text: str) -> "list[tuple[int, int]]":
    if text.isascii():
        return [m.span() for m in _ASCII_WORD.finditer(text)]
    return [m.span() for m in _CLASSED_WORD.finditer(text.translate(_CLASSES))]


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in order, folded, each with its range in code points."""
    found = []
    for start, end in _ranges(text):
        folded = fold_word(text[start:end])
        if folded:
            found.append(Token(folded, start, end))
    return found


def folded_words(text: str) -> list[str]:
    """Return the folded words of `text` in order: those of `tokens`, some ten times faster."""
    text = without_punctuation(text)
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    parts: list[str] = []
    done = 0
    for start, end in runs_beyond_ascii(text):
        run = text[start:end]
        parts += (text[done:start].lower(), _short_run(run) if len(run) <= SHORT_RUN else _fold_run(run))
        done = end
    parts.append(text[done:].lower())
    return _FOLDED_WORD.findall("".join(parts))


def without_punctuation(text: str) -> str:
    """Return `text` with the commonest quotes and dashes beyond ASCII as spaces: most texts are ASCII then."""
    return text if text.isascii() else _BETWEEN.sub(" ", text)


def runs_beyond_ascii(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges between ASCII separators that hold a character beyond ASCII; the rest folds by case alone."""
    done = 0
    for found in _RUN.finditer(text):
        start, end = found.span()
        while start > done and text[start - 1] in _ASCII_LETTERS:
            start -= 1
        yield start, end
        done = end


def _fold_run(run: str) -> str:
    """Return the folded words of a run between ASCII separators, between spaces."""
    folded = (fold_word(run[start:end]) for start, end in _ranges(run))
    return f" {' '.join(word for word in folded if word)} "


_short_run = lru_cache(maxsize=1 << 16)(_fold_run)


def fold(text: str) -> str:
    """Return the folded words of `text` joined by single spaces: what the index stores."""
    return " ".join(folded_words(text))


def words(text: str) -> int:
    """Return how many words `text` has."""
    return len(folded_words(text))
