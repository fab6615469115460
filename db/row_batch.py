"""Rows that wait to be written together: a statement that is run for many rows costs less than many that are run once.

What waits has its ids already. It belongs to the open transaction, is written before anything else reads or writes the
tables, and goes with the transaction when that is taken back.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

MOST_PAGES = 256
"""How many pages wait at most."""
_FIRST = "select ifnull((select seq from sqlite_sequence where name = ?), 0) + 1"


class RowBatch:
    """The rows that wait, by the statement that writes them.

    `digests` are those of the pages among them, `keys` of the articles, `places` the paths and records of files.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._ordered = ""
        self._pages = 0
        self._next_page = 0
        self._next_article = 0
        self.digests: set[bytes | None] = set()
        self.keys: set[str] = set()
        self.places: set[tuple[str, int]] = set()

    @property
    def full(self) -> bool:
        """Tell whether as many pages wait as may."""
        return self._pages >= MOST_PAGES

    def __bool__(self) -> bool:
        return bool(self._rows)

    def page_id(self, digest: bytes | None, place: tuple[str, int]) -> int:
        """Return the id of a page that waits from now on, with this digest, and stands at this path and record."""
        page = self._next_page or self._first("page")
        self._next_page = page + 1
        self._pages += 1
        self.digests.add(digest)
        self.places.add(place)
        return page

    def article_id(self, key: str) -> int:
        """Return the id of an article that waits from now on, with this key."""
        article = self._next_article or self._first("article")
        self._next_article = article + 1
        self.keys.add(key)
        return article

    def _first(self, table: str) -> int:
        """Return the number of the next row of a table, of which none waits."""
        return int(self._connection.execute(_FIRST, (table,)).fetchone()[0])

    def add(self, sql: str, row: tuple[Any, ...]) -> None:
        """Have a row wait for its statement. Statements are run in the order in which their first rows came."""
        rows = self._rows.get(sql)
        if rows is None:
            rows = self._rows[sql] = []
        rows.append(row)

    def add_all(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Have rows wait for their statement."""
        self._rows.setdefault(sql, []).extend(rows)

    def add_in_order(self, sql: str, row: tuple[Any, ...]) -> None:
        """Have a row wait whose table numbers rows as they come: those of another such statement are written first."""
        if self._ordered not in ("", sql):
            self._write_rows()
        self._ordered = sql
        self.add(sql, row)

    def write(self) -> None:
        """Write what waits."""
        self._write_rows()
        self.forget()

    def _write_rows(self) -> None:
        for sql, rows in self._rows.items():
            self._connection.executemany(sql, rows)
        self._rows.clear()

    def forget(self) -> None:
        """Let nothing wait any more."""
        self._rows.clear()
        self._ordered = ""
        self._pages = self._next_page = self._next_article = 0
        self.digests.clear()
        self.keys.clear()
        self.places.clear()
