"""Posts of a page that no name gives away: boxes of one kind, each with a title and with a line of facts of its own.

Old archives, reviews of the press and issues of magazines are made by hand: their boxes are called anything, or there
is none and a rule stands between two texts. What proves them is that each says who wrote it, or when.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from readroom.importer.cut.byline import is_name
from readroom.importer.html.dates import address_date
from readroom.importer.html.known import byline_of, dates_in
from readroom.importer.html.posts import HEADINGS, Post, kept_lines, link_of, title_line
from readroom.importer.html.region import kind_of, plain_class
from readroom.importer.html.tree import Line, Tree
from readroom.importer.html.yearless import day_at, is_day
from readroom.importer.html.zones import zones_of

_SHARE = 0.6  # of the page's prose that boxes must hold
_AGREED = 0.8  # of the boxes that must say who wrote them, or when
_LEAST = 12  # words of a box, on the average
_LEAST_TEASER = 6  # words of a box whose title is a link
_TITLES = 0.5  # of the links or bold lines at one place that must be more than a word or a name
_BOLD = frozenset(("b", "strong"))
_TAGS = ("div", "section", "td", "li", "dd", "tr", "table")
_SHORT = 16  # words of a line of facts
_PROSE = 7  # words of a line of prose
_DATE = 0.55  # share of a heading that is its date, where it is nothing else
_PLACES = (0, 1, 2, -1, -2)  # where a line of facts may stand, from the first line or the last
MOST = 200  # boxes of a page
_HOUR = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
_NUMBER = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.?")
_ABOVE = 4  # lines above the first box in which its month may stand
_MONTH_WORDS = 4
_AWAY = frozenset(("comments", "related", "sidebar", "navigation", "footer", "advert", "form", "notice"))

Sums = dict[int, list[int]]


def find_boxes(tree: Tree) -> list[Post]:
    """Return the posts that boxes of one kind are; nothing when they are not proved to be several.

    They are siblings, or have a class in common wherever they stand: a day's page may hold several.
    """
    zones = zones_of(tree)
    sums = {least: _words(tree.lines, least) for least in (_LEAST, _LEAST_TEASER)}
    for elements in _groups(tree):
        if not 3 <= len(elements) <= MOST or zones(elements[0]) in _AWAY:
            continue
        posts = [Post(e, *tree.spans[e]) for e in elements]
        if not holds(tree.lines, posts, _LEAST_TEASER, sums) and not holds(tree.lines, posts, _LEAST, sums):
            continue
        linked = _titled(tree.lines, posts)
        titled = [p for p in posts if p.title is not None and p.title < p.first + 3 and p.last - p.first > 1]
        days = not titled and _under_days(tree.lines, posts)
        if (len(titled) < len(posts) and not days) or not holds(tree.lines, posts, _LEAST_TEASER if linked else _LEAST):
            continue
        told = _told(tree.lines, posts)
        if days and not told:
            continue
        if told or _under_days(tree.lines, posts) or all(_is_addressed(tree.lines, post) for post in posts):
            for post in posts:
                kept = kept_lines(tree, post)[1]
                post.kept = [i for i in kept if i not in told] or kept
            return sorted(posts, key=lambda post: post.first)
    return []


def _groups(tree: Tree) -> list[list[Any]]:
    """Return elements that may be posts of one kind: siblings of one tag and class, then any of one class."""
    beside: dict[tuple[Any, str, str], list[Any]] = {}
    alike: dict[tuple[str, str], list[Any]] = {}
    for element in tree.spans:
        name, parent = plain_class(element.get("class") or ""), element.getparent()
        if element.tag not in _TAGS or parent is None or not (name or element.tag in ("li", "section", "tr")):
            continue
        beside.setdefault((parent, element.tag, name), []).append(element)
        if name:
            alike.setdefault((element.tag, name), []).append(element)
    apart = [found for found in alike.values() if len({e.getparent() for e in found}) > 1 and not _nested(found)]
    return [*beside.values(), *apart]


def _nested(elements: Sequence[Any]) -> bool:
    known = set(elements)
    return any(above in known for e in elements for above in e.iterancestors())


def _titled(lines: Sequence[Line], posts: Sequence[Post]) -> bool:
    """Find the title of each box; tell whether they are links at the head of all of them, and no headings."""
    for post in posts:
        post.title = _title(lines, post.first, post.last)
    if any(post.title is not None for post in posts):
        return False
    for place in (0, 1, 2):
        at = [post.first + place for post in posts]
        heads = [lines[i] for i, post in zip(at, posts, strict=True) if i < post.last]
        if len(heads) < len(posts) or len({line.text for line in heads}) < len(heads):
            continue
        linked = all(line.linked >= 0.9 * len(line.text) for line in heads)
        if not linked and not all(_is_bold(line) for line in heads):
            continue
        if len({kind_of(line) for line in heads}) > 1:
            continue
        if any(line.words > _SHORT or _is_whole_date(line.text) for line in heads):
            continue
        if sum(line.words > 1 and not is_name(line.text) for line in heads) >= _TITLES * len(heads):
            for post, index in zip(posts, at, strict=True):
                post.title = index
            return linked
    return False


def _is_bold(line: Line) -> bool:
    """Tell whether all of a line stands in bold letters."""
    return all(_BOLD & {e.tag, *_up_to(e, line.block)} for e, tail in line.slots if not tail) and not any(
        tail and (e.tail or "").strip() and not _BOLD & set(_up_to(e, line.block)) for e, tail in line.slots
    )


def _up_to(element: Any, block: Any) -> Iterator[str]:
    """Yield the tags above an element within a block."""
    above = element.getparent() if element is not block else None
    while above is not None and above is not block:
        yield str(above.tag)
        above = above.getparent()


def _under_days(lines: Sequence[Line], posts: Sequence[Post]) -> bool:
    """Tell whether a line with a day stands right above the first box of each parent, or above several of one."""
    first: dict[Any, int] = {}
    held = {i for post in posts for i in range(post.first, post.last)}
    for post in sorted(posts, key=lambda post: post.first):
        first.setdefault(post.element.getparent(), post.first)
    above = {i - 1 for i in first.values()}
    above |= {p.first - 1 for p in posts if p.first - 1 not in held and p.first and _is_day(lines[p.first - 1])}
    return len(above) > 1 and all(i >= 0 and _is_day(lines[i]) for i in above)


def _is_addressed(lines: Sequence[Line], post: Post) -> bool:
    """Tell whether the title of a box leads to an address that names a day."""
    return post.title is not None and address_date(link_of(lines[post.title].block, post.element)) is not None


def _is_day(line: Line) -> bool:
    return line.words <= _SHORT and any(d.precision in ("day", "minute") for *_, d in dates_in(line.text, "dmy"))


def _title(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Return the line that is the title of a box; a heading that is a date stands over it."""
    found = title_line(lines, first, last)
    while found is not None and _is_whole_date(lines[found].text) and found + 1 < last:
        found = title_line(lines, found + 1, last)
    return found


def _is_whole_date(text: str) -> bool:
    dates = dates_in(text, "dmy")
    return bool(dates) and sum(end - start for start, end, _ in dates) >= _DATE * len(text)


def _told(lines: Sequence[Line], posts: Sequence[Post]) -> set[int]:
    """Return the short lines that say who wrote the text of a box, or when: those that most boxes have at one place."""
    places: dict[int, list[int]] = {}
    numbers = any(_is_month(lines[i]) for i in range(max(posts[0].first - _ABOVE, 0), posts[0].first))
    for post in posts:
        for place in _PLACES:
            index = post.first + place if place >= 0 else post.last + place
            if _tells(lines, post, index) or (numbers and _is_number(lines, post, index)):
                places.setdefault(place, []).append(index)
    return {i for found in places.values() if len(found) >= _AGREED * len(posts) for i in found}


def _tells(lines: Sequence[Line], post: Post, index: int) -> bool:
    if not post.first <= index < post.last or index == post.title:
        return False
    line = lines[index]
    if line.words > _SHORT or (line.block.tag == "li" and line.linked):
        return False
    name = " " in line.text and line.words <= 5 and is_name(line.text)
    return (
        name
        or byline_of(line.text) is not None
        or _HOUR.match(line.text) is not None
        or is_day(line.text)
        or (line.words == 1 and day_at(line.text) is not None)
        or any(element.tag == "time" for element, _ in line.slots)
        or any(d.precision != "year" for *_, d in dates_in(line.text, "dmy"))
    )


def _is_number(lines: Sequence[Line], post: Post, index: int) -> bool:
    """Tell whether a line of a box is the number of a day, whose month stands in a heading above the boxes."""
    return post.first <= index < post.last and index != post.title and _NUMBER.fullmatch(lines[index].text) is not None


def _is_month(line: Line) -> bool:
    """Tell whether a heading is a month with its year, and nothing else."""
    if line.block.tag not in HEADINGS or line.words > _MONTH_WORDS:
        return False
    return any(d.precision == "month" for *_, d in dates_in(line.text, "dmy"))


def holds(lines: Sequence[Line], posts: Sequence[Post], least: int = _LEAST, sums: Sums | None = None) -> bool:
    """Tell whether boxes hold most of a page's prose, and none of them nearly all of it."""
    words = (sums or {}).get(least) or _words(lines, least)
    held = [words[p.last] - words[p.first] for p in posts]
    total = sum(held)
    return total >= max(_SHARE * words[-1], least * len(posts)) and max(held) <= 0.85 * total


def _words(lines: Sequence[Line], least: int) -> list[int]:
    """Return how many words of prose stand above each line, and above the end of the page."""
    shortest = min(_PROSE, least - 1)
    return [0, *accumulate(line.prose if line.prose > shortest else 0 for line in lines)]
