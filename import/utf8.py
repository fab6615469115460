"""Streams of text that is wide (UTF-16, UTF-32), read as UTF-8, so that what splits records sees one byte a sign."""

import codecs
import io
from functools import lru_cache
from typing import Any, BinaryIO, cast

_CHUNK = 1 << 16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BEGINNINGS = tuple(mark for mark, _ in _MARKS)


def wide_codec(head: bytes) -> str | None:
    """Return the codec of a text that begins with `head`, when it takes several bytes for every sign; else None."""
    if head.startswith(_BEGINNINGS):
        return next(name for mark, name in _MARKS if head.startswith(mark))
    if len(head) < 8 or b"\0" not in head[:8]:
        return None
    zeros = [head[:64][i::2].count(0) * 2 / len(head[:64]) for i in range(2)]
    if max(zeros) > 0.8 > 0.2 > min(zeros):
        return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    return None


def head_as_utf8(head: bytes) -> bytes:
    """Return the beginning of a text without its byte order mark, in UTF-8 where it was wide."""
    codec = wide_codec(head)
    return head.removeprefix(codecs.BOM_UTF8) if codec is None else _narrow(head, codec)


@lru_cache(maxsize=1)  # every format is asked about the same bytes
def _narrow(head: bytes, codec: str) -> bytes:
    return head.decode(codec, "replace").removeprefix("\ufeff").encode("utf-8", "replace")


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """Return a stream of a text from its beginning without its byte order mark, in UTF-8 where it was wide."""
    stream.seek(0)
    head = stream.read(64)
    codec = wide_codec(head)
    stream.seek(0)
    if codec is None:
        if head.startswith(codecs.BOM_UTF8):
            stream.read(len(codecs.BOM_UTF8))
        return stream
    return cast(BinaryIO, io.BufferedReader(_Narrowed(stream, codec), _CHUNK))


class _Narrowed(io.RawIOBase):
    """What a stream of wide characters is in UTF-8; what does not fit becomes a replacement character."""

    def __init__(self, stream: BinaryIO, codec: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(codec)("replace")
        self._waiting = b""
        self._begun = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer; 0 at the end."""
        while not self._waiting:
            data = self._stream.read(_CHUNK)
            text = self._decoder.decode(data, final=not data)
            if text and not self._begun:
                self._begun = True
                text = text.removeprefix("\ufeff")
            self._waiting = text.encode("utf-8", "replace")
            if not data:
                break
        size = min(len(self._waiting), len(buffer))
        buffer[:size] = self._waiting[:size]
        self._waiting = self._waiting[size:]
        return size
