"""Editing a library: corrections of fields and of cuts, withdrawals, and the way back from each.

The caller holds the transaction: everything between `begin` and `commit` is there as a whole or not at all.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from readroom.db.articles import text_of
from readroom.db.columns import opening
from readroom.db.corrections import COLUMNS, CUT, State
from readroom.db.decisions import LIVE_CUTS, as_json, cut_page, edits_of, state_after
from readroom.db.differing import Differing, differing, look
from readroom.db.errors import LibraryError
from readroom.db.former import Former
from readroom.db.identity import day_base
from readroom.db.library import Library
from readroom.db.pages import pack, pack_verdicts
from readroom.db.recuts import keys_asked_for
from readroom.db.stored_page import StoredCut, stored_cut
from readroom.db.write import Writer
from readroom.text.fold import index_form
from readroom.text.gated import gated_page
from readroom.text.model import Page
from readroom.text.recut import recut
from readroom.text.recut_edits import LineEdit, Unfit

T = TypeVar("T")
PART = 500
"""How many articles are changed between two looks at the index."""


class Editor(Writer):
    """Edits a library that was opened with `Library.open_writable`, as `author`, at `now` (UTC, ISO)."""

    def __init__(self, library: Library, *, author: str | None, now: str) -> None:
        super().__init__(library)
        self.author = author
        self.now = now
        self.differing = Differing()
        """What the cuts of pages that were made or taken back have changed."""

    # Fields

    def correct(
        self, ids: Sequence[int], field: str, value: str | None, *, query: str | None = None, reason: str | None = None
    ) -> int:
        """Give a field of some articles a stored value (see `corrections.stored_value`); return the correction's id."""
        key = None if query is not None else self._former_of(ids[:1])[0].key
        number = self.add(field=field, value=value, query=query, article_key=key, reason=reason)
        self.extend(number, ids, field, value, reason=reason)
        return number

    def extend(self, number: int, ids: Sequence[int], field: str, value: str | None, *, reason: str | None) -> None:
        """Let a correction of a field, with its value and reason, apply to some more articles."""
        after = state_after(field, value, self.author, reason)
        for part in parts(ids):
            found = self._former_of(part)
            states = [self._state(former.id, field) for former in found]
            self._connection.executemany(
                "insert into correction_article values (?, ?, ?)",
                [(former.key, number, as_json(state)) for former, state in zip(found, states, strict=True)],
            )
            self._put(field, [(former, after) for former in found])
        self.decisions.forget()

    def add(self, **columns: Any) -> int:
        """Note a correction, as it is in the columns of its row; return its id."""
        row = {"made": self.now, "author": self.author, **columns}
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        cursor = self._execute(f"insert into correction ({names}) values ({marks})", list(row.values()))
        self.decisions.forget()
        return int(cursor.lastrowid or 0)

    def attach(self, number: int, keys: Iterable[str]) -> None:
        """Let a correction apply to the articles with these keys, also to those that are not in the library yet."""
        self._connection.executemany(
            "insert or ignore into correction_article values (?, ?, null)", ((key, number) for key in keys)
        )
        self.decisions.forget()

    def undo(self, number: int) -> int:
        """Take a correction back and return how many articles differ by that; raise LibraryError."""
        row = self._execute(
            "select field, undone, page_digest, file, record from correction where id = ?", (number,)
        ).fetchone()
        if row is None or row[1] is not None:
            what = f"was taken back on {row[1][:10]}" if row else "is not there"
            raise LibraryError(f"correction {number} {what}; list them with: readroom edit --list")
        self._execute("update correction set undone = ? where id = ?", (self.now, number))
        self.decisions.forget()
        field, _, *place = row
        if field == CUT:
            return sum(self._cut_again(page)[2].count for page in self._pages_at(*place))
        keys = (k for (k,) in self._execute(
            "select article_key from correction_article where correction_id = ?", (number,)
        ).fetchall())  # fmt: skip
        return self._settle(keys, field)[1]

    def known_source_id(self, name: str) -> int | None:
        """Return the id of the source that has a name, or had it before it was renamed or merged; None without one."""
        row = self._execute(
            "select source_id from source_alias where name = ?1 "
            "union all select id from source where name = ?1 limit 1",
            (name,),
        ).fetchone()
        return int(row[0]) if row else None

    def settle(self, keys: Iterable[str], field: str) -> int:
        """Give a field of articles the value that their corrections have now; return how many are in the library."""
        return self._settle(keys, field)[0]

    def _settle(self, keys: Iterable[str], field: str) -> tuple[int, int]:
        """Do that; return how many are in the library, and how many of them have another value by it."""
        count = other = 0
        for part in parts(keys):
            changes = [
                (former, state) for former in self._former_by_key(part) if (state := self._settled(former, field))
            ]
            count += len(changes)
            other += sum(_value(state) != _value(self._state(former.id, field)) for former, state in changes)
            self._put(field, changes)
        return count, other

    def _settled(self, former: Former, field: str) -> State | None:
        rows = self._execute(
            "select c.id, c.value, c.author, c.reason, c.undone, x.before from correction_article x "
            "join correction c on c.id = x.correction_id where x.article_key = ? and c.field = ? order by c.id",
            (former.key, field),
        ).fetchall()
        state: State | None = None
        for number, value, author, reason, undone, before in rows:
            if before is None:
                known = state or self._state(former.id, field)
                sql = "update correction_article set before = ? where article_key = ? and correction_id = ?"
                self._execute(sql, (as_json(known), former.key, number))
                state = known
            elif state is None:
                state = json.loads(before)
            if undone is None:
                state = state_after(field, value, author, reason)
        return state

    def _state(self, article_id: int, field: str) -> State:
        """Return what a field of an article is now."""
        columns = COLUMNS[field]
        names = "(select name from source s where s.id = source_id)" if field == "source" else ", ".join(columns)
        values = self._execute(f"select {names} from article where id = ?", (article_id,)).fetchone()
        found = self._execute(
            "select line, confidence, reason from evidence where article_id = ? and field = ?", (article_id, field)
        ).fetchone()
        return {**dict(zip(columns, values, strict=True)), "evidence": list(found) if found else None}

    def _put(self, field: str, changes: Sequence[tuple[Former, State]]) -> None:
        """Write a field of articles: row, evidence, and the index where it holds the field or the order of dates."""
        indexed = field in ("title", "date")
        if indexed:
            # All out before any goes in: FTS5 writes out what it holds whenever the row ids go back.
            for former, _ in sorted(changes, key=lambda c: c[0].docid):
                self._unindex(former)
        for former, state in changes:
            row = {column: state[column] for column in COLUMNS[field]}
            docid, title, text = former.docid, former.title, text_of(self.library, former.id) if indexed else ""
            if field == "source":
                row = {"source_id": self.source_id(state["source"])}
            elif field == "title":
                title = row["title"]
                row["opening"] = None if title else opening(text)
            elif field == "date":
                docid = row["docid"] = self._docid_for(former, state["date"])
            settings = ", ".join(f"{column} = :{column}" for column in row)
            self._execute(f"update article set {settings} where id = :id", {**row, "id": former.id})
            self._put_evidence(former.id, field, state["evidence"])
            if indexed:
                self._index.append((docid, index_form(title or ""), index_form(text)))
        if indexed:
            self._flush_index()
        if field == "source":
            self._put_source_of_pages([former.id for former, _ in changes])

    def _put_source_of_pages(self, ids: Sequence[int]) -> None:
        """Give the pages of articles the source that all of their articles have, if they have one."""
        one = (
            "(select min(a.source_id) from article a where a.page_id = page.id having count(distinct a.source_id) = 1)"
        )
        marks = ",".join("?" * len(ids))
        self._execute(
            f"update page set source_id = ifnull({one}, source_id) "
            f"where id in (select page_id from article where id in ({marks}))",
            ids,
        )

    def _docid_for(self, former: Former, iso: str | None) -> int:
        (before,) = self._execute("select date from article where id = ?", (former.id,)).fetchone()
        return former.docid if day_base(before) == day_base(iso) else self._new_docid(iso)

    def _put_evidence(self, article_id: int, field: str, evidence: Sequence[Any] | None) -> None:
        self._execute("delete from evidence where article_id = ? and field = ?", (article_id, field))
        if evidence is not None:
            self._execute("insert into evidence values (?, ?, ?, ?, ?)", (article_id, field, *evidence))

    # Cuts

    def recut_page(self, page_id: int, edits: Sequence[LineEdit], *, reason: str | None = None) -> "CutAgain":
        """Cut a page anew by edits of its lines, after those that it has; raise LibraryError when none of them fits."""
        row = self._execute("select digest, file, record from page where id = ?", (page_id,)).fetchone()
        if row is None:
            raise LibraryError(f"no page {page_id} in library {self.library.path}; see: readroom show ID --json")
        digest, file, record = row
        value = as_json([edit.to_json() for edit in edits])
        number = self.add(field=CUT, value=value, page_digest=digest, file=file, record=record, reason=reason)
        unfit, articles, differ = self._cut_again(page_id)
        wanted = [one for one in unfit if one.edit in edits]
        if len(wanted) == len(edits):
            why = wanted[0].why if wanted else "nothing was asked for"
            raise LibraryError(f"the page stays as it is: {why}; look at it with: readroom show ID, or p in the app")
        return CutAgain(number, tuple(articles), tuple(wanted), differ)

    def cut_again(self, digest: bytes | None, file: str | None, record: int | None) -> int | None:
        """Apply the cuts of a page anew; return how many articles differ by that, None if the library has it not."""
        pages = self._pages_at(digest, file, record)
        return sum(self._cut_again(page)[2].count for page in pages) if pages else None

    def replace_cut(self, page_id: int, page: Page) -> bool:
        """Put another cut of a page in the place of the one that it has, and return whether it differs.

        The page keeps its id and its source, articles keep id and key where they are the same ones, and what was
        corrected about the page is applied to the new cut.
        """
        cut = stored_cut(self.library, page_id)
        page = replace(gated_page(page), source=cut.page.source)
        if _as_compared(page) == _as_compared(cut.page):
            return False
        new, as_read = self.decisions.recut(page, cut.origin, None, replaces=(), vanished=())
        if as_read is None:
            self._execute("delete from page_cut where page_id = ?", (page_id,))
        else:
            self.decisions.keep_original(page_id, as_read)
        self._put_page(page_id, replace(cut, page=new))
        return True

    def _pages_at(self, digest: bytes | None, file: str | None, record: int | None) -> list[int]:
        rows = self._execute("select id from page where digest = ?", (digest,)).fetchall()
        if not rows and file is not None:
            rows = self._execute("select id from page where file = ? and record is ?", (file, record)).fetchall()
        return [page for (page,) in rows]

    def _cut_again(self, page_id: int) -> tuple[list[Unfit], list[int], Differing]:
        """Cut a page by all its corrections that count.

        Return those that do not fit, the ids of its articles, and which articles differ from before.
        """
        before = look(self._connection, page_id)
        cut = stored_cut(self.library, page_id)
        place = (cut.origin.digest, cut.origin.file, cut.origin.record or None)
        edits = edits_of(v for (v,) in self._execute(f"select c.value {LIVE_CUTS} order by c.id", place).fetchall())
        found = recut(cut.page.text, cut.page.verdicts, cut.page.articles, edits)
        if len(found.unfit) < len(edits):
            self.decisions.keep_original(page_id, cut.page)
        else:
            self._execute("delete from page_cut where page_id = ?", (page_id,))
        ids = self._put_page(page_id, replace(cut, page=cut_page(cut.page, found)))
        differ = differing(before, look(self._connection, page_id))
        self.differing += differ
        return list(found.unfit), ids, differ

    def _put_page(self, page_id: int, cut: StoredCut) -> list[int]:
        """Store a page's articles and verdicts in the place of those that it has."""
        page, origin = cut.page, cut.origin
        text = None if [a.body.text for a in page.articles] == [page.text] else pack(page.text)
        sql = "update page set verdicts = ?, text = ? where id = ?"
        self._execute(sql, (pack_verdicts(page.verdicts), text, page_id))
        former = self._former(page_id)
        self._recuts.begin((page_id,), keys_asked_for(page, origin, None))
        ids: list[int] = []
        for number, article in enumerate(page.articles, 1):
            stored = self._store_article(article, number, page, page_id, origin, None, former, cut.run)
            ids += [stored] if stored is not None else []
        self._withdraw(former, page_id, cut.run)
        self._flush_index()
        self._count_articles(page_id)
        return ids

    def _count_articles(self, page_id: int) -> None:
        self._execute(
            "update import_file set articles = (select count(*) from article where page_id = ?) where page_id = ?",
            (page_id, page_id),
        )

    # Articles

    def _former_of(self, ids: Sequence[int]) -> list[Former]:
        return self._formers("id", ids)

    def _former_by_key(self, keys: Sequence[str]) -> list[Former]:
        return self._formers("key", keys)

    def _formers(self, column: str, values: Sequence[Any]) -> list[Former]:
        marks = ",".join("?" * len(values))
        sql = f"select id, key, docid, title, digest, position from article where {column} in ({marks}) order by id"
        return [Former(*row) for row in self._execute(sql, values)]


def _as_compared(page: Page) -> tuple[Any, ...]:
    return page.verdicts, [
        (a.title, a.authors, a.date, a.first_date, a.section, a.outlet, a.body) for a in page.articles
    ]


def _value(state: State) -> State:
    return {name: value for name, value in state.items() if name not in ("evidence", "docid")}


@dataclass(frozen=True, slots=True)
class CutAgain:
    """A page that was cut anew: the correction's number, its articles, the edits that did not fit, and what differs."""

    correction: int
    articles: tuple[int, ...]
    unfit: tuple[Unfit, ...]
    differing: Differing


def parts(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield the items by the number that is changed at one go."""
    rest = iter(items)
    while part := list(islice(rest, PART)):
        yield part
