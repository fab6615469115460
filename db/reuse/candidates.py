"""Which articles may share text with one: those that have some of its fingerprints."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from readroom.db.reuse.store import COMMON

SINGLE = 20
"""How many articles with one common fingerprint are looked at: those whose fingerprint is the rarest."""
MOST = 60
"""How many articles are looked at in all."""

_TELLING = """
select json_group_array(j.value) from json_each(?1) j
 where not exists (select 1 from fingerprint_stop s where s.hash = j.value)
"""
_HAVING = """
select f.hash, f.article_id, f.position from json_each(?1) j cross join fingerprint f on f.hash = j.value
union all
select f.hash, f.article_id, f.position from json_each(?1) j cross join fingerprint_new f on f.hash = j.value
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article with `hits`: the common fingerprints, and where each stands in it (number of its first word).

    `weight` is the sum of 1 / (articles that have the fingerprint).
    """

    id: int
    hits: tuple[tuple[int, int], ...]
    weight: float


def candidates(
    connection: sqlite3.Connection, article_id: int, hashes: Iterable[int], *, single: int = SINGLE, most: int = MOST
) -> list[Candidate]:
    """Return the articles that have some of the fingerprints `hashes`, without the article itself and its page.

    Those that share the rarest and most come first; of those with one in common `single` at most.
    """
    by_hash: dict[int, list[tuple[int, int]]] = defaultdict(list)
    telling = connection.execute(_TELLING, (json.dumps(list(hashes)),)).fetchone()
    for found, other, position in connection.execute(_HAVING, telling):
        by_hash[found].append((other, position))
    hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
    weights: dict[int, float] = defaultdict(float)
    for found, places in by_hash.items():
        if len(places) > COMMON:
            continue
        weight = 1 / len(places)
        for other, position in places:
            hits[other].append((found, position))
            weights[other] += weight
    hits.pop(article_id, None)
    # What is rare tells more than what is much: twenty turns of phrase weigh less than one run that two articles have.
    ranked = sorted(hits, key=lambda o: (-weights[o], o))[: 3 * most]
    same = same_page(connection, article_id, ranked)
    chosen: list[int] = []
    for other in ranked:
        single -= len(hits[other]) == 1
        if other not in same and (len(hits[other]) > 1 or single >= 0):
            chosen.append(other)
    return [Candidate(o, tuple(hits[o]), weights[o]) for o in chosen[:most]]


def same_page(connection: sqlite3.Connection, article_id: int, ids: Collection[int]) -> set[int]:
    """Return those of some articles that stand on the same page as one, and those that are no longer there."""
    sql = "select id from article where id in ({}) and page_id <> (select page_id from article where id = ?)"
    others: set[int] = set()
    wanted = list(ids)
    for at in range(0, len(wanted), 500):
        part = wanted[at : at + 500]
        rows = connection.execute(sql.format(",".join("?" * len(part))), (*part, article_id))
        others.update(found for (found,) in rows)
    return set(wanted) - others
