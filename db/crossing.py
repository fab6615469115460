"""Articles that fulfil several conditions, each of which has an index in order of date: the indexes are gone through
side by side.

By one index alone, each article that it names has to be looked up to see what holds of it: a language that few articles
of a large source have makes that tens of thousands.
"""

import json
import sqlite3
from collections.abc import Sequence

from readroom.db.fields import Sql
from readroom.db.library import Library
from readroom.db.plan import Plan

LOOKED_UP = 500
"""So many articles of the first condition are looked up before that (some 0.7 µs each): most often, they are enough."""
FIRST = 100
"""So many of them at first."""

Row = tuple[int, int, None]


def crossed(
    library: Library, plan: Plan, limit: int, *, after: int | None = None, before: int | None = None
) -> list[Row] | None:
    """Return the first `limit` (id, docid, None) of a plan without words in order of date; before a docid, backwards.

    None when fewer than two of its conditions have such an index.
    """
    # Only the first one may be alternatives, as SQL reads what stands side by side.
    groups = sorted(plan.indexed, key=len, reverse=True)
    groups = [*groups[:1], *(group for group in groups[1:] if len(group) == 1)]
    if plan.words is not None or plan.match is not None or len(groups) < 2:
        return None
    walk = _Walk(library.connection, plan, back=before is not None)
    at = after if before is None else before
    rows: list[Row] = []
    looked, step = 0, FIRST
    while looked < LOOKED_UP and len(rows) < limit:
        docids = walk.side_by_side(groups[:1], at, step)
        rows += walk.held(docids)
        if len(docids) < step:
            return rows[:limit]
        at, looked, step = docids[-1], looked + step, 4 * step
    step = limit
    while len(rows) < limit:
        docids = walk.side_by_side(groups, at, step)
        rows += walk.held(docids)
        if len(docids) < step:
            break
        at, step = docids[-1], 4 * step
    return rows[:limit]


class _Walk:
    """A walk along the dates, from the newest on or backwards."""

    def __init__(self, connection: sqlite3.Connection, plan: Plan, *, back: bool) -> None:
        self._execute = connection.execute
        self._plan = plan
        self._order, self._later = ("asc", ">") if back else ("desc", "<")

    def side_by_side(self, groups: Sequence[Sequence[Sql]], at: int | None, limit: int) -> list[int]:
        """Return the docids of up to `limit` articles that fulfil one condition of each group."""
        first, last = self._plan.reach
        ends = [(">=", first or None), ("<=", last), (self._later, at)]
        given = [(sign, docid) for sign, docid in ends if docid is not None]
        further = "".join(f" and a.docid {sign} ?" for sign, _ in given)
        sql = " intersect ".join(
            " union all ".join(f"select a.docid from article a where {part}{further}" for part, _ in group)
            for group in groups
        )
        values = [value for group in groups for _, own in group for value in (*own, *(docid for _, docid in given))]
        sql = f"{sql} order by docid {self._order} limit ?"
        return [docid for (docid,) in self._execute(sql, [*values, limit])]

    def held(self, docids: list[int]) -> list[Row]:
        """Return the rows of those for which every condition holds, in their order."""
        sql, values = self._plan.held
        sql = f"select a.id, a.docid, null from json_each(?) j cross join article a on a.docid = j.value where {sql}"
        rows = {row[1]: row for row in self._execute(sql, [json.dumps(docids), *values])}
        return [rows[docid] for docid in docids if docid in rows]
