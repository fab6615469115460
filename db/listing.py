"""Lists of articles in any order, page by page: each page begins at a row, and costs what it shows.

Every order has an index that ends with the docid, so that equal titles or lengths stand newest first, always. A
selection of few articles is sorted; of a larger one the index is walked along, and rows of others are passed over.
"""

import sqlite3
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from readroom.text.record import record

Order = Literal["date", "title", "source", "words", "added"]
"""Newest first; by title, or source and newest first; longest first; what was added last first."""
Value = int | str
END = 1 << 62
"""Beyond every docid."""
SORTED = 3_000
"""Selections of up to so many articles are sorted."""


class Place(NamedTuple):
    """Where an article stands in every order."""

    id: int
    docid: int
    source_id: int
    title_key: str
    words: int


@record
class Part:
    """What a list is taken from: docids `[first, end)`, of a source or of all, and about how many articles that is."""

    source_id: int | None
    first: int
    end: int
    articles: int


class _Along(NamedTuple):
    """A column to go along, whether it ascends, and its index; rows with the same value stand newest first."""

    column: str
    ascending: bool
    by: str


_ALONG = {"title": _Along("title_key", True, "article_title"), "words": _Along("words", False, "article_words")}


def place_of(connection: sqlite3.Connection, docid: int) -> Place | None:
    """Return where the article with a docid stands; None when there is none."""
    row = connection.execute("select id, docid, source_id, title_key, words from article where docid = ?", (docid,))
    found = row.fetchone()
    return Place(*found) if found else None


def ids_from(
    connection: sqlite3.Connection, part: Part, order: Order, place: Place | None, limit: int, *, back: bool
) -> list[int]:
    """Return the ids of up to `limit` articles from a place on, without it, in the direction of the list or `back`.

    Without a place: from the beginning, or back from the end.
    """
    if order == "source":
        return _by_source(connection, part, place, limit, back=back)
    if order == "date":
        return _newest_first(connection, part, part.source_id, place.docid if place else None, limit, back=back)
    if order == "added":
        return _added(connection, part, place, limit, back=back)
    return _along(connection, part, _ALONG[order], place, limit, back=back)


def rank_in(connection: sqlite3.Connection, part: Part, order: Order, place: Place) -> int:
    """Return how many articles of a part stand before a place: counted along an index."""
    where, values = _within(part, part.source_id)
    hint = f"indexed by {_ALONG[order].by}" if order in _ALONG and part.articles > SORTED else ""

    def count(condition: str, *more: Value) -> int:
        sql = f"select count(*) from article a {hint} where {where} and {condition}"
        return int(connection.execute(sql, [*values, *more]).fetchone()[0])

    if order == "date":
        where, values = _within(replace(part, first=max(part.first, place.docid + 1)), part.source_id)
        return count("1")
    if order == "added":
        return count("a.id > ?", place.id)
    if order == "source":
        sources = _sources(connection, part)
        before = sources[: sources.index(place.source_id)] if place.source_id in sources else sources
        return sum(count("a.source_id = ?", source) for source in before) + count(
            "a.source_id = ? and a.docid > ?", place.source_id, place.docid
        )
    column, ascending, _ = _ALONG[order]
    value = place.title_key if order == "title" else place.words
    return count(f"a.{column} {'<' if ascending else '>'} ?", value) + count(
        f"a.{column} = ? and a.docid > ?", value, place.docid
    )


def span_of(iso: str) -> tuple[int, int]:
    """Return the docids `[first, end)` of a year, a month or a day in ISO form; raise ValueError for anything else."""
    numbers = [int(part) for part in iso.split("-")]
    year, month, day = [*numbers, 0, 0][:3]
    first = date(year, month or 1, day or 1)
    if len(numbers) > 3:
        raise ValueError(iso)
    if day:
        end = first.toordinal() + 1
    elif month:
        end = (date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else date.max).toordinal()
    else:
        end = (date(year + 1, 1, 1) if year < 9999 else date.max).toordinal()
    return first.toordinal() << 20, end << 20


def _within(part: Part, source_id: int | None) -> tuple[str, list[Value]]:
    """Return the condition that an article is in a part."""
    parts: list[tuple[str, Value]] = [("a.source_id = ?", source_id)] if source_id is not None else []
    parts += [("a.docid >= ?", part.first)] if part.first else []
    parts += [("a.docid < ?", part.end)] if part.end < END else []
    return " and ".join(sql for sql, _ in parts) or "1", [value for _, value in parts]


def _ids(connection: sqlite3.Connection, sql: str, values: list[Value], limit: int) -> list[int]:
    return [found for (found,) in connection.execute(f"{sql} limit ?", [*values, limit])]


def _newest_first(
    connection: sqlite3.Connection, part: Part, source_id: int | None, docid: int | None, limit: int, *, back: bool
) -> list[int]:
    if docid is not None:
        # One bound on each side: SQLite goes along an index from one, and holds every row against a second one.
        ends = (max(part.first, docid + 1), part.end) if back else (part.first, min(part.end, docid))
        part = replace(part, first=ends[0], end=ends[1])
    where, values = _within(part, source_id)
    sql = f"select a.id from article a where {where} order by a.docid {'asc' if back else 'desc'}"
    return _ids(connection, sql, values, limit)


def _added(connection: sqlite3.Connection, part: Part, place: Place | None, limit: int, *, back: bool) -> list[int]:
    where, values = _within(part, part.source_id)
    if place is not None:
        where += f" and a.id {'>' if back else '<'} ?"
        values.append(place.id)
    # The ids of one source are in order in an index; those of a few articles are sorted; else all are gone along.
    column = "+a.id" if part.articles <= SORTED else "a.id"
    index = "" if part.articles <= SORTED else "not indexed" if part.source_id is None else "indexed by article_added"
    sql = f"select a.id from article a {index} where {where} order by {column} {'asc' if back else 'desc'}"
    return _ids(connection, sql, values, limit)


def _along(
    connection: sqlite3.Connection, part: Part, along: _Along, place: Place | None, limit: int, *, back: bool
) -> list[int]:
    where, values = _within(part, part.source_id)
    few = part.articles <= SORTED
    column = f"{'+' if few else ''}a.{along.column}"
    head = f"select a.id from article a {'' if few else f'indexed by {along.by}'} where {where}"
    up = along.ascending is not back
    order = f"{column} {'asc' if up else 'desc'}, {'+' if few else ''}a.docid {'asc' if back else 'desc'}"
    if place is None:
        return _ids(connection, f"{head} order by {order}", values, limit)
    value: Value = place.title_key if along.column == "title_key" else place.words
    same = f"{head} and {column} = ? and a.docid {'>' if back else '<'} ? order by {order}"
    found = _ids(connection, same, [*values, value, place.docid], limit)
    if len(found) < limit:
        beyond = f"{head} and {column} {'>' if up else '<'} ? order by {order}"
        found += _ids(connection, beyond, [*values, value], limit - len(found))
    return found


def _sources(connection: sqlite3.Connection, part: Part) -> list[int]:
    """Return the sources in the order of their names."""
    if part.source_id is not None:
        return [part.source_id]
    names = connection.execute("select id, name from source").fetchall()
    return [found for found, _ in sorted(names, key=lambda source: (source[1].casefold(), source[0]))]


def _by_source(connection: sqlite3.Connection, part: Part, place: Place | None, limit: int, *, back: bool) -> list[int]:
    sources = _sources(connection, part)
    if back:
        sources.reverse()
    if place is not None and place.source_id in sources:
        sources = sources[sources.index(place.source_id) :]
    found: list[int] = []
    for source in sources:
        docid = place.docid if place is not None and source == place.source_id else None
        found += _newest_first(connection, part, source, docid, limit - len(found), back=back)
        if len(found) >= limit:
            break
    return found
