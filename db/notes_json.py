"""What a notebook holds besides highlights as JSON values, one for each thing: written out, and read again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from readroom.db.decision_json import read_decision
from readroom.db.highlights import clean_tags
from readroom.db.notebook.codes import Code
from readroom.db.notebook.collections import STATES, CollectionItem
from readroom.db.notebook.memos import KINDS, Note
from readroom.db.notebook.rest import Attribute, Decision, Listed, Rest
from readroom.db.notebook.tables import SavedTable
from readroom.db.notes_import.incoming import UnusableError, made_id, text, time_of
from readroom.text.gate import clean, clean_line

Record = dict[str, Any]
ROW_KINDS = ("code", "attribute", "collection", "table", "decision")
"""What `kind` a row may have besides that of a highlight or a note."""
_NEVER = "1970-01-01T00:00:00Z"
"""Stands for a date that a file has not."""


def code_row(code: Code) -> Record:
    """Return an entry of the codebook."""
    return {"kind": "code", "name": code.name, "definition": code.definition or None, "colour": code.colour,
            "guid": code.guid}  # fmt: skip


def rest_rows(rest: Rest) -> Iterator[Record]:
    """Yield attributes, collections, kept tables and decisions; notes are records of their own."""
    for attribute in rest.attributes:
        yield {"kind": "attribute", "key": attribute.article_key, "name": attribute.name, "value": attribute.value,
               "author": attribute.author, "modified": attribute.modified}  # fmt: skip
    for one in rest.collections:
        items = [{name: value for name, value in asdict(item).items() if name != "collection"} for item in one.items]
        yield {"kind": "collection", **{k: v for k, v in asdict(one).items() if k != "items"}, "articles": items}
    for table in rest.tables:
        yield {"kind": "table", **asdict(table)}
    for decision in rest.decisions:
        yield {"kind": "decision", "of": decision.kind, "name": decision.name, "value": decision.value,
               "author": decision.author, "modified": decision.modified}  # fmt: skip


def is_row(value: Any) -> bool:
    """Tell whether a JSON value is one of these, or a note."""
    return isinstance(value, Mapping) and value.get("kind") in (*ROW_KINDS, *KINDS) and "exact" not in value


def take_row(row: Mapping[str, Any], rest: Rest, codes: list[Code]) -> None:
    """Put what a row says, clean, where it belongs; raise UnusableError when it says nothing of use."""
    kind = row.get("kind")
    if kind in KINDS:
        rest.notes.append(_note(row))
    elif kind == "code":
        names = clean_tags([text(row, "name", line=True)])
        if not names:
            raise UnusableError("a tag without a name")
        line = {name: text(row, name, line=True) or None for name in ("colour", "guid")}
        codes.append(Code(names[0], text(row, "definition"), line["colour"], line["guid"]))
    elif kind == "attribute":
        key, name, value = (text(row, field, line=True) for field in ("key", "name", "value"))
        if not (key and name and value):
            raise UnusableError("an attribute without an article, a name or a value")
        rest.attributes.append(Attribute(key, name, value, _author(row), time_of(row.get("modified")) or _NEVER))
    elif kind == "collection":
        rest.collections.append(_collection(row))
    elif kind == "table":
        rest.tables.append(_table(row))
    elif kind == "decision":
        rest.decisions.append(Decision(*read_decision(row), _author(row), time_of(row.get("modified"))))


def _note(row: Mapping[str, Any]) -> Note:
    kind = next(kind for kind in KINDS if kind == row["kind"])
    subject = (
        "/".join(clean_tags([text(row, "subject", line=True)])) if kind == "tag" else text(row, "subject", line=True)
    )
    if bool(subject) == (kind == "free"):
        raise UnusableError("a note that does not say what it is on")
    known = row.get("known")
    keys = tuple(clean_line(key) for key in known if isinstance(key, str)) if isinstance(known, list) else ()
    created = time_of(row.get("created")) or time_of(row.get("modified")) or _NEVER
    heading, said = text(row, "heading", line=True), text(row, "note")
    number = text(row, "id", line=True)
    return Note(
        number if _is_id(number) else made_id("note", kind, subject, heading, said), kind, subject, heading, said, keys,
        _author(row), created, time_of(row.get("modified")) or created,
    )  # fmt: skip


def _collection(row: Mapping[str, Any]) -> Listed:
    name = text(row, "name", line=True)
    articles = row.get("articles")
    if not name or not isinstance(articles, list):
        raise UnusableError("a collection without a name or articles")
    items = [_item(name, place, one) for place, one in enumerate(articles, 1)]
    created = time_of(row.get("created")) or _NEVER
    number = text(row, "id", line=True)
    return Listed(
        number if _is_id(number) else made_id("collection", name), name, text(row, "description"), _author(row),
        created, time_of(row.get("modified")) or created, tuple({item.article_key: item for item in items}.values()),
    )  # fmt: skip


def _item(name: str, place: int, one: Any) -> CollectionItem:
    key = text(one, "article_key", line=True) if isinstance(one, Mapping) else ""
    if not key:
        raise UnusableError("a collection with an article that has no key")
    said, state = one.get("place"), one.get("state")
    added = time_of(one.get("added")) or _NEVER
    return CollectionItem(
        name, key, said if isinstance(said, int) and 0 < said < 2**53 else place, text(one, "reason"),
        state if state in STATES else STATES[0], _author(one), added, time_of(one.get("modified")) or added,
    )  # fmt: skip


def _table(row: Mapping[str, Any]) -> SavedTable:
    name, header, lines = text(row, "name", line=True), row.get("header"), row.get("rows")
    if not name or not isinstance(header, list) or not isinstance(lines, list):
        raise UnusableError("a table without a name, a header or rows")
    about, picture, command = row.get("about"), row.get("picture"), row.get("command")
    number = text(row, "id", line=True)
    return SavedTable(
        number if _is_id(number) else made_id("table", name), name,
        tuple(clean_line(str(part)) for part in command) if isinstance(command, list) else (),
        tuple(clean_line(str(part)) for part in header),
        tuple(tuple(map(_cell, line)) for line in lines if isinstance(line, list)),
        dict(about) if isinstance(about, Mapping) else {}, clean(picture) if isinstance(picture, str) else None,
        text(row, "library_id", line=True), text(row, "stamp", line=True), _author(row),
        time_of(row.get("created")) or _NEVER,
    )  # fmt: skip


def _cell(value: Any) -> str | int | float | None:
    return clean_line(value) if isinstance(value, str) else value if isinstance(value, int | float) else None


def _author(row: Mapping[str, Any]) -> str | None:
    return text(row, "author", line=True) or None


def _is_id(number: str) -> bool:
    return len(number) == 32 and all(digit in "0123456789abcdef" for digit in number)


def all_rows(codes: Iterable[Code], rest: Rest) -> Iterator[Record]:
    """Yield the entries of the codebook that say something, and the rest."""
    yield from (code_row(code) for code in codes if code.definition or code.colour or code.guid)
    yield from rest_rows(rest)
