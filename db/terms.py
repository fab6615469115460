"""The index's own words with the number of articles that hold each: what a `*` in a query can stand for.

Counted in the one write path. An import of many articles leaves that for its end, when the index itself is asked in
a third of the time; until then the table is marked as behind, and the index is asked in its place.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

# What stands between words in the forms that the index is fed with; capitals become small, as its tokenizer has it.
_SMALL = bytes(byte if byte > 0x7F or chr(byte).isalnum() or byte == 0x5F else 0x20 for byte in range(256)).lower()


def count_terms(connection: sqlite3.Connection, forms: Iterable[tuple[int, str, str]], *, sign: int = 1) -> None:
    """Count the words of articles that go into the index (docid, form of the title, of the text).

    `sign` is -1 when they are taken out of it. Inside the caller's transaction.
    """
    found: Counter[bytes] = Counter()
    for _, title, text in forms:
        found.update(set(f"{title} {text}".encode("utf-8", "surrogatepass").translate(_SMALL).split()))
    connection.executemany(
        "insert into term values (?, ?) on conflict (term) do update set articles = articles + excluded.articles",
        [(word.decode("utf-8", "surrogatepass"), sign * number) for word, number in sorted(found.items())],
    )


def rebuild_terms(connection: sqlite3.Connection) -> None:
    """Count all words anew, from the index itself (some 40 µs for each article). Inside the caller's transaction."""
    connection.execute("delete from term")
    connection.execute("create virtual table temp.word using fts5vocab (main, article_fts, row)")
    connection.execute("insert into term select term, doc from temp.word")
    connection.execute("drop table temp.word")
    _mark(connection, 1)


def leave_terms(connection: sqlite3.Connection) -> None:
    """Mark the table as behind: what is stored from now on is not counted. Inside the caller's transaction."""
    _mark(connection, 0)


def terms_behind(connection: sqlite3.Connection) -> bool:
    """Tell whether words were left uncounted, so that `rebuild_terms` has to be called."""
    return connection.execute("select 1 from derived where name = 'term' and version = 0").fetchone() is not None


def _mark(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("insert or replace into derived (name, version) values ('term', ?)", (version,))


def _counted(connection: sqlite3.Connection) -> str:
    """Return what to select words and their articles from: the table, or the index where the table is behind."""
    if not terms_behind(connection):
        return "term"
    _see_index(connection)
    return "(select term, doc as articles from temp.word_now)"


def _see_index(connection: sqlite3.Connection) -> None:
    """Make the index's own words a table of this connection, unless it is one."""
    if not connection.execute("select 1 from temp.sqlite_master where name = 'word_now'").fetchone():
        (guarded,) = connection.execute("pragma query_only").fetchone()
        connection.execute("pragma query_only = 0")  # this makes a table of the connection's own, nothing in the file
        connection.execute("create virtual table temp.word_now using fts5vocab (main, article_fts, row)")
        connection.execute(f"pragma query_only = {guarded}")


def forms_of(connection: sqlite3.Connection, pattern: str, most: int) -> tuple[list[str], int]:
    """Return the words that a folded pattern (letters and `*`) fits, the commonest first, up to `most`; and how many.

    A pattern that begins with letters is looked up among the words that begin so; another one is held against all of
    them (0.2 µs each).
    """
    from readroom.text.query_tree import WILD  # the app starts without the query language

    begin = pattern.split(WILD)[0]
    where, values = "term glob ? and articles > 0", [pattern]
    if begin:
        where, values = f"term >= ? and term < ? and {where}", [begin, begin + "\U0010ffff", pattern]
    table = _counted(connection)
    sql = f"select term from {table} where {where} order by articles desc, term limit ?"
    found = [term for (term,) in connection.execute(sql, [*values, most + 1])]
    if len(found) <= most:
        return found, len(found)
    (total,) = connection.execute(f"select count(*) from {table} where {where}", values).fetchone()
    return found[:most], int(total)


MANY = 3_000
"""So many words are soon sorted; of more, the commonest are looked through first."""
COMMON = 100
"""Words with more articles than this have an index of their own, the commonest first (see the schema)."""


def wrong_terms(connection: sqlite3.Connection) -> Iterator[tuple[str, int | None, int | None]]:
    """Yield (word, articles as kept, articles in the index) where the two differ; none of a table that is behind."""
    if terms_behind(connection):
        return
    _see_index(connection)
    yield from connection.execute(
        "select w.term, t.articles, w.doc from temp.word_now w left join term t on t.term = w.term "
        "where t.articles is not w.doc union all "
        "select t.term, t.articles, null from term t where t.articles > 0 and not exists "
        "(select 1 from temp.word_now w where w.term = t.term)"
    )


def commonest_forms(
    connection: sqlite3.Connection, pattern: str, most: int
) -> tuple[list[tuple[str, int]], int | None]:
    """Return the words that a folded pattern fits, with their articles, the commonest first, and how many there are.

    How many is None where more than `most` fit and counting them would mean to look through all words.
    """
    from readroom.text.query_tree import WILD  # the app starts without the query language

    begin = pattern.split(WILD)[0]
    between, values = ("term >= ? and term < ? and ", [begin, begin + "\U0010ffff"]) if begin else ("", [])
    table = _counted(connection)
    found: list[tuple[str, int]] = []
    many = f"select 1 from term where {between}1 limit 1 offset ?"
    if table == "term" and connection.execute(many, [*values, MANY]).fetchone() is not None:
        sql = (
            "select term, articles from term indexed by term_common where articles > 100 and term glob ? "
            "order by articles desc, term limit ?"
        )
        found = connection.execute(sql, (pattern, most + 1)).fetchall()
    if len(found) <= most:
        sql = (
            f"select term, articles from {table} where {between}term glob ? and articles > 0 "
            "order by articles desc, term limit ?"
        )
        found = connection.execute(sql, [*values, pattern, most + 1]).fetchall()
    if len(found) <= most:
        return found, len(found)
    if not begin:
        return found[:most], None
    sql = f"select count(*) from {table} where {between}term glob ? and articles > 0"
    (total,) = connection.execute(sql, [*values, pattern]).fetchone()
    return found[:most], int(total)


def articles_with(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """Return for each of some folded words in how many articles it stands; those in none are left out."""
    wanted = json.dumps(list(words))
    table = _counted(connection)
    sql = f"select term, articles from {table} where articles > 0 and term in (select value from json_each(?))"
    return dict(connection.execute(sql, (wanted,)).fetchall())
