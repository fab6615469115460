"""Notes as readroom exports them: JSON lines with the fields of `readroom notes list --json`."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from readroom.db.highlights import COLOURS
from readroom.db.notes_import.incoming import (
    Incoming,
    Read,
    Refused,
    UnusableError,
    made_id,
    number,
    tags_of,
    text,
    time_of,
)
from readroom.db.notes_json import is_row, take_row

_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{16,128}")
STATES = ("exact", "shifted", "edited", "ambiguous", "orphan")


def read(rows: Iterable[tuple[str, Any]]) -> Read:
    """Return what rows hold; each comes with where it stands."""
    found = Read("readroom's own notes")
    for where, row in rows:
        try:
            if is_row(row):
                take_row(row, found.rest, found.codes)
            else:
                found.marks.append(_mark(where, row))
        except UnusableError as problem:
            quote = row.get("exact") if isinstance(row, dict) else None
            found.refused.append(Refused(where, str(problem), quote if isinstance(quote, str) else ""))
    return found


def _mark(where: str, row: Any) -> Incoming:
    if not isinstance(row, Mapping) or not isinstance(row.get("exact"), str) or not isinstance(row.get("key"), str):
        raise UnusableError("no highlight: it has no key and exact words")
    exact, key = text(row, "exact"), text(row, "key", line=True)
    if not exact.strip() or not key:
        raise UnusableError("no highlight: its key or its words are empty")
    own, colour = text(row, "id", line=True), row.get("colour")
    state = row.get("state") if row.get("state") in STATES else None
    return Incoming(
        where,
        own if _ID.fullmatch(own) else made_id(own or "mark", key, exact, str(row.get("start"))),
        exact,
        key=key,
        prefix=text(row, "prefix"),
        suffix=text(row, "suffix"),
        start=number(row, "start"),
        end=number(row, "end"),
        units="code points",
        digest=digest_of(row.get("digest")),
        colour=colour if colour in COLOURS else COLOURS[0],
        tags=tags_of(row.get("tags")),
        note=text(row, "note"),
        author=text(row, "author", line=True) or None,
        created=time_of(row.get("created")),
        modified=time_of(row.get("modified")),
        state=state,
        suggested=range_of(row.get("suggested")),
        suggested_in=digest_of(row.get("suggested_in")),
        kept_in=digest_of(row.get("kept_in")),
    )


def digest_of(value: Any) -> str | None:
    """Return a digest, or None for what is none."""
    return value if isinstance(value, str) and _DIGEST.fullmatch(value) else None


def range_of(value: Any) -> tuple[int, int] | None:
    """Return a range, or None for what is none."""
    if not isinstance(value, list) or len(value) != 2:
        return None
    start, end = (number({"n": n}, "n") for n in value)
    return (start, end) if start is not None and end is not None and start < end else None
