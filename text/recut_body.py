"""A reading text put together again from pieces of others and from lines of the page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from readroom.text.body import BodyBuilder
from readroom.text.model import Aside, Body, Span, Voice

R = TypeVar("R", Span, Voice)

_BULLET = re.compile(r"^(?:[•▪◦‣∙●○■□➤►*·]|[-–—](?=\s))\s*")


@dataclass(frozen=True, slots=True)
class OldPiece:
    """A range of the text of article `article` (an index), `[start, end)` in code points."""

    article: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line of the page that no text had; `heading`: it stands over what follows."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """An old piece without the white space at its ends, and where it begins in the new text."""

    article: int
    start: int
    end: int
    at: int


def put_together(
    bodies: Sequence[Body], parts: Sequence[OldPiece | NewLine], asides: Sequence[tuple[int, Aside]]
) -> Body:
    """Return the body that `parts` make in their order, with what stood off from the old pieces.

    `asides` are those that the new text keeps, each with the index of the body that it stood in.
    """
    texts: list[str] = []
    length = 0
    placed: list[_Placed] = []
    spans: list[Span] = []
    before: OldPiece | None = None
    for part in _joined(parts):
        if isinstance(part, OldPiece):
            body = bodies[part.article].text
            piece = _stripped(body, part)
            if piece is None:
                continue
            gap = _gap(body, before, piece) if length else ""
            texts += [gap, body[piece.start : piece.end]]
            length += len(gap)
            placed.append(_Placed(piece.article, piece.start, piece.end, length))
            length += piece.end - piece.start
            before = piece
            continue
        block = _block(part)
        if not block.text:
            continue
        gap = "\n\n" if length else ""
        texts += [gap, block.text]
        length += len(gap)
        spans += [replace(s, start=s.start + length, end=s.end + length) for s in block.spans]
        length += len(block.text)
        before = None
    return _with_spans("".join(texts), spans, bodies, placed, asides)


def _joined(parts: Sequence[OldPiece | NewLine]) -> list[OldPiece | NewLine]:
    """Return the parts with neighbours in the old text as one piece: what stands between them stays as it was."""
    joined: list[OldPiece | NewLine] = []
    for part in parts:
        last = joined[-1] if joined else None
        if (
            isinstance(part, OldPiece)
            and isinstance(last, OldPiece)
            and last.article == part.article
            and last.end == part.start
        ):
            joined[-1] = OldPiece(last.article, last.start, part.end)
        else:
            joined.append(part)
    return joined


def _stripped(text: str, piece: OldPiece) -> OldPiece | None:
    start, end = piece.start, piece.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return OldPiece(piece.article, start, end) if start < end else None


def _gap(text: str, before: OldPiece | None, piece: OldPiece) -> str:
    """Return what stands between two pieces of a text when what was between them is gone."""
    if before is None or before.article != piece.article or before.end > piece.start:
        return "\n\n"
    between = text[before.end : piece.start]
    return "\n\n" if "\n\n" in between else "\n" if "\n" in between else " "


def _block(line: NewLine) -> Body:
    """Return a line of the page as a block: an item of a list where it begins as one."""
    text = line.text.strip()
    builder = BodyBuilder()
    match = _BULLET.match(text)
    if line.heading:
        builder.block(text, [Span("heading", 0, len(text), 2)])
    elif match and text[match.end() :]:
        text = "- " + text[match.end() :]
        builder.block(text, [Span("list_item", 0, len(text), 1)])
    else:
        builder.block(text)
    return builder.done()


def _with_spans(
    text: str, spans: list[Span], bodies: Sequence[Body], placed: Sequence[_Placed], asides: Sequence[tuple[int, Aside]]
) -> Body:
    voices: list[Voice] = []
    for article in dict.fromkeys(p.article for p in placed):
        own = [p for p in placed if p.article == article]
        spans += _moved_all(own, bodies[article].spans)
        voices += _moved_all(own, bodies[article].voices)
    kept = [replace(a, at=_place([p for p in placed if p.article == article], a.at)) for article, a in asides]
    return Body(
        text,
        tuple(sorted(spans, key=lambda s: (s.start, -s.end, s.kind))),
        tuple(sorted(kept, key=lambda a: a.at)),
        tuple(sorted(voices, key=lambda v: (v.start, -v.end))),
    )


def _moved_all(placed: Sequence[_Placed], ranges: Sequence[R]) -> Iterator[R]:
    """Yield the ranges of an old text that the new one has something of, where they are in it."""
    for one in ranges:
        if where := _moved(placed, one.start, one.end):
            yield replace(one, start=where[0], end=where[1])


def _moved(placed: Sequence[_Placed], start: int, end: int) -> tuple[int, int] | None:
    """Return where a range of an old text is in the new one, from its first to its last code point that is there."""
    found = [
        (p.at + max(start, p.start) - p.start, p.at + min(end, p.end) - p.start)
        for p in placed
        if max(start, p.start) < min(end, p.end)
    ]
    return (found[0][0], found[-1][1]) if found else None


def _place(placed: Sequence[_Placed], at: int) -> int:
    """Return where an aside stands that stood at `at`: after the last code point before it that is there."""
    before = [p for p in placed if p.start < at]
    return before[-1].at + min(at, before[-1].end) - before[-1].start if before else 0
