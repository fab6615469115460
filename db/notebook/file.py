"""The notebook as a file: where it lies, who may read it, how it is opened."""

import contextlib
import errno
import os
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from readroom.db import migrate
from readroom.db.errors import NotebookError, why
from readroom.db.file_system import network_file_system
from readroom.db.notebook.schema import APPLICATION_ID, STEPS
from readroom.db.notebook_access import unwritable
from readroom.db.transaction import transaction

BUSY_SECONDS = 5.0
"""How long a statement waits for another process that is writing to the same notebook."""
SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite may keep beside a database, by what is added to its name."""
SETTINGS = ("synchronous = extra", "trusted_schema = 0", "foreign_keys = 1", "cell_size_check = 1")
"""How SQLite is to treat a notebook."""


def open_connection(path: Path) -> sqlite3.Connection:
    """Open a notebook that `prepare_file` looked at, with today's schema; raise NotebookError when that fails."""
    try:
        connection = connect(path)
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        if "locked" in str(problem) and network_file_system(path):
            raise NotebookError(
                f"notebook {path} is open in another program, and on a network file system only one may have it; "
                "close that one"
            ) from problem
        raise NotebookError(f"notebook {path} cannot be opened: {problem}") from problem
    try:
        bring_up_to_date(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing file with the notebook's settings; raise sqlite3.Error when that fails."""
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode=rw",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    # A rollback journal, not a write-ahead log. Either survives kill -9 and a closed terminal; but with a log, fresh
    # notes live in a second file that a person who copies the notebook leaves behind, it does not work on network
    # homes, and SQLite before 3.51.3 can damage a file that two programs write with it. EXTRA is FULL that also
    # syncs the folder when a transaction ends: with a journal, that is what makes the last note survive a power cut.
    try:
        for pragma in SETTINGS:
            connection.execute(f"pragma {pragma}")
        if network_file_system(path):
            # Locks that come and go are not kept there by everybody: the file is held as long as it is open.
            connection.execute("pragma locking_mode = exclusive")
            connection.execute("begin exclusive")
            connection.execute("commit")
    except BaseException:
        connection.close()
        raise
    return connection


def prepare_file(path: Path) -> Path:
    """Make the file 0600 in a folder 0700 when it is absent, check it when it is there; return its real path.

    Raise NotebookError when it is not its reader's alone, or cannot be written.
    """
    path = find_file(path)
    if refusal := unwritable(path):
        raise NotebookError(refusal)
    return path


def find_file(path: Path) -> Path:
    """Do as `prepare_file` does, but let be a file that is there and cannot be written."""
    # Of a link, the file that it leads to: SQLite keeps its journal there.
    path = Path(os.path.realpath(path))
    try:
        make_private_folder(path.parent)
        if not path.exists():
            _create(path)
        _check_private(path)
    except OSError as problem:
        raise NotebookError(
            f"notebook {path} cannot be written: {problem.strerror or problem}; name another with --notes"
        ) from problem
    return path


def make_private_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, 0700 whatever the umask; raise OSError."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)


def _create(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        return
    try:
        os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def _check_private(path: Path) -> None:
    """Raise NotebookError when another user owns the file or could have changed it; close it to other readers."""
    for file in (path, *(path.with_name(path.name + side) for side in SIDE_FILES)):
        try:
            found = file.stat() if file == path else file.lstat()
        except FileNotFoundError:
            continue
        if not stat.S_ISREG(found.st_mode):
            raise NotebookError(f"notebook {path} cannot be opened: {file.name} is not a file; name another")
        if found.st_uid != os.geteuid():
            raise NotebookError(
                f"notebook {file} belongs to another user; make a copy of your own, or name another with --notes"
            )
        if found.st_mode & 0o022:
            raise NotebookError(f"notebook {file} can be changed by other users; close it with: chmod 600 '{file}'")
        if found.st_mode & 0o077:
            # It was only readable, as a copied file is: nothing can have been changed, so it is closed without asking,
            # and left as it is where the whole disk is read-only.
            try:
                file.chmod(found.st_mode & 0o600)
            except OSError as problem:
                if problem.errno != errno.EROFS:
                    raise


def bring_up_to_date(connection: sqlite3.Connection, path: Path, *, backed_up: bool = True) -> None:
    """Give an open notebook today's schema; raise NotebookError. `backed_up`: with a backup of it as it was."""
    what = f"notebook {path}"
    version = require_notebook(connection, what)
    try:
        # Another program may have turned the write-ahead log on; if it is writing just now, that stays for today.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("pragma journal_mode = delete").fetchone()
        if version == len(STEPS):
            return
        if version and backed_up:
            from readroom.db.notebook.backup import make_backup

            make_backup(connection, path, utc_now(), label=f"schema-{version}")
        # Taken first, so that two programs that meet a new notebook do not both make its tables.
        with transaction(connection):
            migrate.apply(connection, STEPS, name="readroom.notebook", application_id=APPLICATION_ID)
    except (sqlite3.Error, OSError, UnicodeDecodeError) as problem:
        raise NotebookError(f"{what} cannot be written: {why(problem)}; nothing was changed") from problem


def require_notebook(connection: sqlite3.Connection, what: str) -> int:
    """Return the schema version (0: an empty file); raise NotebookError when it is no notebook or a newer one."""
    return migrate.require(connection, application_id=APPLICATION_ID, newest=len(STEPS), what=what, error=NotebookError)


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


def is_damage(problem: BaseException | None) -> bool:
    """Tell whether SQLite found the file damaged, or no database at all (and not full, locked or closed)."""
    if isinstance(problem, UnicodeDecodeError):
        return True  # SQLite's message quotes a damaged schema
    code = getattr(problem, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
