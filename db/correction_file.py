"""Corrections as lists and as files: what was corrected, out of one library and into another."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from readroom.db.corrections import COLUMNS, CUT, SOURCE_DEEDS, Correction, stored_value
from readroom.db.decisions import as_json
from readroom.db.editing import Editor
from readroom.db.errors import LibraryError, ReadroomError
from readroom.db.library import Library
from readroom.text.gate import clean_line
from readroom.text.recut_edits import LineEdit

_COLUMNS = "c.id, c.made, c.author, c.field, c.value, c.reason, c.article_key, c.query"


def corrections(library: Library, number: int | None = None) -> Iterator[Correction]:
    """Yield the corrections of a library, the newest first, or the one with this number."""
    where = "where c.id = ? " if number is not None else ""
    sql = (
        f"select {_COLUMNS}, (select count(*) from correction_article x where x.correction_id = c.id), c.undone, "
        f"c.file, c.record from correction c {where}order by c.id desc"
    )
    for row in library.connection.execute(sql, () if number is None else (number,)):
        yield Correction(*row)


def correction_json(found: Correction) -> dict[str, Any]:
    """Return a correction as `readroom edit --list --json` says it."""
    return {
        "id": found.id,
        "made": found.made,
        "author": found.author,
        "field": found.field,
        "value": _plain(found.field, found.value),
        "reason": found.reason,
        "query": found.query,
        "key": found.article_key,
        "articles": found.articles,
        "file": found.file,
        "record": found.record,
        "undone": found.undone,
    }


def exported(library: Library) -> Iterator[dict[str, Any]]:
    """Yield the corrections that count, the oldest first, each with the keys of its articles or the page that it cuts.

    Names of sources are this library's own and stay here. The same form is what a reader's proposals have.
    """
    rows = library.connection.execute(
        f"select {_COLUMNS}, c.page_digest, c.file, c.record from correction c where c.undone is null "
        "and c.field not in (?, ?) order by c.id",
        SOURCE_DEEDS,
    ).fetchall()
    for number, made, author, field, value, reason, key, query, digest, file, record in rows:
        keys = library.connection.execute(
            "select article_key from correction_article where correction_id = ? order by article_key", (number,)
        )
        yield {
            "field": field,
            "value": _plain(field, value),
            "keys": [k for (k,) in keys] or ([key] if key else []),
            "query": query,
            "page": {"digest": digest.hex(), "file": file, "record": record} if field == CUT and digest else None,
            "reason": reason,
            "author": author,
            "made": made,
        }


def _plain(field: str, value: str | None) -> Any:
    return json.loads(value) if value is not None and field in ("authors", CUT, *SOURCE_DEEDS) else value


@dataclass(slots=True)
class Taken:
    """What came of a file of corrections: how many are new, were there before, and wait for articles not here yet."""

    new: int = 0
    known: int = 0
    articles: int = 0
    waiting: int = 0


def take_in(editor: Editor, rows: Iterable[Mapping[str, Any]]) -> Taken:
    """Add corrections of a file to a library and apply them; raise ReadroomError at one that is none.

    What they are about and the library has not yet gets them when it is imported.
    """
    taken = Taken()
    for place, row in enumerate(rows, 1):
        try:
            _take(editor, row, taken)
        except (ReadroomError, ValueError, TypeError, AttributeError, KeyError) as problem:
            raise LibraryError(
                f"correction {place} of the file cannot be read: {problem}; nothing was taken"
            ) from problem
    return taken


def _take(editor: Editor, row: Mapping[str, Any], taken: Taken) -> None:
    field = row["field"]
    signed = {name: clean_line(row[name]) or None if row.get(name) else None for name in ("author", "reason", "query")}
    signed["made"] = clean_line(str(row.get("made") or "")) or editor.now
    if field == CUT:
        _take_cut(editor, row, signed, taken)
        return
    if field not in COLUMNS:
        raise ValueError(f"no field {field!r} can be corrected")
    given = row.get("value")
    _, value = stored_value(field, "; ".join(given) if isinstance(given, list) else given or "")
    keys = [str(key) for key in row.get("keys") or ()]
    if not keys:
        raise ValueError("it names no article")
    only = keys[0] if len(keys) == 1 and not signed["query"] else None
    if _is_known(editor, field, value, signed, keys[0]):
        taken.known += 1
        return
    number = editor.add(field=field, value=value, article_key=only, **signed)
    editor.attach(number, keys)
    settled = editor.settle(keys, field)
    taken.new += 1
    taken.articles += settled
    taken.waiting += len(set(keys)) - settled


def _take_cut(editor: Editor, row: Mapping[str, Any], signed: Mapping[str, Any], taken: Taken) -> None:
    page = row["page"]
    digest, file, record = bytes.fromhex(page["digest"]), page.get("file"), page.get("record")
    value = as_json([LineEdit.from_json(edit).to_json() for edit in row["value"]])
    if not json.loads(value):
        raise ValueError("it changes no line")
    known = editor.library.connection.execute(
        "select 1 from correction where field = ? and value = ? and made = ? and page_digest = ?",
        (CUT, value, signed["made"], digest),
    ).fetchone()
    if known:
        taken.known += 1
        return
    editor.add(field=CUT, value=value, page_digest=digest, file=file, record=record, **signed)
    articles = editor.cut_again(digest, file, record)
    taken.new += 1
    taken.articles += articles or 0
    taken.waiting += articles is None


def _is_known(editor: Editor, field: str, value: str | None, signed: Mapping[str, Any], key: str) -> bool:
    sql = (
        "select 1 from correction_article x join correction c on c.id = x.correction_id "
        "where x.article_key = ? and c.field = ? and c.value is ? and c.made = ? and c.author is ?"
    )
    values = (key, field, value, signed["made"], signed["author"])
    return editor.library.connection.execute(sql, values).fetchone() is not None
