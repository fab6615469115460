"""What is known of a page before it is cut: its units, how often each line stands there, where its prose is."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from readroom.importer.cut.byline import is_name
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Kind, Unit
from readroom.importer.cut.shapes import breaks_off, cells, names_speaker, without_ornaments
from readroom.text.given_names import has_given_name

_QUOTED = re.compile(r"[“\"«„《「](.{4,200})[”\"»“》」]")
_LABELLED_NUMBER = re.compile(r"^[^\W\d][^:：]{1,24}[:：]\s?[#№]?\d[\d.,/-]*$")
_STAMP = re.compile(r"^\d{1,2}[:.]\d\d\b.{0,20}?\s[#|\[]")
_TITLE_ABOVE = 200
_TOP, _TITLE_WORDS = 2, 3
_ADDRESS = re.compile(r"\S@\S+\.\w")
# "Anna - 10:15 - Harbours - comments: 3"
_STAMPED = re.compile(r"(?:^|\s[-–|·•]\s)\d{1,2}[:h]\d\d\s[-–|·•]\s.{1,60}[(:：]\s?\d{1,4}\)?$")
_NAME = 40
_CAPITALS = 100
_ITEM = re.compile(r"^[^\w]+\s?|\s?\(?\d{1,5}\)?$")

META: frozenset[Kind] = frozenset(
    ("ui", "share", "comments", "tags", "byline", "partial", "breadcrumb", "date", "more", "pager", "copyright")
)
"""Kinds of lines that may stand between a date, a title and the text of an article without being either."""

STOP: frozenset[Kind] = frozenset(("widget", "pager", "copyright"))
"""Kinds of lines after which an article does not go on."""


class Facts:
    """A page's units with what holds for all of them."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.labels: frozenset[str] = frozenset()
        self.template: frozenset[str] = frozenset()
        self.refused = ""
        self.announced = len(units)
        self.counts = Counter(unit.text for unit in units)
        self.menu = frozenset(entry for unit in units for entry in _menu_entries(unit))
        self.entries = frozenset(entry for unit in units for entry in _list_entries(unit)) | self.menu
        self.spaced = sum(unit.above > 0 for unit in units[1:]) >= 0.1 * len(units)
        self._sums = [0, *accumulate(content(unit) for unit in units)]
        self._prose = [0, *accumulate(unit.size if unit.kind == "prose" else 0 for unit in units)]

    def content(self, start: int, end: int) -> int:
        """Return how much there is to read in the units `[start, end)`: code points, short lines counted less."""
        return self._sums[max(end, start)] - self._sums[start]

    def prose(self, start: int, end: int) -> int:
        """Return how many code points of prose the units `[start, end)` hold."""
        return self._prose[max(end, start)] - self._prose[start]

    def title_score(self, index: int) -> float:
        """Return how much the unit looks like a title: 0 not at all, about 1 a short line, 2 one that stands alone."""
        unit = self.units[index]
        text = without_ornaments(unit.text)
        if unit.kind not in ("text", "prose") or unit.size > 240 or names_speaker(text):
            return 0.0
        twice = any(0 <= i < len(self.units) and self.units[i].text == unit.text for i in (index - 1, index + 1))
        if twice and (index > _TOP or len(unit.text.split()) < _TITLE_WORDS):
            # Printed twice in a row: a caption with its image text; at the top the page's name and the title.
            return 0.0
        if (text[-1].isdigit() and _LABELLED_NUMBER.match(text)) or (text[0].isdigit() and _STAMP.match(text)):
            return 0.0
        if ("@" in text and _ADDRESS.search(text)) or (unit.size <= 120 and _STAMPED.search(text)):
            return 0.0
        score = 1.0
        if text[-1] in ",;:،：；、" or breaks_off(text):
            score -= 1.0
        elif text[0] in "([" and text[-1] in ")]":
            # "(From our own correspondent.)" stands below a title.
            score -= 0.8
        elif text[-1] == "." and unit.size < _CAPITALS and text.isupper() and " " in text:
            # Old papers put a full stop behind their titles.
            score -= 0.1
        elif ends_sentence(text) and text[-1] not in '?!？！؟…»”"' and not text.endswith(".."):
            score -= 0.45 if unit.size < 60 else 0.8 if unit.size < 100 else 2.0
        if unit.size > 140:
            score -= 0.4
        if unit.kind == "prose" and unit.size == len(text) and ends_sentence(text):
            score -= 0.1
        if unit.alone:
            score += 1.0
        elif unit.above:
            score += 0.5
        elif unit.below:
            score += 0.3
        if text[0].islower():
            score -= 0.2
        name, _, rest = text.partition(",")
        if unit.size <= _NAME and has_given_name(name) and is_name(name) and rest.count(" ") <= 3:
            # Whose it is, most likely; where nothing else may be the title, a name is one still.
            score -= 0.6
        if self.counts[unit.text] > 2:
            # A title may come again in a list of recent posts; what comes more often is a label.
            score -= 0.5
        return max(score, 0.0)

    def skip(self, index: int, step: int, most: int = 3, common: frozenset[str] = frozenset()) -> int:
        """Return the next index in the direction of `step` that is no line about an article; skip `most` at most.

        Lines about an article are told by their kind; `common` names others, which stand beside every date.
        """
        index += step
        while (
            most
            and 0 <= index < len(self.units)
            and (self.units[index].kind in META or self.units[index].text in common)
        ):
            index += step
            most -= 1
        return index

    def first_prose(self, start: int, end: int) -> int:
        """Return the first unit of `[start, end)` that begins a text rather than being its title, or `end`.

        That is a long paragraph, or a shorter one with more prose right behind it; failing both, the longest there is.
        """
        longest = end
        for index in range(start, end):
            unit = self.units[index]
            if unit.kind != "prose":
                continue
            sentence = ends_sentence(unit.text)
            if (
                unit.size > 140
                or (sentence and unit.size > 90)
                or (sentence and unit.size >= 60 and self.prose(index, min(index + 4, end)) >= 150)
            ):
                return index
            if longest == end or unit.size > self.units[longest].size:
                longest = index
        return longest

    def quotes_title(self, index: int) -> bool:
        """Tell "3 comments on “The old pier”" below a line that is the title: no counter, however short the text."""
        match = _QUOTED.search(self.units[index].text)
        if match is None:
            return False
        title = match[1].strip().casefold()
        return any(
            u.text.casefold() == title or (title in u.text[:240].casefold() and u.kind == "date")
            for u in self.units[max(0, index - _TITLE_ABOVE) : index]
        )

    def thread_start(self, start: int, end: int) -> int | None:
        """Return the heading of the readers' comments in the units `[start, end)`, None when there is none.

        It stands below the text, says "comments" or "replies", and stands there once: the same words below every
        article of a page are its counters.
        """
        return next(
            (
                i
                for i in range(start, end)
                if self.units[i].kind == "comments"
                and not self.units[i].bullet
                and (self.prose(start, i) >= 100 or self.quotes_title(i))
            ),
            None,
        )


def is_bare_date(unit: Unit) -> bool:
    """Tell a line that is a day and hardly anything else."""
    return unit.kind == "date" and len(unit.dates) == 1 and len(unit.text) - len(unit.dates[0].date.raw) <= 12


def _menu_entries(unit: Unit) -> list[str]:
    """Return the entries of a menu that is printed in one line: three or more short cells with gaps between them."""
    if unit.size > 300 or len(unit.raw) == len(unit.text):
        return []
    found = cells(unit.raw)
    return found if len(found) >= 3 and all(len(cell) <= 30 for cell in found) else []


def _list_entries(unit: Unit) -> list[str]:
    """Return what a short item of a list says, without its sign and a count behind it."""
    if not unit.bullet or unit.size > 60:
        return []
    return [_ITEM.sub("", unit.text)]


def content(unit: Unit) -> int:
    """Return the reading weight of one unit: prose counts wholly, other lines of text by a third."""
    if unit.kind == "prose":
        return unit.size
    if unit.bullet and unit.size < 30 and not ends_sentence(unit.text):
        # An entry of a menu, as far as one can see.
        return 0
    if unit.kind in ("text", "bullet", "caption", "note", "tweet"):
        return unit.size // 3
    return 0
