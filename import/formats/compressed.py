"""Single files that are compressed: `.gz`, `.bz2`, `.xz` of anything that is read."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from readroom.importer.formats import Part, Plain, Record, Unreadable, find_format
from readroom.importer.inflate import ENDINGS, FIRST_BYTES, is_compressed, is_readable, opened
from readroom.importer.limits import FILE_BYTES, HEAD_BYTES
from readroom.text.model import Page


class CompressedFormat(Plain):
    """One compressed file: the page that it holds, or the records of the container that it is."""

    name = "compressed"
    rank = 9
    title = "Compressed files (gz, bz2, xz)"
    about = (
        "A compressed file is read as what it holds: a page, or the records of a container, which are unpacked while "
        "they are read, so that a corpus of many gigabytes need not be unpacked first."
    )
    limits = "64 MiB unpacked for a single page; containers of any size, at most 16 GiB unpacked"
    endings = tuple(ENDINGS)
    begins = FIRST_BYTES
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the first bytes of the compression, and by something readable behind them."""
        return is_compressed(head) and is_readable(head)

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the one page, or the records of the container; raise Unreadable when nothing reads it."""
        from readroom.importer.members import reader_of

        head = opened(stream).read(HEAD_BYTES)
        found = find_format(head, "") or reader_of(head, _without_ending(getattr(stream, "name", "")))
        if found.name == self.name:
            raise Unreadable("compressed twice; unpack it first")
        inner = opened(stream)
        if found.container:
            for part in found.records(inner):
                yield part._replace(format=part.format or found.name) if isinstance(part, Record) else part
            return
        data = inner.read(FILE_BYTES + 1)
        if len(data) > FILE_BYTES:
            raise Unreadable(f"larger than {FILE_BYTES >> 20} MiB unpacked, the limit for a single page")
        yield Record(1, data, format=found.name)

    def read_record(self, data: bytes, number: int, name: str, *_: object) -> Page:
        """Refuse: what is unpacked has a format of its own."""
        raise Unreadable("no reader for this kind of file")


def _without_ending(path: object) -> str:
    name = PurePath(str(path)).name
    return name[: -len(PurePath(name).suffix)] if PurePath(name).suffix in ENDINGS else name


FORMAT = CompressedFormat()
