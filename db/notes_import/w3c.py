"""W3C Web Annotations in JSON-LD: readroom's own, Hypothesis', anybody's.

The model counts positions in code points; Hypothesis and other programs of browsers count UTF-16 code units. A file
that does not say is read both ways, and the way that finds the quoted words is taken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote
from uuid import UUID

from readroom.db.highlights import COLOURS
from readroom.db.notes_import.incoming import (
    Incoming,
    Read,
    Refused,
    Units,
    UnusableError,
    made_id,
    number,
    tags_of,
    text,
    time_of,
)
from readroom.db.notes_import.jsonl import STATES, digest_of, range_of
from readroom.db.notes_json import ROW_KINDS, take_row
from readroom.text.gate import clean_line

_OWN_SOURCE = "urn:readroom:article:"
_UNITS: dict[str, Units] = {"code points": "code points", "utf-16": "utf-16"}


def is_annotation(value: Any) -> bool:
    """Tell whether a JSON value is an annotation, or a collection or a page of some."""
    return isinstance(value, Mapping) and any(
        name in {"Annotation", "AnnotationPage", "AnnotationCollection", "oa:Annotation"}
        for name in _several(value.get("type", value.get("@type")))
        if isinstance(name, str)
    )


def read(values: Iterable[Any]) -> Read:
    """Return what annotations, pages and collections hold."""
    found = Read("W3C annotations")
    values = list(values)
    for where, row in _rows(values):
        try:
            take_row(row, found.rest, found.codes)
        except UnusableError as problem:
            found.refused.append(Refused(where, str(problem)))
    for count, (one, units) in enumerate(_annotations(values, None), 1):
        where, quote = f"annotation {count}", ""
        try:
            if isinstance(one.get("readroom:note"), Mapping):
                take_row(_note_row(one), found.rest, found.codes)
                continue
            targets = _several(one.get("target"))
            if not targets:
                raise UnusableError("no target")
            for at, target in enumerate(targets, 1):
                at_where = where if len(targets) == 1 else f"{where}, target {at}"
                selectors = dict(_selectors(target))
                quoted = selectors.get("TextQuoteSelector") or {}
                quote = quoted["exact"] if isinstance(quoted.get("exact"), str) else ""
                found.marks.append(_mark(at_where, one, target, selectors, units, at if len(targets) > 1 else 0))
        except UnusableError as problem:
            found.refused.append(Refused(where, str(problem), quote))
    return found


def _rows(values: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the heads of collections hold besides annotations: entries of the codebook, attributes and so on."""
    for value in values:
        if not isinstance(value, Mapping):
            continue
        for name in ("codes", "attributes", "collections", "tables", "decisions"):
            for count, row in enumerate(_several(value.get(f"readroom:{name}")), 1):
                if isinstance(row, Mapping) and row.get("kind") in ROW_KINDS:
                    yield f"{name} {count}", row


def _note_row(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return a note that stands on no highlight as readroom's own files have it."""
    name = one.get("id")
    number = _id(one, 0, ()) if isinstance(name, str) else None
    texts, _ = _bodies(one)
    told = dict(one["readroom:note"])
    return {**told, "id": number, "note": "\n\n".join(texts), "author": _person(one.get("creator")),
            "created": one.get("created"), "modified": one.get("modified")}  # fmt: skip


def _annotations(values: Iterable[Any], units: Units | None, deep: int = 0) -> Iterator[tuple[Any, Units | None]]:
    """Yield each annotation, with what its collection says that positions are counted in."""
    for value in values:
        if not isinstance(value, Mapping):
            yield {}, units
            continue
        said = _UNITS.get(str(value.get("readroom:positions")), units)
        inner = [*_several(value.get("items")), *_several(value.get("first"))]
        inner = [one for one in inner if isinstance(one, Mapping)]
        if inner and deep < 4:
            yield from _annotations(inner, said, deep + 1)
        elif "target" in value or not ({"items", "first"} & value.keys()):
            yield value, said


def _mark(
    where: str, one: Mapping[str, Any], target: Any, selectors: Mapping[str, Any], units: Units | None, nth: int
) -> Incoming:
    quoted, place = selectors.get("TextQuoteSelector"), selectors.get("TextPositionSelector") or {}
    if quoted is None:
        raise UnusableError("it quotes no words, so no place can be checked")
    exact = text(quoted, "exact")
    if not exact.strip():
        raise UnusableError("it quotes no words, so no place can be checked")
    about = target if isinstance(target, Mapping) else {}
    sources = tuple(_sources(about))
    key = text(about, "readroom:key", line=True) or next(
        (unquote(url.removeprefix(_OWN_SOURCE)) for url in sources if url.startswith(_OWN_SOURCE)), None
    )
    notes, tags = _bodies(one)
    start, end = number(place, "start"), number(place, "end")
    prefix, suffix = text(quoted, "prefix"), text(quoted, "suffix")
    colour, state = _first_text(about.get("styleClass")), one.get("readroom:state")
    return Incoming(
        where,
        _id(one, nth, (*sources, key or "", prefix, exact, suffix, str(one.get("created")), *notes, *tags)),
        exact,
        key=key,
        urls=tuple(url for url in sources if url.startswith(("http://", "https://"))),
        prefix=prefix,
        suffix=suffix,
        start=start,
        end=end,
        units=units,
        digest=digest_of(about.get("readroom:digest")),
        colour=colour if colour in COLOURS else COLOURS[0],
        tags=tags_of(list(tags)),
        note="\n\n".join(notes),
        author=_person(one.get("creator")),
        created=time_of(one.get("created")),
        modified=time_of(one.get("modified")),
        state=state if state in STATES else None,
        suggested=range_of(one.get("readroom:suggested")),
        suggested_in=digest_of(one.get("readroom:suggested_in")),
        kept_in=digest_of(one.get("readroom:kept_in")),
    )


def _id(one: Mapping[str, Any], nth: int, otherwise: tuple[str, ...]) -> str:
    """Return the id: of a readroom annotation its own, else one made of the annotation's name or content."""
    name = one.get("id", one.get("@id"))
    if not isinstance(name, str) or not name:
        return made_id("annotation", str(nth), *otherwise)
    if not nth and name.startswith("urn:uuid:") and re.fullmatch(r"[0-9a-f-]{36}", name[9:]):
        try:
            return UUID(name[9:]).hex
        except ValueError:
            pass
    return made_id("annotation", str(nth), name)


def _sources(target: Mapping[str, Any]) -> Iterator[str]:
    for value in (target.get("source"), target.get("scope"), target.get("id")):
        for one in _several(value):
            name = one.get("id", one.get("@id")) if isinstance(one, Mapping) else one
            if isinstance(name, str) and len(name) < 4000:
                yield clean_line(name)


def _selectors(target: Any, deep: int = 0) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each selector of a target by its type, also those that refine another; of two of a type the first wins."""
    if not isinstance(target, Mapping) or deep > 4:
        return
    for one in reversed(_several(target.get("selector" if not deep else "refinedBy"))):
        if isinstance(one, Mapping):
            for kind in _several(one.get("type", one.get("@type"))):
                if isinstance(kind, str):
                    yield kind.removeprefix("oa:"), one
            yield from _selectors(one, deep + 1)


def _bodies(one: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Return the notes and the tags of an annotation."""
    notes, tags = [], []
    if value := text(one, "bodyValue"):
        notes.append(value)
    for body in _several(one.get("body")):
        if not isinstance(body, Mapping):
            continue
        value = text(body, "value")
        purposes = _several(body.get("purpose"))
        if not value.strip():
            continue
        if "tagging" in purposes:
            tags.append(value)
        elif value not in notes:
            notes.append(value)
    return notes, tags


def _person(value: Any) -> str | None:
    for one in _several(value):
        if isinstance(one, str):
            return text({"name": one}, "name", line=True) or None
        if isinstance(one, Mapping):
            for name in ("name", "nickname", "id"):
                if isinstance(one.get(name), str) and (found := text(one, name, line=True)):
                    return found
    return None


def _first_text(value: Any) -> str | None:
    return next((one for one in _several(value) if isinstance(one, str)), None)


def _several(value: Any) -> list[Any]:
    """Return a JSON-LD value as a list: one or many are written alike."""
    return value if isinstance(value, list) else [] if value is None else [value]
