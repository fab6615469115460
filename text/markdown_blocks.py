"""The blocks of a Markdown text, put together: quotations, lists, tables and code as plain text with spans.

Everything between two blank lines of the outermost level is one block of the body, so that offsets inside it are
relative to one string.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from readroom.text.body import BodyBuilder
from readroom.text.markdown_inline import Line
from readroom.text.model import Span
from readroom.text.tags import lines


@dataclass(slots=True)
class _Container:
    """An open quotation or list item: where its text starts, and what an item still has to print before it."""

    level: int
    start: int | None = None
    marker: str | None = None  # of a list item
    tight: bool = True
    first: bool = False  # the first item of a list that stands in no other item


@dataclass(slots=True)
class _List:
    """An open list: the numbers its items print, one after the other (None: bullets)."""

    numbers: list[str] | None
    tight: bool
    index: int = 0

    def marker(self) -> str:
        """Return what the next item prints."""
        self.index += 1
        return f"{self.numbers[self.index - 1]} " if self.numbers else "- "


@dataclass(slots=True)
class _Block:
    """What stands between two blank lines: text in parts, spans relative to it, images before and after it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Append `text`."""
        self.parts.append(text)
        self.length += len(text)


class BlockWalk:
    """Walks the tokens of a Markdown text once, and builds its body."""

    def __init__(self, builder: BodyBuilder) -> None:
        self._builder = builder
        self._block = _Block()
        self._containers: list[_Container] = []
        self._lists: list[_List] = []

    def walk(self, tokens: Sequence[Token], read: Callable[[str], Line]) -> None:
        """Append the text of `tokens` to the body; `read` reads the inline content of a block."""
        shapes = _list_shapes(tokens)
        heading = 0
        at, size = 0, len(tokens)
        while at < size:
            token = tokens[at]
            kind = token.type
            if kind == "inline":
                hidden = at > 0 and tokens[at - 1].hidden
                self._inline(read(token.content), heading, tight=hidden)
            elif kind in ("heading_open", "heading_close"):
                heading = int(token.tag[1:]) if token.nesting > 0 else 0
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind == "html_block":
                for line in lines(token.content):
                    self._text(line, ())
            elif kind == "table_open":
                at = self._table(tokens, at, read)
            elif kind in ("bullet_list_open", "ordered_list_open"):
                self._lists.append(shapes[at])
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self._lists.pop()
            elif kind == "list_item_open":
                self._open_item()
            elif kind == "blockquote_open":
                level = 1 + sum(c.marker is None for c in self._containers)
                self._containers.append(_Container(level))
            elif kind in ("list_item_close", "blockquote_close"):
                self._close_container()
            if not (self._containers or self._lists):
                self._flush()
            at += 1
        self._flush()

    def paragraph(self, text: str, line: Line | None) -> None:
        """Append a paragraph: `line`, or `text` as it is."""
        if line is None:
            self._builder.block(text)
        else:
            self._inline(line, 0, tight=False)
            self._flush()

    def _open_item(self) -> None:
        items = [c for c in self._containers if c.marker is not None]
        of = self._lists[-1]
        first = of.index == 0 and not items
        self._containers.append(_Container(len(items) + 1, None, of.marker(), of.tight, first))

    def _close_container(self) -> None:
        container = self._containers[-1]
        if container.start is None and container.marker and container.marker != "- ":
            self._text("", (), always=True)  # an empty item still prints its number
        self._containers.pop()
        if container.start is not None:
            kind = "quote" if container.marker is None else "list_item"
            self._block.spans.append(Span(kind, container.start, self._block.length, container.level))  # type: ignore[arg-type]

    def _inline(self, line: Line, heading: int, *, tight: bool) -> None:
        text = line.text
        empty = not self._block.length
        for offset, description in line.images:
            before = empty and not text[:offset].strip()
            (self._block.before if before else self._block.after).append(description)
        spans = line.spans
        if heading:
            spans = [Span("heading", 0, len(text), heading), *spans]
        self._text(text, spans, tight=tight)

    def _text(self, text: str, spans: Iterable[Span], *, tight: bool = False, always: bool = False) -> None:
        """Add text to the block, after what its containers print before it; `spans` are relative to it."""
        if not text.strip() and not always:
            return
        pending = [c for c in self._containers if c.start is None]
        item = next((c for c in pending if c.marker is not None), None)
        if self._block.length:
            tight = (item.tight and not item.first) if item else tight
            self._block.add("\n" if tight else "\n\n")
        indented = False
        for container in pending:
            if container.marker is not None and not indented:
                self._block.add("  " * (container.level - 1))
                indented = True
            container.start = self._block.length
            self._block.add(container.marker or "")
        base = self._block.length
        self._block.add(text)
        self._block.spans += (replace(s, start=base + s.start, end=base + s.end) for s in spans)

    def _code(self, token: Token) -> None:
        text = token.content.rstrip("\n")
        # One word after a fence names a language; more of them are text that would be lost.
        if len(token.info.split()) > 1:
            text = f"{token.info.strip()}\n{text}"
        self._text(text, (Span("code", 0, len(text)),))

    def _table(self, tokens: Sequence[Token], at: int, read: Callable[[str], Line]) -> int:
        """Add the table that opens at `at`, a row a line; return the index of the token that closes it."""
        rows: list[list[Line]] = []
        while tokens[at].type != "table_close":
            if tokens[at].type == "tr_open":
                rows.append([])
            elif tokens[at].type == "inline":
                rows[-1].append(read(tokens[at].content))
            at += 1
        text, spans = "", []
        for row in rows:
            if not any(cell.text.strip() for cell in row):
                continue
            line, inner = _row(row)
            start = len(text) + bool(text)
            text = f"{text}\n{line}" if text else line
            spans.append(Span("row", start, len(text)))
            spans += (replace(s, start=start + s.start, end=start + s.end) for s in inner)
        images = [d for row in rows for cell in row for _, d in cell.images]
        self._block.after += images
        self._text(text, (Span("table", 0, len(text)), *spans))
        return at

    def _flush(self) -> None:
        block, self._block = self._block, _Block()
        for description in block.before:
            self._builder.aside("caption", description)
        self._builder.block("".join(block.parts), block.spans)
        for description in block.after:
            self._builder.aside("caption", description)


def _row(cells: Sequence[Line]) -> tuple[str, list[Span]]:
    """Return a table's row as one line, with the spans of its cells and of what is in them."""
    text, spans = "", []
    last = max(i for i, cell in enumerate(cells) if cell.text.strip())
    for index, cell in enumerate(cells[: last + 1]):
        if index:
            text += " | "
        start = len(text)
        text += cell.text.replace("\n", " ")
        spans.append(Span("cell", start, len(text)))
        spans += (replace(s, start=start + s.start, end=start + s.end) for s in cell.spans)
    return text, spans


def _list_shapes(tokens: Sequence[Token]) -> dict[int, _List]:
    """Return the shape of each list by the index of the token that opens it: its numbers, and whether it is tight."""
    shapes: dict[int, _List] = {}
    opened: list[tuple[int, _List]] = []
    for index, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            shape = _List([] if token.type == "ordered_list_open" else None, tight=True)
            shapes[index] = shape
            opened.append((token.level, shape))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            opened.pop()
        elif token.type == "list_item_open" and opened[-1][1].numbers is not None:
            opened[-1][1].numbers.append(token.info + token.markup)
        elif token.type == "paragraph_open" and opened and token.level == opened[-1][0] + 2 and not token.hidden:
            opened[-1][1].tight = False
    for shape in shapes.values():
        if shape.numbers and len(set(shape.numbers)) == 1:
            # "1. 1. 1." is how a writer leaves the counting to the reader.
            first, mark = shape.numbers[0][:-1], shape.numbers[0][-1]
            shape.numbers = [f"{int(first) + n}{mark}" for n in range(len(shape.numbers))]
    return shapes
