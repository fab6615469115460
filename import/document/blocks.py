"""The blocks of a document whose structure is known, put together as a reading text.

A reader of such a format (a word processor's, TEI, PDF) says what each block is; here it becomes a body with spans
and asides, in the shape that every text of the library has.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from readroom.text.body import BodyBuilder
from readroom.text.gate import clean
from readroom.text.model import AsideKind, Body, Span, Verdict

BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "table", "aside", "cut", "metadata"]
Cell = tuple[str, list[Span]]
_BLANK = re.compile(r"\n[ \n]*\n")  # of a paragraph: its line breaks stay, what looks like its end goes
_REASONS = {
    "paragraph": "text",
    "heading": "heading",
    "item": "list",
    "quote": "quotation",
    "code": "code",
    "table": "table",
}
_VERDICTS: dict[str, Verdict] = {"aside": "aside", "cut": "cut", "metadata": "metadata"}


@dataclass(slots=True)
class Block:
    """One block of a document. `text` has LF for its line breaks; `spans` are ranges of it.

    `level` is a heading's (1 to 6) or a list item's depth (from 1); `marker` is what the item prints ("-", "3.").
    `rows` are a table's. `reason` says why a block is an aside, cut or metadata; `aside` what kind of one it is.
    `name` is the style that it has, if it has one; `line` its first line on the page, from 1.
    """

    kind: BlockKind
    text: str = ""
    spans: list[Span] = field(default_factory=list)
    level: int | None = None
    marker: str = ""
    rows: list[list[Cell]] = field(default_factory=list)
    reason: str = ""
    aside: AsideKind = "other"
    name: str = ""
    bold: bool = False
    line: int = 0

    @property
    def verdict(self) -> Verdict:
        """What becomes of the block's lines."""
        return _VERDICTS.get(self.kind, "kept")

    @property
    def why(self) -> str:
        """The reason for that."""
        return self.reason or _REASONS.get(self.kind, "")

    @property
    def lines(self) -> list[str]:
        """The block as it stands on the page, line by line; an empty block has none."""
        if self.kind == "table":
            return [line for row in self.rows if (line := clean(_row(row)[0]).strip())]
        text = clean(self.text)
        lines = [" ".join(line.split()) for line in text.split("\n")]
        lines = [line for line in lines if line]
        if lines and self.marker:
            lines[0] = f"{self.marker} {lines[0]}"
        return lines

    @property
    def one_line(self) -> str:
        """The block's text on one line."""
        return " ".join(" ".join(self.lines).split())


def body_of(blocks: Sequence[Block]) -> Body:
    """Return the body that blocks make; those that are cut or metadata leave nothing in it."""
    builder = BodyBuilder()
    waiting: list[Block] = []  # asides that stand inside a list or a quotation
    at = 0
    while at < len(blocks):
        kind = blocks[at].kind
        if kind in ("item", "quote", "code"):
            group, end = _group(blocks, at)
            waiting += [b for b in blocks[at:end] if b.kind == "aside"]
            _add_group(builder, group)
        else:
            end = at + 1
            _add(builder, blocks[at])
        for block in waiting:
            builder.aside(block.aside, block.text, block.line or None)
        waiting = []
        at = end
    return builder.done()


def _group(blocks: Sequence[Block], start: int) -> tuple[list[Block], int]:
    """Return the blocks of one kind that follow one another from `start`, asides passed over, and where they end."""
    kind = blocks[start].kind
    group, end = [], start
    for index in range(start, len(blocks)):
        if blocks[index].kind == kind:
            group.append(blocks[index])
            end = index + 1
        elif blocks[index].kind != "aside":
            break
    return group, end


def _add_group(builder: BodyBuilder, group: Sequence[Block]) -> None:
    kind = group[0].kind
    parts: list[str] = []
    spans: list[Span] = []
    length = 0
    between = "\n\n" if kind == "quote" else "\n"
    for block in group:
        text, inner = _trimmed(block.text, block.spans)
        if not text:
            continue
        if parts:
            parts.append(between)
            length += len(between)
        if kind == "item":
            indent = "  " * ((block.level or 1) - 1) if parts else ""
            before = f"{indent}{block.marker} " if block.marker else indent
            spans.append(Span("list_item", length + len(indent), length + len(before) + len(text), block.level or 1))
            parts.append(before)
            length += len(before)
        parts.append(text)
        spans += (replace(s, start=length + s.start, end=length + s.end) for s in inner)
        length += len(text)
    if kind == "quote":
        spans.append(Span("quote", 0, length, 1))
    elif kind == "code":
        spans.append(Span("code", 0, length))
    builder.block("".join(parts), spans)


def _add(builder: BodyBuilder, block: Block) -> None:
    if block.kind == "aside":
        builder.aside(block.aside, block.text, block.line or None)
    elif block.kind == "table":
        text, spans = _table(block.rows)
        builder.block(text, spans)
    elif block.kind in ("paragraph", "heading"):
        text, inner = _trimmed(block.text, block.spans)
        if block.kind == "heading" and text:
            text = text.replace("\n", " ")
            inner = [Span("heading", 0, len(text), min(max(block.level or 2, 1), 6)), *inner]
        builder.block(text, inner)


def _trimmed(text: str, spans: Iterable[Span]) -> tuple[str, list[Span]]:
    """Return a block's text without white space at its ends and without blank lines in it, its spans moved along."""
    text = text.replace("\t", " ").replace("\r", " ")
    left = len(text) - len(text.lstrip())
    text = text.strip()
    holes = [(m.start() + 1, m.end()) for m in _BLANK.finditer(text)]
    for start, end in reversed(holes):
        text = text[:start] + text[end:]

    def moved(offset: int) -> int:
        offset = min(max(offset - left, 0), len(text) + sum(e - s for s, e in holes))
        return offset - sum(min(e, offset) - s for s, e in holes if s < offset)

    found = []
    for span in spans:
        start, end = moved(span.start), moved(span.end)
        if start < end:
            found.append(replace(span, start=start, end=end))
    return text, found


def _table(rows: Sequence[Sequence[Cell]]) -> tuple[str, list[Span]]:
    """Return a table as text, a row a line, with its spans."""
    text = ""
    spans: list[Span] = []
    for row in rows:
        line, inner = _row(row)
        if not line.strip():
            continue
        start = len(text) + bool(text)
        text = f"{text}\n{line}" if text else line
        spans.append(Span("row", start, len(text)))
        spans += (replace(s, start=start + s.start, end=start + s.end) for s in inner)
    return text, [Span("table", 0, len(text)), *spans] if text else []


def _row(cells: Sequence[Cell]) -> tuple[str, list[Span]]:
    """Return a row as one line; empty cells at its end are left out."""
    last = max((i for i, (text, _) in enumerate(cells) if text.strip()), default=-1)
    line = ""
    spans: list[Span] = []
    for index, (text, inner) in enumerate(cells[: last + 1]):
        if index:
            line += " | "
        text, inner = _trimmed(text.replace("\n", " "), inner)
        start = len(line)
        line += text
        if text:
            spans.append(Span("cell", start, len(line)))
            spans += (replace(s, start=start + s.start, end=start + s.end) for s in inner)
    return line, spans
