"""How a query is run: its words as an FTS5 expression of quoted words, its conditions as SQL beside it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from readroom.db.fields import NotebookView, Sql, condition_sql, docid_range, prepare
from readroom.db.spelling import printed_for
from readroom.text.query_expand import expanded
from readroom.text.query_tree import (
    And,
    Condition,
    Dates,
    Field,
    Near,
    Node,
    Not,
    Or,
    Term,
    all_of,
    any_of,
    negated,
    terms_of,
    walk,
)

WEIGHTS = "8.0, 1.0"
"""What a hit in the title and one in the text weigh in the score."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The middle of a statement: `from {tables} where {where}` with its values, over `article a`.

    `docid` orders by date. `match`: the words that every result must hold, which the index finds first; None when
    there are none. `scoring`: the words that give a score. `words`: the part of the tree that a text is held against,
    `held` the rest of it, as SQL over `article a`.
    """

    tables: str
    where: str
    values: tuple[Any, ...]
    docid: str
    match: str | None = None
    scoring: str | None = None
    words: Node | None = None
    held: Sql = ("1", [])
    asked: tuple[tuple[Condition, Sql], ...] = field(default=())

    def truths(self) -> Sql:
        """Return columns (each with a comma before it) that tell which conditions inside `words` hold."""
        return "".join(f", {sql}" for _, (sql, _) in self.asked), [v for _, (_, vs) in self.asked for v in vs]


def make_plan(tree: Node | None, connection: sqlite3.Connection, notebook: NotebookView | None = None) -> Plan:
    """Return how to run a tree on a library; None is every article."""
    prepare(connection)
    tree = expanded(tree, lambda word: printed_for(connection, word))
    translate = _Translator(connection, notebook)
    children = tree.children if isinstance(tree, And) else () if tree is None else (tree,)
    held = [child for child in children if _is_condition(child)]
    rest = [child for child in children if not _is_condition(child)]
    words = all_of(rest)
    driver = all_of([child for child in rest if _expression(_positive(child)) is not None])
    match = _expression(driver)
    beside = held + [child for child in rest if match is None or _expression(_positive(child)) is None]
    docid = "a.docid" if match is None else "article_fts.rowid"
    found = [] if match is None else [("article_fts match ?", [match])]
    where, values = _joined(found + _bounds(held, docid) + [translate.sql(child) for child in beside])
    asked = tuple((part, translate.sql(part)) for part in walk(words) if isinstance(part, Field | Dates))
    return Plan(
        tables="article a" if match is None else "article_fts cross join article a on a.docid = article_fts.rowid",
        where=where,
        values=tuple(values),
        docid=docid,
        match=match,
        scoring=match or _expression(any_of(list(terms_of(tree, positive_only=True)))),
        words=words,
        held=_joined(_bounds(held, "a.docid") + [translate.sql(child) for child in held]),
        asked=asked,
    )


def _joined(parts: list[Sql]) -> Sql:
    return " and ".join(sql for sql, _ in parts) or "1", [value for _, values in parts for value in values]


def _is_condition(node: Node) -> bool:
    return isinstance(_positive(node), Field | Dates)


def _positive(node: Node) -> Node:
    return node.child if isinstance(node, Not) else node


def _bounds(held: list[Node], docid: str) -> list[Sql]:
    """Return the docids to which conditions on the date narrow the search, so that the rest need not be looked at."""
    found: list[Sql] = []
    for condition in held:
        first, end = docid_range(condition) if isinstance(condition, Dates) else (None, None)
        found += [(f"{docid} {sign} ?", [n]) for sign, n in ((">=", first), ("<", end)) if n is not None]
    return found


class _Translator:
    """Turns any tree into SQL that is true or false for each `article a`."""

    def __init__(self, connection: sqlite3.Connection, notebook: NotebookView | None) -> None:
        self._connection = connection
        self._notebook = notebook

    def sql(self, node: Node) -> Sql:
        expression = _expression(node)
        if expression is not None:
            return "a.docid in (select rowid from article_fts where article_fts match ?)", [expression]
        match node:
            case Not():
                sql, values = self.sql(node.child)
                return f"not {sql}", values
            case And() | Or():
                parts = [self.sql(child) for child in _deep_first(node.children)]
                joined = (" and " if isinstance(node, And) else " or ").join(sql for sql, _ in parts)
                return f"({joined})", [value for _, values in parts for value in values]
            case Field() | Dates():
                return condition_sql(node, self._connection, self._notebook)
            case _:
                return "0", []


def _expression(node: Node | None) -> str | None:
    """Return a tree of words as an FTS5 expression; None when the index alone cannot answer it."""
    match node:
        case Term():
            return _scoped(node, _quoted(node))
        case Near():
            return _scoped(node, f"NEAR({' '.join(map(_quoted, node.terms))}, {node.distance})")
        case Or():
            parts = [_expression(child) for child in _deep_first(node.children)]
            return None if None in parts else f"({' OR '.join(map(str, parts))})"
        case And():
            wanted = [child for child in node.children if not isinstance(child, Not)]
            parts = [_expression(child) for child in _deep_first(wanted)]
            without = [_expression(child.child) for child in _deep_first(node.children) if isinstance(child, Not)]
            if not parts or None in parts or None in without:
                return None
            found = f"({' AND '.join(map(str, parts))})"
            return f"({found} NOT ({' OR '.join(map(str, without))}))" if without else found
        case _:
            return None


def _deep_first(nodes: Sequence[Node]) -> list[Node]:
    # The parsers of SQLite keep what stands before a parenthesis on a stack of a hundred places.
    return sorted(nodes, key=_height, reverse=True)


def _height(node: Node) -> int:
    children = (node.child,) if isinstance(node, Not) else node.children if isinstance(node, And | Or) else ()
    return 1 + max(map(_height, children), default=0)


def _scoped(node: Term | Near, expression: str) -> str:
    return f"{{{node.column}}} : {expression}" if node.column else expression


def _quoted(term: Term) -> str:
    """Return folded words in double quotes: they hold letters, digits, marks and `_` only."""
    return f'"{" ".join(term.words)}"' + ("*" if term.prefix else "")


def relaxed(tree: Node, name: str) -> Node | None:
    """Return `tree` as if every wanted condition on the date `name` held; None is every article."""
    match tree:
        case Dates() if tree.name == name and not tree.none:
            return None
        case And():
            return all_of([part for child in tree.children if (part := relaxed(child, name)) is not None])
        case Or():
            parts = [relaxed(child, name) for child in tree.children]
            return None if None in parts else any_of([part for part in parts if part is not None])
        case _:
            return tree


def left_out(tree: Node, name: str) -> Node | None:
    """Return what finds the articles that `tree` leaves out because they have no date `name`; None if it has no say."""
    if not any(
        isinstance(part, Dates) and part.name == name and not part.none for part in walk(tree, positive_only=True)
    ):
        return None
    others = relaxed(tree, name)
    return all_of([*([others] if others else []), Dates(name, none=True), negated(tree)])
