"""What a list of articles shows: a selection in some order, narrowed by a query, in windows by key from any place."""

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from readroom.db import articles
from readroom.db.articles import DAY_SHIFT, EVERYTHING, FIRST_DATED, ArticleRow, Selection, docids_of_year, rows_by_id
from readroom.db.errors import QueryError
from readroom.db.library import Library
from readroom.db.listing import Order

if TYPE_CHECKING:  # the app starts without the query language
    from readroom.db.fields import NotebookView
    from readroom.db.folding import Fold
    from readroom.db.plan import Plan
    from readroom.text.query import Query

TOP = 1 << 62
"""A docid above every article's."""
ORDERS: dict[Order, tuple[str, str]] = {
    "date": ("newest first", "oldest first"),
    "title": ("by title", "by title, from the end"),
    "source": ("by source", "by source, from the end"),
    "words": ("longest first", "shortest first"),
    "added": ("last added first", "first added first"),
}
"""What each order is called, and its reverse."""


class Listing(NamedTuple):
    """The articles of a selection that `query` finds (None: all), in an order or its reverse.

    `folded`: of articles that are near-duplicates of one another, the one that came first into the library stands for
    all that would be in the list.
    """

    selection: Selection = EVERYTHING
    query: "Query | None" = None
    order: Order = "date"
    reverse: bool = False
    folded: bool = False

    @property
    def order_name(self) -> str:
        """What the order is called."""
        return ORDERS[self.order][self.reverse]


class Around(NamedTuple):
    """Rows around a place, the index of the row of that place, and whether they begin and end the list."""

    rows: list[ArticleRow]
    cursor: int
    at_start: bool
    at_end: bool


def window(
    library: Library,
    listing: Listing,
    notebook: "NotebookView | None" = None,
    *,
    after: ArticleRow | int | None = None,
    before: ArticleRow | int | None = None,
    last: bool = False,
    limit: int,
) -> list[ArticleRow]:
    """Return up to `limit` rows that follow a row, stand just before one, are the last ones or the first ones.

    In order of date, a docid stands for a row too.
    """
    selection, query, order, reverse, folded = listing
    if query is None and not folded:
        return articles.list_articles(
            library, selection, order=order, reverse=reverse, after=after, before=before, last=last, limit=limit
        )
    from readroom.db.search import running

    upwards = last or before is not None
    with running(library):
        keys = _keys(library, listing)
        tables, where, values, _plan = _found(library, listing, notebook)
        if (place := after if before is None else before) is not None:
            beyond, more = _beyond(keys, _place(library, listing, place), up=upwards)
            where, values = f"{where} and {beyond}", [*values, *more]
        by = ", ".join(f"{key} {'asc' if rises is not upwards else 'desc'}" for key, rises in keys)
        sql = f"select a.id from {tables} where {where} order by {by} limit ?"
        ids = [found for (found,) in library.connection.execute(sql, [*values, limit])]
    return rows_by_id(library, ids[::-1] if upwards else ids)


def count(
    library: Library,
    listing: Listing,
    notebook: "NotebookView | None" = None,
    *,
    before: ArticleRow | None = None,
) -> int:
    """Return how many rows the list has; with `before`, how many of them stand before that row."""
    selection, query, order, reverse, folded = listing
    if query is None and before is None:
        hidden = _fold(library, listing, notebook).hidden if folded else ()
        return articles.count_articles(library, selection) - len(hidden)
    if query is None and before is not None and not folded:
        return articles.position_of(library, before.docid, selection, order=order, reverse=reverse)
    from readroom.db.search import running

    with running(library):
        keys = _keys(library, listing)
        tables, where, values, _plan = _found(library, listing, notebook)
        if before is not None:
            beyond, more = _beyond(keys, _place(library, listing, before), up=True)
            where, values = f"{where} and {beyond}", [*values, *more]
        return int(library.connection.execute(f"select count(*) from {tables} where {where}", values).fetchone()[0])


def around_row(
    library: Library, listing: Listing, notebook: "NotebookView | None", row: ArticleRow, limit: int
) -> Around:
    """Return rows around one; where it is not in the list, around the row that stands in its place."""
    ahead = window(library, listing, notebook, before=row, limit=limit)
    rest = window(library, listing, notebook, after=ahead[-1] if ahead else None, limit=limit)
    return _around(ahead, rest, len(ahead), limit)


def around_date(library: Library, listing: Listing, notebook: "NotebookView | None", docid: int, limit: int) -> Around:
    """Return rows around the newest one below a docid, in order of date."""
    low, high = docid - 1, docid
    ahead = window(library, listing, notebook, before=high if listing.reverse else low, limit=limit)
    rest = window(library, listing, notebook, after=low if listing.reverse else high, limit=limit)
    return _around(ahead, rest, len(ahead) - listing.reverse, limit)


def _around(ahead: list[ArticleRow], rest: list[ArticleRow], cursor: int, limit: int) -> Around:
    rows = [*ahead, *rest]
    return Around(rows, max(0, min(cursor, len(rows) - 1)), len(ahead) < limit, len(rest) < limit)


# Lists that a query narrows

_Keys = list[tuple[str, bool]]
"""What a list goes by, each with whether it ascends; no two rows are equal in all of them."""


def _keys(library: Library, listing: Listing) -> _Keys:
    ranks = _ranks(library) if listing.order == "source" else {}
    if ranks:
        library.connection.create_function("readroom_rank", 1, lambda source: ranks.get(source, -1))
    keys: dict[Order, _Keys] = {
        "date": [],
        "title": [("a.title_key", True)],
        "source": [("readroom_rank(a.source_id)", True)],
        "words": [("a.words", False)],
        "added": [("a.id", False)],
    }
    return [(key, rises is not listing.reverse) for key, rises in [*keys[listing.order], ("a.docid", False)]]


def _ranks(library: Library) -> dict[int, int]:
    """Return the places of the sources in the order of their names."""
    names = library.connection.execute("select id, name from source").fetchall()
    ordered = sorted(names, key=lambda source: (source[1].casefold(), source[0]))
    return {found: rank for rank, (found, _) in enumerate(ordered)}


def _place(library: Library, listing: Listing, row: ArticleRow | int) -> list[object]:
    """Return what a row has of the keys that the list goes by."""
    if isinstance(row, int):
        return [row]
    values: dict[Order, list[object]] = {
        "date": [],
        "title": [_title_key(row)] if listing.order == "title" else [],
        "source": [_ranks(library).get(row.source_id, -1)] if listing.order == "source" else [],
        "words": [row.words],
        "added": [row.id],
    }
    return [*values[listing.order], row.docid]


def _title_key(row: ArticleRow) -> str:
    from readroom.db.values import title_key  # what folding needs is loaded by who goes by titles

    return title_key(row.title, row.opening)


def _beyond(keys: _Keys, place: list[object], *, up: bool) -> tuple[str, list[object]]:
    """Return the condition that a row follows a place, or (`up`) stands before it."""
    parts: list[str] = []
    values: list[object] = []
    for at, (key, rises) in enumerate(keys):
        same = "".join(f"{earlier} = ? and " for earlier, _ in keys[:at])
        parts.append(f"({same}{key} {'>' if rises is not up else '<'} ?)")
        values += place[: at + 1]
    return f"({' or '.join(parts)})", values


_Statement = tuple[str, str, list[object], "Plan | None"]
"""Tables, a condition, its values, and the plan that it is of: what looks into texts lives as long as that."""


def _found(library: Library, listing: Listing, notebook: "NotebookView | None") -> _Statement:
    """Return the statement of what the list shows."""
    tables, where, values, plan = _asked(library, listing, notebook)
    if _folds(library, listing, notebook):
        hidden = _fold(library, listing, notebook).hidden
        library.connection.create_function("readroom_copy", 1, hidden.__contains__)
        where = f"{where} and not readroom_copy(a.id)"
    return tables, where, values, plan


def _asked(library: Library, listing: Listing, notebook: "NotebookView | None") -> _Statement:
    """Return the same of what the query finds in the selection."""
    plan: Plan | None = None
    query, selection = listing.query, listing.selection
    tables, docid = "article a", "a.docid"
    where: list[str] = []
    values: list[object] = []
    if query is not None:
        from readroom.db.plan import make_plan
        from readroom.db.search import SECONDS

        plan = make_plan(library, query, notebook, exact=False, seconds=SECONDS, fold=False)
        tables, docid, where, values = plan.tables, plan.docid, [plan.where], list(plan.values)
    if selection.source_id is not None:
        where.append("a.source_id = ?")
        values.append(selection.source_id)
    if selection.undated or selection.year is not None:
        where.append(f"{docid} >= ? and {docid} < ?")
        values += (0, FIRST_DATED) if selection.undated else docids_of_year(selection.year or 0)
    return tables, " and ".join(where) or "1", values, plan


# Copies


class _Kept(NamedTuple):
    """What a folded list leaves out."""

    groups: dict[int, int]
    listing: "tuple[Selection, Query | None]"
    fold: "Fold"


_KEPT: "WeakKeyDictionary[Library, _Kept]" = WeakKeyDictionary()


def copies_known(library: Library) -> bool:
    """Tell whether the library knows its near-duplicates."""
    from readroom.db.folding import copies

    return copies(library) is not None


def copies_shown(library: Library, listing: Listing, notebook: "NotebookView | None" = None) -> dict[int, int]:
    """Return for each article that stands for others in a folded list how many those are."""
    return _fold(library, listing, notebook).copies


def _folds(library: Library, listing: Listing, notebook: "NotebookView | None") -> bool:
    """Tell whether a list is folded, by itself or since its query says so."""
    if listing.folded or listing.query is None:
        return listing.folded
    from readroom.db.saved import resolved
    from readroom.text.query_tree import asks_once

    return asks_once(resolved(listing.query.tree, notebook, listing.query.today))


def _fold(library: Library, listing: Listing, notebook: "NotebookView | None") -> "Fold":
    """Return what the list leaves out: kept until the library or what is listed changes."""
    from readroom.db.folding import copies, fold_of

    groups = copies(library) or {}
    asked = listing.selection, listing.query
    kept = _KEPT.get(library)
    if kept is None or kept.groups is not groups or kept.listing != asked:
        tables, where, values, _plan = _asked(library, listing, notebook)
        sql = f"select a.id from {tables} where {where} and a.id in (select value from json_each(?))"
        found = library.connection.execute(sql, [*values, json.dumps(list(groups))])
        kept = _KEPT[library] = _Kept(groups, asked, fold_of((article_id for (article_id,) in found), groups))
    return kept.fold


# Dates


def docid_of(written: str, today: date) -> int:
    """Return the docid that everything up to a date, or up to the last day of a span, stands below; raise QueryError.

    `written` is what a query has after `date:`.
    """
    from readroom.text.query_dates import BadValue, parse_dates

    try:
        asked = parse_dates("date", written.strip(), today=today, at=0)
    except BadValue as problem:
        raise QueryError(str(problem).removeprefix("date:")) from problem
    if asked.none:
        return FIRST_DATED
    return _end_of(asked.last) if asked.last else TOP


def _end_of(written: str) -> int:
    """Return the docid that a year, month or day ends before."""
    year, month, day = (int(part) for part in (*written.split("-"), "0", "0")[:3])
    if day:
        return (date(year, month, day).toordinal() + 1) << DAY_SHIFT
    year, month = (year + 1, 1) if month in (0, 12) else (year, month + 1)
    return TOP if year > 9999 else date(year, month, 1).toordinal() << DAY_SHIFT
