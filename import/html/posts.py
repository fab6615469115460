"""The posts of a page: elements of one kind, each with a heading and a text of its own.

A blog's index, a month's archive or a tag's page prints many articles in elements of the same tag and class. Only
strong evidence divides a page: elements that say that they are articles, or that repeat with headings in one place.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from readroom.importer.cut.wording import is_more
from readroom.importer.cut.words import UI as BUTTONS
from readroom.importer.html.phrases import leads_elsewhere
from readroom.importer.html.tree import Line, Tree
from readroom.importer.html.zones import Zones, is_body, names_of, without_states, zones_of
from readroom.text.dates import find_dates

_NAMES = re.compile(
    r"(?<![a-z0-9_-])(hentry|h-entry|post-outer|blog-?post|blogentry|entry-asset|post|entry|article|story|storycontent|news-?item|article-?item|"
    r"blog-?item|list-?item|item|beitrag|artikel|articulo|billet|nota|notizia)(?![a-z0-9_-])",
    re.IGNORECASE,
)
_SCHEMA = re.compile(r"(?:BlogPosting|NewsArticle|Article|Report)$")
HEADINGS = ("h1", "h2", "h3", "h4")
_TITLE = re.compile(
    r"(?<![a-z0-9])(?:(?:entry|post|article|story|blog|news|item|asset)[-_]?(?:title|headline|name)|p-name|headline)(?![a-z0-9])",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"comment|komment|widget|sidebar|related|nav|menu|footer", re.IGNORECASE)
_BROKEN = re.compile(r"(?:…|\.\.\.)\s?[\])»]*$")
_TEASER = 90  # words of a teaser with its facts, at most
_LEAST = 12  # words of a page's posts, on the average
_SHARE_OF_ARTICLE = 0.9
_SHARE = 0.5  # of the page's prose that posts must hold


@dataclass(slots=True)
class Post:
    """One article of a page: its element, and its lines, `[first, last)` among the page's."""

    element: Any
    first: int
    last: int
    title: int | None = None  # its title's line, and the lines of its text, where they are known
    kept: list[int] | None = None
    apart: bool = True  # no other post stands in its element


def is_title(block: Any) -> bool:
    """Tell whether an element is named after a title."""
    return _TITLE.search(names_of(block)) is not None or block.get("itemprop") in ("headline", "name headline")


def title_line(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Return the line that is the title of what stands in `[first, last)`: named so, else its first heading."""
    heading = None
    for index in range(first, last):
        block = lines[index].block
        for _ in range(3):
            if block is None:
                break
            if is_title(block):
                return index
            if heading is None and block.tag in HEADINGS:
                heading = index
            block = block.getparent()
    return heading


def find_posts(tree: Tree, *, is_article: bool = False) -> list[Post]:
    """Return the posts of a page in their order, when it holds several; else nothing.

    A page that says of itself that it `is_article` has other articles beside it: it is divided only when its posts
    hold nearly everything.
    """
    share = _SHARE_OF_ARTICLE if is_article else _SHARE
    groups: dict[str, list[Any]] = {}
    for element in tree.root.iter("article", "div", "section", "li", "td"):
        if kind := _kind(element):
            groups.setdefault(kind, []).append(element)
    best: list[Post] = []
    score = 0
    prose = sum(line.prose for line in tree.lines if line.prose > 7)
    for elements in groups.values():
        if len(elements) < 2:
            continue
        posts = _posts(tree, _outermost(elements))
        held = sum(tree.lines[i].prose for p in posts for i in range(p.first, p.last) if tree.lines[i].prose > 7)
        if len(posts) > 1 and held > score and held >= share * prose and _several(tree, posts):
            best, score = posts, held
    return best


def find_sections(tree: Tree) -> list[Post]:
    """Return the posts of a page that prints them one after the other in one element: a heading, a text, a date.

    Headings alone divide an article, not a page: nearly every section must have a date or a line of facts of its own.
    The sections become elements of the tree.
    """
    lines = tree.lines
    groups: dict[tuple[Any, str], list[int]] = {}
    for index, line in enumerate(lines):
        block = line.block
        if block.tag in HEADINGS and block.getparent() is not None and not _is_date(line.text):
            groups.setdefault((block.getparent(), block.tag), []).append(index)
    prose = sum(line.prose for line in lines if line.prose > 7)
    for (parent, _), heads in groups.items():
        if len(heads) < 3:
            continue
        sections = _sections(tree, parent, heads)
        held = [sum(lines[i].prose for i in range(first, last)) for first, last in sections]
        if (
            len(sections) > 2
            and _proved(tree, sections) >= 0.8 * len(sections)
            and sum(held) >= max(_LEAST * len(held), _SHARE * prose)
        ):
            return [Post(_wrap(parent, lines, first, last), first, last) for first, last in sections]
    return []


def _sections(tree: Tree, parent: Any, heads: list[int]) -> list[tuple[int, int]]:
    """Return the lines of each section, from its heading up to the next one or to a date that stands over it."""
    found = []
    ends = [*heads[1:], len(tree.lines)]
    for first, end in zip(heads, ends, strict=True):
        last = first + 1
        while last < end:
            line = tree.lines[last]
            if not _inside(line.block, parent, None) or (line.block.tag in HEADINGS and _is_date(line.text)):
                break
            last += 1
        if last > first + 1:
            found.append((first, last))
    return found


def _is_date(text: str) -> bool:
    return len(text) < 40 and bool(find_dates(text, "dmy")) and len(text.split()) < 6


def _proved(tree: Tree, sections: list[tuple[int, int]]) -> int:
    """Return in how many sections a short line says when or by whom it was written: in one place, in one form."""
    zones = zones_of(tree)
    forms: Counter[tuple[int, str, str]] = Counter()
    for first, last in sections:
        for place, index in enumerate((first - 1, first + 1, last - 1)):
            line = tree.lines[index]
            if index < 0 or len(line.text.split()) > 15:
                continue
            if zones(line.block) == "meta" or find_dates(line.text, "dmy"):
                forms[place, line.block.tag, line.block.get("class") or ""] += 1
    return max(forms.values(), default=0)


def _wrap(parent: Any, lines: list[Line], first: int, last: int) -> Any:
    """Move the elements of a section into one of their own, and return it."""
    blocks = {lines[i].block for i in range(first, last)}
    wrapper = parent.makeelement("article")
    children = [c for c in parent if c in blocks or any(d in blocks for d in c.iterdescendants())]
    if not children:
        return parent
    children[0].addprevious(wrapper)
    for child in children:
        wrapper.append(child)
    return wrapper


def _kind(element: Any) -> str | None:
    """Return what makes an element one of a kind that may hold articles, or None."""
    schema = element.get("itemtype")
    if schema and _SCHEMA.search(schema):
        return "schema"
    names = names_of(element)
    return _kind_of(element.tag, names, element.get("class") or "") if names or element.tag == "article" else None


@lru_cache(maxsize=16384)
def _kind_of(tag: str, names: str, classes: str) -> str | None:
    if _COMMENT.search(without_states(names)):
        return None
    if tag == "article":
        return "article"
    found = _NAMES.search(classes)
    return f"{tag} {found[1].lower()}" if found else None


def _outermost(elements: list[Any]) -> list[Any]:
    inside = set(elements)
    return [e for e in elements if not any(a in inside for a in e.iterancestors())]


def _posts(tree: Tree, elements: list[Any]) -> list[Post]:
    """Return the elements that hold a heading and a text, each with its lines."""
    known = {element: index for index, element in enumerate(elements)}
    owner: dict[Any, int | None] = {}
    ranges: dict[int, list[int]] = {}
    for index, line in enumerate(tree.lines):
        of = _owner(line.block, known, owner)
        if of is not None:
            ranges.setdefault(of, [index, index])[1] = index + 1
    found: list[Post] = []
    bare: list[Post] = []
    for of, (first, last) in sorted(ranges.items(), key=lambda item: item[1]):
        title = title_line(tree.lines, first, last)
        if any(tree.lines[i].prose > 2 for i in range(first, last) if i != title):
            (found if title is not None else bare).append(Post(elements[of], first, last))
    # A post without a title is one still among others that have one, when it is dated or has an element for its text.
    if 2 * len(found) >= len(bare):
        zones = zones_of(tree)
        found += [p for p in bare if zones(p.element) is None and _stands_alone(tree, p)]
    return sorted(found, key=lambda p: p.first) if len(found) > 1 else found


def _stands_alone(tree: Tree, post: Post) -> bool:
    """Tell whether a post without a title says when it was posted, and holds a text."""
    lines = tree.lines[post.first : post.last]
    if any(item.words <= 16 and find_dates(item.text, "dmy") for item in lines):
        return sum(item.prose for item in lines) >= _LEAST
    return body_of(tree, post) is not post.element and any(item.prose > 4 for item in lines)


def _owner(block: Any, known: dict[Any, int], owner: dict[Any, int | None]) -> int | None:
    path = []
    found: int | None = None
    while block is not None:
        if block in owner:
            found = owner[block]
            break
        path.append(block)
        if block in known:
            found = known[block]
            break
        block = block.getparent()
    for step in path:
        owner[step] = found
    return found


def _several(tree: Tree, posts: list[Post]) -> bool:
    """Tell whether posts are articles of their own: no single one among teasers."""
    counts = sorted((sum(tree.lines[i].prose for i in range(p.first, p.last)) for p in posts), reverse=True)
    total = sum(counts)
    return total >= _LEAST * len(counts) and counts[0] <= 0.85 * total


def are_teasers(tree: Tree, posts: Sequence[Post]) -> bool:
    """Tell whether the posts of a page only announce articles: short, most of them cut off or with a link on."""
    cut_off = 0
    for post in posts:
        lines = tree.lines[post.first : post.last]
        if sum(line.prose for line in lines) > _TEASER:
            return False
        cut_off += any(_leads_on(line) for line in lines)
    return len(posts) > 2 and cut_off >= 0.7 * len(posts)


def _leads_on(line: Line) -> bool:
    """Tell whether a line breaks off, or is a link to the rest of its article."""
    if line.prose > 7 and _BROKEN.search(line.text):
        return True
    return line.linked > 0.8 * len(line.text) and (is_more(line.text) or leads_elsewhere(line.text))


def body_of(tree: Tree, post: Post) -> Any:
    """Return the element that holds a post's text: one named so with most of its words, else the post's own."""
    words: dict[Any, int] = {}
    for index in range(post.first, post.last):
        line = tree.lines[index]
        block = line.block
        while block is not None and block is not post.element:
            words[block] = words.get(block, 0) + line.prose
            block = block.getparent()
    total = sum(tree.lines[i].prose for i in range(post.first, post.last))
    named = [e for e in words if is_body(names_of(e)) or e.get("itemprop") == "articleBody"]
    best = max(named, key=lambda e: words[e], default=None)
    return best if best is not None and words[best] >= 0.4 * total else post.element


def kept_lines(tree: Tree, post: Post) -> tuple[int | None, list[int]]:
    """Return a post's title line, and the lines that are its text."""
    if post.kept is not None:
        return post.title, list(post.kept)
    lines = tree.lines
    title = title_line(lines, post.first, post.last) if post.title is None else post.title
    body = body_of(tree, post)
    zones = Zones(until=body)
    kept = []
    for index in range(post.first, post.last):
        line = lines[index]
        if index == title or not _inside(line.block, body, post.element):
            continue
        if body is post.element and title is not None and index < title and line.prose < 8:
            continue
        if zones(line.block) is None and line.text.casefold() not in BUTTONS:
            kept.append(index)
    while kept and _is_link(lines[kept[-1]]):
        kept.pop()
    return title, kept


def _inside(block: Any, body: Any, post: Any) -> bool:
    while block is not None:
        if block is body:
            return True
        if block is post:
            return False
        block = block.getparent()
    return False


def _is_link(line: Line) -> bool:
    return line.linked >= 0.8 * len(line.text) and len(line.text) < 80
