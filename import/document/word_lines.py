"""A word processor's document as the exports of press databases are read: line by line, rows of tables too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readroom.importer.document.model import Paragraph
from readroom.importer.press.blocks import Block, Kind, row_text
from readroom.importer.press.sheet import Sheet
from readroom.text.gate import clean_line

_PAGE = re.compile(r"(?:Page|Seite|Página|Pagina|Blz\.?)\s+\d{1,4}\s+(?:of|von|sur|de|di|van)\s+\d{1,4}$", re.I)
_CELL = 400  # code points; a table with a longer cell is layout


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a row of a table: its lines, and the first paragraph of it."""

    lines: tuple[str, ...]
    paragraph: Paragraph
    cells: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.lines)


def pieces_of(paragraphs: Sequence[Paragraph], spread: re.Pattern[str] | None = None) -> list[Piece]:
    """Return the paragraphs that are not empty; the short cells of a row are one piece.

    A row whose first cell is what `spread` matches, a code of a database, comes paragraph by paragraph.
    """
    found: list[Piece] = []
    at = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        end = at + 1
        if paragraph.cell is not None:
            while end < len(paragraphs) and _row(paragraphs[end]) == _row(paragraph):
                end += 1
        cells = _cells(paragraphs[at:end])
        if cells and spread and spread.fullmatch(cells[0]):
            cells = ()
        if len(cells) == 2 and cells[0].endswith(":"):
            found.append(Piece((f"{cells[0]} {cells[1]}",), paragraph))
        elif len(cells) > 1:
            found.append(Piece((row_text(cells),), paragraph, cells))
        else:
            found += (Piece(lines, each) for each in paragraphs[at:end] if (lines := _lines(each)))
        at = end
    return found


def sheet_of(pieces: Sequence[Piece], database: str) -> tuple[Sheet, list[Block]]:
    """Return the sheet and the blocks of a record; numbers of pages, and the running heads beside them, are cut."""
    lines = [line for piece in pieces for line in piece.lines]
    sheet = Sheet(lines, database)
    blocks: list[Block] = []
    at = 0
    title = pieces[0].text if pieces else ""
    for number, piece in enumerate(pieces):
        first, at = at, at + len(piece.lines)
        if _PAGE.match(piece.text):
            sheet.say(first, "cut", "number of the page", at - 1)
        elif number and piece.text == title and any(_PAGE.match(p.text) for p in _beside(pieces, number)):
            sheet.say(first, "cut", "running head", at - 1)
        else:
            blocks.append(_block(piece, first, at - 1))
    return sheet, blocks


def _beside(pieces: Sequence[Piece], at: int) -> Iterator[Piece]:
    yield from pieces[max(at - 1, 0) : at]
    yield from pieces[at + 1 : at + 2]


def _block(piece: Piece, first: int, last: int) -> Block:
    p = piece.paragraph
    kind: Kind = "text"
    text = piece.text
    if piece.cells:
        kind = "row"
    elif p.marker:
        kind = "item"
    elif last > first:
        kind = "lines"
    elif (p.level or p.bold) and len(text) <= 120 and text[-1] not in ".!?…:;,":
        kind = "heading"
    part = "head" if p.bold or p.level or p.bookmarks else ""
    return Block(text, first, last, kind, piece.cells, part)


def _row(paragraph: Paragraph) -> tuple[int, int] | None:
    return paragraph.cell[:2] if paragraph.cell else None


def _cells(row: Sequence[Paragraph]) -> tuple[str, ...]:
    """Return the texts of a row's cells, none for what is no table or one for layout."""
    if row[0].cell is None:
        return ()
    cells: dict[int, list[str]] = {}
    for paragraph in row:
        if paragraph.cell is not None and (text := clean_line(paragraph.text)):
            cells.setdefault(paragraph.cell[2], []).append(text)
    if len(cells) < 2 or any(len(texts) > 3 or sum(map(len, texts)) > _CELL for texts in cells.values()):
        return ()
    return tuple(" ".join(cells.get(column, ())) for column in range(max(cells) + 1))


def _lines(paragraph: Paragraph) -> tuple[str, ...]:
    lines = [line for part in paragraph.text.split("\n") if (line := clean_line(part))]
    if lines and paragraph.marker:
        lines[0] = f"{paragraph.marker} {lines[0]}"
    return tuple(lines)
