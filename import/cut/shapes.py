"""Shapes of a line that are told by its words and signs: cut off, a row of buttons, "X says", a credit, a label."""

import re

from readroom.importer.cut import patterns, words

_TRIM = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_END = re.compile(r"[.!?…。！？؟۔][”\"'’»)\]]*$")
_FRAMED = re.compile(r"^(?P<sign>(?P<one>[:=*~+#|_-])(?P=one){0,4})\s(?P<inner>\S.{0,160}?)\s(?P=sign)$")
_GAP = re.compile(r"(?:\s{3,}|\t+\s*)")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CRUMB = re.compile(r"\s(?:/|>|»|›|::|→|＞)\s")
_FIGURE = re.compile(r"\d")
_CUT_OFF_LEAST = 60
_SPEAKER_WORDS, _SPEAKER_MOST = 5, 24


def figures(text: str) -> int:
    """Return how many figures, of whatever script, stand in the text."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, b"0123456789"))
    return len(_FIGURE.findall(text))


def may_hold_date(text: str) -> bool:
    """Tell whether there are enough figures for a day in the text: four, or two of a year behind an apostrophe."""
    number = figures(text)
    return number >= 4 or (number >= 2 and ("'" in text or "’" in text))


def key_of(text: str) -> str:
    """Return a line as the vocabulary lists it: casefolded, without signs and numbers at its ends."""
    if "İ" in text:
        # Turkish capitals have small letters of their own.
        text = text[:200].replace("İ", "i").replace("I", "ı") if text.isupper() else text[:200].replace("İ", "i")
    return _TRIM.sub("", text[:200]).casefold()


def without_ornaments(text: str) -> str:
    """Return a line without the signs that frame it: ":: News ::", "*** News ***"."""
    match = _FRAMED.match(text) if not text[0].isalnum() else None
    return match["inner"] if match else text


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    return _END.search(text[-12:]) is not None


def breaks_off(text: str) -> bool:
    """Tell whether a long line stops within a sentence: after a comma, an article, a preposition, a conjunction."""
    if len(text) < _CUT_OFF_LEAST:
        return False
    if text[-1] in ",;،؛，、":
        return True
    return text[-1].isalpha() and text.rsplit(None, 1)[-1] in words.UNFINISHED


def names_speaker(text: str) -> bool:
    """Tell "Anna Miller says:" from a headline that ends with "…, minister says"."""
    if not patterns.SAYS.search(text[-_SPEAKER_MOST:]):
        return False
    return text[-1] in ":：" or ("," not in text and len(text.split()) <= _SPEAKER_WORDS)


def cells(raw: str) -> list[str]:
    """Return the parts of a line that stand apart from each other as the entries of a menu do."""
    return [cell for cell in _GAP.split(raw.strip()) if cell]


def steps(text: str) -> list[str]:
    """Return the steps of a breadcrumb; one step when the line is none."""
    return [step.strip() for step in _CRUMB.split(text)]


def is_button_row(text: str) -> bool:
    """Tell a line all of whose words are things that one does with a page, or what one does them to or with."""
    if len(text) > 120:
        return False
    low = text.casefold()
    first = _WORDS.search(low)
    if first is None or (first[0] not in words.ACTIONS and first[0] not in words.ACTION_OBJECTS):
        return False
    found = _WORDS.findall(low)
    return (
        bool(found)
        and all(word in words.ACTIONS or word in words.ACTION_OBJECTS for word in found)
        and (acts := sum(word in words.ACTIONS for word in found)) > 0
        # Counters stand between buttons, not beside a single one.
        and (acts > 1 or not any(c.isdigit() for c in text))
    )
