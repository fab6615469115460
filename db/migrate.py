"""Numbered, forward-only migrations, shared by the library and the notebook.

The number of the last migration stands in `PRAGMA user_version`, the kind of file in `PRAGMA application_id`: both can
be read with the standard library alone. sqlite-utils keeps the record of each migration; it is imported only when
there is one to run, since it takes longer to load than a library takes to open.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Protocol

from readroom.db.errors import ReadroomError


class Step(Protocol):
    """One migration: it changes the schema inside a transaction that its caller holds."""

    __name__: str

    def __call__(self, connection: sqlite3.Connection, /) -> None:
        """Change the schema."""


def version_of(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return (application id, number of the last migration); raise sqlite3.DatabaseError if it is no database."""
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    return int(application), int(version)


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script, each ended by `;` at the end of a line. Inside the caller's transaction.

    `executescript` would commit that first.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def require(
    connection: sqlite3.Connection,
    *,
    application_id: int,
    newest: int,
    what: str,
    error: Callable[[str], ReadroomError],
) -> int:
    """Return the file's version; raise `error` when it is another kind of file or newer than this program knows.

    `what` names the file in the message, such as "library /data/a.db". An empty database has version 0.
    """
    try:
        application, version = version_of(connection)
        # A file that was stopped while it was made has at most the table that its migrations are recorded in.
        empty = not connection.execute(
            "select 1 from sqlite_master where tbl_name not in ('_sqlite_migrations', 'sqlite_sequence') limit 1"
        ).fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as problem:
        raise error(f"{what} cannot be read: {problem}") from problem
    if application != application_id and not (empty and application == 0):
        raise error(f"{what} is a database, but not one of readroom's; name another file")
    if version > newest:
        raise error(
            f"{what} was written by a newer readroom (schema {version}, this one knows {newest}); update readroom"
        )
    return version


def apply(connection: sqlite3.Connection, steps: Sequence[Step], *, name: str, application_id: int) -> None:
    """Run the steps that the file has not had, each in a transaction with its record."""
    _, version = version_of(connection)
    if version >= len(steps):
        return
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(name)
    for number, step in enumerate(steps, 1):

        def run(database: Database, number: int = number, step: Step = step) -> None:
            step(database.conn)
            database.conn.execute(f"pragma application_id = {application_id}")
            database.conn.execute(f"pragma user_version = {number}")

        migrations(name=step.__name__)(run)
    migrations.apply(Database(connection, execute_plugins=False))
