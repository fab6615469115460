"""Tables of tags: how many highlights have each, by source, outlet, date or attribute, and which stand together."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from readroom.db.counting.head import Head, command
from readroom.db.counting.places import Names, Place, articles, nowhere
from readroom.db.counting.scope import SPLITS, Progress, Scope, counting
from readroom.db.counting.tables import NO_PART, Table
from readroom.db.counting.words import none_if
from readroom.db.errors import QueryError
from readroom.db.fields import NotebookView
from readroom.db.highlights import Highlight
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.text.query import Query
from readroom.text.query_print import printed
from readroom.text.query_tree import Dates, Field, Node, all_of
from readroom.text.table import Column

Counted = Literal["highlights", "articles"]
BY = ("source", "outlet", "year", "month", "tag", "colour")
"""What a table's columns may be, besides `attr:NAME`."""
MOST_COLUMNS = 200
TOTAL = "total"
ATTRIBUTE = "attr:"


class TaggedNotebook(NotebookView, Protocol):
    """What a table of tags asks of a notebook."""

    def highlights(self) -> list[Highlight]:
        """Return every highlight."""

    def all_attributes(self) -> dict[str, dict[str, str]]:
        """Return the attributes of each article: key, name, value."""


@dataclass(frozen=True, slots=True)
class TagHead(Head):
    """What stands over a table of tags: highlights are counted there, and no words."""

    def line(self) -> str:
        """Return the header as one line."""
        within = f"in articles of {self.query}" if self.query else "in all articles"
        return " · ".join([self.said, within, *self.notes])

    def to_json(self) -> dict[str, Any]:
        """Return the header as plain JSON values."""
        return {
            "query": self.query, "counted": self.said, "out_of": {"articles": self.articles},
            "library": self.library, "command": self.repeat(), "notes": list(self.notes),
        }  # fmt: skip


def tag_table(
    library: Library,
    notebook: TaggedNotebook,
    query: Query,
    *,
    by: str = "source",
    counted: Counted = "highlights",
    progress: Progress | None = None,
) -> Table:
    """Count highlights, or the articles that they are in, by tag and by what `by` says of the article.

    A tag counts with those below it, a highlight once for each of its tags. By `tag`, a cell says how often two tags
    are at one highlight. Raise QueryError when `by` is none of `BY` and no `attr:NAME`, Interrupted when stopped.
    """
    if by not in BY and not (by.startswith(ATTRIBUTE) and by[len(ATTRIBUTE) :].strip()):
        raise QueryError(f"a table of tags is by {', '.join(BY)} or attr:NAME, not by {by!r}", None)
    with counting(library):
        scope = Scope(library, query, notebook, progress)
        marks = notebook.highlights()
        known = _articles(scope, {mark.article_key for mark in marks})
        marks = [mark for mark in marks if mark.article_key in known]
        count = _Count(by, counted, known, notebook.all_attributes() if by.startswith(ATTRIBUTE) else {})
        for mark in marks:
            count.add(mark)
        names = Names(library, "source" if by == "source" else "outlet") if by in ("source", "outlet") else None
        head = _head(scope, count, marks, by, counted)
        return _table(count, head, query, by, names)


def _articles(scope: Scope, keys: set[str]) -> dict[str, dict[str, str | None]]:
    """Return what is known of the articles with these keys that the query finds."""
    import json

    outlet, _ = SPLITS["outlet"]
    sql = (
        f"select a.key, (select name from source where id = a.source_id), {outlet}, a.date from {scope.plan.tables} "
        f"where {scope.plan.where} and a.key in (select value from json_each(?))"
    )
    found: dict[str, dict[str, str | None]] = {}
    values = [*scope.plan.values, json.dumps(sorted(keys))]
    for key, source, name, date in scope.library.connection.execute(sql, values):
        year = date[:4] if date else None
        month = date[:7] if date and len(date) >= 7 else None
        found[key] = {"source": source, "outlet": name, "year": year, "month": month}
    return found


def below(tag: str) -> list[str]:
    """Return a tag and every level above it."""
    parts = tag.split("/")
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]


class _Count:
    """The numbers of a table of tags, as they grow."""

    def __init__(
        self,
        by: str,
        counted: Counted,
        known: dict[str, dict[str, str | None]],
        attributes: dict[str, dict[str, str]],
    ) -> None:
        self._by, self._known, self._attributes = by, known, attributes
        self._by_article = counted == "articles"
        self._seen: set[tuple[object, ...]] = set()
        self.cells: Counter[tuple[str, str | None]] = Counter()
        self.totals: Counter[str] = Counter()
        self.articles: dict[str, set[str]] = {}
        self.untagged = 0

    def add(self, mark: Highlight) -> None:
        """Count a highlight."""
        tags = list(dict.fromkeys(tag for own in mark.tags for tag in below(own)))
        self.untagged += not tags
        key = mark.article_key
        for tag in tags:
            self.articles.setdefault(tag, set()).add(key)
            if self._is_new(tag, key):
                self.totals[tag] += 1
            for value in self._values(mark, tags, tag):
                if self._is_new(tag, value, key):
                    self.cells[tag, value] += 1

    def _is_new(self, *what: object) -> bool:
        """Tell whether something counts: each highlight does, an article only once."""
        if not self._by_article:
            return True
        new = what not in self._seen
        self._seen.add(what)
        return new

    def _values(self, mark: Highlight, tags: list[str], tag: str) -> list[str | None]:
        if self._by == "tag":
            return [other for other in tags if other != tag]
        if self._by == "colour":
            return [mark.colour]
        if self._by.startswith(ATTRIBUTE):
            attributes = self._attributes.get(mark.article_key, {})
            wanted = self._by[len(ATTRIBUTE) :].strip().casefold()
            return [next((value for name, value in attributes.items() if name.casefold() == wanted), None)]
        return [self._known[mark.article_key].get(self._by)]

    @property
    def columns(self) -> list[str | None]:
        """The values that there are: dates in order, others by their sum."""
        sums: Counter[str | None] = Counter()
        for (_, value), number in self.cells.items():
            sums[value] += number
        if self._by == "tag":
            return [*sorted(self.totals, key=lambda tag: (-self.totals[tag], tag.casefold()))]
        dated = self._by in ("year", "month")
        return sorted(sums, key=lambda v: (v is None, 0 if dated else -sums[v], v or ""))


def _head(scope: Scope, count: _Count, marks: list[Highlight], by: str, counted: Counted) -> TagHead:
    held = {mark.article_key for mark in marks}
    said = f"{number_of(len(marks), 'highlight')} in {number_of(len(held), 'article')}"
    said += f", with {number_of(len(count.totals), 'tag')}"
    several = "a cell says how often both are at one highlight" if by == "tag" else "one with two tags counts for each"
    notes = [f"{counted} counted, by tag and {by}", "a tag counts with those below it", several]
    if count.untagged:
        notes.append(f"{count.untagged:,} without a tag")
    head = scope.head(
        command(
            "tag-table", [printed(scope.query.tree)], by=none_if(by, "source"), count=none_if(counted, "highlights")
        ),
        (len(held), 0), said=said, notes=tuple(notes),
    )  # fmt: skip
    values = {name: getattr(head, name) for name in Head.__dataclass_fields__}
    return TagHead(**{**values, "within": head.query})


def _table(count: _Count, head: TagHead, query: Query, by: str, names: Names | None) -> Table:
    values = count.columns
    shown = values[:MOST_COLUMNS]
    titles = {value: _title(value, by) for value in shown}
    columns = (
        Column("tag", "tag"), Column(TOTAL, TOTAL), Column("articles", "articles"),
        *(Column(f"{by}: {title}" if title in ("tag", TOTAL, "articles") else title, title)
          for title in titles.values()),
    )  # fmt: skip
    keys = dict(zip(shown, (column.key for column in columns[3:]), strict=True))
    order = sorted(count.totals, key=lambda tag: (-count.totals[tag], tag.casefold()))
    rows = tuple(
        {"tag": tag, TOTAL: count.totals[tag], "articles": len(count.articles[tag]),
         **{key: count.cells[tag, value] for value, key in keys.items()}}
        for tag in order
    )  # fmt: skip
    of = {key: value for value, key in keys.items()}

    def where(row: dict[str, Any], key: str) -> Place:
        tag = Field("tag", row["tag"])
        if key not in of:
            return articles(tag, query.tree)
        condition = _condition(by, of[key], names)
        if condition is None:
            return nowhere("the query language has no condition for this")
        return articles(tag, condition, query.tree)

    if len(values) > len(shown):
        note = f"the {len(shown):,} most frequent of {number_of(len(values), 'column')}"
        head = replace(head, notes=(*head.notes, note))
    return Table("tag-table", head, columns, rows, TOTAL, len(rows), where=where)  # type: ignore[arg-type]


def _title(value: str | None, by: str) -> str:
    return NO_PART.get(by, "none") if value is None else value


def _condition(by: str, value: str | None, names: Names | None) -> Node | None:
    if names is not None:
        return names.condition(value)
    if by == "tag":
        return Field("tag", value or "")
    if by in ("year", "month"):
        if value is None:
            return Dates("date", none=True) if by == "year" else None
        return Dates("date", value, value)
    if by.startswith(ATTRIBUTE) and value is not None:
        return all_of([Field("attr", f"{by[len(ATTRIBUTE) :].strip()}={value}")])
    return None
