"""Conditions of a query as SQL over `article a`: each is true or false for every article, never unknown."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Protocol, runtime_checkable

from readroom.db.articles import DAY_SHIFT, FIRST_DATED
from readroom.db.errors import LibraryError, QueryError
from readroom.db.spelling import printed_for
from readroom.db.values import values_like, values_of
from readroom.text.fold import fold
from readroom.text.query_dates import shortened, shown, span_of
from readroom.text.query_expand import SPELT, ways
from readroom.text.query_tree import Condition, Dates, Field, Term

Sql = tuple[str, list[Any]]
"""A piece of a statement, and the values of its question marks in order."""


COLLECTED = 50_000
"""Up to so many articles with a keyword are collected before anything is asked of them (some 0.3 µs each)."""


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

    def keys_read(self) -> set[str]:
        """Return the articles that were opened."""
        ...

    def decided(self, kind: str) -> dict[str, Any]:
        """Return what was decided of a kind by its names (JSON values); see readroom.db.decided."""
        ...


@runtime_checkable
class Collections(Protocol):
    """What a notebook with collections can say of them."""

    def keys_in(self, collection: str) -> set[str] | None:
        """Return the articles of a collection, None when there is none of that name."""
        ...


@runtime_checkable
class Attributes(Protocol):
    """What a notebook with attributes of articles can say of them."""

    def keys_with_attribute(self, name: str, value: str | None = None) -> set[str]:
        """Return the articles that have an attribute: with any value, or with this one."""
        ...


def prepare(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that conditions use, unless it has them."""
    try:
        connection.execute("select readroom_has('', ''), readroom_any('[]', '')")
    except sqlite3.OperationalError:
        connection.create_function("readroom_has", 2, _has, deterministic=True)
        connection.create_function("readroom_any", 2, _any, deterministic=True)


@lru_cache(maxsize=1 << 17)
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


def wanted_in(condition: Field) -> str:
    """Return what must stand in a padded value: folded words after a space, and before one if the last is whole."""
    return f" {condition.value}" + ("" if condition.prefix else " ")


def condition_sql(condition: Condition, connection: sqlite3.Connection, notebook: NotebookView | None) -> Sql:
    """Return a condition as SQL over `article a`; without a notebook, nothing is tagged, noted or read."""
    if isinstance(condition, Dates):
        return _dates(condition)
    match condition.name:
        case "source":
            return _sources(connection, _wanted(condition, connection))
        case "tag" | "note" | "has" | "is" | "in" | "attr":
            return _in_notebook(condition, notebook)
        case "author":
            found = [value for way in _spelt(condition, connection) for value in _authors(way, connection)]
            return _any_of([_one_of("a.authors", list(dict.fromkeys(found)))] if found else [])
        case "outlet" | "section":
            return _valued(condition, connection)
        case "keyword":
            return _keyword(condition, connection)
        case "file":
            where, values = _file(condition, connection)
            return f"exists (select 1 from import_file f where f.page_id = a.page_id and {where})", values
        case "story":
            return "a.id in (select value from json_each(?))", [json.dumps(_of_story(condition, connection, notebook))]
        case "dup":
            return "1", []
        case "key":
            return "(a.key >= ? and a.key < ?)", [condition.value, condition.value + "\U0010ffff"]
        case "id":
            ids = [int(part) for part in condition.value.split(",")]
            return f"a.id in ({','.join('?' * len(ids))})", ids
        case "lang":
            return _language(condition.value, connection)
        case name:
            every = _spelt(condition, connection)
            return _any_of([_looked_through(name, wanted_in(way), way.value) for way in every])


def _spelt(condition: Field, connection: sqlite3.Connection) -> list[Field]:
    """Return a condition on words in every spelling: `Müller` meets Mueller, a mended name its mojibake."""
    if condition.name not in SPELT:
        return [condition]
    term = Term(tuple(condition.value.split()), condition.prefix, written=condition.written)
    every = ways(term, lambda word: printed_for(connection, word))
    return [replace(condition, value=" ".join(words)) for words in every]


def _wanted(condition: Field, connection: sqlite3.Connection) -> list[str]:
    return [wanted_in(way) for way in _spelt(condition, connection)]


def _values(condition: Field, column: str, connection: sqlite3.Connection) -> list[str]:
    """Return the values of a column that a condition means, in all spellings."""
    found = [value for wanted in _wanted(condition, connection) for value in values_like(connection, column, wanted)]
    return list(dict.fromkeys(found))


def _of_story(condition: Field, connection: sqlite3.Connection, notebook: NotebookView | None) -> list[int]:
    from readroom.db.story_view import articles_of  # most queries ask for none

    try:
        return articles_of(connection, notebook, condition.value)
    except LibraryError as problem:
        at = condition.position
        raise QueryError(f"{problem} (character {at + 1} of the query)", at) from problem


def _valued(condition: Field, connection: sqlite3.Connection) -> Sql:
    """Return a condition on columns with few values: those that fit are found first."""
    found = {column: _values(condition, column, connection) for column in _COLUMNS[condition.name]}
    return _any_of([_one_of(f"a.{column}", values) for column, values in found.items() if values])


def _authors(condition: Field, connection: sqlite3.Connection) -> list[str]:
    """Return the lists of authors that a name fits as it is printed, or as it is spoken: "Roe, Ann" is Ann Roe."""
    wanted = wanted_in(condition)
    found = values_like(connection, "authors", wanted)
    words = condition.value.split()
    if len(words) < 2:
        return found
    from readroom.text.names import normal_name  # most queries ask for no author

    family, comma, given = condition.written.partition(",")
    spoken = (wanted, f" {fold(given)} {fold(family)} ") if comma and given and not condition.prefix else (wanted,)
    # The same words in another order.
    held = " and ".join("instr(folded, ?)" for _ in words)
    sql = f"select value from value where field = 'authors' and (folded is null or ({held}))"
    for (value,) in connection.execute(sql, [f" {word}" for word in words]):
        names = (f" {fold(normal_name(name))} " for name in map(str, json.loads(value)))
        if any(form in name for name in names for form in spoken):
            found.append(value)
    return list(dict.fromkeys(found))


def _keyword(condition: Field, connection: sqlite3.Connection) -> Sql:
    values = json.dumps(_values(condition, "keyword", connection))
    having = "keyword k where k.keyword in (select value from json_each(?))"
    # Collected once, where that is soon done; else each article is asked.
    if connection.execute(f"select 1 from {having} limit 1 offset ?", (values, COLLECTED)).fetchone() is None:
        return f"+a.id in (select k.article_id from {having})", [values]
    return f"exists (select 1 from {having} and k.article_id = a.id)", [values]


def _language(wanted: str, connection: sqlite3.Connection) -> Sql:
    codes = ((code, code.lower().replace("_", "-")) for code in values_of(connection, "language"))
    found = [code for code, plain in codes if plain == wanted or plain.startswith(f"{wanted}-")]
    return _one_of("a.language", found) if found else ("0", [])


def _one_of(column: str, values: list[str]) -> Sql:
    """Return that a column has one of some values: never unknown, also where it has none."""
    if len(values) == 1:
        return f"({column} is not null and {column} = ?)", values
    # The plus keeps SQLite from collecting what has any of them, and sorting that, for a page of the newest.
    return f"({column} is not null and +{column} in (select value from json_each(?)))", [json.dumps(values)]


def _any_of(parts: list[Sql]) -> Sql:
    if len(parts) == 1:
        return parts[0]
    return f"({' or '.join(sql for sql, _ in parts) or '0'})", [value for _, values in parts for value in values]


_COLUMNS = {"outlet": ("outlet", "outlet_name"), "section": ("section",)}


def finding_sql(
    condition: Field, connection: sqlite3.Connection, notebook: NotebookView | None, most: int
) -> Sql | None:
    """Return a condition as `condition_sql` does, in the form that finds a few articles among very many the fastest.

    None when more than `most` rows speak of what it asks for.
    """
    if condition.name == "keyword":
        values = json.dumps(_values(condition, "keyword", connection))
        rows: Sql = ("keyword where keyword in (select value from json_each(?))", [values])
        sql = f"a.id in (select article_id from {rows[0]})"
    elif condition.name == "file":
        where, paths = _file(condition, connection)
        rows = f"import_file f where {where}", paths
        sql = f"a.page_id in (select f.page_id from {rows[0]})"
    else:
        sql, found = condition_sql(condition, connection, notebook)
        return sql.replace("+a.", "a."), found
    few = connection.execute(f"select 1 from {rows[0]} limit 1 offset ?", [*rows[1], most]).fetchone() is None
    return (sql, rows[1]) if few else None


def _file(condition: Field, connection: sqlite3.Connection) -> Sql:
    """Return which rows of `import_file f` a condition means: those of the files whose names fit."""
    likely = " and ".join("file like ?" for _ in condition.value.split())
    # The records of a container stand under its path: of a million rows, two say how it is called.
    sql = (
        "select path from import_file indexed by import_file_whole "
        f"where record <= 1 and (({likely}) or file glob '*[^ -~]*') and readroom_has(file, ?)"
    )
    words = [f"%{_like(word)}%" for word in condition.value.split()]
    paths = [path for (path,) in connection.execute(sql, [*words, wanted_in(condition)])]
    return "f.path in (select value from json_each(?))", [json.dumps(paths)]


def _looked_through(name: str, wanted: str, value: str) -> Sql:
    """Return a condition on a table of texts, which has to be looked through."""
    sql, columns = _TABLES[name]
    parts, values = [], []
    for column, function in columns:
        # Most rows can be told without folding them: ASCII folds to itself, and only another text may hide a word.
        likely = " and ".join(f"{column} like ?" for _ in value.split())
        parts.append(f"(({likely} or {column} glob '*[^ -~]*') and {function}({column}, ?))")
        values += [*(f"%{_like(word)}%" for word in value.split()), wanted]
    return sql.format(" or ".join(parts)), values


_TABLES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "voice": (
        "a.id in (select article_id from voice where {})",
        (("authors", "readroom_any"), ("outlet", "readroom_has"), ("title", "readroom_has")),
    ),
    "aside": ("a.id in (select article_id from aside where {})", (("text", "readroom_has"),)),
}


def _like(text: str) -> str:
    # In a pattern they stand for other characters; one of any kind finds them, too.
    return "".join("_" if c in "%_" else c for c in text)


def _sources(connection: sqlite3.Connection, every: list[str]) -> Sql:
    # A name that a source had before it was renamed or merged finds it too.
    names = connection.execute("select id, name from source union all select source_id, name from source_alias")
    ids = list(dict.fromkeys(found for found, name in names if any(wanted in _padded(name) for wanted in every)))
    if len(ids) == 1:
        return "a.source_id = ?", ids
    return "a.source_id in (select value from json_each(?))", [json.dumps(ids)]


def _in_notebook(condition: Field, notebook: NotebookView | None) -> Sql:
    if condition.name == "in":
        keys = keys_in(condition, notebook)
    else:
        keys = _keys(condition, notebook) if notebook is not None else set()
    sql = "a.key in (select value from json_each(?))"
    return f"not {sql}" if (condition.name, condition.value) == ("is", "unread") else sql, [json.dumps(sorted(keys))]


def _keys(condition: Field, notebook: NotebookView) -> set[str]:
    match condition.name, condition.value:
        case "tag", tag:
            return notebook.keys_tagged(tag)
        case "note", words:
            return notebook.keys_noted([words])
        case "has", "note":
            return notebook.keys_noted([])
        case "attr", wanted:
            name, sign, value = wanted.partition("=")
            if not isinstance(notebook, Attributes):
                return set()
            return notebook.keys_with_attribute(name, value if sign else None)
        case "is", _:
            return notebook.keys_read()
        case _:
            return notebook.article_keys_with_highlights()


def keys_in(condition: Field, notebook: NotebookView | None) -> set[str]:
    """Return the articles of the collection that `in:` names; raise QueryError when there is none of that name."""
    found = notebook.keys_in(condition.value) if isinstance(notebook, Collections) else None
    if found is None:
        at = condition.position
        why = "there is no such collection; list them with: readroom collection list"
        raise QueryError(f"in:{shown(condition.value)}: {why} (character {at + 1} of the query)", at)
    return found


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
