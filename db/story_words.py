"""The words that tell most about an article, kept for finding its story, and the articles that share them."""

import json
import sqlite3
import sys
import zlib
from calendar import monthrange
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter

from readroom.db.articles import DAY_SHIFT
from readroom.db.terms import articles_with
from readroom.text.clusters import DAYS, Days, Told, cosine, nearness, room_of
from readroom.text.telling import CROWD, NAME, OFTEN, first, heaviest, rarity, strictness, tells, uses, vector

KEPT = 80
"""So many words of an article that others have too are kept."""
ALONE = 30
"""And so many that no other article has yet."""
KEYS = 16
"""By so many of these words articles are found."""
CANDIDATES = 30
"""So many articles that are like one are linked with it at most."""
LIKELY = 50
"""So many articles with the same words are compared with one at most."""
NEIGHBOURS = slice(14, 40)
"""Those of them that tell other events, but tell what is usual about such articles: the most alike left out."""
LOOKED_AT = 300
"""So many articles with one word are looked at, the newest."""
LIKE = 0.05
"""Two articles that are less alike are not linked."""
VECTORS = 3_000
"""So many articles are held ready to be compared."""
MOST_WORDS = 300_000
"""Of so many words it is kept in mind how rare they are."""
LONGEST_TEXT = 100_000
"""So much of a text is read (code points)."""
CROWD_KEY = "*"
"""Among the words that are kept, and no word: the mean likeness of an article's `NEIGHBOURS`, in hundredths."""


class StoryWords:
    """Reads and writes the telling words of articles, and compares them. Inside the caller's transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rarities: dict[str, float] = {CROWD_KEY: 0.0}
        self._every = max(1, int(connection.execute("select count(*) from article").fetchone()[0]))
        self._alone: set[str] = set()
        self._beside: dict[int, float] = {}
        self._told: OrderedDict[int, Told] = OrderedDict()

    def put(self, rows: Sequence[tuple[int, str, str, str | None]]) -> None:
        """Keep the telling words of articles: (id, title, text, date) each."""
        used = {article: uses(title, text[:LONGEST_TEXT]) for article, title, text, _ in rows}
        self._learn(used.values())
        kept: list[tuple[int, int, int, bytes]] = []
        for article, _, _, day in rows:
            days = days_of(day)
            telling = self._telling(used[article])
            kept.append((article, days.first, days.last, _packed(telling)))
            self._hold(article, days.first, days.last, telling)
        self._connection.executemany("insert or replace into story_article values (?, ?, ?, ?)", kept)

    def put_keys(self, articles: Iterable[int]) -> None:
        """Let articles be found by their most telling words from now on."""
        keys: list[tuple[int, int, int]] = []
        for article, told in self.told(articles).items():
            known = told.days.first if told.days.known else 0
            keys += [(hash_of(word), known, article) for word in first(told.words, KEYS)]
        self._connection.executemany("insert or ignore into story_word values (?, ?, ?)", sorted(keys))

    def _telling(self, used: Mapping[str, int]) -> dict[str, int]:
        best = heaviest(used, self._rarities, KEPT)
        alone = sorted([(-(used[word] & OFTEN), word) for word in used.keys() & self._alone])[:ALONE]
        return {word: used[word] for word in (*best, *(word for _, word in alone))}

    def _learn(self, words: Iterable[Mapping[str, int]]) -> None:
        """Find out in how many articles words are that were not met before."""
        if len(self._rarities) > MOST_WORDS:
            self._rarities = {CROWD_KEY: 0.0}
            self._alone.clear()
        known = self._rarities
        new = {word for each in words for word in each if word not in known}
        having = articles_with(self._connection, sorted(filter(tells, new)))
        rare: dict[int, float] = {}
        for word in new:
            found = having.get(word, 0)
            if found not in rare:
                rare[found] = rarity(found, self._every)
            known[word] = rare[found]
            if found < 2 and tells(word):
                self._alone.add(word)

    def told(self, articles: Iterable[int]) -> dict[int, Told]:
        """Return what articles tell; those without words are left out."""
        wanted = list(dict.fromkeys(articles))
        held = self._told
        missing = [article for article in wanted if article not in held]
        for start in range(0, len(missing), 500):
            part = missing[start : start + 500]
            found_rows = self._connection.execute(_WORDS, (json.dumps(part),))
            rows = [(*row[:3], unpacked(row[3])) for row in found_rows]
            self._learn(row[3] for row in rows)
            for row in rows:
                self._hold(*row)
        found = {article: held[article] for article in wanted if article in held}
        for article in found:
            held.move_to_end(article)
        while len(held) > max(VECTORS, len(found)):
            held.popitem(last=False)
        return found

    def _hold(self, article: int, day: int, until: int, used: Mapping[str, int]) -> None:
        """Keep ready what an article tells."""
        strict = strictness(used.get(CROWD_KEY, 0) / 100, len(used))
        days = Days(day, until, self._room(day if day == until else 0) / strict)
        names = frozenset([word for word, use in used.items() if use & NAME and word != CROWD_KEY])
        self._told[article] = Told(vector(used, self._rarities, self._every), days, names)

    def _crowd(self, article: int, likes: Sequence[float]) -> None:
        """Note how alike the neighbours of an article are, where that is more than usual."""
        crowd = sum(sorted(likes, reverse=True)[NEIGHBOURS]) / (NEIGHBOURS.stop - NEIGHBOURS.start)
        if crowd <= CROWD:
            return
        sql = "select day, until, words from story_article where article_id = ?"
        day, until, packed = self._connection.execute(sql, (article,)).fetchone()
        used = unpacked(packed) | {CROWD_KEY: round(100 * crowd)}
        self._learn([used])
        self._connection.execute("update story_article set words = ? where article_id = ?", (_packed(used), article))
        self._hold(article, day, until, used)

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
        mine = self.told([article]).get(article)
        if mine is None:
            return []
        words, days = mine.words, mine.days
        weights = {hash_of(word): words[word] for word in first(words, KEYS)}
        shared: dict[str, float] = defaultdict(float)
        spans = [(days.first - DAYS, days.first + DAYS), (0, 0)] if days.known else [(0, 0), (1, 1 << 40)]
        for start, end in spans:
            for word, others in self._connection.execute(_SHARING, (start, end, LOOKED_AT, json.dumps(list(weights)))):
                weight = weights[word]
                for other in others.split(",") if others else ():
                    shared[other] += weight
        shared.pop(str(article), None)
        likely = [int(other) for other, _ in sorted(shared.items(), key=itemgetter(1), reverse=True)[:LIKELY]]
        likes = {other: (cosine(words, told.words), told.days) for other, told in self.told(likely).items()}
        self._crowd(article, [like for like, _ in likes.values()])
        near = {other: like * nearness(days, theirs) for other, (like, theirs) in likes.items()}
        best = sorted((o for o in near if near[o] >= LIKE), key=lambda other: (-near[other], other))[:CANDIDATES]
        return sorted(best)


_WORDS = "select * from story_article where article_id in (select value from json_each(?))"
_SHARING = (
    "select k.value, (select group_concat(article_id) from (select article_id from story_word w where w.word = k.value "
    "and w.day between ? and ? order by w.day desc, w.article_id desc limit ?)) from json_each(?) k"
)


def _packed(used: Mapping[str, int]) -> bytes:
    return zlib.compress(" ".join([f"{word} {use}" for word, use in used.items()]).encode("utf-8", "surrogatepass"))


def unpacked(packed: bytes) -> dict[str, int]:
    """Return the words of an article with how each is used, as they are stored."""
    parts = zlib.decompress(packed).decode("utf-8", "surrogatepass").split()
    return dict(zip(map(sys.intern, parts[::2]), map(int, parts[1::2]), strict=True))


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
