"""The commonest words by day, kept for each year: how often they stand where, without a look at every place.

What is kept of a year holds for its articles up to the id `newest`; a change or deletion of one of them takes it away
(by a trigger), and what came later is read. So every answer is exact, whether the tables are filled, behind or absent.
"""

import sqlite3
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from readroom.db.articles import FIRST_DATED, docids_of_year
from readroom.db.best import total
from readroom.text.fold import folded_words

SHARE = 10
"""A word is common when it is in more than one of so many articles."""
LEAST = 100_000
"""Of a word in fewer articles, the index tells every place within a second."""
UNREAD = 20_000
"""So many articles that came later are read for an answer; of more, the index is asked."""
PACK = 1
"""How hard numbers are packed (zlib)."""
_YEAR = "ifnull(substr(a.date, 1, 4), '')"
_COLUMNS = "a.id, ifnull(substr(a.date, 1, 10), ''), ifnull(a.title, ''), t.z"
_FROM = "from article a join article_text t on t.article_id = a.id"


@dataclass(slots=True)
class Spread:
    """Where a word's hits are: `days` has (hits, articles) by date cut to the day, '' for the undated.

    `title` and `text` are (hits, articles) there.
    """

    days: dict[str, list[int]] = field(default_factory=dict)
    title: list[int] = field(default_factory=lambda: [0, 0])
    text: list[int] = field(default_factory=lambda: [0, 0])

    def add(self, day: str, in_title: int, in_text: int) -> None:
        """Count the hits in one article."""
        for of, hits in ((self.title, in_title), (self.text, in_text)):
            of[0] += hits
            of[1] += bool(hits)
        here = self.days.setdefault(day, [0, 0])
        here[0] += in_title + in_text
        here[1] += 1


def has_common(connection: sqlite3.Connection) -> bool:
    """Tell whether a library has the tables."""
    return connection.execute("select 1 from sqlite_master where name = 'counted_year'").fetchone() is not None


def common_words(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the words that are to be kept: those that are, unless one that is twice as common as need be is not."""
    articles, _ = total(connection)
    sql = "select term from term where articles > ?"
    wanted, must = (
        {term for (term,) in connection.execute(sql, (max(LEAST * times, articles * times // SHARE),))}
        for times in (1, 2)
    )
    kept = {term for (term,) in connection.execute("select distinct term from counted_term")}
    return frozenset(kept if must <= kept else wanted)


class Year:
    """The common words of a year, as its articles are read."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = sorted(words)
        # From 1 on, so that all others (None) can be left out by their truth: no step of Python's own for a word.
        self._number = {word: number for number, word in enumerate(self._words, 1)}
        self._in_title, self._in_text, self._titles, self._texts = (Counter[int]() for _ in range(4))
        self._days: dict[str, tuple[Counter[int], Counter[int]]] = {}
        self.articles = 0

    def add(self, day: str, title: list[str], text: list[str]) -> None:
        """Count one article: its date cut to the day, and the folded words of title and text."""
        self.articles += 1
        numbers = self._number.get
        hits, articles = self._day(day)
        found = list(filter(None, map(numbers, text)))
        here = set(found)
        self._in_text.update(found)
        self._texts.update(here)
        if heading := list(filter(None, map(numbers, title))):
            self._in_title.update(heading)
            self._titles.update(set(heading))
            here.update(heading)
            found += heading
        hits.update(found)
        articles.update(here)

    def _day(self, day: str) -> tuple[Counter[int], Counter[int]]:
        return self._days.setdefault(day, (Counter(), Counter())) if day not in self._days else self._days[day]

    def take(self, connection: sqlite3.Connection, year: str) -> None:
        """Add what is kept of the year."""
        row = connection.execute("select articles, days from counted_year where year = ?", (year,)).fetchone()
        self.articles += row[0]
        days = [self._day(day) for day in _days(row[1])]
        sums = (self._in_title, self._titles, self._in_text, self._texts)
        for word, packed in connection.execute("select term, counts from counted_term where year = ?", (year,)):
            number, kept = self._number[word], _numbers(packed)
            for counter, value in zip(sums, kept, strict=False):
                counter[number] += value
            for n, (hits, articles) in enumerate(days):
                if kept[4 + 2 * n]:
                    hits[number] += kept[4 + 2 * n]
                    articles[number] += kept[5 + 2 * n]

    def store(self, connection: sqlite3.Connection, year: str, newest: int) -> None:
        """Keep the year, whose articles are those up to the id `newest`. Inside the caller's transaction."""
        forget(connection, year)
        if not self.articles:
            return
        names = sorted(self._days)
        connection.execute(
            "insert into counted_year (year, newest, articles, days) values (?, ?, ?, ?)",
            (year, newest, self.articles, zlib.compress("\n".join(names).encode(), PACK)),
        )
        days = [counter for name in names for counter in self._days[name]]
        connection.executemany(
            "insert into counted_term (term, year, counts) values (?, ?, ?)",
            ((word, year, self._packed(number, days)) for number, word in enumerate(self._words, 1)),
        )

    def _packed(self, number: int, days: list[Counter[int]]) -> bytes:
        sums = (self._in_title, self._titles, self._in_text, self._texts)
        numbers = array("I", [counter.get(number, 0) for counter in (*sums, *days)])
        return zlib.compress(_little(numbers).tobytes(), PACK)


def forget(connection: sqlite3.Connection, year: str | None = None) -> None:
    """Take away what is kept of a year, or of all."""
    for table in ("counted_year", "counted_term"):
        connection.execute(f"delete from {table} where ? is null or year = ?", (year, year))


def kept_years(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the years that are kept, each with the newest id that it holds for."""
    return dict(connection.execute("select year, newest from counted_year").fetchall())


def where_year(year: str) -> tuple[str, list[object]]:
    """Return the condition for the articles `a` of a year, by the order that the articles are stored in."""
    first, end = docids_of_year(int(year)) if year else (0, FIRST_DATED)
    # A day that is full goes on in the next: the condition on the date is what decides.
    return f"a.docid >= ? and a.docid < ? and {_YEAR} = ?", [max(0, first - (1 << 24)), end + (1 << 24), year]


def texts(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> Iterator[tuple[int, str, str, str]]:
    """Yield (id, date cut to the day, title, text) of articles `a`."""
    for article_id, day, title, packed in connection.execute(f"select {_COLUMNS} {_FROM} where {where}", values):
        yield article_id, day, title, zlib.decompress(packed).decode()


def common_spread(connection: sqlite3.Connection, word: str) -> Spread | None:
    """Return where the hits of a word are in the whole library; None when that is not kept, or far behind."""
    if not has_common(connection):
        return None
    found = _kept_spread(connection, word)
    if found is None:
        return None
    spread, years, covered = found
    left = total(connection)[0] - covered
    if left:
        if left > UNREAD:
            return None
        _read_on(connection, word, spread, years)
    return spread


def _kept_spread(connection: sqlite3.Connection, word: str) -> tuple[Spread, dict[str, int], int] | None:
    spread, covered = Spread(), 0
    years: dict[str, int] = {}
    sql = (
        "select y.year, y.newest, y.articles, y.days, t.counts from counted_year y "
        "left join counted_term t on t.term = ? and t.year = y.year"
    )
    for year, newest, articles, days, packed in connection.execute(sql, (word,)):
        if packed is None:
            return None
        years[year] = newest
        covered += articles
        numbers = _numbers(packed)
        for of, first in ((spread.title, 0), (spread.text, 2)):
            of[0] += numbers[first]
            of[1] += numbers[first + 1]
        for n, day in enumerate(_days(days)):
            if numbers[5 + 2 * n]:
                spread.days[day] = [numbers[4 + 2 * n], numbers[5 + 2 * n]]
    return (spread, years, covered) if years else None


def _read_on(connection: sqlite3.Connection, word: str, spread: Spread, years: dict[str, int]) -> None:
    """Add the articles that came since, and those of years that are not kept (any more)."""
    newest = min(years.values())
    unkept = [
        year
        for (year,) in connection.execute(
            "select distinct substr(day, 1, 4) from counted_days union select year from counted_stale"
        )
        if year not in years
    ]
    parts: list[tuple[str, list[object]]] = [("a.id > ?", [newest])]
    for year in unkept:
        where, values = where_year(year)
        parts.append((f"{where} and a.id <= ?", [*values, newest]))
    for where, values in parts:
        sql = f"select {_COLUMNS} {_FROM} where {where}"
        for number, day, title, packed in connection.execute(sql, values):
            if number <= years.get(day[:4], 0):
                continue
            words = [folded_words(part).count(word) for part in (title, zlib.decompress(packed).decode())]
            if any(words):
                spread.add(day, *words)


def _days(packed: bytes) -> list[str]:
    return zlib.decompress(packed).decode().split("\n")


def _numbers(packed: bytes) -> "array[int]":
    return _little(array("I", zlib.decompress(packed)))


def _little(numbers: "array[int]") -> "array[int]":
    """Return numbers with their bytes turned round, where the machine writes them the other way."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
