"""What a query means: its syntax tree, how the tree is printed as a query again, and how it is said in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from readroom.text.fold import folded_words

Column = Literal["title", "text"]
WORD_FIELDS = frozenset({"source", "outlet", "author", "section", "keyword", "voice", "aside", "file", "note"})
"""Fields whose value is words, found in their order anywhere in the field."""
DATE_FIELDS = frozenset({"date", "first"})
NOTEBOOK_FIELDS = frozenset({"tag", "note", "has"})
"""Fields that only a notebook can answer."""


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that follow one another: one word, or a phrase; with `prefix`, the last one may go on.

    `column` says where they are looked for; None is title and text. `position` is a code point in the query, `written`
    the words as they stood there.
    """

    words: tuple[str, ...]
    prefix: bool = False
    column: Column | None = None
    position: int = field(default=0, compare=False)
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Terms in any order in one column, with at most `distance` words between the first one's end and the last one."""

    distance: int
    terms: tuple[Term, ...]
    column: Column | None = None
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on what is known of an article. `value` is folded words in a word field, else as written."""

    name: str
    value: str
    prefix: bool = False
    position: int = field(default=0, compare=False)
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Dates:
    """A condition on a date: its whole span lies between `first` and `last` (ISO, any precision, None is open).

    `loose`: it is enough that the spans overlap. `none`: there is no date.
    """

    name: str
    first: str | None = None
    last: str | None = None
    loose: bool = False
    none: bool = False
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What does not match `child`."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What matches every child (two or more)."""

    children: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """What matches any child (two or more)."""

    children: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Nothing:
    """What no article matches: a query that was written and holds no word."""


Condition = Field | Dates
Node = Term | Near | Field | Dates | Not | And | Or | Nothing


def all_of(children: list[Node]) -> Node | None:
    """Return the conjunction of `children`, flat; None of none."""
    flat: list[Node] = []
    for child in children:
        flat.extend(child.children if isinstance(child, And) else (child,))
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(children: list[Node]) -> Node | None:
    """Return the disjunction of `children`, flat; None of none."""
    flat: list[Node] = []
    for child in children:
        flat.extend(child.children if isinstance(child, Or) else (child,))
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def negated(child: Node) -> Node:
    """Return what does not match `child`; a double negation is none."""
    return child.child if isinstance(child, Not) else Not(child)


def walk(node: Node | None, *, positive_only: bool = False) -> Iterator[Node]:
    """Yield `node` and everything below it, in order; `positive_only` leaves out what stands under a negation."""
    if node is None or (positive_only and isinstance(node, Not)):
        return
    yield node
    children = (node.child,) if isinstance(node, Not) else node.children if isinstance(node, And | Or) else ()
    for child in children:
        yield from walk(child, positive_only=positive_only)


def terms_of(node: Node | None, *, positive_only: bool = False) -> list[Term]:
    """Return the words and phrases of a tree in order, those inside `near` too."""
    found: list[Term] = []
    for part in walk(node, positive_only=positive_only):
        if isinstance(part, Term):
            found.append(part)
        elif isinstance(part, Near):
            found.extend(replace(t, column=part.column) for t in part.terms)
    return found


def needs_notebook(node: Node | None) -> bool:
    """Tell whether a tree asks for what only a notebook knows."""
    return any(isinstance(part, Field) and part.name in NOTEBOOK_FIELDS for part in walk(node))


def printed(node: Node | None) -> str:
    """Return `node` as a query that means the same; relative dates come out as the days that they meant."""
    match node:
        case None:
            return ""
        case Nothing():
            return '""'
        case Term():
            return _scope(node.column) + _term(node)
        case Near():
            return f"{_scope(node.column)}near/{node.distance}({' '.join(map(_term, node.terms))})"
        case Field():
            value = _unfolded(tuple(node.value.split()), node.written) if node.name in WORD_FIELDS else node.value
            return f'{node.name}:"{value}"' + ("*" if node.prefix else "")
        case Dates():
            return f"{node.name}:{dates_value(node)}"
        case Not():
            return f"-({printed(node.child)})" if isinstance(node.child, And | Or) else f"-{printed(node.child)}"
        case And():
            return " ".join(f"({printed(c)})" if isinstance(c, Or) else printed(c) for c in node.children)
        case Or():
            return " OR ".join(map(printed, node.children))


def dates_value(dates: Dates) -> str:
    """Return a condition on a date as it is written after the colon."""
    if dates.none:
        return "none"
    span = dates.first or ""
    if dates.first != dates.last:
        span += f"..{dates.last or ''}"
    return span + ("~" if dates.loose else "")


def _scope(column: Column | None) -> str:
    return f"{column}:" if column else ""


def _term(term: Term) -> str:
    text = _unfolded(term.words, term.written)
    return (text if text == term.words[0] else f'"{text}"') + ("*" if term.prefix else "")


def _unfolded(words: tuple[str, ...], written: str) -> str:
    """Return a text that folds to `words`: they themselves, but for letters whose folded form is not a letter."""
    text = " ".join(words)
    return text if not written or folded_words(text) == list(words) else written


def explained(node: Node | None, depth: int = 0) -> list[str]:
    """Return lines that say in words what `node` looks for, a step of two spaces for each level."""
    pad = "  " * depth
    match node:
        case None:
            return [pad + "every article"]
        case Not():
            return [pad + "not", *explained(node.child, depth + 1)]
        case And() | Or():
            head = "all of" if isinstance(node, And) else "at least one of"
            return [pad + head, *(line for c in node.children for line in explained(c, depth + 1))]
        case _:
            return [pad + _said(node)]


def _said(leaf: Term | Near | Field | Dates | Nothing) -> str:
    match leaf:
        case Term():
            return f"{_named(leaf)} in {leaf.column or 'title or text'}"
        case Near():
            words = ", ".join(_named(t) for t in leaf.terms)
            return f"{words}: in any order, at most {leaf.distance} words between, in {leaf.column or 'title or text'}"
        case Field():
            return f"{_FIELD_SAID[leaf.name]} {leaf.value}" + (" (or a longer last word)" if leaf.prefix else "")
        case Dates():
            return _dates_said(leaf)
        case Nothing():
            return "nothing: the query holds no word"


def _named(term: Term) -> str:
    kind = "the word" if len(term.words) == 1 else "the phrase"
    if term.prefix:
        kind = "words that begin with" if len(term.words) == 1 else "the phrase that begins with"
    return f'{kind} "{" ".join(term.words)}"'


_FIELD_SAID = {
    "source": "source with the words",
    "outlet": "outlet with the words",
    "author": "an author with the words",
    "section": "section with the words",
    "keyword": "a keyword with the words",
    "voice": "somebody quoted at length (author, outlet or title) with the words",
    "aside": "a caption or other aside with the words",
    "file": "a file or folder with the words",
    "note": "a note of mine with the words",
    "lang": "language",
    "key": "key that begins with",
    "id": "number",
    "tag": "tagged",
    "has": "has a",
}


def _dates_said(dates: Dates) -> str:
    what = "date" if dates.name == "date" else "date of first publication"
    if dates.none:
        return f"no {what}"
    how = "that may lie" if dates.loose else "that lies"
    if dates.first == dates.last:
        return f"{what} {how} in {dates.first}"
    if dates.first is None:
        return f"{what} {how} no later than {dates.last}"
    if dates.last is None:
        return f"{what} {how} in {dates.first} or later"
    return f"{what} {how} from {dates.first} to {dates.last}"
