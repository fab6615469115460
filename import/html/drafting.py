"""Articles in the making: for a page's one article, or for each of its posts, which lines are what."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from readroom.importer.cut.patterns import POSTED
from readroom.importer.cut.wording import is_entry
from readroom.importer.html.asides import read_bios, set_apart
from readroom.importer.html.authors import name_among, reporters
from readroom.importer.html.between import own_boxes
from readroom.importer.html.byline import is_stamp, read_facts, says_who, tells
from readroom.importer.html.content import common_root
from readroom.importer.html.dates import Surroundings, address_date, names_author, scripted_date
from readroom.importer.html.draft import Draft, scope_of
from readroom.importer.html.elements import Facts
from readroom.importer.html.filter import beside_image
from readroom.importer.html.hours import sign_by_hours
from readroom.importer.html.known import byline_of, dates_in
from readroom.importer.html.letterhead import Letterhead, letterhead
from readroom.importer.html.markdown import is_caption
from readroom.importer.html.marks import closed_by_date, without_date
from readroom.importer.html.meta import Head
from readroom.importer.html.month_days import read_month_days
from readroom.importer.html.named import name_above, name_of_page
from readroom.importer.html.notes import read_note
from readroom.importer.html.other_signs import office_beside
from readroom.importer.html.phrases import leads_elsewhere, promotes
from readroom.importer.html.places import read_places
from readroom.importer.html.posts import Post, kept_lines, link_of
from readroom.importer.html.repeats import without_repeats
from readroom.importer.html.section import Section, find_section, from_categories, last_step
from readroom.importer.html.signatures import sign_as_others, sign_by_names
from readroom.importer.html.signed import dateline_of, is_fact, read_alone, take_pieces
from readroom.importer.html.title import choose_title, heading_of, heading_text
from readroom.importer.html.tree import Line, Tree, letters
from readroom.importer.html.yearless import read_days
from readroom.importer.html.zones import Zones, names_of, zones_of
from readroom.text.dates import Order
from readroom.text.gate import clean_line
from readroom.text.model import Evidence

Titled = tuple[str, int | None, Evidence]
"""A title, the line that prints it (None when no line does), and where it comes from."""
KeptOf = Callable[[Tree, Post], tuple[int | None, list[int]]]
"""Tells a post's title line, and the lines that are its text."""

_LEAD = re.compile(
    r"(?<![a-z])(?:lead|lede|standfirst|sub-?title|sub-?head(?:line)?|dec?k|intro\w*|chap[oô]|vorspann|entradilla|"
    r"bajada|sommario|summary|excerpt|abstract|anlauf|ingress|sottotitolo|sous-?titre)(?![a-z])",
    re.IGNORECASE,
)
_LEADING = frozenset(("h2", "h3", "h4", "p", "strong", "b", "em"))
_BETWEEN = 30  # lines below a title among which its standfirst may stand
_LONGEST_LEAD = 150  # words
_PARTS_OF_OTHERS = frozenset(("li", "tr", "td", "th", "dd", "dt"))
_FOOT = 14  # words of a line below a post that says when it was put up
_HOUR = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_ABOVE = 4  # lines above a post that may hold the date of a day's posts
_BEFORE, _AFTER = 15, 10  # lines above and below the text that may tell about it


def single_draft(tree: Tree, kept: list[int], head: Head, order: Order | None, titled: Titled | None = None) -> Draft:
    """Return the draft of a page's one article, whose text stands in the lines `kept`.

    `titled` is its title when that is known: the line that prints it, if one does, and why it is that.
    """
    zones = zones_of(tree)
    title, line, why = titled or choose_title(head, tree.lines, kept, zones)
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
        own_boxes(tree, line, [i for i in draft.kept if i >= begin] or draft.kept, zones)
        edges = _edges(tree, draft.kept, order) if len(draft.kept) > 3 else []
        draft.kept = [i for i in draft.kept if i not in edges]
        around = _around(draft, begin, len(tree.lines))
        _read_single(tree, draft, head, edges, around, zones, order)
        take_pieces(tree, draft, draft.facts, order, _beside_title(draft, around)) if not head.date else None
        read_alone(tree, draft, draft.facts.authors or head.authors, zones, language=head.language)
        if not draft.facts.authors and not head.authors:
            office_beside(draft.facts, tree.lines, [*around, *draft.kept[:3]])
            draft.kept = [i for i in draft.kept if i not in draft.facts.lines] or draft.kept
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
    beginning = letters(lines[kept[0]].text).casefold()
    found: list[int] = []
    for index in range(title + 1, min(kept[0], title + _BETWEEN)):
        line = lines[index]
        if not _may_lead(line, zones) or tells(line, order) or is_stamp(line.text, order):
            continue
        if line.words <= 20 and dates_in(line.text, "dmy"):
            continue
        around = (line.block, line.block.getparent())
        if any(e is not None and is_caption(e) for e in around) or beside_image(tree, index):
            continue
        if not read_note(line.text) and letters(line.text).casefold() not in beginning:
            found.append(index)
    return found if sum(lines[i].words for i in found) <= _LONGEST_LEAD else []


def _may_lead(line: Line, zones: Zones) -> bool:
    """Tell whether a line between title and text has the shape of a standfirst: its name, its tag, a sentence."""
    if line.linked > len(line.text) // 2 or line.words < 4 or promotes(line.text) or leads_elsewhere(line.text):
        return False
    named = _LEAD.search(f"{names_of(line.block)} {names_of(line.block.getparent())}") is not None
    sentence = line.words >= 8 and line.text.rstrip('”"»').endswith((".", "!", "?", "…", "。"))
    zone = zones(line.block)
    if zone is not None and not (zone in ("related", "header") and (named or sentence) and not line.linked):
        return False
    return named or sentence or (line.block.tag in _LEADING and line.words >= 6)


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
    if not draft.facts.authors and not head.authors:
        ends = (*draft.kept[:3], draft.kept[-1])
        if names := next((n for i in ends if (n := reporters(lines[i].text))), ()):
            draft.facts.authors, draft.facts.evidence["authors"] = (
                names,
                Evidence(None, 0.6, "named in the text's dateline"),
            )
        elif named := name_of_page(tree, head, draft.kept[0], draft.kept[-1]):
            draft.facts.authors, draft.facts.evidence["authors"] = named
    if not (draft.facts.date or head.date) and (
        day := dateline_of(lines[draft.kept[0]].text, dates_in(lines[draft.kept[0]].text, order))
    ):
        draft.facts.date = replace(day, line=draft.kept[0] + 1)
        draft.facts.evidence["date"] = Evidence(draft.kept[0] + 1, 0.6, "day in the dateline of the first sentence")
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
    try:
        url = urljoin(base or "", link_of(line.block, post.element) or "")
    except ValueError:
        return None
    return clean_line(url) if url.startswith(("http://", "https://")) else None


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
        *range(max(begin, first), min(first + _ABOVE + 1, last)),
        *range(top - 1, max(top - _BEFORE, -1), -1),
        *range(max(last - _AFTER, first + _ABOVE + 1), last),
        *range(last + 1, min(last + _AFTER, total)),
    ]
    return [i for i in order if i not in text and i not in draft.asides and i != draft.title_line]


def post_drafts(
    tree: Tree,
    posts: Iterable[Post],
    base: str | None,
    order: Order | None,
    kept_of: KeptOf = kept_lines,
    head: Head | None = None,
) -> list[Draft]:
    """Return a draft for each post of a page; a date that stands above several holds for all of them.

    `kept_of` tells a post's title line and the lines that are its text; `head` is the page's.
    """
    drafts: list[Draft] = []
    alone: list[tuple[Draft, Post, Zones]] = []  # those in which a name may stand alone
    before = 0
    shared: Facts | None = None
    whole = zones_of(tree)
    posts = list(posts)
    for post in posts:
        if post.apart and post.element.tag in _PARTS_OF_OTHERS:
            for cell in post.element.iterchildren("td", "th"):
                cell.tag = "div"
            post.element.tag = "article"  # what is an item in a list of posts is no item where it stands alone
    parts = [kept_of(tree, post) for post in posts]
    if kept_of is kept_lines:
        parts = _without_names(tree.lines, parts)
    headings = [tree.lines[title].text for title, _ in parts if title is not None]
    # "Friday, 3 May 2019: The quay" above each: the days belong to the posts, not to their titles.
    dated = len(headings) > 1 and all(without_date(text) not in ("", text) for text in headings)
    dated = dated or (len(headings) > 1 and all(closed_by_date(text) for text in headings))
    texts = [kept for _, kept in parts]
    if kept_of is kept_lines:
        texts = without_repeats(tree.lines, texts, [(post.first, post.last) for post in posts])
    for post, (title, _), kept in zip(posts, parts, texts, strict=True):
        near: Sequence[int] = range(post.first - 1, max(before, post.first - _ABOVE) - 1, -1)
        near = near if post.above is None else [post.above]
        above = read_facts(_NOTHING, tree.lines, near, whole, order=order)
        if above.date and above.date.precision in ("day", "minute"):
            shared = above
        before = post.last
        letter = letterhead(tree.lines, post.first, post.last)
        if letter:
            kept = [i for i in kept if i not in letter.lines]
        if not kept:
            continue
        edges = _edges(tree, kept, order)
        kept = [i for i in kept if i not in edges] or kept
        name, more = (
            _title_of(tree.lines[title], own=dated or post.kept is not None) if title is not None else (None, False)
        )
        draft = Draft(kept, common_root(tree, kept), post.element, name, title, plain=not post.apart)
        if letter:
            _take_letterhead(draft, letter)
        elif title is not None:
            draft.evidence["title"] = Evidence(title + 1, 0.9, "heading of the post")
            draft.url = _link_of(tree.lines[title], post, base)
            if draft.url:
                draft.evidence["url"] = Evidence(title + 1, 0.85, "link of the title")
        set_apart(tree, draft, whole, order)
        text = {*kept, *draft.asides}
        around = [i for i in range(post.first, post.last) if i not in text and (i != title or more)]
        zones = Zones(until=post.element, own=True)
        own_boxes(tree, title, kept, zones, dated=True) if post.apart else None
        draft.facts = read_facts(post.element if post.apart else _NOTHING, tree.lines, around, zones, order=order)
        if title is not None and more and draft.facts.date is None:
            _date_by_heading(draft, tree.lines[title].text, title, order)
        if letter:
            draft.facts.lines.update(letter.lines)
            if letter.authors:
                draft.facts.authors = letter.authors
                draft.facts.evidence["authors"] = Evidence(letter.lines[0] + 1, 0.85, "head of the letter")
        if section := from_categories(tree.lines, around, zones):
            _take_section(draft, section)
        if post.apart and not letter:
            alone.append((draft, post, zones))
        read_bios(tree, draft, draft.facts.authors, post.element, whole, order)
        address = link_of(tree.lines[title].block, post.element) if title is not None else None
        if draft.facts.date is None and not shared and (day := address_date(address)):
            draft.facts.date, draft.facts.evidence["date"] = (
                day,
                Evidence(None, 0.6, "date in the address of the title"),
            )
        if draft.facts.date is None and shared and shared.date:
            draft.facts.date = shared.date
            draft.facts.evidence["date"] = Evidence(shared.date.line, 0.75, "date above the post")
            draft.facts.lines |= shared.lines
        drafts.append(draft)
    sign_by_names(tree.lines, drafts)
    read_places(tree.lines, drafts, order)
    sign_by_hours(tree.lines, drafts)
    _date_by_titles(tree, drafts)
    headings = [line.text for line in tree.lines[: posts[0].first] if heading_of(line)] if posts else []
    read_days(tree.lines, drafts, [*headings, (head.page_title if head else None) or ""])
    read_month_days(tree.lines, drafts, whole)
    language = head.language if head else None
    for draft, post, within in alone:
        read_alone(tree, draft, draft.facts.authors, within, (post.first, post.last), language)
        if not draft.facts.authors:
            office_beside(draft.facts, tree.lines, [i for i in range(post.first, post.last) if i not in draft.kept])
    sign_as_others(tree.lines, drafts)
    if head and len(drafts) > 1 and not any(d.facts.authors for d in drafts):
        named = name_above(tree, head, posts[0].first)
        for draft in drafts if named else ():
            if named:
                draft.facts.authors, draft.facts.evidence["authors"] = named
    return drafts


def _without_names(
    lines: Sequence[Line], parts: list[tuple[int | None, list[int]]]
) -> list[tuple[int | None, list[int]]]:
    """Return posts with the headings below for their titles, where all titles are names of persons above those."""
    below: list[tuple[int | None, list[int]]] = []
    for title, kept in parts:
        if title is None or not name_among([lines[title].text]) or title + 1 >= len(lines):
            return parts
        below_it = heading_of(lines[title + 1])
        if not below_it or below_it >= (heading_of(lines[title]) or "") or name_among([lines[title + 1].text]):
            return parts  # a heading of a lower rank is no title, but the first of the text's own
        below.append((title + 1, [i for i in kept if i != title + 1] or kept))
    return below


def _take_letterhead(draft: Draft, letter: Letterhead) -> None:
    draft.title, draft.title_line = letter.subject[:500], letter.line
    draft.evidence["title"] = Evidence(letter.line + 1, 0.9, "subject of the letter")


def _date_by_heading(draft: Draft, text: str, index: int, order: Order | None) -> None:
    """Date a post by the day that stands before its title: "Friday, 3 May 2019: The quay"."""
    found = dates_in(text, order)
    if found and found[0][2].precision in ("day", "minute") and found[0][1] < 0.7 * len(text):
        draft.facts.date = replace(found[0][2], line=index + 1)
        draft.facts.evidence["date"] = Evidence(index + 1, 0.7, "day before the title")


def _date_by_titles(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Date the posts of a page by their headings, where no post has another date and every heading names a day."""
    if len(drafts) < 2 or any(draft.facts.date for draft in drafts):
        return
    days = [dates_in(draft.title or "", "dmy") for draft in drafts]
    if not all(len(found) == 1 and found[0][2].precision in ("day", "minute") for found in days):
        return
    for draft, ((_, _, day),) in zip(drafts, days, strict=True):
        line = None if draft.title_line is None else draft.title_line + 1
        draft.facts.date = replace(day, line=line)
        draft.facts.evidence["date"] = Evidence(line, 0.75, "date in the heading")


def _edges(tree: Tree, kept: list[int], order: Order | None) -> list[int]:
    """Return the lines at the ends of a text that say who wrote it, or when, and are no part of it."""
    lines = tree.lines
    # An item of a list at the end of a text is the text's, whatever day it names.
    last = [i for i in kept[-2:] if lines[i].block.tag != "li" or lines[kept[-1] - 1].block.tag != "li"]
    ends = dict.fromkeys((*kept[:4], *last)) if len(kept) > 1 else ()
    signed = [i for i in kept[-4:-2] if len(kept) > 6 and says_who(lines[i])]
    return [*signed] + [
        i
        for i in ends
        if i not in signed
        if tells(lines[i], order) or _is_stamp(lines[i].text, order) or _is_foot(lines[i]) or is_fact(lines, i)
    ]


def _beside_title(draft: Draft, around: list[int]) -> list[int]:
    """Return the lines above a text's first paragraph, and those right above its title."""
    below = draft.kept[0] + 4
    return [*(i for i in around if i < below), *draft.kept[:4]]


def _is_stamp(text: str, order: Order | None) -> bool:
    return is_stamp(text, order) or is_entry(text)


def _is_foot(line: Line) -> bool:
    """Tell whether a short line with links says at which hour a post was put up."""
    if not line.linked or line.words > _FOOT:
        return False
    return _HOUR.search(line.text) is not None and POSTED.search(line.text) is not None


def _title_of(line: Line, *, own: bool) -> tuple[str, bool]:
    """Return the title that a heading prints, and whether it prints more: a date before it, a byline behind."""
    text = heading_text(line)
    for link in line.block.iter("a"):
        named = clean_line("".join(link.itertext()))
        rest = text[len(named) :] if named and text.startswith(named) else ""
        if rest and (dates_in(rest, "dmy") or byline_of(rest.strip(" ·|–—-"))):
            return named, True
        break
    bare = (closed_by_date(text) or without_date(text) if own else text) or text
    return bare, bare != text


class _Nothing:
    """An element without elements in it."""

    def iter(self, *_: str) -> Iterable[Any]:
        return ()


_NOTHING = _Nothing()
