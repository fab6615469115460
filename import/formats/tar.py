"""tar archives of pages, plain or compressed: `.tar`, `.tar.gz`, `.tgz`, `.tar.bz2`, `.tar.xz`."""

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, Self, cast

from readroom.importer.formats import Left, Part, Plain, Unreadable
from readroom.importer.inflate import inflated, is_compressed, opened
from readroom.text.model import Page

_MAGIC_AT = 257
_BLOCK = 512
_LONGEST_HEADER = 1 << 20
_LONG = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class TarFormat(Plain):
    """One archive, many files, read from its beginning to its end without unpacking."""

    name = "tar"
    rank = 8
    title = "tar archives"
    about = (
        "As ZIP archives: every member in its order, by the format that its content shows. Compressed ones (gz, bz2, "
        "xz) are unpacked while they are read. Links and devices in an archive are counted, not followed."
    )
    limits = "200,000 members, 64 MiB a member"
    endings = (".tar", ".tgz", ".tbz2", ".txz")
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by tar's mark in the first header, behind a compression or not, or by the ending."""
        if is_compressed(head):
            head = inflated(head, 1024)
        return head[_MAGIC_AT : _MAGIC_AT + 5] == b"ustar" or (Plain.looks_like(self, head, name) and not head.strip())

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the members, and the records of those that are containers; raise Unreadable when it is damaged."""
        from readroom.importer import limits
        from readroom.importer.members import Numbers

        numbers = Numbers()
        read = 0
        tail = _Tail(opened(stream))
        try:
            with tarfile.open(fileobj=cast(BinaryIO, tail), mode="r|", tarinfo=_Header) as archive:
                for member in archive:
                    archive.members = []  # type: ignore[attr-defined,unused-ignore]  # or it keeps every header
                    read += 1
                    if read > limits.ARCHIVE_ENTRIES:
                        raise Unreadable(f"a tar of more than {limits.ARCHIVE_ENTRIES:,} members, the limit")
                    if member.isdir():
                        continue
                    if not member.isreg() or member.sparse is not None:
                        yield Left("links and devices")
                        continue
                    yield from numbers.parts(member.name, lambda member=member: _bytes(archive, member))  # type: ignore[misc]
        except (tarfile.TarError, EOFError, OSError, ValueError, OverflowError) as problem:
            if not read:
                raise Unreadable(f"a damaged tar: {problem}") from None
            yield numbers.refused("the rest of the archive", f"damaged: {problem}")
        else:
            if not tail.ended:
                # tarfile takes a header that is cut short for the end.
                yield numbers.refused("the rest of the archive", "the tar has no end: it was cut short")

    def read_record(self, data: bytes, number: int, name: str, *_: object) -> Page:
        """Refuse: every member has a format of its own."""
        raise Unreadable("no reader for this kind of file")


class _Header(tarfile.TarInfo):
    """A header that does not make tarfile read a name of any length into memory."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Return the header that a block holds; raise ReadError when it announces an absurd one."""
        found = super().frombuf(buf, encoding, errors)
        if found.type in _LONG and found.size > _LONGEST_HEADER:
            raise tarfile.ReadError("a header that is larger than 1 MiB")
        return found


class _Tail:
    """A stream that knows whether it was read to a tar's end, which is a block of zeros."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._last = b""

    def read(self, size: int) -> bytes:
        """Read on."""
        data = self._stream.read(size)
        if data:
            self._last = self._last[-_BLOCK:] + data
        return data

    @property
    def ended(self) -> bool:
        """Whether what was read last holds a block of zeros."""
        return bytes(_BLOCK) in self._last


def _bytes(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    from readroom.importer.limits import ARCHIVE_MEMBER_BYTES

    if member.size > ARCHIVE_MEMBER_BYTES:
        raise Unreadable(f"larger than {ARCHIVE_MEMBER_BYTES >> 20} MiB, the limit for a member")
    file = archive.extractfile(member)
    data = file.read() if file else b""
    if len(data) < member.size:
        raise Unreadable("cut short")
    return data


FORMAT = TarFormat()
