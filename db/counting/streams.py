"""The words of each article as numbers, kept in a few bytes each, so that no text has to be opened and folded again.

A stream is a string whose every character is a word: that with the number n is the n-th code point from `FIRST` on.
Stored as UTF-8, the commonest words take one byte and most others two. What looks for words in strings then looks for
articles' words. A title and a text are parted by a line feed.
"""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from readroom.db.counting.common import UNREAD
from readroom.db.counting.scope import Scope
from readroom.db.errors import LibraryError
from readroom.db.transaction import transaction
from readroom.text.fold import folded_words

FIRST = 0x21
"""What comes before stands between words."""
_SURROGATES = range(0xD800, 0xE000)
_LAST = 0x10FFFF
STRANGE = 100_000
"""So many characters are for words that have no number, in articles that came in since."""
MOST = _LAST - FIRST - len(_SURROGATES) + 1 - STRANGE
"""So many words have a number; an article with another one has no stream, and its text is read."""
REMEMBERED = 500_000
"""Words whose numbers are held in memory while streams are made (some 150 bytes each)."""
PART = 1_000
"""So many articles are a transaction."""
MANY = 2_000
"""For the streams of more articles, words are read ahead."""
LOOKED_UP = 5_000
"""So many numbers are looked up at once."""


def keeps_streams(connection: sqlite3.Connection) -> bool:
    """Tell whether streams are kept: they are when they were asked for once (`rebuild_streams`)."""
    if not connection.execute("select 1 from sqlite_master where name = 'counted_word'").fetchone():
        return False
    return connection.execute("select 1 from counted_word limit 1").fetchone() is not None


def has_streams(connection: sqlite3.Connection) -> bool:
    """Tell whether there are streams of all articles but some that came in, or have changed, since."""
    if not keeps_streams(connection):
        return False
    (newest,) = connection.execute("select ifnull(max(article_id), 0) from counted_stream").fetchone()
    (since,) = connection.execute("select count(*) from article where id > ?", (newest,)).fetchone()
    return int(since) <= UNREAD


def rebuild_streams(connection: sqlite3.Connection, progress: Callable[[int, int], None] | None = None) -> int:
    """Keep the streams of all articles from now on, and return how many were made; not inside a transaction.

    Takes some 0.2 ms and 900 bytes for each article. What was made when it is stopped stays.
    """
    with transaction(connection):
        Streams(connection).begin(MANY + 1)
    return keep_streams(connection, progress, after=0)


def keep_streams(
    connection: sqlite3.Connection, progress: Callable[[int, int], None] | None = None, *, after: int | None = None
) -> int:
    """Make the streams that are missing of articles with an id above `after` (None: above the last one that is kept).

    Return how many were made; not inside a transaction.
    """
    (newest,) = connection.execute("select ifnull(max(article_id), 0) from counted_stream").fetchone()
    (every,) = connection.execute("select ifnull(max(id), 0) from article").fetchone()
    at, made = newest if after is None else after, 0
    streams = Streams(connection)
    streams.begin(every - at)
    while at < every:
        if progress is not None:
            progress(at, every)
        with transaction(connection):
            sql = (
                "select a.id, ifnull(a.title, ''), t.z from article a join article_text t on t.article_id = a.id where "
                "a.id > ? and a.id <= ? and not exists (select 1 from counted_stream where article_id = a.id)"
            )
            for article_id, title, packed in connection.execute(sql, (at, at + PART)).fetchall():
                streams.add(article_id, folded_words(title), folded_words(zlib.decompress(packed).decode()))
            made += streams.store()
        at += PART
    return made


def sign(number: int) -> str:
    """Return the character of the word with a number from 1 on."""
    code = FIRST - 1 + number
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def number_of(character: str) -> int:
    """Return the number of a word's character."""
    code = ord(character)
    return (code if code < _SURROGATES.start else code - len(_SURROGATES)) - FIRST + 1


class Streams:
    """Makes the streams of articles, and keeps them; words that are new get numbers. Inside transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._signs: dict[str, str] = {}
        self._rows: list[tuple[int, bytes]] = []
        (self._words,) = connection.execute("select ifnull(max(id), 0) from counted_word").fetchone()

    def begin(self, articles: int) -> None:
        """Give the words of the index their numbers, the commonest first, unless words have numbers.

        For many `articles` the commonest are read at once: word by word that takes longer than all the rest.
        """
        if not self._words:
            self._connection.execute(
                "insert into counted_word (word) select term from term order by articles desc, term limit ?", (MOST,)
            )
            (self._words,) = self._connection.execute("select ifnull(max(id), 0) from counted_word").fetchone()
        if articles > MANY:
            rows = self._connection.execute("select id, word from counted_word where id <= ?", (REMEMBERED,))
            self._signs = {word: sign(number) for number, word in rows}

    def add(self, article_id: int, title: list[str], text: list[str]) -> None:
        """Take the folded words of an article."""
        signs = self._signs
        try:
            stream = "".join(map(signs.__getitem__, title)) + "\n" + "".join(map(signs.__getitem__, text))
        except KeyError:
            if not self._learn({*title, *text}):
                return
            stream = "".join(map(signs.__getitem__, title)) + "\n" + "".join(map(signs.__getitem__, text))
        self._rows.append((article_id, stream.encode()))

    def _learn(self, words: set[str]) -> bool:
        """Look up the numbers of words, and give one to those without; tell whether all of them have one."""
        if len(self._signs) > 2 * REMEMBERED:
            self._signs.clear()
        wanted = [word for word in words if word not in self._signs]
        for number, word in _known(self._connection, "word", wanted):
            self._signs[word] = sign(number)
        new = sorted(word for word in wanted if word not in self._signs)
        if self._words + len(new) > MOST:
            return False
        for word in new:
            self._words += 1
            self._connection.execute("insert into counted_word (id, word) values (?, ?)", (self._words, word))
            self._signs[word] = sign(self._words)
        return True

    def store(self) -> int:
        """Keep the streams that were made since the last time, and return how many."""
        sql = "insert or replace into counted_stream (article_id, words) values (?, ?)"
        self._connection.executemany(sql, self._rows)
        made = len(self._rows)
        self._rows.clear()
        return made


def _known(connection: sqlite3.Connection, column: str, wanted: Iterable[str | int]) -> Iterator[tuple[int, str]]:
    """Yield (number, word) of the words, or of the numbers, that are there."""
    every = list(wanted)
    for start in range(0, len(every), LOOKED_UP):
        part = json.dumps(every[start : start + LOOKED_UP])
        sql = f"select w.id, w.word from json_each(?) j cross join counted_word w on w.{column} = j.value"
        yield from connection.execute(sql, (part,))


class Reader:
    """Reads the streams of a scope's articles; the texts of those without one are folded."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._connection = scope.library.connection
        self._signs: dict[str, str] = {}
        self._strange: dict[str, str] = {}
        """Words without a number, by the characters that stand for them here: from the last one down."""

    def signs(self, words: Iterable[str]) -> str:
        """Return the characters of words."""
        every = list(words)
        wanted = list(dict.fromkeys(word for word in every if word not in self._signs))
        for number, word in _known(self._connection, "word", wanted):
            self._signs[word] = sign(number)
        for word in wanted:
            if word not in self._signs:
                if len(self._strange) == STRANGE:
                    raise LibraryError("too many words are new; make their streams again: readroom rebuild streams")
                character = chr(_LAST - len(self._strange))
                self._strange[character], self._signs[word] = word, character
        return "".join(map(self._signs.__getitem__, every))

    def words(self, characters: Iterable[str]) -> dict[str, str]:
        """Return the words of characters."""
        found = {character: self._strange[character] for character in characters if character in self._strange}
        numbers = (number_of(character) for character in characters if character not in found)
        found.update((sign(number), word) for number, word in _known(self._connection, "id", numbers))
        return found

    def read(self) -> Iterator[tuple[str, str]]:
        """Yield title and text of each article, a character for each word."""
        for stream, title, text in self._scope.streams():
            if stream is not None:
                before, _, after = stream.decode().partition("\n")
                yield before, after
            else:
                yield self.signs(folded_words(title)), self.signs(folded_words(text))


def decoded(counts: Counter[str], words: dict[str, str]) -> Counter[str]:
    """Return counts of characters as counts of words."""
    return Counter({words[character]: number for character, number in counts.items()})
