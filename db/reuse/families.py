"""Quotations that are printings of one: found by the runs of words that they share, and held against each other."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from operator import attrgetter
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


class _Printed(NamedTuple):
    """A quotation as it is printed, and the hashes of its words."""

    text: str
    words: Sequence[int]


_HOLDERS = """
select j.value, (select group_concat(quotation_id) from (select p.quotation_id from quotation_print p
 where p.hash = j.value order by p.quotation_id limit ?2)) from json_each(?1) j
"""
_COLUMNS = 'q.id, q.article_id, q.start, q."end", q.words, q.family'
_OF_ARTICLES = (
    f"select {_COLUMNS} from json_each(?) j cross join quotation q on q.article_id = j.value order by j.key, q.id"
)
_BY_ID = f"select {_COLUMNS} from quotation q where q.id in (select value from json_each(?))"
_QUOTED = "select id, printed from temp.reuse_quoted where id in (select value from json_each(?))"
_KEPT = 4_000
"""So many printed quotations are held ready to be compared."""


class Families:
    """Puts the quotations of new articles into families. `shared`: whether a quotation has likes, by its id."""

    def __init__(self, connection: sqlite3.Connection, hashes: WordHashes, shared: bytearray | None = None) -> None:
        self._connection = connection
        self._hashes = hashes
        self._shared = shared
        self._printed: dict[int, _Printed] = {}

    def settle(self, article_ids: Sequence[int]) -> None:
        """Join each quotation of articles with the other articles' printings of it, in the order of the articles."""
        own = [_Quotation(*row) for row in self._connection.execute(_OF_ARTICLES, (json.dumps(article_ids),))]
        if self._shared is not None:
            own = [quotation for quotation in own if self._shared[quotation.id]]
        if len(self._printed) > _KEPT:
            self._printed.clear()
        self._read(own)
        likely = self._likely(own)
        family = {one.id: one.family for one in chain(own, *likely)}
        moved: dict[int, int] = {}

        def of(quotation: _Quotation) -> int:
            found = family[quotation.id]
            while found in moved:
                found = moved[found]
            return found

        self._read({other.id: other for other in chain(*likely)}.values())
        for quotation, others in zip(own, likely, strict=True):
            for other in others:
                first, second = sorted((of(quotation), of(other)))
                if first != second and self._are_one(quotation, other):
                    self._join(first, second)
                    moved[second] = first

    def _are_one(self, left: _Quotation, right: _Quotation) -> bool:
        """Tell whether two quotations have so many words in common that they may be one, and are."""
        one, other = self._printed[left.id], self._printed[right.id]
        a, b = set(one.words), set(other.words)
        return len(a & b) >= IN_COMMON * min(len(a), len(b)) and one_quotation(one.text, other.text)

    def _read(self, quotations: Iterable[_Quotation]) -> None:
        """Hold quotations ready: as they were found in this run, or from the texts that they stand in."""
        missing = [quotation for quotation in quotations if quotation.id not in self._printed]
        found = dict(self._connection.execute(_QUOTED, (json.dumps([quotation.id for quotation in missing]),)))
        for article_id, group in groupby(sorted(missing, key=attrgetter("article_id")), attrgetter("article_id")):
            text: str | None = None
            for quotation in group:
                printed = found.get(quotation.id)
                if printed is None:
                    text = self._text(article_id) if text is None else text
                    printed = text[quotation.start : quotation.end]
                self._printed[quotation.id] = _Printed(printed, self._hashes.of(printed))

    def _text(self, article_id: int) -> str:
        row = self._connection.execute("select z from article_text where article_id = ?", (article_id,)).fetchone()
        return readable(row[0] if row else None)

    def _join(self, first: int, second: int) -> None:
        execute = self._connection.execute
        execute("update quotation set family = ? where family = ? and family <> id", (first, second))
        execute("update quotation set family = ? where id = ?", (first, second))

    def _likely(self, own: Sequence[_Quotation]) -> list[list[_Quotation]]:
        """Return for each of some quotations those of other articles that share enough hashes, the likeliest first."""
        prints = [quotation_prints(self._printed[quotation.id].words) for quotation in own]
        holders: dict[int, list[int]] = {}
        for found, ids in self._connection.execute(_HOLDERS, (json.dumps(sorted(set().union(*prints))), EACH)):
            if ids and "," in ids:
                holders[found] = [int(number) for number in ids.split(",")]
        hits = [Counter(chain.from_iterable(holders[each] for each in mine if each in holders)) for mine in prints]
        ranked: list[list[int]] = []
        for quotation, each in zip(own, hits, strict=True):
            del each[quotation.id]
            ranked.append(sorted(each, key=lambda n: (-each[n], n))[: 4 * MOST])
        rows = self._connection.execute(_BY_ID, (json.dumps(sorted(set(chain.from_iterable(ranked)))),))
        there = {row[0]: _Quotation(*row) for row in rows}
        likely: list[list[_Quotation]] = []
        for quotation, mine, each, best in zip(own, prints, hits, ranked, strict=True):
            # One in common is little, unless one of the two has few.
            least = max(1, round(LIKELY * len(mine))) if len(mine) > 4 else 1
            likely.append([
                there[number] for number in best
                if number in there and there[number].article_id != quotation.article_id
                and each[number] >= min(least, max(1, round(LIKELY * there[number].words / 2)))
            ][:MOST])  # fmt: skip
        return likely


def one_quotation(left: str, right: str) -> bool:
    """Tell whether two texts are printings of one quotation: most of the shorter one is in the other."""
    lexicon = Lexicon()
    a, b = split_words(left, lexicon).numbers, split_words(right, lexicon).numbers
    folded = lexicon.folded
    like: Alike = lambda x, y: alike(folded[x], folded[y])  # noqa: E731 - a function of two numbers, here only
    runs = [run for chain in chains(a, b, like, lexicon.stop) for run in chain.runs]
    shared = min(covered((run.left, run.length) for run in runs), covered((run.right, run.length) for run in runs))
    return shared >= max(LEAST, SHARE * min(len(a), len(b)))
