"""What a reader corrected in their notebook, laid over what the library says: to be shown, never to be counted."""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from readroom.db.articles import ArticleRow, FullArticle

if TYPE_CHECKING:
    from readroom.db.notebook.proposals import Proposal

Own = Mapping[str, Mapping[str, str | None]]
"""Values as a library stores them, by the article's key and the field."""
SIGN = "*"
"""Stands before an article of a list of which something is the reader's own."""
_CUT = "cut"


def own_values(proposals: "Iterable[Proposal]") -> Own:
    """Return what a reader's corrections say of fields; of two about the same the later one counts."""
    return _by_key((one.article_key, one.field, one.value) for one in proposals)


def peek_own(notebook: Path) -> Own:
    """Return what a notebook's file says of fields, without opening the notebook; nothing when it cannot be read."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{quote(str(notebook.absolute()))}?mode=ro", uri=True)) as file:
            return _by_key(file.execute("select article_key, field, value from correction order by rowid"))
    except sqlite3.Error:
        return {}


def _by_key(said: Iterable[tuple[str, str, str | None]]) -> Own:
    found: dict[str, dict[str, str | None]] = {}
    for key, field, value in said:
        if field != _CUT:
            found.setdefault(key, {})[field] = value
    return found


def mine(row: ArticleRow, own: Own) -> ArticleRow:
    """Return an article's row as its reader has corrected it; `own` names what differs from the library."""
    said = own.get(row.key)
    if not said:
        return row
    changed: dict[str, Any] = {}
    fields: list[str] = []
    for field, value in said.items():
        columns = {name: value for name, value in _columns(field, value).items() if name in _OF_ROW}
        if any(getattr(row, name) != value for name, value in columns.items()):
            fields.append(field)
            changed |= columns
    return replace(row, **changed, own=tuple(sorted(fields))) if fields else row


def mine_whole(article: FullArticle, own: Own) -> FullArticle:
    """Return an article as its reader has corrected it; what the page prints of a corrected date is left out."""
    row = mine(article.row, own)
    if not row.own:
        return article
    columns: dict[str, Any] = {}
    for field in row.own:
        columns |= _columns(field, own[row.key][field])
    return replace(article, row=row, **{name: value for name, value in columns.items() if name in _OF_WHOLE})


_OF_ROW = frozenset({
    "title", "authors", "date", "date_precision", "first_date", "source", "outlet", "section", "language",
})  # fmt: skip
_OF_WHOLE = frozenset({"date_raw", "first_date_precision", "first_date_raw", "outlet_name"})


def _columns(field: str, value: str | None) -> dict[str, Any]:
    """Return what holds a stored value, as a row has it."""
    from readroom.db.corrections import columns_of

    columns = columns_of(field, value)
    return {**columns, "authors": tuple(json.loads(columns["authors"]))} if field == "authors" else columns
