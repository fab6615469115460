"""Searching a library: pages of results with marked snippets, newest or best first, and everything that matches.

A query is parsed once (`understand`) and run as often as needed. Any statement can be stopped from another thread with
`library.interrupt()`; the search then raises Interrupted.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Literal

from readroom.db.articles import ArticleRow, rows_by_id
from readroom.db.best import WEIGHTS
from readroom.db.crossing import crossed
from readroom.db.errors import LibraryError, QueryError, ReadroomError
from readroom.db.fields import NotebookView
from readroom.db.holding import until_over
from readroom.db.library import Library
from readroom.db.plan import Plan, make_plan
from readroom.db.ranking import Key, likely_page
from readroom.db.texts import newest, read_texts
from readroom.text.match import Match, Matcher, snippet
from readroom.text.query import BadValue, Query, parse
from readroom.text.query_tree import holds_words

Sort = Literal["date", "rank"]
BATCH = 20
"""How many results a stream reads at a time: what a screen shows."""
WEIGHED = 150
"""By so many words and phrases a page of results is ranked at most: each is counted in the whole library."""
SECONDS = 0.8
"""How long a page of results may look into texts for what the index does not know."""
AT_ONCE = 0.03
"""How long the first results of what is still being typed may."""


class Interrupted(ReadroomError):  # noqa: N818 - it is no error of anybody's
    """A search was stopped from another thread."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found.

    `hits` is how many of its words match; `marks` are their ranges in `snippet`; `start` is where the first one stands
    in the text (code points), None when none does; `score` is bm25's, smaller is better, None in order of date.
    """

    row: ArticleRow
    hits: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    start: int | None
    score: float | None


def understand(text: str, *, today: date) -> Query:
    """Return what a query asks for; raise QueryError (one line, with its position) on an impossible value."""
    try:
        return parse(text, today=today)
    except BadValue as problem:
        raise QueryError(f"{problem} (character {problem.position + 1} of the query)", problem.position) from problem


def search(
    library: Library,
    query: Query,
    *,
    limit: int = 50,
    sort: Sort = "date",
    after: Hit | int | None = None,
    before: Hit | int | None = None,
    among: int | None = None,
    notebook: NotebookView | None = None,
    exact: bool = False,
    seconds: float | None = None,
    remarks: list[str] | None = None,
) -> list[Hit]:
    """Return up to `limit` results: newest first and the undated last, or (`rank`) best first.

    `after`: those that follow this result; `before`: those just ahead of it. In order of date a docid will do. What has
    no words to rank by stands in order of date. `among`: rank only the newest so many matches, and leave out the
    others; the time that ranking takes grows with the number of matches (about 1 µs for each).

    What would take long is cut short, and `remarks` is told of it: a word with a `*` is looked for in its commonest
    forms, texts are looked into for so many `seconds` (`SECONDS` unless told), the newest of many matches are ranked.
    `exact` does all of it.
    """
    with running(library):
        allowed = SECONDS if seconds is None else seconds
        plan = make_plan(library, query, notebook, exact=exact, seconds=None if exact else allowed)
        said = [] if remarks is None else remarks
        if sort == "rank" and among is None and not exact:
            keys = {"after": _key(after), "before": _key(before)}
            page = likely_page(library, plan, limit, said, **keys)
            if page is not None:
                said += plan.remarks()
                return _hits(library, plan, page.rows, page.known)
            if plan.scoring is not None and plan.scoring.count('"') > 2 * WEIGHED:
                sort = "date"
                said.append("too many words to rank by, so the newest come first; --exact ranks all")
        found = _newest(library, plan, sort, after, before, limit)
        if found is None:
            plan.budget.stops = sort == "date" or plan.scoring is None
            rows = partial(_page, library, plan, sort, after, before, limit, among)
            found = list(until_over(rows, plan.budget))
        said += plan.remarks()
        if not found and remarks is not None and after is None and before is None:
            from readroom.db.elsewhere import elsewhere  # counts pages, as this module finds them

            said += [hint] if (hint := elsewhere(library, query, notebook)) else []
        return _hits(library, plan, found[::-1] if before is not None else found)


def _key(place: Hit | int | None) -> Key | None:
    return (place.score or 0.0, place.row.docid) if isinstance(place, Hit) else None


def stream(
    library: Library,
    query: Query,
    *,
    sort: Sort = "date",
    after: Hit | int | None = None,
    notebook: NotebookView | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Hit]:
    """Yield all results as they are found, in the order of `search`; nothing is cut short.

    `progress` is told now and then how many texts were looked into, where the index does not know what is asked.
    """
    with running(library):
        plan = make_plan(library, query, notebook, progress=progress)
        cursor = _page(library, plan, sort, after, None, -1)
        while found := cursor.fetchmany(BATCH):
            yield from _hits(library, plan, found)


def matching_ids(
    library: Library, query_text: str, *, notebook: NotebookView | None = None, today: date
) -> Iterator[int]:
    """Yield the ids of all articles that a query finds, newest first; raise QueryError."""
    query = understand(query_text, today=today)
    with running(library):
        plan = make_plan(library, query, notebook)
        sql = f"select a.id from {plan.tables} where {plan.where} order by {plan.docid} desc"
        for (found,) in library.connection.execute(sql, plan.values):
            yield found


def marks_in(
    library: Library, query: Query, article_id: int, *, notebook: NotebookView | None = None
) -> list[tuple[int, int]]:
    """Return the ranges of an article's text (code points) that a query hits, in order; they may overlap."""
    with running(library):
        plan = make_plan(library, query, notebook, exact=False, fold=False)
        for row in rows_by_id(library, [article_id]):
            for _, _, text, holds in read_texts(library, plan, [article_id]):
                match = Matcher(plan.words).match(row.title or "", text, holds.__getitem__) if plan.words else None
                return [(spot.start, spot.end) for spot in match.text] if match else []
        return []


@contextmanager
def running(library: Library) -> Iterator[None]:
    """Turn what SQLite raises while a search runs into Interrupted, or a LibraryError with one line."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        if "interrupted" in str(problem):
            raise Interrupted("the search was stopped") from problem
        raise LibraryError(f"library {library.path} cannot be searched: {problem}; run: readroom check") from problem
    except sqlite3.DatabaseError as problem:
        raise LibraryError(f"library {library.path} is damaged: {problem}; run: readroom check") from problem


def _page(
    library: Library,
    plan: Plan,
    sort: Sort,
    after: Hit | int | None,
    before: Hit | int | None,
    limit: int,
    among: int | None = None,
) -> sqlite3.Cursor:
    """Return a cursor over up to `limit` (id, docid, score), from `after` on or from `before` backwards; -1: all."""
    key, back = (after, False) if before is None else (before, True)
    if sort == "rank" and plan.scoring is not None:
        return _ranked(library, plan, key, limit, back=back, among=among)
    where, values = plan.where, list(plan.values)
    if key is not None:
        where += f" and {plan.docid} {'>' if back else '<'} ?"
        values.append(key if isinstance(key, int) else key.row.docid)
    order = "asc" if back else "desc"
    sql = f"select a.id, a.docid, null from {plan.tables} where {where} order by {plan.docid} {order} limit ?"
    return library.connection.execute(sql, [*values, limit])


def _newest(
    library: Library, plan: Plan, sort: Sort, after: Hit | int | None, before: Hit | int | None, limit: int
) -> list[tuple[int, int, None]] | None:
    if sort == "rank" and plan.scoring is not None:
        return None
    later, earlier = (key.row.docid if isinstance(key, Hit) else key for key in (after, before))
    way = newest if plan.words is not None else crossed
    return way(library, plan, limit, after=later if earlier is None else None, before=earlier)


def _ranked(
    library: Library, plan: Plan, key: Hit | int | None, limit: int, *, back: bool, among: int | None
) -> sqlite3.Cursor:
    if isinstance(key, int):
        raise ValueError("in order of rank, a page follows a result, not a docid")
    score, values = f"bm25(article_fts, {WEIGHTS})", list(plan.values)
    tables = plan.tables
    if plan.match is None:
        # No word that every result holds: those that hold one of the query's words have a score, the others none.
        tables += (
            f" left join (select rowid as docid, {score} as score from article_fts where article_fts match ? "
            "limit -1) r on r.docid = a.docid"
        )
        score = "ifnull(r.score, 0.0)"
        values = [plan.scoring, *values]
    where, (first, then) = "1", (("desc", "asc") if back else ("asc", "desc"))
    if key is not None:
        worse, later = ("<", ">") if back else (">", "<")
        where = f"(score {worse} ? or (score = ? and docid {later} ?))"
        values += [key.score or 0.0, key.score or 0.0, key.row.docid]
    inner = f"select a.id as id, {plan.docid} as docid, {score} as score from {tables} where {plan.where}"
    inner += f" order by {plan.docid} desc limit {among}" if among is not None else " limit -1"
    sql = f"select id, docid, score from ({inner}) where {where} order by score {first}, docid {then} limit ?"
    return library.connection.execute(sql, [*values, limit])


def _hits(
    library: Library,
    plan: Plan,
    found: Sequence[tuple[int, int, float | None]],
    known: Mapping[int, tuple[str, Match]] = MappingProxyType({}),
) -> list[Hit]:
    """Return results; of those that are `known`, text and hits need not be looked for."""
    ids = [article_id for article_id, _, _ in found]
    rows = {row.id: row for row in rows_by_id(library, ids)}
    matcher = Matcher(plan.words) if plan.words is not None and holds_words(plan.words) else None
    matches = dict(known)
    for article_id, title, text, holds in read_texts(library, plan, [i for i in ids if i not in known]):
        match = matcher.match(title, text, holds.__getitem__) if matcher else None
        matches[article_id] = text, match or Match()
    return [_hit(rows[i], *matches[i], score) for i, _, score in found if i in rows and i in matches]


def _hit(row: ArticleRow, text: str, match: Match, score: float | None) -> Hit:
    piece = snippet(text, match.text)
    return Hit(row, match.hits, piece.text, piece.marks, match.text[0].start if match.text else None, score)
