"""Articles in the making: for a page's one article, or for each of its posts, which lines are what."""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urljoin

from readroom.importer.html_asides import read_bios, set_apart
from readroom.importer.html_byline import Facts, is_stamp, read_facts, tells
from readroom.importer.html_content import common_root
from readroom.importer.html_dates import Surroundings, address_date, names_author, scripted_date
from readroom.importer.html_draft import Draft, scope_of
from readroom.importer.html_markdown import is_caption
from readroom.importer.html_meta import Head
from readroom.importer.html_notes import read_note
from readroom.importer.html_posts import HEADINGS, Post, kept_lines
from readroom.importer.html_section import Section, find_section, from_categories, last_step
from readroom.importer.html_title import choose_title, heading_of
from readroom.importer.html_tree import Line, Tree, letters
from readroom.importer.html_zones import Zones, names_of
from readroom.text.dates import Order
from readroom.text.gate import clean_line
from readroom.text.model import Evidence

_LEAD = re.compile(
    r"(?<![a-z])(?:lead|lede|standfirst|sub-?title|sub-?head(?:line)?|dec?k|intro\w*|chap[oô]|vorspann|entradilla|"
    r"bajada|sommario|summary|excerpt|abstract|anlauf|ingress|sottotitolo|sous-?titre)(?![a-z])",
    re.IGNORECASE,
)
_ABOVE = 4  # lines above a post that may hold the date of a day's posts
_BEFORE, _AFTER = 15, 10  # lines above and below the text that may tell about it


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
    root = common_root(tree, kept) if kept else tree.root
    begin = kept[0] if kept else 0
    if kept and line is not None:
        kept = _standfirst(tree, line, kept, zones, order) + kept
        root = common_root(tree, kept)
    draft = Draft(kept, root, scope_of(root), title, line)
    if why:
        draft.evidence["title"] = why
    if kept:
        set_apart(tree, draft, zones, order)
        ends = dict.fromkeys((*draft.kept[:4], *draft.kept[-2:])) if len(draft.kept) > 3 else ()
        edges = [i for i in ends if tells(tree.lines[i], order) or is_stamp(tree.lines[i].text, order)]
        draft.kept = [i for i in draft.kept if i not in edges]
        around = _around(draft, begin, len(tree.lines))
        _read_single(tree, draft, head, edges, around, zones, order)
        read_bios(tree, draft, draft.facts.authors or head.authors, scope_of(draft.frame), zones, order)
    return draft


def _end(lines: Sequence[Line], last: int, zones: Zones) -> int:
    """Return where a heading below the text begins something else."""
    for index in range(last + 1, min(last + _AFTER, len(lines))):
        line = lines[index]
        if heading_of(line) and not names_author(line.text) and zones(line.block) not in ("share", "bio", "meta"):
            return index
    return len(lines)


def _standfirst(tree: Tree, title: int, kept: list[int], zones: Zones, order: Order | None) -> list[int]:
    """Return the lines between a title and the text that are sentences of the article: its standfirst."""
    lines = tree.lines
    above: set[Any] = set(list(lines[title].block.iterancestors())[:2])
    beginning = letters(lines[kept[0]].text).casefold()
    found = []
    for index in range(title + 1, min(kept[0], title + _BEFORE)):
        line = lines[index]
        named = _LEAD.search(names_of(line.block)) is not None
        sentence = line.words >= 8 and line.text.rstrip('”"»').endswith((".", "!", "?", "…", "。"))
        if not (sentence or (named and line.words >= 4)) or line.linked > len(line.text) // 2:
            continue
        if zones(line.block) is not None or above.isdisjoint(line.block.iterancestors()):
            continue
        if (
            any(is_caption(e) for e in (line.block, line.block.getparent()))
            or tells(line, order)
            or is_stamp(line.text, order)
        ):
            continue
        if not read_note(line.text) and letters(line.text).casefold() not in beginning:
            found.append(index)
    return found


def _read_single(
    tree: Tree, draft: Draft, head: Head, edges: list[int], around: list[int], zones: Zones, order: Order | None
) -> None:
    """Read what the lines around a page's one article say about it."""
    lines = tree.lines
    title = [] if draft.title_line is None else [draft.title_line]
    beside = Surroundings(lines, [*draft.kept, *title, *edges], title[0] if title else draft.kept[0])
    end = _end(lines, draft.kept[-1], zones)
    near = edges + beside.about(i for i in around if i < end or zones(lines[i].block) == "meta")
    draft.facts = read_facts(scope_of(draft.root), lines, near, zones, order=order, beside=beside)
    unsaid = not (draft.facts.date or head.date or draft.facts.refused or head.refused or address_date(head.url))
    if unsaid and (found := scripted_date(tree.root)):
        draft.facts.date = found
        draft.facts.evidence["date"] = Evidence(None, 0.5, "date in a script of the page")
    if head.section:
        return
    authors = draft.facts.authors or head.authors
    title_of = (draft.title, draft.title_line)
    if section := find_section(lines, head, title_of, near, authors, zones):
        _take_section(draft, section)
    elif name := last_step(head.trail, draft.title, head.site):
        draft.section, draft.evidence["section"] = name, Evidence(None, 0.85, "JSON-LD breadcrumb")


def _take_section(draft: Draft, section: Section) -> None:
    draft.section = section.name
    draft.evidence["section"] = Evidence(section.line + 1, section.sure, section.reason)
    if section.line not in draft.kept:
        draft.facts.lines.add(section.line)


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


def _around(draft: Draft, begin: int, total: int) -> list[int]:
    """Return the lines that may tell about an article: those below its title, above it, below its text.

    `begin` is the first line of the text, a standfirst left out.
    """
    text = set(draft.kept)
    first, last = draft.kept[0], draft.kept[-1]
    top = draft.title_line if draft.title_line is not None and draft.title_line < first else first
    order = [
        *range(top + 1, max(begin, first)),
        *range(top - 1, max(top - _BEFORE, -1), -1),
        *range(last + 1, min(last + _AFTER, total)),
    ]
    return [i for i in order if i not in text and i not in draft.asides and i != draft.title_line]


def post_drafts(tree: Tree, posts: Iterable[Post], base: str | None, order: Order | None) -> list[Draft]:
    """Return a draft for each post of a page; a date that stands above several holds for all of them."""
    drafts: list[Draft] = []
    before = 0
    shared: Facts | None = None
    whole = Zones(tree.frames)
    for post in posts:
        near = range(post.first - 1, max(before, post.first - _ABOVE) - 1, -1)
        above = read_facts(_NOTHING, tree.lines, near, whole, order=order)
        if above.date and above.date.precision in ("day", "minute"):
            shared = above
        before = post.last
        title, kept = kept_lines(tree, post)
        if not kept:
            continue
        name = tree.lines[title].text if title is not None else None
        draft = Draft(kept, common_root(tree, kept), post.element, name, title)
        if title is not None:
            draft.evidence["title"] = Evidence(title + 1, 0.9, "heading of the post")
            draft.url = _link_of(tree.lines[title], post, base)
            if draft.url:
                draft.evidence["url"] = Evidence(title + 1, 0.85, "link of the title")
        set_apart(tree, draft, whole, order)
        text = {*kept, *draft.asides}
        around = [i for i in range(post.first, post.last) if i not in text and i != title]
        zones = Zones(until=post.element)
        draft.facts = read_facts(post.element, tree.lines, around, zones, order=order)
        if section := from_categories(tree.lines, around, zones):
            _take_section(draft, section)
        read_bios(tree, draft, draft.facts.authors, post.element, whole, order)
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
