"""Who shares text with an article: candidates by fingerprints and quotations, held against it passage by passage."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from readroom.db.articles import ArticleRow, rows_by_id, text_of
from readroom.db.library import Library
from readroom.db.reuse.candidates import Candidate, candidates, same_page
from readroom.db.reuse.dating import Earlier, earlier
from readroom.db.reuse.quotes import LEAST
from readroom.db.reuse.store import FURNITURE, block_quotations
from readroom.db.stored_text import readable
from readroom.text import align
from readroom.text.align_model import Passage
from readroom.text.align_overlap import covered, overlap_of, part_of, promising, side_of
from readroom.text.align_passages import Match, Side, ranges_of
from readroom.text.align_tokens import Lexicon, Words, split_words
from readroom.text.counted import number_of
from readroom.text.fingerprint import GRAM, WordHashes, asked_fingerprints, fingerprints

AROUND = 120
"""How many words around a common fingerprint are compared."""
BLOCK_MOST = 6000
"""How far a part that is compared is extended to whole lines (code points)."""
VERIFIED = 40
"""How many articles are compared at most, besides the near-duplicates, which were compared before."""
MANY = 8
"""Articles with more common fingerprints than this are compared whatever they are."""
SHORT = 16
"""A quotation of at most so many words may be filled by a run of six."""
LOOKED_AT = 3_000
"""So many articles with a fingerprint that says nothing are looked at."""
QUOTERS = 20
"""And how many that have one of the article's quotations."""

_WORDS_KEPT = 200_000
_KEPT = threading.local()

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sharing:
    """Another article with what it has in common with this one, which is the left one.

    `left_in_right`: the share (0 to 1) of this article's words that are in the other. `earlier`: which came first,
    where dates prove it. Ranges of passages are code points of each text.
    """

    row: ArticleRow
    passages: tuple[Passage, ...]
    words: int
    left_in_right: float
    right_in_left: float
    earlier: Earlier | None


@dataclass(frozen=True, slots=True)
class Reuse:
    """Who shares text with an article. `unverified`: who may, as fingerprints say; one of the two is too long."""

    shared: tuple[Sharing, ...]
    unverified: tuple[ArticleRow, ...]


def shared_with(library: Library, article_id: int) -> list[Sharing]:
    """Return the articles that share text with one, those with most of it first; without those that are too long.

    Stock phrases, what a source prints on all its pages, and articles of the same page do not count.
    """
    return list(reuse_of(library, article_id).shared)


def reuse_of(library: Library, article_id: int) -> Reuse:
    """Return the articles that share text with one, and those for which that is not verified: see `too_long`."""
    rows = rows_by_id(library, [article_id])
    if rows and too_long(rows[0]):
        text = text_of(library, article_id)
        near = near_duplicates(library.connection, article_id)
        found = [one.id for one in article_candidates(library.connection, article_id, text)]
        return Reuse((), tuple(rows_by_id(library, list(dict.fromkeys([*near, *found])))))
    search = _Search(library, article_id)
    return Reuse(tuple(search.run()), tuple(rows_by_id(library, search.unverified)))


def too_long(row: ArticleRow) -> bool:
    """Tell whether an article has more words than are compared; then it is not held against others."""
    return row.words > align.MOST_WORDS


def not_compared(rows: Sequence[ArticleRow]) -> str:
    """Return the line that says why nothing was verified of articles that may share text."""
    longest = max(row.words for row in rows)
    return f"not compared: a text of {number_of(longest, 'word')} is too long (up to {align.MOST_WORDS:,} are compared)"


def near_duplicates(connection: sqlite3.Connection, article_id: int) -> list[int]:
    """Return the near-duplicates of an article that were found before, those with most in common first."""
    # Also on one page, which may hold two versions of a text; what else its articles share does not count.
    sql = (
        "select b from (select b, words from near_duplicate where a = ?1 "
        "union all select a, words from near_duplicate where b = ?1) order by words desc, b limit 200"
    )
    return [other for (other,) in connection.execute(sql, (article_id,))]


def article_candidates(connection: sqlite3.Connection, article_id: int, text: str) -> list[Candidate]:
    """Return the articles that have fingerprints of an article's text; a millisecond or two."""
    return candidates(connection, article_id, asked_fingerprints(word_hashes().of(text)))


@cache
def word_hashes() -> WordHashes:
    """Return the hashes of the words that were met so far: most words come again."""
    return WordHashes()


def _lexicon() -> Lexicon:
    """Return the numbers of the words that this thread met so far: most words come again."""
    kept: Lexicon | None = getattr(_KEPT, "lexicon", None)
    if kept is None or len(kept) > _WORDS_KEPT:
        kept = _KEPT.lexicon = Lexicon()
    return kept


class _Search:
    def __init__(self, library: Library, article_id: int) -> None:
        self._library = library
        self._connection = library.connection
        self._id = article_id
        self._lexicon = _lexicon()
        self._text = self._text_of(article_id)
        blocks = block_quotations(self._connection, [article_id]).get(article_id, ())
        self._own = side_of(self._text, self._lexicon, blocks)
        hashes = word_hashes().of(self._text)
        spans = (self._own.words.within(*quoted) for quoted in self._own.quotations)
        self._short_quotations = [(first, last) for first, last in spans if last - first <= SHORT]
        self._at = asked_fingerprints(hashes)
        self._prints = fingerprints(hashes)
        self._stops = self._silent()
        self._articles_with: dict[int, set[int]] = {}
        self.unverified: list[int] = []

    def run(self) -> list[Sharing]:
        found = {other: self._stored(other) for other in near_duplicates(self._connection, self._id)}
        likely, quoters = self._candidates(), self._quoters()
        looked_at = rows_by_id(self._library, list(dict.fromkeys([*(one.id for one in likely), *quoters])))
        long = {row.id for row in looked_at if row.id not in found and too_long(row)}
        self.unverified = [row.id for row in looked_at if row.id in long]
        for one in likely:
            if one.id not in found and one.id not in long and len(found) < VERIFIED:
                found[one.id] = self._compared(one)
        for other, parts in quoters.items():
            if other not in found and other not in long:
                text = self._text_of(other)
                lines: list[Range] = []
                for part in sorted(parts):
                    lines = _joined(lines, _lines(text, *part))
                found[other] = self._in_parts(split_words(text, self._lexicon), lines)
        kept = {other: passages for other, passages in found.items() if passages}
        rows = {row.id: row for row in rows_by_id(self._library, [self._id, *kept])}
        if self._id not in rows:
            return []
        shared = [self._sharing(rows[self._id], rows[o], kept[o]) for o in kept if o in rows]
        return sorted(shared, key=lambda s: (-s.words, s.row.id))

    def _sharing(self, own: ArticleRow, other: ArticleRow, passages: Sequence[Passage]) -> Sharing:
        own_words = max(1, len(self._own.words))
        within = self._own.words.within
        # Counted in words of this article; in the other one by the passages' own numbers.
        parts = [within(*p.left) for p in passages]
        left = min(covered((a, b - a) for a, b in parts), own_words)
        matched = sum(p.words for p in passages)
        left_shared = min(left, matched)
        right_shared = min(matched, other.words or matched)
        return Sharing(
            other, tuple(passages), left_shared, min(1.0, left_shared / own_words),
            min(1.0, right_shared / max(1, other.words)), earlier(own, other),
        )  # fmt: skip

    # Candidates

    def _candidates(self) -> list[Candidate]:
        return candidates(self._connection, self._id, self._at)

    def _quoters(self) -> dict[int, list[Range]]:
        """Return the articles that have a quotation of this one, with where it stands in each."""
        sql = (
            'select o.article_id, o.start, o."end" from quotation q '
            "join quotation o on o.article_id <> q.article_id and ("
            " o.id = q.family or (o.family <> o.id and o.family = q.family)) "
            "where q.article_id = ? limit 200"
        )
        found: dict[int, list[Range]] = {}
        for other, start, end in self._connection.execute(sql, (self._id,)):
            found.setdefault(other, []).append((start, end))
        same = same_page(self._connection, self._id, found)
        return {other: parts for other, parts in list(found.items())[:QUOTERS] if other not in same}

    # Passages

    def _stored(self, other: int) -> list[Passage]:
        first = self._id < other
        a, b = (self._id, other) if first else (other, self._id)
        rows = self._connection.execute(
            "select kind, a_start, a_end, b_start, b_end, words, identity, moved from passage where a = ? and b = ?",
            (a, b),
        )
        found = []
        for kind, a_start, a_end, b_start, b_end, words, identity, moved in rows:
            left, right = ((a_start, a_end), (b_start, b_end))[:: 1 if first else -1]
            found.append(Passage(kind, left, right, words, identity, bool(moved)))
        return sorted(found, key=lambda p: p.left)

    def _compared(self, one: Candidate) -> list[Passage]:
        text = self._text_of(one.id)
        words = split_words(text, self._lexicon)
        hits = [(self._at[found], position) for found, position in one.hits if position < len(words)]
        if not self._worthwhile(one.id, words, hits):
            return []
        parts: list[Range] = []
        for _, spot in sorted(hits, key=lambda hit: hit[1]):
            start = words.starts[max(0, spot - AROUND)]
            end = words.ends[min(len(words), spot + GRAM + AROUND) - 1]
            parts = _joined(parts, _lines(text, start, end))
        if sum(end - start for start, end in parts) * 2 > len(text):
            parts = [(0, len(text))]
        return self._in_parts(words, parts)

    def _worthwhile(self, other: int, words: Words, hits: Sequence[tuple[int, int]]) -> bool:
        """Tell whether two texts have more in common than a turn of phrase: most that have one run have not.

        What fills a short quotation of either counts, too. `words` are the other one's.
        """
        numbers = words.numbers
        if len(hits) > MANY or any(promising(self._own.words.numbers, numbers, *hit) for hit in hits):
            return True
        if any(first <= own < last for own, _ in hits for first, last in self._short_quotations):
            return True
        sql = 'select start, "end" from quotation where article_id = ? and words <= ?'
        runs = [set(numbers[at : at + GRAM]) for _, at in hits]
        for start, end in self._connection.execute(sql, (other, SHORT)):
            quoted = set(numbers[slice(*words.within(start, end))])
            if any(len(run & quoted) >= LEAST for run in runs):
                return True
        return False

    def _in_parts(self, words: Words, parts: Iterable[Range]) -> list[Passage]:
        """Return what is common of this article and parts of another one's text."""
        found: dict[tuple[Range, Range], Passage] = {}
        for start, end in parts:
            other = part_of(words, start, end)
            for match in overlap_of(self._own, other, self._lexicon).matches:
                if match.kind != "stock" and not self._is_furniture(match):
                    passage = _passage(match, self._own, other)
                    found.setdefault((passage.left, passage.right), passage)
        return sorted(found.values(), key=lambda p: (p.left, p.right))

    def _is_furniture(self, match: Match) -> bool:
        """Tell whether most fingerprints in a passage are ones that say nothing; without any, nobody can say.

        At the ends of a repeated passage others are kept, by what stands beside it. Where several of them say nothing,
        they have to stand together in other articles too: stock phrases one after another are no furniture.
        """
        first, last = match.chain.left
        inside = [found for found, position in self._prints if first <= position <= last - GRAM]
        silent = [found for found in inside if found in self._stops]
        if not silent or 2 * len(silent) < len(inside):
            return False
        if len(silent) == 1:
            return True
        together = set.intersection(*(self._having(found) for found in silent))
        return len(together) >= FURNITURE

    def _having(self, found: int) -> set[int]:
        """Return articles that have a fingerprint: the oldest, where it is in very many."""
        known = self._articles_with.get(found)
        if known is None:
            sql = (
                "select article_id from (select article_id from fingerprint where hash = ?1 limit ?2) union all "
                "select article_id from (select article_id from fingerprint_new where hash = ?1 limit ?2)"
            )
            known = self._articles_with[found] = {
                article_id for (article_id,) in self._connection.execute(sql, (found, LOOKED_AT))
            }
        return known

    def _silent(self) -> set[int]:
        """Return those of the article's fingerprints that say nothing."""
        sql = "select s.hash from json_each(?) j cross join fingerprint_stop s on s.hash = j.value"
        return {
            found for (found,) in self._connection.execute(sql, (json.dumps([found for found, _ in self._prints]),))
        }

    def _text_of(self, article_id: int) -> str:
        row = self._connection.execute("select z from article_text where article_id = ?", (article_id,)).fetchone()
        return readable(row[0] if row else None)


def _passage(match: Match, left: Side, right: Side) -> Passage:
    chain = match.chain
    spans = ranges_of(chain, left.words, right.words)
    return Passage(match.kind, *spans, chain.matched, chain.identity, match.moved)


def _lines(text: str, start: int, end: int) -> Range:
    """Return a range of a text extended to whole lines, so that quotations in it open and close."""
    least, most = max(0, start - BLOCK_MOST), min(len(text), end + BLOCK_MOST)
    before, after = text.rfind("\n", least, start), text.find("\n", end, most)
    return before + 1 if before >= 0 else least, after if after >= 0 else most


def _joined(parts: list[Range], part: Range) -> list[Range]:
    """Return parts in order with one more, joined with the last where they touch."""
    if parts and part[0] <= parts[-1][1]:
        return [*parts[:-1], (parts[-1][0], max(parts[-1][1], part[1]))]
    return [*parts, part]
