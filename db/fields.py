"""Conditions of a query as SQL over `article a`: each is true or false for every article, never unknown."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from readroom.db.articles import DAY_SHIFT, FIRST_DATED
from readroom.text.fold import fold
from readroom.text.query_dates import shortened, span_of
from readroom.text.query_tree import Condition, Dates, Field

Sql = tuple[str, list[Any]]
"""A piece of a statement, and the values of its question marks in order."""


class NotebookView(Protocol):
    """What a search asks a notebook; articles are named by their keys."""

    def keys_tagged(self, tag: str) -> set[str]:
        """Return the articles with a highlight that has this tag."""
        ...

    def keys_noted(self, words: Iterable[str]) -> set[str]:
        """Return the articles with a note that holds all of these words or phrases."""
        ...

    def article_keys_with_highlights(self) -> set[str]:
        """Return the articles with a highlight."""
        ...


def prepare(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that conditions use, unless it has them."""
    try:
        connection.execute("select readroom_has('', ''), readroom_any('[]', '')")
    except sqlite3.OperationalError:
        connection.create_function("readroom_has", 2, _has, deterministic=True)
        connection.create_function("readroom_any", 2, _any, deterministic=True)


@lru_cache(maxsize=1 << 14)
def _padded(value: str) -> str:
    return f" {fold(value)} "


def _has(value: str | None, wanted: str) -> bool:
    """Tell whether folded words (padded with a space, at the end only if the last one is whole) stand in a value."""
    if not value:
        return False
    return wanted in (_padded(value) if len(value) < 200 else f" {fold(value)} ")


@lru_cache(maxsize=1 << 14)
def _names(values: str) -> tuple[str, ...]:
    return tuple(_padded(str(name)) for name in json.loads(values))


def _any(values: str | None, wanted: str) -> bool:
    """Tell the same of any value of a JSON list."""
    return bool(values) and any(wanted in name for name in _names(values or "[]"))


def condition_sql(condition: Condition, connection: sqlite3.Connection, notebook: NotebookView | None) -> Sql:
    """Return a condition as SQL over `article a`; without a notebook, nothing is tagged, noted or highlighted."""
    if isinstance(condition, Dates):
        return _dates(condition)
    wanted = f" {condition.value}" + ("" if condition.prefix else " ")
    match condition.name:
        case "source":
            return _sources(connection, wanted)
        case "tag" | "note" | "has":
            return _in_notebook(condition, notebook)
        case "key":
            return "(a.key >= ? and a.key < ?)", [condition.value, condition.value + "\U0010ffff"]
        case "id":
            ids = [int(part) for part in condition.value.split(",")]
            return f"a.id in ({','.join('?' * len(ids))})", ids
        case "lang":
            sql = "ifnull(replace(lower(a.language), '_', '-') = ? or lower(a.language) like ?, 0)"
            return sql, [condition.value, _like(condition.value) + "-%"]
        case name:
            places = _PLACES[name]
            return places, [wanted] * places.count("?")


_PLACES = {
    "outlet": "(readroom_has(a.outlet, ?) or readroom_has(a.outlet_name, ?))",
    "author": "readroom_any(a.authors, ?)",
    "section": "readroom_has(a.section, ?)",
    "keyword": "exists (select 1 from keyword k where k.article_id = a.id and readroom_has(k.keyword, ?))",
    "voice": "exists (select 1 from voice v where v.article_id = a.id and "
    "(readroom_any(v.authors, ?) or readroom_has(v.outlet, ?) or readroom_has(v.title, ?)))",
    "aside": "exists (select 1 from aside s where s.article_id = a.id and readroom_has(s.text, ?))",
    "file": "exists (select 1 from import_file f where f.page_id = a.page_id and readroom_has(f.file, ?))",
}


def _like(text: str) -> str:
    # A language is letters, digits and dashes; anything else in a pattern would stand for other characters.
    return "".join(c for c in text if c not in "%_")


def _sources(connection: sqlite3.Connection, wanted: str) -> Sql:
    ids = [found for found, name in connection.execute("select id, name from source") if wanted in _padded(name)]
    if len(ids) == 1:
        return "a.source_id = ?", ids
    return "a.source_id in (select value from json_each(?))", [json.dumps(ids)]


def _in_notebook(condition: Field, notebook: NotebookView | None) -> Sql:
    keys: set[str] = set()
    if notebook is not None:
        if condition.name == "tag":
            keys = notebook.keys_tagged(condition.value)
        elif condition.name == "note":
            keys = notebook.keys_noted([condition.value])
        else:
            keys = notebook.article_keys_with_highlights()
    return "a.key in (select value from json_each(?))", [json.dumps(sorted(keys))]


def _dates(dates: Dates) -> Sql:
    column = "a.date" if dates.name == "date" else "a.first_date"
    if dates.none:
        return f"{column} is null", []
    parts, values = [f"{column} is not null"], []
    begin, end = span_of(dates)
    # A date is a string cut to its precision, and stands for its whole span. One that is cut shorter than a bound and
    # begins it reaches over the bound.
    if begin is not None:
        low, over = shortened(begin)
        loose = f" or {column} in ({_marks(over)})" if dates.loose and over else ""
        parts.append(f"({column} >= ?{loose})")
        values += [low, *(over if loose else ())]
    if end is not None:
        high, over = shortened(end)
        strict = f" and {column} not in ({_marks(over)})" if not dates.loose and over else ""
        parts.append(f"{column} < ?{strict}")
        values += [high, *(over if strict else ())]
    return f"({' and '.join(parts)})", values


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))


def docid_range(dates: Dates) -> tuple[int | None, int | None]:
    """Return docids between which everything lies that a condition on a date finds: `[first, end)`, None if open."""
    if dates.name != "date" or dates.loose:
        return None, None
    if dates.none:
        return None, FIRST_DATED
    begin, end = span_of(dates)
    first = _docid(begin) if begin else FIRST_DATED
    # A day more: a day that is full goes on in the next.
    return first, _docid(end) + (1 << DAY_SHIFT) if end and end[0].isdigit() else None


def _docid(day: str) -> int:
    return max(date.fromisoformat(day).toordinal() << DAY_SHIFT, FIRST_DATED)
