"""Opening a library: read-only for its readers, writable for the one importer."""

import fcntl
import os
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from readroom.db import migrate
from readroom.db.errors import LibraryError, why
from readroom.db.file_system import network_file_system
from readroom.db.version import APPLICATION_ID, NEWEST

BUSY_MS = 5000
"""How long a statement waits for another process's lock (milliseconds)."""


class Library:
    """One SQLite file that holds a corpus. Made by `open` or `open_writable`; any thread may use it, one at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: int | None = None) -> None:
        self.path = path
        self.connection = connection
        self.notice: str | None = None
        """What its reader should know of where it stands, as one line."""
        self.copies: tuple[tuple[int, int], dict[int, int] | None] | None = None
        """What counting keeps of near-duplicates, with the version of the data that it was made from."""
        self._lock = lock
        try:
            self.id = str(connection.execute("select value from meta where key = 'id'").fetchone()[0])
            row = connection.execute("select version from derived where name = 'article_fts'").fetchone()
        except (sqlite3.Error, TypeError, ValueError) as problem:
            self.close()
            raise LibraryError(f"library {path} is damaged: {problem}; run: readroom --library FILE check") from problem
        self.fold_version = int(row[0]) if row else 0

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a library to read it; nothing can be written through it. Raise LibraryError when that fails."""
        path = Path(path)
        _must_be_file(path)
        notice = reading_notice(path)
        connection = _connect_readonly(path, at_rest=notice is not None)
        try:
            version = migrate.require(
                connection, application_id=APPLICATION_ID, newest=NEWEST, what=f"library {path}", error=LibraryError
            )
            if version == 0:
                raise LibraryError(f"library {path} is empty; import into it: readroom --library FILE import FOLDER")
            if version < NEWEST:
                from readroom.db.older import bridge

                if not bridge(connection, version):
                    raise LibraryError(
                        f"library {path} has an older schema; import into it once to bring it up to date"
                    )
            _protect(connection)
            library = cls(path, connection)
            library.notice = notice
            return library
        except (sqlite3.Error, UnicodeDecodeError) as problem:
            connection.close()
            raise LibraryError(f"library {path} is damaged: {problem}; your notes are in another file") from problem
        except LibraryError:
            connection.close()
            raise

    @classmethod
    def open_writable(cls, path: Path) -> Self:
        """Open a library to import into it; it is created when absent. Raise LibraryError when that fails.

        One importer at a time: the lock is held until `close`.
        """
        from readroom.db.schema import STEPS  # only who writes needs more than its number
        from readroom.text.fold import FOLD_VERSION

        path = Path(path)
        if path.exists():
            _must_be_file(path)
            if not os.access(path, os.W_OK):
                raise LibraryError(f"library {path} is read-only for you; import into a copy, or ask its owner")
        lock = _take_lock(path)
        try:
            connection = _connect_writable(path)
            try:
                migrate.require(
                    connection,
                    application_id=APPLICATION_ID,
                    newest=len(STEPS),
                    what=f"library {path}",
                    error=LibraryError,
                )
                from readroom.db.planted import planted

                if stranger := planted(connection):
                    raise LibraryError(
                        f"library {path} has a {stranger} that is not readroom's and would act on an import; "
                        "drop it, or make a new library of this one: readroom --library FILE salvage DEST"
                    )
                connection.execute(f"pragma journal_mode = {'delete' if network_file_system(path) else 'wal'}")
                migrate.apply(connection, STEPS, name="readroom.library", application_id=APPLICATION_ID)
                library = cls(path, connection, lock)
            except BaseException:
                connection.close()
                raise
        except (sqlite3.Error, OSError, UnicodeDecodeError) as problem:
            os.close(lock)
            raise LibraryError(f"library {path} cannot be written: {why(problem)}") from problem
        except BaseException:
            os.close(lock)
            raise
        if library.fold_version != FOLD_VERSION:
            library.close()
            raise LibraryError(f"library {path} has an index of another version; import its files into a new library")
        return library

    def interrupt(self) -> None:
        """Stop the statement that another thread is running on this library."""
        self.connection.interrupt()

    def close(self) -> None:
        """Close the file and give up the importer's lock."""
        self.connection.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def check_sqlite() -> None:
    """Raise LibraryError when this Python's SQLite is too old or lacks FTS5."""
    if sqlite3.sqlite_version_info < (3, 34):
        raise LibraryError(f"SQLite {sqlite3.sqlite_version} is too old; readroom needs 3.34 or later")
    with sqlite3.connect(":memory:") as probe:
        if not probe.execute("select sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]:
            raise LibraryError("this Python's SQLite was built without FTS5; use another Python")


def import_notice(path: Path) -> str | None:
    """Return what to say of an import into a library that stands on a network file system; None for a local one."""
    if far := network_file_system(path):
        return (
            f"library {path} is on a network file system ({far}): importing is slower there, and readers may have to "
            "wait; better import on a local disk, and publish to this place"
        )
    return None


def reading_notice(path: Path) -> str | None:
    """Return what to say of a library that was not published and is on a network file system; None of any other."""
    far = network_file_system(path)
    if not far:
        return None
    try:
        with path.open("rb") as file:
            logged = file.read(19)[18:] == b"\2"
    except OSError:
        return None
    if not logged:
        return None
    return (
        f"library {path} is on a network file system ({far}) and was not published: what an import changes now is not "
        "seen; ask its owner to publish it there"
    )


def importing_now(path: Path) -> bool:
    """Tell whether an import into the library holds its lock, as far as this process may ask."""
    try:
        lock = os.open(path.with_name(path.name + ".lock"), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(lock)
    return False


def _must_be_file(path: Path) -> None:
    try:
        if not path.is_file():
            kind = "a folder" if path.is_dir() else "not a file" if path.exists() else "not there"
            raise LibraryError(f"library {path} is {kind}; make one with: readroom --library FILE import FOLDER")
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as problem:
        raise LibraryError(f"library {path} cannot be read: {problem.strerror or problem}") from problem
    if head and head != b"SQLite format 3\x00":
        raise LibraryError(f"library {path} is not a library; make one with: readroom --library FILE import FOLDER")


def _uri(path: Path, options: str) -> str:
    return f"file:{quote(str(path.absolute()))}?{options}"


def _connect_readonly(path: Path, *, at_rest: bool = False) -> sqlite3.Connection:
    connection = None if at_rest else _try_readonly(path, "mode=ro")
    if connection is None:
        # A write-ahead log cannot be set up in a folder that is not ours: without a log beside it the file is at rest.
        wal = path.with_name(path.name + "-wal")
        if not wal.exists() or wal.stat().st_size == 0:
            connection = _try_readonly(path, "mode=ro&immutable=1")
    if connection is None:
        raise LibraryError(
            f"library {path} cannot be read: it was left open by an import; ask its owner to run one again"
        )
    return connection


def _try_readonly(path: Path, options: str) -> sqlite3.Connection | None:
    try:
        connection = sqlite3.connect(
            _uri(path, options), uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
        )
    except sqlite3.OperationalError:
        return None
    try:
        connection.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        return None
    except (sqlite3.DatabaseError, UnicodeDecodeError) as problem:
        # SQLite quotes a damaged schema in its message, which then may be no text at all.
        connection.close()
        raise LibraryError(f"library {path} is damaged: {problem}; your notes are in another file") from problem
    for pragma in ("trusted_schema = 0", "cell_size_check = 1", "temp_store = memory", "cache_size = -65536"):
        connection.execute(f"pragma {pragma}")
    return connection


def _protect(connection: sqlite3.Connection) -> None:
    """Let nothing be written through a connection from here on, not even beside the file."""
    connection.execute("pragma query_only = 1")


def _connect_writable(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    # Larger pages: texts waste less of them, and the index is built faster. Has no effect on a file that has pages.
    for pragma in ("page_size = 16384", "synchronous = normal", "trusted_schema = 0", "secure_delete = off"):
        connection.execute(f"pragma {pragma}")
    connection.execute("pragma cache_size = -131072")
    return connection


def _take_lock(path: Path) -> int:
    """Return an open descriptor that holds the importer's lock beside `path`; raise LibraryError when it is taken."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as problem:
        raise LibraryError(f"library {path} cannot be written: {problem.strerror or problem}") from problem
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(lock)
        raise LibraryError(f"another import into library {path} is running; wait until it is done") from problem
    return lock
