"""Saved searches of a notebook: kept under a name, with their relative dates as days, and asked as `saved:name`."""

from datetime import date

from readroom.db.decided import SEARCH, Keeper, Memory
from readroom.db.errors import QueryError
from readroom.text.query import BadValue, Query, parse
from readroom.text.query_dates import shown
from readroom.text.query_print import printed
from readroom.text.query_tree import And, Field, Node, Not, Nothing, Or, all_of, any_of, negated, walk

DEEPEST = 8
"""How many saved searches may stand in one another."""
MOST = 32
"""How many names of saved searches one query may come to, those inside others too."""


def saved_searches(memory: Memory) -> dict[str, str]:
    """Return every saved search by its name."""
    return {name: str(query) for name, query in memory.decided(SEARCH).items()}


def save_search(memory: Keeper, name: str, query: Query) -> str:
    """Keep a query under a name, in the place of one that had it, and return it as it is kept: a relative date is days.

    Raise QueryError when it would ask for itself.
    """
    kept = saved_searches(memory)
    name = " ".join(name.split())
    frozen = printed(query.tree)
    _Reader({**kept, name: frozen}, query.today).read(query.tree, (name,))
    done = "asks something else" if name in kept else "kept"
    memory.decide(SEARCH, {name: frozen}, f"saved search “{name}” {done}")
    return frozen


def remove_saved(memory: Keeper, name: str) -> None:
    """Take a saved search away."""
    memory.decide(SEARCH, {name: None}, f"saved search “{name}” removed")


def resolved(tree: Node | None, memory: Memory | None, today: date) -> Node | None:
    """Return a tree with the saved searches that it names in their places; raise QueryError for one that is not there.

    None is every article.
    """
    if not any(isinstance(part, Field) and part.name == "saved" for part in walk(tree)):
        return tree
    kept = saved_searches(memory) if memory is not None else {}
    return _Reader(kept, today).read(tree, ())


class _Reader:
    """Puts saved searches into the places of their names, as often as is reasonable."""

    def __init__(self, kept: dict[str, str], today: date) -> None:
        self._kept = kept
        self._today = today
        self._read = 0
        self._at = 0

    def read(self, node: Node | None, inside: tuple[str, ...]) -> Node | None:
        """Return a node without names of saved searches; `inside` are those that it stands in."""
        match node:
            case Field(name="saved"):
                return self._search(node, inside)
            case Not():
                child = self.read(node.child, inside)
                return Nothing() if child is None else negated(child)
            case And():
                children = [self.read(child, inside) for child in node.children]
                return all_of([child for child in children if child is not None])
            case Or():
                children = [self.read(child, inside) for child in node.children]
                return None if None in children else any_of([child for child in children if child is not None])
            case _:
                return node

    def _search(self, field: Field, inside: tuple[str, ...]) -> Node | None:
        name = field.value
        if not inside:
            self._at = field.position
        self._read += 1
        if name in inside:
            raise self._problem(name, "asks for itself; save it anew without that")
        if name not in self._kept:
            known = ", ".join(sorted(self._kept)[:5])
            hint = f"there is {known}" if known else "save one with: readroom search QUERY --save NAME"
            raise self._problem(name, f"names no saved search; {hint}")
        if len(inside) >= DEEPEST or self._read > MOST:
            raise self._problem(name, f"comes to more than {MOST} saved searches, or {DEEPEST} in one another")
        try:
            tree = parse(self._kept[name], today=self._today).tree
        except BadValue as problem:
            raise self._problem(name, f"cannot be read: {problem}") from problem
        return self.read(tree, (*inside, name))

    def _problem(self, name: str, what: str) -> QueryError:
        return QueryError(f'saved:"{shown(name)}" {what} (character {self._at + 1} of the query)', self._at)
