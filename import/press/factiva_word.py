"""Factiva exports as RTF or Word, with codes or without: every record ends with "Document" and its number."""

import re
from collections.abc import Sequence

from readroom.importer.document.model import Document
from readroom.importer.document.word_lines import Piece, pieces_of
from readroom.importer.document.word_lines import sheet_of as lines_of
from readroom.importer.press.blocks import Block
from readroom.importer.press.factiva import CODES, COUNT, DOCUMENT, read_codes
from readroom.importer.press.factiva_flow import read_flow
from readroom.importer.press.join import Rest, joined
from readroom.importer.press.sheet import Sheet
from readroom.text.model import Page

# A code stands alone, or before a tab: "IN memory of" is the beginning of a sentence.
_CODE = re.compile(rf"({'|'.join(sorted(CODES, key=len, reverse=True))})\s*(?:\t+\s*(.*)|\|\s(.*))?$", re.DOTALL)
_SPACED = re.compile(rf"({'|'.join(sorted(CODES, key=len, reverse=True))})\s{{2,}}(\S.*)$", re.DOTALL)
_ALONE = re.compile("|".join(CODES))
_LISTED = re.compile(r"(.{3,}?)[\s.…]*\d{1,4}$")


def is_export(document: Document) -> bool:
    """Tell a document of Factiva by the lines that end its records."""
    return any(DOCUMENT.match(_value(p.text)) for p in document.paragraphs)


def read_export(document: Document, kind: str) -> Page:
    """Return the page of an export, an article for each record; raise Unreadable when none has text."""
    pieces = pieces_of([p for p in document.paragraphs if p.text.strip()], _ALONE)
    ends = [i for i, piece in enumerate(pieces) if DOCUMENT.match(_value(piece.text))]
    parts: list[Sheet | Rest] = []
    coded = False
    start = _contents(pieces, ends[0] if ends else 0)
    if start:
        parts.append(Rest([line for piece in pieces[:start] for line in piece.lines]))
    for end in ends:
        sheet, blocks = lines_of(pieces[start : end + 1], "Factiva")
        rows = _rows(sheet, pieces[start : end + 1], blocks)
        if rows:
            coded = True
            read_codes(sheet, rows)
            _number(sheet)
        else:
            read_flow(sheet, blocks, _headline(blocks))
        parts.append(sheet)
        start = end + 1
    if start < len(pieces):
        parts.append(Rest([line for piece in pieces[start:] for line in piece.lines], "below the last document"))
    return joined(kind, f"factiva {kind}, {'with' if coded else 'without'} codes", parts)


def _value(text: str) -> str:
    """Return a line without the code before it."""
    found = _CODE.match(text.strip())
    return (found[2] or found[3] or "") if found else text


def _contents(pieces: Sequence[Piece], end: int) -> int:
    """Return where the first record begins, below a list of the headlines with the numbers of their pages."""
    listed: dict[str, int] = {}
    for index, piece in enumerate(pieces[:end]):
        if (found := _LISTED.match(piece.text)) and not COUNT.match(piece.text):
            listed.setdefault(found[1].strip(), index)
    if len(listed) < 1:
        return 0
    first = min(listed.values())
    for index in range(first + 1, end):
        if listed.get(pieces[index].text, index) < index or listed.get(_value(pieces[index].text), index) < index:
            # A section, or the code, may stand above the headline.
            before = max(i for i in listed.values() if i < index) + 1
            return before if index - before <= 4 else index
    return 0


def _headline(blocks: Sequence[Block]) -> int:
    """Return which block is the headline: the one that is set as such, below a section; else the first."""
    count = next((i for i, block in enumerate(blocks[:24]) if COUNT.match(block.text)), len(blocks))
    return next((i for i, block in enumerate(blocks[: min(count, 4)]) if block.part == "head"), 0)


def _rows(sheet: Sheet, pieces: Sequence[Piece], blocks: Sequence[Block]) -> list[tuple[str, int, list[Block]]]:
    """Return the rows of a record with codes, none when it has no headline and date under theirs."""
    rows: list[tuple[str, int, list[Block]]] = []
    raw = iter(pieces)
    for block in blocks:
        piece = next(p for p in raw if p.text == block.text)
        text = piece.text if piece.cells else piece.paragraph.text.strip(" \n")
        found = _CODE.match(text) or _SPACED.match(text)
        if found:
            value = " ".join((next((g for g in found.groups()[1:] if g), "") or "").split())
            rows.append((found[1], block.first, [Block(value, block.first, block.last)] if value else []))
        elif rows and not DOCUMENT.match(block.text):
            rows[-1][2].append(block)
    return rows if {"HD", "PD"} <= {code for code, _, _ in rows} else []


def _number(sheet: Sheet) -> None:
    for index, line in enumerate(sheet.lines):
        if found := DOCUMENT.match(_value(line)):
            sheet.put("accession", found["number"], index, "number of the document")
