"""Rows of the notebook besides highlights: written so that the log can take each change back, or do it again.

A change is `{"row": table, "key": […], "was": …, "is": …}`. `was` and `is` are the row's columns, null where it came or
went; of a row that stayed only the columns that changed. Of a long text that changed only the piece stands there, as
`"texts": {column: [where, old piece, new piece]}`.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from readroom.db.errors import NotebookError
from readroom.db.highlights import fold_tag

Change = dict[str, Any]


class Table(NamedTuple):
    """A table whose rows the log follows: the columns that name a row, the others, and which of them are long texts."""

    key: tuple[str, ...]
    columns: tuple[str, ...]
    texts: tuple[str, ...] = ()


TABLES: dict[str, Table] = {
    "note": Table(("id",), ("kind", "subject", "title", "text", "known", "author", "created", "modified"), ("text",)),
    "article_attribute": Table(("article_key", "name"), ("value", "author", "modified")),
    "collection": Table(("id",), ("name", "description", "author", "created", "modified")),
    "collection_item": Table(
        ("collection_id", "article_key"), ("place", "reason", "state", "author", "added", "modified")
    ),
    "decision": Table(("kind", "name"), ("value", "place", "author", "modified")),
    # What these hold is too much for the log: they are only taken away and brought back.
    "saved_table": Table(("id",), ("name", "removed")),
    "layer": Table(("id",), ("name", "hidden", "removed")),
}


def read(connection: sqlite3.Connection, table: str, key: Sequence[Any]) -> dict[str, Any] | None:
    """Return the columns of a row but those of its key; None when it is not there."""
    form = _form(table)
    row = connection.execute(f"select {', '.join(form.columns)} from {table} where {_named(form)}", key).fetchone()
    return dict(zip(form.columns, row, strict=True)) if row else None


def write(
    connection: sqlite3.Connection, table: str, key: Sequence[Any], values: Mapping[str, Any] | None
) -> Change | None:
    """Give a row these values (None: take it away), inside the caller's transaction.

    Return the change for the log; None when there is none. Columns that are not named stay; a new row needs all.
    """
    old = read(connection, table, key)
    if values is None:
        if old is None:
            return None
        _delete(connection, table, key)
        return {"row": table, "key": list(key), "was": old, "is": None}
    if old is None:
        _insert(connection, table, key, values)
        return {"row": table, "key": list(key), "was": None, "is": dict(values)}
    changed = [name for name in values if values[name] != old[name]]
    if not changed:
        return None
    _update(connection, table, key, {name: values[name] for name in changed})
    texts = [name for name in changed if name in _form(table).texts]
    plain = [name for name in changed if name not in texts]
    change: Change = {
        "row": table,
        "key": list(key),
        "was": {name: old[name] for name in plain},
        "is": {name: values[name] for name in plain},
    }
    if texts:
        change["texts"] = {name: splice(old[name], values[name]) for name in texts}
    return change


def replay(connection: sqlite3.Connection, change: Change, *, forwards: bool) -> Change:
    """Do a change again, or take it back, inside the caller's transaction; return it as it was done."""
    table, key = change["row"], change["key"]
    was, now = (change["was"], change["is"]) if forwards else (change["is"], change["was"])
    done = {**change, "was": was, "is": now}
    old = read(connection, table, key)
    if now is None:
        _delete(connection, table, key)
    elif was is None:
        if old is None:
            _insert(connection, table, key, now)
    elif old is not None:
        values = dict(now)
        for name, piece in change.get("texts", {}).items():
            values[name] = spliced(old[name], piece, forwards=forwards)
        if values:
            _update(connection, table, key, values)
    if "texts" in change and not forwards:
        done["texts"] = {name: [at, new, gone] for name, (at, gone, new) in change["texts"].items()}
    return done


def splice(old: str, new: str) -> list[Any]:
    """Return [where, old piece, new piece]: where in code points, and what stood and stands there."""
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return [start, old[start : len(old) - tail], new[start : len(new) - tail]]


def spliced(text: str, piece: Sequence[Any], *, forwards: bool) -> str:
    """Return a text after the change of a piece, or before it."""
    start, old, new = piece
    gone, put = (old, new) if forwards else (new, old)
    # Only where the piece stands as the log left it: a text that another program wrote to is not cut up.
    return text[:start] + put + text[start + len(gone) :] if text.startswith(gone, start) else text


def _form(table: str) -> Table:
    if table not in TABLES:
        raise NotebookError(f"the notebook's log names a table that it has not: {table[:40]!r}; restore a backup")
    return TABLES[table]


def _named(form: Table) -> str:
    return " and ".join(f"{name} = ?" for name in form.key)


def _known(table: str, values: Mapping[str, Any]) -> list[str]:
    known = _form(table).columns
    if unknown := [name for name in values if name not in known]:
        raise NotebookError(
            f"the notebook's log names a column that {table} has not: {unknown[0][:40]!r}; restore a backup"
        )
    return list(values)


def _insert(connection: sqlite3.Connection, table: str, key: Sequence[Any], values: Mapping[str, Any]) -> None:
    names = [*_form(table).key, *_known(table, values)]
    if table == "note" and values["kind"] == "tag":
        # A tag that has a note is one of the codebook.
        tag = str(values["subject"])
        connection.execute("insert or ignore into tag (name, folded) values (?, ?)", (tag, fold_tag(tag)))
    connection.execute(
        f"insert into {table} ({', '.join(names)}) values ({', '.join('?' * len(names))})", [*key, *values.values()]
    )


def _update(connection: sqlite3.Connection, table: str, key: Sequence[Any], values: Mapping[str, Any]) -> None:
    names = _known(table, values)
    connection.execute(
        f"update {table} set {', '.join(f'{name} = ?' for name in names)} where {_named(_form(table))}",
        [*values.values(), *key],
    )


def _delete(connection: sqlite3.Connection, table: str, key: Sequence[Any]) -> None:
    connection.execute(f"delete from {table} where {_named(_form(table))}", key)
