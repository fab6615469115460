"""What a query means: its syntax tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Column = Literal["title", "text"]
WORD_FIELDS = frozenset({"source", "outlet", "author", "section", "keyword", "voice", "aside", "file", "note"})
"""Fields whose value is words, found in their order anywhere in the field."""
DATE_FIELDS = frozenset({"date", "first"})
NOTEBOOK_FIELDS = frozenset({"tag", "note", "has", "is", "in", "attr", "saved"})
"""Fields that only a notebook can answer."""
NOTE_FIELDS = frozenset({"quote", "colour", "color", "state", "by", "kind"})
"""Fields of a highlight or a note itself: known only where these are asked for."""
SHARED_FIELDS = frozenset({"story"})
"""Fields that the library answers, and a notebook may answer otherwise."""
WILD = "*"
"""Stands in a folded word for any letters, or none."""
STAR = "\ua66e"
"""A letter that folds to itself, and takes the place of a `*` while words are told apart."""


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that follow one another: one word, or a phrase; with `prefix`, the last one may go on.

    A `*` in a word stands for any letters. `printed`: the words as they must be printed, case and accents included;
    empty when that does not matter. `column` says where they are looked for; None is title and text. `forms`: the
    folded words that those with a `*` or a prefix may be, where not all that fit are looked for. `position` is a code
    point in the query, `written` the words as they stood there. `variants`: all accepted spellings of them are meant.
    """

    words: tuple[str, ...]
    prefix: bool = False
    column: Column | None = None
    printed: tuple[str, ...] = ()
    forms: frozenset[str] | None = None
    position: int = field(default=0, compare=False)
    written: str = field(default="", compare=False)
    variants: bool = False

    @property
    def wild(self) -> bool:
        """Whether a word has a `*` in it, other than a prefix."""
        return any(WILD in word for word in self.words)


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression, looked for in title and text as they are printed; `any_case`: capitals do not matter."""

    pattern: str
    any_case: bool = False
    column: Column | None = None
    position: int = field(default=0, compare=False)


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
Node = Term | Regex | Near | Field | Dates | Not | And | Or | Nothing


def all_of(children: list[Node]) -> Node | None:
    """Return the conjunction of `children`, flat; None of none."""
    flat: list[Node] = []
    for child in children:
        flat.extend(child.children if isinstance(child, And) else (child,))
    flat = list(dict.fromkeys(flat))
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(children: list[Node]) -> Node | None:
    """Return the disjunction of `children`, flat; None of none."""
    flat: list[Node] = []
    for child in children:
        flat.extend(child.children if isinstance(child, Or) else (child,))
    flat = list(dict.fromkeys(flat))
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
    """Tell whether a tree asks for what a notebook knows, or may know better than the library."""
    asked = NOTEBOOK_FIELDS | SHARED_FIELDS
    return any(term.variants for term in terms_of(node)) or any(
        isinstance(part, Field) and part.name in asked for part in walk(node)
    )


def holds_words(node: Node | None) -> bool:
    """Tell whether a tree has words or patterns that are wanted, so that there are hits to count and to mark."""
    return any(isinstance(part, Term | Near | Regex) for part in walk(node, positive_only=True))


def asks_once(node: Node | None) -> bool:
    """Tell whether a tree asks that near-duplicates count once (`dup:fold`)."""
    every = walk(node, positive_only=True)
    return any(isinstance(part, Field) and (part.name, part.value) == ("dup", "fold") for part in every)


def without_rule(node: Node | None) -> Node | None:
    """Return a tree without what says how copies count, which is true of no article and of all."""
    match node:
        case Field(name="dup"):
            return None
        case Not():
            child = without_rule(node.child)
            return node if child is node.child else None if child is None else negated(child)
        case And() | Or():
            children = [without_rule(child) for child in node.children]
            if all(new is old for new, old in zip(children, node.children, strict=True)):
                return node
            left = [child for child in children if child is not None]
            return all_of(left) if isinstance(node, And) else any_of(left)
        case _:
            return node
