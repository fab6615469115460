"""For each word that very many articles have, those that it ranks first: a page by relevance is read off, not counted.

bm25 of one word over all its articles takes a microsecond for each. So the first few per cent of them are kept, with
their scores. A condition on the date or the source only thins that list out: what is left of it is still the best of
what the condition leaves, in its order. A list holds for the articles that were there when it was made; it is
made again when the library has grown by a twentieth.
"""

import math
import sqlite3
import zlib
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

VERSION = 1
"""Changes whenever what a list holds changes."""
COMMON = 20_000
"""Words with more articles than this have a list; of others, all articles are ranked when they are asked for."""
LEAST = 2_000
"""How many articles a list has at least."""
SHARE = 25
"""And one in so many of the word's articles."""
GROWN = 0.05
"""Lists are made again when so large a part of the library came or went since."""
WEIGHTS = "8.0, 1.0"
"""What a hit in the title and one in the text weigh in the score."""
PART = 20
"""How many lists are made in one transaction."""

BEST = """
-- For a word that very many articles have, those that bm25 ranks first. z: their docids (64 bits each), then their
-- scores (32 bits each), little-endian, in the order of the scores; zlib. articles: how many have the word. The row
-- of the empty word says what the lists were made of: how many articles, and the newest id.
create table best (term text primary key, articles integer not null, z blob not null);
"""


@dataclass(frozen=True, slots=True)
class State:
    """What the lists were made of: `articles` in all, up to the id `newest`; `whole`: none is missing."""

    articles: int
    newest: int
    whole: bool


def state(connection: sqlite3.Connection) -> State | None:
    """Return what the lists were made of, None when there are none of this version."""
    row = connection.execute("select articles, z from best where term = ''").fetchone()
    version = connection.execute("select version from derived where name = 'best'").fetchone()
    if row is None or version is None or abs(version[0]) != VERSION:
        return None
    return State(int(row[0]), int(row[1]), version[0] > 0)


def total(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many articles the index has, and how many words: it keeps both in one record."""
    row = connection.execute("select block from article_fts_data where id = 1").fetchone()
    numbers = _varints(bytes(row[0])) if row and row[0] else []
    return (numbers[0], sum(numbers[1:])) if numbers else (0, 0)


def _varints(data: bytes) -> list[int]:
    """Return the numbers of a record, as SQLite writes them (seven bits a byte, the highest first)."""
    found, number, used = [], 0, 0
    for byte in data:
        used += 1
        if used == 9:
            found.append(number << 8 | byte)
            number, used = 0, 0
            continue
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            found.append(number)
            number, used = 0, 0
    return found


def lengths(connection: sqlite3.Connection, docid: int) -> int:
    """Return how many words an article has in the index, title and text together."""
    row = connection.execute("select sz from article_fts_docsize where id = ?", (docid,)).fetchone()
    return sum(_varints(bytes(row[0]))) if row else 0


def best_of(connection: sqlite3.Connection, term: str) -> "tuple[array[int], array[float]] | None":
    """Return the docids that a word ranks first, and their scores (smaller is better); None when it has no list."""
    row = connection.execute("select z from best where term = ?", (term,)).fetchone()
    if row is None or not term:
        return None
    data = zlib.decompress(row[0])
    count = len(data) // 12
    docids, scores = array("q", data[: 8 * count]), array("f", data[8 * count :])
    return docids, scores


def stale(connection: sqlite3.Connection) -> bool:
    """Tell whether the lists have to be made (again)."""
    articles, _ = total(connection)
    found = state(connection)
    if found is None or not found.whole:
        return articles > COMMON
    return abs(articles - found.articles) > GROWN * found.articles


def rebuild_best(
    connection: sqlite3.Connection, progress: Callable[[int, int], None] = lambda done, of: None
) -> Iterator[None]:
    """Make the lists, some in each step; the caller commits after each. One that was stopped is gone on with.

    Takes some 0.2 s for each million articles' worth of a word's hits. `progress` is told how many lists are made.
    """
    articles, newest = _now(connection)
    found = state(connection)
    if found is None or found.whole or (found.articles, found.newest) != (articles, newest):
        connection.execute("delete from best")
        connection.execute("insert into best values ('', ?, ?)", (articles, newest))
        _mark(connection, -VERSION)
    common = connection.execute(
        "select term, articles from term where articles > ? and term not in (select term from best) order by term",
        (COMMON,),
    ).fetchall()
    for number, (term, having) in enumerate(common):
        if number % PART == 0:
            yield
            progress(number, len(common))
        most = max(LEAST, having // SHARE)
        connection.execute("insert into best values (?, ?, ?)", (term, having, _packed(connection, term, most)))
    _mark(connection, VERSION)
    yield


def _now(connection: sqlite3.Connection) -> tuple[int, int]:
    (newest,) = connection.execute("select ifnull(max(id), 0) from article").fetchone()
    return total(connection)[0], int(newest)


def _mark(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("insert or replace into derived (name, version) values ('best', ?)", (version,))


def _packed(connection: sqlite3.Connection, term: str, most: int) -> bytes:
    docids, scores = array("q"), array("f")
    sql = (
        f"select rowid, bm25(article_fts, {WEIGHTS}) as score from article_fts where article_fts match ? "
        "order by score, rowid desc limit ?"
    )
    for docid, score in connection.execute(sql, (f'"{term}"', most)):
        docids.append(docid)
        scores.append(score)
    return zlib.compress(docids.tobytes() + scores.tobytes(), 1)


def weight_of(having: int, articles: int) -> float:
    """Return what a word tells, as FTS5 reckons it (Robertson's idf, never below a millionth)."""
    found = math.log((articles - having + 0.5) / (having + 0.5)) if having < articles else 0.0
    return found if found > 0 else 1e-6


def score_of(times: float, length: int, mean_length: float) -> float:
    """Return what `times` hits in an article of `length` words add to its score, before the word's weight (bm25)."""
    return times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length / mean_length))
