"""Issues: a newsletter or a bulletin that prints its day once, a list of contents, and its short articles below."""

import re
from bisect import bisect_left
from typing import Any

from readroom.importer.cut.patterns import UPDATED
from readroom.importer.html.content import common_root
from readroom.importer.html.known import dates_in
from readroom.importer.html.posts import HEADINGS, Post, below_rule, child_of, wrap
from readroom.importer.html.tree import Line, Tree, letters

_NUMBERED = re.compile(
    r"(?<!\w)(?:issue|ausgabe|nummer|numéro|número|numero|edition|édition|edición|edição|edizione|uitgave|aflevering|выпуск|номер|vol(?:ume)?|no|nr|n[°º])"
    r"\.?\s?\d|(?<!\w)(?:news-?letter|rundbrief|bulletin|boletín|boletim|bollettino|infolettre|infobrief|nieuwsbrief|nyhetsbrev|nyhedsbrev|бюллетень|bülten)|"
    r"第\s?\d+\s?[期号號]|제\s?\d+\s?호|\d+\.\s?(?:sayı|szám|číslo|numer)",
    re.IGNORECASE,
)
_SHORT = 20  # words of the line with the day, and of a title
_LEAST = 12  # words of an article, on the average
_SHARE = 0.5  # of the page's prose that they must hold
_AGREED = 0.8  # of the contents that must be titles below


def find_issue(tree: Tree, page_title: str | None) -> list[Post]:
    """Return the articles of an issue in their order; nothing when the page is none.

    Its head has a day and calls itself an issue, and a list of contents leads to the titles on the same page.
    """
    return _issue(tree, _heads(tree.lines), page_title)


def find_anchored(tree: Tree, page_title: str | None) -> list[Post]:
    """Return the articles of an issue whose contents lead to their places, in other words than the titles."""
    return _issue(tree, _anchored(tree), page_title)


def _issue(tree: Tree, heads: list[int], page_title: str | None) -> list[Post]:
    lines = tree.lines
    if len(heads) < 3:
        return []
    day = _day(lines, heads[0], page_title or "")
    if day is None:
        return []
    posts = _parts(tree, heads)
    held = sum(lines[i].prose for post in posts for i in range(post.first, post.last))
    prose = sum(line.prose for line in lines if line.prose > 7)
    if len(posts) < 3 or held < max(_LEAST * len(posts), _SHARE * prose):
        return []
    for post in posts:
        post.above = day
    return posts


def _heads(lines: list[Line]) -> list[int]:
    """Return the lines that the contents of a page lead to, in their order."""
    entries = {letters(line.text).casefold(): i for i, line in enumerate(lines) if _is_entry(line)}
    if len(entries) < 3:
        return []
    found: dict[str, int] = {}
    for index, line in enumerate(lines):
        key = letters(line.text).casefold() if line.words <= _SHORT else ""
        if key in entries and index > entries[key] and not _is_entry(line):
            found.setdefault(key, index)
    heads = sorted(found.values())
    return heads if found and len(found) >= _AGREED * len([k for k in entries if k]) - 1 else []


def _anchored(tree: Tree) -> list[int]:
    """Return the headings that stand where the contents of a page lead, whatever the contents call them."""
    lines = tree.lines
    wanted: dict[str, int] = {}
    for index, line in enumerate(lines):
        for href in _fragments(line) if _is_entry(line) else ():
            wanted.setdefault(href[1:], index)
    if len(wanted) < 3:
        return []
    places = {element: n for n, element in enumerate(tree.root.iter())}
    starts = [places.get(line.slots[0][0], 0) + line.slots[0][1] for line in lines]
    led = {
        name: bisect_left(starts, place)
        for element, place in places.items()
        if (name := element.get("id") or element.get("name")) in wanted
    }
    heads = {name: index for name, index in led.items() if wanted[name] < index < len(lines)}
    first = min(heads.values(), default=0)
    contents = [name for name, index in wanted.items() if index < first]
    if any(lines[i].block.tag not in HEADINGS for i in heads.values()) or len(heads) < _AGREED * len(contents):
        return []
    return sorted(set(heads.values()))


def _fragments(line: Line) -> list[str]:
    return [href for e in _links(line) if (href := e.get("href") or "").startswith("#") and len(href) > 1]


def _is_entry(line: Line) -> bool:
    """Tell whether a line is nothing but a link to a place on the same page."""
    if not line.linked or line.linked < 0.9 * len(line.text) or line.block.tag in HEADINGS:
        return False
    return bool(_fragments(line))


def _links(line: Line) -> list[Any]:
    return [e for e in (line.slots[0][0], *line.slots[0][0].iterancestors("a")) if e.tag == "a"]


def _day(lines: list[Line], first: int, page_title: str) -> int | None:
    """Return the line above the first article that says of which day the issue is."""
    named = _NUMBERED.search(page_title) is not None
    found = None
    for index, line in enumerate(lines[:first]):
        if line.words > _SHORT:
            continue
        named = named or _NUMBERED.search(line.text) is not None
        dates = dates_in(line.text, "dmy") if found is None and not UPDATED.search(line.text) else ()
        if any(date.precision in ("day", "minute") for *_, date in dates):
            found = index
    return found if named else None


def _parts(tree: Tree, heads: list[int]) -> list[Post]:
    """Return the articles under titles: each in an element of its own, or up to the next title."""
    lines, spans = tree.lines, tree.spans
    parent = common_root(tree, heads)
    children = [child_of(lines[i].block, parent) for i in heads]
    if all(c is not None for c in children) and len(set(children)) == len(heads):
        own = [spans[c] for c in children]
        if all(last - i > 1 for i, (_, last) in zip(heads, own, strict=True)):
            return [Post(c, *span, title) for c, span, title in zip(children, own, heads, strict=True)]
        if any(lines[i].block is not c for i, c in zip(heads, children, strict=True)):
            return []
        last = below_rule(tree, parent, heads[-1], spans.get(parent, (0, len(lines)))[1])
        ends = [*heads[1:], last]
        return [
            Post(wrap(parent, lines, first, end), first, end, first)
            for first, end in zip(heads, ends, strict=True)
            if end - first > 1
        ]
    return []
