"""One transaction that writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold a transaction: all of what is written in it is kept, or nothing. Waits for another writer."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        # SQLite has rolled back by itself where the disk is full: its error is the one to tell.
        if connection.in_transaction:
            connection.execute("rollback")
        raise
