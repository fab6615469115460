"""A message taken apart: its parts as ranges of its bytes, in order, nothing copied, nothing decoded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readroom.importer.limits import MAIL_DEPTH, MAIL_PARTS
from readroom.importer.mail.mime import Headers, read_headers

_CLOSED = re.compile(rb"--[ \t]*(?:\r?\n|$)|[ \t]*(?:\r?\n|$)")
_TOO_DEEP = f"parts nested deeper than {MAIL_DEPTH} levels, the limit, are not read"
_TOO_MANY = f"parts beyond {MAIL_PARTS:,}, the limit for a message, are not read"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message: its header, its type in small letters, and the range of its content (bytes)."""

    headers: Headers
    kind: str
    start: int
    end: int
    parts: tuple["Part", ...] = ()

    @property
    def name(self) -> str | None:
        """The file name that a part gives, None when it gives none."""
        found = self.headers.parameter("content-disposition", "filename")
        return found or self.headers.parameter("content-type", "name")

    @property
    def attached(self) -> bool:
        """Whether a part says that it is not to be shown in the text."""
        return (self.headers.raw("content-disposition") or "").strip().lower().startswith("attachment")

    def leaves(self) -> Iterator["Part"]:
        """Yield the parts that have content of their own, in order."""
        if self.parts:
            for part in self.parts:
                yield from part.leaves()
        else:
            yield self


@dataclass(slots=True)
class _Count:
    left: int = MAIL_PARTS
    problem: str | None = None


def split_parts(data: bytes) -> tuple[Part, str | None]:
    """Return a message as a part with its parts, and what could not be taken apart, if anything."""
    count = _Count()
    return _part(data, 0, len(data), 0, "text/plain", count), count.problem


def _part(data: bytes, start: int, end: int, depth: int, usual: str, count: _Count) -> Part:
    headers, content = read_headers(data, start, end)
    kind = headers.kind if "/" in headers.kind else usual
    if not kind.startswith("multipart/"):
        return Part(headers, kind, content, end)
    boundary = headers.parameter("content-type", "boundary")
    ranges = _between(data, content, end, boundary.encode("utf-8", "replace")[:200], count) if boundary else []
    if not ranges:
        # Some servers lose the boundary; what is there is read as text.
        count.problem = count.problem or "its parts are not marked off; it was read as one text"
        return Part(headers, "text/plain", content, end)
    if depth >= MAIL_DEPTH:
        count.problem = _TOO_DEEP
        return Part(headers, "application/octet-stream", content, end)
    usual = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    return Part(headers, kind, content, end, tuple(_part(data, s, e, depth + 1, usual, count) for s, e in ranges))


def _between(data: bytes, start: int, end: int, boundary: bytes, count: _Count) -> list[tuple[int, int]]:
    """Return the ranges between the lines that mark parts off."""
    line = b"--" + boundary
    found: list[tuple[int, int]] = []
    first: int | None = None
    at = start if data.startswith(line, start, end) else _next(data, line, start, end)
    while at >= 0:
        mark = _CLOSED.match(data, at + len(line), end)
        if mark is None:
            at = _next(data, line, at + len(line), end)
            continue
        if first is not None:
            found.append((first, max(first, _line_end(data, at))))
        if mark[0].startswith(b"--"):
            return found
        if count.left <= 0:
            count.problem = count.problem or _TOO_MANY
            return found
        count.left -= 1
        first = mark.end()
        at = _next(data, line, max(first - 1, at), end)
    if first is not None and first < end:
        found.append((first, end))
    return found


def _next(data: bytes, line: bytes, start: int, end: int) -> int:
    """Return where the next line begins that starts like this, -1 when there is none."""
    at = data.find(b"\n" + line, start, end)
    return at + 1 if at >= 0 else -1


def _line_end(data: bytes, at: int) -> int:
    """Return where the line before `at` ends: its end belongs to the mark, not to the part."""
    at -= 1
    return at - 1 if at > 0 and data[at - 1 : at] == b"\r" else at
