"""One parse of an HTML page, and its text line by line.

lxml drops what is nested deeper than 256 levels without a word, so the depth of the tree is looked at, and the number
of its letters is compared with that of the source.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from readroom.importer.formats import Unreadable
from readroom.text.gate import clean
from readroom.text.tags import INLINE, lines

_DEEPEST = 200  # levels that are left as they are; lxml's own limit is 256
_FLATTENED = 4000  # elements that may be taken out to make a tree shallow
_LARGE = 300_000  # code points; a longer page is looked at for absurd tags
_DOCTYPE = re.compile(r"\s*<![^>]{0,500}>")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
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
    script without spaces count as one. `linked` is how many characters are links.
    """

    text: str
    block: Any
    slots: list[tuple[Any, bool]]
    words: int = 0
    linked: int = 0

    @property
    def prose(self) -> int:
        """The words that are no links."""
        return (
            self.words * max(len(self.text) - self.linked, 0) // max(len(self.text), 1) if self.linked else self.words
        )


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
    suspect: bool = False  # nested so deep that the parser may have dropped some of it


def parse(source: str) -> Tree:
    """Parse a page's characters; raise Unreadable when there is nothing to parse."""
    data = _tamed(_DOCTYPE.sub("", source, count=1)).encode("utf-8", "replace")
    tree = read_lines(_root(data, huge=False))
    if tree.depth > _DEEPEST:
        root = _root(data, huge=True)
        _flatten(root)
        tree = read_lines(root)
        tree.suspect = True
    return tree


def _tamed(source: str) -> str:
    """Return a page's source without what no page needs and every parser and pattern stumbles over."""
    source = _NO_XML.sub("", source)
    if len(source) > _LARGE:
        source = _LONG_SPACE.sub(" ", _LONG_TAG.sub(r"<\1>", source))
    return source


def _root(data: bytes, *, huge: bool) -> Any:
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, default_doctype=False,
        no_network=True, huge_tree=huge,
    )  # fmt: skip
    try:
        root = document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError, ValueError) as error:
        raise Unreadable("no HTML in this file") from error
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
            element.drop_tag()


def read_lines(root: Any) -> Tree:
    """Return the lines of a tree: one for each block, and for each part of a block that a line break ends."""
    tree = Tree(root)
    walk = etree.iterwalk(root, events=("start", "end"))
    parts: list[str] = []
    slots: list[tuple[Any, bool]] = []
    block, depth, links, linked, elements = root, 0, 0, 0, 0

    def flush() -> None:
        nonlocal parts, slots, linked
        if parts:
            pieces = "".join(parts).split()
            if pieces:
                text = clean(" ".join(pieces))
                count = len(pieces)
                if not text.isascii() and max(text) > "\u2e80":
                    count = max(count, len(_WIDE.findall(text)) // 2)
                tree.lines.append(Line(text, block, slots, count, linked))
                slots = []
            parts, linked = [], 0

    for event, element in walk:
        tag = element.tag
        if event == "start":
            depth += 1
            elements += 1
            tree.depth = max(depth, tree.depth)
            if tag in SKIPPED:
                walk.skip_subtree()
                tree.silent += len(element.text or "")
                continue
            if tag == "a":
                links += 1
            elif tag not in INLINE:
                flush()
                block = element
                if tag == "br":
                    block = element.getparent()
            elif tag == "img":
                tree.images.append((element, len(tree.lines) + bool("".join(parts).strip())))
            text = element.text
            if text:
                parts.append(text)
                slots.append((element, False))
                if links:
                    linked += len(text)
        else:
            depth -= 1
            if tag == "a":
                links -= 1
            elif tag not in INLINE and tag not in SKIPPED:
                flush()
                block = element.getparent()
            elif tag in ("td", "th"):
                flush()
            text = element.tail
            if text:
                parts.append(text)
                slots.append((element, True))
                if links:
                    linked += len(text)
    flush()
    tree.elements = elements
    tree.frames = _frames(tree.lines)
    return tree


def _frames(lines: list[Line]) -> list[Any]:
    """Return the elements that hold more than half of the prose of a page."""
    held: dict[Any, int] = {}
    total = 0
    for line in lines:
        if line.prose > 7:
            total += line.prose
            block = line.block
            while block is not None:
                held[block] = held.get(block, 0) + line.prose
                block = block.getparent()
    return [element for element, count in held.items() if 2 * count > total]


def letters(text: str) -> str:
    """Return the letters and digits of `text`, without what stands between them."""
    return _LETTERS.sub("", text)


def letters_of(texts: Iterable[str]) -> list[str]:
    """Return the letters and digits of each text (none holds a line end)."""
    return _LETTERS_OF_LINES.sub("", "\n".join(texts)).split("\n")


def loses(source: str, tree: Tree) -> bool:
    """Tell whether the parser lost letters: of a page that is nested too deep a tenth, of others four fifths.

    Pages with no more than five hundred letters are not looked at, unless they are nested too deep.
    """
    if tree.suspect:
        return len(letters("".join(line.text for line in tree.lines))) < 0.9 * len(letters("".join(lines(source))))
    kept = sum(len(line.text) for line in tree.lines)
    if len(source) - tree.silent - sum(map(len, _TAG.findall(source))) < 5 * kept + 500:
        return False
    # So much stands outside the tags only where comments hold tags or lines are indented far: look closer.
    kept = len(letters("".join(line.text for line in tree.lines)))
    rough = letters(_TAG.sub("", _without_silent(source)))
    if len(rough) < 5 * kept:
        return False
    full = len(letters("".join(lines(source))))
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
