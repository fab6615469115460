"""What the Notebook screen lists: groups of entries as lines that fold, tags as a tree with their levels. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from readroom.db.highlights import fold_tag
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.db.notes_query import Entry

MANY = 200
"""From so many entries on, groups are folded when they are shown first."""


class Grouped(Protocol):
    """A group as the notebook makes it."""

    @property
    def value(self) -> str | None:
        """What its entries have in common; None: that they have nothing there."""

    @property
    def label(self) -> str:
        """How that is shown."""

    @property
    def entries(self) -> "list[Entry]":
        """What is in it."""


class Counts(NamedTuple):
    """How many highlights, how many notes, in how many articles; each once."""

    highlights: int = 0
    notes: int = 0
    articles: int = 0

    @property
    def words(self) -> str:
        """What was counted, in words."""
        parts = [number_of(self.highlights, "highlight")] if self.highlights or not self.notes else []
        parts += [number_of(self.notes, "note")] if self.notes else []
        return " and ".join(parts) + (f" in {number_of(self.articles, 'article')}" if self.articles else "")

    @property
    def short(self) -> str:
        """The same where there is little room: the highlights, and notes behind a sign."""
        return f"{self.highlights:,}" + (f" +{self.notes:,}✎" if self.notes else "")


NOTHING = Counts()


@dataclass(slots=True)
class Node:
    """A group with its line. `counts` are of what is in it and below it; `entries` only of what is in it itself."""

    name: str
    label: str
    depth: int = 0
    entries: "list[Entry]" = field(default_factory=list)
    counts: Counts = NOTHING
    below: bool = False

    @property
    def folds(self) -> bool:
        """Whether there is anything to show below its line."""
        return bool(self.entries) or self.below


class Row(NamedTuple):
    """A line of the list: that of a group (`entry` is None), or an entry of it."""

    node: Node
    entry: "Entry | None" = None


def counted(entries: "Iterable[Entry]") -> Counts:
    """Return how many highlights and notes there are, each once, and in how many articles."""
    highlights: set[str] = set()
    notes: set[str] = set()
    articles: set[str] = set()
    for entry in entries:
        (highlights if entry.highlight is not None else notes).add(f"{entry.layer or ''} {entry.id}")
        if entry.key:
            articles.add(entry.key)
    return Counts(len(highlights), len(notes), len(articles))


def nodes_of(groups: Sequence[Grouped], by: str) -> list[Node]:
    """Return the groups as nodes in the order of the list."""
    if by == "tag":
        return _tree(groups)
    return [Node(_name(group), group.label, 0, group.entries, counted(group.entries)) for group in groups]


def _name(group: Grouped) -> str:
    return "" if group.value is None else f"={group.value}"


def _tree(groups: Sequence[Grouped]) -> list[Node]:
    """Return tags with the levels above them, each level once; what has no tag comes last."""
    levels: dict[tuple[str, ...], Node] = {}
    without: list[Node] = []
    for group in groups:
        if group.value is None:
            without.append(Node("", group.label, 0, group.entries, counted(group.entries)))
            continue
        parts = group.value.split("/")
        for depth in range(len(parts)):
            path = tuple(fold_tag(part) for part in parts[: depth + 1])
            if path not in levels:
                levels[path] = Node("=" + "/".join(parts[: depth + 1]), parts[depth], depth)
        levels[path].entries.extend(group.entries)
    order = sorted(levels)
    for index, path in enumerate(order):
        last = index
        while last + 1 < len(order) and order[last + 1][: len(path)] == path:
            last += 1
        node = levels[path]
        node.below = last > index
        node.counts = counted(entry for at in order[index : last + 1] for entry in levels[at].entries)
    return [*(levels[path] for path in order), *without]


def rows_of(nodes: Sequence[Node], folded: "set[str]") -> list[Row]:
    """Return the lines of the list: what is below a folded group is left out."""
    return list(_rows(nodes, folded))


def _rows(nodes: Sequence[Node], folded: "set[str]") -> Iterator[Row]:
    hidden: int | None = None
    for node in nodes:
        if hidden is not None and node.depth > hidden:
            continue
        hidden = None
        yield Row(node)
        if node.name in folded:
            hidden = node.depth
        else:
            for entry in node.entries:
                yield Row(node, entry)


def parent_of(nodes: Sequence[Node], node: Node) -> Node | None:
    """Return the group that a group lies in, or None."""
    above: Node | None = None
    for one in nodes:
        if one is node:
            return above if node.depth else None
        if one.depth < node.depth:
            above = one
    return None
