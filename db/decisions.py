"""What curators have decided, as an import has to follow it: corrections, cuts of pages, withdrawals.

The one write path asks here for every page and article; a library without decisions costs it three empty tables.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from readroom.db.columns import source_name
from readroom.db.corrections import CUT, columns_of, evidence_of, state_of, with_state
from readroom.db.identity import base_key
from readroom.db.import_log import Origin
from readroom.db.pages import pack
from readroom.text.model import Article, Page
from readroom.text.recut import Recut, recut
from readroom.text.recut_edits import LineEdit

_LIVE = f"from correction c where c.field = '{CUT}' and c.undone is null and (c.page_digest = ?"
_OF_PAGE = "(select p.id from page p where p.digest = c.page_digest)"
LIVE_CUTS = f"{_LIVE} or (c.file = ? and c.record is ? and {_OF_PAGE} is null))"
"""The cuts that count of a page, by its digest, else by its file and record (None: the file itself).

Two folders may hold files of the same name: what is about a page that is in the library is about no other.
"""


class _Kinds(NamedTuple):
    """Which kinds of decisions there are at all."""

    fields: bool
    cuts: bool
    withdrawals: bool


class Decisions:
    """The decisions of a library that is open for writing. The caller holds the transaction."""

    def __init__(self, execute: Callable[..., sqlite3.Cursor]) -> None:
        """Ask by `execute`, which runs one statement and returns its cursor."""
        self._execute = execute
        self._kinds: _Kinds | None = None

    def forget(self) -> None:
        """Look again which decisions there are: some were made or taken back."""
        self._kinds = None

    @property
    def _there(self) -> _Kinds:
        if self._kinds is None:
            sql = (
                "select exists (select 1 from correction_article), "
                f"exists (select 1 from correction where field = '{CUT}' and undone is null), "
                "exists (select 1 from withdrawn)"
            )
            self._kinds = _Kinds(*map(bool, self._execute(sql).fetchone()))
        return self._kinds

    def recut(
        self, page: Page, origin: Origin, override: str | None, *, replaces: Container[int], vanished: Container[int]
    ) -> tuple[Page, Page | None]:
        """Return a page as its corrections cut it, and as it was if that made a difference.

        `override` is the name of its source, if the run gave it one. `replaces` and `vanished` are the pages whose
        place it may take (see `Writer.store_page`): their corrections become its own.
        """
        if not self._there.cuts:
            return page, None
        place = (origin.file, origin.record or None)
        sql = (
            f"select c.id, c.value, c.page_digest, {_OF_PAGE} {_LIVE} or (c.file = ? and c.record is ?)) order by c.id"
        )
        rows = [
            (number, value, digest)
            for number, value, digest, of in self._execute(sql, (origin.digest, *place)).fetchall()
            if digest == origin.digest or of is None or of in replaces or of in vanished
        ]
        if not rows:
            return page, None
        for number, _, digest in rows:
            if digest != origin.digest:
                self._execute("update correction set page_digest = ? where id = ?", (origin.digest, number))
        keyed = named(page, origin, override)
        edits = edits_of(value for _, value, _ in rows)
        found = recut(keyed.text, keyed.verdicts, keyed.articles, edits)
        if len(found.unfit) == len(edits):
            return page, None
        return cut_page(keyed, found), keyed

    def keep_original(self, page_id: int, original: Page | None) -> None:
        """Keep a page as its reader cut it, if corrections have changed that."""
        if original is not None:
            self._execute("insert or replace into page_cut values (?, ?)", (page_id, packed(original.to_json())))

    def corrected(self, article: Article, source: str, key: str) -> tuple[Article, str]:
        """Return an article and the name of its source as corrections of its fields have them.

        What the page says now is noted as what the first correction of each field goes back to.
        """
        if not self._there.fields:
            return article, source
        rows = self._execute(
            "select c.id, c.field, c.value, c.author, c.reason, c.undone, x.before from correction_article x "
            "join correction c on c.id = x.correction_id where x.article_key = ? order by c.id",
            (key,),
        ).fetchall()
        now: dict[str, dict[str, Any]] = {}
        live: set[str] = set()
        for number, field, value, author, reason, undone, before in rows:
            if field not in now or before is None:
                state = now.get(field) or state_of(article, source, field)
                sql = "update correction_article set before = ? where article_key = ? and correction_id = ?"
                self._execute(sql, (as_json(state), key, number))
                now.setdefault(field, state)
            if undone is None:
                now[field] = state_after(field, value, author, reason)
                live.add(field)
        for field in live:
            article = with_state(article, field, now[field])
            source = now[field]["source"] if field == "source" else source
        return article, source

    def withholds(self, article: Article, wanted: str, digest: str, place: tuple[int, int], origin: Origin) -> bool:
        """Tell whether an article was withdrawn: one that asks for its key, with its text or from its file.

        `place` is the id of its page and its position there. What was withdrawn is brought up to date.
        """
        if not self._there.withdrawals:
            return False
        rows = self._execute(
            "select key, digest, file, record, position from withdrawn where key = ? or (key > ? and key < ?)",
            (wanted, wanted + "-", wanted + "."),
        ).fetchall()
        for key, known, file, record, position in rows:
            same_place = (file, record) == (origin.file, origin.record or None)
            if known == digest or (same_place and (key == wanted or position == place[1])):
                sql = "update withdrawn set page_id = ?, position = ?, digest = ?, z = ? where key = ?"
                self._execute(sql, (*place, digest, packed_article(article), key))
                return True
        return False

    def is_withdrawn(self, key: str) -> bool:
        """Tell whether a key belongs to an article that was withdrawn, so that no other may have it."""
        if not self._there.withdrawals:
            return False
        return self._execute("select 1 from withdrawn where key = ?", (key,)).fetchone() is not None

    def keep_text(self, page_id: int, text: str) -> None:
        """Keep a page's own text, of which no article has the whole any more."""
        self._execute("update page set text = ? where id = ? and text is null", (pack(text), page_id))


def edits_of(values: Iterable[str]) -> list[LineEdit]:
    """Return the edits that stored values of cuts hold, in order."""
    return [LineEdit.from_json(one) for value in values for one in json.loads(value)]


def named(page: Page, origin: Origin, override: str | None) -> Page:
    """Return a page whose articles have the keys that they ask for: they keep them whatever is cut off or joined."""
    alone = len(page.articles) == 1
    sources = [source_name(page, a, origin, override) for a in page.articles]
    articles = (
        replace(a, key=base_key(a, source, alone=alone), source=source)
        for a, source in zip(page.articles, sources, strict=True)
    )
    return replace(page, source=source_name(page, None, origin, override), articles=tuple(articles))


def cut_page(page: Page, found: Recut) -> Page:
    """Return a page with the articles and verdicts of a new cut."""
    return replace(page, articles=found.articles, verdicts=found.verdicts)


def state_after(field: str, value: str | None, author: str | None, reason: str | None) -> dict[str, Any]:
    """Return what a correction makes of a field."""
    evidence = evidence_of(author, reason)
    return {**columns_of(field, value), "evidence": [evidence.line, evidence.confidence, evidence.reason]}


def as_json(value: Any) -> str:
    """Return JSON as it is stored in a text column."""
    return json.dumps(value, ensure_ascii=False)


def packed(value: Any) -> bytes:
    """Return JSON as it is stored in a blob: zlib of UTF-8."""
    return zlib.compress(as_json(value).encode())


def packed_article(article: Article) -> bytes:
    """Return an article as `withdrawn` keeps it."""
    return packed(Page("", "", (article,)).to_json())


def unpacked_page(z: bytes) -> Page:
    """Return a page that was stored as a blob; raise ValueError or KeyError when it is none."""
    return Page.from_json(json.loads(zlib.decompress(z)))
