"""Folding a whole text at once: each character by itself, where that is what folding its words comes to.

Most characters fold to one, whatever stands beside them, so their places stay. Where one does not (a mark, a joiner,
a letter that becomes two, a script without spaces), `MARK` stands for it, and the word around it has to be looked at.
"""

import codecs
import re
import unicodedata
from functools import cache, lru_cache

from readroom.text.fold import tokens

MARK = "\uffff"
"""Stands for a character that cannot be folded by itself; where it stands in a text, it is no part of a word."""
_BYTE = b"\xff"
_MARK_OF_BYTES = "\xff"

Edges = tuple[tuple[int, int], ...]


def at_once(text: str) -> tuple[str, str]:
    """Return a text with each character folded, as long as it was, and what marks those that cannot be."""
    try:
        return _western(text.encode("latin-1"))
    except UnicodeEncodeError:
        pass
    plain = text
    for sign in _SIGNS:
        plain = plain.replace(sign, " ")
    try:
        return _western(plain.encode("latin-1"))
    except UnicodeEncodeError as first:
        other = _OTHER.search(plain, first.start, first.start + _NEAR)
        charset = "latin-1" if other is None else _CHARSETS.get(unicodedata.name(other[0], "").split(" ")[0], "")
    return (_in_charset(plain, charset) if charset else None) or text.translate(_FOLDS), MARK


def _western(data: bytes) -> tuple[str, str]:
    return data.translate(_latin()).decode("latin-1"), _MARK_OF_BYTES


def _in_charset(text: str, charset: str) -> str | None:
    """Return the form of a text most of whose characters are in a charset; None when they are not.

    Character by character it takes several times as long.
    """
    data = text.encode(charset, "readroom.unknown")
    if data.count(_UNKNOWN) > _FEW + len(text) // 50:
        return None
    form = codecs.charmap_decode(data, "strict", _table(charset))[0]
    parts: list[str] = []
    done = 0
    at = data.find(_UNKNOWN)
    while at >= 0:
        parts += (form[done:at], _FOLDS[ord(text[at])])
        done = at + 1
        at = data.find(_UNKNOWN, done)
    return "".join([*parts, form[done:]])


_SIGNS = "\u2019\u201c\u201d\u2018\u2014\u2013\u2026\u20ac\u2022\u200b\u2011"
"""The commonest signs beyond one byte, all of which part words."""
_OTHER = re.compile("[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u0180-\u1fff\u2c00-\uffff]")
"""Letters that texts of Western Europe do not have."""
_CHARSETS = {"LATIN": "cp1250", "CYRILLIC": "cp1251", "GREEK": "cp1253", "HEBREW": "cp1255", "ARABIC": "cp1256"}
_NEAR = 1000
_FEW = 20
_UNKNOWN = b"\x1a"


def _unknown(problem: UnicodeError) -> tuple[bytes, int]:
    """Encode what a charset does not have, as many characters as it is long."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    return _UNKNOWN * (problem.end - problem.start), problem.end


codecs.register_error("readroom.unknown", _unknown)


@cache
def _table(charset: str) -> str:
    return "".join(_folded(bytes([code]).decode(charset, "replace")) for code in range(256))


class _Folds(dict[int, str]):
    """Code point to what it folds to, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded(chr(code))
        return found


def _folded(char: str) -> str:
    """Return the one character that a character folds to: a space where it parts words, `MARK` where there is none."""
    # Marks, and the letters that make up a syllable of Hangul, become one with what stands before them.
    if unicodedata.category(char)[0] == "M" or ("HANGUL" in unicodedata.name(char, "") and not _SYLLABLE(char)):
        return MARK
    among = [token.folded for token in tokens(f"a{char}a")]
    if len(among) == 2:
        return char if char.isascii() else " "
    return among[0][1:-1] if len(among) == 1 and len(among[0]) == 3 else MARK


_SYLLABLE = re.compile("[\uac00-\ud7a3]").match
_FOLDS = _Folds()


@cache
def _latin() -> bytes:
    """Return what the bytes of Latin-1 fold to, as bytes of ASCII."""
    folds = (_folded(chr(code)) for code in range(256))
    return b"".join(fold.encode() if fold.isascii() else _BYTE for fold in folds)


def single_words(text: str, at: int) -> int:
    """Return where characters end, from a place on, that are Chinese or Japanese words each and fold to themselves.

    0 where there are none, or a mark belongs to the last of them.
    """
    found = _SINGLE.match(text, at)
    if found is None:
        return 0
    end = found.end()
    return 0 if unicodedata.category(text[end : end + 1] or " ")[0] == "M" else end


_SINGLE = re.compile("[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]+")


def fold_run(run: str) -> tuple[str, Edges]:
    """Return the folded form of a run between separators, and its words' edges if they are not where they were.

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


folded_run = lru_cache(maxsize=1 << 15)(fold_run)
