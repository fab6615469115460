"""One parse of an HTML page, and its text line by line.

lxml drops what is nested deeper than 256 levels without a word, so the depth of the tree is looked at, and the number
of its letters is compared with that of the source.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from lxml import etree

from readroom.importer.formats import Unreadable
from readroom.text.gate import clean
from readroom.text.tags import INLINE, lines
from readroom.text.western import CHARSETS, one_byte

_DEEPEST = 200  # levels that are left as they are; lxml's own limit is 256
_FLATTENED = 4000  # elements that may be taken out to make a tree shallow
_LARGE = 300_000  # code points; a longer page is looked at for absurd tags
_DOCTYPE = re.compile(r"\s*<![^>]{0,500}>")
_NO_XML = bytes((*range(9), 11, 12, *range(14, 32)))
_NO_CHARACTERS = re.compile("\ufffe|\uffff".encode())
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/])[^<>]{20000,}>")  # a picture in its own address, or bait
_LONG_SPACE = re.compile(r"\s{1000,}")
_TAG = re.compile(r"<[^<>]*>")
_SILENT = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (("<!--", "-->"), (r"<script\b", "</script"), (r"<style\b", "</style"))
)
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS_OF_LINES = re.compile(r"[^\w\n]+|_+")
_LETTERS = re.compile(r"[\W_]+")
# What is no letter and no digit, in texts of one byte a character.
_OTHERS = tuple(
    bytes(b for b in range(256) if not bytes([b]).decode(charset, "replace").isalnum()) for charset in CHARSETS
)
# Elements whose text is not for readers.
SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "noembed",
        "noframes",
        "canvas",
        "audio",
        "video",
        "map",
    ]
)


@dataclass(slots=True, eq=False)
class Line:
    """One line of a page: a block's text, white space collapsed, and where in the tree its characters stand.

    `slots` are (element, True for its tail, False for its text). `words` are those of the text; two characters of a
    script without spaces count as one. `linked` is how many characters are links, `prose` how many words are none.
    """

    text: str
    block: Any
    slots: list[tuple[Any, bool]]
    words: int = 0
    linked: int = 0
    prose: int = 0


@dataclass(slots=True)
class Tree:
    """A parsed page: its root, its lines, the images between them, and whether the parser kept everything."""

    root: Any
    lines: list[Line] = field(default_factory=list)
    images: list[tuple[Any, int]] = field(default_factory=list)
    depth: int = 0
    elements: int = 0
    silent: int = 0  # characters of scripts and styles
    frames: list[Any] = field(default_factory=list)  # elements that hold most of the prose
    spans: dict[Any, tuple[int, int]] = field(default_factory=dict)  # the lines of each block, `[first, last)`
    zones: Any = None  # of the whole tree, once they were asked for
    suspect: bool = False  # nested so deep that the parser may have dropped some of it


def parse(source: str) -> Tree:
    """Parse a page's characters; raise Unreadable when there is nothing to parse."""
    data = _tamed(_DOCTYPE.sub("", source, count=1)).encode("utf-8", "replace").translate(None, _NO_XML)
    if _NO_CHARACTERS.search(data):
        data = _NO_CHARACTERS.sub(b"", data)
    tree = read_lines(_root(data, huge=False))
    if tree.depth > _DEEPEST:
        root = _root(data, huge=True)
        _flatten(root)
        tree = read_lines(root)
        tree.suspect = True
    return tree


def _tamed(source: str) -> str:
    """Return a page's source without what no page needs and every parser and pattern stumbles over."""
    if len(source) > _LARGE:
        source = _LONG_SPACE.sub(" ", _LONG_TAG.sub(r"<\1>", source))
    return source


def _root(data: bytes, *, huge: bool) -> Any:
    # lxml's plain elements: those of lxml.html ask a Python function for their class each time one is looked at.
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False,
        no_network=True, huge_tree=huge,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError, ValueError) as error:
        raise Unreadable("no HTML in this file") from error
    if root is None:
        raise Unreadable("no HTML in this file")
    return root


def _flatten(root: Any) -> None:
    """Take out elements that only wrap others, until what is left is no deeper than a page can be."""
    depth, deep = 0, []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > _DEEPEST // 2:
            deep.append(element)
            if len(deep) > _FLATTENED:
                return
    for element in reversed(deep):
        if isinstance(element.tag, str) and element.getparent() is not None and len(element):
            _drop_tag(element)


def _drop_tag(element: Any) -> None:
    """Take an element out of the tree, and leave its text and its children where it was."""
    parent, previous = element.getparent(), element.getprevious()
    children = list(element)
    if element.text:
        if previous is None:
            parent.text = (parent.text or "") + element.text
        else:
            previous.tail = (previous.tail or "") + element.text
    if element.tail:
        last = children[-1]
        last.tail = (last.tail or "") + element.tail
    place = parent.index(element)
    parent[place : place + 1] = children


def read_lines(root: Any) -> Tree:
    """Return the lines of a tree: one for each block, and for each part of a block that a line break ends."""
    tree = _read(root, gated=False)
    # One look at all the lines together is enough for nearly every page.
    printed = "\n".join(line.text for line in tree.lines)
    if clean(printed) != printed:
        tree = _read(root, gated=True)
    tree.frames = _frames(tree)
    return tree


def _read(root: Any, *, gated: bool) -> Tree:
    """Return a tree with its lines; `gated`: each passes the gate, and one that has nothing left is none."""
    tree = Tree(root)
    reader = _Reader(tree, gated=gated)
    reader.element(root, 1)
    reader.flush()
    return tree


class _Reader:
    """Walks a tree once and collects its lines, with the range of lines that each block holds."""

    def __init__(self, tree: Tree, *, gated: bool) -> None:
        self._tree = tree
        self._gated = gated
        self._lines = tree.lines
        self._block = tree.root
        self._parts: list[str] = []
        self._slots: list[tuple[Any, bool]] = []
        self._links = 0  # that are open
        self._linked = 0  # characters of the line so far that are links

    def flush(self) -> None:
        """End the line."""
        pieces = "".join(self._parts).split()
        text = " ".join(pieces)
        if self._gated:
            text = clean(text).strip()
        if text:
            count = len(pieces)
            if not text.isascii() and max(text) > "\u2e80":
                count = max(count, len(_WIDE.findall(text)) // 2)
            linked, length = self._linked, len(text)
            prose = count * max(length - linked, 0) // length if linked else count
            self._lines.append(Line(text, self._block, self._slots, count, linked, prose))
            self._slots = []
        self._parts, self._linked = [], 0

    def _add(self, text: str, element: Any, tail: bool) -> None:
        self._parts.append(text)
        self._slots.append((element, tail))
        if self._links:
            self._linked += len(text)

    def element(self, element: Any, depth: int) -> None:
        """Read an element; what stands behind it is its parent's."""
        tree, tag = self._tree, element.tag
        tree.elements += 1
        if depth > tree.depth:
            tree.depth = depth
        if tag in SKIPPED:
            tree.silent += len(element.text or "")
            return
        if tag == "br" and not len(element) and not element.text:
            if self._parts:
                self.flush()
            return
        block = tag not in INLINE
        if block:
            if self._parts:
                self.flush()
            if tag != "br":
                self._block = element
        elif tag == "a":
            self._links += 1
        elif tag == "img":
            tree.images.append((element, len(self._lines) + bool("".join(self._parts).strip())))
        first = len(self._lines)
        # White space before the first word of a line is no part of it.
        if (text := element.text) and (self._parts or not text.isspace()):
            self._add(text, element, False)
        depth += 1
        for child in element:
            self.element(child, depth)
            if (tail := child.tail) and (self._parts or not tail.isspace()):
                self._add(tail, child, True)
        if block:
            if self._parts:
                self.flush()
            if tag != "br":
                self._block = element.getparent()
        elif tag == "a":
            self._links -= 1
        else:
            return
        if first < len(self._lines):
            tree.spans[element] = first, len(self._lines)


def _frames(tree: Tree) -> list[Any]:
    """Return the elements that hold more than half of the prose of a page."""
    sums = [0, *accumulate(line.prose if line.prose > 7 else 0 for line in tree.lines)]
    return [e for e, (first, last) in tree.spans.items() if 2 * (sums[last] - sums[first]) > sums[-1]]


def letters(text: str) -> str:
    """Return the letters and digits of `text`, without what stands between them."""
    return _LETTERS.sub("", text)


def count_letters(text: str) -> int:
    """Count the letters and digits of `text`."""
    found = one_byte(text)
    if found is None:
        return len(letters(text))
    data, charset = found
    return len(data.translate(None, _OTHERS[charset]))


def letters_of(texts: Iterable[str]) -> list[str]:
    """Return the letters and digits of each text (none holds a line end)."""
    return _LETTERS_OF_LINES.sub("", "\n".join(texts)).split("\n")


def loses(source: str, tree: Tree) -> bool:
    """Tell whether the parser lost letters: of a page that is nested too deep a tenth, of others four fifths.

    Pages with no more than five hundred letters are not looked at, unless they are nested too deep.
    """
    if tree.suspect:
        return count_letters("".join(line.text for line in tree.lines)) < 0.9 * count_letters("".join(lines(source)))
    kept = sum(len(line.text) for line in tree.lines)
    if len(source) - tree.silent < 5 * kept + 500:
        return False
    if len(source) - tree.silent - sum(map(len, _TAG.findall(source))) < 5 * kept + 500:
        return False
    # So much stands outside the tags only where comments hold tags or lines are indented far: look closer.
    kept = count_letters("".join(line.text for line in tree.lines))
    rough = count_letters(_TAG.sub("", _without_silent(source)))
    if rough < 5 * kept:
        return False
    full = count_letters("".join(lines(source)))
    return full > 500 and kept < full / 5


def _without_silent(source: str) -> str:
    """Return a page's source without the comments, scripts and styles that end; one linear pass for each."""
    for opening, closing in _SILENT:
        parts, at = [], 0
        while (start := opening.search(source, at)) and (end := closing.search(source, start.end())):
            parts.append(source[at : start.start()])
            at = end.end()
        source = "".join(parts) + source[at:]
    return source
