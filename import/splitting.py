"""Cutting a stream into records at marks that stand in it, without holding more than a record."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from readroom.importer.limits import RECORD_BYTES

CHUNK = 1 << 18
_LONGEST_MARK = 400
_WRAPPERS = 8


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a stream piece by piece."""
    return iter(lambda: stream.read(CHUNK), b"")


def split_at(
    pieces: Iterable[bytes], mark: re.Pattern[bytes], *, joins: Callable[[bytes], bool] = lambda part: False
) -> Iterator[bytes]:
    """Yield what stands from each mark to the next one; what stands before the first is left out.

    `joins` tells a part that belongs to the one after it: a wrapper whose own mark follows at once; no more than eight
    of them follow one another. A mark is at most 400 bytes long. A part that is longer than the limit for a record is
    given with one byte more than that.
    """
    held = b""
    begun = False
    waiting: list[bytes] = []
    for piece in pieces:
        held += piece
        starts = [found.start() for found in mark.finditer(held) if found.end() < len(held)]
        if starts and not begun:
            held, starts, begun = held[starts[0] :], [s - starts[0] for s in starts], True
        if not begun:
            held = held[-_LONGEST_MARK:]
            continue
        at = 0
        for start in starts:
            if start > at:
                part = held[at:start]
                waiting.append(part)
                if not joins(part) or len(waiting) > _WRAPPERS:
                    yield b"".join(waiting)
                    waiting = []
            at = start
        held = held[at:]
        if len(held) > 2 * RECORD_BYTES:
            held = held[: RECORD_BYTES + 1] + held[-_LONGEST_MARK:]
    if begun and (last := b"".join((*waiting, held))).strip():
        yield last
