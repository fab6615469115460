"""What is wrong with the tables of shared text, names and stories: versions, rows of articles that are gone, counts."""

import sqlite3
import zlib
from collections.abc import Iterator

from readroom.text.counted import number_of

Wrong = Iterator[tuple[str, str, str]]
"""The table, where something is wrong, and what."""
NAMED = 20
"""So many wrong rows of a table are named."""
_GONE = "belongs to an article that is not there"
_ORPHANS = (
    # Table, what is made again to mend it, and the column with the article.
    ("fingerprint", "fingerprints", "article_id"), ("fingerprint_new", "fingerprints", "article_id"),
    ("quotation", "fingerprints", "article_id"), ("near_duplicate", "fingerprints", "a"),
    ("near_duplicate", "fingerprints", "b"), ("passage", "fingerprints", "a"), ("passage", "fingerprints", "b"),
    ("reuse_left", "fingerprints", "article_id"), ("story_article", "story", "article_id"),
    ("story_word", "story", "article_id"), ("story_left", "story", "article_id"),
)  # fmt: skip


def wrong_relations(connection: sqlite3.Connection) -> Wrong:
    """Yield what is wrong with what is derived of shared text, names and stories. Some 30 µs for each article."""
    yield from _versions(connection)
    for table, part, column in _ORPHANS:
        sql = f"select distinct {column} from {table} where {column} not in (select article_id from article_text)"
        if part == "fingerprints":  # what is taken out by the next import is not there by mistake
            sql += f" and {column} not in (select article_id from fingerprint_gone)"
        yield from _named(table, part, ((f"article {found}", _GONE) for (found,) in connection.execute(sql)))
    for table, part, sql, where, what in _RULES:
        rows = ((where.format(*row), what.format(*row)) for row in connection.execute(sql))
        yield from _named(table, part, rows)
    yield from _named("quotation", "fingerprints", _outside(connection))
    yield from _named("story_article", "story", _words(connection))


_RULES = (
    # Table, part, rows that are wrong, where they are, what is wrong with them.
    (
        "near_duplicate", "fingerprints",
        "select a, b from near_duplicate where a >= b or not a_in_b between 0 and 1.0001 "
        "or not b_in_a between 0 and 1.0001",
        "articles {} and {}", "are in the wrong order, or have shares that cannot be",
    ),
    (
        "passage", "fingerprints",
        "select distinct p.a, p.b from passage p "
        "where not exists (select 1 from near_duplicate n where n.a = p.a and n.b = p.b)",
        "articles {} and {}", "have passages, and are no near-duplicates",
    ),
    (
        "quotation", "fingerprints",
        "select id, family from quotation q where family <> id and not exists "
        "(select 1 from quotation f where f.id = q.family and f.family = f.id)",
        "quotation {}", "is a printing of quotation {}, which is not there or is no first one",
    ),
    (
        "story_member", "story",
        "select m.article_id, m.story_id from story_member m "
        "where not exists (select 1 from story s where s.id = m.story_id)",
        "article {}", "is in story {}, which is not there",
    ),
    (
        "story_member", "story",
        "select article_id, count(*) from story_member where maybe = 0 group by article_id having count(*) > 1",
        "article {}", "is in {} stories",
    ),
    (
        "story_word", "story",
        "select w.article_id, w.day from story_word w join story_article s on s.article_id = w.article_id "
        "where w.day <> (case when s.day = s.until then s.day else 0 end) group by w.article_id",
        "article {}", "is found by the day {}, and was published on another one",
    ),
    (
        "name", "name",
        "select term, uses, inside from name where uses < inside or inside < 0 or key is null",
        "name {}", "is counted {} times, and {} times inside sentences",
    ),
)  # fmt: skip


def _versions(connection: sqlite3.Connection) -> Wrong:
    from readroom.db.reuse.derive import VERSIONS as REUSE
    from readroom.db.stories import VERSIONS as STORIES

    kept = dict(connection.execute("select name, version from derived").fetchall())
    for name, version in {**REUSE, **STORIES}.items():
        found = kept.get(name)
        if found is not None and found > version:
            yield name, "version", f"was made by version {found}; this program has {version}"
    made = all(kept.get(name) == version for name, version in REUSE.items())
    (left,) = connection.execute("select count(*) from reuse_left").fetchone()
    if made and not left:
        sql = (
            "select article_id from article_text t join article a on a.id = t.article_id where a.words >= 30 and "
            "not exists (select 1 from temp.check_printed p where p.article_id = t.article_id)"
        )
        guarded = connection.execute("pragma query_only").fetchone()[0]
        connection.execute("pragma query_only = 0")  # a table of the connection's own, nothing in the file
        connection.execute("drop table if exists temp.check_printed")
        connection.execute("create temp table check_printed (article_id integer primary key)")
        for table in ("fingerprint", "fingerprint_new"):
            connection.execute(f"insert or ignore into temp.check_printed select article_id from {table}")
        rows = [(f"article {found}", "has a text and no fingerprints") for (found,) in connection.execute(sql)]
        connection.execute("drop table temp.check_printed")
        connection.execute(f"pragma query_only = {guarded}")
        yield from _named("fingerprint", "fingerprints", iter(rows))
    if all(kept.get(name) == version for name, version in STORIES.items()):
        sql = (
            "select article_id from article_text where article_id not in (select article_id from story_article) "
            "and article_id not in (select article_id from story_left)"
        )
        rows_ = ((f"article {found}", "has a text, and no words for stories") for (found,) in connection.execute(sql))
        yield from _named("story_article", "story", rows_)


def _outside(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield quotations whose ranges cannot be, and those that are longer than the text that they stand in."""
    sql = (
        'select q.id, q.start, q."end", q.article_id from quotation q where not (0 <= q.start and q.start < q."end") '
        "or q.words < 1"
    )
    for number, start, end, article in connection.execute(sql):
        yield f"article {article}", f"quotation {number} [{start}, {end}) is no range"
    sql = 'select q.article_id, max(q."end"), t.z from quotation q join article_text t using (article_id) group by 1'
    for article, end, packed in connection.execute(sql):
        try:
            length = len(zlib.decompress(packed).decode())
        except (zlib.error, UnicodeDecodeError):
            continue  # said already, of the texts
        if end > length:
            yield f"article {article}", f"a quotation ends at {end}, and the text at {length}"


def _words(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield articles whose words for stories cannot be read."""
    from readroom.db.story_words import unpacked

    for article, day, until, packed in connection.execute("select article_id, day, until, words from story_article"):
        try:
            unpacked(packed)
        except (zlib.error, ValueError, TypeError):
            yield f"article {article}", "the words for stories are damaged"
        if day > until:
            yield f"article {article}", f"was published between day {day} and day {until}"


def _named(table: str, part: str, rows: Iterator[tuple[str, str]]) -> Wrong:
    number = 0
    for number, (where, what) in enumerate(rows, 1):
        if number <= NAMED:
            yield table, where, what
    if number > NAMED:
        yield table, "more", f"{number_of(number - NAMED, 'more row is', 'more rows are')} wrong"
    if number:
        yield table, "mend", f"run: readroom rebuild {part}"
