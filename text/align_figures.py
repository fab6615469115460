"""What a few words of a text name: numbers, amounts, dates, names, negation. It is what differences are checked for."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from readroom.text.align_terms import CALENDAR, CURRENCIES, NEGATION, NUMBERS, WEEKDAYS, is_number
from readroom.text.align_tokens import Lexicon, Words
from readroom.text.dates import parse_date

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NEGATED = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|ca|could|would|should|wo|must|need|might|ai|sha)nt")
_SIGNS = "$€£¥₹₽₪₩%"


def is_figure(form: str) -> bool:
    """Tell whether a folded word is a number or belongs to a date."""
    return is_number(form) or form in CALENDAR


def is_negation(form: str) -> bool:
    """Tell whether a folded word denies."""
    return form in NEGATION or (form.endswith("nt") and _NEGATED.fullmatch(form) is not None)


def is_date(form: str) -> bool:
    """Tell whether a folded word is a month, a day of the week or a year."""
    return form in CALENDAR or _YEAR.fullmatch(form) is not None


def has_signs(text: str) -> bool:
    """Tell whether a text has signs of money or of per cent."""
    return any(sign in text for sign in _SIGNS)


def sign_at(words: Words, n: int) -> str:
    """Return the sign of money or of per cent that stands at a word, or nothing."""
    return sign_around(words.text, words.starts[n], words.ends[n])


def sign_around(text: str, start: int, end: int) -> str:
    """Return the sign of money or of per cent that stands at the code points `[start, end)`, or nothing."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 2].strip()[:1]
    return before if before and before in _SIGNS else after if after and after in _SIGNS else ""


@lru_cache(maxsize=1 << 15)
def figure_kind(form: str) -> str:
    """Return what a folded word is to a difference: date, number, negation, or nothing of these."""
    return "date" if is_date(form) else "number" if is_number(form) else "negation" if is_negation(form) else ""


class Hunk:
    """Some words `[first, last)` of a text, and which of them are numbers, dates, names and negations (by word)."""

    def __init__(self, words: Words, first: int, last: int, starts: frozenset[int], lexicon: Lexicon) -> None:
        self._text = words
        self._lexicon = lexicon
        self.words = range(first, last)
        self.numbers: dict[int, str] = {}
        self.dates: dict[int, str] = {}
        self.names: dict[int, str] = {}
        self.negations: dict[int, str] = {}
        for n in range(first, last):
            form = lexicon.folded[words.numbers[n]]
            kind = figure_kind(form)
            if kind == "date":
                self.dates[n] = form
            elif kind == "number":
                self.numbers[n] = NUMBERS.get(form, form)
            elif kind == "negation":
                self.negations[n] = form
            elif n not in starts and words.text[words.starts[n]].isupper() and not lexicon.stop[words.numbers[n]]:
                self.names[n] = form
        if not (self.dates and self.numbers):
            return
        # A number beside a month or a year is part of the date.
        for n in [n for n in self.numbers if n - 1 in self.dates or n + 1 in self.dates]:
            self.dates[n] = self.numbers.pop(n)

    @property
    def says_nothing(self) -> bool:
        """Whether no number, date, name or negation is here."""
        return not (self.numbers or self.dates or self.names or self.negations)

    @property
    def is_amount(self) -> bool:
        """Whether a number here has a sign or a unit of money, or is a share in per cent."""
        folded, text = self._lexicon.folded, self._text
        for n in self.numbers:
            after = folded[text.numbers[n + 1]] if n + 1 < len(text) else ""
            if sign_at(text, n) or after in CURRENCIES or self.numbers[n] == "%":
                return True
        return False

    @property
    def content(self) -> int:
        """How many words here are neither figures nor negation nor words of grammar."""
        numbers, stop = self._text.numbers, self._lexicon.stop
        return sum(n not in self.dates and n not in self.numbers and not stop[numbers[n]] for n in self.words)

    def span(self, words: Iterable[int]) -> tuple[int, int] | None:
        """Return the range of the text from the first of these words to the last; of all words when there are none."""
        chosen = list(words) or self.words
        return self._text.span(chosen[0], chosen[-1] + 1) if chosen else None


def differ(left: Mapping[int, str], right: Mapping[int, str]) -> bool:
    """Tell whether two sides have other figures."""
    return Counter(left.values()) != Counter(right.values())


def own(mine: Mapping[int, str], other: Mapping[int, str]) -> list[int]:
    """Return the words of one side whose form the other side has not."""
    forms = set(other.values())
    return [n for n, form in mine.items() if form not in forms]


def same_day(left: Mapping[int, str], right: Mapping[int, str]) -> bool:
    """Tell whether two dates may be one day: one side has only its day of the week, and the other one agrees or is
    not precise enough to tell.
    """
    for some, others in ((list(left.values()), right), (list(right.values()), left)):
        if len(some) == 1 and some[0] in WEEKDAYS and others and not WEEKDAYS.keys() & set(others.values()):
            found = parse_date(" ".join(others[n] for n in sorted(others)))
            if found is None or found.precision != "day":
                return True
            return date.fromisoformat(found.value).weekday() == WEEKDAYS[some[0]]
    return False
