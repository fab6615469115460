"""Who wrote a page's one article and when, where only lines below its text say so: rows, entries, cards.

"5. 11. 2012 | Author: Anna Miller | Read: 318x", "Posted on 3 May 2016 Author Anna Miller Categories Maps" below the
box of related articles, a name alone with a post or its own address for mail below it.
"""

import re
import unicodedata
from collections.abc import Iterator

from readroom.importer.cut import patterns, wording
from readroom.importer.cut.alone import is_name_of_person, names_alone
from readroom.importer.cut.byline import Byline, is_name, is_outlet, parse_byline
from readroom.importer.cut.dated import CELL, has_day
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import META, Facts
from readroom.importer.cut.fields import is_change, take_byline, take_date
from readroom.importer.cut.head import is_post
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.metaline import pieces
from readroom.importer.cut.wording_bylines import BY, POSTED_ON

_NEAR, _FAR, _CARD = 3, 16, 4  # units below the text
_ROW_MOST, _NAME_MOST, _LEAST = 160, 48, 200
_MAIL = re.compile(r"(?:\S{1,12}:\s?)?(?P<local>[\w.+-]{2,40})(?:@|\s?\(at\)\s?|\s\[at\]\s)[\w.-]{3,60}")
_SHARED_MOST = 300


def read_below(facts: Facts, draft: Draft) -> None:
    """Take the day and the name from the lines below the text of a page's one article, where its head has none."""
    if draft.block.position != "single" or facts.prose(draft.first, draft.last) < _LEAST:
        return
    if draft.date is None:
        for index in _rows(facts, draft):
            take_date(draft, index, facts.units[index], "line about the article below the text", facts.entries)
            _take_labelled(draft, index, facts.units[index])
            break
    if not draft.authors:
        _read_card(facts, draft)


def _rows(facts: Facts, draft: Draft) -> Iterator[int]:
    """Yield the lines about the article: a row of cells with a day near the text, or who posted it and when."""
    units = facts.units
    for index in range(draft.last, min(len(units), draft.last + _FAR)):
        unit = units[index]
        if unit.kind == "comments" and not unit.bullet and index > draft.last + _NEAR:
            return
        if unit.kind not in ("date", "tags", "byline") or not has_day(unit) or unit.bullet or unit.size > _SHARED_MOST:
            continue
        if is_change(unit):
            continue
        posted = POSTED_ON.end(unit.text) > 0 or patterns.POSTED.match(unit.text) is not None
        near = all(u.kind in META for u in units[draft.last : index]) and index < draft.last + _NEAR
        if (posted and (near or _names_somebody(unit))) or (near and _is_row(unit)):
            yield index


def _is_row(unit: Unit) -> bool:
    """Tell a row of short cells that begins with its day or with who wrote."""
    cells = [cell.strip() for cell in CELL.split(unit.text) if cell.strip()]
    if len(cells) < 2 or unit.size > _ROW_MOST or any(len(cell) > 60 for cell in cells):
        return False
    return unit.dates[0].start <= 2 or wording.names_after_by(cells[0]) is not None


def _names_somebody(unit: Unit) -> bool:
    rest = unit.text[unit.dates[-1].end :].lstrip(" \u00a0|·•,/–—-")
    return BY.end(rest) > 0


def _take_labelled(draft: Draft, index: int, unit: Unit) -> None:
    """Take the name from the cell of a row that says "author"."""
    if draft.authors:
        return
    for piece in pieces(unit):
        if (found := parse_byline(piece.text)) is not None:
            take_byline(draft, index, unit, found, 0.8, "name in a row below the text")
            return


def _read_card(facts: Facts, draft: Draft) -> None:
    """Take the name alone below a text that has the bearer's post or own address for mail below it."""
    units = facts.units
    for index in range(max(draft.first + 1, draft.last - _CARD), min(len(units), draft.last + _CARD)):
        unit = units[index]
        if unit.kind not in ("text", "byline") or unit.size > _NAME_MOST or unit.bullet or not is_name(unit.text):
            continue
        if is_outlet(unit.text) or any(u.kind == "prose" for u in units[index + 1 : draft.last]):
            continue
        if units[index - 1].kind == "date" and index - 1 <= draft.last and names_alone(unit.text):
            # "Ostley, 3 May 2016" and the name below it, as letters end.
            take_byline(draft, index, unit, Byline(names_alone(unit.text), None), 0.6, "name below place and day")
            return
        below = units[index + 1 : index + 3]
        posted = bool(below) and is_post(below[0].text) and (not unit.below or is_name_of_person(unit.text))
        # In a box with a heading stands whom to ask.
        signs = units[index - 1].kind == "prose" and any(is_address_of(u.text, unit.text) for u in below)
        if posted or signs:
            take_byline(draft, index, unit, Byline((unit.text,), None), 0.7, "name with a post or an address below it")
            for place in range(index, draft.last):
                draft.give(place, "bio", "about the author")
            draft.last = min(draft.last, index)
            return


def is_address_of(text: str, name: str) -> bool:
    """Tell an address for mail that holds a part of the name: "a.miller@paper.example" of Anna Miller."""
    match = _MAIL.fullmatch(text.strip(" •*-()[]<>")) if len(text) <= 80 else None
    if match is None:
        return False
    local = _bare(match["local"])
    return any(len(part) >= 3 and part in local for part in map(_bare, name.split()))


def _bare(text: str) -> str:
    """Return letters as addresses write them: small, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isascii() and c.isalpha())
