"""The words that tell most about an article, kept for finding its story, and the articles that share them."""

import json
import sqlite3
import sys
import zlib
from calendar import monthrange
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from readroom.db.articles import DAY_SHIFT
from readroom.db.terms import articles_with
from readroom.text.clusters import DAYS, Days, Vector, cosine, nearness, rarity, room_of, vector, weights
from readroom.text.fold import fold
from readroom.text.stop_words import LANGUAGES, stop_words

KEPT = 100
"""So many words of an article that others have too are kept."""
ALONE = 30
"""And so many that no other article has yet."""
KEYS = 16
"""By so many of these words articles are found."""
CANDIDATES = 30
"""So many articles with the same words are compared with one at most."""
LOOKED_AT = 300
"""So many articles with one word are looked at, the newest."""
LIKE = 0.08
"""Two articles with a smaller cosine are not alike."""
VECTORS = 3_000
"""So many articles are held ready to be compared."""
MOST_WORDS = 300_000
"""Of so many words it is kept in mind how rare they are."""
LONGEST_TEXT = 100_000
"""So much of a text is read (code points)."""
_STOP = frozenset().union(*(stop_words(language) for language in LANGUAGES))


class StoryWords:
    """Reads and writes the telling words of articles, and compares them. Inside the caller's transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rarities: dict[str, float] = {}
        self._every = max(1, int(connection.execute("select count(*) from article").fetchone()[0]))
        self._alone: set[str] = set()
        self._beside: dict[int, float] = {}
        self._vectors: OrderedDict[int, tuple[Vector, Days]] = OrderedDict()

    def put(self, rows: Sequence[tuple[int, str, str, str | None]]) -> None:
        """Keep the telling words of articles: (id, title, text, date) each."""
        counts = {article: _counts(f"{title} {text[:LONGEST_TEXT]}") for article, title, text, _ in rows}
        self._learn(counts.values())
        kept: list[tuple[int, int, int, bytes]] = []
        for article, _, _, day in rows:
            telling = self._telling(counts[article])
            days = days_of(day)
            packed = " ".join(f"{word} {number}" for word, number in telling.items())
            kept.append((article, days.first, days.last, zlib.compress(packed.encode("utf-8", "surrogatepass"))))
        self._connection.executemany("insert or replace into story_article values (?, ?, ?, ?)", kept)

    def put_keys(self, articles: Iterable[int]) -> None:
        """Let articles be found by their most telling words from now on."""
        keys: list[tuple[int, int, int]] = []
        for article, (words, days) in self.vectors(articles).items():
            known = days.first if days.known else 0
            keys += [(hash_of(word), known, article) for word in _best(words)]
        self._connection.executemany("insert or ignore into story_word values (?, ?, ?)", sorted(keys))

    def _telling(self, counts: Mapping[str, int]) -> dict[str, int]:
        shared = weights(counts, self._rarities)
        best = [word for _, word in sorted([(-weight, word) for word, weight in shared.items()])[:KEPT]]
        alone = sorted([(-counts[word], word) for word in counts.keys() & self._alone])[:ALONE]
        return {word: counts[word] for word in (*best, *(word for _, word in alone))}

    def _learn(self, words: Iterable[Mapping[str, int]]) -> None:
        """Find out in how many articles words are that were not met before."""
        if len(self._rarities) > MOST_WORDS:
            self._rarities.clear()
            self._alone.clear()
        new = set().union(*words) - self._rarities.keys()
        having = articles_with(self._connection, sorted(new))
        for word in new:
            found = having.get(word, 0)
            self._rarities[word] = rarity(found, self._every)
            if found < 2:
                self._alone.add(word)

    def vectors(self, articles: Iterable[int]) -> dict[int, tuple[Vector, Days]]:
        """Return vectors and days of articles; those without words are left out."""
        wanted = list(dict.fromkeys(articles))
        found = {article: self._vectors[article] for article in wanted if article in self._vectors}
        missing = [article for article in wanted if article not in found]
        for start in range(0, len(missing), 500):
            part = missing[start : start + 500]
            sql = f"select * from story_article where article_id in ({','.join('?' * len(part))})"
            rows = self._connection.execute(sql, part).fetchall()
            counts = {row[0]: unpacked(row[3]) for row in rows}
            self._learn(counts.values())
            for article, first, last, _ in rows:
                room = self._room(first if first == last else 0)
                found[article] = vector(counts[article], self._rarities), Days(first, last, room)
                self._vectors[article] = found[article]
        for article in found:
            self._vectors.move_to_end(article)
        while len(self._vectors) > VECTORS:
            self._vectors.popitem(last=False)
        return found

    def _room(self, day: int) -> float:
        """Return what it says that an article of a day (0: not known) is like another one: by how many were beside."""
        if not self._beside:
            self._beside[0] = room_of(self._every)
            of_day = dict(self._connection.execute(f"select docid >> {DAY_SHIFT}, count(*) from article group by 1"))
            for each in of_day:
                beside = sum(of_day.get(near, 0) for near in range(each - DAYS, each + DAYS + 1))
                self._beside[each] = room_of(beside) if each else self._beside[0]
        return self._beside.get(day, self._beside[0])

    def alike(self, article: int) -> list[int]:
        """Return the articles that are most like one and may tell of the same days, in order of their ids."""
        mine = self.vectors([article]).get(article)
        if mine is None:
            return []
        words, days = mine
        weights = {hash_of(word): words[word] for word in _best(words)}
        shared: dict[int, float] = defaultdict(float)
        spans = [(days.first - DAYS, days.first + DAYS), (0, 0)] if days.known else [(0, 0), (1, 1 << 40)]
        for first, last in spans:
            for word, others in self._connection.execute(_SHARING, (first, last, LOOKED_AT, json.dumps(list(weights)))):
                for other in others.split(",") if others else ():
                    shared[int(other)] += weights[word]
        shared.pop(article, None)
        likely = sorted(shared, key=lambda other: (-shared[other], other))[: 2 * CANDIDATES]
        near = {other: cosine(words, v) * nearness(days, d) for other, (v, d) in self.vectors(likely).items()}
        best = sorted((o for o in near if near[o] >= LIKE), key=lambda other: (-near[other], other))[:CANDIDATES]
        return sorted(best)


_SHARING = (
    "select k.value, (select group_concat(article_id) from (select article_id from story_word w where w.word = k.value "
    "and w.day between ? and ? order by w.day desc, w.article_id desc limit ?)) from json_each(?) k"
)


def _counts(text: str) -> dict[str, int]:
    return {
        word: number
        for word, number in Counter(fold(text).split()).items()
        if (len(word) > 1 and word not in _STOP and not word.isdigit()) or (len(word) == 1 and word > "\u2e7f")
    }


def _best(words: Vector) -> list[str]:
    return [word for _, word in sorted([(-weight, word) for word, weight in words.items()])[:KEYS]]


def unpacked(packed: bytes) -> dict[str, int]:
    """Return the words of an article with how often each stands in it, as they are stored."""
    parts = zlib.decompress(packed).decode("utf-8", "surrogatepass").split()
    return {sys.intern(word): int(number) for word, number in zip(parts[::2], parts[1::2], strict=True)}


def hash_of(word: str) -> int:
    """Return the hash of a word (32 bits) by which articles are found."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def days_of(printed: str | None) -> Days:
    """Return the days that a date (ISO, cut to its precision) stands for."""
    if not printed:
        return Days()
    parts = [int(part) for part in printed[:10].split("-")]
    try:
        if len(parts) == 1:
            return Days(date(parts[0], 1, 1).toordinal(), date(parts[0], 12, 31).toordinal())
        if len(parts) == 2:
            last = monthrange(parts[0], parts[1])[1]
            return Days(date(parts[0], parts[1], 1).toordinal(), date(parts[0], parts[1], last).toordinal())
        day = date(parts[0], parts[1], parts[2]).toordinal()
        return Days(day, day)
    except ValueError:
        return Days()
