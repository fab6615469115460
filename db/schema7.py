"""The library's seventh schema: the commonest words by day."""

import sqlite3

from readroom.db.counting.schema import common_step


def m0007_common(connection: sqlite3.Connection) -> None:
    """Add the tables of the commonest words; everything that is there has yet to be counted."""
    common_step(connection)
