"""Salvage: a new library of everything that can be read of a damaged one, and the count of what was lost."""

import hashlib
import sqlite3
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from readroom.db.counting.schema import COUNTED
from readroom.db.damaged import HEAD, Damaged, working_copy
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.schema4 import DERIVED
from readroom.db.schema5 import MADE_AGAIN as STORIES
from readroom.db.stored_text import text_digest
from readroom.db.storing import note_all
from readroom.db.tally import rebuild_tally
from readroom.db.terms import rebuild_terms
from readroom.db.values import rebuild_values
from readroom.text.fold import index_form

FED = 500
"""How many articles the index is given at a time."""
MADE_AGAIN = ("term", "value", "source_year", "best", "storing", *DERIVED, *STORIES, *COUNTED)
"""Tables that are made from the others."""


class Salvaged(NamedTuple):
    """What was saved. `lost`: what is known to have been there and could not be read, with its number."""

    path: Path
    articles: int
    pages: int
    lost: dict[str, int]


def salvage(source: Path, destination: Path, say: Callable[[str], None] = lambda line: None) -> Salvaged:
    """Write a new library at `destination` of all that can be read of the one at `source`, which is not touched.

    Only articles whose text is the one that their digest was made from are kept; the index is made anew from them.
    The library keeps its id, so notes belong to it as before. Raise LibraryError when nothing can be read.
    """
    source, destination = source.expanduser(), destination.expanduser()
    if not source.is_file():
        raise LibraryError(f"library {source} is not there")
    if destination.exists():
        raise LibraryError(f"{destination} is there already; name a new file")
    kept = False
    try:
        with (
            Library.open_writable(destination) as library,
            tempfile.TemporaryDirectory(prefix=".salvage.", dir=destination.parent) as folder,
        ):
            done = _Salvage(library, source, Path(folder), say).run(source)
            kept = done.articles > 0 or not done.lost
            if not kept:
                raise LibraryError(_nothing(source))
            library.connection.execute("pragma wal_checkpoint(truncate)")
    except (OSError, sqlite3.Error) as problem:
        why = getattr(problem, "strerror", None) or problem
        raise LibraryError(
            f"{source} could not be salvaged into {destination}: {why}; nothing was changed"
        ) from problem
    finally:
        if not kept:
            for end in ("", "-wal", "-shm", ".lock"):
                destination.with_name(destination.name + end).unlink(missing_ok=True)
    return done


class _Salvage:
    def __init__(self, library: Library, source: Path, folder: Path, say: Callable[[str], None]) -> None:
        self._new = library.connection
        self._path = library.path
        self._say = say
        self._new.execute("pragma wal_checkpoint(truncate)")
        with library.path.open("rb") as file:
            pattern = file.read(HEAD)
        self._old = Damaged(working_copy(source, folder, pattern))
        self._lost: Counter[str] = Counter()

    def run(self, source: Path) -> Salvaged:
        try:
            if not self._old.columns("article"):
                raise LibraryError(_nothing(source))
            self._new.execute("pragma foreign_keys = 0")
            self._new.execute("begin immediate")
            self._say("reading")
            for table in self._tables():
                self._copy(table)
            seen = self._old.row_ids("article") | self._old.row_ids("article_text")
            if not seen and self._old.was_filled("article"):
                raise LibraryError(_nothing(source))
            self._say("checking")
            self._drop_damaged()
            self._mend_references()
            saved = {row[0] for row in self._new.execute("select id from article")}
            if gone := len(seen - saved):
                self._lost["articles"] = gone
            self._say("building the index")
            self._index()
            for make in (rebuild_terms, rebuild_values, rebuild_tally, note_all):
                make(self._new)
            pages = int(self._new.execute("select count(*) from page where format <> 'lost'").fetchone()[0])
            self._new.execute("commit")
        finally:
            self._old.close()
        return Salvaged(self._path, len(saved), pages, {what: n for what, n in self._lost.items() if n})

    def _tables(self) -> list[str]:
        rows = self._new.execute("select name, sql from sqlite_master where type = 'table' order by rowid")
        return [
            name for name, sql in rows
            if not name.startswith(("sqlite_", "_sqlite_", "article_fts")) and name not in MADE_AGAIN
            and not sql.lower().startswith("create virtual")
        ]  # fmt: skip

    def _copy(self, table: str) -> None:
        known = self._old.columns(table)
        columns = [row[1] for row in self._new.execute(f"pragma table_info({table})") if row[1] in known]
        if not columns:
            return
        fields = ", ".join(f'"{name}"' for name in columns)
        sql = f"insert or replace into {table} ({fields}) values ({', '.join('?' * len(columns))})"
        keys = [row[1] for row in self._new.execute(f"pragma table_info({table})") if row[5]]
        try:
            self._new.execute(f"select rowid from {table} limit 0")
            rows: Iterator[tuple[Any, ...]] = (row[1:] for row in self._old.rows(table, columns))
        except sqlite3.OperationalError:
            rows = self._old.both_ways(f"select {fields} from {table}", ", ".join(f'"{key}"' for key in keys[:1]))
        for row in rows:
            try:
                self._new.execute(sql, row)
            except sqlite3.DatabaseError:
                self._lost[f"rows of {table}"] += 1

    def _drop_damaged(self) -> None:
        """Take out what is not what it was: texts by their digest, packed values that do not open."""
        sql = "select a.id, a.digest, t.z from article a left join article_text t on t.article_id = a.id"
        bad = [row[0] for row in self._new.execute(sql) if _text_of(row[2], row[1]) is None]
        for article_id in bad:
            self._read_again("id = (select page_id from article where id = ?)", article_id)
            self._new.execute("delete from article where id = ?", (article_id,))
        fewer = "articles > (select count(*) from article a where a.page_id = import_file.page_id)"
        for (page_id,) in self._new.execute(f"select distinct page_id from import_file where {fewer}").fetchall():
            self._read_again("id = ?", page_id)
        for table in ("article_text", "span", "voice", "aside", "keyword", "evidence"):
            self._new.execute(f"delete from {table} where article_id not in (select id from article)")
        for page_id, text, verdicts in self._new.execute("select id, text, verdicts from page").fetchall():
            if not _opens(verdicts):
                self._new.execute("update page set verdicts = ? where id = ?", (zlib.compress(b"[]"), page_id))
                self._lost["pages' line verdicts"] += 1
            if text is not None and not _opens(text):
                self._new.execute("update page set text = null where id = ?", (page_id,))
                self._lost["pages' texts"] += 1

    def _mend_references(self) -> None:
        """Let no row point at one that was lost: name the lost source and page, or leave the row out."""
        for (run,) in self._missing("import_run", "page", "run_id") + self._missing(
            "import_run", "import_file", "run_id"
        ):
            self._new.execute(
                "insert or ignore into import_run (id, started, version, arguments) values (?, '', '', '[]')", (run,)
            )
        for (source_id,) in self._missing("source", "article", "source_id"):
            self._new.execute("insert into source (id, name) values (?, ?)", (source_id, f"lost source {source_id}"))
            self._lost["names of sources"] += 1
        for (page_id,) in self._missing("page", "article", "page_id"):
            digest = hashlib.sha256(f"lost page {page_id}".encode()).digest()
            self._new.execute(
                "insert into page (id, digest, file, format, extractor, problem, verdicts, run_id) "
                "values (?, ?, '', 'lost', '', 'its page could not be salvaged', ?, (select max(id) from import_run))",
                (page_id, digest, zlib.compress(b"[]")),
            )
            self._lost["pages"] += 1
            self._read_again("id = ?", page_id)
        for table in self._tables():
            absent = {row[1]: not row[3] for row in self._new.execute(f"pragma table_info({table})")}
            for row in self._new.execute(f"pragma foreign_key_list({table})").fetchall():
                parent, column = row[2], row[3]
                where = f'"{column}" is not null and "{column}" not in (select id from {parent})'
                if absent[column]:
                    self._new.execute(f'update {table} set "{column}" = null where {where}')
                else:
                    lost = self._new.execute(f"delete from {table} where {where}").rowcount
                    self._lost[f"rows of {table} that belonged to a lost {parent}"] += lost

    def _read_again(self, which: str, value: int) -> None:
        """Have the files of a page read at the next import as if they had changed."""
        self._new.execute(f"update page set digest = digest || zeroblob(1) where {which}", (value,))
        self._new.execute(
            "update import_file set digest = null where path in "
            f"(select path from import_file where page_id in (select id from page where {which})) "
            f"and (record = 0 or page_id in (select id from page where {which}))",
            (value, value),
        )

    def _missing(self, parent: str, child: str, column: str) -> list[tuple[int]]:
        sql = f"select distinct {column} from {child} where {column} not in (select id from {parent})"
        return self._new.execute(sql).fetchall()

    def _index(self) -> None:
        sql = "select a.docid, a.title, t.z from article a join article_text t on t.article_id = a.id order by a.docid"
        rows = self._new.execute(sql)
        while part := rows.fetchmany(FED):
            forms = [(n, index_form(title or ""), index_form(zlib.decompress(z).decode())) for n, title, z in part]
            self._new.executemany("insert into article_fts (rowid, title, text) values (?, ?, ?)", forms)


def _nothing(source: Path) -> str:
    return f"nothing could be read of {source}; its articles have to be imported again"


def _opens(packed: object) -> bool:
    if not isinstance(packed, bytes):
        return False
    try:
        zlib.decompress(packed)
    except zlib.error:
        return False
    return True


def _text_of(packed: object, digest: str) -> str | None:
    """Return a stored text, None when it is not the one that `digest` was made from."""
    if not isinstance(packed, bytes):
        return None
    try:
        text = zlib.decompress(packed).decode()
    except (zlib.error, UnicodeDecodeError):
        return None
    return text if text_digest(text) == digest else None
