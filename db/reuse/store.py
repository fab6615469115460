"""Fingerprints and quotations of articles in the library: put in, taken out, merged; and which of them say nothing."""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from itertools import repeat

from readroom.db.reuse.quotes import Quotes
from readroom.db.stored_text import readable
from readroom.db.transaction import transaction
from readroom.text.fingerprint import GRAM, WINDOW, WordHashes, fingerprints, kept_fingerprints, quotation_prints

CHUNK = 1000
"""How many articles are done in one transaction: a second or so."""
COMMON = 50
"""A fingerprint of more articles than this is a stock phrase."""
FURNITURE = 5
"""A fingerprint of so many articles of one source that are otherwise different is that source's furniture."""
REPEATED = 0.5
"""An article of which more than this share stands in `FURNITURE` articles of its source is another one's version."""
PER_WORD = 2 / (WINDOW + 1)
"""How many fingerprints a text has for each word, on average."""
MERGE_ROWS = 500_000
MERGE_MOST = 4_000_000
MERGE_SHARE = 8
"""Fingerprints wait in a table of their own until they are so many, or this part of all."""


class Store:
    """Writes the fingerprints of articles. Each method holds its own transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.hashes = WordHashes()
        self._quotes = Quotes(self.hashes)
        self._execute = connection.execute
        # What was just made is looked up again soon: a table of the connection's own, nothing in the file.
        self._execute("create temp table if not exists reuse_mine (article_id integer primary key, hashes blob)")
        self._execute("create temp table if not exists reuse_quoted (id integer primary key, printed text)")
        self._new = int(self._execute("select count(*) from fingerprint_new").fetchone()[0])

    def clear_gone(self) -> int:
        """Take out what belongs to texts that are gone, `CHUNK` of them at most; return how many that were."""
        rows = self._execute("select id, article_id, z, quotations from fingerprint_gone limit ?", (CHUNK,)).fetchall()
        if not rows:
            return 0
        with transaction(self._connection):
            for row, article_id, packed, quotations in rows:
                self._take_out(article_id, readable(packed), quotations)
                self._execute("delete from fingerprint_gone where id = ?", (row,))
        return len(rows)

    def _take_out(self, article_id: int, text: str, quotations: str | None) -> None:
        words = self.hashes.of(text)
        keys = [(found, article_id) for found, _ in fingerprints(words)]
        for table in ("fingerprint", "fingerprint_new"):
            self._connection.executemany(f"delete from {table} where hash = ? and article_id = ?", keys)
        if quotations:
            ids = [int(part) for part in quotations.split(",")]
            prints = quotation_prints(words, every=True)
            self._connection.executemany(
                "delete from quotation_print where hash = ? and quotation_id = ?",
                [(found, number) for found in sorted(prints) for number in ids],
            )

    def fingerprint_left(self) -> int:
        """Fingerprint up to `CHUNK` articles that have none; return how many that were."""
        sql = (
            "select l.article_id, t.z from reuse_left l left join article_text t on t.article_id = l.article_id "
            "where l.step = 0 order by l.article_id limit ?"
        )
        texts = {article_id: readable(packed) for article_id, packed in self._execute(sql, (CHUNK,))}
        if not texts:
            return 0
        with transaction(self._connection):
            self._put_in(texts)
        return len(texts)

    def _put_in(self, texts: dict[int, str]) -> None:
        rows: list[tuple[int, int, int]] = []
        mine: list[tuple[int, bytes]] = []
        for article_id, text in texts.items():
            found = kept_fingerprints(self.hashes.of(text))
            rows += zip(found, repeat(article_id), found.values(), strict=False)
            mine.append((article_id, array("Q", found).tobytes()))
        rows.sort()
        many = self._connection.executemany
        many("insert or replace into fingerprint_new values (?, ?, ?)", rows)
        self._new += len(rows)
        many("insert or replace into temp.reuse_mine values (?, ?)", mine)
        self._put_quotations(texts)
        many("update reuse_left set step = 1 where article_id = ?", [(article_id,) for article_id in texts])

    def _put_quotations(self, texts: dict[int, str]) -> None:
        blocks = block_quotations(self._connection, texts)
        (last,) = self._execute("select ifnull(max(seq), 0) from sqlite_sequence where name = 'quotation'").fetchone()
        rows: list[tuple[int, int, int, int, int, int]] = []
        prints: list[tuple[int, int]] = []
        printed: list[tuple[int, str]] = []
        for article_id, text in texts.items():
            for start, end, words in self._quotes.of(text, blocks.get(article_id, ())):
                number = last + len(rows) + 1
                rows.append((number, article_id, start, end, len(words), number))
                prints += [(found, number) for found in quotation_prints(words)]
                printed.append((number, text[start:end]))
        many = self._connection.executemany
        many("insert into quotation values (?, ?, ?, ?, ?, ?)", rows)
        many("insert or ignore into quotation_print values (?, ?)", sorted(prints))
        many("insert or replace into temp.reuse_quoted values (?, ?)", printed)

    def merge(self, *, last: bool) -> None:
        """Put the newest fingerprints among the others where they are many; `last`: no more come in this run."""
        most = min(MERGE_MOST, max(MERGE_ROWS, self._size() // MERGE_SHARE))
        if self._new == 0 or (self._new < most and not (last and self._new * 20 > self._size())):
            return
        with transaction(self._connection):
            self._execute("insert or replace into fingerprint select * from fingerprint_new order by hash, article_id")
            self._execute("delete from fingerprint_new")
            self._execute("insert or replace into derived (name, version) values ('fingerprint_stop', 0)")
        self._new = 0

    def _size(self) -> int:
        """Return about how many fingerprints there are, without counting them."""
        (articles,) = self._execute("select count(*) from article").fetchone()
        return int(articles * 450 * PER_WORD)

    def settle_stops(self) -> None:
        """Find out which fingerprints say nothing, if there are others than when it was found out last.

        That is one pass over all of them (some 50 µs for each article of the library).
        """
        behind = "select 1 from derived where name = 'fingerprint_stop' and version = 0"
        if self._execute(behind).fetchone() is None:
            return
        with transaction(self._connection):
            for statement in _STOPS.split(";\n"):
                self._execute(statement)


_STOPS = f"""
delete from fingerprint_stop;
create temp table reuse_common as select hash, count(*) as articles from fingerprint group by hash
 having count(*) >= {FURNITURE};
insert into fingerprint_stop select hash from temp.reuse_common where articles > {COMMON};
create temp table reuse_member as select f.hash, a.source_id, f.article_id, a.words
 from temp.reuse_common c cross join fingerprint f on f.hash = c.hash join article a on a.id = f.article_id
 where c.articles <= {COMMON};
create temp table reuse_often (hash, source_id, primary key (hash, source_id)) without rowid;
insert into temp.reuse_often select hash, source_id from temp.reuse_member group by hash, source_id
 having count(*) >= {FURNITURE};
create temp table reuse_version as select m.article_id as id from temp.reuse_member m
 join temp.reuse_often o on o.hash = m.hash and o.source_id = m.source_id
 group by m.article_id having count(*) > {REPEATED} * {PER_WORD} * max(m.words, {GRAM + WINDOW});
insert or ignore into fingerprint_stop select m.hash from temp.reuse_member m
 join temp.reuse_often o on o.hash = m.hash and o.source_id = m.source_id
 where m.article_id not in (select id from temp.reuse_version)
 group by m.hash, m.source_id having count(*) >= {FURNITURE};
drop table temp.reuse_common;
drop table temp.reuse_member;
drop table temp.reuse_often;
drop table temp.reuse_version;
insert or replace into derived (name, version) values ('fingerprint_stop', 1)
""".strip()


def block_quotations(connection: sqlite3.Connection, ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
    """Return the block quotations of some articles, as ranges of their texts."""
    found: dict[int, list[tuple[int, int]]] = {}
    sql = "select article_id, start, \"end\" from span where kind = 'quote' and article_id in ({})"
    wanted = list(ids)
    for at in range(0, len(wanted), 500):
        part = wanted[at : at + 500]
        for article_id, start, end in connection.execute(sql.format(",".join("?" * len(part))), part):
            found.setdefault(article_id, []).append((start, end))
    return found


def hashes_of(connection: sqlite3.Connection, article_id: int, hashes: WordHashes) -> Sequence[int]:
    """Return the fingerprints of an article, as they were made in this run, or from its text."""
    row = connection.execute("select hashes from temp.reuse_mine where article_id = ?", (article_id,)).fetchone()
    if row is not None:
        return array("Q", row[0])
    row = connection.execute("select z from article_text where article_id = ?", (article_id,)).fetchone()
    return [found for found, _ in fingerprints(hashes.of(readable(row[0] if row else None)))]
