"""What can go wrong, in one line that a reader can act on."""

import errno


class ReadroomError(Exception):
    """A failure that its reader can do something about; the message is one line: what, where, what to do."""


class LibraryError(ReadroomError):
    """The library cannot be read or written, or does not hold what was asked for."""


class NotebookError(ReadroomError):
    """The notebook cannot be read or written."""


class QueryError(ReadroomError):
    """A query names a known field with an impossible value; `position` is where (code points into the query)."""

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


def why(problem: BaseException) -> str:
    """Return in words what went wrong, with which file where that is known, and what to do when a disk is full."""
    said = str(problem)
    if isinstance(problem, OSError) and problem.strerror:
        said = problem.strerror + (f" ({problem.filename})" if problem.filename else "")
    full = isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT)
    return f"{said}; make room on that disk, or name a place on another" if full or "disk is full" in said else said
