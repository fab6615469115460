"""Articles in the making: which lines of a page are text, title and notes, and what they say about the article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from readroom.importer.html_byline import Facts, guessed_date, read_facts, tells
from readroom.importer.html_content import common_root
from readroom.importer.html_markdown import is_caption
from readroom.importer.html_meta import Head
from readroom.importer.html_posts import HEADINGS, Post, kept_lines
from readroom.importer.html_title import choose_title
from readroom.importer.html_tree import Line, Tree, letters
from readroom.importer.html_zones import Zones
from readroom.text.dates import Order
from readroom.text.gate import clean_line
from readroom.text.model import Evidence

_ABOVE = 4  # lines above a post that may hold the date of a day's posts
_BEFORE, _AFTER = 15, 10  # lines above and below the text that may tell about it
_FIRST_OUTLET = re.compile(
    r"^[\W_]*(?:this (?:article|post|piece|story|essay|interview) )?(?:was |has been )?"
    r"(?:originally|first) (?:published|appeared|posted|printed) (?:in|by|on|at) (?:the )?(?P<name>[^.;,()]{2,60})",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Draft:
    """An article in the making: its text's lines, its title's, and those that tell about it."""

    kept: list[int]
    root: Any
    title: str | None = None
    title_line: int | None = None
    facts: Facts = field(default_factory=Facts)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    captions: set[int] = field(default_factory=set)
    notes: dict[int, str] = field(default_factory=dict)
    outlet: str | None = None
    url: str | None = None


def single_draft(tree: Tree, kept: list[int], head: Head, order: Order | None) -> Draft:
    """Return the draft of a page's one article, whose text stands in the lines `kept`."""
    zones = Zones(tree.frames)
    title, line, why = choose_title(head, tree.lines, kept, zones)
    kept = [
        i
        for i in kept
        if i != line
        and not _repeats(tree.lines[i], title, i, kept)
        and not (line is not None and i < line and tree.lines[i].words < 8)
    ]
    draft = Draft(kept, common_root(tree, kept) if kept else tree.root, title, line)
    if why:
        draft.evidence["title"] = why
    if kept:
        _notes(tree, draft)
        edges = [i for i in (*draft.kept[:2], *draft.kept[-2:]) if len(draft.kept) > 3 and tells(tree.lines[i], order)]
        draft.kept = [i for i in draft.kept if i not in edges]
        around = edges + _around(draft, len(tree.lines))
        scope = _scope(draft.root)
        draft.facts = read_facts(scope, tree.lines, around, zones, order=order)
        unsaid = not (draft.facts.date or head.date or draft.facts.refused or head.refused)
        if unsaid and (found := guessed_date(tree.root, head.url)):
            draft.facts.date = found
            draft.facts.evidence["date"] = Evidence(None, 0.4, "found by htmldate")
    return draft


def _link_of(line: Line, post: Post, base: str | None) -> str | None:
    """Return the address that a post's title leads to, when it is one of the web."""
    element = line.block
    while element is not None and element is not post.element:
        link = element if element.tag == "a" else element.find(".//a[@href]")
        if link is not None:
            try:
                url = urljoin(base or "", link.get("href") or "")
            except ValueError:
                return None
            return clean_line(url) if url.startswith(("http://", "https://")) else None
        if element.tag in HEADINGS:
            break
        element = element.getparent()
    return None


def _repeats(line: Line, title: str | None, index: int, kept: Sequence[int]) -> bool:
    """Tell whether a line at the head of the text is the title again."""
    return title is not None and index in kept[:3] and letters(line.text).casefold() == letters(title).casefold()


def _around(draft: Draft, total: int) -> list[int]:
    """Return the lines that may tell about an article: those below its title, above it, below its text."""
    text = set(draft.kept)
    first, last = draft.kept[0], draft.kept[-1]
    top = draft.title_line if draft.title_line is not None and draft.title_line < first else first
    order = [
        *range(top + 1, first),
        *range(top - 1, max(top - _BEFORE, -1), -1),
        *range(last + 1, min(last + _AFTER, total)),
    ]
    return [i for i in order if i not in text and i != draft.title_line]


def _scope(root: Any) -> Any:
    """Return the element around a text in which its facts may stand: an article's own, else a few levels up."""
    for element in root.iterancestors():
        if element.tag in ("article", "main", "body") or element.get("role") == "main":
            return element
    return root


def post_drafts(tree: Tree, posts: Iterable[Post], base: str | None, order: Order | None) -> list[Draft]:
    """Return a draft for each post of a page; a date that stands above several holds for all of them."""
    drafts: list[Draft] = []
    before = 0
    shared: Facts | None = None
    for post in posts:
        near = range(post.first - 1, max(before, post.first - _ABOVE) - 1, -1)
        above = read_facts(_NOTHING, tree.lines, near, Zones(tree.frames), order=order)
        if above.date and above.date.precision in ("day", "minute"):
            shared = above
        before = post.last
        title, kept = kept_lines(tree, post)
        if not kept:
            continue
        draft = Draft(kept, common_root(tree, kept), tree.lines[title].text if title is not None else None, title)
        if title is not None:
            draft.evidence["title"] = Evidence(title + 1, 0.9, "heading of the post")
            draft.url = _link_of(tree.lines[title], post, base)
            if draft.url:
                draft.evidence["url"] = Evidence(title + 1, 0.85, "link of the title")
        _notes(tree, draft)
        text = set(kept)
        around = [i for i in range(post.first, post.last) if i not in text and i != title]
        draft.facts = read_facts(post.element, tree.lines, around, Zones(until=post.element), order=order)
        if draft.facts.date is None and shared and shared.date:
            draft.facts.date = shared.date
            draft.facts.evidence["date"] = Evidence(shared.date.line, 0.75, "date above the post")
            draft.facts.lines |= shared.lines
        drafts.append(draft)
    return drafts


class _Nothing:
    """An element without elements in it."""

    def iter(self, *_: str) -> Iterable[Any]:
        return ()


_NOTHING = _Nothing()


def _notes(tree: Tree, draft: Draft) -> None:
    """Set captions and notes of first publication apart from the text."""
    lines = tree.lines
    first, last = draft.kept[0], draft.kept[-1]
    scope = _scope(draft.root)
    for index in range(max(first - 3, 0), min(last + 2, len(lines))):
        block = lines[index].block
        if any(is_caption(b) for b in _upward(block, 4)) and _under(block, scope):
            draft.captions.add(index)
    draft.kept = [i for i in draft.kept if i not in draft.captions] or draft.kept
    draft.captions -= set(draft.kept)
    draft.root = common_root(tree, sorted({*draft.kept, *draft.captions}))
    for index in (*draft.kept[:2], *draft.kept[-3:]):
        found = _FIRST_OUTLET.match(lines[index].text)
        if found and lines[index].words <= 25 and len(draft.kept) > 1:
            draft.outlet = found["name"].strip()
            draft.notes[index] = lines[index].text
            draft.evidence["outlet"] = Evidence(index + 1, 0.8, "note of first publication")
    draft.kept = [i for i in draft.kept if i not in draft.notes]


def _upward(block: Any, steps: int) -> Iterator[Any]:
    while block is not None and steps:
        yield block
        block, steps = block.getparent(), steps - 1


def _under(block: Any, root: Any) -> bool:
    return block is root or any(a is root for a in block.iterancestors())
