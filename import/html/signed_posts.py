"""Posts of a page that their writers' names divide: a name beside each heading, or at the end of each text."""

from collections.abc import Sequence
from typing import Any

from readroom.importer.cut.byline import is_name
from readroom.importer.html.boxes import MOST, holds
from readroom.importer.html.known import byline_of
from readroom.importer.html.people import is_shaped, names_printed
from readroom.importer.html.posts import HEADINGS, Post, below_rule, kept_lines, wrap
from readroom.importer.html.tree import Line, Tree

_NAME_WORDS = 6


def find_signed(tree: Tree) -> list[Post]:
    """Return the posts of a page whose texts each stand under a heading with the writer's name right above or below.

    They must be siblings, the names all on the same side; the elements of each become one element of the tree.
    """
    lines = tree.lines
    groups: dict[tuple[Any, str], list[int]] = {}
    for index, line in enumerate(lines):
        if line.block.tag in HEADINGS and line.block.getparent() is not None:
            groups.setdefault((line.block.getparent(), line.block.tag), []).append(index)
    for (parent, _), heads in groups.items():
        if not 3 <= len(heads) <= MOST:
            continue
        for side in (-1, 1):
            at = [i + side for i in heads]
            if at[0] < 0 or at[-1] >= len(lines) or not all(_signs(lines[i], parent) for i in at):
                continue
            if len({lines[i].text for i in at}) < 2:
                continue
            starts = at if side < 0 else heads
            ends = [*starts[1:], _end(tree, parent, heads[-1])]
            posts = [Post(parent, first, last, title) for first, last, title in zip(starts, ends, heads, strict=True)]
            if all(p.last - p.first > 2 for p in posts) and holds(lines, posts):
                found = [Post(wrap(parent, lines, p.first, p.last), p.first, p.last, p.title) for p in posts]
                for post in found:
                    post.kept = kept_lines(tree, post)[1]
                return found
        if posts := _signed_below(tree, parent, heads):
            return posts
    return []


def _signed_below(tree: Tree, parent: Any, heads: Sequence[int]) -> list[Post]:
    """Return the posts under headings that each end with the writer's name, a place behind or below it: letters."""
    lines = tree.lines
    ends = [*heads[1:], _end(tree, parent, heads[-1])]
    closed = []
    known = 0  # common given names among the signatures
    for head, end in zip(heads, ends, strict=True):
        # Below the last text other things may follow; its name is the first that stands under it.
        places = range(end - 1, max(end - 3, head + 1), -1) if end != ends[-1] else range(head + 2, end)
        at = next((i for i in places if _is_signature(lines, i, parent)), None)
        if at is None:
            return []
        known += bool(names_printed(lines[at].text))
        place = at + 1 < end and lines[at + 1].block is lines[at].block
        closed.append(at + 1 + place if end == ends[-1] else end)
    if 2 * known < len(heads):
        return []
    posts = [Post(parent, head, end, head) for head, end in zip(heads, closed, strict=True)]
    if not holds(lines, posts):
        return []
    found = [Post(wrap(parent, lines, p.first, p.last), p.first, p.last, p.title) for p in posts]
    for post in found:
        post.kept = [i for i in kept_lines(tree, post)[1] if not _is_below_name(lines, i, parent)]
    return found


def _is_signature(lines: Sequence[Line], index: int, parent: Any) -> bool:
    line = lines[index]
    return (
        line.words <= _NAME_WORDS
        and line.block.getparent() is parent
        and (is_shaped(line.text) or bool(names_printed(line.text)))
    )


def _is_below_name(lines: Sequence[Line], index: int, parent: Any) -> bool:
    """Tell whether a line is the place in the same paragraph below a name."""
    above = lines[index - 1]
    return (
        lines[index].words <= _NAME_WORDS
        and above.block is lines[index].block
        and _is_signature(lines, index - 1, parent)
    )


def _signs(line: Line, parent: Any) -> bool:
    """Tell whether a line is a person's name, or a byline, and stands beside the headings."""
    if line.words > 6 or line.block.getparent() is not parent or line.block.tag in ("li", "td", "dd"):
        return False
    return (" " in line.text and is_name(line.text)) or byline_of(line.text) is not None


def _end(tree: Tree, parent: Any, head: int) -> int:
    """Return where the last text ends: at the rule below it, or with the element that holds all of them."""
    return below_rule(tree, parent, head, tree.spans.get(parent, (0, len(tree.lines)))[1])
