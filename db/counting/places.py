"""The places behind a number: the query whose concordance, or whose articles, are what was counted."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from readroom.db.counting.scope import SPLITS, Split
from readroom.db.library import Library
from readroom.text.fold import fold
from readroom.text.query import Query
from readroom.text.query_print import printed
from readroom.text.query_tree import And, Dates, Field, Near, Node, Not, Or, Term, all_of, any_of

Kind = Literal["lines", "articles"]
"""Each hit on a line, or a list of articles."""
MOST = 40
"""Of more names than these, none is left out one by one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number leads: the concordance (`lines`) or the articles of a query; `note` is what must be known of it.

    An empty `query` is every article. A place without `kind` leads nowhere, and `note` says why.
    """

    kind: Kind | None
    query: str = ""
    note: str = ""


def lines(*parts: Node | None, note: str = "") -> Place:
    """Return the concordance of what matches all parts."""
    return Place("lines", joined(*parts), note)


def articles(*parts: Node | None) -> Place:
    """Return the articles that match all parts."""
    return Place("articles", joined(*parts))


def nowhere(note: str) -> Place:
    """Return that a number leads nowhere, and why."""
    return Place(None, "", note)


def joined(*parts: Node | None) -> str:
    """Return the query for what matches all parts; None matches everything."""
    return printed(all_of([part for part in parts if part is not None]))


def word(folded: str) -> Node:
    """Return what finds a folded word, or several that follow one another."""
    return Term(tuple(folded.split(" ")), written=folded)


def period(name: str, column: Literal["date", "first"]) -> Node:
    """Return the condition for a row of a table over time: a year, month or ISO week, one that says no more, none."""
    if name == "undated":
        return Dates(column, none=True)
    if name.endswith(")"):
        return _imprecise(name.split(" ", 1)[0], column)
    if "W" in name:
        monday = date.fromisocalendar(int(name[:4]), int(name[6:]), 1)
        return Dates(column, monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    return Dates(column, name, name)


def _imprecise(name: str, column: str) -> Node:
    """Return what has this very date: a year or month is in its own span, and in none that lacks one of its ends."""
    if len(name) == 4:
        spans = ((f"{name}-01", f"{name}-11"), (f"{name}-02", f"{name}-12"))
    else:
        after = date.fromisoformat(f"{name}-28") + timedelta(days=4)
        last = (after - timedelta(days=after.day)).day
        spans = ((f"{name}-01", f"{name}-{last - 1:02}"), (f"{name}-02", f"{name}-{last:02}"))
    return And((Dates(column, name, name), *(Not(Dates(column, *span)) for span in spans)))


class Names:
    """The names of sources or outlets in a library: what finds one of them, and none whose name holds it."""

    def __init__(self, library: Library, split: Split) -> None:
        self._split: Split = split
        value, join = SPLITS[split]
        sql = "select name from source" if join else f"select distinct {value} from article a"
        rows = library.connection.execute(sql)
        self._folded = {name: f" {fold(name)} " for (name,) in rows if name}

    def condition(self, name: str | None) -> Node | None:
        """Return the condition for one of the names, or (None) for articles without one; None if there is none."""
        if name is None:
            if self._split == "source" or len(self._folded) > MOST:
                return None
            return all_of([Not(self._field(each)) for each in self._folded])
        wanted = self._folded.get(name)
        if wanted is None or not wanted.strip():
            return None
        longer = [each for each, folded in self._folded.items() if wanted in folded and folded != wanted]
        return all_of([self._field(name), *(Not(self._field(each)) for each in longer[:MOST])])

    def _field(self, name: str) -> Field:
        return Field(self._split, fold(name), written=name)


@dataclass(frozen=True, slots=True)
class Parts:
    """A query taken apart: its conditions, and what else it asks for."""

    conditions: Node | None
    words: Node | None

    @classmethod
    def of(cls, query: Query) -> "Parts":
        """Return the parts of a query."""
        every = query.tree.children if isinstance(query.tree, And) else [query.tree] if query.tree is not None else []
        conditions = [node for node in every if _is_condition(node)]
        return cls(all_of(conditions), all_of([node for node in every if node not in conditions]))

    @property
    def whole(self) -> Node | None:
        """The whole query."""
        return all_of([part for part in (self.conditions, self.words) if part is not None])

    def near(self, collocate: str, distance: int) -> Node | None:
        """Return what finds a word within `distance` words of the hits; None where `near` cannot say it."""
        terms = self.words.children if isinstance(self.words, Or) else (self.words,)
        found: list[Node] = []
        for term in terms:
            if not isinstance(term, Term) or term.variants:
                return None
            other = Term((collocate,), written=collocate)
            found.append(Near(max(0, distance - 1), (replace(term, column=None), other), term.column))
        return any_of(found)


def _is_condition(node: Node) -> bool:
    return isinstance(node.child if isinstance(node, Not) else node, Field | Dates)
