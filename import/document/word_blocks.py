"""The paragraphs of a word processor's document as blocks: headings, lists, quotations, tables, captions, notes."""

import re
from collections.abc import Iterator, Sequence

from readroom.importer.document.blocks import Block, Cell
from readroom.importer.document.model import Document, Paragraph
from readroom.text.model import Span

_CAPTIONS = frozenset(("caption", "beschriftung", "legende", "légende", "image caption", "table caption", "figure"))
_QUOTES = frozenset(("quote", "intense quote", "block text", "quotations", "zitat", "citation", "cita", "blockquote"))
_CODE = frozenset(("html preformatted", "code", "source code", "preformatted text", "plain text code"))
_SHORT = 100  # characters of a line that may be one about the article
_HEAD = 10  # paragraphs in which lines about the article stand
_BY_HAND = re.compile(r"[•·▪◦‣●○■\u2043\uf0b7]\s+(?=\S)")  # bullets that somebody typed


def blocks_of(document: Document) -> list[Block]:
    """Return a document's blocks in order: running heads, the text with its notes after the paragraphs, feet."""
    blocks = [_running(text) for text in dict.fromkeys(document.heads)]
    numbers: dict[str, int] = {}
    paragraphs = document.paragraphs
    at = read = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        if paragraph.cell is not None:
            end = at
            while end < len(paragraphs) and _same_table(paragraphs[end], paragraph):
                end += 1
            blocks += _table(paragraphs[at:end])
        else:
            end = at + 1
            read += bool(paragraph.text.strip())
            blocks += _blocks(paragraph, head=read <= _HEAD)
        for each in paragraphs[at:end]:
            blocks += _notes(each, document, numbers)
        at = end
    blocks += (_note(text, None) for key, text in document.notes.items() if key not in numbers and text)
    blocks += (_running(text) for text in dict.fromkeys(document.feet))
    return blocks


def _running(text: str) -> Block:
    return Block("aside", text, reason="running head")


def _note(text: str, number: int | None) -> Block:
    text = text.strip()
    return Block("aside", text if number is None else f"{number} {text}", reason="note", aside="note")


def _notes(paragraph: Paragraph, document: Document, numbers: dict[str, int]) -> Iterator[Block]:
    """Yield the notes that a paragraph refers to, numbered as they come."""
    for _, key in paragraph.notes:
        if key in numbers:
            continue
        numbers[key] = len(numbers) + 1
        if text := document.notes.get(key, "").strip():
            yield _note(text, numbers[key])


def _same_table(one: Paragraph, other: Paragraph) -> bool:
    return one.cell is not None and other.cell is not None and one.cell[0] == other.cell[0]


def _table(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """Yield a table; one with a single column, or with whole texts in its cells, only lays out the page."""
    columns = max(p.cell[2] for p in paragraphs if p.cell) + 1
    longest = max((len(p.text) for p in paragraphs), default=0)
    if columns < 2 or longest > 600:
        for paragraph in paragraphs:
            yield from _blocks(paragraph, head=True)
        return
    rows: dict[int, dict[int, Cell]] = {}
    for paragraph in paragraphs:
        assert paragraph.cell is not None  # noqa: S101 - it stands in a table
        _, row, column = paragraph.cell
        text, spans = rows.setdefault(row, {}).get(column, ("", []))
        gap = " " if text and paragraph.text else ""
        start = len(text) + len(gap)
        moved = [Span(s.kind, s.start + start, s.end + start, s.level, s.href) for s in paragraph.spans]
        rows[row][column] = (text + gap + _inline(paragraph), [*spans, *moved])
    block = Block("table")
    for _, cells in sorted(rows.items()):
        block.rows.append([cells.get(n, ("", [])) for n in range(max(cells) + 1)])
    yield block


def _inline(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\n", " ").replace("\t", " ")


def _blocks(paragraph: Paragraph, *, head: bool) -> list[Block]:
    """Return the blocks of one paragraph: one, or near the head of the document one for each of its short lines."""
    text = paragraph.text
    if not text.strip():
        return []
    style = paragraph.style
    block = Block("paragraph", text, paragraph.spans, name=style, bold=paragraph.bold)
    if paragraph.contents:
        block.kind, block.reason = "cut", "table of contents"
    elif style in _CAPTIONS:
        block.kind, block.reason, block.aside = "aside", "caption", "caption"
    elif paragraph.level is not None and len(text) <= 400:
        block.kind, block.level = "heading", min(paragraph.level, 6)
        if paragraph.marker not in ("", "-"):
            _number(block, paragraph.marker)
    elif paragraph.marker or (typed := _BY_HAND.match(text)):
        block.kind, block.marker, block.level = "item", paragraph.marker or "-", max(paragraph.depth, 1)
        if not paragraph.marker:
            assert typed is not None  # noqa: S101 - the line says so
            block.text = text[typed.end() :]
            block.spans = [
                Span(s.kind, max(s.start - typed.end(), 0), s.end - typed.end(), s.level, s.href)
                for s in paragraph.spans
                if s.end > typed.end()
            ]
    elif style in _QUOTES:
        block.kind = "quote"
    elif style in _CODE:
        block.kind = "code"
    elif head and style != "title" and "\n" in text.strip():
        return _lines(block) or [block]
    return [block]


def _number(block: Block, marker: str) -> None:
    """Put a heading's number before it, as it is printed."""
    by = len(marker) + 1
    block.text = f"{marker} {block.text}"
    block.spans = [Span(s.kind, s.start + by, s.end + by, s.level, s.href) for s in block.spans]


def _lines(block: Block) -> list[Block]:
    """Return the lines of a paragraph as blocks of their own, when all of them are short: an address, a head."""
    pieces = block.text.split("\n")
    if any(len(piece) > _SHORT for piece in pieces):
        return []
    found = []
    start = 0
    for piece in pieces:
        end = start + len(piece)
        spans = [
            Span(s.kind, max(s.start, start) - start, min(s.end, end) - start, s.level, s.href)
            for s in block.spans
            if s.start < end and s.end > start
        ]
        held = sum(s.end - s.start for s in spans if s.kind == "strong")
        if piece.strip():
            bold = held >= len(piece.strip())
            found.append(Block("paragraph", piece, spans, name=block.name, bold=bold))
        start = end + 1
    return found
