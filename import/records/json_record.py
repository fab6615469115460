"""One record of a JSON file: its bytes with what the file says around it, and its fields as `record.py` takes them."""

import json
from collections.abc import Mapping
from typing import Any

from readroom.importer.formats.jsonl import parse_object
from readroom.importer.records.places import Places
from readroom.text.gate import clean_line
from readroom.text.tags import lines

_WRAPPERS = ("_source", "fields", "attributes", "article", "document", "doc", "node", "item", "properties", "data")
_WITHIN = ("rendered", "main", "original", "$date", "$oid", "$numberLong", "$t", "#text", "_text", "@value")
_LABELS = ("label", "value", "name", "title", "term", "slug")
_FULL_NAMES = ("name", "full_name", "fullname", "fullName", "display_name", "displayName", "literal")
_PARTS = (("given", "family"), ("firstname", "lastname"), ("first_name", "last_name"), ("firstName", "lastName"))
_LISTED = frozenset(("tags", "keywords", "subjects", "topics", "labels"))
_PEOPLE = frozenset(("author", "authors", "creator", "creators", "byline", "writer"))
_KEY = 200  # code points of a name that are kept


def pack(context: Mapping[str, Any], record: bytes) -> bytes:
    """Return a record with what its file says of all of them ("source"), in the bytes that go to a worker."""
    return json.dumps(context, ensure_ascii=False).encode("utf-8", "replace") + b"\n" + record


def unpack(data: bytes) -> tuple[dict[str, Any], str | None]:
    """Return a record's fields, with those of its file that it lacks, and what is wrong with its bytes.

    Raise Unreadable when it is no object.
    """
    found, problem = unpack_as_is(data)
    fields = flat(found)
    places = Places(fields)
    context = json.loads(data.partition(b"\n")[0])
    return {**{name: value for name, value in context.items() if not places.names(name)}, **fields}, problem


def unpack_as_is(data: bytes) -> tuple[dict[str, Any], str | None]:
    """Return a record's fields as they stand, and what is wrong with its bytes; raise Unreadable when it is none."""
    found, problem = parse_object(data.partition(b"\n")[2])
    return {clean_line(name[:_KEY]): value for name, value in found.items()}, problem


def flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record's fields without the wrappers of search engines, databases and web interfaces around them."""
    fields: dict[str, Any] = dict(record)
    for name in _WRAPPERS:
        within = fields.get(name)
        if not isinstance(within, dict) or not within:
            continue
        rest = {key: value for key, value in fields.items() if key != name}
        if name == "_source":
            fields = {**rest, **within}
        elif not has_prose(rest):
            fields = {**within, **rest}
    return {name: _plain(name, value) for name, value in fields.items()}


def has_prose(record: Mapping[str, Any]) -> bool:
    """Tell whether a record has a field that is known to hold its text, and text is in it."""
    places = Places(record)
    return any(_is_prose(value) for field in ("text", "markdown", "html") for value in places.each(field))


def _is_prose(value: Any) -> bool:
    if isinstance(value, dict):
        return any(isinstance(value.get(name), str) for name in ("text", "content", "value", "body", "rendered"))
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, str) for item in value)
    return isinstance(value, str) and bool(value.strip())


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        if "rendered" in value and name == "title":
            return " ".join(lines(str(value["rendered"])))
        for key in _WITHIN:
            if isinstance(value.get(key), str | dict):
                return _plain(name, value[key])
        return _person(value) if name in _PEOPLE else value
    if not isinstance(value, list):
        return value
    if name in _LISTED:
        return [label for item in value if (label := _label(item))]
    if name in _PEOPLE:
        return [_person(item) if isinstance(item, dict) else item for item in value]
    # Search engines give every field as a list.
    return value[0] if len(value) == 1 and isinstance(value[0], str) else value


def _label(item: Any) -> str | None:
    """Return the word that a keyword is; a bare number is no word."""
    if isinstance(item, dict):
        # "name" is the kind of a keyword where there is a "value" beside it.
        return next((item[key] for key in _LABELS if isinstance(item.get(key), str) and item[key]), None)
    return item if isinstance(item, str) else None


def _person(item: Mapping[str, Any]) -> Any:
    """Return the name of a person, put together from its parts where it has to be."""
    for key in _FULL_NAMES:
        if isinstance(item.get(key), str):
            return item[key]
    for parts in _PARTS:
        found = [item[part] for part in parts if isinstance(item.get(part), str) and item[part]]
        if found:
            return " ".join(found)
    return item
