"""The last lines of an article: byline, outlet, where it was published before, lines about the author."""

import re
from dataclasses import replace

from readroom.importer.cut import patterns, words
from readroom.importer.cut.byline import is_domain, is_name, is_outlet, parse_byline, parse_names
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.fields import take_byline, take_outlet
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.outlets import same_outlet

_TAIL = 4
_PUBLISHED_BY = re.compile(
    r"(?:published|appeared|posted|aired|printed|ran|reprinted|republished|reposted|erschien(?:en)?|veröffentlicht|"
    r"publi[ée]e?|paru|publicad[oa]|pubblicato|gepubliceerd|verschenen|опубликован\w*)\s+(?:(?:originally|first|"
    r"previously|zuerst|initialement|originalmente|originariamente|by permission)\s+)?"
    r"(?:by|in|on|at|from|bei|auf|im|dans|sur|par|en|por|su|da|nel|op|door|em|no|na|в|на)\s+(?P<outlet>\S.{1,100})",
    re.I,
)
_OUTLET_END = re.compile(
    r"\s+(?:on|am|le|el|il|under|with|and|as|where|,)\s+|[.,;:()\[\]](?:\s|$)|\s+[–—-]\s+|\s(?:in )?\d"
)
# Small letters only: "Le Monde" and "Die Zeit" keep their article, "the Evening Post" loses it.
_LEAD = re.compile(
    r"^(?:(?:the|der|die|das|dem|den|le|la|les|el|los|il|lo|de|het)\s+|l['’]|[\w.-]+-based\s+"
    r"|(?:web\s?site|journal|magazine|newspaper|blog|daily|weekly)\s+)"
)
_ROLE = re.compile(
    r"\b(?:is|was|ist|war|est|es|è|é|works|writes|teaches|lives|serves)\b.{0,160}\b(?:writer|journalist\w*|"
    r"author|professor|fellow|editor|reporter|researcher|analyst|correspondent|columnist|contributor|scholar|"
    r"lecturer|blogger|director|expert"
    r"|autor\w*|redakteur\w*|professorin|chercheu\w+|journaliste|écrivain|auteur|periodista|escritor\w*|"
    r"profesor\w*|giornalista|scrittore|jornalista|escritor)\b",
    re.I,
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
    if draft.outlet is not None and len(draft.authors) > 1:
        # "By Anna Miller, Evening Harbour": that the second is no person is known from a note.
        draft.authors = tuple(a for a in draft.authors if not same_outlet(a, draft.outlet))
    if not draft.authors:
        _bare_byline(facts, draft, indexes, signed=signed)
    for index in indexes:
        if draft.role(index) is None and _is_bio(draft, facts.units[index]):
            draft.give(index, "bio", "about the author")
    _author_box(facts, draft)


def _bare_byline(facts: Facts, draft: Draft, indexes: list[int], *, signed: bool) -> None:
    """Find a last line that is nothing but names, or names and an outlet, or an outlet."""
    for index in indexes[:3]:
        unit = facts.units[index]
        if unit.kind != "text" or unit.size > 120 or ends_sentence(unit.text.rstrip(",")) or unit.text[0] in '—–-“"«':
            continue
        found = parse_names(unit.text)
        if found and index > draft.first:
            backed = signed or draft.block.position == "end" or _is_bio_of(found.authors, facts, index)
            if (found.outlet and is_outlet(found.outlet)) or backed:
                take_byline(draft, index, unit, found, 0.8 if found.outlet else 0.6, "names alone below the text")
                return
        elif (
            is_outlet(unit.text)
            and len(unit.text.split()) <= 4
            and not _is_bullet_end(unit.text)
            and (is_domain(unit.text) or signed)
        ):
            draft.give(index, "outlet", "names an outlet below the text")
            take_outlet(draft, unit, unit.text, 0.7, "a last line that names an outlet")
            return


def _is_bullet_end(text: str) -> bool:
    return text.endswith((":", "!", "?"))


def _is_bio_of(names: tuple[str, ...], facts: Facts, index: int) -> bool:
    near = facts.units[max(0, index - 1) : index + 2]
    return any(
        name.split()[-1] in u.text[:60] and u.size > 60 and _ROLE.search(u.text[:400]) for name in names for u in near
    )


def _is_bio(draft: Draft, unit: Unit) -> bool:
    if unit.kind not in ("prose", "text") or unit.size < 40 or not _ROLE.search(unit.text[:400]):
        return False
    opening = unit.text[:60]
    return any(name.split()[-1] in opening for name in draft.authors)


def _author_box(facts: Facts, draft: Draft) -> None:
    """Read "About the author" with the name below it; the lines that follow are about the author."""
    start = max(draft.first, draft.last - 6)
    for index in range(start, min(draft.block.end, draft.last + 2)):
        unit = facts.units[index]
        if (
            unit.size > 40
            or unit.text.strip(" :：").casefold() not in words.ABOUT_AUTHOR
            or index + 1 >= len(facts.units)
        ):
            continue
        below = facts.units[index + 1]
        draft.give(index, "byline", "heads the lines about the author")
        if (
            below.kind == "text"
            and below.size <= 60
            and not draft.authors
            and is_name(below.text, marked=len(below.text.split()) > 1)
        ):
            draft.authors = (below.text.strip(),)
            draft.found("authors", below.first, 0.8, "name below the heading that announces the author")
        if below.size <= 60:
            draft.give(index + 1, "byline", "name of the author")
        for place in range(index + 1, draft.last):
            draft.give(place, "bio", "about the author")
        return


def _take_note(draft: Draft, index: int, unit: Unit) -> None:
    draft.give(index, "note", "says where the text was published before")
    if unit.dates and draft.first_date is None:
        draft.first_date = replace(unit.dates[-1].date, line=unit.first)
        draft.found("first_date", unit.first, 0.9, "says when the text was published before")
    match = _PUBLISHED_BY.search(unit.text)
    if match:
        name = _OUTLET_END.split(match["outlet"], maxsplit=1)[0].strip(" .,;:\"“”'’")
        while (lead := _LEAD.match(name)) and lead.end() < len(name):
            name = name[lead.end() :]
        if name[:1].isupper() or is_domain(name):
            # What a note says of the first publication is surer than what a byline names.
            draft.outlet = None
            take_outlet(draft, unit, name, 0.8, "says where the text was published before")
