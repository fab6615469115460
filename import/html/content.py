"""The main content of a page: which of its lines are the article's text.

The page's own structure says what to keep; where that finds little, trafilatura and then wider nets are tried. The text
itself is always taken from the page's own elements, so that no letter, list number or quotation is lost on the way.
Each way has a name, and the one that was used is recorded.
"""

import logging
from collections.abc import Iterable
from itertools import accumulate
from typing import Any, NamedTuple

from readroom.importer.cut.patterns import COPYRIGHT
from readroom.importer.cut.words import UI as BUTTONS
from readroom.importer.html.filter import text_lines
from readroom.importer.html.region import HEADINGS, Measures, find_region, measure, sureness
from readroom.importer.html.tree import Line, Tree, letters_of
from readroom.importer.html.zones import Zones, zones_of
from readroom.text.gate import clean

_LEAST = 20  # words; less is no article if anything else can be found
_PLENTY = 100  # words that end the search for more
_MOST_ELEMENTS = 25_000  # a page with more is not given to trafilatura: it takes seconds there
_MOST_TEXT = 2_000_000  # characters
_LONG = 25  # letters of a line that is looked for beyond its place
_BUDGET = 40_000_000  # letters that may be searched for lines out of their place

_DOUBTFUL = 0.3  # below this, other ways are tried


class Found(NamedTuple):
    """The indexes of the lines that were found, the name of the way, and how sure it is (0 to 1)."""

    lines: list[int]
    how: str
    sure: float


def main_lines(tree: Tree, measures: Measures | None = None) -> Found:
    """Return the lines that are a page's main content, how they were found, and how sure that is (0 to 1)."""
    zones = zones_of(tree)
    found = _found(tree, measures or measure(tree, zones), zones)
    kept = list(found.lines)
    while len(kept) > 1 and tree.lines[kept[-1]].words < _LEAST and COPYRIGHT.match(tree.lines[kept[-1]].text):
        kept.pop()
    return found._replace(lines=kept)


def _found(tree: Tree, measures: Measures, zones: Zones) -> Found:
    best = Found([], "", 0.0)
    if words(tree, range(len(tree.lines))) < _LEAST:
        # No way finds more than there is, and some of them take milliseconds to say so.
        return Found(_everything(tree, zones), "whole page", 0.15)
    if region := find_region(tree, measures):
        kept = text_lines(tree, region)
        best = Found(kept, "own region", sureness(tree, region, kept))
        if words(tree, kept) >= _LEAST and best.sure >= _DOUBTFUL:
            return best
    small = tree.elements <= _MOST_ELEMENTS and sum(len(line.text) for line in tree.lines) <= _MOST_TEXT
    for fast, name in ((True, "trafilatura fast"), (False, "trafilatura")) if small else ():
        kept = _kept_by_trafilatura(tree, fast=fast)
        if words(tree, kept) > max(1.5 * words(tree, best.lines), _LEAST):
            best = Found(kept, name, 0.45)
        if words(tree, best.lines) >= _LEAST:
            return best
    for find, name, sure in (
        (_largest, "largest element", 0.35),
        (_prose, "prose of the page", 0.25),
        (_everything, "whole page", 0.15),
    ):
        kept = [i for i in find(tree, zones) if tree.lines[i].words > 3 or not _is_button(tree.lines[i])]
        if words(tree, kept) >= max(_LEAST, 2 * words(tree, best.lines)):
            best = Found(kept, name, sure)
            if words(tree, kept) >= _PLENTY:
                break
    return best


def _is_button(line: Line) -> bool:
    return line.block.tag not in ("li", "td", "th") and line.text.casefold().strip(" .…") in BUTTONS


def words(tree: Tree, indexes: Iterable[int]) -> int:
    """Count the words of lines."""
    return sum(tree.lines[i].words for i in indexes)


def _kept_by_trafilatura(tree: Tree, *, fast: bool) -> list[int]:
    from lxml import etree, html
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    try:
        root = html.document_fromstring(etree.tostring(tree.root, encoding="unicode", method="html"))
        found = bare_extraction(
            root, fast=fast, include_comments=False, include_links=True, include_formatting=True,
            include_tables=True, output_format="xml",
        )  # fmt: skip
    except (
        etree.LxmlError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
        IndexError,
        RecursionError,
        AssertionError,
    ):
        return []
    body = getattr(found, "body", None)
    return [] if body is None else fill_gaps(tree, _without_comments(tree, match(tree.lines, body)))


def _without_comments(tree: Tree, kept: list[int]) -> list[int]:
    """Return kept lines without those under a heading of comments, unless most of them stand there."""
    zones = zones_of(tree)
    found = [i for i in kept if zones(tree.lines[i].block) != "comments"]
    return found if 2 * words(tree, found) > words(tree, kept) else kept


def fill_gaps(tree: Tree, kept: list[int]) -> list[int]:
    """Return the kept lines with those between them that stand in the same element and are prose or headings too."""
    if len(kept) < 2:
        return kept
    zones = zones_of(tree)
    known = set(kept)
    parents = {tree.lines[i].block.getparent() for i in kept}
    for index in range(max(kept[0] - 1, 0), kept[-1]):
        line = tree.lines[index]
        if index in known or line.block.getparent() not in parents or _is_list_of_links(line) or zones(line.block):
            continue
        heading = line.block.tag in HEADINGS and index + 1 in known
        if heading or (index > kept[0] and line.words > 7 and line.linked < len(line.text) // 2):
            known.add(index)
    return sorted(known)


def match(lines: list[Line], body: Any) -> list[int]:
    """Return the indexes of the lines whose letters stand in `body`, an element with the text that was kept."""
    pieces = letters_of(clean(node).replace("\n", " ") for node in body.itertext())
    edges = {0, *accumulate(map(len, pieces))}
    text = "".join(pieces)
    kept: list[int] = []
    taken: set[int] = set()  # where lines that were found begin: the same words again are another line
    at, budget = 0, _BUDGET
    for index, key in enumerate(letters_of(line.text for line in lines)):
        if not key:
            continue
        if text.startswith(key, at) and (len(key) > _LONG or at + len(key) in edges):
            found = at
        elif len(key) <= _LONG or budget < 0:
            continue
        else:
            found = _search(text, key, at)
            budget -= len(text) if found < 0 else abs(found - at)
        if found >= 0 and found not in taken:
            kept.append(index)
            taken.add(found)
            at = max(at, found + len(key))
    return kept


def _search(text: str, key: str, at: int) -> int:
    """Return where a line's letters begin in `text`, from `at` on or before it; -1 when most of them are missing."""
    found = text.find(key, at)
    if found < 0:
        found = text.find(key)
    if found >= 0 or len(key) < 4 * _LONG:
        return found
    # A long line of which a part was left out (a mark, a button) is the same line still.
    head, tail = text.find(key[:_LONG]), text.find(key[-_LONG:])
    return head if 0 <= head < tail <= head + len(key) else -1


def _largest(tree: Tree, zones: Zones) -> list[int]:
    """Return the lines of the element that holds most prose, as a reader's eye would find it."""
    scores: dict[Any, float] = {}
    for line in tree.lines:
        count = line.words
        if count < 6 or line.linked > len(line.text) // 3 or zones(line.block):
            continue
        element, weight = line.block, float(count)
        for _ in range(4):
            if element is None or element.tag in ("body", "html"):
                break
            scores[element] = scores.get(element, 0.0) + weight
            weight *= 0.6
            element = element.getparent()
    for element in scores:
        if element.tag in ("article", "main") or element.get("role") == "main":
            scores[element] *= 1.5
    # In broken markup an element within lines may hold blocks; only blocks are known with their lines.
    best = max((e for e in scores if e in tree.spans), key=lambda e: scores[e], default=None)
    if best is None:
        return []
    return [
        i
        for i, line in list(enumerate(tree.lines))[slice(*tree.spans[best])]
        if zones(line.block) is None and not _is_list_of_links(line)
    ]


def _prose(tree: Tree, zones: Zones) -> list[int]:
    """Return every line of a page that is not furniture by its place, its links or its length."""
    return [
        i
        for i, line in enumerate(tree.lines)
        if zones(line.block) is None and not _is_list_of_links(line) and (line.words > 3 or len(tree.lines) < 30)
    ]


def _everything(tree: Tree, zones: Zones) -> list[int]:
    """Return every line that is no furniture by its place."""
    return [i for i, line in enumerate(tree.lines) if zones(line.block) is None and not _is_list_of_links(line)]


def _is_list_of_links(line: Line) -> bool:
    return line.linked > 0.7 * len(line.text)


def common_root(tree: Tree, kept: list[int]) -> Any:
    """Return the nearest element that all the kept lines stand in."""
    root = tree.root
    if kept:
        block = tree.lines[kept[0]].block
        path = [block, *block.iterancestors()]
        levels = {element: level for level, element in enumerate(path)}
        top = 0  # the level, counted from the first line's own block, that holds all lines so far
        for index in kept:
            element, steps = tree.lines[index].block, []
            while element is not None and element not in levels:
                steps.append(element)
                element = element.getparent()
            level = levels.get(element, len(path) - 1)
            levels |= dict.fromkeys(steps, level)
            top = max(top, level)
        root = path[top]
    while (
        root.tag in ("li", "ul", "ol", "tr", "tbody", "thead", "dd", "dt", "dl", "a", "br")
        and root.getparent() is not None
    ):
        root = root.getparent()
    return root
