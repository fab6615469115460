"""Which lines of an article's element are its text: boxes, teasers, calls and captions within it are not."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from readroom.importer.cut.patterns import COPYRIGHT
from readroom.importer.cut.wording import is_comments
from readroom.importer.html.phrases import asks, is_button, is_credit, leads_elsewhere, promotes, promotes_at_once
from readroom.importer.html.region import HEADINGS, Measures, Region, ends_sentence
from readroom.importer.html.tree import Line, Tree
from readroom.importer.html.zones import Zones, names_of

_HARD = frozenset(("comments", "advert", "form", "notice"))
_SHORT = 14  # words of a line that may be a call or a label
_LONG = 20  # words from which on a paragraph without links is believed against the name of its box
_CAPTION = 60  # words of a caption, at most
_CARD = 70  # words of a box that announces another article, at most
_LINKED = 0.7
_TRUSTED = 0.4  # share of the region's prose from which on the name of a zone is not believed
_FRAMES = frozenset(("tr", "tbody", "thead", "table", "figure", "dl"))
_CELLS = frozenset(("td", "th", "dd"))
_NOTES = re.compile(
    r"(?<![a-z])(?:foot-?notes?|end-?notes?|notes?|fn|references|reflist|fu(?:ss|ß)noten?|anmerkungen|voetnoten|notas)(?![a-z])",
    re.IGNORECASE,
)
_TEXTUAL = frozenset(
    ("p", "pre", "blockquote", "li", "dt", "dd", "td", "th", "code", "figcaption", "caption", "ul", "ol", *HEADINGS)
)


@lru_cache(maxsize=8192)
def _is_furniture(text: str, cell: bool, linked: bool, sentence: bool) -> bool:
    """Tell whether a short line is a button, a call or a label; a `sentence` of the text is one by its opening only."""
    if is_button(text):
        return not (cell and not any(map(str.isalpha, text)))  # figures of a table
    if leads_elsewhere(text) and (linked or text.count(" ") < 5 or ":" in text[:40]):
        return True
    if sentence and not linked and not promotes_at_once(text):
        return False
    return promotes(text) or COPYRIGHT.match(text) is not None or is_comments(text)


class _Filter:
    """The lines of one region, and what has to be known about their neighbours."""

    def __init__(self, tree: Tree, region: Region) -> None:
        self.tree = tree
        self.lines = tree.lines
        self.region = region
        self.measures: Measures = region.measures
        self.range = range(region.first, region.last)
        self.zones = Zones(self._frames(), until=region.element)
        self.distrusted = self._distrusted()
        self.linked = [0, *accumulate(line.linked for line in self.lines)]
        self.letters = [0, *accumulate(len(line.text) for line in self.lines)]
        self.counts = [0, *accumulate(line.words for line in self.lines)]
        self._boxes: dict[Any, bool] = {}
        self.core_blocks = {
            self._place(self.lines[i].block)
            for i in self.range
            if self.measures.prose[i] and self.measures.kinds[i] in self.measures.core
        }

    def _frames(self) -> list[Any]:
        """Return the elements that hold most of the region's prose: their names say nothing against it."""
        measures, first = self.measures, self.region.first
        sums = [0]
        for i in self.range:
            sums.append(sums[-1] + (self.lines[i].prose if measures.prose[i] else 0))
        found = []
        for element, (start, end) in self.tree.spans.items():
            if start >= first and end <= self.region.last and 2 * (sums[end - first] - sums[start - first]) > sums[-1]:
                found.append(element)
        return found

    def _distrusted(self) -> set[str | None]:
        held: dict[str | None, int] = {}
        for i in self.range:
            if self.measures.prose[i]:
                zone = self.zones(self.lines[i].block)
                held[zone] = held.get(zone, 0) + self.lines[i].prose
        total = sum(held.values())
        return {zone for zone, count in held.items() if zone != "comments" and count > _TRUSTED * total}

    def _place(self, block: Any) -> Any:
        """Return the element that a line's siblings stand in."""
        if block is self.region.element:
            return block
        parent = block.getparent()
        return block if parent is None else parent

    def zone(self, index: int) -> str | None:
        zone = self.zones(self.lines[index].block)
        return None if zone in self.distrusted else zone

    def is_text(self, index: int) -> bool:
        """Tell whether a line of the region is text of the article."""
        line, measures = self.lines[index], self.measures
        zone = self.zone(index)
        prose, core = measures.prose[index], measures.kinds[index] in measures.core
        if zone in _HARD:
            return False
        if zone is not None and not (
            self._outweighs(line, prose, core) or (zone == "meta" and core and not line.linked)
        ):
            return False
        if line.words <= _SHORT and _is_furniture(
            line.text, line.block.tag in _CELLS, line.linked > 0, core and ends_sentence(line.text)
        ):
            return False
        if line.linked > _LINKED * len(line.text):
            return self._is_linked_text(line, core)
        if not core and beside_image(self.tree, index):
            return False
        if prose:
            return core or not self._is_box(line)
        if line.block.tag in HEADINGS:
            return not line.linked or self._place(line.block) in self.core_blocks
        if core or self._place(line.block) in self.core_blocks:
            return True
        return self._is_textual(line.block) and not self._is_box(line)

    def _is_textual(self, block: Any) -> bool:
        """Tell whether an element is a paragraph, an item, a cell or code, or stands in one."""
        for _ in range(4):
            if block is None or block is self.region.element:
                return False
            if block.tag in _TEXTUAL:
                return True
            block = block.getparent()
        return False

    def _outweighs(self, line: Line, prose: bool, core: bool) -> bool:
        """Tell whether a line is text in spite of the name of the box around it."""
        return prose and not line.linked and (core or line.words >= _LONG) and not promotes(line.text)

    def _is_linked_text(self, line: Line, core: bool) -> bool:
        """Tell whether a line that is all links is text: an item of a list that is not, a name or word on its own."""
        if line.block.tag in HEADINGS:
            return self._place(line.block) in self.core_blocks
        if line.block.tag == "li" and not (line.block.get("class") or line.block.getparent().get("class")):
            return self._place(line.block.getparent()) in self.core_blocks
        if line.block.tag == "li" or line.block.tag in ("td", "th", "dd", "dt"):
            around = line.block.getparent()
            if line.block.tag != "li" and around is not None:
                around = around.getparent()
            first, last = self.tree.spans.get(around, (0, 0))
            linked = self.linked[last] - self.linked[first]
            return last - first > 1 and linked < 0.5 * (self.letters[last] - self.letters[first])
        # Titles of other articles end in no full stop, and announce no quotation.
        within = core or line.block in self.core_blocks
        return within and ((core and line.words <= 3) or (line.words >= 8 and line.text.endswith((".", "。", ":"))))

    def _is_box(self, line: Line) -> bool:
        """Tell whether a line stands in a box beside the text: a teaser with a link, or one that asks for something."""
        element = line.block
        if self._place(element) in self.core_blocks:
            return False
        path: list[Any] = []
        found = False
        while element is not None and element is not self.region.element and element not in self.core_blocks:
            if element in self._boxes:
                found = self._boxes[element]
                break
            first, last = self.tree.spans.get(element, (0, 0))
            count = self.counts[last] - self.counts[first]
            if count > 2.5 * _CARD:
                break
            path.append(element)
            if (count <= _CARD and self._announces(element, first, last)) or any(
                asks(item.text) for item in self.lines[first:last]
            ):
                found = True
                break
            element = element.getparent()
        self._boxes |= dict.fromkeys(path, found)
        return found

    def _announces(self, element: Any, first: int, last: int) -> bool:
        lines = self.lines[first:last]
        if any(item.linked > _LINKED * len(item.text) and item.words >= 4 for item in lines):
            return True
        inside = element if element.tag == "a" else None
        return inside is not None or any(leads_elsewhere(item.text) for item in lines[:2])


def beside_image(tree: Tree, index: int) -> bool:
    """Tell whether a line stands in a box with an image and little else: what it says is the image's caption."""
    line = tree.lines[index]
    if line.words > _CAPTION or line.block.tag in ("h1", "h2", "h3") or line.linked > len(line.text) // 2:
        return False
    box = line.block
    for _ in range(3):
        if box is None or box.tag in ("body", "article", "main", "section"):
            return False
        first, last = tree.spans.get(box, (index, index + 1))
        if last - first > 3:
            return False
        if next(box.iter("img", "picture"), None) is not None:
            return sum(item.words for item in tree.lines[first:last]) <= 2 * _CAPTION
        box = box.getparent()
    return False


def text_lines(tree: Tree, region: Region) -> list[int]:
    """Return the indexes of the lines of a region that are the article's text."""
    judge = _Filter(tree, region)
    kept = [i for i in judge.range if judge.is_text(i)]
    kept = _before_comments(tree, region, kept)
    kept = _without_lists_of_others(tree, region, kept)
    kept = _within(tree, region, kept)
    kept = _trimmed(tree, region, kept)
    return _without_orphans(tree, region, kept)


def _before_comments(tree: Tree, region: Region, kept: list[int]) -> list[int]:
    """Return the lines above a heading of comments, when what is below it is not the text going on."""
    lines, prose, known = tree.lines, region.measures.prose, set(kept)
    total = sum(lines[i].prose for i in kept if prose[i])
    above = 0
    places = set()
    for index in range(region.first, region.last):
        line = lines[index]
        if index in known and prose[index]:
            above += line.prose
            places.add(line.block.getparent())
        elif above > 0.3 * total and 0 < line.words <= 12 and is_comments(line.text):
            after = [i for i in kept if i > index and prose[i]]
            if line.block.tag in HEADINGS or not any(lines[i].block.getparent() in places for i in after):
                return [i for i in kept if i < index]
    return kept


def _without_lists_of_others(tree: Tree, region: Region, kept: list[int]) -> list[int]:
    """Return lines without the items, each with a link, of lists that stand under a heading such as "More news"."""
    lines, known = tree.lines, set(kept)
    for index in range(region.first, region.last - 1):
        line = lines[index]
        if line.words > 6 or line.block.tag not in HEADINGS or not leads_elsewhere(line.text):
            continue
        items = []
        for below in range(index + 1, region.last):
            if lines[below].block.tag != "li":
                break
            items.append(below)
        if len(items) > 1 and all(lines[i].linked for i in items):
            known.difference_update(items)
    return kept if len(known) == len(kept) else [i for i in kept if i in known]


def _within(tree: Tree, region: Region, kept: list[int]) -> list[int]:
    """Return lines without those below the element that holds all paragraphs of the text's own kind."""
    measures = region.measures
    own = [i for i in kept if measures.prose[i] and measures.kinds[i] in measures.core]
    if len(own) < 3:
        return kept
    element = tree.lines[own[0]].block
    while element is not None and tree.spans.get(element, (0, 0))[1] <= own[-1]:
        element = element.getparent()
    last = tree.spans[element][1] if element in tree.spans else region.last
    places = {tree.lines[i].block.getparent() for i in own} | {tree.lines[i].block for i in own}
    return [
        i
        for i in kept
        if i <= own[-1] or (i < last and _continues(tree.lines[i].block, places, prose=measures.prose[i]))
    ]


def _continues(block: Any, places: set[Any], *, prose: bool) -> bool:
    """Tell whether a line below the last paragraph stands beside the paragraphs: it, its list, table or quotation."""
    if block in places or (prose and block.getparent() in places):
        return True
    while block is not None and (block.tag in _TEXTUAL or block.tag in _FRAMES or _NOTES.search(names_of(block))):
        block = block.getparent()
        if block in places:
            return True
    return False


def _trimmed(tree: Tree, region: Region, kept: list[int]) -> list[int]:
    """Return lines without labels and credits at their ends."""
    lines, prose = tree.lines, region.measures.prose
    first, last = 0, len(kept)
    sentences = [n for n, i in enumerate(kept) if prose[i]]
    if not sentences:
        return kept
    while first < sentences[0] and _is_label(lines[kept[first]]):
        first += 1
    while last - 1 > sentences[-1] and (
        _is_label(lines[kept[last - 1]]) or lines[kept[last - 1]].block.tag in HEADINGS
    ):
        last -= 1
    return kept[first:last]


def _is_label(line: Line) -> bool:
    if line.block.tag in HEADINGS:
        return False
    return is_credit(line.text) or (line.words <= 2 and line.block.tag not in ("p", "li", "pre", "blockquote"))


def _without_orphans(tree: Tree, region: Region, kept: list[int]) -> list[int]:
    """Return lines without headings whose own lines were all left out, as those of boxes are."""
    lines, known = tree.lines, set(kept)
    found = []
    for index in kept:
        if lines[index].block.tag in HEADINGS:
            below = index + 1
            while below < region.last and below not in known and not _is_caption_like(lines[below]):
                below += 1
            gap = below - index - 1
            if below >= region.last or (gap > 0 and _is_box_heading(lines, index, below, known)):
                known.discard(index)
                continue
        found.append(index)
    return found


def _is_caption_like(line: Line) -> bool:
    return line.block.tag in ("figcaption", "figure")


def _is_box_heading(lines: Sequence[Line], index: int, below: int, known: set[int]) -> bool:
    """Tell whether a heading belongs to the lines right below it that were left out: it shares their box."""
    box = lines[index].block.getparent()
    if box is None or below not in known:
        return True
    inside = lines[below].block
    while inside is not None:
        if inside is box:
            return False
        inside = inside.getparent()
    return True
