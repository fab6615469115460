"""Which quotations are asked for: all that several articles print, those of an article, those that a query finds."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readroom.db.library import Library
from readroom.db.reuse.ledger import ledger, printed_in
from readroom.db.search import marks_in
from readroom.text.query import Query

LOOKED_INTO = 500
"""In so many articles of a query, the newest, quotations are looked for."""
SHOWN = 400
"""So much of a quotation is shown in a list (code points)."""


@dataclass(frozen=True, slots=True)
class Head:
    """A quotation in a list: its fullest wording, how many articles print it, and the day of the oldest of them."""

    family: int
    text: str
    articles: int
    day: str | None


def quotation_order(connection: sqlite3.Connection) -> list[int]:
    """Return the quotations (families) that two articles and more print, those of most first."""
    sql = (
        "select family from (select family, article_id from quotation where family <> id union "
        "select f.family, q.article_id from (select distinct family from quotation where family <> id) f "
        "join quotation q on q.id = f.family) group by family having count(*) > 1 order by count(*) desc, family"
    )
    return [family for (family,) in connection.execute(sql)]


def quoted_by(connection: sqlite3.Connection, article_id: int) -> list[int]:
    """Return the quotations of an article in their order in its text, those that others print before the rest."""
    rows = printed_in(connection, [article_id])
    families = list(dict.fromkeys(family for family, _, _, _ in rows))
    shared = {
        family for family in families
        if connection.execute(
            "select 1 from quotation where (id = ?1 or (family = ?1 and family <> id)) and article_id <> ?2 limit 1",
            (family, article_id),
        ).fetchone()
    }  # fmt: skip
    return sorted(families, key=lambda family: family not in shared)


def asked_for(library: Library, ids: Iterable[int], query: Query) -> list[int]:
    """Return the quotations in some articles that a query found: those that hold its words, if any does."""
    spots = printed_in(library.connection, list(ids))
    holding = {article_id for _, article_id, _, _ in spots}
    marks = {article_id: marks_in(library, query, article_id) for article_id in holding}
    inside = [
        family for family, article_id, start, end in spots
        if any(start <= mark[0] and mark[1] <= end for mark in marks[article_id])
    ]  # fmt: skip
    return list(dict.fromkeys(inside or [family for family, _, _, _ in spots]))


def heads(library: Library, families: Sequence[int]) -> list[Head]:
    """Return quotations as a list shows them, by their ledgers; what is gone meanwhile is left out.

    Some 1 to 40 ms for each: it is looked for where it stands without quotation marks, too.
    """
    shown = []
    for family in families:
        if (found := ledger(library, family, least=1)) is not None:
            days = [day for one in found.printings if (day := one.row.first_date or one.row.date)]
            shown.append(Head(family, found.text[:SHOWN], len(found.printings), min(days, default=None)))
    return shown
