"""Tables and pictures of counts that were kept, and whether the library has changed since."""

import json
import sqlite3
import uuid
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readroom.db.errors import NotebookError
from readroom.db.library import Library
from readroom.db.notebook.steps import Changes, NotebookSteps
from readroom.text.counted import number_of
from readroom.text.gate import clean, clean_line

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class SavedTable:
    """A table that was kept: `command` makes it again, `about` says what was counted, `picture` is SVG or text.

    `stamp` is how the library with `library_id` was when it was counted.
    """

    id: str
    name: str
    command: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: dict[str, Any]
    picture: str | None
    library_id: str
    stamp: str
    author: str | None
    created: str


class NotebookTables(NotebookSteps):
    """The tables that a notebook keeps."""

    def save_table(
        self,
        name: str,
        *,
        command: Sequence[str],
        header: Sequence[str],
        rows: Iterable[Sequence[Cell]],
        library: Library,
        about: Mapping[str, Any] | None = None,
        picture: str | None = None,
    ) -> SavedTable:
        """Keep a table under a name, in the place of one that had it; undo brings that one back."""
        plain = clean_line(name)
        if not plain:
            raise NotebookError("a table that is kept needs a name")
        with self._changing() as changes:
            table = SavedTable(
                uuid.uuid4().hex, plain, tuple(map(clean_line, command)), tuple(map(clean_line, header)),
                tuple(tuple(clean_line(cell) if isinstance(cell, str) else cell for cell in row) for row in rows),
                dict(about or {}), None if picture is None else clean(picture), library.id, library_stamp(library),
                self.author, changes.at,
            )  # fmt: skip
            said = f"table “{plain}” kept"
            for (old,) in changes.connection.execute(
                "select id from saved_table where removed is null and name = ?", (plain,)
            ).fetchall():
                changes.row("saved_table", (old,), {"removed": changes.at}, "table", said)
            put(changes, table, said)
        return table

    def tables(self) -> list[SavedTable]:
        """Return every table that is kept, by name."""
        with self._reading() as connection:
            return sorted(select(connection), key=lambda one: (one.name.casefold(), one.name))

    def table(self, name: str) -> SavedTable:
        """Return a table by its name or its id; raise NotebookError when there is none."""
        wanted = clean_line(name)
        known = self.tables()
        for one in known:
            if wanted in (one.id, one.name):
                return one
        hint = f"there is {', '.join(one.name for one in known[:5])}" if known else "none is kept yet"
        raise NotebookError(f"there is no table {wanted!r}; {hint}")

    def remove_table(self, name: str) -> SavedTable:
        """Take a table away and return it; undo brings it back."""
        one = self.table(name)
        with self._changing() as changes:
            said = f"table “{one.name}” taken away"
            changes.row("saved_table", (one.id,), {"removed": changes.at}, "table", said)
        return one


def put(changes: Changes, table: SavedTable, said: str, action: str = "table") -> None:
    """Write a new table. What it holds does not go to the log, which only says that it came."""
    packed = zlib.compress(json.dumps(table.rows, ensure_ascii=False).encode())
    changes.connection.execute(
        "insert into saved_table values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            table.id, table.name, json.dumps(table.command, ensure_ascii=False),
            json.dumps(table.header, ensure_ascii=False), packed, json.dumps(table.about, ensure_ascii=False),
            table.picture, table.library_id, table.stamp, table.author, table.created, changes.at,
        ),
    )  # fmt: skip
    changes.row("saved_table", (table.id,), {"removed": None}, action, said)


def select(connection: sqlite3.Connection, *, removed: bool = False) -> list[SavedTable]:
    """Return the tables that are kept; `removed`: those that were taken away too."""
    rows = connection.execute(
        "select id, name, command, header, z, about, picture, library_id, stamp, author, created "
        f"from saved_table where {'1' if removed else 'removed is null'}"
    ).fetchall()
    return [_table(row) for row in rows]


def _table(row: Sequence[Any]) -> SavedTable:
    number, name, command, header, packed, about, picture, library_id, stamp, author, created = row
    try:
        cells = json.loads(zlib.decompress(packed))
    except (zlib.error, ValueError) as problem:
        raise NotebookError(f"the kept table {name!r} is damaged: {problem}; restore a backup") from problem
    return SavedTable(
        number, name, tuple(json.loads(command)), tuple(json.loads(header)), tuple(tuple(line) for line in cells),
        json.loads(about), picture, library_id, stamp, author, created,
    )  # fmt: skip


def library_stamp(library: Library) -> str:
    """Return how a library is now, as text: another one when articles came, went, or were corrected."""
    connection = library.connection
    articles, newest = connection.execute("select count(*), max(id) from article").fetchone()
    changed = [
        connection.execute(f"select count(*), ifnull(max(rowid), 0) from {table}").fetchone()
        for table in ("correction", "import_run")
    ]
    return json.dumps([articles, newest or 0, *(number for pair in changed for number in pair)])


def changed_since(table: SavedTable, library: Library) -> str | None:
    """Return one line that says how the library is another one than a table was counted over; None: it is as it was."""
    if table.library_id != library.id:
        return f"it was counted over another library, on {table.created[:10]}"
    now = library_stamp(library)
    if now == table.stamp:
        return None
    before, after = json.loads(table.stamp)[0], json.loads(now)[0]
    numbers = f"{number_of(before, 'article')} then, {after:,} now"
    told = numbers if before != after else "articles were changed or read again"
    return f"the library has changed since {table.created[:10]}: {told}"
