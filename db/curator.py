"""What a curator does to a library besides correcting it: articles withdrawn, sources renamed and merged."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from readroom.db.account import account_name
from readroom.db.columns import article_columns
from readroom.db.decisions import packed_article, unpacked_page
from readroom.db.editing import parts
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.pages import page_text
from readroom.db.source_names import SourceEditor
from readroom.db.stored_page import as_cut
from readroom.db.stored_text import stored_text
from readroom.db.storing import note_article, note_text
from readroom.text.fold import index_form
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


def take_back(path: Path, number: int) -> None:
    """Take back a correction of a library, by its number; raise LibraryError."""
    with open_to_curate(path) as curator:
        curator.undo(number)


class Curator(SourceEditor):
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
        """Bring a withdrawn article back under the id and key that it had; return the id. Raise LibraryError.

        It is named by its id, its key, or a unique beginning of that.
        """
        rows = self._execute(
            "select key, article_id, page_id, position, source, z from withdrawn "
            "where article_id = ? or key >= ? and key < ? limit 3",
            (int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else None, key, key + "\U0010ffff"),
        ).fetchall()
        rows = [row for row in rows if key in (row[0], str(row[1]))] or rows
        if len(rows) != 1 or not key:
            what = f"more than one withdrawn article has a key that begins with {key!r}" if key and rows else (
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

    def restore_all(self, made: str) -> list[int]:
        """Bring back all articles that were withdrawn at a time (UTC, or how it begins); return their ids."""
        rows = self._execute(
            "select key from withdrawn where made >= ? and made < ? order by article_id", (made, made + "\U0010ffff")
        ).fetchall()
        if not rows:
            raise LibraryError(f"nothing was withdrawn at {made}; list what was with: readroom remove --list")
        return [self.restore(key) for (key,) in rows]

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
        note_article(self._connection, article_id)
        note_text(self._connection, article_id)
        self._index.append((docid, index_form(article.title or ""), text.form))
