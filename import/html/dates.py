"""Where a page's dates may come from: not from teasers, boxes or prose; at last from its scripts or its address."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from readroom.importer.cut.byline import is_name
from readroom.importer.cut.words import ABOUT_AUTHOR
from readroom.importer.html.known import byline_of, dates_in
from readroom.importer.html.labels import LABELS
from readroom.importer.html.phrases import leads_elsewhere
from readroom.importer.html.tree import Line
from readroom.importer.iso import iso_date
from readroom.text.gate import clean_line
from readroom.text.model import PrintedDate

_SCRIPTED = re.compile(
    r"""["'](?:date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time|ed_?at)|pub_?date|publication_?date|first_?published\w{0,12}|"""
    r"""display_?date|date_?created|created_?at)["']\s*:\s*["']([^"']{8,40})["']""",
    re.IGNORECASE,
)
_LONGEST = 2_000_000  # characters of a script that are looked at
_ADDRESS = (
    re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$|[-_.]\D)"),
    re.compile(r"[/_-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/_.?-]|$)"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_-])"),
)
_ZONE_TWICE = re.compile(r"(\s[+-]\d{4}) [A-Z]{2,5}\s*$")  # "+0000 UTC", as programs in Go write it
_AHEAD = 1  # years that a page may be dated after it was fetched
_LATEST = 2099
_SHOWN = 80  # characters of a refused date
_CARD = 80  # words of an element that announces another article, at most
_LONG_LINK = 20  # characters of a link that is a title; shorter ones are labels
_OWN = frozenset(("category", "tag", "author", "bookmark", "permalink", "license"))
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_MASTHEAD = 4  # links of a box above the title that is the page's head
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?$", re.IGNORECASE)


def address_date(url: str | None) -> PrintedDate | None:
    """Return the day that a page's address names."""
    for pattern in _ADDRESS:
        if found := pattern.search(url or ""):
            year, month, day = found.groups()
            if date := iso_date(f"{year}-{month:0>2}-{day:0>2}"):
                return date
    return None


def scripted_date(root: Any) -> PrintedDate | None:
    """Return the date of publication that a page's scripts name, when they agree on one."""
    found: dict[str, PrintedDate] = {}
    for script in root.iter("script"):
        text = script.text
        if text and len(text) < _LONGEST and not (script.get("type") or "").lower().startswith("application/ld"):
            for match in _SCRIPTED.finditer(text):
                if date := iso_date(match[1]):
                    found.setdefault(date.value[:10], date)
    return next(iter(found.values())) if len(found) == 1 else None


def machine_date(raw: str, crawled: PrintedDate | None = None) -> PrintedDate | None:
    """Return the date that is written for machines; None when it cannot be: no day, or one long after the page was
    fetched (`crawled`; without that, one of another century).
    """
    date = iso_date(_ZONE_TWICE.sub(r"\1", raw))
    if date is None:
        return None
    latest = int(crawled.value[:4]) + _AHEAD if crawled else _LATEST
    return date if int(date.value[:4]) <= latest else None


def refused(raw: str) -> str | None:
    """Return a string that was given for a date and is none, as it is shown; None when it has no figures."""
    shown = clean_line(raw)[:_SHOWN]
    return shown if any(map(str.isdigit, shown)) else None


class Surroundings:
    """The elements around an article that are not about it: teasers of other articles, and the head of the page.

    `own` are the indexes of the article's lines; what holds one of them is its frame, not a box beside it.
    """

    def __init__(self, lines: Sequence[Line], own: Iterable[int], before: int) -> None:
        self._lines = lines
        self._before = before
        self._frames: set[Any] = set()
        self._known: dict[Any, bool] = {}
        for index in own:
            block = lines[index].block
            while block is not None and block not in self._frames:
                self._frames.add(block)
                block = block.getparent()

    def about(self, indexes: Iterable[int]) -> list[int]:
        """Return those of the lines that may be about the article."""
        return [i for i in indexes if not self.elsewhere(self._lines[i].block, above=i < self._before)]

    def elsewhere(self, element: Any, *, above: bool = False) -> bool:
        """Tell whether an element stands in a teaser, or (`above` the title) in the head of the page."""
        return any(self._is_card(box) or (above and _is_masthead(box)) for box in self._boxes(element))

    def prose(self, element: Any) -> bool:
        """Tell whether an element stands in a paragraph of the article's own text."""
        while element is not None:
            if element in self._frames:
                return (
                    element.tag in ("p", "li", "blockquote", "dd", "td")
                    and len("".join(element.itertext()).split()) > 15
                )
            element = element.getparent()
        return False

    def _boxes(self, element: Any) -> Iterator[Any]:
        """Yield the nearest three elements around a line that hold nothing of the article, the line's own first."""
        steps = 0
        while element is not None and steps < 3 and element not in self._frames:
            yield element
            element, steps = element.getparent(), steps + 1

    def _is_card(self, box: Any) -> bool:
        if box not in self._known:
            self._known[box] = _announces(box)
        return self._known[box]


def _announces(box: Any) -> bool:
    """Tell whether a box of few words has a heading that names no author, or a link as long as a title."""
    return any(map(_is_of_another, box.iter("a", *_HEADINGS))) and len(" ".join(box.itertext()).split()) <= _CARD


def _is_of_another(element: Any) -> bool:
    """Tell whether a link or a heading is the title of another article or of a box."""
    if element.tag == "a":
        href = element.get("href") or ""
        if not href or "#" in href or not _OWN.isdisjoint((element.get("rel") or "").split()):
            return False  # a link within a page, as that to an article's comments
    text = clean_line(" ".join(element.itertext())[:200])
    if leads_elsewhere(text):
        return False  # "More from this author" is said of the article's own
    if element.tag == "a":
        if len(text) < _LONG_LINK or "@" in text or not (text.count(" ") >= 2 or max(text) > "\u2e80"):
            return False
        return not dates_in(text, "dmy")
    return bool(text) and not names_author(text) and not dates_in(text, "dmy")


def names_author(heading: str) -> bool:
    """Tell whether a heading is a name or announces the author."""
    key = heading.casefold().strip(" :")
    return key in ABOUT_AUTHOR or key in LABELS or is_name(heading) or byline_of(heading) is not None


def leads_home(line: Line) -> bool:
    """Tell whether a line is nothing but a link to the site's home page: the site's own name."""
    if line.linked < 0.9 * len(line.text):
        return False
    links: list[Any] = [*line.block.iter("a"), *line.block.iterancestors("a")]
    return any(_HOME.match(href) for a in links if (href := a.get("href")))


def _is_masthead(box: Any) -> bool:
    """Tell whether a box above a title is the head of the page: it has many links, or one that leads home."""
    links = [href for link in box.iter("a") if (href := link.get("href"))]
    return len(links) >= _MASTHEAD or any(_HOME.match(href) for href in links)
