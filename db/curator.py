"""What a curator does to a library besides correcting it: articles withdrawn, sources renamed and merged."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from readroom.db.account import account_name
from readroom.db.columns import article_columns
from readroom.db.decisions import packed_article, unpacked_page
from readroom.db.editing import Editor, parts
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.pages import page_text
from readroom.db.stored_page import as_cut
from readroom.db.stored_text import stored_text
from readroom.text.fold import index_form
from readroom.text.gate import clean_line
from readroom.text.model import Article


@contextmanager
def open_to_curate(path: Path) -> "Iterator[Curator]":
    """Open a library for one change by hand: all of it is there at the end, or nothing of it; raise LibraryError."""
    with Library.open_writable(path) as library:
        curator = Curator(library, author=account_name(), now=datetime.now(UTC).isoformat(timespec="seconds"))
        try:
            curator.begin()
            yield curator
            curator.commit()
            library.connection.execute("pragma wal_checkpoint(truncate)")
        except sqlite3.DatabaseError as problem:
            curator.rollback()
            raise LibraryError(f"library {path} cannot be written: {problem}; nothing was changed") from problem
        except BaseException:
            curator.rollback()
            raise


class Curator(Editor):
    """Withdraws articles and brings them back; renames sources and merges them."""

    def remove(self, ids: Iterable[int], *, query: str | None = None, reason: str | None = None) -> int:
        """Withdraw articles: they go, their pages stay, and an import passes them over. Return how many went."""
        count = 0
        for part in parts(ids):
            for former in sorted(self._former_of(part), key=lambda f: f.docid):
                page_id, file, record = self._execute(
                    "select p.id, p.file, p.record from article a join page p on p.id = a.page_id where a.id = ?",
                    (former.id,),
                ).fetchone()
                article = as_cut(self.library, former.id)
                self.decisions.keep_text(page_id, page_text(self.library, page_id))
                self._unindex(former)
                self._delete_parts(former.id)
                self._execute("delete from article where id = ?", (former.id,))
                self._execute(
                    f"insert into withdrawn values ({', '.join('?' * 14)})",
                    (former.key, self.now, self.author, former.title, reason, query, former.id, page_id,
                     former.position, former.digest, article.source, file, record, packed_article(article)),
                )  # fmt: skip
                self._count_articles(page_id)
                count += 1
        self.decisions.forget()
        return count

    def restore(self, key: str) -> int:
        """Bring a withdrawn article back under the id and key that it had; return the id. Raise LibraryError."""
        rows = self._execute(
            "select key, article_id, page_id, position, source, z from withdrawn where key >= ? and key < ? limit 2",
            (key, key + "\U0010ffff"),
        ).fetchall()
        rows = [row for row in rows if row[0] == key] or rows
        if len(rows) != 1 or not key:
            what = f"more than one withdrawn article has a key that begins with {key!r}" if rows else (
                f"no article {key!r} was withdrawn")  # fmt: skip
            raise LibraryError(f"{what}; list them with: readroom remove --list")
        found, article_id, page_id, position, source, z = rows[0]
        page = self._execute("select digest from page where id = ?", (page_id,)).fetchone()
        if page is None:
            raise LibraryError(f"the page of article {found!r} is no longer in the library; import its file again")
        article = unpacked_page(z).articles[0]
        self._execute("delete from withdrawn where key = ?", (found,))
        self.decisions.forget()
        self._insert(article_id, found, replace(article, source=None), article.source or source, page_id, position)
        self._count_articles(page_id)
        return int(article_id)

    def _insert(self, article_id: int, key: str, article: Article, source: str, page_id: int, position: int) -> None:
        """Insert an article under an id that it had before."""
        article, name = self.decisions.corrected(article, source, key)
        text = stored_text(article.body.text)
        docid = self._new_docid(article.date.value if article.date else None)
        row = {
            "id": article_id,
            "key": key,
            "docid": docid,
            "source_id": self.source_id(name),
            "page_id": page_id,
            "position": position,
            **article_columns(article, text.digest, text.words),
        }
        names = ", ".join(f":{c}" for c in row)
        self._execute(f"insert into article ({', '.join(row)}) values ({names})", row)
        self._insert_parts(article_id, article, text.packed)
        self._index.append((docid, index_form(article.title or ""), text.form))

    # Sources

    def rename_source(self, old: str, new: str) -> int:
        """Give a source another name, which must be free; return how many articles it has. Raise LibraryError."""
        new = _name(new)
        source = self.known_source(old)
        other = self._source_named(new)
        if other is not None and other != source:
            raise LibraryError(f"there is a source {new!r} already; join the two: readroom sources merge OLD INTO")
        before = self._execute("select name from source where id = ?", (source,)).fetchone()[0]
        self._execute("update source set name = ? where id = ?", (new, source))
        self._execute("delete from source_alias where name = ?", (new,))
        if before != new:
            self._alias(before, source)
        self._sources.clear()
        return self._articles_of_source(source)

    def merge_sources(self, names: Sequence[str], into: str) -> int:
        """Join sources with one that is there or is made; return how many articles it has then. Raise LibraryError."""
        merged = [self.known_source(name) for name in names]
        target = self._source_named(_name(into))
        if target is None:
            self.rename_source(names[0], into)
            target = merged[0]
        for source in dict.fromkeys(merged):
            if source != target:
                self._merge(source, target)
        self._sources.clear()
        return self._articles_of_source(target)

    def known_source(self, name: str) -> int:
        """Return the id of a source by its name of today or one that it had; raise LibraryError."""
        found = self._source_named(clean_line(name))
        if found is None:
            row = self._execute("select source_id from source_alias where name = ?", (clean_line(name),)).fetchone()
            found = row[0] if row else None
        if found is None:
            raise LibraryError(f"no source {name!r} in library {self.library.path}; list them with: readroom sources")
        return found

    def _source_named(self, name: str) -> int | None:
        row = self._execute("select id from source where name = ?", (name,)).fetchone()
        return int(row[0]) if row else None

    def _merge(self, source: int, target: int) -> None:
        """Join one source with another: its articles, pages, names, and what was learnt of it."""
        (name,) = self._execute("select name from source where id = ?", (source,)).fetchone()
        (into,) = self._execute("select name from source where id = ?", (target,)).fetchone()
        for table in ("article", "page", "source_alias"):
            self._execute(f"update {table} set source_id = ? where source_id = ?", (target, source))
        self._execute(
            "insert into furniture select ?, line, pages from furniture where source_id = ? "
            "on conflict (source_id, line) do update set pages = pages + excluded.pages",
            (target, source),
        )
        self._execute("delete from furniture where source_id = ?", (source,))
        self._execute("update or ignore column_map set source = ? where source = ?", (into, name))
        self._execute("delete from source where id = ?", (source,))
        self._alias(name, target)

    def _alias(self, name: str, source: int) -> None:
        self._execute("insert or replace into source_alias values (?, ?, ?, ?)", (name, source, self.now, self.author))

    def _articles_of_source(self, source: int) -> int:
        return int(self._execute("select count(*) from article where source_id = ?", (source,)).fetchone()[0])


def _name(name: str) -> str:
    found = clean_line(name)
    if not found:
        raise LibraryError("a source has a name; give one that is not empty")
    return found
