"""The library's sixth schema: words kept counted by source and year."""

import sqlite3

from readroom.db.counting.schema import counting_step


def m0006_counting(connection: sqlite3.Connection) -> None:
    """Add the tables of word counts; everything that is there has yet to be counted."""
    counting_step(connection)
