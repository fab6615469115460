"""Near-duplicates: pairs of articles that share half of their texts, held against each other and stored."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from readroom.db.reuse.shared import Marked
from readroom.db.reuse.store import PER_WORD, block_quotations
from readroom.db.stored_text import readable
from readroom.text.align import MOST_WORDS
from readroom.text.align_overlap import overlap_of, side_of
from readroom.text.align_passages import Side, ranges_of
from readroom.text.align_tokens import Lexicon
from readroom.text.fingerprint import WordHashes, gram_hashes
from readroom.text.versions import THIRD, are_near

LIKELY = 0.07
"""The share of common fingerprints from which on two articles are held against each other."""
MOST_PAIRS = 20
"""How many articles one is held against: of a hundred versions each need not be a pair with each."""
IN_COMMON = 0.05
"""The share of all runs of words of the shorter text that is in the other at least: what fingerprints only estimate."""
_WORDS_KEPT = 200_000
_SETTLED = (
    "select a.id from article a where not exists (select 1 from reuse_left l where l.article_id = a.id) "
    "order by a.id desc limit 1"
)
_SHARING = """
select f.article_id from json_each(?1) j cross join fingerprint f on f.hash = j.value and f.article_id <= ?2
 where not exists (select 1 from fingerprint_stop s where s.hash = j.value)
union all
select f.article_id from json_each(?1) j cross join fingerprint_new f on f.hash = j.value and f.article_id <= ?2
 where not exists (select 1 from fingerprint_stop s where s.hash = j.value)
"""


class Pairs:
    """Finds the near-duplicates of articles that are new. `shared`: the fingerprints that several articles have."""

    def __init__(self, connection: sqlite3.Connection, hashes: WordHashes, shared: Marked | None = None) -> None:
        self._connection = connection
        self._hashes = hashes
        self._shared = shared
        row = connection.execute(_SETTLED).fetchone()
        self._settled = int(row[0]) if row else 0
        self._lexicon = Lexicon()
        self._sides: dict[int, Side] = {}

    def settle(self, article_id: int, hashes: Sequence[int]) -> None:
        """Store the near-duplicates of an article, but those that come later and are looked at then themselves."""
        if self._is_long(article_id):
            return
        execute = self._connection.execute
        if len(self._lexicon) > _WORDS_KEPT:
            # All sides of a comparison have the same one.
            self._lexicon = Lexicon()
            self._sides.clear()
        if len(self._sides) > 2 * MOST_PAIRS:
            self._sides.clear()
        own: Side | None = None
        for other in self._alike(article_id, self._likely(article_id, hashes)):
            own = own or self._side(article_id)
            left, right = (article_id, other) if article_id < other else (other, article_id)
            sides = (own, self._side(other)) if left == article_id else (self._side(other), own)
            words = [max(1, len(side.words)) for side in sides]
            overlap = overlap_of(*sides, self._lexicon)
            shares = overlap.left_shared / words[0], overlap.right_shared / words[1]
            if not are_near(*shares):
                continue
            shared = max(overlap.left_shared, overlap.right_shared)
            execute("insert or replace into near_duplicate values (?, ?, ?, ?, ?)", (left, right, *shares, shared))
            execute("delete from passage where a = ? and b = ?", (left, right))
            self._connection.executemany(
                "insert into passage values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (left, right, n, m.kind, *chain.from_iterable(ranges_of(m.chain, sides[0].words, sides[1].words)),
                     m.chain.matched, m.chain.identity, m.moved)
                    for n, m in enumerate(overlap.matches) if m.kind != "stock"
                ],
            )  # fmt: skip

    def _likely(self, article_id: int, hashes: Sequence[int]) -> list[int]:
        """Return the articles that have enough of the fingerprints to be near-duplicates."""
        if not hashes:
            return []
        least = max(2 if len(hashes) > 8 else 1, LIKELY * THIRD * len(hashes))
        telling = list(hashes) if self._shared is None else self._shared.of(hashes)
        if len(telling) < least:
            return []
        # Those that come later, and have yet to be looked at themselves, find this one then.
        given = (json.dumps(telling), max(article_id, self._settled))
        every = Counter(other for (other,) in self._connection.execute(_SHARING, given))
        del every[article_id]
        often = [other for other, number in every.items() if number >= least]
        if not often:
            return []
        hits = {other: every[other] for other in sorted(often, key=lambda o: (-every[o], o))[: 3 * MOST_PAIRS]}
        sql = (
            "select a.id, a.words from article a where a.id in ({}) "
            "and not exists (select 1 from reuse_left l where l.article_id = a.id and a.id > ?)"
        ).format(",".join("?" * len(hits)))
        sizes = dict(self._connection.execute(sql, (*hits, article_id)))
        likely = [
            other for other in hits
            if other in sizes and sizes[other] <= MOST_WORDS
            and hits[other] >= LIKELY * min(len(hashes), sizes[other] * PER_WORD)
        ]  # fmt: skip
        return likely[:MOST_PAIRS]

    def _is_long(self, article_id: int) -> bool:
        """Tell a text that is too long to be held against others."""
        row = self._connection.execute("select words from article where id = ?", (article_id,)).fetchone()
        return row is not None and row[0] > MOST_WORDS

    def _alike(self, article_id: int, others: Sequence[int]) -> Iterator[int]:
        """Yield those of some articles that have enough runs of words in common with one, in their order."""
        if others:
            own = self._grams(article_id)
            for other in others:
                theirs = self._grams(other)
                if len(own & theirs) >= IN_COMMON * min(len(own), len(theirs)):
                    yield other

    def _grams(self, article_id: int) -> set[int]:
        return set(gram_hashes(self._hashes.of(self._text(article_id))))

    def _text(self, article_id: int) -> str:
        row = self._connection.execute("select z from article_text where article_id = ?", (article_id,)).fetchone()
        return readable(row[0] if row else None)

    def _side(self, article_id: int) -> Side:
        side = self._sides.get(article_id)
        if side is None:
            blocks = block_quotations(self._connection, [article_id]).get(article_id, ())
            side = self._sides[article_id] = side_of(self._text(article_id), self._lexicon, blocks)
        return side
