"""A gzip file of many members, such as a compressed WARC, unpacked so that damage ends one member and not the file.

`inflate.Inflated` stops at the first damage, which is right where the members are one stream. In a WARC each record is
a member of its own: the next one can be looked for and read.
"""

import io
import re
import zlib
from typing import Any, BinaryIO, cast

from readroom.importer.formats import Unreadable
from readroom.importer.limits import STREAM_BYTES

SIGN = b"\x1f\x8b\x08"
_BEGINS = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")  # the sign, and no flag that gzip does not know
_CHUNK = 1 << 16
_FIXED = 10  # bytes of a member's header that are always there
_SUMS = 8  # bytes after a member: the checksum and the size of what it holds
_LONGEST_NAME = 1 << 16


class Members(io.RawIOBase):
    """What the members of a gzip file unpack to, one after the other.

    A read that finds damage gives no bytes, as at the end; `go_on` then goes to the next member. Raise Unreadable when
    it unpacks to more than `STREAM_BYTES`.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        stream.seek(0)
        self._waiting = b""
        self._given = 0
        self._inflater: Any = None
        self._ends = False  # what comes now are the sums of a member
        self._sum = self._size = 0
        self.damage: str | None = None
        self.wrong_sums = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Unpack into a buffer; 0 at damage and at the end."""
        view = memoryview(buffer).cast("B")
        if self.damage:
            return 0
        try:
            data = self._some(len(view))
        except (zlib.error, _Damage) as problem:
            self.damage = str(problem) if isinstance(problem, _Damage) else "a damaged gzip member"
            self._inflater, self._ends = None, False
            return 0
        view[: len(data)] = data
        self._given += len(data)
        if self._given > STREAM_BYTES:
            raise Unreadable(f"unpacks to more than {STREAM_BYTES >> 30} GiB, the limit")
        return len(data)

    def go_on(self) -> bool:
        """Go from damage to the next member; return False when there is none, or nothing was damaged."""
        if self.damage is None:
            return False
        self.damage = None
        while True:
            # Not where the damaged one began: its header has been taken already.
            if found := _BEGINS.search(self._waiting):
                self._waiting = self._waiting[found.start() :]
                return True
            self._waiting = self._waiting[-3:]
            if not self._more():
                return False

    def _more(self) -> bool:
        data = self._stream.read(_CHUNK)
        self._waiting += data
        return bool(data)

    def _some(self, most: int) -> bytes:
        while True:
            if self._ends:
                self._check_sums()
            if self._inflater is None and not self._begun():
                return b""
            if not self._waiting and not self._more():
                raise _Damage("a gzip member that is cut short")
            # What is waiting stays so when it is damaged: the next member may be in it.
            data: bytes = self._inflater.decompress(self._waiting, most)
            self._sum = zlib.crc32(data, self._sum)
            self._size += len(data)
            if self._inflater.eof:
                self._waiting = self._inflater.unused_data
                self._inflater, self._ends = None, True
            else:
                self._waiting = self._inflater.unconsumed_tail
            if data:
                return data

    def _begun(self) -> bool:
        """Pass the header of the next member; False at the end of the file."""
        while not self._waiting.strip(b"\0"):
            self._waiting = b""
            if not self._more():
                return False
        self._need(_FIXED)
        if not _BEGINS.match(self._waiting):
            raise _Damage("bytes that are no gzip member")
        flags = self._waiting[3]
        self._waiting = self._waiting[_FIXED:]
        if flags & 4:
            self._need(2)
            size = 2 + int.from_bytes(self._waiting[:2], "little")
            self._need(size)
            self._waiting = self._waiting[size:]
        for flag in (8, 16):  # a name, a comment
            if flags & flag:
                while (end := self._waiting.find(b"\0")) < 0 and len(self._waiting) < _LONGEST_NAME and self._more():
                    pass
                if end < 0:
                    raise _Damage("a gzip member whose name does not end")
                self._waiting = self._waiting[end + 1 :]
        if flags & 2:
            self._need(2)
            self._waiting = self._waiting[2:]
        self._inflater = zlib.decompressobj(-15)
        self._sum = self._size = 0
        return True

    def _check_sums(self) -> None:
        self._ends = False
        self._need(_SUMS)
        said = self._waiting[:_SUMS]
        self._waiting = self._waiting[_SUMS:]
        if said != self._sum.to_bytes(4, "little") + (self._size & 0xFFFFFFFF).to_bytes(4, "little"):
            self.wrong_sums += 1

    def _need(self, size: int) -> None:
        while len(self._waiting) < size:
            if not self._more():
                self._waiting = b""
                raise _Damage("a gzip member that is cut short")


class _Damage(Exception):  # noqa: N818 (a state of the file)
    """Why a member cannot be read on."""


def opened(stream: BinaryIO) -> tuple[BinaryIO, Members]:
    """Return a stream of what a gzip file unpacks to, and its members, which know of damage."""
    members = Members(stream)
    return cast(BinaryIO, io.BufferedReader(members, _CHUNK)), members
