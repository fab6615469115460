"""Decisions of a notebook in a file of notes: what of a value that somebody else may have written can be used."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from readroom.db.decided import REVIEW, SEARCH, SPELLING, STORY
from readroom.db.notes_import.incoming import LONGEST, UnusableError, text
from readroom.db.story_decisions import from_json, to_json
from readroom.db.variants import pair_of
from readroom.text.gate import clean, clean_line

Named = tuple[str, Any]
"""A name and a value, as the notebook keeps them."""


def read_decision(row: Mapping[str, Any]) -> tuple[str, str, Any]:
    """Return (kind, name, value) of a decision, clean; raise UnusableError when it is none that is known here."""
    kind = text(row, "of", line=True)
    if kind not in _READ:
        raise UnusableError(f"a decision of a kind that is not known: {kind[:40]!r}")
    return kind, *_READ[kind](text(row, "name", line=True), row.get("value"))


def _search(name: str, value: Any) -> Named:
    query = clean(value) if isinstance(value, str) and len(value) <= LONGEST else ""
    if not name or not query.strip():
        raise UnusableError("a saved search without a name or a query")
    return " ".join(name.split()), query


def _spelling(_: str, value: Any) -> Named:
    one, other, state = [_line(part) for part in value] if isinstance(value, list) and len(value) == 3 else ("", "", "")
    pair = pair_of(one, other)
    if not all(pair) or pair[0] == pair[1] or state not in ("accepted", "rejected"):
        raise UnusableError("a spelling without two names, accepted or rejected")
    return " = ".join(pair), [one, other, state]


def _story(_: str, value: Any) -> Named:
    if not isinstance(value, Mapping) or not (number := _line(value.get("id"))):
        raise UnusableError("a decision about a story that does not say which")
    groups = value.get("joined")
    told = {
        "id": number,
        "title": _line(value.get("title")) or None,
        "known": _keys(value.get("known")),
        "pinned": value.get("pinned") is True,
        "out": _keys(value.get("out")),
        "joined": [keys for keys in map(_keys, groups) if keys] if isinstance(groups, list) else [],
        "own": value.get("own") is True,
    }
    # Tuples become lists, as they are read out of a notebook.
    return number, json.loads(json.dumps(to_json(from_json(told, "notebook"))))


def _review(_: str, value: Any) -> Named:
    # It is known by its words as they are stored, blanks and all.
    mark = [clean(part) for part in value if isinstance(part, str)] if isinstance(value, list) else []
    if len(mark) != 3 or not all(mark) or sum(map(len, mark)) > LONGEST:
        raise UnusableError("an accepted entry of the list to review without a place, a field or a value")
    return json.dumps(mark, ensure_ascii=False), mark


def _line(value: Any) -> str:
    return clean_line(value) if isinstance(value, str) and len(value) <= LONGEST else ""


def _keys(value: Any) -> list[str]:
    return [key for key in map(_line, value) if key] if isinstance(value, list) else []


_READ: dict[str, Callable[[str, Any], Named]] = {
    SEARCH: _search, SPELLING: _spelling, STORY: _story, REVIEW: _review,
}  # fmt: skip
