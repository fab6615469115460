"""The stored texts of articles that match, with what a query's conditions say of each; and common words among few.

Where a condition leaves some thousand articles of a million, the index has to go through all that hold the words. When
these are common, the newest of the few soon fill a page, and their texts are looked at instead: that is as exact.
"""

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.plan import Plan
from readroom.text.match import Matcher
from readroom.text.query_tree import Condition

LOOKED_AT = 300
"""How many articles are looked at before the index is asked (some 0.1 ms each)."""
PART = 50
"""They are read so many at a time; when fewer than a sixth of those match, the index is asked."""


def read_texts(
    library: Library, plan: Plan, ids: Sequence[int]
) -> Iterator[tuple[int, str, str, dict[Condition, bool]]]:
    """Yield (id, title, text, which conditions hold) of articles, in no order; raise LibraryError on a damaged text."""
    columns, values = plan.truths()
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        sql = (
            f"select a.id, ifnull(a.title, ''), t.z{columns} from article a join article_text t on t.article_id = a.id "
            f"where a.id in ({','.join('?' * len(part))})"
        )
        for article_id, title, packed, *truths in library.connection.execute(sql, [*values, *part]):
            yield article_id, title, unpacked(library, article_id, packed), conditions(plan, truths)


def conditions(plan: Plan, truths: Sequence[Any]) -> dict[Condition, bool]:
    """Return which of a plan's conditions hold, from the columns that `Plan.truths` asked for."""
    return {condition: bool(truth) for (condition, _), truth in zip(plan.asked, truths, strict=True)}


def unpacked(library: Library, article_id: int, packed: bytes) -> str:
    """Return a stored text; raise LibraryError when it is damaged."""
    try:
        return zlib.decompress(packed).decode()
    except (zlib.error, UnicodeDecodeError, TypeError) as problem:
        raise LibraryError(
            f"the text of article {article_id} in library {library.path} is damaged: {problem}"
        ) from problem


def newest(
    library: Library, plan: Plan, limit: int, *, after: int | None = None, before: int | None = None
) -> list[tuple[int, int, None]] | None:
    """Return the first `limit` (id, docid, None) of a plan in order of date, found without the index.

    `after` and `before` are docids; before one, the order is from there backwards. None when no condition of the plan
    leaves few articles, or those that are looked at do not fill the page.
    """
    words = plan.words
    if words is None or not plan.leaves_few or plan.held_by:
        return None
    where, values = plan.held
    for sign, docid in (("<", after), (">", before)):
        if docid is not None:
            where += f" and a.docid {sign} ?"
            values = [*values, docid]
    order = "desc" if before is None else "asc"
    sql = f"select a.id, a.docid from article a where {where} order by a.docid {order} limit ?"
    rows = library.connection.execute(sql, [*values, LOOKED_AT]).fetchall()
    matcher = Matcher(words)
    found: list[tuple[int, int, None]] = []
    for start in range(0, len(rows), PART):
        if len(found) < start // 6:
            return None
        part = rows[start : start + PART]
        texts = {a: (title, text, holds) for a, title, text, holds in read_texts(library, plan, [a for a, _ in part])}
        for article_id, docid in part:
            title, text, holds = texts.get(article_id, ("", "", {}))
            if article_id in texts and matcher.match(title, text, holds.__getitem__) is not None:
                found.append((article_id, docid, None))
                if len(found) == limit:
                    return found
    return found if len(rows) < LOOKED_AT else None
