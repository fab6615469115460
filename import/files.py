"""Opening what was offered: regular files only, never through a link, never more than a limit."""

import hashlib
import os
import stat
from typing import BinaryIO

from readroom.importer.formats import Unreadable
from readroom.importer.limits import FILE_BYTES

CHUNK = 1 << 20
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC


def open_regular(path: str) -> BinaryIO:
    """Return a regular file opened to read bytes; raise Unreadable for anything else."""
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as problem:
        raise Unreadable(f"cannot be opened: {getattr(problem, 'strerror', None) or problem}") from problem
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unreadable("not a regular file")
    return os.fdopen(descriptor, "rb")


def read_short(path: str, most: int) -> bytes | None:
    """Return the bytes of a regular file of at most `most` bytes; None for anything else, whatever the reason."""
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError):
        return None
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            return None
        data = os.read(descriptor, most + 1)
        # What was cut short by a signal, or grew meanwhile, is for those who read long files.
        return data if len(data) == found.st_size else None
    except OSError:
        return None
    finally:
        os.close(descriptor)


def size_of(path: str) -> int:
    """Return the size of what was offered, in bytes; 0 for a folder, or what cannot be looked at."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def read_whole(path: str) -> bytes:
    """Return the bytes of a file; raise Unreadable when it is larger than `FILE_BYTES` or cannot be read."""
    with open_regular(path) as file:
        try:
            data = file.read(FILE_BYTES + 1)
        except OSError as problem:
            raise Unreadable(f"cannot be read: {problem.strerror or problem}") from problem
    if len(data) > FILE_BYTES:
        raise Unreadable(f"larger than {FILE_BYTES >> 20} MiB, the limit for a file that is read as a whole")
    return data


def digest_of(data: bytes) -> bytes:
    """Return the digest of a file's or a record's bytes (16 bytes)."""
    return hashlib.blake2b(data, digest_size=16).digest()


def digest_file(file: BinaryIO) -> bytes:
    """Return the digest of an open file from its beginning, which is where it then stands again."""
    found = hashlib.blake2b(digest_size=16)
    file.seek(0)
    while chunk := file.read(CHUNK):
        found.update(chunk)
    file.seek(0)
    return found.digest()
