"""Quotations that are printings of one: found by the runs of words that they share, and held against each other."""

import json
import sqlite3
from collections import Counter
from typing import NamedTuple

from readroom.db.stored_text import readable
from readroom.text.align_chains import chains
from readroom.text.align_extension import Alike
from readroom.text.align_overlap import covered
from readroom.text.align_terms import alike
from readroom.text.align_tokens import Lexicon, split_words
from readroom.text.fingerprint import WordHashes, quotation_prints

LEAST = 5
"""How many words two printings of one quotation have in common at least."""
SHARE = 0.7
"""And what part of the shorter one that is."""
IN_COMMON = 0.55
"""The share of the shorter one's different words that are in the other at least."""
LIKELY = 0.25
"""The share of common hashes from which on two quotations are held against each other."""
EACH = 50
"""How many quotations with one hash are looked at: the oldest."""
MOST = 12
"""How many quotations one is held against."""


class _Quotation(NamedTuple):
    id: int
    article_id: int
    start: int
    end: int
    words: int
    family: int


_SHARING = """
select p.quotation_id from json_each(?1) j cross join quotation_print p on p.hash = j.value and p.quotation_id in
 (select o.quotation_id from quotation_print o where o.hash = j.value order by o.quotation_id limit ?2)
"""
_COLUMNS = 'id, article_id, start, "end", words, family'


class Families:
    """Puts the quotations of articles that are new into families."""

    def __init__(self, connection: sqlite3.Connection, hashes: WordHashes) -> None:
        self._connection = connection
        self._hashes = hashes

    def settle(self, article_id: int) -> None:
        """Join each quotation of an article with the other articles' printings of it."""
        sql = f"select {_COLUMNS} from quotation where article_id = ? order by id"
        own = [_Quotation(*row) for row in self._connection.execute(sql, (article_id,))]
        if not own:
            return
        text = self._text(article_id)
        for quotation in own:
            printed = text[quotation.start : quotation.end]
            for other in self._likely(quotation, printed):
                (mine,), (theirs,) = (
                    self._connection.execute("select family from quotation where id = ?", (q.id,)).fetchone()
                    for q in (quotation, other)
                )
                if mine == theirs:
                    continue
                there = self._text(other.article_id)[other.start : other.end]
                if self._may_be(printed, there) and one_quotation(printed, there):
                    self._join(*sorted((mine, theirs)))

    def _may_be(self, left: str, right: str) -> bool:
        """Tell whether two quotations have so many words in common, in whatever order, that they may be one."""
        a, b = (set(self._hashes.of(text)) for text in (left, right))
        return len(a & b) >= IN_COMMON * min(len(a), len(b))

    def _join(self, first: int, second: int) -> None:
        execute = self._connection.execute
        execute("update quotation set family = ? where family = ? and family <> id", (first, second))
        execute("update quotation set family = ? where id = ?", (first, second))

    def _likely(self, quotation: _Quotation, printed: str) -> list[_Quotation]:
        """Return the quotations of other articles that share enough hashes with one, the likeliest first."""
        prints = quotation_prints(self._hashes.of(printed))
        rows = self._connection.execute(_SHARING, (json.dumps(list(prints)), EACH))
        hits = Counter(number for (number,) in rows)
        del hits[quotation.id]
        if not hits:
            return []
        # One in common is little, unless one of the two has few.
        least = max(1, round(LIKELY * len(prints))) if len(prints) > 4 else 1
        ranked = sorted(hits, key=lambda n: (-hits[n], n))[: 4 * MOST]
        marks = ",".join("?" * len(ranked))
        rows = self._connection.execute(f"select {_COLUMNS} from quotation where id in ({marks})", ranked)
        there = {row[0]: _Quotation(*row) for row in rows}
        return [
            there[number] for number in ranked
            if number in there and there[number].article_id != quotation.article_id
            and hits[number] >= min(least, max(1, round(LIKELY * there[number].words / 2)))
        ][:MOST]  # fmt: skip

    def _text(self, article_id: int) -> str:
        row = self._connection.execute("select z from article_text where article_id = ?", (article_id,)).fetchone()
        return readable(row[0] if row else None)


def one_quotation(left: str, right: str) -> bool:
    """Tell whether two texts are printings of one quotation: most of the shorter one is in the other."""
    lexicon = Lexicon()
    a, b = split_words(left, lexicon).numbers, split_words(right, lexicon).numbers
    folded = lexicon.folded
    like: Alike = lambda x, y: alike(folded[x], folded[y])  # noqa: E731 - a function of two numbers, here only
    runs = [run for chain in chains(a, b, like, lexicon.stop) for run in chain.runs]
    shared = min(covered((run.left, run.length) for run in runs), covered((run.right, run.length) for run in runs))
    return shared >= max(LEAST, SHARE * min(len(a), len(b)))
