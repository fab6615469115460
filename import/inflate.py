"""Compressed streams (gz, bz2, xz), unpacked while they are read, and never more than a limit at once."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from readroom.importer.formats import Unreadable
from readroom.importer.limits import STREAM_BYTES

ENDINGS = (".gz", ".bz2", ".xz")
_CHUNK = 1 << 16
_TAIL = 1 << 12
_SIGNS: tuple[tuple[bytes, str, Callable[[], Any]], ...] = (
    (b"\x1f\x8b\x08", "gzip", lambda: zlib.decompressobj(31)),
    (b"BZh", "bzip2", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", "xz", lambda: lzma.LZMADecompressor(memlimit=128 << 20)),
)
FIRST_BYTES = b"".join(sign[:1] for sign, _, _ in _SIGNS)
"""With one of these a compressed stream begins."""
_BEGINNINGS = tuple(sign for sign, _, _ in _SIGNS)
_BROKEN = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)


def is_compressed(head: bytes) -> bool:
    """Tell a stream that is gz, bz2 or xz by its first bytes."""
    return head.startswith(_BEGINNINGS)


def inflated(head: bytes, most: int) -> bytes:
    """Return at most `most` bytes that the beginning of a compressed stream unpacks to; b"" when it is damaged."""
    return _inflated(head, most) or b""


def is_readable(head: bytes) -> bool:
    """Tell whether the beginning of a compressed stream unpacks: to something, or to members that hold nothing."""
    data = _inflated(head, 16)
    return bool(data) or (data is not None and len(head) > _CHUNK // 2)


def _inflated(head: bytes, most: int) -> bytes | None:
    """Return what a beginning unpacks to, None when it is damaged or not compressed."""
    found: bytes | None = None
    for sign, _, make in _SIGNS:
        # Members that hold nothing may stand before the first that does.
        while head.startswith(sign):
            inflater = make()
            try:
                found = cast(bytes, inflater.decompress(head, most))
            except _BROKEN:
                return None
            if found or not inflater.eof:
                return found
            head = inflater.unused_data
    return found


def opened(stream: BinaryIO) -> BinaryIO:
    """Return a stream of what `stream` unpacks to from its beginning; itself when it is not compressed."""
    stream.seek(0)
    head = stream.read(8)
    stream.seek(0)
    for sign, name, make in _SIGNS:
        if head.startswith(sign):
            return cast(BinaryIO, io.BufferedReader(Inflated(stream, name, make, sign), _CHUNK))
    return stream


class Inflated(io.RawIOBase):
    """What a compressed stream unpacks to, member after member; raise Unreadable when it is damaged or too much."""

    def __init__(self, stream: BinaryIO, name: str, make: Callable[[], Any], sign: bytes) -> None:
        self._stream, self._name, self._make, self._sign = stream, name, make, sign
        self._start()

    def _start(self) -> None:
        self._inflater = self._make()
        self._waiting = b""
        self._given = 0
        self._any = self._ended = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be read again from the beginning."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place: backwards by unpacking again from the beginning."""
        target = offset if whence == 0 else self._given + offset if whence == 1 else -1
        if target < 0:
            raise io.UnsupportedOperation("the end of a compressed stream is not known")
        if target < self._given:
            self._stream.seek(0)
            self._start()
        while self._given < target and self.read(min(_CHUNK, target - self._given)):
            pass
        return self._given

    def tell(self) -> int:
        """Return how many bytes were unpacked so far."""
        return self._given

    def readinto(self, buffer: Any) -> int:
        """Unpack into a buffer; 0 at the end."""
        view = memoryview(buffer).cast("B")
        data = self._some(len(view))
        view[: len(data)] = data
        self._given += len(data)
        if self._given > STREAM_BYTES:
            raise Unreadable(f"unpacks to more than {STREAM_BYTES >> 30} GiB, the limit")
        return len(data)

    def _some(self, most: int) -> bytes:
        try:
            while not self._ended:
                if self._inflater.eof:
                    rest = self._inflater.unused_data or b""
                    self._waiting = rest + self._waiting
                    if not self._waiting:
                        self._waiting = self._stream.read(_CHUNK)
                    self._ended = not self._waiting.strip(b"\0") or self._is_tail()
                    if self._ended:
                        return b""
                    self._inflater = self._make()
                    self._any = False
                data = self._step(most)
                if data:
                    return data
                if not self._waiting and not self._inflater.eof:
                    self._waiting = self._stream.read(_CHUNK)
                    if not self._waiting:
                        if self._any:
                            raise Unreadable(f"a {self._name} stream that is cut short")
                        return b""
            return b""
        except _BROKEN as problem:
            raise Unreadable(f"a damaged {self._name} stream: {problem}") from None

    def _is_tail(self) -> bool:
        """Tell whether what follows a member is no other one, and little: the usual programs ignore it too."""
        while len(self._waiting) <= _TAIL and (more := self._stream.read(_CHUNK)):
            self._waiting += more
        return len(self._waiting) <= _TAIL and not self._waiting.startswith(self._sign)

    def _step(self, most: int) -> bytes:
        given, self._waiting = self._waiting, b""
        if given:
            self._any = True
        data = self._inflater.decompress(given, most)
        if isinstance(self._inflater, (bz2.BZ2Decompressor, lzma.LZMADecompressor)):
            return bytes(data)
        self._waiting = self._inflater.unconsumed_tail
        return bytes(data)
