"""ZIP archives of pages: `.zip`; the members are read in their order, each by its own format."""

from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Part, Plain, Record, Unreadable, ending
from readroom.text.model import Page

_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
_WHOLE = {"word/document.xml": "docx", "META-INF/container.xml": "epub"}


class ZipFormat(Plain):
    """One archive, many files; none of them is unpacked to the disk."""

    name = "zip"
    rank = 8
    title = "ZIP archives"
    about = (
        "Every member is read in the order of the archive, by the format that its content shows; a member that is "
        "itself a container (JSON lines, a table, a press-database export) gives its records. An archive within an "
        "archive is refused; hidden files and what operating systems leave behind are counted, not read."
    )
    limits = "200,000 members, 64 MiB a member, 200 times its size unpacked"
    endings = (".zip",)
    begins = b"P"
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the first bytes, or by the ending."""
        return head.startswith(_SIGNS) or ending(name) in self.endings

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the members, and the records of those that are containers; raise Unreadable when it is damaged."""
        from readroom.importer import limits
        from readroom.importer.members import Numbers
        from readroom.importer.zip_members import Caps, Members

        caps = Caps(
            limits.ARCHIVE_ENTRIES,
            limits.ARCHIVE_DIRECTORY_BYTES,
            limits.ARCHIVE_MEMBER_BYTES,
            limits.ARCHIVE_BYTES,
        )
        members = Members(stream, caps)
        for name, format_name in _WHOLE.items():
            if name in members:
                # A document whose parts stand in an order that its beginning does not show.
                yield _itself(stream, format_name)
                return
        numbers = Numbers()
        for name in members.names:
            yield from numbers.parts(name, lambda name=name: members.read(name))  # type: ignore[misc]

    def read_record(self, data: bytes, number: int, name: str, *_: object) -> Page:
        """Refuse: every member has a format of its own."""
        raise Unreadable("no reader for this kind of file")


def _itself(stream: BinaryIO, format_name: str) -> Record:
    from readroom.importer.limits import FILE_BYTES

    stream.seek(0)
    data = stream.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise Unreadable(f"larger than {FILE_BYTES >> 20} MiB, the limit for a file that is read as a whole")
    return Record(1, data, format=format_name)


FORMAT = ZipFormat()
