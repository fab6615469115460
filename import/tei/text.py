"""TEI's text elements as blocks. What is printed counts: the reading of the page, not the encoder's correction."""

import re
from dataclasses import dataclass, field
from typing import Any

from readroom.importer.document.blocks import Block, Cell
from readroom.importer.xml_tree import local_name
from readroom.text.markdown_inline import followable
from readroom.text.model import Span, SpanKind

_SPACE = re.compile(r"\s+")
_PARAGRAPHS = frozenset(
    ("p", "ab", "seg", "u", "opener", "closer", "dateline", "salute", "signed", "trailer", "argument", "epigraph",
     "imprimatur", "postscript", "stage", "speaker", "docImprint", "label", "desc", "byline", "head", "docTitle",
     "titlePart", "docAuthor", "docDate", "docEdition", "event", "incident", "kinesic", "vocal")
)  # fmt: skip
_HOLDERS = frozenset(
    ("div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "body", "front", "back", "group", "text", "sp",
     "floatingText", "titlePage", "castList", "performance", "listPerson", "listPlace", "listEvent", "spGrp")
)  # fmt: skip
_ALWAYS = frozenset(("p", "ab", "list", "table", "lg", "listBibl", "head", *_HOLDERS))  # never in the middle of a line
_QUOTED = frozenset(("quote", "q", "said", "cit"))
_INLINE = frozenset(
    ("p", "ab", "l", "head", "item", "cell", "seg", "note", "hi", "emph", "ref", "s", "byline", "dateline")
)
_UNREAD = frozenset(
    ("corr", "reg", "expan", "del", "surplus", "index", "interp", "spanGrp", "linkGrp", "fs", "teiHeader", "standOff",
     "facsimile", "sourceDoc", "graphic", "anchor")
)  # fmt: skip
_ASIDES = {"fw": "running head", "note": "note", "figDesc": "caption", "figure": "caption"}
_STRONG = re.compile(r"\b(?:b|bold|strong|gras|fett)\b", re.IGNORECASE)
_ITALIC = re.compile(r"\b(?:i|it|italics?|italique|kursiv|emph)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:numbered|ordered|decimal)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Text:
    """Inline text that is being read: white space collapsed, with its spans, and the asides that stand in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    asides: list[Block] = field(default_factory=list)
    glued: bool = False  # no space comes before what follows

    def add(self, text: str | None) -> None:
        """Append text as it is printed; runs of white space are one space."""
        if not text:
            return
        text = _SPACE.sub(" ", text)
        if self.glued:
            text = text.lstrip(" ")
            self.glued = not text
        if text.startswith(" ") and (not self.parts or self.parts[-1].endswith((" ", "\n"))):
            text = text[1:]
        if text:
            self.parts.append(text)
            self.length += len(text)

    def line_end(self) -> None:
        """Append a line break."""
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
            self.length += 1

    @property
    def text(self) -> str:
        """What was read so far."""
        return "".join(self.parts)


def blocks_of(element: Any) -> list[Block]:
    """Return the blocks of an element of TEI's text (body, div, text) in their order."""
    walk = _Walk()
    walk.inside(element, 0)
    return walk.blocks


class _Walk:
    """Reads blocks. Depth is bounded by the parser."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._notes = 0

    def inside(self, element: Any, depth: int) -> None:
        """Read what stands in an element that holds blocks."""
        loose = _Text()
        loose.add(element.text)
        for each in element:
            name = local_name(each)
            if name in _ASIDES:
                self._aside(each, name, loose.asides if loose.text.strip() else self.blocks)
            elif _is_block(each, name):
                self._flush(loose)
                loose = _Text()
                self._block(each, name, depth)
            else:
                self._element(each, name, loose)
            loose.add(each.tail)
        self._flush(loose)

    def _flush(self, loose: _Text, kind: str = "paragraph", level: int | None = None, marker: str = "") -> None:
        text = loose.text
        if text.strip():
            block = Block("paragraph", text, loose.spans, level=level, marker=marker)
            block.kind = kind  # type: ignore[assignment]
            self.blocks.append(block)
        self.blocks += loose.asides

    def _block(self, element: Any, name: str, depth: int) -> None:
        if name == "head":
            self._inline(element, "heading", min(max(depth, 1), 6))
        elif name in ("list", "listBibl"):
            self._list(element, depth, 1)
        elif name == "table":
            self._table(element)
        elif name in _QUOTED:
            self._quote(element, depth)
        elif name == "lg":
            self._verse(element)
        elif name in _HOLDERS or _holds_blocks(element):
            self.inside(element, depth + name.startswith("div"))
        else:
            self._inline(element, "paragraph", name=name)

    def _inline(self, element: Any, kind: str, level: int | None = None, name: str = "") -> None:
        text = _Text()
        self._content(element, text)
        first = len(self.blocks)
        self._flush(text, kind, level)
        if name and len(self.blocks) > first and self.blocks[first].kind == "paragraph":
            self.blocks[first].name = name

    def _quote(self, element: Any, depth: int) -> None:
        first = len(self.blocks)
        if _holds_blocks(element) or local_name(element) == "cit":
            self.inside(element, depth)
        else:
            self._inline(element, "quote")
        for block in self.blocks[first:]:
            if block.kind in ("paragraph", "heading"):
                block.kind = "quote"

    def _verse(self, element: Any) -> None:
        text = _Text()
        for each in element:
            name = local_name(each)
            if name == "lg":
                self._flush(text)
                text = _Text()
                self._verse(each)
            elif name in _ASIDES:
                self._aside(each, name, text.asides)
            elif name == "head":
                self._inline(each, "heading", 6)
            elif name not in _UNREAD and name:
                text.line_end()
                self._content(each, text)
        self._flush(text)

    def _list(self, element: Any, depth: int, level: int) -> None:
        kind = f"{element.get('type') or ''} {element.get('rend') or ''}"
        numbered = _NUMBERED.search(kind) is not None
        number = 0
        label = ""
        for each in element:
            name = local_name(each)
            if name == "head":
                self._inline(each, "heading", min(depth + 1, 6))
            elif name == "label":
                label = " ".join("".join(each.itertext()).split())
            elif name in ("item", "bibl", "biblStruct", "biblFull"):
                number += 1
                printed = each.get("n") or str(number)
                text = _Text()
                text.add(f"{label} " if label else "")
                inner = [e for e in each if local_name(e) == "list"]
                self._content(each, text, without=inner)
                marker = (printed if not printed.isdecimal() else f"{printed}.") if numbered else "-"
                self._flush(text, "item", level, marker)
                for nested in inner:
                    self._list(nested, depth, min(level + 1, 9))
                label = ""
            elif name in _ASIDES:
                self._aside(each, name, self.blocks)

    def _table(self, element: Any) -> None:
        block = Block("table")
        asides: list[Block] = []
        for each in element:
            name = local_name(each)
            if name == "row":
                row: list[Cell] = []
                for cell in each:
                    if local_name(cell) == "cell":
                        text = _Text()
                        self._content(cell, text)
                        asides += text.asides
                        row.append((text.text.strip(), []))
                block.rows.append(row)
            elif name == "head":
                self.blocks.append(Block("aside", _plain(each), reason="caption", aside="caption"))
            elif name in _ASIDES:
                self._aside(each, name, asides)
        if any(text for row in block.rows for text, _ in row):
            self.blocks.append(block)
        self.blocks += asides

    def _aside(self, element: Any, name: str, to: list[Block]) -> None:
        reason = _ASIDES[name]
        if name == "figure":
            captions = (_plain(e) for e in element.iterdescendants() if local_name(e) in ("head", "p", "figDesc", "ab"))
            to += (Block("aside", text, reason=reason, aside="caption") for text in captions if text)
            return
        text = _plain(element)
        if name == "note" and text:
            said = element.get("n")
            if said is None and element.get("type") not in ("speaker", "time", "narrative", "comment"):
                self._notes += 1
                said = str(self._notes)
            text = f"{said} {text}" if said else text
        if text:
            kind = {"note": "note", "figDesc": "caption"}.get(name, "other")
            to.append(Block("aside", text, reason=reason, aside=kind))  # type: ignore[arg-type]

    def _content(self, element: Any, text: _Text, without: Any = ()) -> None:
        """Read what stands in an element as one run of text."""
        text.add(element.text)
        for each in element:
            if each not in without:
                self._element(each, local_name(each), text)
            text.add(each.tail)

    def _element(self, element: Any, name: str, text: _Text) -> None:
        if not name or name in _UNREAD:
            return
        if name in _ASIDES:
            self._aside(element, name, text.asides)
        elif name == "lb":
            if element.get("break") == "no":
                text.glued = True
                if text.parts:
                    trimmed = text.parts[-1].rstrip(" ")
                    text.length -= len(text.parts[-1]) - len(trimmed)
                    text.parts[-1] = trimmed
            else:
                text.add(" ")
        elif name == "gap":
            text.add("[…]")
        elif name in ("l", "p", "item"):
            text.line_end()
            self._content(element, text)
        elif name in ("pb", "cb", "milestone"):
            pass
        else:
            start = text.length
            self._content(element, text)
            if name in ("w", "pc", "c") and element.get("join") in ("right", "both"):
                text.glued = True
            self._span(element, name, text, start)

    def _span(self, element: Any, name: str, text: _Text, start: int) -> None:
        """Note what an inline element means."""
        kind: SpanKind | None = None
        rend = element.get("rend") or element.get("style") or ""
        if name == "emph" or (name == "hi" and (_ITALIC.search(rend) or not _STRONG.search(rend))):
            kind = "emphasis"
        elif name == "hi":
            kind = "strong"
        if kind and start < text.length:
            text.spans.append(Span(kind, start, text.length))
        target = followable(element.get("target")) if name == "ref" else None
        if target and start < text.length and not target.startswith("#"):
            text.spans.append(Span("link", start, text.length, href=target))


def _is_block(element: Any, name: str) -> bool:
    """Tell whether an element is a block where it stands: a quotation inside a sentence is none."""
    if name in _ALWAYS:
        return True
    parent = element.getparent()
    inline = parent is not None and local_name(parent) in _INLINE
    if name in _QUOTED:
        return not inline or _holds_blocks(element) or (element.get("rend") or "") in ("block", "display", "blockquote")
    return (name in _PARAGRAPHS or name == "l") and not inline


def _holds_blocks(element: Any) -> bool:
    return any(_is_block(e, local_name(e)) for e in element)


def _plain(element: Any) -> str:
    """Return an element's printed words on one line."""
    text = _Text()
    _Walk()._content(element, text)
    return " ".join(text.text.split())
