"""The lines of a message to its reading text: paragraphs, quotations with their authors, the signature beside it."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from readroom.importer.mail.attribution import Said
from readroom.importer.mail.row import Row
from readroom.text.body import BodyBuilder
from readroom.text.model import Body, Span, Voice

_Key = TypeVar("_Key")
_WIDEST = 100  # code points: longer lines were not wrapped by a mail program
_NARROWEST = 55
_ITEM = re.compile(r"\s{2,}|\s*(?:[-*•–—+]|\d{1,3}[.)]|[a-zA-Z][.)]|\|)\s")


class _Block(NamedTuple):
    start: int
    end: int
    level: int
    said: Said | None


def body_of(rows: Sequence[Row]) -> Body:
    """Return the body that the rows of a message make."""
    builder = BodyBuilder()
    blocks: list[_Block] = []
    widths = _widths(rows)
    group: list[Row] = []
    signature: list[str] = []

    def close() -> None:
        if group:
            start, end = builder.block(_paragraph(group, widths.get(group[0].level, 0)))
            if start < end:
                blocks.append(_Block(start, end, group[0].level, group[0].said))
            group.clear()
        if signature:
            builder.aside("bio", "\n".join(signature).strip().removeprefix("--").strip())
            signature.clear()

    for row in rows:
        if row.role == "signature" or (row.role == "blank" and signature):
            if not signature:
                close()
            signature.append(row.content)
            continue
        if row.role != "text" or (group and (group[0].level, group[0].said) != (row.level, row.said)) or signature:
            close()
        if row.role == "text":
            group.append(row)
    close()
    for span in _quotes(blocks):
        builder.span(span)
    for voice in _voices(blocks):
        builder.voice(voice)
    return builder.done()


def _widths(rows: Sequence[Row]) -> dict[int, int]:
    """Return how wide the lines of each level are: where a program has wrapped them. Levels without prose have none."""
    longest: dict[int, int] = {}
    counts: dict[int, list[int]] = {}
    for row in rows:
        if row.role == "text":
            count = counts.setdefault(row.level, [0, 0])
            count[len(row.content) > _WIDEST] += 1
            if len(row.content) <= _WIDEST and " " in row.content.strip():
                longest[row.level] = max(longest.get(row.level, 0), len(row.content))
    return {
        level: width for level, width in longest.items() if width >= _NARROWEST and counts[level][0] >= counts[level][1]
    }


def _paragraph(rows: Sequence[Row], width: int) -> str:
    """Return the text of lines that no blank one parts: those that were only wrapped are joined."""
    text = rows[0].content
    for before, row in pairwise(rows):
        if before.flows:
            text += row.content
        elif width and _was_wrapped(before.content, row.content, width):
            text = f"{text.rstrip()} {row.content.lstrip()}"
        else:
            text = f"{text.rstrip()}\n{row.content}"
    return text


def _was_wrapped(line: str, following: str, width: int) -> bool:
    """Tell whether a line ends where it does because the next word had no room in it."""
    if not _NARROWEST - 10 <= len(line) <= width or _ITEM.match(following):
        return False
    word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width


def _quotes(blocks: Sequence[_Block]) -> list[Span]:
    """Return a span for each run of blocks that are quoted at least so deeply."""
    found: list[Span] = []
    for level in range(1, max((b.level for b in blocks), default=0) + 1):
        found += [Span("quote", s, e, level=level) for s, e, deep in _runs(blocks, lambda b: b.level >= level) if deep]  # noqa: B023 - used at once
    return found


def _voices(blocks: Sequence[_Block]) -> list[Voice]:
    """Return a voice for each run of blocks of one author's words, where the author is known."""
    return [
        Voice(start, end, said.title, said.authors, date=said.date)
        for start, end, who in _runs(blocks, lambda b: (b.level, b.said))
        for said in (who[1],)
        if said is not None and (said.authors or said.date)
    ]


def _runs(blocks: Sequence[_Block], key: Callable[[_Block], _Key]) -> list[tuple[int, int, _Key]]:
    """Return the runs of neighbours with one key: where each begins and ends in the text, and the key."""
    found: list[tuple[int, int, _Key]] = []
    for block in blocks:
        value = key(block)
        if found and found[-1][2] == value:
            found[-1] = (found[-1][0], block.end, value)
        else:
            found.append((block.start, block.end, value))
    return found
