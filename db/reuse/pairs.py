"""Near-duplicates: pairs of articles whose texts are nearly one, held against each other and stored."""

import json
import sqlite3
from collections.abc import Sequence

from readroom.db.reuse.store import PER_WORD, block_quotations
from readroom.db.stored_text import readable
from readroom.text.align_overlap import overlap_of, side_of
from readroom.text.align_passages import Side
from readroom.text.align_tokens import Lexicon

HALF = 0.5
"""How much of one of two near-duplicates is at least in the other."""
THIRD = 1 / 3
"""And how much of the other is at least in the one: a note that a long article quotes is no version of it."""
LIKELY = 0.07
"""The share of common fingerprints from which on two articles are held against each other."""
MOST_PAIRS = 20
"""How many articles one is held against: of a hundred versions each need not be a pair with each."""
_WORDS_KEPT = 200_000
_SHARING = """
select article_id, count(*) as hits from (
 select f.article_id from json_each(?1) j cross join fingerprint f on f.hash = j.value
  where not exists (select 1 from fingerprint_stop s where s.hash = j.value)
 union all
 select f.article_id from json_each(?1) j cross join fingerprint_new f on f.hash = j.value
  where not exists (select 1 from fingerprint_stop s where s.hash = j.value)
) where article_id <> ?3 group by article_id having count(*) >= ?2 order by hits desc, article_id limit ?4
"""


class Pairs:
    """Finds the near-duplicates of articles that are new."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lexicon = Lexicon()
        self._sides: dict[int, Side] = {}

    def settle(self, article_id: int, hashes: Sequence[int]) -> None:
        """Store the near-duplicates of an article, but those that come later and are looked at then themselves."""
        execute = self._connection.execute
        if len(self._lexicon) > _WORDS_KEPT:
            # All sides of a comparison have the same one.
            self._lexicon = Lexicon()
            self._sides.clear()
        if len(self._sides) > 2 * MOST_PAIRS:
            self._sides.clear()
        own: Side | None = None
        for other in self._likely(article_id, hashes):
            own = own or self._side(article_id)
            left, right = (article_id, other) if article_id < other else (other, article_id)
            sides = (own, self._side(other)) if left == article_id else (self._side(other), own)
            words = [max(1, len(side.words)) for side in sides]
            overlap = overlap_of(*sides, self._lexicon)
            shares = overlap.left_shared / words[0], overlap.right_shared / words[1]
            if max(shares) < HALF or min(shares) < THIRD:
                continue
            shared = max(overlap.left_shared, overlap.right_shared)
            execute("insert or replace into near_duplicate values (?, ?, ?, ?, ?)", (left, right, *shares, shared))
            execute("delete from passage where a = ? and b = ?", (left, right))
            self._connection.executemany(
                "insert into passage values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (left, right, n, m.kind, *sides[0].words.span(*m.chain.left), *sides[1].words.span(*m.chain.right),
                     m.chain.matched, m.chain.identity, m.moved)
                    for n, m in enumerate(overlap.matches) if m.kind != "stock"
                ],
            )  # fmt: skip

    def _likely(self, article_id: int, hashes: Sequence[int]) -> list[int]:
        """Return the articles that have enough of the fingerprints to be near-duplicates."""
        if not hashes:
            return []
        least = max(2 if len(hashes) > 8 else 1, LIKELY * THIRD * len(hashes))
        given = (json.dumps(list(hashes)), least, article_id, 3 * MOST_PAIRS)
        hits = dict(self._connection.execute(_SHARING, given))
        if not hits:
            return []
        sql = (
            "select a.id, a.words from article a where a.id in ({}) "
            "and not exists (select 1 from reuse_left l where l.article_id = a.id and a.id > ?)"
        ).format(",".join("?" * len(hits)))
        sizes = dict(self._connection.execute(sql, (*hits, article_id)))
        likely = [
            other for other in hits
            if other in sizes and hits[other] >= LIKELY * min(len(hashes), sizes[other] * PER_WORD)
        ]  # fmt: skip
        return likely[:MOST_PAIRS]

    def _side(self, article_id: int) -> Side:
        side = self._sides.get(article_id)
        if side is None:
            row = self._connection.execute("select z from article_text where article_id = ?", (article_id,)).fetchone()
            blocks = block_quotations(self._connection, [article_id]).get(article_id, ())
            side = self._sides[article_id] = side_of(readable(row[0] if row else None), self._lexicon, blocks)
        return side
