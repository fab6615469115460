"""wallabag's annotations: those in its JSON export of entries, or what its API gives of one entry.

Their ranges are XPath into wallabag's own HTML, so the quotation alone says where they are.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from readroom.db.notes_import.incoming import Incoming, Read, Refused, UnusableError, made_id, tags_of, text, time_of


def is_wallabag(value: Any) -> bool:
    """Tell whether a JSON value is an export of entries, or a list of annotations, by what the first ones have."""
    rows = _rows(value)
    return any(isinstance(row, Mapping) and ("annotations" in row or _is_annotation(row)) for row in rows[:50])


def read(value: Any) -> Read:
    """Return the annotations of all entries."""
    found = Read("wallabag's annotations")
    for where, entry, one in _annotations(value):
        quote = one.get("quote") if isinstance(one, Mapping) else None
        try:
            found.marks.append(_mark(where, entry, one))
        except UnusableError as problem:
            found.refused.append(Refused(where, str(problem), quote if isinstance(quote, str) else ""))
    return found


def _rows(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        embedded = value.get("_embedded")
        value = value.get("rows") or (embedded.get("items") if isinstance(embedded, Mapping) else None) or [value]
    return value if isinstance(value, list) else []


def _is_annotation(row: Mapping[str, Any]) -> bool:
    return isinstance(row.get("quote"), str) and "ranges" in row


def _annotations(value: Any) -> Iterator[tuple[str, Mapping[str, Any], Any]]:
    for count, row in enumerate(_rows(value), 1):
        if not isinstance(row, Mapping):
            continue
        if _is_annotation(row):
            yield f"annotation {count}", {}, row
            continue
        annotations = row.get("annotations")
        for nth, one in enumerate(annotations if isinstance(annotations, list) else [], 1):
            yield f"entry {count}, annotation {nth}", row, one


def _mark(where: str, entry: Mapping[str, Any], one: Any) -> Incoming:
    if not isinstance(one, Mapping):
        raise UnusableError("no annotation")
    exact = text(one, "quote")
    if not exact.strip():
        raise UnusableError("it quotes no words, so no place can be checked")
    urls = tuple(
        url for name in ("url", "given_url", "origin_url") if (url := text(entry, name, line=True)) and len(url) < 4000
    )
    note, created = text(one, "text"), time_of(one.get("created_at"))
    return Incoming(
        where,
        made_id("wallabag", *urls[:1], str(one.get("id")), exact, str(created), note),
        exact,
        urls=urls,
        tags=tags_of(one.get("tags")) if isinstance(one.get("tags"), list) else (),
        note=note,
        author=text(one, "user", line=True) or None if isinstance(one.get("user"), str) else None,
        created=created,
        modified=time_of(one.get("updated_at")),
    )
