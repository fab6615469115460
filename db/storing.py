"""What is noted of articles that are stored: how many there are, their values, what has yet to be derived of them.

Changes and deletions are noted by triggers, whoever makes them. New rows are not: for a statement with a trigger
SQLite keeps every page that it changes, which takes longer than storing the article. So the write path notes the
first id that it gives, triggers leave articles from there on alone, and before the commit everything about them is
noted by a few statements.
"""

import sqlite3
from collections import Counter

from readroom.db.tally import DAY_SHIFT, EVERY, year_of
from readroom.db.values import VALUED

LEFT = ("reuse_left", "story_left")
"""Tables that name the articles of which something has yet to be derived."""
STORING = """
-- The first id that the write path has given in its open transaction, empty otherwise: what triggers note of articles
-- from there on is noted before the commit.
create table storing (first integer not null);
"""


def settled(article_id: str) -> str:
    """Return as SQL whether a trigger is to note something of an article; `article_id` is SQL too."""
    return f"not exists (select 1 from storing where first <= {article_id})"


def begin_storing(connection: sqlite3.Connection) -> None:
    """Have the triggers leave alone what is stored from now on. Inside the caller's transaction."""
    connection.execute(
        "insert into storing select ifnull((select seq from sqlite_sequence where name = 'article'), 0) + 1"
    )


def settle_stored(connection: sqlite3.Connection) -> None:
    """Note everything about the articles that were stored since `begin_storing`. Inside the same transaction."""
    (first,) = connection.execute("select first from storing").fetchone()
    for left in LEFT:
        connection.execute(f"delete from {left} where article_id >= ?", (first,))
    _note_articles(connection, "id >= ?", first)
    _note_texts(connection, "article_id >= ?", first)
    connection.execute("delete from storing")


def note_article(connection: sqlite3.Connection, article_id: int) -> None:
    """Note an article that was put back under the id that it had. Inside the caller's transaction."""
    _note_articles(connection, "id = ?", article_id)


def note_text(connection: sqlite3.Connection, article_id: int) -> None:
    """Note that an article which was there before has another text, or other keywords. Inside the transaction."""
    _note_texts(connection, "article_id = ?", article_id)


def note_all(connection: sqlite3.Connection) -> None:
    """Note that everything has yet to be derived. Inside the caller's transaction."""
    _note_texts(connection, "article_id >= ?", 0)
    note_uncounted(connection)


def note_uncounted(connection: sqlite3.Connection) -> None:
    """Note that every source and year has yet to be counted. Inside the caller's transaction."""
    _note_stale(connection, "id >= ?", 0)


def _note_articles(connection: sqlite3.Connection, which: str, value: int) -> None:
    days = connection.execute(
        f"select source_id, docid >> {DAY_SHIFT}, count(*) from article not indexed where {which} group by 1, 2",
        (value,),
    )
    found: Counter[tuple[int, int]] = Counter()
    for source, day, articles in days:
        year = year_of(day << DAY_SHIFT)
        found[source, year] += articles
        found[EVERY, year] += articles
    connection.executemany(
        "insert into source_year (source_id, year, articles) values (?, ?, ?) "
        "on conflict (source_id, year) do update set articles = articles + excluded.articles",
        [(source, year, articles) for (source, year), articles in sorted(found.items())],
    )
    for column in VALUED:
        connection.execute(
            f"insert or ignore into value (field, value) select distinct '{column}', {column} "
            f"from article not indexed where {which} and {column} is not null",
            (value,),
        )
    _note_stale(connection, which, value)


def _note_stale(connection: sqlite3.Connection, which: str, value: int) -> None:
    connection.execute(
        "insert or ignore into counted_stale select distinct source_id, ifnull(substr(date, 1, 4), '') "
        f"from article not indexed where {which}",
        (value,),
    )


def _note_texts(connection: sqlite3.Connection, which: str, value: int) -> None:
    connection.execute(
        f"insert or ignore into value (field, value) select distinct 'keyword', keyword from keyword where {which}",
        (value,),
    )
    for left in LEFT:
        connection.execute(
            f"insert or replace into {left} (article_id, step) select article_id, 0 from article_text where {which}",
            (value,),
        )
