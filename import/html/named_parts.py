"""What an element of an author prints: the name alone, without the role, the portrait's words and the buttons in it."""

import re
from itertools import pairwise
from typing import Any

from readroom.importer.html.authors import author_names, name_among
from readroom.importer.html.known import byline_of
from readroom.importer.html.tree import Line
from readroom.importer.html.zones import names_of
from readroom.text.gate import clean_line

_SHORT = 200  # characters of an element that names somebody
_ROLE = re.compile(
    r"(?<![a-z0-9])(?:role|job|job-?title|position|occupation|function|affiliation|organi[sz]ation|org|company|outlet|credentials?|title|"
    r"funktion|amt|fonction|poste|cargo|puesto|ruolo|qualifica|functie|rolle|roll|titel|stanowisko|funkce|beosztas|unvan|gorev|jabatan|dolzhnost)s?(?![a-z0-9])",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?<![a-z0-9])(?:bio|follow|social|e-?mail|twitter|count|date|time|posted-?on|avatar|description|desc)(?![a-z0-9])",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!\S)(?:name|fn|p-name|full-?name|display-?name|author-?name|byline-?name)(?!\S)", re.IGNORECASE)


def text_of(element: Any) -> str:
    """Return the beginning of what an element prints, as one line."""
    return clean_line("".join(element.itertext())[:_SHORT])


def name_in(element: Any) -> str:
    """Return the name that an element of an author prints, else all its text.

    A part of its own may say that it is the name, another that it is a role, which the name does without; of parts
    that run into each other it is the first, when that is a name.
    """
    text = text_of(element)
    if not len(element):
        return text
    inner = [e for e in element.iterdescendants("*") if e.get("class") or e.get("itemprop") or e.get("id")]
    called = [e for e in inner if "name" in (e.get("itemprop") or "").split() or _NAME.search(e.get("class") or "")]
    if len(called) == 1 and (name := text_of(called[0])) and any(map(str.isalpha, name)):
        return name
    aside = [e for e in inner if _is_aside(e)] if not called else []
    if aside:
        gone = {id(piece) for e in aside for piece in e.iter()}
        left = clean_line(" ".join(_pieces(element, gone))[:_SHORT]).strip(" ,|·•–—-")
        if left and left != text and (name_among([left]) or author_names([left], None)):
            return left
    if parts := [part for piece in element.itertext() if (part := clean_line(piece[:_SHORT]))][:2]:
        rest = text[len(parts[0]) :]
        if len(parts) > 1 and text.startswith(parts[0]) and rest[:1].isalpha() and name_among([parts[0]]):
            return parts[0]
    return text


def _is_aside(element: Any) -> bool:
    """Tell whether a part of an author's element says that it is a role, a date or a button."""
    prop = (element.get("itemprop") or "").lower()
    if prop in ("jobtitle", "affiliation", "worksfor", "description"):
        return True
    names = names_of(element)
    return bool(names) and not _NAME.search(names) and (bool(_ROLE.search(names)) or bool(_OTHER.search(names)))


def _pieces(element: Any, gone: set[int]) -> list[str]:
    """Return the pieces of an element's text, in order, without those of the elements in `gone` (by `id`)."""
    found = [element.text or ""]
    for child in element:
        if id(child) not in gone:
            found += _pieces(child, gone)
        found.append(child.tail or "")
    return found


def linked_name(element: Any, text: str) -> tuple[str, ...]:
    """Return the name that an element begins with, where it is a link and what she does stands behind it."""
    links = [link for link in element.iter("a") if link is not element] if len(element) else []
    name = text_of(links[0]) if len(links) == 1 else ""
    rest = text[len(name) :].strip()
    if not name or not rest or not text.startswith(name) or rest[0] in ",;&" or byline_of(f"by {rest}") is None:
        return ()
    return author_names([name], None) if name_among([name]) or not name.isascii() else ()


def spaced(line: Line) -> str:
    """Return the text of a line with a space between elements that run into each other: a style sets them apart."""
    if len(line.slots) < 2:
        return line.text
    raw = [found for e, tail in line.slots if (found := e.tail if tail else e.text)]
    if not any(a[-1].isalpha() and (b[0].isupper() or b[0].isdigit()) for a, b in pairwise(raw)):
        return line.text
    pieces = [clean_line(piece) for piece in raw]
    text = line.text
    for before, after in pairwise(piece for piece in pieces if piece):
        if before[-1].isalpha() and (after[0].isupper() or after[0].isdigit()) and f"{before}{after}" in text:
            text = text.replace(f"{before}{after}", f"{before} {after}", 1)
    return text
