"""The values that fields of articles have, folded: what a query for an author or an outlet looks up.

The rows come by triggers, whoever writes an article; their folded form is made by the write path before it commits.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from readroom.db.spelling import note_kept_values
from readroom.text.fold import fold, folded_words

VALUED = ("outlet", "outlet_name", "authors", "section", "language")
"""The columns of `article` whose values are kept; `keyword` is the sixth field."""
KEY_LENGTH = 48
"""How much of a folded title a list is ordered by (code points)."""
PENDING = "~"
"""Stands for a title that was not folded yet: no folded title has that character."""


def title_key(title: str | None, opening: str | None) -> str:
    """Return what a list by title goes by: the folded title, or the first words of an untitled article."""
    return " ".join(folded_words(title or opening or ""))[:KEY_LENGTH]


def padded(value: str, *, names: bool = False) -> str:
    """Return the folded words of a value between spaces; of a JSON list of `names`, each apart by a bar."""
    if not names:
        return f" {fold(value)} "
    try:
        found = json.loads(value)
    except ValueError:
        return " "
    return "|".join(f" {fold(str(name))} " for name in found) if isinstance(found, list) else " "


def fold_values(connection: sqlite3.Connection) -> None:
    """Fold the values and the titles that are new. Inside the caller's transaction."""
    fresh = connection.execute("select field, value from value where folded is null").fetchall()
    connection.executemany(
        "update value set folded = ? where field = ? and value = ?",
        [(padded(value, names=field == "authors"), field, value) for field, value in fresh],
    )
    untitled = connection.execute(f"select id, title, opening from article where title_key = '{PENDING}'").fetchall()
    connection.executemany(
        "update article set title_key = ? where id = ?",
        [(title_key(title, opening), article_id) for article_id, title, opening in untitled],
    )


def wrong_keys(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield the ids of the articles whose place in a list by title is not what their title says."""
    for article_id, title, opening, key in connection.execute("select id, title, opening, title_key from article"):
        if key != title_key(title, opening):
            yield article_id


def rebuild_values(connection: sqlite3.Connection) -> None:
    """Collect all values anew, and fold them, with the titles. Inside the caller's transaction."""
    connection.create_function("readroom_title_key", 2, title_key, deterministic=True)
    connection.execute(
        "update article set title_key = readroom_title_key(title, opening) "
        "where title_key <> readroom_title_key(title, opening)"
    )
    connection.execute("delete from value")
    for column in VALUED:
        connection.execute(
            f"insert into value (field, value) select distinct '{column}', {column} from article "
            f"where {column} is not null"
        )
    connection.execute("insert into value (field, value) select distinct 'keyword', keyword from keyword")
    fold_values(connection)
    note_kept_values(connection)


def values_like(connection: sqlite3.Connection, field: str, wanted: str) -> list[str]:
    """Return the values of a field that hold folded words: `wanted` begins with a space, and ends with one if whole."""
    found = connection.execute(
        "select value, folded from value where field = ? and (folded is null or instr(folded, ?))", (field, wanted)
    )
    return [value for value, folded in found if folded is not None or wanted in padded(value, names=field == "authors")]


def values_of(connection: sqlite3.Connection, field: str) -> Sequence[str]:
    """Return every value of a field, in the order of the alphabet."""
    return [value for (value,) in connection.execute("select value from value where field = ? order by 1", (field,))]


def missing_values(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (field, value) of what articles have and the table has not, or with other words than it should have.

    A value whose words are still to be folded is found all the same.
    """
    parts = [f"select distinct '{column}', {column} from article where {column} is not null" for column in VALUED] + [
        "select distinct 'keyword', keyword from keyword"
    ]
    kept = connection.execute("select field, value, folded from value")
    there = {(field, value): folded for field, value, folded in kept}
    return [
        (field, value)
        for part in parts
        for field, value in connection.execute(part)
        if there.get((field, value), "") not in (None, padded(value, names=field == "authors"))
    ]
