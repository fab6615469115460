"""Reading what can still be read of a damaged SQLite file, table by table and row by row."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

STEP = 512
"""How many row ids are asked for at a time."""
HEAD = 100
"""Bytes of a SQLite file's header."""
MAGIC = b"SQLite format 3\x00"
DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What reading a damaged file raises: SQLite quotes the damaged schema in a message, which then may be no text."""


def working_copy(source: Path, folder: Path, pattern: bytes) -> Path:
    """Copy a library and its log into `folder`, and mend the copy's header.

    `pattern` is the header of a sound library: it stands in for one that is not SQLite's. Pages that a shortened file
    has no more are not counted. Raise OSError.
    """
    copy = folder / "damaged.db"
    shutil.copyfile(source, copy)
    wal = source.with_name(source.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, copy.with_name(copy.name + "-wal"))
    size = copy.stat().st_size
    with copy.open("r+b") as file:
        head = bytearray(file.read(HEAD).ljust(HEAD, b"\0"))
        if bytes(head[:16]) != MAGIC or _page_size(head) < 512:
            head = bytearray(pattern[:HEAD])
        head[28:32] = (size // _page_size(head)).to_bytes(4, "big")
        file.seek(0)
        file.write(head[:HEAD])
    return copy


def _page_size(head: bytes | bytearray) -> int:
    size = int.from_bytes(head[16:18], "big")
    return 65536 if size == 1 else size


class Damaged:
    """A damaged file, opened to read what there is. Every method gives what it can and raises nothing of SQLite's."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("writable_schema = 1", "trusted_schema = 0", "query_only = 1"):
            with suppress(*DAMAGE):
                self.connection.execute(f"pragma {pragma}")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def columns(self, table: str) -> list[str]:
        """Return the columns of a table, in their order; none when the table is not known."""
        return [str(row[1]) for row in self._all(f"pragma table_info({table})")]

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield (row id, *columns) of each row of an ordinary table that can be read, in the order of row ids."""
        fields = ", ".join(f'"{name}"' for name in columns)
        highest = self._highest(table)
        pending = [(low, min(low + STEP - 1, highest)) for low in range(highest - highest % STEP, -1, -STEP)]
        while pending:
            low, high = pending.pop()
            sql = f"select rowid, {fields} from {table} where rowid between ? and ?"
            try:
                yield from self.connection.execute(sql, (low, high)).fetchall()
            except (*DAMAGE, OverflowError):
                if low < high:
                    middle = (low + high) // 2
                    pending += [(middle + 1, high), (low, middle)]

    def row_ids(self, table: str) -> set[int]:
        """Return the row ids that a table or one of its indexes names, whether or not the rows can be read."""
        found = {int(row[0]) for row in self.both_ways(f"select rowid from {table} not indexed", "rowid")}
        for row in self._all(f"pragma index_list({table})"):
            sql = f'select rowid from {table} indexed by "{row[1]}"'
            found.update(int(r[0]) for r in self.both_ways(sql, "1") if isinstance(r[0], int))
        return found

    def was_filled(self, table: str) -> bool:
        """Tell whether a table with permanent ids ever gave one."""
        return bool(self._all(f"select 1 from sqlite_sequence where name = '{table}' and seq > 0"))

    def both_ways(self, sql: str, order: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a statement up to the damage from its beginning, then up to it from its end."""
        for direction in ("asc", "desc"):
            try:
                yield from self.connection.execute(f"{sql} order by {order} {direction}")
            except DAMAGE:
                continue
            return

    def _highest(self, table: str) -> int:
        found = [0]
        for sql in (f"select max(rowid) from {table}", f"select seq from sqlite_sequence where name = '{table}'"):
            found += [int(row[0]) for row in self._all(sql) if isinstance(row[0], int)]
        # A number that damage made up must not have millions of empty ranges asked for.
        return min(max(found), 1 << 26)

    def _all(self, sql: str) -> list[tuple[Any, ...]]:
        try:
            return self.connection.execute(sql).fetchall()
        except DAMAGE:
            return []
