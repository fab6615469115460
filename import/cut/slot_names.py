"""Who wrote, told by the slots of the template that lines of all articles share, in whatever language it is.

One slot of such a line is the author's: the one behind a word that says "by", the one that holds names each time, or
one word that comes again from article to article beside the day.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from readroom.importer.cut import wording, words
from readroom.importer.cut.byline import HOURS, Byline, is_name, is_outlet, parse_names
from readroom.importer.cut.dated import CELL
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.fields import take_byline
from readroom.importer.cut.metaline import OFFICES, clean_piece
from readroom.importer.cut.rows import is_button
from readroom.importer.cut.shapes import ends_sentence
from readroom.importer.cut.slots import DAY, HOUR, Slot, common_forms, slots, tokens, unglued
from readroom.importer.cut.wording_bylines import BY, POSTED_ON
from readroom.text.given_names import has_given_name
from readroom.text.months import MONTHS, WEEKDAYS

_ALIKE, _MOST, _VALUE_MOST, _WORDS_MOST, _LINE_MOST, _BEFORE = 0.8, 0.6, 40, 5, 160, 3
_AGENCIES = 0.5
_BY, _GLUED, _NAMES, _HANDLE = 0.85, 0.8, 0.7, 0.5
_DASHES = "—–―-~"
_LABEL_WORD = re.compile(r"[^\W\d_]{3,}")
_IN = frozenset(("in", "unter", "dans", "en", "em", "su", "nel", "under", "на", "в", "i", "w", "în", "to", "via"))
_HANDLE_WORD = re.compile(r"[^\W\d_][\w.-]{1,20}")


class Names(NamedTuple):
    """The units of a column of lines, the name in each (None: there is none), how sure they are (0 to 1).

    `template` holds the words that all the lines have in common.
    """

    places: tuple[int, ...]
    names: tuple[str | None, ...]
    sure: float
    template: frozenset[str]


def read_slots(facts: Facts, drafts: Sequence[Draft], columns: Sequence[Sequence[int]]) -> None:
    """Give the articles the names in the surest slot of the lines that stand at the places `columns` in each."""
    if all(_is_sure(draft) for draft in drafts):
        return
    found = [
        names for places in dict.fromkeys(map(tuple, columns)) if (names := _names(facts, drafts, places)) is not None
    ]
    best = max(found, key=lambda names: names.sure, default=None)
    if best is None:
        return
    for draft, index, name in zip(drafts, best.places, best.names, strict=True):
        known = draft.evidence["authors"].confidence if draft.authors else 0.0
        here = draft.authors and draft.evidence["authors"].line == facts.units[index].first
        wrong = here and any(w in best.template and not w[0].isupper() for a in draft.authors for w in a.split())
        if name is None or draft.authors == (name,) or (known >= best.sure and not wrong):
            continue
        authors = parsed.authors if (parsed := parse_names(name)) and len(parsed.authors) > 1 else (name,)
        if draft.roles.get(index, ("", ""))[1].startswith("recipe"):
            continue
        draft.authors = ()
        draft.roles.pop(index, None)
        reason = "in the place of the name in lines that all articles have"
        take_byline(draft, index, facts.units[index], Byline(authors, None), best.sure, reason)


def _is_sure(draft: Draft) -> bool:
    """Tell an article whose authors are surely known, with no small word of a template among their names."""
    if not draft.authors or draft.evidence["authors"].confidence < _BY:
        return False
    return all(word[0].isupper() for author in draft.authors for word in author.split())


def _names(facts: Facts, drafts: Sequence[Draft], places: Sequence[int]) -> Names | None:
    rows = [
        i if d.block.start <= i < d.block.end and i != d.block.title and _is_row(facts, i) else None
        for d, i in zip(drafts, places, strict=True)
    ]
    kept = [i for i in rows if i is not None]
    if len(kept) < max(2, _ALIKE * len(rows)):
        return None
    units = [facts.units[i] for i in kept]
    dated = all(any(t.form in (DAY, HOUR) for t in tokens(u)) for u in units)
    heads = {d.title for d in drafts}
    heads |= {d.section for d in drafts}
    found = [slot for slot in slots(units) if not any(v and any(v in t for t in heads if t) for v in slot.values)]
    rated = [_rate(facts, slot, dated) for slot in found]
    best = max((r for r in rated if r is not None), key=lambda r: r[1], default=None)
    if best is None:
        return None
    names = iter(best[0])
    template = frozenset(common_forms([tokens(u) for u in units]))
    return Names(tuple(places), tuple(None if i is None else next(names) for i in rows), best[1], template)


def _is_row(facts: Facts, index: int) -> bool:
    unit = facts.units[index]
    return unit.size <= _LINE_MOST and not (unit.kind == "prose" and not unit.dates and ends_sentence(unit.text))


def _rate(facts: Facts, slot: Slot, dated: bool) -> tuple[list[str | None], float] | None:
    """Return the names in a slot and how sure they are, None when the slot holds something else."""
    by = any(BY.is_whole(" ".join(slot.before[-n:])) for n in range(1, _BEFORE + 1) if len(slot.before) >= n)
    # Romanian says "de … în …": "of" is "by" where a section follows.
    by = by or (slot.before[-1:] == ("de",) and slot.behind in _IN)
    values = [_cleaned(value, by=by) for value in slot.values]
    filled = [v for v in values if v]
    if len(filled) < max(2, _ALIKE * len(values)) or not all(_may_hold_name(v) for v in filled):
        return None
    if slot.behind[:1].isupper() and all(len(v.split()) == 1 and v[0].isupper() for v in filled):
        # Two who bear one name.
        values = [f"{v} {slot.behind}" if v else None for v in values]
        filled = [v for v in values if v]
    if by:
        return [_trimmed(v) for v in values], _BY
    if slot.before and slot.before[-1] in _IN:
        return None
    if any(is_outlet(v.title() if v.isupper() else v) for v in filled):
        return None
    if dated and (short := [v for v in filled if _is_agency(v)]) and len(short) <= _AGENCIES * len(filled):
        # Among those who wrote may be an agency.
        people = [v for v in filled if v not in short]
        named = all(is_name(v) for v in people)
        return (list(values), _NAMES) if named and not any(_is_label(facts, v) for v in people) else None
    if all(len(unglued(v)) > 1 for v in filled) and (parts := _part_of(facts, values)) is not None:
        return parts, _GLUED
    if all(is_name(v) or is_name(v.title()) for v in filled) and not any(_is_label(facts, v) for v in filled):
        return (list(values), _NAMES) if dated or len(set(filled)) < len(filled) else None
    return (list(values), _HANDLE) if dated and _are_handles(facts, slot, filled) else None


def _is_agency(value: str) -> bool:
    return 2 <= len(value) <= 5 and value.isalpha() and value.isupper() and value.upper() != value.lower()


def _trimmed(value: str | None) -> str | None:
    """Return the names behind a "by" without counters and labels, as printed where they are worded otherwise."""
    text = clean_piece(value) if value else ""
    found = parse_names(text, marked=True) if text else None
    if found is None or any(sign in text for sign in ":："):
        return text or value
    return ", ".join(found.authors)


def _cleaned(value: str, *, by: bool) -> str | None:
    return (value.strip(" ,.;|·•–—-") if by else clean_piece(value)) or None


def _may_hold_name(value: str) -> bool:
    if value.strip(" ,.") in HOURS:
        return False
    return (
        len(value) <= _VALUE_MOST
        and len(value.split()) <= _WORDS_MOST
        and any(map(str.isalpha, value))
        and sum(map(str.isdigit, value)) <= len(value) // 2
        and not ends_sentence(value)
    )


def _part_of(facts: Facts, values: Sequence[str | None]) -> list[str | None] | None:
    """Return the part of glued values that is a name in nearly all, or comes again: "Anna MillerTravel"."""
    rows = [unglued(v) if v else [] for v in values]
    most = max(map(len, rows))
    columns = [[row[place] if place < len(row) else None for row in rows] for place in range(most if most > 1 else 0)]
    for column in columns:
        named = [v for v in column if v and is_name(v) and not _is_label(facts, v)]
        if len(named) >= max(2, _ALIKE * len(rows)):
            return [v if v in named else None for v in column]
    if len(columns) < 2 or not all(v for column in columns for v in column):
        return None
    kinds = [len(set(column)) for column in columns]
    # Authors are fewer than their subjects.
    place = min(range(len(kinds)), key=kinds.__getitem__)
    worded = any(v and (_is_label(facts, v) or _is_common(facts, v)) for v in columns[place])
    return None if kinds[place] == max(kinds) or worded else columns[place]


def _are_handles(facts: Facts, slot: Slot, values: Sequence[str]) -> bool:
    """Tell names of one word from categories: they come again, or are written small; the page has no such label."""
    again = len(set(values)) < len(values)
    small = all(v[0].islower() for v in values)
    if not (again or small) or any(v in HOURS or _is_label(facts, v) or _is_common(facts, v) for v in values):
        return False
    # A slot that is named by a label ("Mood:") is no author's.
    if slot.before and slot.before[-1] in (":", "："):
        return False
    if not small and not _is_backed(facts, slot, values):
        return False
    return sum(_HANDLE_WORD.fullmatch(v) is not None or _may_be_person(v) for v in values) >= _MOST * len(values)


def _may_be_person(value: str) -> bool:
    """Tell a name, in scripts without capitals any one or two words."""
    return is_name(value) or (value.lower() == value.upper() and len(value.split()) <= 2)


def _is_backed(facts: Facts, slot: Slot, values: Sequence[str]) -> bool:
    """Tell a word that is no category: one stands beside it, the line is signed, or the word stands alone elsewhere."""
    if all(line[0] in _DASHES for line in slot.lines):
        return True
    if any(v.casefold() in OFFICES or (is_name(v) and has_given_name(v)) for v in values):
        # Beside a person, or who posts for the site, a word is somebody too.
        return True
    rest = [_other_cells(line, value) for line, value in zip(slot.lines, values, strict=False)]
    if all(any(_LABEL_WORD.search(cell) for cell in cells) for cells in rest):
        return True
    return any(facts.counts[v] for v in values) or any(u.kind == "tags" for u in facts.units)


def _other_cells(line: str, value: str) -> list[str]:
    """Return what else stands in a line, but for counters and buttons."""
    cells = [clean_piece(cell) for cell in CELL.split(line.replace(value, " | ", 1)) if cell and cell.strip()]
    return [cell for cell in cells if cell and not is_button(cell) and not wording.is_comments(cell)]


def _is_label(facts: Facts, value: str) -> bool:
    low = value.casefold()
    if low in OFFICES:
        # Menus have "Admin" too.
        return False
    return (
        value in facts.entries
        or low in words.UI
        or low in words.SECTIONS
        or low in words.WIDGETS
        or low in MONTHS
        or low in WEEKDAYS
        or POSTED_ON.end(value + " ") > 0
        or (value in facts.labels)
    )


def _is_common(facts: Facts, value: str) -> bool:
    """Tell a word that the page writes small amid its sentences."""
    if value[0].islower() and not value[0].isupper() and value.casefold() != value.upper().casefold():
        return False
    low = value.casefold()
    return low != value and any(
        re.search(rf"\b{re.escape(low)}\b", u.text) is not None for u in facts.units if u.kind == "prose"
    )
