"""Posts of a page that prints them one after the other: a line with a date stands at the same place of each.

The dated lines are marked up alike, text stands between them, and each has a title beside it or says who posted it.
Dates within one article (a chronicle, teasers beside it) have none of that, or hold too little of the page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Any

from readroom.importer.cut.patterns import POSTED
from readroom.importer.cut.wording import is_comments, is_labels, is_more
from readroom.importer.html.byline import names_date
from readroom.importer.html.content import common_root
from readroom.importer.html.filter import text_lines
from readroom.importer.html.known import byline_of, dates_in
from readroom.importer.html.phrases import is_button, leads_elsewhere, promotes
from readroom.importer.html.posts import Post, is_title
from readroom.importer.html.region import HEADINGS, Kind, Measures, Region
from readroom.importer.html.tree import Line, Tree
from readroom.importer.html.yearless import is_day
from readroom.text.months import WEEKDAYS

_FIGURE = re.compile(r"\d")
_CELLS = re.compile(r"\s[|·•]\s")
_COUNT = re.compile(r"^\d+|(?<=[(\[])\d+(?=[)\]])")
_REPEATED = 3  # times that a line stands on a page which is no title
_MOST = 2000  # posts of a page; each is looked at beside all of its lines
_LONGEST = 20  # words of a dated line, and of a title
_LEAST = 12  # words of a post, on the average
_SHARE = 0.6  # of the page's prose that posts must hold
_MOST_OF_ONE = 0.85  # share of one post: more is an article with other dates beside it
_AGREED = 0.6  # share of the posts that must have a title at the same place
_SIGNS = 2  # characters beside a date in a line that is nothing else
_NEAR = 6  # lines below a dated one in which the heading of the next post may stand
_GAP = 3  # words that must stand between two dated lines
_PLACES = (-1, 1, -2, 2)  # where a title may stand, counted in lines from the dated one
_FARTHER = (*_PLACES, -3, 3, -4)  # the same where each is a heading: facts stand between them
_LABEL = re.compile(r"([^\W\d_][^:：]{1,20})[:：]\s?\d[\d.,]*$")
_AWAY = frozenset(("comments", "related", "sidebar", "navigation", "footer", "advert", "form", "notice"))


def find_marked(tree: Tree, measures: Measures) -> list[Post]:
    """Return the posts of a page that dated lines divide, in their order; nothing when it is not several.

    Each post's elements become one element of the tree where they can.
    """
    groups: dict[tuple[Kind, bool], list[int]] = {}
    for index, line in enumerate(tree.lines):
        if line.block.tag in HEADINGS and 0 < line.words <= 10 and is_comments(line.text):
            break  # the dates below are those of comments
        if line.words <= _LONGEST and measures.zones[index] not in _AWAY and _is_dated(line):
            groups.setdefault((measures.kinds[index], False), []).append(index)
            if len(without_date(line.text)) <= _SIGNS:
                groups.setdefault((measures.kinds[index], True), []).append(index)
    for stamps in sorted(groups.values(), key=lambda g: (-len(g), g[0])):
        if _are_months(tree.lines, stamps):
            continue
        if 1 < len(stamps) <= _MOST and (posts := _Marked(tree, measures, stamps).posts()):
            kept = [[i for i in _text(tree, post, measures) if i not in stamps] for post in posts]
            return [replace(post, kept=lines) for post, lines in zip(_wrapped(tree, posts), kept, strict=True)]
    return []


def _is_dated(line: Line) -> bool:
    text = line.text
    return _FIGURE.search(text) is not None and (bool(dates_in(text, "dmy")) or is_day(text))


def _are_months(lines: Sequence[Line], stamps: Sequence[int]) -> bool:
    """Tell whether dated lines are months or years above several posts each: more headings follow than there are."""
    if lines[stamps[0]].block.tag not in HEADINGS:
        return False
    for index in stamps:
        found = dates_in(lines[index].text, "dmy")
        if len(found) != 1 or found[0][2].precision not in ("month", "year"):
            return False
    rank = lines[stamps[0]].block.tag
    below = Counter(
        line.block.tag for line in lines[stamps[0] :] if line.block.tag in HEADINGS and line.block.tag > rank
    )
    return max(below.values(), default=0) > len(stamps)


def without_date(text: str) -> str:
    """Return a line without the date that it opens with."""
    if is_day(text):
        return ""
    for start, end, _ in dates_in(text, "dmy"):
        before = text[:start].strip(" [(|·,.")
        if not before or before.casefold() in WEEKDAYS:
            return text[end:].lstrip(" ])|·:–—-,").rstrip(" |·:–—-,")
    return text


def closed_by_date(text: str) -> str:
    """Return a heading without the day in brackets, or behind a dash, that closes it; empty where none does."""
    found = dates_in(text, "dmy")
    if not found or found[-1][2].precision not in ("day", "minute") or text[found[-1][1] :].strip(" )].") != "":
        return ""
    before = text[: found[-1][0]].rstrip()
    return before[:-1].rstrip(" –—-([|") if before[-1:] in ("(", "[", "–", "—", "-", "|") else ""


class _Marked:
    """The lines of one page with its dated lines, all of one kind."""

    def __init__(self, tree: Tree, measures: Measures, stamps: list[int]) -> None:
        self.tree, self.lines, self.measures, self.stamps = tree, tree.lines, measures, stamps
        self.element = self._around()
        self.first, self.last = tree.spans.get(self.element, (0, len(tree.lines)))
        held = Counter(
            _COUNT.sub("#", line.text) for line in self.lines[self.first : self.last] if line.words <= _LONGEST
        )
        enough = max(_REPEATED, len(stamps) / 2)
        self.repeated = {text for text, count in held.items() if count >= enough}

    def _around(self) -> Any:
        """Return the element that holds all the dated lines, and the text after the last or before the first."""
        element = self.lines[self.stamps[0]].block
        while element is not None:
            first, last = self.tree.spans.get(element, (0, 0))
            if last > self.stamps[-1] and (self._prose(first, self.stamps[0]) or self._prose(self.stamps[-1], last)):
                return element
            element = element.getparent()
        return self.tree.root

    def _prose(self, first: int, last: int) -> int:
        """Count the words of text between two lines."""
        measures = self.measures
        return sum(
            self.lines[i].prose for i in range(first, last) if measures.prose[i] and measures.zones[i] not in _AWAY
        )

    def _any(self, first: int, last: int) -> int:
        """Count the words between two lines that are no links, of sentences or not."""
        return sum(self.lines[i].prose for i in range(first, last) if self.measures.zones[i] not in _AWAY)

    def posts(self) -> list[Post]:
        """Return the posts that the dated lines divide the page into; nothing when they do not."""
        stamps = self.stamps
        gaps = [self._any(a + 1, b) for a, b in pairwise(stamps)]
        if sum(1 for g in gaps if g > _GAP) < 0.8 * len(gaps):
            return []
        before, after = self._prose(self.first, stamps[0]), self._prose(stamps[-1] + 1, self.last)
        usual = median(gaps)
        above = after > 0 and before < 0.3 * usual
        if not above and not (before > 0 and after < 0.3 * usual):
            return []
        posts = self._from_heads() if above else self._from_feet()
        return posts if self._holds(posts) else []

    def _from_heads(self) -> list[Post]:
        best = max(_FARTHER, key=lambda offset: self._agree(offset)[0])
        agreed, kind = self._agree(best)
        offset = best if agreed else 0
        own = not agreed and self._titles_itself()
        if not agreed and not own and not self._says_who() and not self._counts_back():
            return []
        starts = []
        for n, stamp in enumerate(self.stamps):
            above = self.stamps[n - 1] + 1 if n else self.first
            start = max(stamp + min(offset, 0), above)
            starts.append(start if start == stamp or self.measures.kinds[start] == kind else stamp)
        found = []
        for stamp, start, end in zip(self.stamps, starts, [*starts[1:], self.last], strict=True):
            at = stamp + offset
            title = at if agreed and start <= at < end and self.measures.kinds[at] == kind else None
            if own and without_date(self.lines[stamp].text):
                title = stamp
            found.append(Post(self.element, start, end, title))
        return found

    def _from_feet(self) -> list[Post]:
        starts = [self._head(self.first, self.stamps[0])]
        starts += [self._head(a + 1, b) for a, b in pairwise(self.stamps)]
        starts[0] = self._first_head(starts)
        titled = [self._may_be_title(start) for start in starts]
        if sum(titled) < _AGREED * len(titled) and not self._says_who():
            return []
        return [
            Post(self.element, start, stamp + 1, start if named else None)
            for start, stamp, named in zip(starts, self.stamps, titled, strict=True)
        ]

    def _first_head(self, starts: list[int]) -> int:
        """Return where the first post begins: at a line like the others' titles; an opening may stand above it."""
        kinds = [self.measures.kinds[i] for i in starts[1:] if self._may_be_title(i)]
        alike = [
            i for i in range(self.first, self.stamps[0]) if self.measures.kinds[i] in kinds and self._may_be_title(i)
        ]
        return alike[-1] if alike and self._any(alike[-1] + 1, self.stamps[0]) > _GAP else starts[0]

    def _head(self, first: int, last: int) -> int:
        """Return the first line of a post between two others: the title right above its text, else its text."""
        text = next((i for i in range(first, last) if self.measures.prose[i]), first)
        for index in range(first, min(first + _NEAR, last)):
            if self.lines[index].block.tag in HEADINGS and self._may_be_title(index):
                return index
        for index in range(text - 1, max(first, text - 4) - 1, -1):
            if self._may_be_title(index):
                return index
        return text

    def _agree(self, offset: int) -> tuple[float, Kind | None]:
        """Return how well the lines at one place beside the dated lines serve as titles, and how they are marked up.

        The line at the outer end of the page must be one of them, or the place belongs to the post before.
        """
        places = [s + offset for s in self.stamps]
        outer = places[0] if offset < 0 else places[-1]
        if not self.first <= outer < self.last or not self._may_be_title(outer):
            return 0.0, None
        kind = self.measures.kinds[outer]
        alike = [i for i in places if i < self.last and self.measures.kinds[i] == kind and self._may_be_title(i)]
        if len(alike) < max(_AGREED * len(places), 2):
            return 0.0, None
        if offset not in _PLACES and any(self.lines[i].block.tag not in HEADINGS for i in alike):
            return 0.0, None
        labels = [m[1] for i in alike if (m := _LABEL.match(self.lines[i].text))]
        if len(alike) > 1 and len(labels) == len(alike) and len(set(labels)) == 1:
            return 0.0, None  # "Hits: 12", "Hits: 340"
        if len({self.lines[i].text for i in alike}) <= len(alike) / 2:
            return 0.0, None  # the same words at each: a name, a button
        marked = sum(
            1
            for i in alike
            if self.lines[i].block.tag in HEADINGS or 2 * self.lines[i].linked > len(self.lines[i].text)
        )
        named = sum(1 for i in alike if is_title(self.lines[i].block))
        return len(alike) + 2.0 * marked + 3.0 * named - 0.1 * abs(offset), kind

    def _titles_itself(self) -> bool:
        """Tell whether most dated lines hold a title as well."""
        rests = [without_date(self.lines[i].text) for i in self.stamps]
        several = sum(len(rest.split()) > 1 for rest in rests)
        if several >= 0.8 * len(rests):
            return True
        # "3 May — News from the hill", "2 May — bookish", "1 May": a word is a title too where others have more.
        said = [rest for rest in rests if rest]
        return len(said) >= 0.7 * len(rests) and several >= 0.5 * len(rests) and len(set(said)) == len(said) > 2

    def _may_be_title(self, index: int) -> bool:
        line = self.lines[index]
        if line.words > _LONGEST or self.measures.zones[index] in _AWAY or _is_dated(line):
            return False
        if line.block.tag not in HEADINGS and _COUNT.sub("#", line.text) in self.repeated:
            return False  # a counter, a list of tags: each post has the like
        if self.measures.prose[index] and line.block.tag not in HEADINGS:
            return False
        cells = _CELLS.split(line.text)
        if is_labels(line.text) or all(is_comments(cell) or is_button(cell) for cell in cells):
            return False
        if is_button(line.text) or leads_elsewhere(line.text) or promotes(line.text) or is_more(line.text):
            return False
        return byline_of(line.text) is None

    def _counts_back(self) -> bool:
        """Tell whether the dated lines are days and nothing else, the newest first: news, and no chronicle."""
        if self.lines[self.stamps[0]].block.tag in HEADINGS:
            return False  # headings divide an article as well
        days: list[str] = []
        for index in self.stamps:
            text = self.lines[index].text
            found = dates_in(text, "dmy")
            if len(found) != 1 or found[0][2].precision != "day" or len(without_date(text)) > _SIGNS:
                return False
            days.append(found[0][2].value)
        return len(days) > 2 and len(set(days)) == len(days) and days == sorted(days, reverse=True)

    def _says_who(self) -> bool:
        """Tell whether most dated lines say that somebody posted something, or are named a date."""
        named = sum(1 for i in self.stamps if POSTED.search(self.lines[i].text) or names_date(self.lines[i]))
        return named >= 0.8 * len(self.stamps) and self.lines[self.stamps[0]].block.tag not in HEADINGS

    def _holds(self, posts: Sequence[Post]) -> bool:
        counts = sorted((self._any(p.first, p.last) for p in posts), reverse=True)
        total = sum(counts)
        page = self._any(0, len(self.lines))
        return total >= max(_SHARE * page, _LEAST * len(counts)) and counts[0] <= _MOST_OF_ONE * total


def _wrapped(tree: Tree, posts: Sequence[Post]) -> list[Post]:
    """Move the elements of each post into one of their own; nothing is moved when posts share elements."""
    parent = common_root(tree, [i for post in posts for i in (post.first, post.last - 1)])
    owners: dict[Any, int] = {}
    for number, post in enumerate(posts):
        for index in range(post.first, post.last):
            child = _child(tree.lines[index].block, parent)
            if child is None or owners.setdefault(child, number) != number:
                return [replace(post, apart=False) for post in posts]
    found = []
    for number, post in enumerate(posts):
        wrapper = parent.makeelement("article")
        children = [child for child, owner in owners.items() if owner == number]
        children[0].addprevious(wrapper)
        for child in children:
            wrapper.append(child)
        found.append(replace(post, element=wrapper))
    return found


def _child(block: Any, parent: Any) -> Any:
    """Return the child of `parent` that a block is or stands in; None when it stands in no child."""
    while block is not None:
        above = block.getparent()
        if above is parent:
            return block
        block = above
    return None


def _text(tree: Tree, post: Post, measures: Measures) -> list[int]:
    """Return the lines of a post that are its text."""
    region = Region(post.element, post.first, post.last, measures)
    found = [i for i in text_lines(tree, region) if i != post.title]
    if found:
        return found
    # Short posts under linked titles look like announcements of others: all that is said in them is their text.
    first = post.first if post.title is None or post.title < post.first else post.title + 1
    return [
        i
        for i in range(min(first, post.last - 1), post.last)
        if i != post.title
        and measures.zones[i] not in _AWAY
        and tree.lines[i].prose > _GAP
        and not is_button(tree.lines[i].text)
    ]
