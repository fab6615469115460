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
from readroom.importer.html.known import dates_in
from readroom.importer.html.phrases import leads_elsewhere
from readroom.importer.html.tree import Line, Tree
from readroom.importer.html.yearless import open_with_days
from readroom.importer.html.zones import Zones, is_body, names_of, without_states, zones_of

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
# A class that only says "title", in the languages of handmade pages: less sure than the names that content systems use.
_PLAIN_TITLE = re.compile(
    r"(?<!\S)(?!sub|site|widget|page|blog|menu|nav)(?:\w{2,10}[-_]?)?(?:title|titel|tit|titre|titulo|titolo|headline|überschrift)(?!\S)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"comment|komment|widget|sidebar|related|nav|menu|footer", re.IGNORECASE)
_BROKEN = re.compile(r"(?:…|\.\.\.)\s?[\])»]*$")
_LONGEST_TITLE = 25  # words
_FOOT = 40  # words below the last rule of a page
_TEASER = 90  # words of a teaser with its facts, at most
_FAR_MORE = 4  # times as long as its announcements is an article
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
    above: int | None = None  # the line above all posts that says of which day they are


def is_title(block: Any) -> bool:
    """Tell whether an element is named after a title."""
    names = names_of(block)
    return (names != "" and _names_title(names)) or block.get("itemprop") in ("headline", "name headline")


@lru_cache(maxsize=16384)
def _names_title(names: str) -> bool:
    return _TITLE.search(names) is not None


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
        if heading is None and _is_called_title(lines[index]):
            heading = index
    return heading


def _is_called_title(line: Line) -> bool:
    """Tell whether a short line's own element, a phrase within a block too, is called a title and nothing more."""
    if line.words > _LONGEST_TITLE:
        return False
    element, tail = line.slots[0]
    own = {id(e): e for e in (element.getparent() if tail else element, line.block)}
    return any(e is not None and (name := e.get("class")) and _names_plainly(name) for e in own.values())


@lru_cache(maxsize=16384)
def _names_plainly(classes: str) -> bool:
    return _PLAIN_TITLE.search(classes) is not None


def said(line: Line) -> int:
    """Count the words of a line that are no links; those of a paragraph too that is a link with the title above it."""
    return line.prose or (line.words if line.words > 3 and _is_in_card(line.block) else 0)


def _is_in_card(block: Any) -> bool:
    """Tell whether a block that is no heading stands in a link that holds a heading too."""
    if block is None or block.tag in HEADINGS:
        return False
    link = next(block.iterancestors("a"), None)
    return link is not None and next(link.iter(*HEADINGS), None) is not None


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
    prose = sum(count for line in tree.lines if (count := said(line)) > 7)
    for elements in groups.values():
        if len(elements) < 2:
            continue
        posts = _posts(tree, _outermost(elements))
        held = sum(count for p in posts for i in range(p.first, p.last) if (count := said(tree.lines[i])) > 7)
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
        days = open_with_days([lines[i].text for i in heads])
        if (
            len(sections) > 2
            and (days or _proved(tree, sections) >= 0.8 * len(sections))
            and sum(held) >= max(_LEAST * len(held), _SHARE * prose)
        ):
            return [Post(wrap(parent, lines, first, last), first, last) for first, last in sections]
    return []


def _sections(tree: Tree, parent: Any, heads: list[int]) -> list[tuple[int, int]]:
    """Return the lines of each section, from its heading up to the next one or to a date that stands over it."""
    found = []
    heads = _with_days(tree.lines, heads)
    ends = [*heads[1:], len(tree.lines)]
    for first, end in zip(heads, ends, strict=True):
        last = first + 1 + (tree.lines[first].block.tag not in HEADINGS)
        while last < end:
            line = tree.lines[last]
            if not _inside(line.block, parent, None) or (line.block.tag in HEADINGS and _is_date(line.text)):
                break
            last += 1
        if last > first + 1:
            found.append((first, last))
    if found:
        first, last = found[-1]
        found[-1] = first, below_rule(tree, parent, first, last)
    return found


def _with_days(lines: Sequence[Line], heads: list[int]) -> list[int]:
    """Return where sections begin: at the line above the heading where each has its day in a line of its own there."""
    above = [i - 1 for i in heads]
    if above[0] < 0 or any(a <= h for a, h in zip(above[1:], heads, strict=False)):
        return heads
    dated = [i for i in above if lines[i].block.tag not in HEADINGS and _is_date(lines[i].text)]
    return above if len(dated) == len(above) else heads


def below_rule(tree: Tree, parent: Any, first: int, last: int) -> int:
    """Return where the last text of an element ends: at the last rule below its line `first`, else at `last`.

    What is below that rule must be a few words only: the page's foot.
    """
    for rule in list(parent.iterchildren("hr"))[-1:]:
        after = set(rule.itersiblings())
        below = [i for i in range(first + 1, last) if child_of(tree.lines[i].block, parent) in after]
        if below and sum(tree.lines[i].words for i in below) <= _FOOT:
            return below[0]
    return last


def child_of(block: Any, parent: Any) -> Any:
    """Return the child of `parent` that a block is or stands in, or None."""
    while block is not None and block.getparent() is not parent:
        block = block.getparent()
    return block


def _is_date(text: str) -> bool:
    return len(text) < 40 and bool(dates_in(text, "dmy")) and len(text.split()) < 6


def _proved(tree: Tree, sections: list[tuple[int, int]]) -> int:
    """Return in how many sections a short line says when or by whom it was written: in one place, in one form."""
    zones = zones_of(tree)
    forms: Counter[tuple[int, str, str]] = Counter()
    for first, last in sections:
        for place, index in enumerate((first - 1, first, first + 1, last - 1)):
            line = tree.lines[index]
            if index < 0 or len(line.text.split()) > 15:
                continue
            timed = any(element.tag == "time" for element, _ in line.slots)
            if timed or zones(line.block) == "meta" or dates_in(line.text, "dmy"):
                forms[place, line.block.tag, line.block.get("class") or ""] += 1
    return max(forms.values(), default=0)


def wrap(parent: Any, lines: list[Line], first: int, last: int) -> Any:
    """Move the elements of a section into one of their own, and return it."""
    wrapper = parent.makeelement("article")
    found = dict.fromkeys(child_of(lines[i].block, parent) for i in range(first, last))
    children = [child for child in found if child is not None]
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
        if any(said(tree.lines[i]) > 2 for i in range(first, last) if i != title):
            (found if title is not None else bare).append(Post(elements[of], first, last))
    # A post without a title is one still among others that have one, when it is dated or has an element for its text.
    if 2 * len(found) >= len(bare):
        zones = zones_of(tree)
        places = {p.element.getparent() for p in found}
        found += [
            p for p in bare if zones(p.element) is None and (_stands_alone(tree, p) or _is_beside(tree, p, places))
        ]
    return sorted(found, key=lambda p: p.first) if len(found) > 1 else found


def _stands_alone(tree: Tree, post: Post) -> bool:
    """Tell whether a post without a title says when it was posted, and holds a text."""
    lines = tree.lines[post.first : post.last]
    if any(item.words <= 16 and dates_in(item.text, "dmy") for item in lines):
        return sum(item.prose for item in lines) >= _LEAST
    return body_of(tree, post) is not post.element and any(item.prose > 4 for item in lines)


def _is_beside(tree: Tree, post: Post, places: set[Any]) -> bool:
    """Tell whether a post without a title stands right among those that have one, and holds a text."""
    prose = sum(line.prose for line in tree.lines[post.first : post.last])
    return len(places) == 1 and post.element.getparent() in places and prose >= _LEAST


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
    counts = sorted((sum(said(tree.lines[i]) for i in range(p.first, p.last)) for p in posts), reverse=True)
    total = sum(counts)
    return total >= _LEAST * len(counts) and counts[0] <= 0.85 * total


def are_teasers(tree: Tree, posts: Sequence[Post]) -> bool:
    """Tell whether the posts of a page only announce articles: short, most of them cut off or with a link on."""
    cut_off = 0
    for post in posts:
        lines = tree.lines[post.first : post.last]
        if sum(said(line) for line in lines) > _TEASER:
            return False
        cut_off += any(_leads_on(line) or said(line) > line.prose for line in lines)
    return len(posts) > 2 and cut_off >= 0.7 * len(posts)


def announces_others(tree: Tree, posts: Sequence[Post]) -> bool:
    """Tell whether below the first of the posts, a long one, the others only announce articles: they break off."""
    if len(posts) < 3:
        return False
    first, *rest = (sum(said(line) for line in tree.lines[p.first : p.last]) for p in posts)
    return first >= max(_TEASER, _FAR_MORE * max(rest)) and are_teasers(tree, posts[1:])


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


def link_of(block: Any, within: Any) -> str | None:
    """Return the address that a block, or a heading around it, leads to; it is looked for `within` a post's element."""
    while block is not None and block is not within:
        link = block if block.tag == "a" else block.find(".//a[@href]")
        if link is not None:
            return str(link.get("href") or "")
        if block.tag in HEADINGS:
            return None
        block = block.getparent()
    return None


def _is_link(line: Line) -> bool:
    return line.linked >= 0.8 * len(line.text) and len(line.text) < 80 and not _is_in_card(line.block)
