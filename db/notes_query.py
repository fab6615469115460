"""Asking for highlights and notes, in the language of search.

Words are looked for in the quotation and the note. `tag:` `note:` `quote:` `colour:` `state:` `by:` `kind:` and `has:`
ask for the highlight or the note itself; everything else (`text:` `title:` `date:` `source:` `author:` `in:` `attr:` …)
asks for its article.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from readroom.db.articles import ArticleRow, find_article
from readroom.db.errors import LibraryError, NotebookError, QueryError
from readroom.db.highlights import Highlight, fold_tag
from readroom.db.layers import Layer, layer_names
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.notebook.memos import Note
from readroom.db.notebook_record import Record, note_record, record, rows_by_key
from readroom.db.plan import make_plan
from readroom.db.saved import resolved
from readroom.db.search import running
from readroom.text.fold import fold
from readroom.text.match import Matcher
from readroom.text.query import BadValue, Query, parse
from readroom.text.query_tree import (
    And,
    Condition,
    Dates,
    Field,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Regex,
    Term,
    all_of,
    any_of,
    negated,
    walk,
)

if TYPE_CHECKING:
    from readroom.db.following import Suggested

_OWN = frozenset({"tag", "note", "quote", "colour", "color", "state", "by", "kind", "has"})
_ARTICLE = "article "
"""How conditions on an article's words are named while entries are looked at; no field has such a name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A highlight or a note, with its article where the library has it; `layer` names the layer that it is in."""

    highlight: Highlight | None = None
    of_note: Note | None = None
    row: ArticleRow | None = None
    layer: str | None = None

    @property
    def note(self) -> Note | None:
        """The note that stands on no highlight, or None."""
        return self.of_note

    @property
    def made(self) -> Highlight | Note:
        """The highlight or the note."""
        found = self.highlight or self.of_note
        assert found is not None  # noqa: S101 - it is one of the two
        return found

    @property
    def id(self) -> str:
        """Its id."""
        return self.made.id

    @property
    def kind(self) -> str:
        """What it is: `highlight`, or on what a note is."""
        return self.of_note.kind if self.of_note else "highlight"

    @property
    def key(self) -> str:
        """The key of its article; empty where it has none."""
        return self.highlight.article_key if self.highlight else self.of_note.key if self.of_note else ""

    @property
    def text(self) -> str:
        """The note."""
        return self.highlight.note if self.highlight else self.of_note.text if self.of_note else ""

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags; of a note on a tag, that tag."""
        if self.highlight:
            return self.highlight.tags
        return (self.of_note.subject,) if self.of_note and self.of_note.kind == "tag" else ()

    @property
    def created(self) -> str:
        """When it was made."""
        return self.made.created

    @property
    def modified(self) -> str:
        """When it was last changed."""
        return self.made.modified

    @property
    def author(self) -> str | None:
        """Who made it."""
        return self.made.author


@dataclass(frozen=True, slots=True)
class Entries:
    """What was found, by article and place, notes after highlights; `layers` are how many are somebody else's."""

    entries: list[Entry] = field(default_factory=list)
    query: Query = field(default_factory=lambda: Query("", None))
    layers: int = 0


def entry_record(entry: Entry, found: "Suggested | None" = None) -> Record:
    """Return an entry as JSON values, with its article: the fields of `readroom notes list --json`.

    `found` is where it may be in another article.
    """
    if entry.of_note:
        return note_record(entry.of_note, entry.row)
    return record(entry.made, entry.row, entry.layer, found)  # type: ignore[arg-type]


def understand_notes(text: str, *, today: date) -> Query:
    """Return what a query for highlights and notes asks for; raise QueryError (one line, with its position)."""
    try:
        return parse(text, today=today, notes=True)
    except BadValue as problem:
        raise QueryError(f"{problem} (character {problem.position + 1} of the query)", problem.position) from problem


def find_entries(
    notebook: Notebook, library: Library | None, text: str, *, today: date, layers: Sequence[Layer] = ()
) -> Entries:
    """Return the highlights and the notes that a query asks for, one's own and the layers'.

    Raise QueryError for an impossible value, NotebookError when it asks for articles and there is no library.
    """
    query = understand_notes(text, today=today)
    found = _all_entries(notebook, library, layers)
    if query.tree is not None:
        tree = resolved(query.tree, notebook, today)
        found = _Asked(notebook, library, query, tree, found).holding() if tree is not None else found
    return Entries(found, query, sum(one.layer is not None for one in found))


def _all_entries(notebook: Notebook, library: Library | None, layers: Sequence[Layer]) -> list[Entry]:
    sides: list[tuple[str | None, Iterable[Highlight]]] = [(None, notebook.highlights())]
    sides += [(name, layer.highlights) for name, layer in zip(layer_names(layers), layers, strict=True)]
    marks = [(name, one) for name, some in sides for one in some]
    notes = notebook.notes()
    keys = {one.article_key for _, one in marks} | {one.key for one in notes if one.key}
    rows = rows_by_key(library, keys) if library else {}
    found = [Entry(one, None, rows.get(one.article_key), name) for name, one in marks]
    found += [Entry(None, one, rows.get(one.key)) for one in notes]
    return sorted(found, key=_place)


def _place(entry: Entry) -> tuple[bool, str, int, int, str]:
    """Return by what entries are ordered: article, place, then its notes; notes on no article come last."""
    one = entry.highlight
    far = 1 << 60
    return not entry.key, entry.key or entry.kind, one.start if one else far, one.end if one else far, entry.created


class _Asked:
    """A query that is held against entries."""

    def __init__(
        self, notebook: Notebook, library: Library | None, query: Query, tree: Node, entries: list[Entry]
    ) -> None:
        self._notebook = notebook
        self._library = library
        self._query = query
        self._entries = entries
        self._words: dict[str, Node] = {}
        self._keys: dict[Condition, set[str]] = {}
        self._tree = self._own(tree)
        for part in walk(self._tree):
            if isinstance(part, Field | Dates) and not self._is_own(part):
                self._keys[part] = self._articles(part)

    def holding(self) -> list[Entry]:
        """Return the entries that the query asks for."""
        matcher = Matcher(self._tree)
        return [one for one in self._entries if self._matches(matcher, one)]

    def _matches(self, matcher: Matcher, one: Entry) -> bool:
        def holds(condition: Condition) -> bool:
            if isinstance(condition, Field) and self._is_own(condition):
                return _HOLDS[condition.name](one, condition)
            return one.key in self._keys[condition]

        title = one.of_note.title if one.of_note else ""
        said = f"{title}\n{one.text}" if title else one.text
        return matcher.match(said, one.highlight.exact if one.highlight else "", holds) is not None

    def _is_own(self, condition: Condition) -> bool:
        return isinstance(condition, Field) and condition.name in _OWN

    def _own(self, node: Node) -> Node:
        """Return a tree in which words of the article's title or text are conditions like others."""
        match node:
            case Term() | Near() | Regex() if node.column is not None:
                name = f"{_ARTICLE}{len(self._words)}"
                self._words[name] = node
                return Field(name, "")
            case Not():
                return negated(self._own(node.child))
            case And():
                return all_of([self._own(child) for child in node.children]) or Nothing()
            case Or():
                return any_of([self._own(child) for child in node.children]) or Nothing()
            case _:
                return node

    def _articles(self, condition: Condition) -> set[str]:
        """Return the keys of those articles of entries for which a condition holds."""
        keys = {one.key for one in self._entries if one.key}
        if isinstance(condition, Field) and condition.name == "in":
            return self._within(condition, keys)
        if isinstance(condition, Field) and condition.name == "attr":
            name, sign, value = condition.value.partition("=")
            return self._notebook.keys_with_attribute(name, value if sign else None) & keys
        if self._library is None:
            raise NotebookError("the query asks for articles, and there is no library; name it with --library FILE")
        node = self._words.get(condition.name, condition) if isinstance(condition, Field) else condition
        with running(self._library):
            query = Query(self._query.text, node, (), self._query.today)
            plan = make_plan(self._library, query, self._notebook, fold=False)
            sql = f"select a.key from {plan.tables} where {plan.where} and a.key in (select value from json_each(?))"
            rows = self._library.connection.execute(sql, [*plan.values, json.dumps(sorted(keys))])
            return {key for (key,) in rows}

    def _within(self, condition: Field, keys: set[str]) -> set[str]:
        """Return the articles of a collection, or the one article that is named."""
        found = self._notebook.keys_in(condition.value)
        if found is not None:
            return found & keys
        if condition.value in keys:
            return {condition.value}
        if self._library is not None:
            try:
                number = find_article(self._library, condition.value)
            except LibraryError:
                pass
            else:
                (key,) = self._library.connection.execute("select key from article where id = ?", (number,)).fetchone()
                return {key}
        at = condition.position
        raise QueryError(
            f"in:{condition.value} names no collection and no article (character {at + 1} of the query)", at
        )


def tagged(tags: Iterable[str], wanted: str) -> bool:
    """Tell whether a tag or one below it is among some, whatever the case (`a` meets `a/b`)."""
    folded = fold_tag("/".join(part.strip() for part in wanted.split("/") if part.strip()))
    return any(one == folded or one.startswith(f"{folded}/") for one in map(fold_tag, tags))


def _words_in(text: str, condition: Field) -> bool:
    return f" {condition.value}{'' if condition.prefix else ' '}" in f" {fold(text)} "


def _same(value: str | None, condition: Field) -> bool:
    return (value or "").casefold() == condition.value.casefold()


_HOLDS: dict[str, Callable[[Entry, Field], bool]] = {
    "tag": lambda one, asked: tagged(one.tags, asked.value),
    "note": lambda one, asked: _words_in(f"{one.of_note.title} {one.text}" if one.of_note else one.text, asked),
    "quote": lambda one, asked: one.highlight is not None and _words_in(one.highlight.exact, asked),
    "colour": lambda one, asked: one.highlight is not None and _same(one.highlight.colour, asked),
    "color": lambda one, asked: one.highlight is not None and _same(one.highlight.colour, asked),
    "state": lambda one, asked: one.highlight is not None and _same(one.highlight.state, asked),
    "by": lambda one, asked: _same(one.author, asked) or _same(one.layer, asked),
    "kind": lambda one, asked: _same(one.kind, asked),
    "has": lambda one, asked: bool(one.text.strip()) if asked.value == "note" else one.highlight is not None,
}
