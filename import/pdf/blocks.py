"""The lines of a PDF as blocks: paragraphs across lines, columns and pages, headings by size, notes, running heads."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from readroom.importer.document.blocks import Block
from readroom.importer.hyphens import Words, is_parted
from readroom.importer.pdf.layout import in_order
from readroom.importer.pdf.lines import Line, Print
from readroom.importer.pdf.running import mark_of, notes_of, running

_LARGER = 1.12  # of the text's size; a heading is set at least so large
_HEADING = 250  # characters
_SAME = 0.08  # sizes that differ by less are the same
_ENDS = re.compile(r"[.!?…:;。！？؟۔][\"'”’»“)\]]*$")
_BULLET = re.compile(r"(?:[•·▪◦‣●○■\u2043\uf0b7]|[-–—](?=\s)|\d{1,2}[.)](?=\s\S))\s*")
_CAPTION = re.compile(
    r"(?:figure|fig\.|abbildung|abb\.|table|tabelle|photo|foto|tableau|figura|tabla)\s?[\dIVX]*\s?[:.–]", re.I
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]{1,5}$", re.IGNORECASE)
_PARTED_FIGURES = re.compile(r"\d[-‐–]$")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being put together."""

    lines: list[Line] = field(default_factory=list)
    heading: bool = False


def blocks_of(found: Print) -> list[Block]:
    """Return the blocks of what a PDF prints, in reading order."""
    pages = [in_order(sheet) for sheet in found.sheets]
    beside = running(found.sheets, pages)
    everything = [line for page in pages for line in page]
    size = _body_size([line for line in everything if id(line) not in beside])
    return _Builder(size, Words((line.text, line.broken) for line in everything)).build(pages, beside, found)


def _body_size(lines: Sequence[Line]) -> float:
    """Return the size in points that most of the text is set in."""
    held: Counter[float] = Counter()
    for line in lines:
        held[round(line.size * 2) / 2] += len(line.text)
    return held.most_common(1)[0][0] if held else 10.0


class _Builder:
    """Puts blocks together page by page."""

    def __init__(self, size: float, words: Words) -> None:
        self._size = size
        self._words = words
        self._blocks: list[Block] = []
        self._open = _Paragraph()
        self._waiting: list[Block] = []  # asides that stand in the middle of the paragraph that is open
        self._sizes: dict[int, float] = {}  # of headings, by `id` of their blocks
        self._heads: set[str] = set()
        self._leading = 0.0

    def build(self, pages: Sequence[Sequence[Line]], beside: dict[int, str], found: Print) -> list[Block]:
        """Return the blocks of all pages."""
        for sheet, page in zip(found.sheets, pages, strict=True):
            text = [line for line in page if id(line) not in beside]
            notes = notes_of(text, self._size)
            noted = {id(line) for note in notes for line in note}
            marks = {mark for note in notes if (mark := mark_of(note[0]))}
            kept = [line for line in text if id(line) not in noted]
            self._leading = _leading(kept)
            first = True
            for line in page:
                if id(line) in beside:
                    self._running(line, beside[id(line)])
                elif id(line) not in noted:
                    self._line(line, marks, new_page=first)
                    first = False
            self._waiting += (self._note(note) for note in notes)
            for line in sheet.lines:
                if not line.upright and line.text.strip():
                    self._waiting.append(Block("aside", line.text, reason="turned text in the margin"))
        self._close()
        self._blocks += self._waiting
        self._levels()
        return self._blocks

    def _running(self, line: Line, reason: str) -> None:
        """Keep a running head or a page number as an aside; a head that comes again is left out of the text."""
        text = " ".join(line.text.split())
        if reason != "running head":  # each of them says where one is
            self._waiting.append(Block("aside", text, reason=reason))
            return
        key = re.sub(r"\d+", "#", text).casefold()
        kind = Block("cut", text, reason="running head, seen before") if key in self._heads else None
        self._heads.add(key)
        self._waiting.append(kind or Block("aside", text, reason=reason))

    def _note(self, lines: Sequence[Line]) -> Block:
        return Block("aside", self._text(lines), reason="footnote", aside="note")

    def _line(self, line: Line, marks: set[str], *, new_page: bool) -> None:
        """Add a line to the paragraph that is open, or begin the next one with it."""
        for start, end in reversed(line.marks):
            if line.text[start:end] in marks:
                before = line.text[:start].rstrip()
                line.text = before + line.text[end:]
        if _LEADERS.search(line.text):
            self._close()
            self._blocks.append(Block("cut", line.text, reason="table of contents"))
            return
        heading = self._is_heading(line)
        if self._open.lines and not self._goes_on(self._open, line, heading, new_page=new_page):
            self._close()
        if not self._open.lines:
            self._blocks += self._waiting
            self._waiting = []
            self._open.heading = heading
        self._open.lines.append(line)

    def _is_heading(self, line: Line) -> bool:
        return line.size >= _LARGER * self._size

    def _goes_on(self, now: _Paragraph, line: Line, heading: bool, *, new_page: bool) -> bool:
        """Tell whether a line belongs to the paragraph that is open."""
        last = now.lines[-1]
        if heading != now.heading or abs(line.size - last.size) > _SAME * max(last.size, 1):
            return False
        if line.bold != last.bold and (now.lines[0].bold == last.bold) and (last.bold or line.bold):
            whole = all(each.bold for each in now.lines)
            if whole or line.bold:
                return False
        drop = last.base - line.base
        left, right = line.column
        if new_page or drop <= 0 or line.page != last.page:
            return not heading and _carries_over(last, line)
        if heading:
            return drop <= 1.7 * line.size
        leading = self._leading or 1.2 * line.size
        if drop > 1.4 * leading and drop > 1.35 * line.size:
            return False
        listed = _BULLET.match(now.lines[0].text) is not None
        if _BULLET.match(line.text) and (listed or _ENDS.search(last.text) or _is_short(last, 0.9)):
            return False
        first = now.lines[0]
        indent = line.left - left
        if indent > 0.7 * line.size and indent < 0.4 * (right - left) and last.left - left <= 0.35 * line.size:
            hanging = len(now.lines) == 1 and first.left < line.left and not _ENDS.search(last.text)
            return hanging or listed
        if _is_short(last, 0.55):
            return last.broken
        return last.broken or not (_ENDS.search(last.text) and _had_room(last, line))

    def _close(self) -> None:
        """Make a block of the paragraph that is open, and put what was waiting behind it."""
        now, self._open = self._open, _Paragraph()
        if now.lines:
            text = self._text(now.lines)
            block = Block("paragraph", text, bold=all(line.bold for line in now.lines))
            size = median(line.size for line in now.lines)
            if text.strip():
                self._shape(block, now, size)
                self._blocks.append(block)
        self._blocks += self._waiting
        self._waiting = []

    def _shape(self, block: Block, now: _Paragraph, size: float) -> None:
        """Say what kind of a block a paragraph is."""
        short = len(block.text) <= _HEADING
        if short and now.heading:
            block.kind = "heading"
            self._sizes[id(block)] = size
        elif (
            block.bold
            and len(now.lines) <= 2
            and len(block.text) <= 120
            and not _ENDS.search(block.text)
            and size >= 0.95 * self._size
        ):
            block.kind = "heading"
            self._sizes[id(block)] = self._size * 1.01
        elif size <= 0.95 * self._size and _CAPTION.match(block.text):
            block.kind, block.reason, block.aside = "aside", "caption", "caption"
        elif found := _BULLET.match(block.text):
            marker = found[0].strip()
            if marker[0].isdigit() or len(block.text) > found.end():
                block.kind, block.level = "item", 1
                block.marker = marker if marker[0].isdigit() else "-"
                block.text = block.text[found.end() :]

    def _text(self, lines: Sequence[Line]) -> str:
        """Return lines as one, hyphens at their ends undone."""
        text = ""
        for index, line in enumerate(lines):
            piece = " ".join(line.text.split())
            if not text:
                text = piece
            elif lines[index - 1].broken:
                text = self._words.join(text, piece)
            elif is_parted(text, piece):
                text = self._words.join(text[:-1], piece)
            elif _PARTED_FIGURES.search(text) and piece[:1].isdigit():
                text += piece
            else:
                text = f"{text} {piece}"
        return text + "-" if lines and lines[-1].broken else text

    def _levels(self) -> None:
        """Give headings their levels: the larger, the higher."""
        sizes = sorted({round(size * 2) / 2 for size in self._sizes.values()}, reverse=True)
        for block in self._blocks:
            if id(block) in self._sizes:
                block.level = min(sizes.index(round(self._sizes[id(block)] * 2) / 2) + 1, 6)


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance in points between two lines of a page."""
    steps = [
        round(one.base - two.base, 1)
        for one, two in pairwise(lines)
        if 0 < one.base - two.base < 3 * max(one.size, 1) and one.column == two.column
    ]
    return median(steps) if steps else 0.0


def _is_short(line: Line, share: float) -> bool:
    left, right = line.column
    return right - left > 0 and (line.right - left) < share * (right - left)


def _had_room(last: Line, line: Line) -> bool:
    """Tell whether the first word of a line would still have stood on the one before: then that one ends a text."""
    width = (last.right - last.left) / max(len(last.text), 1)
    word = line.text.partition(" ")[0]
    return last.column[1] - last.right > 1.25 * width * (len(word) + 1)


def _carries_over(last: Line, line: Line) -> bool:
    """Tell whether a paragraph goes on in the next column, or on the next page."""
    if last.broken or (line.text[:1].islower() and not (_ENDS.search(last.text) and _is_short(last, 0.8))):
        return True
    return not _ENDS.search(last.text) and not _is_short(last, 0.6) and not line.bold
