"""The last lines of an article: byline, outlet, where it was published before, lines about the author."""

import re
from dataclasses import replace

from readroom.importer.cut import patterns
from readroom.importer.cut.bio import read_bios
from readroom.importer.cut.byline import is_domain, parse_byline
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.fields import take_byline, take_outlet
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.outlets import same_outlet, without_article
from readroom.importer.cut.signature import read_signature

_TAIL = 4
_PUBLISHED_BY = re.compile(
    r"(?:published|appeared|posted|aired|printed|ran|reprinted|republished|reposted|erschien(?:en)?|veröffentlicht|"
    r"publi[ée]e?|paru|publicad[oa]|pubblicato|gepubliceerd|verschenen|опубликован\w*)\s+(?:(?:originally|first|"
    r"previously|zuerst|initialement|originalmente|originariamente|by permission)\s+)?"
    r"(?:by|in|on|at|from|bei|auf|im|dans|sur|par|en|por|su|da|nel|op|door|em|no|na|в|на)\s+(?P<outlet>\S.{1,100})",
    re.I,
)
_FIRST_IN = re.compile(
    r"\b(?:zuerst|ursprünglich|erstmals|d'abord|впервые)\s(?:am\s.{4,20}\s)?(?:in|im|auf|bei|dans|в)\s(?P<outlet>\S.{1,60}?)\s"
    r"(?:erschienen|veröffentlicht|publiziert|gedruckt)",
    re.I,
)
_OUTLET_END = re.compile(
    r"\s+(?:on|am|le|el|il|under|with|and|as|where|,)\s+|[.,;:()\[\]](?:\s|$)|\s+[–—-]\s+|\s(?:in )?\d"
)


def read_tail(facts: Facts, draft: Draft, *, signed: bool) -> None:
    """Read the last lines of the text: byline, outlet, note of first publication, lines about the author."""
    start = max(draft.first, draft.last - _TAIL)
    indexes = list(range(draft.last - 1, start - 1, -1))
    for index in indexes:
        unit = facts.units[index]
        if unit.kind == "byline" and (found := parse_byline(unit.text)):
            take_byline(draft, index, unit, found, 0.9, "byline below the text")
        elif unit.kind == "note":
            _take_note(draft, index, unit)
        elif (match := patterns.SOURCE_LINE.match(unit.text)) and unit.size <= 120:
            draft.give(index, "outlet", "names the source of the text")
            take_outlet(draft, unit, match["rest"].strip(" ."), 0.7, "a line that names the source")
    for index in range(draft.first, min(draft.first + _TAIL, start)):
        # Above the first paragraph; below it, such a sentence speaks of something else.
        if facts.units[index].kind == "prose":
            break
        if facts.units[index].kind == "note":
            _take_note(draft, index, facts.units[index])
    if draft.outlet is not None and len(draft.authors) > 1:
        # "By Anna Miller, Evening Harbour": that the second is no person is known from a note.
        draft.authors = tuple(a for a in draft.authors if not same_outlet(a, draft.outlet))
    read_signature(facts, draft, indexes, signed=signed)
    read_bios(facts, draft, indexes)


def _take_note(draft: Draft, index: int, unit: Unit) -> None:
    draft.give(index, "note", "says where the text was published before")
    if unit.dates and draft.first_date is None:
        draft.first_date = replace(unit.dates[-1].date, line=unit.first)
        draft.found("first_date", unit.first, 0.9, "says when the text was published before")
    match = _PUBLISHED_BY.search(unit.text) or _FIRST_IN.search(unit.text)
    if match:
        name = _OUTLET_END.split(match["outlet"], maxsplit=1)[0].strip(" .,;:\"“”'’")
        name = without_article(name)
        if name[:1].isupper() or is_domain(name):
            # What a note says of the first publication is surer than what a byline names.
            draft.outlet = None
            take_outlet(draft, unit, name, 0.8, "says where the text was published before")
