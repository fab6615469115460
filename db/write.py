"""The one write path into a library: pages and their articles, rows and index together.

The caller holds the transaction: everything between `begin` and `commit` is there as a whole or not at all.
"""

import sqlite3
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any

from readroom.db.article_rows import INSERT_TEXT, article_row, page_row, part_rows
from readroom.db.articles import text_of
from readroom.db.best import rebuild_best, stale
from readroom.db.columns import article_columns, source_name
from readroom.db.decisions import Decisions
from readroom.db.former import Former
from readroom.db.identity import base_key, day_base
from readroom.db.import_log import PLAIN, ImportLog, Known, Origin, Outcome, Read, StoredPage, file_row
from readroom.db.library import Library
from readroom.db.recuts import Recuts, keys_asked_for
from readroom.db.row_batch import RowBatch
from readroom.db.spelling import note_spellings, note_values, values_in
from readroom.db.stored_text import StoredText, pack, stored_text
from readroom.db.storing import begin_storing, note_article, note_text, settle_stored
from readroom.db.terms import count_terms, leave_terms, rebuild_terms, terms_behind
from readroom.db.values import fold_values
from readroom.db.vanished import Vanished
from readroom.text.fold import index_form
from readroom.text.gated import gated_page
from readroom.text.model import Article, Page
from readroom.text.mojibake import may_be_spoilt

__all__ = ["Known", "Origin", "Outcome", "StoredPage", "Writer"]


FED = 500
"""How many articles the index is fed at a time: between two of them an import can be interrupted."""
MERGE_PAGES = 2000
"""How many pages of the index are written in one step of putting its parts together."""
NOTHING_PREPARED: Mapping[str, StoredText] = {}


def _met_before(met: int, articles: int) -> str:
    """Return in words that articles of a page are in the library by their numbers in their press database."""
    if articles == 1:
        return "the article is here already, by its number in its database"
    return f"{met} of its {articles} articles are here already, by their numbers in their database"


class Writer(ImportLog):
    """Writes into a library that was opened with `Library.open_writable`.

    `gathers`: rows of new pages wait for more of them. They are written before this object reads or writes anything
    else, and by `write_waiting`, for whoever asks the connection itself.
    """

    def __init__(self, library: Library) -> None:
        super().__init__(library.connection)
        self.library = library
        self._index: list[tuple[int, str, str]] = []
        self._next_docid: dict[int, int] = {}
        self._sources: dict[str, int] = {}
        self._prepared: Mapping[str, StoredText] = {}
        self._met = 0
        self._counts_terms = not terms_behind(library.connection)
        self._storing = False
        self._rows = RowBatch(library.connection)
        self.gathers = False
        self.decisions = Decisions(self._execute)
        self._recuts = Recuts(library.connection)

    def _execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        if self._rows:
            self._rows.write()
        return self._connection.execute(sql, parameters)

    def write_waiting(self) -> None:
        """Write the rows that wait for more of them."""
        self._rows.write()

    def begin(self) -> None:
        """Begin a transaction; waits for another writer."""
        self._execute("begin immediate")

    def set_index_memory(self, most: int) -> None:
        """Let the index collect words in up to `most` bytes of memory, and put its parts together little by little."""
        # Without the last, the parts of a level are put together all at once when there are 16: seconds, and as much
        # in the write-ahead log as the index is large.
        for name, value in (("hashsize", most), ("automerge", 8), ("crisismerge", 64)):
            self._command(name, value)

    def merge_index(self) -> None:
        """Put the parts of the index together where there are many, in transactions of a second or so.

        When that is done, what common words rank first is looked up anew if the library has grown.
        """
        before = -2
        while self._connection.total_changes - before >= 2:  # what the documents of FTS5 say of the end
            before = self._connection.total_changes
            self.begin()
            self._command("merge", MERGE_PAGES)
            self._execute("commit")
        if not terms_behind(self._connection) and stale(self._connection):
            self.rank_anew()

    def rank_anew(self, progress: Callable[[int, int], None] = lambda done, of: None) -> None:
        """Make the lists of what common words rank first (see `best`), in transactions of some seconds."""
        self.begin()
        for _ in rebuild_best(self._connection, progress):
            self._execute("commit")
            self.begin()
        self._execute("commit")

    def _command(self, name: str, value: int) -> None:
        self._execute("insert into article_fts (article_fts, rank) values (?, ?)", (name, value))

    def leave_terms(self) -> None:
        """Count the words of the index no longer: where many articles come, `settle_terms` is faster."""
        if self._counts_terms:
            self._flush_index()
            leave_terms(self._connection)
            self._counts_terms = False

    def settle_terms(self) -> None:
        """Count the words of the index if that was left, by this run or one that was stopped. In a transaction."""
        self._flush_index()
        if terms_behind(self._connection):
            rebuild_terms(self._connection)
        self._counts_terms = True

    def commit(self) -> None:
        """Make everything since `begin` durable."""
        self.write_waiting()
        self._flush_index()
        if self._storing:
            settle_stored(self._connection)
            self._storing = False
        fold_values(self._connection)
        self._execute("commit")

    def rollback(self) -> None:
        """Take back everything since `begin`."""
        self._rows.forget()
        self._index.clear()
        self._next_docid.clear()
        self._sources.clear()
        self._absent.clear()
        self._unknown.clear()
        self.decisions.forget()
        self._recuts.forget()
        self._storing = False
        if self._connection.in_transaction:
            self._execute("rollback")
        self._counts_terms = not terms_behind(self._connection)

    def store_page(
        self,
        page: Page,
        origin: Origin,
        run: int,
        *,
        source: str | None = None,
        replaces: Iterable[int] = (),
        vanished: Container[int] = (),
        reading: str | None = None,
        prepared: Mapping[str, StoredText] = NOTHING_PREPARED,
    ) -> StoredPage:
        """Store a page and its articles, and note its origin.

        `source` overrides what the page says. `replaces` are pages of the same path that this one takes the place of:
        their articles keep id and key where this page has them too, and are withdrawn where it has not.
        `vanished` are pages of a container whose records are no longer in it: one is replaced when an article of this
        page asks for the key of one of its own. `reading` is the digest of what the reader was told (None: nothing):
        the same bytes read in another way take the place of what they were. `prepared` has the stored forms of texts,
        where they were made elsewhere; what it has not is made here.
        """
        self._prepared = prepared
        stored = self._store_page(page, origin, run, source, tuple(replaces), vanished, reading)
        if not self.gathers or self._rows.full:
            self._rows.write()
        return stored

    def _store_page(
        self,
        page: Page,
        origin: Origin,
        run: int,
        source: str | None,
        replaces: tuple[int, ...],
        vanished: Container[int],
        reading: str | None,
    ) -> StoredPage:
        read = Read(reading) if reading else PLAIN
        there = self._page_with(origin.digest)
        if there and there[1] == reading:
            existing = there[0]
            ids = self.articles_of(existing)
            self.note_file(origin, "unchanged", run, page=existing, articles=len(ids), read=read)
            return StoredPage("unchanged", existing, tuple(ids))
        page, as_read = self.decisions.recut(gated_page(page), origin, source, replaces=replaces, vanished=vanished)
        old: list[int] = []
        again: list[int] = []
        if replaces or vanished or there:
            old = [p for p in replaces if not self._has_other_path(p, origin)]
            old += self._pages_asked_for(page, origin, source, vanished) if vanished else []
            again = self._make_room(there[0]) if there else []
            old += again
        former = [a for p in dict.fromkeys(old) for a in self._former(p)] if old else []
        source_id = self.source_id(source_name(page, None, origin, source))
        page_id = self._rows.page_id(origin.digest, (origin.path, origin.record))
        self._rows.add(*page_row(page_id, page, origin, source_id, run, reading, self._prepared))
        self.decisions.keep_original(page_id, as_read)
        self._met = 0
        self._recuts.begin((page_id, *old) if old else (), keys_asked_for(page, origin, source) if old else ())
        stored = [
            self._store_article(article, number, page, page_id, origin, source, former, run)
            for number, article in enumerate(page.articles, 1)
        ]
        ids = [article_id for article_id in stored if article_id is not None]
        if len(ids) < len(stored):
            self.decisions.keep_text(page_id, page.text)
        self._withdraw(former, page_id, run)
        gone = len(former)
        outcome: Outcome = "partial" if page.problem else "updated" if old else "new"
        reason = page.problem
        if self._met:
            outcome = "unchanged" if not ids else outcome
            reason = "; ".join(filter(None, (reason, _met_before(self._met, len(stored)))))
        if gone:
            said = (
                f"{gone} article{'' if gone == 1 else 's'} that the page had before {'is' if gone == 1 else 'are'} gone"
            )
            reason = "; ".join(filter(None, (reason, said)))
        self._unknown.discard(origin.path)
        self._rows.add_in_order(*file_row(origin, outcome, run, reason, page_id, len(ids), read))
        for p in dict.fromkeys(old) if old else ():
            # The same bytes at another path are the same page, however it is read.
            kept = page_id if p in again else None
            self._recuts.follow_page(p, page_id)
            self._execute("update import_file set page_id = ? where page_id = ?", (kept, p))
            self._execute("delete from page where id = ?", (p,))
        return StoredPage(outcome, page_id, tuple(ids), reason)

    def source_id(self, name: str) -> int:
        """Return the id of the source with this name, or that had it before; it is made when absent."""
        if name not in self._sources:
            alias = self._connection.execute("select source_id from source_alias where name = ?", (name,)).fetchone()
            if alias is not None:
                self._sources[name] = int(alias[0])
                return self._sources[name]
            self._connection.execute("insert into source (name) values (?) on conflict (name) do nothing", (name,))
            row = self._connection.execute("select id from source where name = ?", (name,)).fetchone()
            self._sources[name] = int(row[0])
        return self._sources[name]

    def known(self, path: str, record: int = 0) -> Known | None:
        """Return what is known of a path that was offered before, or None."""
        if (path, record) in self._rows.places:
            self.write_waiting()
        return super().known(path, record)

    def known_files(self, paths: Sequence[str]) -> dict[str, Known]:
        """Return what is known of files that were offered before, by path; `paths` are some dozen."""
        if not self._rows.places.isdisjoint((path, 0) for path in paths):
            self.write_waiting()
        return super().known_files(paths)

    def pages_with(self, digests: Sequence[bytes | None], reading: str | None = None) -> dict[bytes, tuple[int, int]]:
        """Return the pages with these bytes that were read in this way: digest to id and number of articles."""
        if not self._rows.digests.isdisjoint(digests):
            self.write_waiting()
        return super().pages_with(digests, reading)

    def vanished(self, path: str, digests: Iterable[bytes]) -> Vanished:
        """Return the pages of a container whose records are not among the digests of those that it holds now."""
        self.write_waiting()
        return super().vanished(path, digests)

    def _has_other_path(self, page: int, origin: Origin) -> bool:
        sql = "select 1 from import_file where page_id = ? and path <> ? limit 1"
        return self._execute(sql, (page, origin.path)).fetchone() is not None

    def _make_room(self, page: int) -> list[int]:
        """Free the digest of a page, the same bytes as they were read before, for the new one."""
        self._execute("update page set digest = digest || zeroblob(1) where id = ?", (page,))
        return [page]

    def _pages_asked_for(self, page: Page, origin: Origin, source: str | None, vanished: Container[int]) -> list[int]:
        found: list[int] = []
        for key in keys_asked_for(page, origin, source):
            row = self._execute("select page_id from article where key = ?", (key,)).fetchone()
            if row and row[0] in vanished and row[0] not in found:
                found.append(row[0])
        return found

    def _former(self, page: int) -> list[Former]:
        rows = self._execute(
            "select id, key, docid, title, digest, position from article where page_id = ? order by position", (page,)
        )
        return [Former(*r) for r in rows]

    def _store_article(
        self,
        article: Article,
        number: int,
        page: Page,
        page_id: int,
        origin: Origin,
        source: str | None,
        former: list[Former],
        run: int,
    ) -> int | None:
        """Store one article and return its id; None when it was withdrawn, or is in the library by its number."""
        name = source_name(page, article, origin, source)
        text = self._prepared.get(article.body.text) or stored_text(article.body.text)
        digest = text.digest
        if article.accession and (twin := self._twin(article, former)):
            if twin.digest == digest:
                self._met += 1
                return None
            former.append(twin)
        wanted = base_key(article, name, alone=len(page.articles) == 1)
        if self.decisions.withholds(article, wanted, digest, (page_id, number), origin):
            return None
        before, back = None, None
        if former or self._recuts.replacing:
            words, alone = article.body.text, len(page.articles) == 1
            before, back = self._recuts.which(former, wanted, digest, article.title, words, self._text_of, alone=alone)
        if before:
            former.remove(before)
            was = self._unindex(before)
            self._delete_parts(before.id)
        key = before.key if before else back or self._free_key(wanted, digest, origin)
        article, name = self.decisions.corrected(article, name, key)
        docid = self._new_docid(article.date.value if article.date else None)
        if before:
            article_id = before.id
            row: dict[str, Any] = {
                "key": key,
                "docid": docid,
                "source_id": self.source_id(name),
                "page_id": page_id,
                "position": number,
                **article_columns(article, digest, text.words),
            }
            columns = ", ".join(f"{c} = :{c}" for c in row)
            self._execute(f"update article set {columns} where id = :id", {**row, "id": article_id})
            if before.digest != digest:
                self._recuts.note(key, key, page_id, run)
            self._recuts.stored(key, was, article.body.text)
            self._insert_parts(article_id, article, text.packed)
            note_text(self._connection, article_id)
        else:
            if not self._storing:
                begin_storing(self._connection)
                self._storing = True
            again = self._recuts.id_of(key)
            article_id = self._rows.article_id(key) if again is None else again
            place = article_id, key, docid, self.source_id(name), page_id, number
            self._rows.add(*article_row(place, article, digest, text.words))
            self._rows.add(INSERT_TEXT, (article_id, text.packed))
            for sql, rows in part_rows(article_id, article):
                self._rows.add_all(sql, rows)
            self._recuts.stored(key, None, article.body.text)
            if again is not None:
                self._note_again(again)
        if text.doubtful or may_be_spoilt(article.title or ""):
            note_spellings(self._connection, f"{article.title or ''}\n\n{article.body.text}")
        note_values(self._connection, values_in(article, name))
        self._index.append((docid, index_form(article.title or ""), text.form))
        return article_id

    def _text_of(self, former: Former) -> str:
        return text_of(self.library, former.id)

    def _twin(self, article: Article, former: list[Former]) -> Former | None:
        """Return the article that has the same number in the same press database, None when it is one of `former`."""
        row = self._execute(
            "select id, key, docid, title, digest, position from article where accession = ? and database = ?",
            (article.accession, article.database),
        ).fetchone()
        return Former(*row) if row and all(f.id != row[0] for f in former) else None

    def _free_key(self, wanted: str, digest: str, origin: Origin) -> str:
        for key in (wanted, f"{wanted}-{digest[:8]}", f"{wanted}-{digest[:8]}-{(origin.digest or b'').hex()[:8]}"):
            if not self._is_taken(key) and not self.decisions.is_withdrawn(key):
                return key
        (number,) = self._execute("select max(id) + 1 from article").fetchone()
        return f"{wanted}-{digest[:8]}-{number}"

    def _is_taken(self, key: str) -> bool:
        # What waits is asked, and not written for it.
        if key in self._rows.keys:
            return True
        return self._connection.execute("select 1 from article where key = ?", (key,)).fetchone() is not None

    def _new_docid(self, iso: str | None) -> int:
        base = day_base(iso)
        if base not in self._next_docid:
            above = base + (1 << 20) if base else 1 << 30
            # An article that waits has its docid from here: the day is known then.
            row = self._connection.execute(
                "select max(docid) from article where docid >= ? and docid < ?", (base, above)
            ).fetchone()
            self._next_docid[base] = (row[0] or base) + 1
        docid = self._next_docid[base]
        self._next_docid[base] = docid + 1
        return docid

    def _insert_parts(self, article_id: int, article: Article, packed: bytes | None = None) -> None:
        self._execute(INSERT_TEXT, (article_id, packed or pack(article.body.text)))
        for sql, rows in part_rows(article_id, article):
            self._connection.executemany(sql, rows)

    def _delete_parts(self, article_id: int) -> None:
        for table in ("article_text", "span", "voice", "aside", "keyword", "evidence"):
            self._execute(f"delete from {table} where article_id = ?", (article_id,))

    def _note_again(self, article_id: int) -> None:
        """Note an article that has the id again that it had: only those with new ids are noted before the commit."""
        self.write_waiting()
        note_article(self._connection, article_id)
        note_text(self._connection, article_id)

    def _unindex(self, former: Former) -> str:
        """Take an article out of the index, which needs the folded words that it was given; return its text."""
        self._flush_index()
        text = self._text_of(former)
        gone = former.docid, index_form(former.title or ""), index_form(text)
        if self._counts_terms:
            count_terms(self._connection, [gone], sign=-1)
        self._execute("insert into article_fts (article_fts, rowid, title, text) values ('delete', ?, ?, ?)", gone)
        return text

    def _withdraw(self, left: Iterable[Former], page_id: int, run: int) -> None:
        """Take out the articles that a page has no more, and note where the words of all went."""
        for former in left:
            self._recuts.gone(former, self._unindex(former))
            self._delete_parts(former.id)
            self._execute("delete from article where id = ?", (former.id,))
        self._recuts.end(page_id, run)

    def _flush_index(self) -> None:
        # In the order of row ids: FTS5 writes its hash out at each one that is not larger than the last.
        self._index.sort()
        if self._counts_terms:
            count_terms(self._connection, self._index)
        for start in range(0, len(self._index), FED):
            part = self._index[start : start + FED]
            self._connection.executemany("insert into article_fts (rowid, title, text) values (?, ?, ?)", part)
        self._index.clear()
