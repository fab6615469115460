"""What a TEI header says of its text: title, authors, date, where it was printed, language, subjects.

The description of the source counts before that of the electronic file, which is the encoder's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from readroom.importer.fields import date_of, language_of, line_of, url_of
from readroom.importer.xml_tree import local_name
from readroom.text.model import PrintedDate

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_WHEN = ("when", "when-iso", "from", "notBefore", "value")
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$")
_MOST_KEYWORDS = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A header's fields; `dated` says where the date comes from, and how sure it is the text's (0 to 1)."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: PrintedDate | None = None
    dated: tuple[str, float] = ("", 0.0)
    source: str | None = None
    language: str | None = None
    url: str | None = None
    keywords: tuple[str, ...] = ()


def path(element: Any | None, *names: str) -> Iterator[Any]:
    """Yield the descendants that the local names lead to, child by child; "*" leads to any depth."""
    if element is None:
        return
    if not names:
        yield element
        return
    first, rest = names[0], names[1:]
    if first == "*":
        for each in element.iterdescendants():
            if local_name(each) == rest[0]:
                yield from path(each, *rest[1:])
        return
    for each in element:
        if local_name(each) == first:
            yield from path(each, *rest)


def words_of(element: Any) -> str | None:
    """Return an element's text on one line."""
    return line_of(" ".join("".join(element.itertext()).split())[:4000])


def read_header(header: Any | None, text: Any | None) -> Said:
    """Return what the header of a text says; `text` is the text itself, for its language."""
    described = next(path(header, "fileDesc", "sourceDesc"), None)
    title = _first(
        _titles(path(described, "*", "analytic", "title")),
        (t for t in path(described, "*", "title") if t.get("level") == "a"),
        _titles(path(header, "fileDesc", "titleStmt", "title")),
    )
    authors = _names(path(described, "*", "analytic", "author")) or _names(
        path(header, "fileDesc", "titleStmt", "author")
    )
    authors = authors or _names(path(described, "*", "author"))
    date, dated = _date(header, described)
    source = _first(
        (t for t in path(described, "*", "title") if t.get("level") == "j"),
        path(described, "*", "monogr", "title"),
        (t for t in path(described, "*", "title") if t.get("level") == "m"),
    )
    languages = [text.get(_LANG) if text is not None else None]
    languages += [each.get("ident") for each in path(header, "profileDesc", "langUsage", "language")]
    addresses = [each.get("target") for each in (*path(described, "*", "ref"), *path(described, "*", "ptr"))]
    addresses += [words_of(e) for e in path(described, "*", "idno") if (e.get("type") or "").upper() in ("URL", "URI")]
    terms = (*path(header, "profileDesc", "textClass", "keywords", "*", "term"),)
    terms = terms or (*path(header, "profileDesc", "textClass", "keywords", "*", "item"),)
    return Said(
        title,
        authors,
        date,
        dated,
        source if source != title else None,
        next((found for each in languages if (found := language_of(each))), None),
        next((found for each in addresses if (found := url_of(each))), None),
        tuple(dict.fromkeys(found for each in terms[:_MOST_KEYWORDS] if (found := words_of(each)))),
    )


def _first(*groups: Any) -> str | None:
    return next((found for group in groups for each in group if (found := words_of(each))), None)


def _titles(elements: Iterator[Any]) -> Sequence[Any]:
    """Return titles, the main one first, those that are beside it last."""
    order = {"main": 0, None: 1, "sub": 3, "desc": 4, "short": 4}
    return sorted(elements, key=lambda e: order.get(e.get("type"), 2))


def _names(elements: Iterator[Any]) -> tuple[str, ...]:
    """Return names as a reader says them: given name first where the parts are marked."""
    found: list[str] = []
    for each in elements:
        given = [w for e in each.iter() if local_name(e) in ("forename", "roleName") and (w := words_of(e))]
        family = [w for e in each.iter() if local_name(e) in ("nameLink", "surname") and (w := words_of(e))]
        name = " ".join((*given, *family)) if family else words_of(each)
        if name and name not in found:
            found.append(name)
    return tuple(found)


def _date(header: Any | None, described: Any | None) -> tuple[PrintedDate | None, tuple[str, float]]:
    """Return the date of the text: when its source was printed, when it was written, else when the file came out."""
    places = (
        (path(described, "*", "analytic", "date"), "date of the source", 0.95),
        (path(described, "*", "imprint", "date"), "date of the source", 0.95),
        (path(described, "*", "date"), "date of the source", 0.9),
        (path(header, "profileDesc", "correspDesc", "correspAction", "date"), "date of the letter", 0.9),
        (path(header, "profileDesc", "creation", "date"), "date of the writing", 0.85),
        (path(header, "fileDesc", "publicationStmt", "date"), "date of the file's publication", 0.5),
    )
    for elements, reason, sure in places:
        for each in elements:
            if found := date_in(each):
                return found, (reason, sure)
    return None, ("", 0.0)


def date_in(element: Any) -> PrintedDate | None:
    """Return the date that an element gives by its attribute, else by its words; its raw form is what is printed."""
    printed = words_of(element)
    for name in _WHEN:
        value = element.get(name)
        if value and _ISO_DATE.match(value) and (found := date_of(value)):
            return PrintedDate(found.value, found.precision, printed or value)
    return date_of(printed) if printed else None
