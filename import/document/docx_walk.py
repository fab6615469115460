"""One walk through the XML of a Word document's text: runs to paragraphs, tables to cells, fields to links."""

from typing import Any

from readroom.importer.document.docx_numbers import Numbers
from readroom.importer.document.docx_parts import (
    Parts,
    Style,
    attribute,
    child,
    heading_level,
    is_on,
    numbering_of,
    outline,
)
from readroom.importer.document.model import Paragraph, extend
from readroom.text.markdown_inline import followable
from readroom.text.model import Span, SpanKind

_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
}
_RELATION = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_SKIPPED = frozenset(
    ("del", "moveFrom", "delText", "delInstrText", "sectPr", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr",
     "commentRangeStart", "commentRangeEnd", "annotationRef", "mc:Fallback", "sdtPr", "proofErr")
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_NOTES = {"footnoteReference": "f", "endnoteReference": "e"}
_NORMAL = Style("normal")


class _Field:
    """A field that is open: its instruction so far, and where its result begins: paragraph and place in it."""

    def __init__(self, first: int) -> None:
        self.instruction = ""
        self.first = first
        self.start: int | None = None
        self.told = False


class Walk:
    """Reads one part. `more` tells whether it had more than `most` paragraphs."""

    def __init__(self, parts: Parts, most: int) -> None:
        self._parts = parts
        self._most = most
        self._numbers = Numbers(parts.numbering)
        self._names: dict[Any, str] = {}
        self._found: list[Paragraph] = []
        self._waiting: list[str] = []  # bookmarks between two paragraphs
        self._fields: list[_Field] = []
        self._cell: tuple[int, int, int] | None = None
        self._tables = 0
        self._now = Paragraph()
        self._text: list[str] = []
        self._length = 0
        self._faces: list[tuple[SpanKind, int, int]] = []
        self.more = False

    def read(self, root: Any) -> list[Paragraph]:
        """Return the paragraphs of a part in their order."""
        self._inside(root)
        return self._found

    def _name(self, element: Any) -> str:
        """Return an element's name, with a prefix unless it is Word's own; "?" for what is not known."""
        tag = element.tag
        name = self._names.get(tag)
        if name is None:
            space, _, local = tag[1:].rpartition("}") if isinstance(tag, str) else ("", "", "")
            name = _SPACES[space] + local if space in _SPACES else "?"
            self._names[tag] = name
        return name

    def _inside(self, element: Any) -> None:
        """Read what stands between paragraphs: paragraphs, tables, and whatever wraps them."""
        for each in element:
            name = self._name(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._table(each)
            elif name == "bookmarkStart":
                self._waiting.append(attribute(each, "name") or "")
            elif name == "mc:AlternateContent":
                self._alternative(each, self._inside)
            elif name not in _SKIPPED:
                self._inside(each)

    def _table(self, table: Any) -> None:
        """Read a table; one that stands in a cell belongs to that cell."""
        if self._cell is not None:
            self._inside(table)
            return
        self._cell = self._tables, -1, -1
        self._tables += 1
        self._rows(table)
        self._cell = None

    def _rows(self, element: Any) -> None:
        """Read the rows of a table, and of whatever wraps them."""
        for each in element:
            name = self._name(each)
            assert self._cell is not None  # noqa: S101 - a table is open
            table, row, column = self._cell
            if name == "tr":
                self._cell = table, row + 1, -1
                self._rows(each)
            elif name == "tc":
                self._cell = table, row, column + 1
                self._inside(each)
            elif name not in _SKIPPED:
                self._rows(each)

    def _alternative(self, element: Any, read: Any) -> None:
        """Read the first of several forms of the same content, the one that programs of today show."""
        chosen = next((e for e in element if self._name(e) == "mc:Choice"), None)
        if chosen is None:
            chosen = next(iter(element), None)
        if chosen is not None:
            read(chosen)

    def _paragraph(self, element: Any) -> None:
        if len(self._found) >= self._most:
            self.more = True
            return
        outer = self._now, self._text, self._length, self._faces
        boxes: list[Any] = []
        self._now, self._text, self._length, self._faces = Paragraph(cell=self._cell), [], 0, []
        self._describe(element)
        self._now.bookmarks, self._waiting = self._waiting, []
        self._runs(element, boxes)
        # An instruction that does not end with its paragraph is a broken one: what follows is text again.
        self._fields = [opened for opened in self._fields if opened.start is not None]
        for opened in self._fields:
            self._close(opened)
            opened.start = 0
        paragraph = self._now
        paragraph.text = "".join(self._text)
        paragraph.spans += [Span(kind, start, end) for kind, start, end in self._faces]
        paragraph.spans.sort(key=lambda s: (s.start, -s.end))
        self._found.append(paragraph)
        self._now, self._text, self._length, self._faces = outer
        for box in boxes:
            first = len(self._found)
            fields, self._fields = self._fields, []
            self._inside(box)
            self._fields = fields
            for each in self._found[first:]:
                each.boxed = True

    def _describe(self, element: Any) -> None:
        """Note a paragraph's style, level and number."""
        about = child(element, "pPr")
        named = child(about, "pStyle")
        key = (attribute(named, "val") if named is not None else None) or self._parts.default
        style = self._parts.styles.get(key)
        if style is None:
            style = Style(key.lower()) if named is not None else _NORMAL
        now = self._now
        now.style = style.name
        now.level = outline(about) or heading_level(style)
        now.contents = now.style.startswith("toc ")
        numbering = numbering_of(about) or style.numbering
        if numbering is not None and numbering[0] != "0":
            now.marker = self._numbers.marker(*numbering)
            now.depth = numbering[1] + 1

    def _runs(self, element: Any, boxes: list[Any]) -> None:
        """Read what stands inside a paragraph."""
        for each in element:
            name = self._name(each)
            if name == "r":
                self._run(each, boxes)
            elif name == "hyperlink":
                start = self._length
                self._runs(each, boxes)
                self._link(start, next((each.get(r) for r in _RELATION if each.get(r)), None))
            elif name == "fldSimple":
                opened = _Field(len(self._found))
                opened.instruction, opened.start = attribute(each, "instr") or "", self._length
                self._runs(each, boxes)
                self._close(opened)
            elif name == "bookmarkStart":
                self._now.bookmarks.append(attribute(each, "name") or "")
            elif name == "mc:AlternateContent":
                self._alternative(each, lambda chosen: self._runs(chosen, boxes))
            elif name == "m:t":
                self._add(each.text or "")
            elif name == "?" or name in ("drawing", "pict", "object"):
                self._boxes(each, boxes)
            elif name not in _SKIPPED:
                self._runs(each, boxes)

    def _run(self, run: Any, boxes: list[Any]) -> None:
        about = child(run, "rPr")
        if about is not None and (is_on(child(about, "vanish")) or is_on(child(about, "specVanish"))):
            return
        start = self._length
        for each in run:
            name = self._name(each)
            if name == "t" or name == "m:t":
                self._add(each.text or "")
            elif name in _SIGNS:
                self._add(_SIGNS[name])
            elif name == "fldChar":
                self._field(attribute(each, "fldCharType"))
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].instruction += (each.text or "")[:2000]
            elif name in _NOTES:
                self._now.notes.append((self._length, _NOTES[name] + (attribute(each, "id") or "")))
            elif name == "ruby":
                self._ruby(each, boxes)
            elif name == "mc:AlternateContent":
                self._alternative(each, lambda chosen: self._runs(chosen, boxes))
            elif name == "sym":
                self._symbol(attribute(each, "char"))
            elif name in ("drawing", "pict", "object", "?"):
                self._boxes(each, boxes)
        if about is not None and self._length > start:
            self._face(about, start)

    def _ruby(self, ruby: Any, boxes: list[Any]) -> None:
        """Add characters and, in parentheses, how they are read."""
        base, reading = child(ruby, "rubyBase"), child(ruby, "rt")
        if base is not None:
            self._runs(base, boxes)
        if reading is not None:
            self._add("(")
            self._runs(reading, boxes)
            self._add(")")

    def _symbol(self, code: str | None) -> None:
        """Add a sign by its number; those of a symbol font's own area are pictures."""
        try:
            value = int(code or "", 16)
        except ValueError:
            return
        if 0x20 <= value < 0xD800:
            self._add(chr(value))

    def _boxes(self, element: Any, boxes: list[Any]) -> None:
        """Collect the text boxes of a drawing; the older form of the same box is passed over."""
        if not len(element):
            return
        boxes += (
            each
            for each in element.iter()
            if self._name(each) == "txbxContent"
            and all(self._name(above) not in ("mc:Fallback", "txbxContent") for above in _between(each, element))
        )

    def _add(self, text: str) -> None:
        if self._fields and self._fields[-1].start is None:
            return  # inside a field's instruction
        self._text.append(text)
        self._length += len(text)

    def _face(self, about: Any, start: int) -> None:
        """Note that what was added since `start` is bold or italic; it joins on to the same before it."""
        named = child(about, "rStyle")
        style = self._parts.styles.get(attribute(named, "val") or "") if named is not None else None
        faces: tuple[tuple[SpanKind, str, bool | None], ...] = (
            ("strong", "b", style.bold if style else None),
            ("emphasis", "i", style.italic if style else None),
        )
        for kind, name, given in faces:
            said = is_on(child(about, name))
            if given if said is None else said:
                extend(self._faces, kind, start, self._length)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field(len(self._found)))
        elif kind == "separate" and self._fields:
            self._fields[-1].start = self._length
        elif kind == "end" and self._fields:
            closed = self._fields.pop()
            self._close(closed)
            if closed.instruction.split()[:1] in (["TOC"], ["INDEX"], ["TOA"]):
                for each in self._found[closed.first :]:
                    each.contents = True
                self._now.contents |= closed.start is not None and self._length > closed.start

    def _close(self, closed: _Field) -> None:
        """Make a link of the result of a field that is one."""
        words = closed.instruction.split()
        if closed.told or closed.start is None or len(words) < 2 or words[0].upper() != "HYPERLINK":
            return
        closed.told = True
        target = closed.instruction.split('"')
        if "\\l" not in closed.instruction.partition('"')[0]:
            self._span(closed.start, target[1] if len(target) > 1 else words[1])

    def _link(self, start: int, relation: str | None) -> None:
        self._span(start, self._parts.links.get(relation or ""))

    def _span(self, start: int, target: str | None) -> None:
        if target and start < self._length and followable(target):
            self._now.spans.append(Span("link", start, self._length, href=target))


def _between(element: Any, top: Any) -> Any:
    """Yield the ancestors of an element below `top`."""
    for above in element.iterancestors():
        if above is top:
            return
        yield above
