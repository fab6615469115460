"""Lines about the author below a text: who she is, with her name in them or below a heading that announces them."""

import re
from collections.abc import Sequence

from readroom.importer.cut import patterns, words
from readroom.importer.cut.alone import is_name_of_person
from readroom.importer.cut.byline import is_name
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.lines import Unit

_LEAST, _MOST = 30, 700
_BOX, _BOX_LEAST = 9, 300  # units from the end in which a box may begin, and prose above it
_OPENING = re.compile(
    r"^(?P<name>(?:[^\W\d_][\w'’.-]*\s){1,4}?)(?:is|was|ist|est|es|è|é|works|writes|teaches|schreibt|lebt|arbeitet|écrit|"
    r"enseigne|escribe|trabaja|vive|scrive|insegna|lavora|escreve|schrijft|—|пишет|живёт|работает)\s"
)
_OPENS = re.compile(r"^(?P<name>(?:[^\W\d_a-zà-ÿ][\w'’.-]*\s){2,4}?)(?=[^\W\d_A-ZÀ-Þ])")
_THE_AUTHOR = re.compile(
    r"^(?:the (?:author|writer)|der autor|die autorin|unser autor|unsere autorin|l['’]auteure?|el autor|la autora|"
    r"l['’]autore|o autor|a autora|de auteur|автор) (?:is|was|works|writes|teaches|lives|ist|lebt|arbeitet|schreibt|"
    r"est|vit|écrit|enseigne|es|vive|trabaja|escribe|è|é|insegna|scrive|—)\s",
    re.I,
)


def read_bios(facts: Facts, draft: Draft, indexes: Sequence[int]) -> None:
    """Mark the lines about the author among the last units (`indexes`, the last one first)."""
    signed = [i for i in indexes if draft.role(i) == "byline"]
    for index in indexes:
        if draft.role(index) is not None:
            continue
        if not _is_bio(draft, facts.units[index], below=any(i < index for i in signed)):
            # What stands above the last paragraph is the text, even where it speaks of its author.
            break
        draft.give(index, "bio", "about the author")
    _author_box(facts, draft)
    _named_box(facts, draft)
    if not draft.authors:
        _from_bio(facts, draft, indexes)


def _is_bio(draft: Draft, unit: Unit, *, below: bool) -> bool:
    """Tell a line about the author: it opens with the name; `below` a byline that is enough, else it names her post."""
    if unit.kind not in ("prose", "text") or not _LEAST <= unit.size <= _MOST:
        return False
    if _THE_AUTHOR.match(unit.text):
        return True
    opening = unit.text[:60]
    if (match := _OPENING.match(unit.text)) and match["name"].strip() in draft.authors:
        return True
    if below and any(unit.text.startswith(f"{name} ") for name in draft.authors):
        return True
    return any(name.split()[-1] in opening for name in draft.authors) and bool(patterns.ROLE.search(unit.text[:400]))


def _from_bio(facts: Facts, draft: Draft, indexes: Sequence[int]) -> None:
    """Take the author from the last line of an unsigned text: who it says somebody is whom the text does not name."""
    index = next((i for i in indexes if draft.role(i) is None), None)
    if index is None:
        return
    unit = facts.units[index]
    match = _OPENING.match(unit.text)
    if match is None or not _LEAST <= unit.size <= _MOST or not patterns.ROLE.search(unit.text[:400]):
        return
    name = match["name"].strip()
    if not is_name(name, marked=" " in name) or facts.prose(draft.first, index) < 300:
        return
    surname = name.split()[-1]
    if any(surname in facts.units[i].text for i in range(draft.first, index) if facts.units[i].kind == "prose"):
        return
    draft.authors = (name,)
    draft.found("authors", unit.first, 0.6, "the last line says who it is")
    draft.give(index, "bio", "about the author")


def _named_box(facts: Facts, draft: Draft) -> None:
    """End the text of a page's one article at a line that is its author's name: there begins the box about her.

    The paragraph below the name is about her; what follows (a request, links to her other articles) is not the text's.
    """
    if draft.block.position != "single" or not draft.authors:
        return
    for index in range(max(draft.first + 3, draft.last - _BOX), draft.last - 1):
        unit, below = facts.units[index], facts.units[index + 1]
        if unit.text.strip(" :") not in draft.authors or facts.counts[unit.text] > 1 or draft.role(index) is not None:
            continue
        above = facts.prose(draft.first, index)
        if above < _BOX_LEAST or facts.prose(index, draft.last) > 0.4 * above or below.size > _MOST:
            continue
        draft.give(index, "byline", "heads the lines about the author")
        draft.give(index + 1, "bio", "about the author")
        draft.last = index + 2
        return


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
        opening = _OPENS.match(below.text)
        if not draft.authors and opening and (name := opening["name"].strip()) and is_name_of_person(name):
            draft.authors = (name,)
            draft.found("authors", below.first, 0.65, "named under a heading about the author")
        if (
            below.kind in ("text", "byline")
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
