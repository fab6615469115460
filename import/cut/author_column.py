"""Who wrote, told by the place that all articles of a page share: a column of names beside the days or the texts.

A line at one place of every article that is a name each time is a byline, whatever stands before the name.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from readroom.importer.cut import wording, words
from readroom.importer.cut.byline import HOURS, Byline, is_initials, is_name, is_outlet
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.fields import take_byline, take_outlet
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.metaline import pieces
from readroom.importer.cut.slot_names import read_slots
from readroom.importer.cut.wording_bylines import POSTED_ON
from readroom.importer.cut.wording_comments import COUNTERS
from readroom.text.given_names import is_given_name
from readroom.text.months import MONTHS, WEEKDAYS

_NAME_MOST, _HANDLE_MOST = 48, 24
_ALIKE, _WEAK = 0.8, 0.75
_SURE, _HANDLE = 0.7, 0.5
_LINE_MOST, _TOP = 160, 12
_HOUR = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")
_ONE_WORD = re.compile(r"^[^\W\d_][\w.-]{2,20}$")
_BRACKETS = {"[": "]", "(": ")", "<": ">", "{": "}"}


class _Cell(NamedTuple):
    """A unit of a column, the name in it, and whether only a person's name looks like it."""

    place: int
    name: str
    sure: bool


def read_column(facts: Facts, drafts: Sequence[Draft]) -> None:
    """Give the articles of a page their authors from the column of names where none are surely known."""
    if len(drafts) < 2:
        return
    read_slots(facts, drafts, [*_places(drafts), *_frame_places(drafts)])
    weak = [d for d in drafts if not d.authors or d.evidence["authors"].confidence <= _WEAK or _is_handle(d)]
    if not weak or (len(drafts) < 3 and all(d.authors and _is_handle(d) for d in drafts)):
        return
    for column in _columns(facts, drafts):
        for draft, cell in zip(drafts, column, strict=True):
            if cell is not None and draft in weak:
                _take(facts, draft, cell)
        return
    if all(draft.authors for draft in drafts):
        return
    if (word := _word_above(facts, drafts)) is not None:
        for draft in drafts:
            draft.authors = draft.authors or (word,)
            draft.found(
                "authors", facts.units[draft.first - 1].first, _HANDLE, "one word beside the hour above each text"
            )
        return
    for draft, handle in zip(drafts, _handles(facts, drafts), strict=False):
        if not draft.authors and draft.block.marker is not None:
            unit = facts.units[draft.block.marker]
            take_byline(
                draft,
                draft.block.marker,
                unit,
                Byline((handle,), None),
                _HANDLE,
                "one word at one place of each line with the day",
            )


def _handles(facts: Facts, drafts: Sequence[Draft]) -> list[str]:
    """Return the one word at one place of all markers that may be a name; empty without such a place.

    Before the day, it is one that comes again; behind the day, where categories stand too, the same in all lines while
    another part of them differs.
    """
    markers = [d.block.marker for d in drafts]
    if any(m is None or facts.units[m].size > _LINE_MOST for m in markers):
        return []
    units = [facts.units[m] for m in markers if m is not None]
    rows = [[piece.text for piece in pieces(unit)] for unit in units]
    least = min(map(len, rows))
    for place in range(least):
        values = [row[place] for row in rows]
        if any(value in HOURS for value in values):
            continue
        if all(map(is_given_name, values)):
            return values
        if not all(_may_be_handle(facts, value) for value in values):
            continue
        number = len(set(values))
        if place == 0 and number < len(values) and all(_leads(unit, v) for unit, v in zip(units, values, strict=True)):
            return values
        others = any(len({row[i] for row in rows}) > 1 for i in range(least) if i != place)
        small = values[0][0].islower() and all(len(row) == 1 for row in rows) and all(_has_hour(u) for u in units)
        if number == 1 and (others or small):
            return values
    return []


def _word_above(facts: Facts, drafts: Sequence[Draft]) -> str | None:
    """Return the one word that stands alone in a line above all the texts, beside the hour or the day."""
    for step in (1, 2, 3):
        indexes = [d.first - step for d in drafts]
        texts = {facts.units[i].text for i in indexes if i > 0}
        if (
            len(texts) != 1
            or not (value := next(iter(texts)))[0].islower()
            or not _may_be_handle(facts, value, drafts[0].block.start)
        ):
            continue
        near = [[facts.units[i - 1], facts.units[i + 1]] for i in indexes]
        if all(any(u.kind == "date" or _has_hour(u) for u in pair) for pair in near):
            return value
    return None


def _has_hour(unit: Unit) -> bool:
    return _HOUR.search(unit.text) is not None


def _leads(unit: Unit, value: str) -> bool:
    """Tell whether the word stands before the day or the hour of its line."""
    figure = next((i for i, c in enumerate(unit.text) if c.isdigit()), len(unit.text))
    start = unit.dates[0].start if unit.dates else figure
    return -1 < unit.text.find(value) < min(start, figure)


def _may_be_handle(facts: Facts, value: str, top: int = _TOP) -> bool:
    """Tell a word that may be somebody's; `top` is where the first article begins: no word above it is one."""
    low = value.casefold()
    return (
        _ONE_WORD.match(value) is not None
        and low not in words.UI
        and low not in words.SECTIONS
        and low not in words.WIDGETS
        and low not in MONTHS
        and low not in WEEKDAYS
        and value not in facts.entries
        and not COUNTERS.is_whole(value)
        and not POSTED_ON.end(value + " ")
        and not any(u.text == value or value in u.text.split() for u in facts.units[: min(_TOP, top)] if not u.dates)
    )


def _is_worded(facts: Facts, text: str) -> bool:
    """Tell a label ("City Council") from a name: the page writes its words small in a sentence."""
    prose = " ".join(unit.text for unit in facts.units if unit.kind == "prose")
    return any(re.search(rf"\b{re.escape(word.casefold())}\b", prose) for word in text.split())


def _take(facts: Facts, draft: Draft, cell: _Cell) -> None:
    """Take the name of a column; what was taken for the author before is who published, if anything."""
    unit = facts.units[cell.place]
    if draft.authors and _is_handle(draft) and not cell.name.casefold().startswith(draft.authors[0].casefold()[:4]):
        return
    before, draft.authors = draft.authors, ()
    if before and before[0] != cell.name and not _is_name_of(before[0], cell.name):
        take_outlet(draft, unit, before[0], 0.5, "stands where others name an outlet")
    draft.roles.pop(cell.place, None)
    take_byline(draft, cell.place, unit, Byline((cell.name,), None), _SURE, "a name at the same place in all articles")


def _is_name_of(handle: str, name: str) -> bool:
    return handle.casefold() in name.casefold()


def _is_handle(draft: Draft) -> bool:
    return len(draft.authors) == 1 and " " not in draft.authors[0]


def _columns(facts: Facts, drafts: Sequence[Draft]) -> list[list[_Cell | None]]:
    """Return the columns of names, the nearest to the days and titles first."""
    found: list[list[_Cell | None]] = []
    for places in _places(drafts):
        lead = _lead(facts, places)
        cells = [_cell(facts, draft, i, lead) for draft, i in zip(drafts, places, strict=True)]
        names = [cell for cell in cells if cell is not None]
        if len(names) < max(2, _ALIKE * len(drafts)):
            continue
        if lead or sum(cell.sure for cell in names) >= _ALIKE * len(names):
            found.append(cells)
    return found


def _places(drafts: Sequence[Draft]) -> list[list[int]]:
    """Return for each place, counted from marker, title, beginning or end of the text, its unit in each article."""
    anchors: list[list[int | None]] = [
        [d.block.marker for d in drafts],
        [d.block.title for d in drafts],
    ]
    found: list[list[int]] = []
    for anchor in anchors:
        for step in (0, 1, -1, 2, -2):
            found += [[-1 if a is None else a + step for a in anchor]]
    found += [[d.first + step for d in drafts] for step in (0, -1)]
    found.append([d.last - 1 for d in drafts])
    return found


def _frame_places(drafts: Sequence[Draft]) -> list[list[int]]:
    """Return the places right above the texts and below them, where the lines of the page's template stand."""
    found = [[d.first - step for d in drafts] for step in (2, 3)]
    return found + [[d.last + step for d in drafts] for step in (0, 1, 2)]


def _lead(facts: Facts, places: Sequence[int]) -> str:
    """Return the first word that the lines have in common ("Tekst:", "Skrev"), "" when they differ in it."""
    texts = {facts.units[i].text for i in places if 0 <= i < len(facts.units)}
    firsts = {text.split(None, 1)[0] for text in texts}
    return firsts.pop() if len(firsts) == 1 and len(texts) > 1 else ""


def _cell(facts: Facts, draft: Draft, index: int, lead: str) -> _Cell | None:
    """Return the name that the unit consists of, None when it is none, or no line of this article's head or end."""
    if not draft.block.start <= index < draft.block.end or index == draft.block.title:
        return None
    unit = facts.units[index]
    text = unit.text.strip(" \u00a0-–—―|·•,")
    if unit.size > _NAME_MOST or unit.dates or unit.kind not in ("text", "byline", "ui"):
        return None
    if ends_sentence(text) and not is_initials(text):
        return None
    if lead:
        text = text[len(lead) :].strip(" :")
    elif text[:1] in _BRACKETS and text.endswith(_BRACKETS[text[0]]) and " " not in text and len(text) <= _HANDLE_MOST:
        inner = text[1:-1]
        button = wording.is_more(inner) or inner.casefold() in words.UI or inner.casefold() in words.BUTTONS
        return None if button else _Cell(index, inner, True)
    if is_initials(unit.text.strip()):
        return _Cell(index, unit.text.strip(), True)
    if (
        not is_name(text)
        or is_outlet(text)
        or text in facts.entries
        or (text in facts.labels and _is_worded(facts, text))
    ):
        return None
    low = text.casefold()
    return None if low in words.SECTIONS or low in words.UI else _Cell(index, text, " " in text)
