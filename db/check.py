"""Checking a library: SQLite's own checks, the index's, and readroom's promises about its rows."""

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from readroom.db import derived, planted
from readroom.db.articles import text_of
from readroom.db.errors import LibraryError
from readroom.db.identity import text_digest
from readroom.db.library import Library, importing_now
from readroom.text.counted import number_of
from readroom.text.fold import FOLD_VERSION, folded_words
from readroom.text.gate import clean


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `what` kind of thing, `where` it is, and the `detail`."""

    what: str
    where: str
    detail: str


def check(library: Library) -> Iterator[Finding]:
    """Yield everything that is wrong with a library; a healthy one yields nothing. Nothing is changed."""
    connection = library.connection
    try:
        for where, detail in planted.differences(connection):
            yield Finding("schema", where, detail)
        damaged = False
        if lacking := _lacking(library):
            damaged = True
            what = number_of(lacking, "byte is", "bytes are")
            yield Finding("file", str(library.path), f"is cut short: {what} missing at its end")
        for (line,) in connection.execute("pragma integrity_check(20)"):
            if line != "ok":
                damaged = True
                yield Finding("file", str(library.path), str(line).splitlines()[0])
        if damaged:
            return
        for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
            yield Finding("reference", f"{table} {row}", f"points at a row of {parent} that is not there")
        yield from _check_orphans(connection)
        yield from _check_texts(library)
        yield from _check_index(library)
        for table, where, detail in derived.wrong(connection):
            yield Finding(table, where, detail)
    except (sqlite3.DatabaseError, zlib.error, UnicodeDecodeError) as problem:
        yield Finding("file", str(library.path), str(problem).splitlines()[0])


def _lacking(library: Library) -> int:
    """Return how many bytes a file is shorter than its header says: SQLite reads a part of a page like a whole one."""
    wal = library.path.with_name(library.path.name + "-wal")
    if importing_now(library.path) or (wal.exists() and wal.stat().st_size):
        return 0  # pages may still stand in the log
    with library.path.open("rb") as file:
        pages = int.from_bytes(file.read(32)[28:], "big")
    (size,) = library.connection.execute("pragma page_size").fetchone()
    return max(0, pages * int(size) - library.path.stat().st_size)


def _check_orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table in ("article_text", "span", "voice", "aside", "keyword", "evidence"):
        sql = f"select distinct article_id from {table} where article_id not in (select id from article)"
        for (article_id,) in connection.execute(sql):
            yield Finding(table, f"article {article_id}", "belongs to an article that is not there")


def _check_texts(library: Library) -> Iterator[Finding]:
    rows = library.connection.execute("select id, page_id, digest, title from article order by id").fetchall()
    pages = {p for (p,) in library.connection.execute("select id from page")}
    for article_id, page_id, digest, title in rows:
        where = f"article {article_id}"
        if page_id not in pages:
            yield Finding("page", where, f"its page {page_id} is not there")
        try:
            text = text_of(library, article_id)
        except LibraryError as problem:
            yield Finding("text", where, str(problem))
            continue
        if text_digest(text) != digest:
            yield Finding("text", where, "the text is not the one that its digest was made from")
        if clean(text) != text or (title and clean(title) != title):
            yield Finding("text", where, "holds characters that the text gate takes out")
        yield from _check_ranges(library, article_id, len(text))


def _check_ranges(library: Library, article_id: int, length: int) -> Iterator[Finding]:
    for table in ("span", "voice"):
        sql = (
            f'select seq, start, "end" from {table} '
            'where article_id = ? and not (0 <= start and start < "end" and "end" <= ?)'
        )
        for seq, start, end in library.connection.execute(sql, (article_id, length)):
            yield Finding(
                table, f"article {article_id}", f"{table} {seq} [{start}, {end}) is not inside its text ({length})"
            )
    sql = "select seq, at from aside where article_id = ? and not (0 <= at and at <= ?)"
    for seq, at in library.connection.execute(sql, (article_id, length)):
        yield Finding("aside", f"article {article_id}", f"aside {seq} at {at} is not inside its text ({length})")


def _check_index(library: Library) -> Iterator[Finding]:
    if library.fold_version != FOLD_VERSION:
        yield Finding(
            "index", str(library.path), f"was made by fold {library.fold_version}; this program has {FOLD_VERSION}"
        )
        return
    # FTS5's own check is a statement that writes, so it runs on a copy: a nameless file that SQLite takes away.
    copy = sqlite3.connect("", isolation_level=None)
    try:
        library.connection.backup(copy)
        try:
            copy.execute("insert into article_fts (article_fts, rank) values ('integrity-check', 1)")
        except sqlite3.DatabaseError as problem:
            yield Finding("index", str(library.path), f"FTS5 finds it damaged: {problem}")
            return
        yield from _compare_index(library, copy)
    finally:
        copy.close()


def _compare_index(library: Library, copy: sqlite3.Connection) -> Iterator[Finding]:
    """Compare the index's words of each article with the folded words of its title and text."""
    without = "select id from article where docid not in (select id from article_fts_docsize) order by id"
    for (article_id,) in copy.execute(without):
        yield Finding("index", f"article {article_id}", "the index has no length for it, so that it cannot be ranked")
    copy.execute("create virtual table temp.check_words using fts5vocab (main, article_fts, instance)")
    found: dict[int, list[int]] = {}
    for term, docid, column, offset in copy.execute("select term, doc, col, offset from temp.check_words"):
        sums = found.setdefault(docid, [0, 0])
        sums[0] += 1
        sums[1] ^= hash((term, column, offset))
    for article_id, docid, title in library.connection.execute("select id, docid, title from article").fetchall():
        indexed = found.pop(docid, [0, 0])
        try:
            text = text_of(library, article_id)
        except LibraryError:
            continue  # found already, with the texts
        if indexed != _sums(title or "", text):
            yield Finding("index", f"article {article_id}", "the index holds other words than its title and text")
    for docid in found:
        yield Finding("index", f"row {docid}", "the index holds words of an article that is not there")


def _sums(title: str, text: str) -> list[int]:
    """Return how many words an article has in the index, and a sum over them with their places."""
    sums = [0, 0]
    for column, words in (("title", folded_words(title)), ("text", folded_words(text))):
        for offset, term in enumerate(words):
            sums[0] += 1
            sums[1] ^= hash((term, column, offset))
    return sums
