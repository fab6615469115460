"""Which column of a table is which field: as it was said once for a source, and is used again for the same columns."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping


def columns_hash(columns: Iterable[str]) -> str:
    """Return what tells a set of columns from another: 16 hexadecimal digits; their order does not matter."""
    names = "\x1f".join(sorted({column.strip() for column in columns}))
    return hashlib.blake2b(names.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def column_map(connection: sqlite3.Connection, source: str | None, columns: Iterable[str]) -> dict[str, str] | None:
    """Return the map that was kept for these columns: the source's own, else the one that is for any source."""
    rows = connection.execute(
        "select map from column_map where columns = ? and source in (?, '') order by source = '' limit 1",
        (columns_hash(columns), source or ""),
    ).fetchall()
    return dict(json.loads(rows[0][0])) if rows else None


def keep_column_map(
    connection: sqlite3.Connection, source: str | None, columns: Iterable[str], given: Mapping[str, str]
) -> None:
    """Keep which of these columns is which field, for a source (None: for any). The caller holds the transaction."""
    connection.execute(
        "insert into column_map values (?, ?, ?) on conflict (source, columns) do update set map = excluded.map",
        (source or "", columns_hash(columns), json.dumps(dict(given), ensure_ascii=False, sort_keys=True)),
    )
