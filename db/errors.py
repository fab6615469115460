"""What can go wrong, in one line that a reader can act on."""


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
