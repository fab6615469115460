"""The members of a ZIP, read in memory and within limits. Nothing is ever extracted; names are only strings.

Sizes are counted while reading, since a header may say anything. Encrypted members, members that share bytes, and
ways of compression that give out without limit are refused.
"""

import struct
import zipfile
import zlib
from typing import IO, BinaryIO, NamedTuple

from readroom.importer.formats import Unreadable
from readroom.importer.limits import (
    MIB,
    ZIP_DIRECTORY_BYTES,
    ZIP_ENTRIES,
    ZIP_ENTRY_BYTES,
    ZIP_RATIO,
    ZIP_RATIO_FROM,
    ZIP_TOTAL_BYTES,
)
from readroom.text.gate import clean_line

_CHUNK = 1 << 16
_LOCAL = struct.Struct("<4s5H3L2H")  # a member's own header
_END = struct.Struct("<4s4H2LH")  # the record that ends a ZIP
_LOCATOR = struct.Struct("<4sLQL")  # where the large form of that record stands
_END64 = struct.Struct("<4sQ2H2L4Q")
_TAIL = _END.size + 0xFFFF
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1 | 0x40
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    RuntimeError,
    OverflowError,
)


class Caps(NamedTuple):
    """How much of a ZIP is read: members, bytes of its directory, bytes of a member and of all of them."""

    entries: int
    directory: int
    entry: int
    total: int


BOOK = Caps(ZIP_ENTRIES, ZIP_DIRECTORY_BYTES, ZIP_ENTRY_BYTES, ZIP_TOTAL_BYTES)
"""A book or a document: one work in many members."""


class Members:
    """An open ZIP. `names` are those of its members in the order of its directory, without folders."""

    def __init__(self, stream: BinaryIO, caps: Caps = BOOK) -> None:
        """Open a ZIP; raise Unreadable when it is none, is damaged, or goes beyond a limit."""
        self._caps = caps
        _check_directory(stream, caps)
        try:
            self._zip = zipfile.ZipFile(stream)
        except _BROKEN as error:
            raise Unreadable(f"a damaged ZIP: {_said(error)}") from None
        _check_members(self._zip, caps)
        self._total = 0
        self.names: tuple[str, ...] = tuple(i.filename for i in self._zip.infolist() if not i.filename.endswith("/"))
        self._names = frozenset(self.names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of a member; raise Unreadable when it is not there, damaged, encrypted or too large."""
        shown = shown_name(name)
        if name not in self._names:
            raise Unreadable(f"{shown} is missing")
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable(f"{shown} is encrypted")
        if info.compress_type not in _METHODS:
            raise Unreadable(f"{shown} is compressed in a way that is not read (method {info.compress_type})")
        try:
            with self._zip.open(info) as file:
                return self._counted(file, info, shown)
        except _BROKEN as error:
            raise Unreadable(f"{shown} is damaged: {_said(error)}") from None

    def _counted(self, file: IO[bytes], info: zipfile.ZipInfo, shown: str) -> bytes:
        parts, size = [], 0
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            self._total += len(chunk)
            if size > self._caps.entry:
                raise Unreadable(f"{shown} is larger than {self._caps.entry // MIB} MiB, the limit for a member")
            if size > ZIP_RATIO_FROM and size > ZIP_RATIO * max(info.compress_size, 1):
                raise Unreadable(f"{shown} unpacks to more than {ZIP_RATIO} times its size, the limit for a member")
            if self._total > self._caps.total:
                limit = self._caps.total // MIB
                raise Unreadable(f"its members are larger than {limit} MiB, the limit for all of them")
            parts.append(chunk)
        return b"".join(parts)


def shown_name(name: str) -> str:
    """Return a member's name as it may stand in a reason: gated, on one line, its end if it is long."""
    name = clean_line(name) or "a member without a name"
    return name if len(name) <= 80 else f"…{name[-79:]}"


def names_at_start(head: bytes) -> tuple[str, ...]:
    """Return the names of the members that begin in the first bytes of a ZIP; empty when it is none."""
    found: list[str] = []
    at = 0
    while head.startswith(b"PK\x03\x04", at) and at + _LOCAL.size <= len(head) and len(found) < ZIP_ENTRIES:
        _, _, flags, _, _, _, _, packed, _, name_size, extra = _LOCAL.unpack_from(head, at)
        start = at + _LOCAL.size
        found.append(head[start : start + name_size].decode("utf-8", "replace"))
        at = start + name_size + extra
        if flags & 8 and not packed:  # its size stands after it
            at = head.find(b"PK\x03\x04", at)
            if at < 0:
                break
        else:
            at += packed
    return tuple(found)


def _check_directory(stream: BinaryIO, caps: Caps) -> None:
    """Look at a ZIP's directory before it is read; raise Unreadable when it is missing or absurdly large."""
    size = stream.seek(0, 2)
    start = max(size - _TAIL, 0)
    stream.seek(start)
    tail = stream.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(tail):
        raise Unreadable("a ZIP without its directory: it is cut short or damaged")
    _, _, _, _, entries, directory, _, _ = _END.unpack_from(tail, at)
    if entries == 0xFFFF or directory == 0xFFFFFFFF:
        entries, directory = _large_form(stream, start + at) or (entries, directory)
    if entries > caps.entries:
        raise Unreadable(f"a ZIP of more than {caps.entries:,} members, the limit")
    if directory > min(caps.directory, size):
        raise Unreadable(f"a ZIP whose directory is larger than {caps.directory // MIB} MiB, the limit")
    stream.seek(0)


def _large_form(stream: BinaryIO, end: int) -> tuple[int, int] | None:
    """Return how many members a large ZIP says it has, and the size of its directory in bytes."""
    if end < _LOCATOR.size:
        return None
    stream.seek(end - _LOCATOR.size)
    sign, _, offset, _ = _LOCATOR.unpack(stream.read(_LOCATOR.size))
    if sign != b"PK\x06\x07" or offset > end:
        return None
    stream.seek(offset)
    data = stream.read(_END64.size)
    if len(data) < _END64.size or not data.startswith(b"PK\x06\x06"):
        return None
    values = _END64.unpack(data)
    return values[7], values[8]


def _check_members(opened: zipfile.ZipFile, caps: Caps) -> None:
    """Raise Unreadable when a ZIP has too many members, or members that share bytes."""
    members = sorted(opened.infolist(), key=lambda i: i.header_offset)
    if len(members) > caps.entries:
        raise Unreadable(f"a ZIP of more than {caps.entries:,} members, the limit")
    end = 0
    for info in members:
        if info.header_offset < end:
            raise Unreadable("a ZIP whose members share their bytes; it is not read")
        end = info.header_offset + _LOCAL.size + info.compress_size


def _said(error: Exception) -> str:
    return clean_line(str(error))[:120] or type(error).__name__
