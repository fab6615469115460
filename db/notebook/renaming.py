"""Other names for tags, in the tables: what every highlight, entry and note says of a tag goes along."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from readroom.db.errors import NotebookError
from readroom.db.highlights import fold_tag

Pairs = list[tuple[str, str]]
"""Old and new names of tags."""


def rename(connection: sqlite3.Connection, pairs: Pairs) -> None:
    """Give tags other names, all at once, inside the caller's transaction.

    A tag of one of the new names that nothing uses makes room; raise NotebookError for one that is used.
    """
    moved = {old for old, _ in pairs}
    for _, new in pairs:
        if new in moved:
            continue
        if used(connection, new):
            raise NotebookError(f"there is a tag {new!r} already; merge them instead: readroom tags merge")
        connection.execute("delete from tag where name = ?", (new,))
    # By names that no tag can have: the new name of one may be the old one of another.
    _each(connection, ((old, f"\n{number}") for number, (old, _) in enumerate(pairs)))
    _each(connection, ((f"\n{number}", new) for number, (_, new) in enumerate(pairs)))


def _each(connection: sqlite3.Connection, pairs: Iterable[tuple[str, str]]) -> None:
    for old, new in pairs:
        connection.execute("update tag set name = ?, folded = ? where name = ?", (new, fold_tag(new), old))
        connection.execute("update note set subject = ? where kind = 'tag' and subject = ?", (new, old))


def used(connection: sqlite3.Connection, name: str) -> bool:
    """Tell whether a highlight, the codebook or a note has a tag of exactly this name."""
    sql = (
        "select 1 from tag where name = :name and (definition <> '' or colour is not null or guid is not null "
        "or id in (select tag_id from highlight_tag)) union select 1 from note where kind = 'tag' and subject = :name"
    )
    return connection.execute(sql, {"name": name}).fetchone() is not None


def replay(connection: sqlite3.Connection, change: dict[str, Any], *, forwards: bool) -> dict[str, Any]:
    """Do a change of names again, or take it back; return it as it was done."""
    pairs = [(str(old), str(new)) if forwards else (str(new), str(old)) for old, new in change["renamed"]]
    rename(connection, pairs)
    return {**change, "renamed": [list(pair) for pair in pairs]}
