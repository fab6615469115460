"""Paragraphs and sentences of a text, as ranges in code points.

A line is never joined with the next, so headings, list items and the rows of tables stand alone. Within a line a
sentence ends at a stop with its closing marks, unless what stands before it (an abbreviation, an initial, an ordinal)
or after it (a small letter) says that it goes on.
"""

import re

from readroom.text.abbreviations import (
    BEFORE_NUMBER,
    BEFORE_ORDINAL,
    MONTHS,
    NEVER_LAST,
    SMALL,
    SOMETIMES_LAST,
    STARTERS,
)

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_CLOSING = "\"'’”»›“‘)\\]}」』】〉》）］"
_CLOSING_WIDE = "\"'’”»›)\\]}」』】〉》）］"
"""In Chinese the high quotation marks open what the low ones of German would close."""
_OPENING = "\"'‘“”„«‹»›(\\[{¿¡*_–—-"
# A stop with its closing marks and note numbers. Scripts with spaces need one after it, the others do not.
# A Greek question mark looks like a semicolon; a guillemet may stand apart from what it closes, as a note number may.
_STOP = re.compile(
    f"(?P<spaced>[.!?…‽؟۔؛।॥።։\u037e;]+)"
    f"(?:[{_CLOSING}]|[ \xa0\u202f]»(?![^\\W_])|[ \xa0]?\\[\\d+\\])*(?:(?=\\s|$)|(?<=[.!?…][”»])(?=[^\\W\\d_a-z]))"
    f"|(?P<wide>[。！？｡．]+)[{_CLOSING_WIDE}]*"
    f"|(?P<khmer>[។៕။])[{_CLOSING}]*"
)
_SIGN = re.compile("[.!?…‽؟۔؛।॥።։\u037e;。！？｡．។៕။]")
# Marks are letters too: vowel signs, points, joiners.
_LETTER = "\\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0963\u0981-\u0dff\u200c\u200d"
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_NEXT = re.compile(f"\\s+(?:[–—-]\\s+)?(?P<signs>[{_OPENING}]*)(?P<word>[{_LETTER}]*)")
_LAST_WORD = re.compile(f"[^\\W_](?:[{_LETTER}.’'-]*[{_LETTER}])?$")
_AFTER_NUMBER = re.compile(r"\d[\d.,:]*\s*$")
_WORD_BEFORE = re.compile(r"(\w+)\W*$")
_LIST_NUMBER = re.compile(r"\s*(?:\(?\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
_ROMAN = re.compile(r"[IVX]+$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_GOES_ON = frozenset("とっってなにのはがを、，")
"""Signs after a closed quotation with which a Japanese or Chinese sentence goes on."""
_SAID = re.compile("[^。！？，、\\s]{0,8}?(?:说|說|问|問|喊|[叫答]道|道。|言っ|聞い|尋ね)(?![：:])")
"""Who said it, after a quotation that ends with a stop of its own: 「はい。」と彼は言った, “好！”她说."""
_REACH = 48
"""How far back the word before a stop is looked for (code points): no abbreviation is longer."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the paragraphs: lines that no blank line separates, without blanks at their ends."""
    found = []
    for match in _BLOCK.finditer(text):
        start, end = match.span()
        found.append((start, start + len(text[start:end].rstrip())))
    return found


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the sentences in order.

    They never overlap, never cross a line end, and cover every character that is not blank.
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        end = start + len(text[start:end].rstrip())
        first = start
        cut = start
        # One set of characters is found faster than what may stand beside them.
        for sign in _SIGN.finditer(text, start, end):
            stop = _STOP.match(text, sign.start(), end) if sign.start() >= cut else None
            if stop is None:
                continue
            cut = stop.end()
            if cut < end and _ends(text, start, stop, end):
                found.append((first, cut))
                first = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
        if first < end:
            found.append((first, end))
    return found


def _ends(text: str, line: int, stop: re.Match[str], end: int) -> bool:
    """Tell whether a sentence of the line that begins at `line` ends at `stop`."""
    if not stop["spaced"]:
        quoted = stop.end() > stop.end(stop.lastgroup or 0)
        said = text[stop.end() - 1] in "”」』" and _SAID.match(text, stop.end(), end)
        return not (quoted and (text[stop.end()] in _GOES_ON or said))
    follows = _NEXT.match(text, stop.end(), end)
    word = follows["word"] if follows else ""
    signs = stop["spaced"]
    if signs[0] == ";" and not _GREEK.match(text, stop.start() - 1):
        return False
    if word[:1].islower():
        return False
    if follows and follows["signs"] and set(follows["signs"]) & {"¿", "¡"}:
        return True
    if not word and follows and follows.end() < end and text[follows.end()] in ".,;:!?…":
        return False
    if signs != ".":
        # "!" and "?" end; dots in a row end when the next word does not go on.
        return stop.start() > line or bool(set(signs) - {".", "…"})
    return not _abbreviated(text, line, stop.start(), word)


def _abbreviated(text: str, line: int, at: int, word: str) -> bool:
    """Tell whether the full stop at `at` belongs to the word before it; `word` is the one that follows."""
    if at == line or text[at - 1].isspace():
        return True
    before = text[max(line, at - _REACH) : at]
    if at - line <= 6 and _LIST_NUMBER.match(before):
        return True
    match = _LAST_WORD.search(before, before.rfind(" ") + 1)  # there is no blank in it
    if not match:
        return False
    last = match[0]
    form = last.lower()
    starts = word.lower() in STARTERS
    if last.isdecimal() or _ROMAN.match(last):
        if _ordinal(before[: match.start()], last, word):
            return True
        if last.isdecimal():
            return False
    if form in NEVER_LAST:
        return bool(word)
    if word[:1].isdecimal() and form in BEFORE_NUMBER:
        return True
    if form in SOMETIMES_LAST or _DOTTED.fullmatch(last):
        return bool(word) and not starts and (not last.islower() or "." in last or form in SMALL)
    if len(last) == 1 and last.isalpha():
        if last.islower() and _AFTER_NUMBER.search(before[: match.start()]):
            return False  # a unit: 9 h. Then
        return bool(word) and not (starts and len(word) > 1) and not _pronoun(before[: match.start()], last)
    return False


def _ordinal(before: str, number: str, word: str) -> bool:
    """Tell whether `number` with its stop is an ordinal: a day before a month, or after a German article."""
    if len(number) > 2 and number.isdecimal():
        return False
    if number.isdecimal() and word.lower() in MONTHS:
        return True
    previous = _WORD_BEFORE.search(before)
    return previous is not None and previous[1].lower() in BEFORE_ORDINAL and bool(word) and not word.isdecimal()


def _pronoun(before: str, letter: str) -> bool:
    """Tell whether a lone capital I is the pronoun: a word in small letters stands before it."""
    previous = _WORD_BEFORE.search(before)
    return letter == "I" and previous is not None and previous[1].islower()
