"""The one write path into a library: pages and their articles, rows and index together.

The caller holds the transaction: everything between `begin` and `commit` is there as a whole or not at all.
"""

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from readroom.db.articles import text_of
from readroom.db.identity import base_key, day_base, text_digest
from readroom.db.library import Library
from readroom.db.pages import pack, pack_verdicts
from readroom.text.fold import fold, words
from readroom.text.gate import clean_line
from readroom.text.model import Article, Page, PrintedDate

Outcome = Literal["new", "updated", "unchanged", "partial", "skipped"]
OPENING_LENGTH = 90
"""How much of an untitled article stands for its title in lists (code points)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page came from: its path, the name that is shown, its record (0: the file itself), its digest."""

    path: str
    file: str
    record: int
    digest: bytes | None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What became of a page: the outcome, its id, and the ids of its articles."""

    outcome: Outcome
    page_id: int
    articles: tuple[int, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What became of a file or record the last time; `version` is the program that read it."""

    digest: bytes | None
    outcome: Outcome
    reason: str | None
    page_id: int | None
    articles: int
    version: str


class Writer:
    """Writes into a library that was opened with `Library.open_writable`."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._connection = library.connection
        self._execute = library.connection.execute
        self._index: list[tuple[int, str, str]] = []
        self._next_docid: dict[int, int] = {}
        self._sources: dict[str, int] = {}

    def begin(self) -> None:
        """Begin a transaction; waits for another writer."""
        self._execute("begin immediate")

    def commit(self) -> None:
        """Make everything since `begin` durable."""
        self._flush_index()
        self._execute("commit")

    def rollback(self) -> None:
        """Take back everything since `begin`."""
        self._index.clear()
        self._next_docid.clear()
        self._sources.clear()
        if self._connection.in_transaction:
            self._execute("rollback")

    def start_run(self, arguments: Mapping[str, Any], *, version: str, now: str) -> int:
        """Note that an import begins (`now` is UTC, ISO) and return the run's id."""
        cursor = self._execute(
            "insert into import_run (started, version, arguments) values (?, ?, ?)",
            (now, version, json.dumps(arguments)),
        )
        return int(cursor.lastrowid or 0)

    def end_run(self, run: int, counts: Mapping[str, int], *, now: str) -> None:
        """Note that an import has ended."""
        self._execute("update import_run set finished = ?, counts = ? where id = ?", (now, json.dumps(counts), run))

    def note_file(
        self,
        origin: Origin,
        outcome: Outcome,
        run: int,
        *,
        reason: str | None = None,
        page: int | None = None,
        articles: int = 0,
    ) -> None:
        """Note what became of a file or record; the last outcome of a path stands."""
        self._execute(
            "insert into import_file (path, record, file, digest, outcome, reason, articles, page_id, run_id) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (path, record) do update set file = excluded.file, "
            "digest = excluded.digest, outcome = excluded.outcome, reason = excluded.reason, "
            "articles = excluded.articles, page_id = excluded.page_id, run_id = excluded.run_id",
            (origin.path, origin.record, origin.file, origin.digest, outcome, reason, articles, page, run),
        )

    def note_place(self, origin: Origin, page: int) -> None:
        """Note that a page that was read before now stands at another record of its file."""
        self._execute(
            "update page set record = ? where id = ? and file = ? and record is not ?",
            (origin.record or None, page, origin.file, origin.record or None),
        )

    def known(self, path: str, record: int = 0) -> "Known | None":
        """Return what is known of a path that was offered before, or None."""
        sql = (
            "select f.digest, f.outcome, f.reason, f.page_id, f.articles, r.version from import_file f "
            "join import_run r on r.id = f.run_id where f.path = ? and f.record = ?"
        )
        row = self._execute(sql, (path, record)).fetchone()
        return Known(*row) if row else None

    def pages_of(self, path: str) -> dict[bytes, int]:
        """Return digest and page id of every record of a container that is stored."""
        sql = (
            "select p.digest, p.id from import_file f join page p on p.id = f.page_id where f.path = ? and f.record > 0"
        )
        return dict(self._execute(sql, (path,)).fetchall())

    def page_with(self, digest: bytes | None) -> int | None:
        """Return the id of the page with these bytes, or None."""
        row = self._execute("select id from page where digest = ?", (digest,)).fetchone()
        return int(row[0]) if row else None

    def articles_of(self, page: int) -> list[int]:
        """Return the ids of a page's articles in their order on it."""
        return [r[0] for r in self._execute("select id from article where page_id = ? order by position", (page,))]

    def store_page(
        self,
        page: Page,
        origin: Origin,
        run: int,
        *,
        source: str | None = None,
        replaces: Iterable[int] = (),
        vanished: Container[int] = (),
    ) -> StoredPage:
        """Store a page and its articles, and note its origin.

        `source` overrides what the page says. `replaces` are pages of the same path that this one takes the place of:
        their articles keep id and key where this page has them too, and are withdrawn where it has not.
        `vanished` are pages of a container whose records are no longer in it: one is replaced when an article of this
        page asks for the key of one of its own.
        """
        existing = self.page_with(origin.digest)
        if existing is not None:
            ids = self.articles_of(existing)
            self.note_file(origin, "unchanged", run, page=existing, articles=len(ids))
            return StoredPage("unchanged", existing, tuple(ids))
        old = [p for p in replaces if not self._has_other_path(p, origin)]
        old += self._pages_asked_for(page, origin, source, vanished) if vanished else []
        former = [a for p in old for a in self._former(p)]
        page_id = self._insert_page(page, origin, run, source)
        ids = [
            self._store_article(article, number, page, page_id, origin, source, former, run)
            for number, article in enumerate(page.articles, 1)
        ]
        for left in former:
            self._withdraw(left, page_id, run)
        self.note_file(
            origin, "partial" if page.problem else "new", run, reason=page.problem, page=page_id, articles=len(ids)
        )
        for p in old:
            self._execute("update import_file set page_id = null where page_id = ?", (p,))
            self._execute("delete from page where id = ?", (p,))
        outcome: Outcome = "partial" if page.problem else "updated" if old else "new"
        if outcome == "updated":
            self.note_file(origin, outcome, run, page=page_id, articles=len(ids))
        return StoredPage(outcome, page_id, tuple(ids), page.problem)

    def source_id(self, name: str) -> int:
        """Return the id of the source with this name; it is made when absent."""
        if name not in self._sources:
            self._execute("insert into source (name) values (?) on conflict (name) do nothing", (name,))
            row = self._execute("select id from source where name = ?", (name,)).fetchone()
            self._sources[name] = int(row[0])
        return self._sources[name]

    def _has_other_path(self, page: int, origin: Origin) -> bool:
        sql = "select 1 from import_file where page_id = ? and path <> ? limit 1"
        return self._execute(sql, (page, origin.path)).fetchone() is not None

    def _pages_asked_for(self, page: Page, origin: Origin, source: str | None, vanished: Container[int]) -> list[int]:
        found: list[int] = []
        for article in page.articles:
            key = base_key(article, _source_name(page, article, origin, source), alone=len(page.articles) == 1)
            row = self._execute("select page_id from article where key = ?", (key,)).fetchone()
            if row and row[0] in vanished and row[0] not in found:
                found.append(row[0])
        return found

    def _former(self, page: int) -> "list[_Former]":
        rows = self._execute(
            "select id, key, docid, title, digest, position from article where page_id = ? order by position", (page,)
        )
        return [_Former(*r) for r in rows]

    def _insert_page(self, page: Page, origin: Origin, run: int, source: str | None) -> int:
        texts = [a.body.text for a in page.articles]
        text = None if texts == [page.text] else pack(page.text)
        cursor = self._execute(
            "insert into page (digest, file, record, format, source_id, extractor, url, language, crawl_date, "
            "crawl_date_precision, crawl_date_raw, problem, text, verdicts, run_id) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                origin.digest, origin.file, origin.record or None, page.format, self.source_id(_source_name(page, None, origin, source)), page.extractor,
                page.url, page.language, *_date_columns(page.crawl_date)[:3], page.problem, text,
                pack_verdicts(page.verdicts), run,
            ),
        )  # fmt: skip
        return int(cursor.lastrowid or 0)

    def _store_article(
        self,
        article: Article,
        number: int,
        page: Page,
        page_id: int,
        origin: Origin,
        source: str | None,
        former: "list[_Former]",
        run: int,
    ) -> int:
        name = _source_name(page, article, origin, source)
        digest = text_digest(article.body.text)
        wanted = base_key(article, name, alone=len(page.articles) == 1)
        before = _same_article(former, wanted, digest, article.title, alone=len(page.articles) == 1)
        if before:
            former.remove(before)
            self._unindex(before)
            self._delete_parts(before.id)
        key = before.key if before else self._free_key(wanted, digest, origin)
        docid = self._new_docid(article.date.value if article.date else None)
        row: dict[str, Any] = {
            "key": key, "docid": docid, "source_id": self.source_id(name), "page_id": page_id, "position": number,
            "title": article.title, "opening": None if article.title else opening(article.body.text),
            "authors": json.dumps(article.authors, ensure_ascii=False),
            **dict(zip(_DATE_COLUMNS, _date_columns(article.date), strict=True)),
            **dict(zip(_FIRST_DATE_COLUMNS, _date_columns(article.first_date), strict=True)),
            "outlet": article.outlet, "outlet_name": article.outlet_name, "section": article.section,
            "language": article.language, "url": article.url, "words": words(article.body.text), "digest": digest,
            "line_first": article.lines[0] if article.lines else None,
            "line_last": article.lines[1] if article.lines else None,
        }  # fmt: skip
        if before:
            columns = ", ".join(f"{c} = :{c}" for c in row)
            self._execute(f"update article set {columns} where id = :id", {**row, "id": before.id})
            article_id = before.id
            if before.digest != digest:
                self._note_recut(key, key, page_id, run)
        else:
            names = ", ".join(f":{c}" for c in row)
            cursor = self._execute(f"insert into article ({', '.join(row)}) values ({names})", row)
            article_id = int(cursor.lastrowid or 0)
        self._insert_parts(article_id, article)
        self._index.append((docid, fold(article.title or ""), fold(article.body.text)))
        return article_id

    def _free_key(self, wanted: str, digest: str, origin: Origin) -> str:
        for key in (wanted, f"{wanted}-{digest[:8]}", f"{wanted}-{digest[:8]}-{(origin.digest or b'').hex()[:8]}"):
            if not self._execute("select 1 from article where key = ?", (key,)).fetchone():
                return key
        (number,) = self._execute("select max(id) + 1 from article").fetchone()
        return f"{wanted}-{digest[:8]}-{number}"

    def _new_docid(self, iso: str | None) -> int:
        base = day_base(iso)
        if base not in self._next_docid:
            above = base + (1 << 20) if base else 1 << 30
            row = self._execute(
                "select max(docid) from article where docid >= ? and docid < ?", (base, above)
            ).fetchone()
            self._next_docid[base] = (row[0] or base) + 1
        docid = self._next_docid[base]
        self._next_docid[base] = docid + 1
        return docid

    def _insert_parts(self, article_id: int, article: Article) -> None:
        body = article.body
        many = self._connection.executemany
        self._execute("insert into article_text values (?, ?)", (article_id, pack(body.text)))
        many(
            "insert into span values (?, ?, ?, ?, ?, ?, ?)",
            [(article_id, n, s.kind, s.start, s.end, s.level, s.href) for n, s in enumerate(body.spans)],
        )
        many(
            "insert into voice values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (article_id, n, v.start, v.end, v.title, json.dumps(v.authors, ensure_ascii=False), v.outlet,
                 *_date_columns(v.date), v.url)
                for n, v in enumerate(body.voices)
            ],
        )  # fmt: skip
        many(
            "insert into aside values (?, ?, ?, ?, ?, ?)",
            [(article_id, n, a.kind, a.at, a.text, a.line) for n, a in enumerate(body.asides)],
        )
        many(
            "insert or ignore into keyword values (?, ?)",
            [(article_id, k) for k in map(clean_line, article.keywords) if k],
        )
        many(
            "insert into evidence values (?, ?, ?, ?, ?)",
            [(article_id, f, e.line, e.confidence, e.reason) for f, e in article.evidence.items()],
        )

    def _delete_parts(self, article_id: int) -> None:
        for table in ("article_text", "span", "voice", "aside", "keyword", "evidence"):
            self._execute(f"delete from {table} where article_id = ?", (article_id,))

    def _unindex(self, former: "_Former") -> None:
        """Take an article out of the index: FTS5 needs the folded words that it was given."""
        self._flush_index()
        text = text_of(self.library, former.id)
        self._execute(
            "insert into article_fts (article_fts, rowid, title, text) values ('delete', ?, ?, ?)",
            (former.docid, fold(former.title or ""), fold(text)),
        )

    def _withdraw(self, former: "_Former", page_id: int, run: int) -> None:
        self._unindex(former)
        self._delete_parts(former.id)
        self._execute("delete from article where id = ?", (former.id,))
        self._note_recut(former.key, None, page_id, run)

    def _note_recut(self, old_key: str, new_key: str | None, page_id: int, run: int) -> None:
        self._execute(
            "insert into recut (old_key, new_key, page_id, run_id) values (?, ?, ?, ?)",
            (old_key, new_key, page_id, run),
        )

    def _flush_index(self) -> None:
        # In the order of row ids: FTS5 writes its hash out at each one that is not larger than the last.
        self._index.sort()
        self._connection.executemany("insert into article_fts (rowid, title, text) values (?, ?, ?)", self._index)
        self._index.clear()


@dataclass(slots=True)
class _Former:
    """An article of a page that is being replaced."""

    id: int
    key: str
    docid: int
    title: str | None
    digest: str
    position: int


_DATE_COLUMNS = ("date", "date_precision", "date_raw", "date_line")
_FIRST_DATE_COLUMNS = ("first_date", "first_date_precision", "first_date_raw", "first_date_line")


def _date_columns(printed: PrintedDate | None) -> tuple[str | None, str | None, str | None, int | None]:
    if printed is None:
        return None, None, None, None
    return printed.value, printed.precision, printed.raw, printed.line


def _same_article(
    former: Sequence[_Former], key: str, digest: str, title: str | None, *, alone: bool
) -> _Former | None:
    """Return the former article that this one is: same key, else same text, else same title, else the only one."""
    by_key = [f for f in former if f.key == key or f.key.startswith(key + "-")]
    by_text = [f for f in former if f.digest == digest]
    by_title = [f for f in former if title is not None and f.title == title]
    for candidates in (by_key, by_text, by_title):
        if candidates:
            return candidates[0]
    return former[0] if alone and len(former) == 1 else None


def opening(text: str) -> str:
    """Return the first words of a text, at most `OPENING_LENGTH` code points, cut between words."""
    line = clean_line(text[: OPENING_LENGTH * 4])
    if len(line) <= OPENING_LENGTH:
        return line
    return line[: OPENING_LENGTH + 1].rsplit(" ", 1)[0][:OPENING_LENGTH] + "…"


def _source_name(page: Page, article: Article | None, origin: Origin, override: str | None) -> str:
    """Return who published the page: as named by the run, the record, the page's site, its domain, or its folder."""
    names = (
        override,
        article.source if article else None,
        page.source,
        (article.outlet_name or article.outlet) if article and origin.record else None,
        _domain(page.url or (article.url if article else None)),
        origin.folder,
    )
    return next((found for n in names if n and (found := clean_line(n))), "unknown")


def _domain(url: str | None) -> str | None:
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
