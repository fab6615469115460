"""A file that is there as a whole or not at all: written beside its place, and moved there when it is whole.

A full disk or a stop then costs the new file, never the one that stood there.
"""

import os
import stat
import tempfile
from pathlib import Path

MODE = 0o666
"""Who may read and write a new file, before the user's mask."""


class Place:
    """Where a file is to stand. It is written to `written`; `keep` puts it there, `drop` leaves all as it was.

    What is no regular file (a pipe, a terminal), and a file in a folder that takes no new ones, is written directly.
    """

    def __init__(self, path: Path) -> None:
        """Make the empty file that is written until then; raise OSError."""
        self._path = Path(os.path.realpath(path))
        self.written = self._beside()

    def _beside(self) -> Path:
        try:
            there: os.stat_result | None = self._path.stat()
        except FileNotFoundError:
            there = None
        if there is not None and not stat.S_ISREG(there.st_mode):
            return self._path
        try:
            return new_beside(self._path, stat.S_IMODE(there.st_mode) if there else MODE & ~mask())
        except PermissionError:
            if there is None:
                raise
            return self._path

    def keep(self) -> None:
        """Put what was written in its place; raise OSError."""
        if self.written != self._path:
            os.replace(self.written, self._path)

    def drop(self) -> None:
        """Take away what was written, as far as it is not the place itself."""
        if self.written != self._path:
            self.written.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file as a whole in place of what stands at `path`; raise OSError, and leave that as it was then."""
    place = Place(path)
    try:
        place.written.write_bytes(data)
        place.keep()
    except BaseException:
        place.drop()
        raise


def new_beside(path: Path, mode: int) -> Path:
    """Make an empty file beside `path` that nobody else has, with these rights; raise OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        os.fchmod(handle, mode)
    finally:
        os.close(handle)
    return Path(name)


def mask() -> int:
    """Return the rights that the user's new files do not have."""
    found = os.umask(0)
    os.umask(found)
    return found
