"""What a library's schema has that readroom did not make, and what it lacks: a file of others is not trusted."""

import re
import sqlite3
from collections.abc import Iterator

from readroom.db.schema import STEPS

_Object = tuple[str, str]
"""Kind and name of something in a schema, such as ("trigger", "article_counted")."""


def differences(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield (what, what is wrong with it) for everything in which a library's schema is not the one readroom makes."""
    (version,) = connection.execute("pragma user_version").fetchone()
    ours, found = _ours(version), _schema(connection)
    for kind, name in sorted(found.keys() - ours.keys()):
        yield f"{kind} {name}", "is not readroom's; if you did not add it, do not trust the file"
    for kind, name in sorted(ours.keys() - found.keys()):
        yield f"{kind} {name}", "is missing; make a new library of this one: readroom --library FILE salvage DEST"
    for kind, name in sorted(ours.keys() & found.keys()):
        if ours[kind, name] != found[kind, name]:
            yield f"{kind} {name}", "is not as readroom makes it; do not trust the file unless you changed it"


def planted(connection: sqlite3.Connection) -> str | None:
    """Return the first trigger or view that readroom did not make, in words: what would act when something is written.

    Of a file with an older schema, what that one had counts.
    """
    (version,) = connection.execute("pragma user_version").fetchone()
    ours = _ours(version)
    for (kind, name), sql in sorted(_schema(connection).items()):
        if kind in ("trigger", "view") and ours.get((kind, name)) != sql:
            return f"{kind} {name}"
    return None


def _ours(version: int) -> dict[_Object, str]:
    """Return the schema that the first `version` migrations make."""
    empty = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in STEPS[:version]:
            step(empty)
        return _schema(empty)
    finally:
        empty.close()


def _schema(connection: sqlite3.Connection) -> dict[_Object, str]:
    """Return how everything in a schema was made, without what SQLite and its helpers keep for themselves."""
    rows = connection.execute("select type, name, tbl_name, sql from sqlite_master where sql is not null").fetchall()
    return {
        (kind, name): _plain(sql)
        for kind, name, table, sql in rows
        if not (kind in ("table", "index") and table.startswith(("sqlite_", "_sqlite_migrations")))
    }


def _plain(sql: str) -> str:
    """Return a statement without the blanks and quotation marks that versions of SQLite write differently."""
    return re.sub(r"[\s\"`\[\]]+", " ", sql).strip()
