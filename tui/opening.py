"""What the app shows first: the last place one was in, read before there is a screen to show it on."""

import contextlib
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from readroom.db import articles
from readroom.db.articles import EVERYTHING, ArticleRow, FullArticle, Selection
from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.listing import Order
from readroom.tui.listing import ORDERS, Listing, window
from readroom.tui.look import Look

WINDOW = 200
"""Rows that a list asks for at once."""
AT_FIRST = 60
"""Rows on either side that are read before the first picture: what the largest screen shows."""


class Place(NamedTuple):
    """Where one was in the app: what was listed, the row of the cursor, the open article, the pane; how it looked.

    `order`, `reverse`, `query` and `folded` are those of the list.
    """

    selection: Selection = EVERYTHING
    row: str | None = None
    article: str | None = None
    pane: str = "articles"
    order: Order = "date"
    reverse: bool = False
    query: str = ""
    look: Look = Look()
    folded: bool = False

    @property
    def listing(self) -> Listing:
        """What the list shows, but for its filter, and with every copy."""
        return Listing(self.selection, None, self.order, self.reverse)

    def to_json(self) -> dict[str, Any]:
        """Return the place as plain JSON values; articles are named by their keys, which outlive a new import."""
        return {
            "source": self.selection.source_id,
            "year": self.selection.year,
            "undated": self.selection.undated,
            "row": self.row,
            "article": self.article,
            "pane": self.pane,
            "order": self.order,
            "reverse": self.reverse,
            "query": self.query,
            "look": self.look.to_json(),
            "folded": self.folded,
        }

    @classmethod
    def from_json(cls, data: object) -> "Place":
        """Return the place that `to_json` made; what cannot be understood is as at a first start."""
        if not isinstance(data, Mapping):
            return cls()

        def value(name: str, kind: type[Any]) -> Any:
            found = data.get(name)
            return found if type(found) is kind else None

        selection = Selection(value("source", int), value("year", int), bool(value("undated", bool)))
        order = value("order", str)
        return cls(
            selection,
            value("row", str),
            value("article", str),
            value("pane", str) or "articles",
            order if order in ORDERS else "date",
            bool(value("reverse", bool)),
            value("query", str) or "",
            Look.from_json(data.get("look")),
            bool(value("folded", bool)),
        )


class Opening(NamedTuple):
    """The first window of rows, with the row of the cursor in it, and the article that was open."""

    place: Place
    rows: list[ArticleRow]
    cursor: int
    at_start: bool
    at_end: bool
    article: FullArticle | None = None


def peek_place(notebook: Path, key: str) -> Place:
    """Return the place that a notebook keeps under `key`; at a first start, or when it cannot be read, no place.

    The notebook itself is opened later, when the list is on the screen: that takes longer than this one question.
    """
    try:
        with contextlib.closing(sqlite3.connect(f"file:{quote(str(notebook.absolute()))}?mode=ro", uri=True)) as file:
            row = file.execute("select value from state where key = ?", (key,)).fetchone()
        return Place.from_json(json.loads(row[0])) if row else Place()
    except (sqlite3.Error, ValueError, TypeError):
        return Place()


def read_opening(library: Library, place: Place) -> Opening:
    """Read the last place again: rows around the cursor's, the open article. What is gone is left out."""
    row = _row(library, place.row)
    if row is None:
        rows = window(library, place.listing, limit=AT_FIRST)
        if not rows and place.selection != EVERYTHING:
            return read_opening(library, place._replace(selection=EVERYTHING, row=None, query="", folded=False))
        return Opening(place, rows, 0, True, len(rows) < AT_FIRST, _article(library, place.article))
    return read_around(library, place, row, AT_FIRST)._replace(article=_article(library, place.article))


def read_around(library: Library, place: Place, row: ArticleRow, limit: int = WINDOW) -> Opening:
    """Read up to `limit` rows before and after one of the list."""
    before = window(library, place.listing, before=row, limit=limit)
    after = window(library, place.listing, after=row, limit=limit)
    return Opening(place, [*before, row, *after], len(before), len(before) < limit, len(after) < limit)


def _row(library: Library, key: str | None) -> ArticleRow | None:
    if key is None:
        return None
    with contextlib.suppress(LibraryError):
        return articles.rows_by_id(library, [articles.find_article(library, key)])[0]
    return None


def _article(library: Library, key: str | None) -> FullArticle | None:
    if key is None:
        return None
    with contextlib.suppress(LibraryError):
        return articles.get_article(library, articles.find_article(library, key))
    return None
