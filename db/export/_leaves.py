"""The structure of a text: its paragraphs, headings, tables and code, and the quotations and lists around them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from readroom.text.model import Body, Span

Kind = Literal["text", "heading", "table", "code"]
MARKER = re.compile(r"(?:-|\d{1,9}[.)]) ")
"""What the item of a list prints before its text."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph, heading, table or piece of code: `[start, end)` in the text, which begins on the line at `line`.

    `around` are the quotations and list items that it stands in, the outermost first; `spans` what touches it.
    """

    kind: Kind
    line: int
    start: int
    end: int
    around: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    around: tuple[Span, ...]


class _Sweep:
    """Spans, asked for by ranges that come in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(dict.fromkeys(spans), key=lambda s: (s.start, -s.end, s.kind != "quote", s.level or 1))
        self._next = 0
        self._open: list[Span] = []

    def over(self, start: int, end: int) -> list[Span]:
        """Return the spans that touch a range, by their starts, the wider first."""
        while self._next < len(self._spans) and self._spans[self._next].start < end:
            self._open.append(self._spans[self._next])
            self._next += 1
        self._open = [s for s in self._open if s.end > start]
        return list(self._open)


def leaves(body: Body) -> list[Leaf]:
    """Return the leaves of a text in order; blank lines are in none."""
    lines = list(_lines(body))
    wide = sorted((s for s in body.spans if s.kind in ("table", "code")), key=lambda s: (s.end, s.kind == "table"))
    blocks = {s.start: s for s in wide}
    sweep = _Sweep(s for s in body.spans if s.kind not in ("quote", "list_item", "table", "row", "voice"))
    found: list[Leaf] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        start = _behind_markers(body.text, line)
        block = blocks.get(start)
        last = _last_line(lines, at, block) if block is not None else None
        whole = block is not None and last is not None
        if last is None:
            last = at
            while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], blocks):
                last += 1
        end = lines[last].end
        touching = tuple(sweep.over(start, end))
        heading = next((s for s in touching if s.kind == "heading" and s.start <= start and s.end >= end), None)
        kind: Kind = "text" if heading is None else "heading"
        if block is not None and whole:
            kind = "table" if block.kind == "table" else "code"
        level = max(1, min(heading.level or 2, 6)) if heading is not None else 1
        found.append(Leaf(kind, line.start, start, end, line.around, touching, level))
        at = last + 1
    return found


def _lines(body: Body) -> Iterator[_Line]:
    """Yield the lines that are not blank, with what stands around each."""
    text = body.text
    sweep = _Sweep(
        s for s in body.spans if s.kind == "quote" or (s.kind == "list_item" and MARKER.match(text, s.start, s.end))
    )
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at:end].strip():
            around: list[Span] = []
            for span in sweep.over(at, end):
                if span.end >= end and (not around or span.end <= around[-1].end):
                    around.append(span)
            yield _Line(at, end, tuple(around))
        at = end + 1


def _behind_markers(text: str, line: _Line) -> int:
    """Return where the text of a line begins, behind the marks of the items that begin in it."""
    at = line.start
    for span in line.around:
        marker = MARKER.match(text, span.start) if span.kind == "list_item" and span.start >= line.start else None
        at = marker.end() if marker else at
    return at


def _last_line(lines: list[_Line], at: int, block: Span) -> int | None:
    """Return the number of the line with which a table or code ends; None when it is only a part of a paragraph."""
    last = at
    while last + 1 < len(lines) and lines[last + 1].start < block.end:
        last += 1
    if lines[last].end != block.end:
        return None
    apart = last + 1 == len(lines) or lines[last + 1].start > block.end + 1
    return last if apart or lines[last + 1].around != lines[last].around else None


def _goes_on(line: _Line, below: _Line, blocks: dict[int, Span]) -> bool:
    """Tell whether a line belongs to the paragraph of the one above it."""
    starts_table = below.start in blocks and blocks[below.start].kind == "table"
    return below.start == line.end + 1 and below.around == line.around and not starts_table
