"""How a query is run: its words as an FTS5 expression of quoted words, its conditions as SQL beside it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from readroom.db.alike import alike
from readroom.db.best import WEIGHTS
from readroom.db.errors import QueryError
from readroom.db.fields import NotebookView, Sql, condition_sql, docid_range, finding_sql, prepare
from readroom.db.folding import folded_plan
from readroom.db.forms import with_forms
from readroom.db.holding import Budget, Holder, register
from readroom.db.indexed import SINGLE, alternatives
from readroom.db.library import Library
from readroom.db.saved import resolved
from readroom.db.spelling import printed_for
from readroom.db.variants import with_sets
from readroom.text.query import Query
from readroom.text.query_expand import expanded
from readroom.text.query_tree import (
    WILD,
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
    asks_once,
    negated,
    terms_of,
    walk,
    without_rule,
)
from readroom.text.wild import fits

FEW = 5000
"""Conditions that at most so many articles fulfil are looked up before the words."""
LONG = 8
"""How many words of a phrase the index is asked for; the texts answer for the others."""
SEEK = 300
"""So many articles times words are looked up one by one in the index."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The middle of a statement: `from {tables} where {where}` with its values, over `article a`.

    `docid` orders by date. `match`: the words that every result must hold, which the index finds first; None when
    there are none. `scoring`: the words that give a score; `terms`: the same as a list. `reach`: all docids lie
    between these two; `sought`: how many are looked up one by one; `leaves_few`: they are
    few, but too many for that. `words`: the part of the tree
    that a text is held against, `held` the rest of it, as SQL over `article a`; `indexed`: what of that has an index in
    order of date, each as alternatives of one value. `held_by` answer for texts while a
    statement runs. `notes`: what was not done as asked. `once`: copies count once, and `hidden` are left out for that.
    """

    tables: str
    where: str
    values: tuple[Any, ...]
    docid: str
    match: str | None = None
    scoring: str | None = None
    terms: tuple[Term, ...] = ()
    reach: tuple[int, int | None] = (0, None)
    sought: int | None = None
    leaves_few: bool = False
    words: Node | None = None
    held: Sql = ("1", [])
    indexed: tuple[tuple[Sql, ...], ...] = ()
    asked: tuple[tuple[Condition, Sql], ...] = field(default=())
    held_by: tuple[Holder, ...] = field(default=())
    notes: tuple[str, ...] = ()
    once: bool = False
    hidden: frozenset[int] = frozenset()
    budget: Budget = field(default_factory=Budget)

    def truths(self) -> Sql:
        """Return columns (each with a comma before it) that tell which conditions inside `words` hold."""
        return "".join(f", {sql}" for _, (sql, _) in self.asked), [v for _, (_, vs) in self.asked for v in vs]

    def remarks(self) -> list[str]:
        """Return what has to be said of a result, once it is there."""
        return [*self.notes, *self.budget.remarks()]


def make_plan(
    library: Library,
    query: Query,
    notebook: NotebookView | None = None,
    *,
    exact: bool = True,
    seconds: float | None = None,
    progress: Callable[[int], None] | None = None,
    fold: bool | None = None,
) -> Plan:
    """Return how to run a query on a library; its tree is None for every article.

    `exact`: every form of a word with a `*` is looked for, however many there are. `seconds`: how long texts may be
    looked into, where the index does not know what is asked; `progress` is told how many were. `fold`: whether copies
    count once; None: as the query says. Raise QueryError for what the library or the notebook does not have.
    """
    connection = library.connection
    prepare(connection)
    register(connection)
    notes: list[str] = []
    asked = resolved(query.tree, notebook, query.today)
    tree = with_sets(without_rule(asked), library, notebook, notes)
    tree = with_forms(tree, connection, notes, exact=exact)
    tree = expanded(tree, lambda word: printed_for(connection, word))
    plan = _Planner(library, notebook, Budget(seconds, progress=progress), notes).plan(tree)
    if not (asks_once(asked) if fold is None else fold):
        return plan
    among = plan if not plan.held_by else _Planner(library, notebook, Budget(seconds), []).plan(tree)
    return folded_plan(library, plan, among, tree)


class Found(NamedTuple):
    """A tree of words as an FTS5 expression; not `exact`: it finds more, and each text has to be looked into."""

    text: str
    exact: bool = True


class _Planner:
    """Turns any tree into SQL that is true or false for each `article a`."""

    def __init__(self, library: Library, notebook: NotebookView | None, budget: Budget, notes: list[str]) -> None:
        self._library = library
        self._notebook = notebook
        self._budget = budget
        self._notes = notes
        self._holders: list[Holder] = []
        self._like: list[str] = []

    def plan(self, tree: Node | None) -> Plan:
        children = tree.children if isinstance(tree, And) else () if tree is None else (tree,)
        conditions = [child for child in children if _is_condition(child)]
        rest = [child for child in children if not _is_condition(child)]
        words = all_of(rest)
        driving = [child for child in rest if _drives(child)]
        driver = _expression(all_of(driving))
        match = driver.text if driver else None
        looked_into = [child for child in driving if not _exact(child)]
        beside = [child for child in rest if match is None or child not in driving]
        docid = "a.docid" if match is None else "article_fts.rowid"
        held = [(child, self.sql(child)) for child in conditions]
        few = self._few(held)
        bounds = _bounds(conditions, docid)
        sought = False
        parts = [] if match is None else [("article_fts match ?", [match])]
        if match is None and few is None and rest and (gathered := self._gather(all_of(rest))) is not None:
            parts.append((f"{docid} in (select value from json_each(?))", [json.dumps(sorted(gathered))]))
        if few is not None:
            # Each look-up begins the whole expression anew.
            sought = match is None or len(few[1]) * match.count('"') <= 2 * SEEK
            parts.append((f"{'' if sought else '+'}{docid} in (select value from json_each(?))", [json.dumps(few[1])]))
            bounds += _between(docid, min(few[1], default=0), max(few[1], default=-1))
        elif match is not None:
            bounds += [part for child, sql in held if isinstance(child, Field) for part in self._reach(sql, docid)]
        parts += bounds
        parts += [sql for child, sql in held if few is None or child is not few[0]]
        parts += [self.sql(child) for child in beside]
        if looked_into:
            parts.append(self._holds(all_of(looked_into)))
        where, values = _joined(parts)
        terms = terms_of(tree, positive_only=True)
        scored = _expression(any_of(list(terms)))
        scoring = Found(match) if match else scored or (Found(self._like[0]) if self._like else None)
        return Plan(
            tables="article a" if match is None else "article_fts cross join article a on a.docid = article_fts.rowid",
            where=where,
            values=tuple(values),
            docid=docid,
            match=match,
            scoring=scoring.text if scoring else None,
            terms=tuple(terms),
            reach=(
                max([values[0] for sql, values in bounds if ">" in sql], default=0),
                min([values[0] for sql, values in bounds if "<" in sql], default=None),
            ),
            sought=len(few[1]) if few is not None and sought else None,
            leaves_few=few is not None and not sought,
            words=words,
            held=_joined(_bounds(conditions, "a.docid") + [sql for _, sql in held]),
            indexed=tuple(group for _, sql in held if (group := alternatives(sql))) if few is None else (),
            asked=tuple((part, self.sql(part)) for part in walk(words) if isinstance(part, Field | Dates)),
            held_by=tuple(self._holders),
            notes=tuple(dict.fromkeys(self._notes)),
            budget=self._budget,
        )

    def sql(self, node: Node) -> Sql:
        """Return a node as SQL over `article a`."""
        found = _expression(node)
        if found is not None:
            # The plus: what the index finds is held against each article, and not looked up and sorted.
            sql, values = "+a.docid in (select rowid from article_fts where article_fts match ?)", [found.text]
            if found.exact:
                return sql, values
            holds, more = self._holds(node)
            return f"({sql} and {holds})", [*values, *more]
        match node:
            case Regex():
                return self._holds(node)
            case Not():
                sql, values = self.sql(node.child)
                return f"not {sql}", values
            case And() | Or():
                parts = [self.sql(child) for child in _deep_first(node.children)]
                joined = (" and " if isinstance(node, And) else " or ").join(sql for sql, _ in parts)
                return f"({joined})", [value for _, values in parts for value in values]
            case Field(name="like"):
                return self._alike(node)
            case Field() | Dates():
                return condition_sql(node, self._library.connection, self._notebook)
            case _:
                return "0", []

    def _alike(self, node: Field) -> Sql:
        try:
            docids, expression = alike(self._library, int(node.value), WEIGHTS)
        except KeyError:
            raise QueryError(
                f"like:{node.value} names no article; list them with: readroom articles "
                f"(character {node.position + 1} of the query)",
                node.position,
            ) from None
        self._like += [expression] if expression else []
        return "a.docid in (select value from json_each(?))", [json.dumps(docids)]

    def _holds(self, node: Node | None) -> Sql:
        self._holders.append(Holder(node or Nothing(), self._budget))
        return self._holders[-1].sql

    def _few(self, held: list[tuple[Node, Sql]]) -> tuple[Node, list[int]] | None:
        """Return a condition that few articles fulfil, with their docids: the first there is."""
        for child, sql in held:
            if isinstance(child, Field | Dates) and (docids := self._docids_of(child, sql)) is not None:
                return child, docids
        return None

    def _docids_of(self, condition: Condition, sql: Sql) -> list[int] | None:
        """Return the docids for which a condition holds; None where they are many, or no index knows them."""
        if not _findable(condition):
            return None
        if isinstance(condition, Field) and condition.name in ("keyword", "file", *_WITH_VALUES):
            finding = finding_sql(condition, self._library.connection, self._notebook, FEW)
            if finding is None:
                return None
            sql = finding
        return self._at_most_few(f"select a.docid from article a where {sql[0]} limit ?", sql[1])

    def _at_most_few(self, statement: str, values: list[Any]) -> list[int] | None:
        docids = self._library.connection.execute(statement, [*values, FEW + 1]).fetchall()
        return [docid for (docid,) in docids] if len(docids) <= FEW else None

    def _gather(self, node: Node | None) -> set[int] | None:
        """Return docids among which everything is that a tree finds; None where they are many, or nobody knows."""
        found = _expression(node)
        if found is not None:
            docids = self._at_most_few("select rowid from article_fts where article_fts match ? limit ?", [found.text])
            return None if docids is None else set(docids)
        match node:
            case Field() | Dates():
                docids = self._docids_of(node, self.sql(node)) if _findable(node) else None
                return None if docids is None else set(docids)
            case Nothing():
                return set()
            case And():
                return next((part for child in node.children if (part := self._gather(child)) is not None), None)
            case Or():
                parts = [part for child in node.children if (part := self._gather(child)) is not None]
                return set().union(*parts) if len(parts) == len(node.children) else None
            case _:
                return None

    def _reach(self, condition: Sql, docid: str) -> list[Sql]:
        """Return the docids between which everything lies that has a value, where an index can tell."""
        sql, values = condition
        if not SINGLE.fullmatch(sql):
            return []
        ends = [
            f"(select a.docid from article a where {sql} order by a.docid {order} limit 1)" for order in ("", "desc")
        ]
        first, last = self._library.connection.execute(f"select {', '.join(ends)}", [*values, *values]).fetchone()
        return _between(docid, first or 0, last if last is not None else -1)


_WITH_VALUES = ("outlet", "author", "section", "lang")


def _findable(condition: Condition) -> bool:
    """Tell whether an index can find the articles that fulfil a condition."""
    if isinstance(condition, Dates):
        return condition.name == "first" and not condition.none
    return condition.name not in ("is", "dup")


def _between(docid: str, first: int, last: int) -> list[Sql]:
    return [(f"{docid} >= ?", [first]), (f"{docid} <= ?", [last])]


def _joined(parts: list[Sql]) -> Sql:
    return " and ".join(sql for sql, _ in parts) or "1", [value for _, values in parts for value in values]


def _is_condition(node: Node) -> bool:
    return isinstance(_positive(node), Field | Dates)


def _positive(node: Node) -> Node:
    return node.child if isinstance(node, Not) else node


def _drives(node: Node) -> bool:
    """Tell whether the index can find, or leave out, what a part of a query asks for."""
    found = _expression(_positive(node))
    return found is not None and (found.exact or not isinstance(node, Not))


def _exact(node: Node) -> bool:
    found = _expression(_positive(node))
    return found is not None and found.exact


def _bounds(held: list[Node], docid: str) -> list[Sql]:
    """Return the docids to which conditions on the date narrow the search, so that the rest need not be looked at."""
    found: list[Sql] = []
    for condition in held:
        first, end = docid_range(condition) if isinstance(condition, Dates) else (None, None)
        found += [(f"{docid} {sign} ?", [n]) for sign, n in ((">=", first), ("<", end)) if n is not None]
    return found


def _expression(node: Node | None) -> Found | None:
    """Return a tree of words as an FTS5 expression; None when the index cannot answer it."""
    match node:
        case Term():
            found = _term(node)
            return found._replace(text=_scoped(node, found.text))
        case Near():
            return _near(node)
        case Or():
            parts = [_expression(child) for child in _deep_first(node.children)]
            found_all = list(dict.fromkeys(part for part in parts if part is not None))
            if None in parts:
                return None
            return Found(f"({' OR '.join(p.text for p in found_all)})", all(p.exact for p in found_all))
        case And():
            return _all(node)
        case _:
            return None


def _all(node: And) -> Found | None:
    wanted = [_expression(child) for child in _deep_first(node.children) if not isinstance(child, Not)]
    without = [_expression(child.child) for child in _deep_first(node.children) if isinstance(child, Not)]
    parts = list(dict.fromkeys(part for part in wanted if part is not None))
    less = list(dict.fromkeys(part for part in without if part is not None))
    if not parts or None in wanted or None in without or not all(part.exact for part in less):
        return None
    text = f"({' AND '.join(part.text for part in parts)})"
    if less:
        text = f"({text} NOT ({' OR '.join(part.text for part in less)}))"
    return Found(text, all(part.exact for part in parts))


def _near(node: Near) -> Found:
    terms = [_term(term) for term in node.terms]
    if all(term.exact and found.forms is None for term, found in zip(terms, node.terms, strict=True)):
        return Found(_scoped(node, f"NEAR({' '.join(term.text for term in terms)}, {node.distance})"))
    return Found(_scoped(node, f"({' AND '.join(term.text for term in terms)})"), exact=False)


@lru_cache(maxsize=64)
def _term(term: Term) -> Found:
    """Return folded words in double quotes: they hold letters, digits, marks and `_` only."""
    if term.forms is None and len(term.words) > LONG:
        first = tuple(dict.fromkeys(term.words[:LONG]))
        # A word that comes again and again makes the index compare its places over and over.
        text = " ".join(first) if len(first) == LONG else '" AND "'.join(first)
        return Found(f'("{text}")', exact=False)
    if term.forms is None:
        return Found(f'"{" ".join(term.words)}"' + ("*" if term.prefix else ""), exact=not term.printed)
    parts: list[str] = []
    plain: list[str] = []
    for place, word in enumerate(term.words):
        pattern = word + (WILD if term.prefix and place == len(term.words) - 1 else "")
        if WILD not in pattern:
            plain.append(word)
            continue
        parts += [f'"{" ".join(plain)}"'] if plain else []
        plain = []
        fitting = [form for form in term.forms if len(term.words) == 1 or fits(pattern, form)]
        parts.append("(" + " OR ".join(f'"{form}"' for form in sorted(fitting)) + ")")
    parts += [f'"{" ".join(plain)}"'] if plain else []
    return Found(f"({' AND '.join(parts)})" if len(parts) > 1 else parts[0], len(parts) == 1 and not term.printed)


def _deep_first(nodes: Sequence[Node]) -> list[Node]:
    # The parsers of SQLite keep what stands before a parenthesis on a stack of a hundred places.
    return sorted(nodes, key=_height, reverse=True)


def _height(node: Node) -> int:
    children = (node.child,) if isinstance(node, Not) else node.children if isinstance(node, And | Or) else ()
    return 1 + max(map(_height, children), default=0)


def _scoped(node: Term | Near, expression: str) -> str:
    return f"{{{node.column}}} : {expression}" if node.column else expression


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
