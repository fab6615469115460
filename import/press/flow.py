"""The paragraphs of simple HTML, each with what it stands in: for the exports of press databases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from readroom.text.gate import clean, clean_line

_BLOCKS = frozenset(
    (
        *("article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_SILENT = frozenset(("script", "style", "head", "title", "noscript", "select", "textarea", "button"))
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CELL = 400  # code points; a longer one, or one with a table in it, is layout


@dataclass(frozen=True, slots=True)
class Flow:
    """One paragraph: its text on one line, and the classes and the names of the elements around any part of it.

    `whole` are those around all of it, classes and names together, `first` those around where it begins. `box` numbers
    the element that it is a line of.
    `cells` are those of a row of a table, `code` tells a line that was set as it stands.
    """

    text: str
    classes: frozenset[str]
    tags: frozenset[str]
    whole: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    box: int = -1
    cells: tuple[str, ...] = ()
    code: bool = False


def parse_fragment(source: str) -> Any:
    """Return a `div` that holds what a piece of HTML holds."""
    import lxml.html

    # The parser passes control characters on, and then refuses to set them as the text of the new element.
    kept = _CONTROLS.sub("", source).strip()
    return lxml.html.fragment_fromstring(kept or " ", create_parent="div")


def paragraphs(box: Any, breaks: frozenset[str] = frozenset(), *, rows: bool = False) -> list[Flow]:
    """Return the paragraphs below an element in their order; a word of which a part stands in a tag is one word.

    An element of a class of `breaks` is a paragraph of its own, whatever its tag. With `rows`, a row of a table of
    short cells is one paragraph.
    """
    return list(_Walk(box, breaks, rows).flows())


class _Walk:
    def __init__(self, box: Any, breaks: frozenset[str], rows: bool) -> None:
        self._root = box
        self._breaks = breaks
        self._rows = rows
        # Of each open element: the classes, and the names, of it and of all around it.
        self._open: list[tuple[frozenset[str], frozenset[str]]] = []
        self._parts: list[str] = []
        self._around: list[tuple[frozenset[str], frozenset[str]]] = []
        self._box = self._boxes = 0

    def flows(self) -> Iterator[Flow]:
        # A stack of our own: markup may be nested deeper than Python's calls.
        stack: list[tuple[Any, bool, int]] = [(self._root, False, 0)]
        while stack:
            element, done, before = stack.pop()
            named = isinstance(element.tag, str)
            block = named and self._is_block(element)
            if done:
                if named:
                    self._open.pop()
                if block:
                    yield from self._end()
                    self._box = before
                if element is not self._root:
                    yield from self._add(element.tail)
                continue
            if block:
                yield from self._end()
                if element.tag != "br":
                    self._boxes += 1
                    before, self._box = self._box, self._boxes
                else:
                    before = self._box
            stack.append((element, True, before))
            if not named:
                continue
            self._open.append(self._within(element))
            if element.tag in _SILENT:
                continue
            if self._rows and element.tag == "tr" and (cells := _cells(element)):
                text = " | ".join(cells[: max(i for i, cell in enumerate(cells) if cell) + 1])
                yield Flow(text, *self._open[-1], box=self._box, cells=cells)
                continue
            yield from self._add(element.text)
            stack.extend((child, False, 0) for child in reversed(element))
        yield from self._end()

    def _is_block(self, element: Any) -> bool:
        return element.tag in _BLOCKS or not self._breaks.isdisjoint((element.get("class") or "").split())

    def _within(self, element: Any) -> tuple[frozenset[str], frozenset[str]]:
        classes, names = self._open[-1] if self._open else (frozenset[str](), frozenset[str]())
        if own := (element.get("class") or "").split():
            classes = classes.union(own)
        return classes, names if element.tag in names else names | {element.tag}

    def _add(self, text: str | None) -> Iterator[Flow]:
        if not text:
            return
        lines = text.split("\n") if "\n" in text and "pre" in self._open[-1][1] else [text]
        for number, line in enumerate(lines):
            if number:
                yield from self._end()
            self._parts.append(line)
            if line.strip():
                self._around.append(self._open[-1])

    def _end(self) -> Iterator[Flow]:
        joined = "".join(self._parts)
        code = any("pre" in names for _, names in self._around)
        # What is set in columns keeps the spaces between them.
        if text := clean(joined).replace("\n", " ").strip() if code else clean_line(" ".join(joined.split())):
            classes = frozenset[str]().union(*(c for c, _ in self._around))
            tags = frozenset[str]().union(*(n for _, n in self._around))
            around = [c | n for c, n in self._around] or [frozenset[str]()]
            whole = frozenset.intersection(*around)
            yield Flow(text, classes, tags, whole, around[0], self._box, code=code)
        self._parts.clear()
        self._around.clear()


def _cells(row: Any) -> tuple[str, ...]:
    """Return the texts of a row's cells; nothing when it has fewer than two, or they are layout."""
    found = [cell for cell in row if cell.tag in ("td", "th")]
    if len(found) < 2 or any(next(cell.iter("table"), None) is not None for cell in found):
        return ()
    texts = tuple(clean_line(" ".join(cell.text_content().split())) for cell in found)
    if sum(map(bool, texts)) < 2 or any(len(text) > _CELL for text in texts):
        return ()
    return texts
