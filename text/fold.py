"""Folding: what a word is, and under which form it is looked for.

A word is a maximal run of letters, digits and `_` with their marks and joiners; in scripts that are written without
spaces (Chinese, Japanese, Thai, Lao, Khmer) it is one character with its marks. Folding takes away case, diacritics,
vowel points, joiners, stretching and full width, and brings Arabic and Persian letters and all digits together.

The index holds the words of `fold(text)`, so that its n-th word is `tokens(text)[n]` and every offset leads back to
the text.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from readroom.text.western import CHARSETS, one_byte

FOLD_VERSION = 1
"""Changes whenever the folded form of any text changes; a library with another version asks for a rebuild."""

_ASCII_WORD = re.compile(r"\w+", re.ASCII)
# Beyond ASCII most is quotes and dashes, which stand between words.
_BETWEEN = re.compile("[\xa0-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf\u2010-\u2027\u2030-\u205e]")
_ASCII_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
# Tables of the bytes of UTF-8: words stay and the rest becomes spaces; the same in lower case; words become "a".
_WORDS = bytes(c if c > 0x7F or chr(c) in _ASCII_LETTERS else 0x20 for c in range(256))
_LOWER_WORDS = _WORDS.lower()
_WORD_OR_SPACE = bytes(0x20 if c == 0x20 else 0x61 for c in _WORDS)
# Han and kana that fold to themselves, and the marks between them: the most of a Chinese or Japanese text.
_CJK_MARKS = re.compile("[\u3001-\u3003\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+")
_CJK = "\u3001-\u3003\u3008-\u3011\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
SHORT_RUN = 40
"""Runs up to this length (code points) come again, so that it pays to keep their folded forms."""
# Over class strings: a character of an unspaced script with its marks, or a word of letters, marks and joiners.
_CLASSED_WORD = re.compile("cm*|[am][amj]*")
# Scripts by character: Thai, Lao, Khmer, kana, Han with its extensions.
_UNSPACED = (
    "\u0e00\u0eff", "\u1780\u17ff", "\u3005\u3007", "\u3040\u30ff", "\u31f0\u31ff", "\u3400\u4dbf", "\u4e00\u9fff",
    "\uf900\ufaff", "\uff66\uff9f", "\U0001aff0\U0001b16f", "\U00020000\U0003ffff",
)  # fmt: skip
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
            found = "c" if any(ends[0] <= char <= ends[1] for ends in _UNSPACED) else "a"
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
    return _translated(index_form(text), _LOWER_WORDS).split()


def index_form(text: str) -> str:
    """Return `text` with its words folded, as the index is fed: what stands between them is ASCII and means nothing.

    Letters of ASCII may be in either case; the index's tokenizer brings them together.
    """
    if text.isascii():
        return text
    form = _western_form(text)
    return _mixed_form(text) if form is None else form


def count_words(form: str) -> int:
    """Return how many words there are in what `index_form` returned."""
    shape = form.encode("utf-8", "surrogatepass").translate(_WORD_OR_SPACE)
    return shape.count(b" a") + shape.startswith(b"a")


def _western_form(text: str) -> str | None:
    """Return the form of a text whose letters each fold to letters of ASCII, whatever stands beside them."""
    found = one_byte(text)
    if found is None:
        return None
    data, charset = found
    table, longer = _western_tables()[charset]
    for letter, letters in longer:
        if letter in data:
            data = data.replace(letter, letters)
    data = data.translate(table)
    return data.decode() if data.isascii() else None


@cache
def _western_tables() -> tuple[tuple[bytes, tuple[tuple[bytes, bytes], ...]], ...]:
    """Return for each charset a table of its bytes, and what letters that fold to several become before it is used.

    A byte that the table leaves beyond ASCII cannot be folded by itself.
    """
    tables = []
    for charset in CHARSETS:
        table, longer = bytearray(range(256)), []
        for code in range(0x80, 0x100):
            char = bytes([code]).decode(charset, "replace")
            kind = _CLASSES[ord(char)]
            folded = fold_word(char) if kind == "a" else " " if kind == " " else char
            table[code] = ord(folded) if len(folded) == 1 and folded.isascii() else 0xFF
            if len(folded) > 1 and folded.isascii():
                longer.append((bytes([code]), folded.encode()))
        tables.append((bytes(table), tuple(longer)))
    return tuple(tables)


def _mixed_form(text: str) -> str:
    """Return the form of any text, word by word: only those with a character beyond ASCII have to be looked at."""
    words = _translated(without_punctuation(text), _WORDS).split()
    return " ".join([w if w.isascii() else _short_run(w) if len(w) <= SHORT_RUN else _fold_run(w) for w in words])


def _translated(text: str, table: bytes) -> str:
    return text.encode("utf-8", "surrogatepass").translate(table).decode("utf-8", "surrogatepass")


def without_punctuation(text: str) -> str:
    """Return `text` with the commonest quotes and dashes beyond ASCII as spaces: most texts are ASCII then."""
    return text if text.isascii() else _BETWEEN.sub(" ", text)


def _fold_run(run: str) -> str:
    """Return the folded words of a run between ASCII separators, between spaces."""
    pieces = list(_cjk_or_not().finditer(run))
    if len(pieces) > 1 and any(_CLASSES[ord(piece[0][0])] == "m" for piece in pieces):
        return _fold_piece(run)  # a mark belongs to what stands before it
    return "".join(f" {' '.join(_CJK_MARKS.sub('', p[0]))} " if p[1] else _fold_piece(p[0]) for p in pieces)


@cache
def _cjk_or_not() -> "re.Pattern[str]":
    return re.compile(f"([{_CJK}]+)|[^{_CJK}]+")


def _fold_piece(run: str) -> str:
    folded = (fold_word(run[start:end]) for start, end in _ranges(run))
    return f" {' '.join(word for word in folded if word)} "


_short_run = lru_cache(maxsize=1 << 16)(_fold_run)


def fold(text: str) -> str:
    """Return the folded words of `text` joined by single spaces: the words that the index stores."""
    return " ".join(folded_words(text))


def words(text: str) -> int:
    """Return how many words `text` has."""
    return count_words(index_form(text))
