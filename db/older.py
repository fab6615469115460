"""Reading a library of an older schema: what it lacks stands beside it in memory, and is yet to be made.

Steps of the schema that only added derived tables can be done without: every answer is the same whether what is kept
is filled or absent. Nothing is written to the file.
"""

import sqlite3
from typing import NamedTuple

OLDEST = 3
"""The oldest schema that can be read. What came before it keeps other columns of articles."""

YET_TO_MAKE = {
    "reuse_left": "select article_id, 0 as step from main.article_text",
    "story_left": "select article_id, 0 as step from main.article_text",
    "counted_stale": "select source_id, case year when 0 then '' else cast(year as text) end as year "
    "from main.source_year where source_id <> 0 and articles > 0",
}
"""Tables that name what has yet to be looked at: without them that is everything."""


def bridge(connection: sqlite3.Connection, version: int) -> bool:
    """Give a connection the tables that a library of schema `version` lacks; tell whether it can be read then.

    They belong to the connection. To be called before it is made read-only.
    """
    if version < OLDEST:
        return False
    theirs = _columns(connection)
    for name, table in _newest().items():
        if name in theirs:
            if theirs[name] != table.columns:
                return False
        elif name in YET_TO_MAKE:
            connection.execute(f"create temp view {name} as {YET_TO_MAKE[name]}")
        else:
            connection.execute(table.sql.replace("CREATE TABLE ", "create temp table ", 1))
            for sql in table.indexes:
                connection.execute(sql.replace("CREATE INDEX ", "create index temp.", 1))
    return True


class _Table(NamedTuple):
    sql: str
    indexes: list[str]
    columns: list[str]


def _newest() -> dict[str, _Table]:
    """Return how each table of today's schema is made."""
    from readroom.db.schema import STEPS

    empty = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in STEPS:
            step(empty)
        made = dict(empty.execute(f"select name, sql from sqlite_master where {_TABLES}").fetchall())
        indexes: dict[str, list[str]] = {name: [] for name in made}
        rows = empty.execute("select tbl_name, sql from sqlite_master where type = 'index' and sql is not null")
        for name, sql in rows.fetchall():
            if name in indexes:
                indexes[name].append(sql)
        return {name: _Table(made[name], indexes[name], columns) for name, columns in _columns(empty).items()}
    finally:
        empty.close()


_TABLES = "type = 'table' and name not like 'sqlite_%' and name not like '%_sqlite_migrations' "
_TABLES += "and name not like 'article_fts%'"


def _columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the columns of every table but the index, which has a version of its own."""
    names = [str(name) for (name,) in connection.execute(f"select name from sqlite_master where {_TABLES}")]
    return {name: [str(row[1]) for row in connection.execute(f"pragma table_info({name})")] for name in names}
