"""The element that holds a page's article: its lines are worth most, prose counting for it and furniture against.

Paragraphs of one text are marked up alike, so the commonest kind of paragraph counts in full and others in part.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

from readroom.importer.cut.patterns import COPYRIGHT
from readroom.importer.html.tree import Line, Tree
from readroom.importer.html.zones import Zones, is_body, names_of

_END = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", ":", ";", "।")
_CLOSING = "”\"»’')]）」』 \u200f\u200e"
_VARIANTS = re.compile(r"\d+|(?<!\S)(?:odd|even|first|last)(?!\S)")  # in the class of like paragraphs
_LEAST = 8  # words of prose
_MOST = 90  # words of a line that count
_CORE = 0.15  # share of the prose from which on a kind of paragraph is the text's own
_STRAY = 0.35  # what a word of another kind of paragraph is worth
_TRUSTED = 0.4  # share of a page's prose up to which the name of a zone is believed
_LINKED = 0.6  # share of links from which on a line is a link
_MOST_LINES = 60_000
_CELL = 0.05
_TEXTUAL = frozenset(("p", "li", "td", "th", "dd", "dt", "pre", "code", "caption", "blockquote"))
_AGAINST = frozenset(("comments", "related", "sidebar", "footer", "navigation", "advert", "form", "share", "notice"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NAMED = 1.05  # how much more an element is worth that is named after the text of an article

Kind = tuple[str, str, str, str]


@dataclass(slots=True)
class Measures:
    """What is known about each line of a page: its zone, whether it is prose, its kind; and the text's own kinds."""

    zones: list[str | None]
    prose: list[bool]
    kinds: list[Kind]
    core: set[Kind]
    scores: list[float]


@dataclass(slots=True)
class Region:
    """The element that holds an article, its lines `[first, last)`, and what was measured on the way."""

    element: Any
    first: int
    last: int
    measures: Measures


def is_prose(line: Line) -> bool:
    """Tell whether a line is a sentence of a text: words that are no links, and a paragraph or an end."""
    count = line.prose
    if count < _LEAST or line.linked > _LINKED * len(line.text):
        return False
    return count >= 25 or line.block.tag == "p" or ends_sentence(line.text)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does, a closing mark behind it or not."""
    return text.rstrip(_CLOSING).endswith(_END)


@lru_cache(maxsize=4096)
def plain_class(name: str) -> str:
    """Return class names without numbers and without "odd", "even", "first" and "last"."""
    return " ".join(_VARIANTS.sub("", name).split())


def kind_of(line: Line) -> Kind:
    """Return how a line is marked up: tag and class of its block and of the element around that."""
    block = line.block
    tag, parent = block.tag, block.getparent()
    if tag in ("ul", "ol"):
        return ("li", "", "", "")
    name = block.get("class")
    name = plain_class(name) if name else ""
    if parent is None:
        return (tag, name, "", "")
    around = parent.get("class")
    return (tag, name, parent.tag, plain_class(around) if around else "")


def measure(tree: Tree, zones: Zones) -> Measures:
    """Return the measures of a page's lines."""
    lines = tree.lines
    zoned = [zones(line.block) for line in lines]
    prose = [is_prose(line) for line in lines]
    kinds = [kind_of(line) for line in lines]
    zoned = _believed(lines, zoned, prose)
    cards = {i for i, sentence in enumerate(prose) if sentence and _is_card(tree, i)}
    held: Counter[Kind] = Counter()
    carded: Counter[Kind] = Counter()
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if prose[i] and zoned[i] not in _AGAINST:
            held[kind] += min(line.prose, _MOST)
            carded[kind] += min(line.prose, _MOST) if i in cards else 0
    total = held.total() - carded.total()
    core = {kind for kind, count in held.items() if count - carded[kind] >= max(_CORE * total, 0.5 * count)}
    scores = [
        _score(line, zoned[i], prose[i], kinds[i] in core) if i not in cards or kinds[i] in core else -2.0
        for i, line in enumerate(lines)
    ]
    return Measures(zoned, prose, kinds, core, scores)


def _is_card(tree: Tree, index: int) -> bool:
    """Tell whether a sentence stands alone beside a linked title: it announces another article."""
    line = tree.lines[index]
    if line.words > _MOST // 2:
        return False
    parent = line.block.getparent()
    if parent is not None and parent.tag == "a":
        return True
    first, last = tree.spans.get(parent, (index, index + 1))
    if last - first > 5:
        return False
    return any(
        item.words >= 4 and item.linked > _LINKED * len(item.text)
        for item in tree.lines[first:last]
        if item is not line
    )


def _believed(lines: list[Line], zoned: list[str | None], prose: list[bool]) -> list[str | None]:
    """Return the zones without those that hold most of a page's prose: their name means something else there."""
    held: Counter[str | None] = Counter()
    for line, zone, sentence in zip(lines, zoned, prose, strict=True):
        if sentence:
            held[zone] += line.prose
    wrong = {z for z, count in held.items() if z is not None and z != "comments" and count > _TRUSTED * held.total()}
    return [None if zone in wrong else zone for zone in zoned] if wrong else zoned


def _score(line: Line, zone: str | None, sentence: bool, core: bool) -> float:
    if zone in _AGAINST:
        return -0.5 * min(line.prose, 30) - 1 if sentence else -1.5
    if sentence:
        if COPYRIGHT.match(line.text):
            return -5.0
        count = min(line.prose, _MOST)
        return float(count) if core else _STRAY * count
    if line.block.tag in HEADINGS:
        return 0.0 if not line.linked else -2.0
    if line.linked > _LINKED * len(line.text):
        return -3.0
    if line.block.tag in _TEXTUAL:
        return _CELL  # a line of a list, a table or a poem speaks for no element, and against none
    return -1.0 if line.words > 2 else -1.5


def find_region(tree: Tree, measures: Measures) -> Region | None:
    """Return the region of a page's article; None when the page has no prose, or too many lines to look at each."""
    if not any(measures.prose) or len(tree.lines) > _MOST_LINES:
        return None
    sums = [0.0, *accumulate(measures.scores)]
    best, most = None, 0.0
    for element, (first, last) in tree.spans.items():
        worth = sums[last] - sums[first]
        if worth < most * 0.9 or element.tag in ("a", "html"):
            continue
        if is_body(names_of(element)) or element.get("itemprop") == "articleBody":
            worth *= _NAMED
        # Inner elements come first: of two that are worth the same, the inner one is the text's own.
        if worth > most:
            best, most = element, worth
    if best is None:
        return None
    first, last = tree.spans[best]
    return Region(best, first, last, measures)


def sureness(tree: Tree, region: Region, kept: Sequence[int]) -> float:
    """Return how sure it is that the kept lines are a page's article (0 to 1).

    It rises with the length of the text, with how alike its paragraphs are marked up, and with an element that is named
    after it; it falls with the prose that stands elsewhere on the page.
    """
    measures, lines = region.measures, tree.lines
    own = [i for i in kept if measures.prose[i]]
    count = sum(lines[i].prose for i in own)
    alike = sum(lines[i].prose for i in own if measures.kinds[i] in measures.core)
    known = set(kept)
    beside = sum(
        line.prose
        for i, line in enumerate(lines)
        if measures.prose[i] and i not in known and measures.zones[i] not in _AGAINST
    )
    element = region.element
    named = element.tag in ("article", "main") or element.get("itemprop") == "articleBody" or is_body(names_of(element))
    sure = 0.5 + 0.17 * named + 0.15 * min(count / 150, 1) + 0.15 * alike / max(count, 1)
    return round(max(sure - 0.5 * beside / max(beside + count, 1), 0.05), 2)
