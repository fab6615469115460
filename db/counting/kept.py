"""Counts that are kept: made once for each source and year, and again only where articles have changed.

Each source and year is a transaction of its own: what was counted when the program is stopped stays counted.
"""

import json
import sqlite3
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from readroom.db.counting.common import Year, common_words, forget, has_common, kept_years, texts, where_year
from readroom.db.counting.schema import COUNTED, STREAMED
from readroom.db.counting.streams import keep_streams, keeps_streams
from readroom.db.counting.vocab import ALL_WORDS, SIZES, vocab
from readroom.db.storing import note_uncounted
from readroom.db.tally import tallied
from readroom.db.transaction import transaction
from readroom.text.fold import folded_words

WHOLE = (0, "*")
"""The source and year under which the counts of the whole library stand."""
FEW = 100
"""Of fewer articles, the words are not kept: reading them takes some 10 ms."""
PACK = 1
"""How hard counts are packed (zlib): more makes them a tenth smaller in twice the time."""
Cell = tuple[int, str]
"""A source and a year; the year is '' for the undated."""


@dataclass(slots=True)
class Vocabulary:
    """Words as folded, with how often each stands in some texts, and in how many; and the sums of both."""

    hits: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)
    words: int = 0
    texts: int = 0

    def add(self, words: Sequence[str]) -> None:
        """Count the words of one text."""
        self.hits.update(words)
        self.articles.update(set(words))
        self.words += len(words)
        self.texts += 1

    def take(self, other: "Vocabulary", sign: int = 1) -> None:
        """Add another one's counts, or (`sign` -1) take them off; words without hits are left out then."""
        for total, part in ((self.hits, other.hits), (self.articles, other.articles)):
            get = total.get
            for word, number in part.items():
                total[word] = get(word, 0) + sign * number
        self.words += sign * other.words
        self.texts += sign * other.texts
        if sign < 0:
            for word in [word for word in other.hits if not self.hits[word]]:
                del self.hits[word]
                self.articles.pop(word, None)


def has_kept(connection: sqlite3.Connection) -> bool:
    """Tell whether a library has the tables."""
    return connection.execute("select 1 from sqlite_master where name = 'counted_stale'").fetchone() is not None


def stale(connection: sqlite3.Connection) -> set[Cell]:
    """Return the sources and years that have changed since they were counted."""
    return {(int(source), str(year)) for source, year in connection.execute("select * from counted_stale")}


def stale_articles(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many articles there are of the sources and years that have changed, and how many in all."""
    (fresh,) = connection.execute(
        "select ifnull(sum(y.articles), 0) from counted_stale s join source_year y "
        "on y.source_id = s.source_id and y.year = cast(s.year as integer)"
    ).fetchone()
    return int(fresh), tallied(connection)


def kept_cells(connection: sqlite3.Connection) -> dict[Cell, int]:
    """Return every source and year whose words are kept as they stand now, with its articles."""
    gone = stale(connection)
    rows = connection.execute("select source_id, year, articles from counted_words")
    return {(source, year): articles for source, year, articles in rows if (source, year) not in gone}


def kept(connection: sqlite3.Connection, cell: Cell) -> Vocabulary | None:
    """Return the counts of a source and year as they were made last, or of the whole library; None if they are not."""
    row = _row(connection, cell)
    if row is None:
        return None
    articles, tokens, words, counts = row
    numbers = _numbers("I", counts)
    hits, holding = (Counter(dict(zip(words, numbers[place::2], strict=True))) for place in (1, 0))
    return Vocabulary(hits, holding, tokens, articles)


def kept_hits(connection: sqlite3.Connection, wanted: frozenset[str]) -> Vocabulary | None:
    """Return the hits of some words in the whole library, with the sums of all; None if that is not kept."""
    row = _row(connection, WHOLE)
    if row is None:
        return None
    articles, tokens, words, counts = row
    hits = {word: number for word, number in zip(words, _numbers("I", counts)[1::2], strict=True) if word in wanted}
    return Vocabulary(Counter(hits), Counter(), tokens, articles)


def kept_together(connection: sqlite3.Connection, cells: Iterable[Cell]) -> Vocabulary:
    """Return the sum of what is kept of some sources and years."""
    found = Vocabulary()
    # Both numbers of a word in one, so that they are added in one step.
    both: dict[str, int] = {}
    get = both.get
    for cell in cells:
        row = _row(connection, cell)
        if row is None:
            continue
        articles, tokens, words, counts = row
        found.texts += articles
        found.words += tokens
        for word, number in zip(words, _numbers("Q", counts), strict=True):
            both[word] = get(word, 0) + number
    found.hits = Counter({word: number >> 32 for word, number in both.items()})
    found.articles = Counter({word: number & 0xFFFF_FFFF for word, number in both.items()})
    return found


def _row(connection: sqlite3.Connection, cell: Cell) -> tuple[int, int, list[str], bytes] | None:
    sql = "select articles, tokens, words, counts from counted_words where source_id = ? and year = ?"
    row = connection.execute(sql, cell).fetchone()
    if row is None:
        return None
    articles, tokens, words, counts = row
    return articles, tokens, zlib.decompress(words).decode().split("\n") if tokens else [], counts


def recount(
    connection: sqlite3.Connection, *, progress: Callable[[int, int], None] | None = None, whole: bool = True
) -> int:
    """Count what has changed, and return how many sources and years that were; not inside a transaction.

    It takes some 0.2 ms for each article of them. `progress` is told how many are done, and of how many; what it raises
    stops the work, and the next call goes on. `whole`: the library's own words are counted too, some 40 µs for every
    article that there is; without them, a list of all its words is made from the index in as much time.
    """
    recounting = _Recounting(connection, sorted(stale(connection), key=lambda cell: (cell[1], cell[0])))
    recounting.run(progress)
    if whole and kept(connection, WHOLE) is None:
        _recount_whole(connection)
    if keeps_streams(connection):
        keep_streams(connection)
    return len(recounting.cells)


class _Recounting:
    """What has changed is counted year by year: the texts that are read give the common words by day as well."""

    def __init__(self, connection: sqlite3.Connection, cells: list[Cell]) -> None:
        self.cells = cells
        self._connection = connection
        self._common = common_words(connection) if has_common(connection) else frozenset()
        self._kept = kept_years(connection) if has_common(connection) else {}
        (self._newest,) = connection.execute("select ifnull(max(id), 0) from article").fetchone()

    def run(self, progress: Callable[[int, int], None] | None) -> None:
        """Count the sources and years, each in a transaction of its own."""
        if self._common and self._common != self._kept_words():
            with transaction(self._connection):
                forget(self._connection)
            self._kept = {}
        done = 0
        for year in self._years():
            fresh = [cell for cell in self.cells if cell[1] == year]
            common = Year(self._common) if self._common and year not in self._kept else None
            for cell in fresh:
                if progress is not None:
                    progress(done, len(self.cells))
                with transaction(self._connection):
                    self._count(cell, common)
                done += 1
            if self._common:
                self._keep(year, common, fresh)

    def _kept_words(self) -> frozenset[str]:
        return frozenset(term for (term,) in self._connection.execute("select distinct term from counted_term"))

    def _years(self) -> list[str]:
        """Return the years in which something has changed, and those whose common words are not kept."""
        years = {year for _, year in self.cells}
        if self._common:
            rows = self._connection.execute("select distinct substr(day, 1, 4) from counted_days")
            years |= {year for (year,) in rows if year not in self._kept}
        return sorted(years)

    def _count(self, cell: Cell, common: Year | None) -> None:
        execute = self._connection.execute
        execute("delete from counted_words where source_id = ? and year = ?", WHOLE)
        _recount_cell(self._connection, cell, common)
        execute("delete from counted_stale where source_id = ? and year = ?", cell)

    def _keep(self, year: str, common: Year | None, read: list[Cell]) -> None:
        """Keep the common words of a year: what was read of it, and the rest of it or what was kept before."""
        where, values = where_year(year)
        if common is None:
            (newer,) = self._connection.execute(
                f"select count(*) from article a where a.id > ? and {where}", [self._kept[year], *values]
            ).fetchone()
            common = Year(self._common)
            if newer:
                common.take(self._connection, year)
                where, values = f"a.id > ? and {where}", [self._kept[year], *values]
            else:
                return
        else:
            where += " and a.source_id not in (select value from json_each(?))"
            values.append(json.dumps([source for source, _ in read if self._was_read(source, year)]))
        for _, day, title, text in texts(self._connection, where, values):
            common.add(day, folded_words(title), folded_words(text))
        with transaction(self._connection):
            common.store(self._connection, year, self._newest)

    def _was_read(self, source: int, year: str) -> bool:
        sql = "select 1 from counted_words where source_id = ? and year = ?"
        return self._connection.execute(sql, (source, year)).fetchone() is not None


def rebuild_counts(connection: sqlite3.Connection, progress: Callable[[int, int], None] | None = None) -> int:
    """Count all words anew, and return how many sources and years that were; not inside a transaction."""
    with transaction(connection):
        for table in (table for table in COUNTED if table not in STREAMED):
            connection.execute(f"delete from {table}")
        note_uncounted(connection)
    return recount(connection, progress=progress)


def _recount_cell(connection: sqlite3.Connection, cell: Cell, common: Year | None) -> None:
    source, year = cell
    of_year, numbers = where_year(year)
    where, values = f"a.source_id = ? and {of_year}", [source, *numbers]
    connection.execute("delete from counted_words where source_id = ? and year = ?", cell)
    connection.execute(
        "delete from counted_days where day >= ? and day <= ? and source_id = ?", (year, year and year + "~", source)
    )
    (articles,) = connection.execute(f"select count(*) from article a where {where}", values).fetchone()
    if not articles:
        return
    connection.execute(
        f"insert into counted_days select ifnull(substr(a.date, 1, 10), '') as day, a.source_id, count(*), "
        f"sum({ALL_WORDS}) from article a {SIZES} where {where} group by day",
        values,
    )
    if articles < FEW:
        return
    found = Vocabulary()
    for _, day, title, text in texts(connection, where, values):
        heading, words = folded_words(title), folded_words(text)
        if common is not None:
            common.add(day, heading, words)
        found.add(heading + words)
    every = sorted(found.hits)
    hits, holding = ([counter[word] for word in every] for counter in (found.hits, found.articles))
    _store(connection, cell, found.texts, found.words, every, hits, holding)


def _recount_whole(connection: sqlite3.Connection) -> None:
    """Count the whole library's words from the index, which has them in order."""
    table = vocab(connection, "row")
    with transaction(connection):
        every, hits, holding = [], array("I"), array("I")
        for word, articles, number in connection.execute(f"select term, doc, cnt from {table} order by term"):
            every.append(word)
            hits.append(number)
            holding.append(articles)
        (texts,) = connection.execute("select count(*) from article").fetchone()
        _store(connection, WHOLE, texts, sum(hits), every, hits, holding)


def _store(
    connection: sqlite3.Connection,
    cell: Cell,
    articles: int,
    tokens: int,
    words: Iterable[str],
    hits: Iterable[int],
    holding: Iterable[int],
) -> None:
    counts = array("I", chain.from_iterable(zip(holding, hits, strict=True)))
    packed = (zlib.compress(part, PACK) for part in ("\n".join(words).encode(), _little(counts).tobytes()))
    connection.execute(
        "insert into counted_words (source_id, year, articles, tokens, words, counts) values (?, ?, ?, ?, ?, ?)",
        (*cell, articles, tokens, *packed),
    )


def _numbers(size: Literal["I", "Q"], packed: bytes) -> "array[int]":
    return _little(array(size, zlib.decompress(packed)))


def _little(numbers: "array[int]") -> "array[int]":
    """Return numbers with their bytes turned round, where the machine writes them the other way."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
