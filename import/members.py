"""Members of an archive as records: each in the format that its content shows, a container record by record."""

import io
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import PurePosixPath

from readroom.importer.discover import shown_name
from readroom.importer.formats import Declared, Format, Left, Part, Record, Unreadable, find_format
from readroom.importer.limits import HEAD_BYTES

ARCHIVES = frozenset(("zip", "tar", "compressed"))
"""Formats that hold files: none of them is opened within another."""
_CLUTTER = frozenset(("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"))


class Numbers:
    """Gives the members of one archive their numbers, and turns each into records."""

    def __init__(self) -> None:
        self._next = count(1)

    def refused(self, name: str, reason: str) -> Record:
        """Return the record of a member that is not read."""
        return Record(next(self._next), b"", shown_name(name), refused=reason)

    def parts(self, name: str, read: Callable[[], bytes]) -> Iterator[Part]:
        """Yield what a member holds; `read` gives its bytes, or raises Unreadable."""
        if left := _clutter(name):
            yield left
            return
        try:
            data = read()
            found = reader_of(data[:HEAD_BYTES], name)
        except Unreadable as problem:
            yield self.refused(name, str(problem))
            return
        if found.container:
            yield from self._within(found, name, data)
        else:
            yield Record(next(self._next), data, shown_name(name), found.name)

    def _within(self, found: Format, name: str, data: bytes) -> Iterator[Part]:
        """Yield the records of a member that is itself a container; what breaks off is a refused record."""
        shown = shown_name(name)
        declared: int | None = None
        records = 0
        try:
            for part in found.records(io.BytesIO(data)):
                if isinstance(part, Declared):
                    # It speaks of this member, not of the whole archive.
                    declared = (declared or 0) + part.articles
                    continue
                if not isinstance(part, Record):
                    yield part
                    continue
                records += 1
                member = f"{shown}#{part.member or part.number}"
                yield Record(next(self._next), part.data, member, part.format or found.name, part.refused)
        except Unreadable as problem:
            yield self.refused(name, str(problem))
            return
        if declared is not None and declared != records:
            yield self.refused(name, f"declares {declared:,} articles and holds {records:,}")


def reader_of(head: bytes, name: str) -> Format:
    """Return the format that reads a member; raise Unreadable when there is none, or it is an archive."""
    found = find_format(head, PurePosixPath(name).name)
    if found is None:
        raise Unreadable("no reader for this kind of file")
    if found.name in ARCHIVES:
        raise Unreadable("an archive within an archive is not opened; unpack it first")
    return found


def _clutter(name: str) -> Left | None:
    parts = PurePosixPath(name).parts
    if any(part in _CLUTTER for part in parts):
        return Left("files of the operating system")
    if any(part.startswith(".") for part in parts):
        return Left("hidden files")
    return None
