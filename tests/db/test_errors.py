"""What a failure says: in words, with the file, and what to do about a full disk."""

import errno
import sqlite3

import pytest

from readroom.db.errors import why


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (OSError(errno.EACCES, "Permission denied", "notes.db"), "Permission denied (notes.db)"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device; make room on that disk, or name "),
        (sqlite3.OperationalError("database or disk is full"), "database or disk is full; make room on that disk, or "),
        (sqlite3.OperationalError("disk I/O error"), "disk I/O error"),
        (ValueError("it is empty"), "it is empty"),
    ],
)
def test_a_problem_is_said_in_words(problem: Exception, said: str) -> None:
    assert why(problem).startswith(said)
    assert "Errno" not in why(problem)
