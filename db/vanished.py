"""The pages of a container that has changed whose records are no longer in it."""

import sqlite3
from collections.abc import Iterable


class Vanished:
    """Page ids in a table of the connection's own, since a container may have had a million records."""

    def __init__(self, connection: sqlite3.Connection, path: str, digests: Iterable[bytes]) -> None:
        """Find the pages of the container at `path` that are not among `digests`, those of the records it has now."""
        self._execute = connection.execute
        own = not connection.in_transaction
        if own:
            self._execute("begin")
        self._execute(
            "create temp table if not exists vanished (place integer, page integer, primary key (place, page)) "
            "without rowid"
        )
        self._execute("create temp table if not exists here (digest blob primary key) without rowid")
        connection.executemany("insert or ignore into temp.here values (?)", ((digest,) for digest in digests))
        (self._place,) = self._execute("select ifnull(max(place), 0) + 1 from temp.vanished").fetchone()
        self._execute(
            "insert or ignore into temp.vanished select ?, p.id from main.import_file f "
            "join main.page p on p.id = f.page_id where f.path = ? and f.record > 0 "
            "and p.digest not in (select digest from temp.here)",
            (self._place, path),
        )
        self._execute("delete from temp.here")
        if own:
            self._execute("commit")
        row = self._execute("select 1 from temp.vanished where place = ? limit 1", (self._place,)).fetchone()
        self._any = row is not None

    def __bool__(self) -> bool:
        return self._any

    def __contains__(self, page: object) -> bool:
        sql = "select 1 from temp.vanished where place = ? and page = ?"
        return self._any and self._execute(sql, (self._place, page)).fetchone() is not None

    def forget(self) -> None:
        """Give up the rows."""
        if self._any:
            self._execute("delete from temp.vanished where place = ?", (self._place,))
