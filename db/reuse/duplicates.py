"""Near-duplicates as they are stored: pairs, the groups that they make, and one article for each group of copies.

Near-duplicates share half of a text; copies are nearly one text, and count once where texts are counted.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from readroom.text.versions import COPY

_COPIES = f"max(a_in_b, b_in_a) >= {COPY}"


class Pair(NamedTuple):
    """Two near-duplicates, by their ids: how much of each is in the other (0 to 1), and how many words that is."""

    a: int
    b: int
    a_in_b: float
    b_in_a: float
    words: int


def pairs(connection: sqlite3.Connection) -> Iterator[Pair]:
    """Yield all pairs, by their ids."""
    for row in connection.execute("select a, b, a_in_b, b_in_a, words from near_duplicate order by a, b"):
        yield Pair(*row)


def groups(connection: sqlite3.Connection) -> list[list[int]]:
    """Return the articles that are near-duplicates of one another, directly or by others between; largest first."""
    found: dict[int, list[int]] = {}
    for article_id, first in _first_of(connection.execute("select a, b from near_duplicate")).items():
        found.setdefault(first, []).append(article_id)
    return sorted((sorted(ids) for ids in found.values()), key=lambda ids: (-len(ids), ids))


def representatives(connection: sqlite3.Connection) -> dict[int, int]:
    """Return for each article that has copies the one that stands for its group: the smallest id.

    Some microseconds for each pair. An article that is not named stands for itself.
    """
    return _first_of(connection.execute(f"select a, b from near_duplicate where {_COPIES}"))


def _first_of(linked: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each article of some pairs the smallest id of those that it is linked with."""
    parent: dict[int, int] = {}

    def top(article_id: int) -> int:
        while (above := parent.setdefault(article_id, article_id)) != article_id:
            parent[article_id] = parent[above]
            article_id = above
        return article_id

    for a, b in linked:
        first, second = sorted((top(a), top(b)))
        parent[second] = first
    return {article_id: top(article_id) for article_id in list(parent)}


def representatives_of(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, int]:
    """Return the same of some articles only, looking at their groups and no others: microseconds for each pair."""
    sql = (
        f"select j.value, n.b from json_each(?) j cross join near_duplicate n on n.a = j.value and {_COPIES} union all "
        f"select j.value, n.a from json_each(?) j cross join near_duplicate n on n.b = j.value and {_COPIES}"
    )
    beside: dict[int, set[int]] = {}
    fresh = set(ids)
    while fresh:
        given = json.dumps(sorted(fresh))
        for one, other in connection.execute(sql, (given, given)):
            beside.setdefault(one, set()).add(other)
        fresh = {other for one in fresh for other in beside.get(one, ())} - beside.keys()
    found: dict[int, int] = {}
    for article_id in sorted(beside):
        if article_id in found:
            continue
        group = [article_id]
        found[article_id] = article_id
        for member in group:
            for other in beside.get(member, ()):
                if other not in found:
                    found[other] = article_id
                    group.append(other)
    return found


def folded(ids: Iterable[int], representative: dict[int, int]) -> Iterator[int]:
    """Yield some articles in order, of each group of copies only the first one that comes."""
    seen: set[int] = set()
    for article_id in ids:
        first = representative.get(article_id, article_id)
        if first not in seen:
            seen.add(first)
            yield article_id
