"""The paragraphs of a record, wherever they come from, and how they become its text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from readroom.importer.press.sheet import Sheet
from readroom.text.model import Span

Kind = Literal["text", "heading", "row", "item", "code", "lines"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a record: its text on one line, and its first and last line on the sheet (from 0).

    `cells` are those of a row of a table; a block of "lines" is printed on as many as it has on the sheet. `part` says
    what the markup tells of it ("author", "body"), if anything; blocks with the same `box` stand in one element, as the
    two lines of a headline do.
    """

    text: str
    first: int
    last: int
    kind: Kind = "text"
    cells: tuple[str, ...] = ()
    part: str = ""
    box: int = -1


def blocks_of(lines: Sequence[str]) -> list[Block]:
    """Return the paragraphs of plain lines: what stands between blank ones, put on one line."""
    found: list[Block] = []
    start: int | None = None
    for index, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = index
        elif not line.strip() and start is not None:
            found.append(Block(" ".join(part.strip() for part in lines[start:index]), start, index - 1))
            start = None
    return found


def add_text(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Append blocks to the text of a record; rows that follow one another are a table, items a list."""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "row":
            _add_table(sheet, list(group))
        elif kind in ("item", "code"):
            _add_lines(sheet, list(group), kind)
        else:
            for block in group:
                if kind == "heading":
                    sheet.heading(block.text, block.first, block.last)
                elif kind == "lines":
                    sheet.paragraph("\n".join(sheet.lines[block.first : block.last + 1]), block.first, block.last)
                else:
                    sheet.paragraph(block.text, block.first, block.last)


def row_text(cells: Sequence[str]) -> str:
    """Return a row of a table as one line."""
    last = max((i for i, cell in enumerate(cells) if cell), default=-1)
    return " | ".join(cells[: last + 1])


def _add_table(sheet: Sheet, rows: Sequence[Block]) -> None:
    lines: list[str] = []
    spans: list[Span] = []
    at = 0
    for row in rows:
        line = row_text(row.cells)
        start = at
        for cell in row.cells:
            if cell:
                spans.append(Span("cell", start, start + len(cell)))
            start += len(cell) + 3
        spans.append(Span("row", at, at + len(line)))
        lines.append(line)
        at += len(line) + 1
    text = "\n".join(lines)
    spans.append(Span("table", 0, len(text)))
    sheet.block(text, spans, rows[0].first, rows[0].last, "table")
    for row in rows[1:]:
        sheet.say(row.first, "kept", "table", row.last)


def _add_lines(sheet: Sheet, blocks: Sequence[Block], kind: Kind) -> None:
    text = ""
    spans: list[Span] = []
    for block in blocks:
        start = len(text) + bool(text)
        text = f"{text}\n{block.text}" if text else block.text
        if kind == "item":
            spans.append(Span("list_item", start, len(text), 1))
    if kind == "code":
        spans.append(Span("code", 0, len(text)))
    reason = "list" if kind == "item" else "as set in lines"
    sheet.block(text, spans, blocks[0].first, blocks[0].last, reason)
    for block in blocks[1:]:
        sheet.say(block.first, "kept", reason, block.last)
