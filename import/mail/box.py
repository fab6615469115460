"""A mailbox split into its messages while it is read: "From " lines found, the quoting of such lines undone."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.limits import MAIL_BYTES

_LINE = 1 << 16  # bytes of a line that are read at once
# The line that programs write before each message: somebody, and a time with its year.
_FROM = re.compile(rb"From [^\n]{0,300}?\d{1,2}:\d\d(?::\d\d)?[^\n]{0,60}?\b(?:19|20)\d\d\b")
_BARE = re.compile(rb"From \S{0,200}[ \t]*\r?\n")
_FIELD = re.compile(rb"[A-Za-z][!-9;-~]{0,75}:(?:[ \t\r\n]|$)|>From ")
_KNOWN = re.compile(
    rb"(?:From|To|Date|Subject|Message-ID|Received|Return-Path|Delivered-To|Reply-To|Sender|MIME-Version|Newsgroups|"
    rb"Path|Content-Type|Status|X-[\w-]{1,60}):",
    re.IGNORECASE,
)
_QUOTED = re.compile(rb"(?m)^>+From ")


class TooLarge(int):
    """A message that is larger than the limit: its size in bytes."""


class Before(int):
    """What stands before the first message and is none: its size in bytes."""


def messages(stream: BinaryIO) -> Iterator[bytes | TooLarge | Before]:
    """Yield the messages of a mailbox in order, without their "From " lines and the blank line after each."""
    box = _Box()
    pending = b""
    while line := stream.readline(_LINE):
        if pending:
            if box.is_beginning(pending, line):
                if (done := box.take()) is not None:
                    yield done
                box.open = True
            else:
                box.add(pending)
            pending = b""
        if box.fresh and line.startswith(b"From "):
            pending = line
            continue
        box.add(line)
    if pending:
        box.add(pending)
    if (done := box.take()) is not None:
        yield done


class _Box:
    """The message that is being read."""

    def __init__(self) -> None:
        self.open = False  # its "From " line was seen
        self._data = bytearray()
        self._size = 0
        self._blank = True  # the last line was blank, or there was none
        self.fresh = True  # at the beginning of a line

    def add(self, line: bytes) -> None:
        """Add a line, or what was read of one."""
        self._size += len(line)
        if self._size <= MAIL_BYTES:
            self._data += line
        elif self._data:
            self._data = bytearray()
        self._blank = self.fresh and not line.strip(b"\r\n\0 ")
        self.fresh = line.endswith(b"\n")

    def is_beginning(self, line: bytes, following: bytes) -> bool:
        """Tell whether a line that begins with "From " stands before a message, by it and by the line after it."""
        if _FROM.match(line):
            return _FIELD.match(following) is not None or (self._blank and not following.strip())
        return self._blank and _BARE.match(line) is not None and _KNOWN.match(following) is not None

    def take(self) -> bytes | TooLarge | Before | None:
        """Return what was read since the last "From " line, and begin anew; None when it was nothing."""
        data, size, opened = bytes(self._data), self._size, self.open
        self._data, self._size, self._blank = bytearray(), 0, True
        if size > MAIL_BYTES:
            return TooLarge(size)
        if not data.strip(b"\r\n\0 \t"):
            return None
        return unquoted(data.rstrip(b"\r\n")) + b"\n" if opened else Before(size)


def unquoted(data: bytes) -> bytes:
    """Return a message with the quoting of its lines that begin with "From " undone (mboxo, mboxrd).

    Where such a line stands among quotations it is one.
    """
    if b">From " not in data:
        return data

    def plain(match: re.Match[bytes]) -> bytes:
        start, end = match.start(), data.find(b"\n", match.end()) + 1
        before = data.rfind(b"\n", 0, max(start - 1, 0)) + 1
        among = (data[before : before + 1] == b">" and start > 0) or (end > 0 and data[end : end + 1] == b">")
        return match[0] if among else match[0][1:]

    return _QUOTED.sub(plain, data)
