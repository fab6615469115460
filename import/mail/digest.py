"""Digests in plain text (RFC 1153): many messages of a list in one, between lines of dashes."""

import re
from typing import NamedTuple

from readroom.importer.mail.mime import Headers, read_headers

_FIRST = re.compile(r"-{70}\s*$")
_BETWEEN = re.compile(r"-{30}\s*$")
_FIELD = re.compile(
    r"(?:From|Date|Subject|Message|To|Message-ID|Cc|Reply-To|Content-Type|References|In-Reply-To)\s?:", re.IGNORECASE
)
_END = re.compile(r"(?:End of .{1,200}|Subject: Digest Footer)$", re.IGNORECASE)


class Section(NamedTuple):
    """A stretch of a digest: a message with its header, whose lines end at `head`, or something else (no header)."""

    lines: list[str]
    headers: Headers | None = None
    head: int = 0
    reason: str = ""


def sections(text: str) -> list[Section]:
    """Return the stretches of a digest in order, all of its lines; nothing when a text is none."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if _FIRST.match(line)), None)
    if first is None:
        return []
    starts = [first, *(i for i, line in enumerate(lines) if i > first and _BETWEEN.match(line) and _opens(lines, i))]
    starts = [i for i in starts if _opens(lines, i)]
    if not starts:
        return []
    found = [Section(lines[: starts[0]], reason="table of contents of the digest")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        found += _section(lines[start:end])
    return found


def _opens(lines: list[str], index: int) -> bool:
    """Tell whether the header of a message follows a line of dashes."""
    after = [line for line in lines[index + 1 : index + 4] if line.strip()]
    return bool(after) and _FIELD.match(after[0]) is not None


def _section(lines: list[str]) -> list[Section]:
    """Return a message of a digest; what stands behind the last one is a stretch of its own."""
    end = next((i for i, line in enumerate(lines) if i and _BETWEEN.match(line)), len(lines))
    start = next((i for i, line in enumerate(lines) if i and line.strip()), len(lines))
    if start < len(lines) and _END.match(lines[start]):
        return [Section(lines, reason="end of the digest")]
    data = "\n".join(lines[start:end]).encode()
    headers, content = read_headers(data, 0, len(data))
    head = start + data[:content].count(b"\n")
    found = [Section(lines[:end], headers, head)]
    return [*found, Section(lines[end:], reason="end of the digest")] if end < len(lines) else found
