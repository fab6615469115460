"""The blocks of a body: one for each line of its text, with what stands off from the text put in its place.

Blocks are cheap (no wrapping yet); together their ranges cover the text, each code point once.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntFlag
from typing import Literal

from readroom.text.model import Aside, Body, Span, Voice
from readroom.text.wrap import Mode

BlockKind = Literal["text", "blank", "head", "aside", "voice"]

_MARKER = re.compile(r"(?:[-*+•–] |\d{1,3}[.)] )")
_INLINE = ("emphasis", "strong", "link", "code")
_VOICE_BAR, _QUOTE_BAR = "┃ ", "│ "


class Face(IntFlag):
    """How a piece of a line looks; the widget turns it into a style."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    UNDERLINE = 4
    DIM = 8
    CODE = 16


@dataclass(slots=True, eq=False)
class Block:
    """One line of the text, or something that is shown between them.

    `[start, end)` is its range in the text with the line end; `[start, last)` without. Blocks that are no text have an
    empty range, and `note` is what they show. `first` and `rest` are shown before its first and its other lines.
    """

    kind: BlockKind
    start: int
    last: int
    end: int
    first: str = ""
    rest: str = ""
    note: str = ""
    face: Face = Face.PLAIN
    mode: Mode = "words"
    inline: list[Span] = field(default_factory=list)
    table: Span | None = None
    code: Span | None = None
    bars: tuple[Span | Voice, ...] = ()


def split(body: Body, head: Sequence[tuple[str, Face]] = ()) -> list[Block]:
    """Return the blocks of `body` from top to bottom; `head` are lines to be shown above the text."""
    lines = _lines(body.text)
    _structure(lines, body)
    for line in lines:
        _finish(line, body.text)
    _bridge(lines)
    return [*_head(head), *_with_voices_and_asides(lines, body)]


def _lines(text: str) -> list[Block]:
    blocks = []
    start = 0
    while True:
        last = text.find("\n", start)
        end = len(text) if last < 0 else last + 1
        last = end if last < 0 else last
        blocks.append(Block("text" if last > start else "blank", start, last, end))
        start = end
        # A line end at the end of the text begins no line of its own.
        if start >= len(text):
            return blocks


def _structure(lines: list[Block], body: Body) -> None:
    """Hang the spans and voices on the lines that they touch."""
    starts = [line.start for line in lines]
    stands: list[Span | Voice] = [*body.voices, *(s for s in body.spans if s.kind not in ("row", "cell", "voice"))]
    for span in sorted(stands, key=lambda s: (s.start, -s.end)):
        if span.start >= span.end:
            continue
        first = max(bisect_right(starts, span.start) - 1, 0)
        for line in lines[first : bisect_left(starts, span.end)]:
            if isinstance(span, Voice):
                line.bars += (span,)
            else:
                _apply(line, span)


def _apply(line: Block, span: Span) -> None:
    """Let one span bear on one line that it touches."""
    whole = span.start <= line.start and span.end >= line.last
    if span.kind == "heading":
        line.face |= Face.BOLD
        line.first = line.rest = "#" * max(1, min(span.level or 1, 6)) + " "
    elif span.kind == "quote" and whole:
        line.bars += (span,)
    elif span.kind == "list_item":
        depth = max(0, min((span.level or 1) - 1, 8))
        opens = line.start <= span.start < line.last
        line.first = line.rest = "  " * (depth if opens or line.kind == "blank" else depth + 1)
    elif span.kind == "table":
        line.mode, line.table = "row", span
    elif span.kind == "code" and whole:
        line.mode, line.code = "code", span
    if span.kind in _INLINE and line.kind == "text":
        line.inline.append(span)


def _finish(line: Block, text: str) -> None:
    """Give a line its bars and the indent of its other rows."""
    bars = _bars(line.bars)
    marker = _MARKER.match(text, line.start, line.last) if line.mode == "words" else None
    hanging = " " * (marker.end() - marker.start()) if marker else "  " if line.mode == "row" else ""
    line.rest = bars + line.rest + hanging
    line.first = bars + line.first
    if line.face & Face.BOLD:
        line.rest = bars + " " * (len(line.first) - len(bars))


def _bars(bars: Iterable[Span | Voice]) -> str:
    return "".join(_VOICE_BAR if isinstance(bar, Voice) else _QUOTE_BAR for bar in bars)


def _bridge(lines: list[Block]) -> None:
    """Draw on blank lines the bars that stand both above and below them."""
    for number in range(1, len(lines) - 1):
        line = lines[number]
        if line.kind == "blank":
            line.bars = _shared(lines[number - 1], lines[number + 1])
            line.first = line.rest = _bars(line.bars)


def _shared(above: Block, below: Block) -> tuple[Span | Voice, ...]:
    """Return the bars that run through from one line to another, the outermost first."""
    shared: list[Span | Voice] = []
    for one, other in zip(above.bars, below.bars, strict=False):
        if one is not other:
            break
        shared.append(one)
    return tuple(shared)


def _head(head: Sequence[tuple[str, Face]]) -> list[Block]:
    blocks = [Block("head", 0, 0, 0, note=note, face=face) for note, face in head]
    return [*blocks, Block("head", 0, 0, 0)] if blocks else []


def _with_voices_and_asides(lines: list[Block], body: Body) -> list[Block]:
    """Return the text's lines with the head line of each voice and with the asides in their places."""
    starts = [line.start for line in lines]
    asides: dict[int, list[Block]] = {}  # line number → what stands above that line
    voices: dict[int, list[Block]] = {}
    for aside in body.asides:
        number = bisect_left(starts, min(aside.at, len(body.text)))
        bars = _shared(lines[number - 1], lines[number]) if 0 < number < len(lines) else ()
        asides.setdefault(number, []).extend(_aside(aside, bars))
    for voice in body.voices:
        number = max(bisect_right(starts, voice.start) - 1, 0)
        if voice.start < voice.end and (note := voice_line(voice)):
            bars = _upto(lines[number].bars, voice)
            voices.setdefault(number, []).append(_stand_off("voice", voice.start, note, bars))
    blocks: list[Block] = []
    for number, line in enumerate(lines):
        if number in asides:
            blocks += _spaced(asides[number], lines[number - 1] if number else None, line)
        blocks += voices.get(number, ())
        blocks.append(line)
    return blocks + _spaced(asides.get(len(lines), []), lines[-1], None)


def _spaced(asides: list[Block], above: Block | None, below: Block | None) -> list[Block]:
    """Return asides with a blank row before and after them where the text has none."""
    if not asides:
        return asides
    at = asides[0].start
    gap_above = above is not None and above.kind != "blank"
    gap_below = below is not None and below.kind != "blank"
    return [*([_gap(at)] if gap_above else []), *asides, *([_gap(at)] if gap_below else [])]


def _gap(at: int) -> Block:
    return Block("aside", at, at, at)


def _aside(aside: Aside, bars: tuple[Span | Voice, ...]) -> list[Block]:
    label = "aside" if aside.kind == "other" else aside.kind
    first, *others = aside.text.split("\n")
    notes = [f"{label}: {first}", *(other for other in others if other)]
    return [_stand_off("aside", aside.at, note, bars) for note in notes]


def _stand_off(kind: Literal["aside", "voice"], at: int, note: str, bars: tuple[Span | Voice, ...]) -> Block:
    prefix = _bars(bars)
    face = Face.DIM if kind == "aside" else Face.BOLD
    return Block(kind, at, at, at, prefix, prefix, note, face, bars=bars)


def _upto(bars: tuple[Span | Voice, ...], voice: Voice) -> tuple[Span | Voice, ...]:
    for number, bar in enumerate(bars):
        if bar is voice:
            return bars[: number + 1]
    return bars


def voice_line(voice: Voice) -> str:
    """Return who speaks in a voice, on one line: authors, outlet, date, title, as far as they are known."""
    authors = ", ".join(voice.authors)
    date = voice.date.value if voice.date else ""
    title = f"“{voice.title}”" if voice.title else ""
    return " · ".join(part for part in (authors, voice.outlet or "", date, title) if part)
