"""How many articles there are of each source and year: kept by triggers, so that nothing is counted at the start."""

import sqlite3
from collections.abc import Iterator
from datetime import date

YEAR = "case when {0} < 1073741824 then 0 else cast(strftime('%Y', ({0} >> 20) + 1721424.5) as integer) end"
"""The year of a docid as SQL, 0 for the undated: its day, counted from the first of January of the year 1."""
DAY_SHIFT = 20
FIRST_DATED = 1 << 30
EVERY = 0
"""The source that stands for all of them."""


def rebuild_tally(connection: sqlite3.Connection) -> None:
    """Count all articles anew. Inside the caller's transaction."""
    connection.execute("delete from source_year")
    connection.execute(f"insert into source_year {_COUNTED}")
    connection.execute(f"insert into source_year select {EVERY}, year, sum(articles) from source_year group by year")


_COUNTED = f"select source_id, {YEAR.format('docid')} as year, count(*) from article group by 1, 2"


def wrong_tallies(connection: sqlite3.Connection) -> Iterator[tuple[int, int, int, int]]:
    """Yield (source, year, articles as kept, articles as counted) where the two differ."""
    counted = {(source, year): n for source, year, n in connection.execute(_COUNTED)}
    for year in {year for _, year in counted}:
        counted[EVERY, year] = sum(n for (_, of), n in counted.items() if of == year)
    kept = {(s, y): n for s, y, n in connection.execute("select source_id, year, articles from source_year")}
    for key in sorted(counted.keys() | kept.keys()):
        if kept.get(key, 0) != counted.get(key, 0):
            yield *key, kept.get(key, 0), counted.get(key, 0)


def year_of(docid: int) -> int:
    """Return the year of a docid, 0 of the undated; one beyond the last day is of the year 9999."""
    return date.fromordinal(min(docid >> 20, date.max.toordinal())).year if docid >= FIRST_DATED else 0


def tallied(
    connection: sqlite3.Connection, source_id: int | None = None, *, first: int | None = None, last: int | None = None
) -> int:
    """Return how many articles a source (None: every one) has from year `first` to year `last`; 0 is undated."""
    sql, values = "select ifnull(sum(articles), 0) from source_year where source_id = ?", [source_id or EVERY]
    for sign, year in ((">=", first), ("<=", last)):
        if year is not None:
            sql += f" and year {sign} ?"
            values.append(year)
    return int(connection.execute(sql, values).fetchone()[0])
