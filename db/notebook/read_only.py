"""A notebook that cannot be written: a copy of it in memory, so that an older schema can be brought up to date there.

Nothing is written beside the file. What the program keeps by itself (where marks stand in today's texts, how far one
has read) goes into the copy, and is gone with it.
"""

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from readroom.db.errors import NotebookError, why
from readroom.db.notebook.file import (
    BUSY_SECONDS,
    SETTINGS,
    SIDE_FILES,
    bring_up_to_date,
    is_damage,
    require_notebook,
)

_WRITE_AHEAD = b"\x02\x02"
_JOURNAL = slice(18, 20)
"""Where a file says how it is written to: with a rollback journal or a write-ahead log."""
_NEEDS_WRITING = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
"""What SQLite says of a file that it has to mend, or to make another one beside, before it can be read."""


def open_copy(path: Path) -> sqlite3.Connection:
    """Return a copy of a notebook, in memory, with today's schema; raise NotebookError when it cannot be read."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        _read_into(copy, path)
        for pragma in SETTINGS:
            copy.execute(f"pragma {pragma}")
        bring_up_to_date(copy, path, backed_up=False)
        copy.execute("pragma query_only = 1")
    except (sqlite3.Error, OSError, UnicodeDecodeError) as problem:
        copy.close()
        raise NotebookError(f"notebook {path} cannot be opened: {why(problem)}") from problem
    except BaseException:
        copy.close()
        raise
    return copy


@contextlib.contextmanager
def writable(copy: sqlite3.Connection) -> Iterator[None]:
    """Let what the program keeps by itself into a copy."""
    copy.execute("pragma query_only = 0")
    try:
        yield
    finally:
        copy.execute("pragma query_only = 1")


def _read_into(copy: sqlite3.Connection, path: Path) -> None:
    if not _has_log(path):
        try:
            _read(copy, path, "ro", path)
            return
        except sqlite3.Error as problem:
            code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
            if is_damage(problem) or code not in _NEEDS_WRITING:
                raise
    # It has a write-ahead log, or the journal of a program that was killed. SQLite reads such a file where it may
    # write; so it does that elsewhere, in a folder of one's own that is gone afterwards.
    with tempfile.TemporaryDirectory(prefix="readroom-") as folder:
        there = Path(folder) / "notebook.db"
        _copy_files(path, there)
        _read(copy, there, "rw", path)


def _has_log(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(_JOURNAL.stop)[_JOURNAL] == _WRITE_AHEAD


def _read(copy: sqlite3.Connection, file: Path, mode: str, path: Path) -> None:
    source = sqlite3.connect(
        f"file:{quote(str(file.absolute()))}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        source.execute("pragma trusted_schema = 0")
        if mode == "rw":
            source.execute("pragma journal_mode = delete").fetchone()
        # Asked inside the transaction that the copy is made in: a copy alone would wait for another program for ever.
        source.execute("begin")
        source.execute("select 1 from sqlite_master limit 1").fetchone()
        require_notebook(source, f"notebook {path}")
        source.backup(copy)
    finally:
        source.close()


def _copy_files(path: Path, there: Path) -> None:
    """Copy a file and what SQLite keeps beside it; raise OSError when another program is writing to them."""
    before = _looked(path)
    for side in ("", *SIDE_FILES):
        file = path.with_name(path.name + side)
        # The index of a write-ahead log is made anew.
        if side != "-shm" and file.exists():
            shutil.copyfile(file, there.with_name(there.name + side))
    if _looked(path) != before:
        raise OSError("another program is writing to it; try again")


def _looked(path: Path) -> list[tuple[int, int] | None]:
    found: list[tuple[int, int] | None] = []
    for side in ("", *SIDE_FILES):
        try:
            now = path.with_name(path.name + side).stat()
        except FileNotFoundError:
            found.append(None)
        else:
            found.append((now.st_size, now.st_mtime_ns))
    return found
