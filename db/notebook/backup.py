"""Backups of a notebook: taken when it is opened, thinned to seven days and four weeks, put back on demand."""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from readroom.db.errors import NotebookError, why
from readroom.db.notebook.file import (
    SIDE_FILES,
    connect,
    is_damage,
    make_private_folder,
    prepare_file,
    require_notebook,
)

EVERY = timedelta(hours=12)
DAYS, WEEKS = 7, 4
"""How many days, and how many weeks, keep their last backup."""

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:-([a-z0-9-]+))?\.db")
_TIME = "%Y-%m-%dT%H-%M-%SZ"
_PATIENCE = 40  # Quarters of a second that a copy waits for another program's transaction.


class Backup(NamedTuple):
    """A backup: its file, when it was taken (UTC), and why, where that was not the usual reason."""

    path: Path
    taken: datetime
    label: str


def backup_folder(path: Path) -> Path:
    """Return the folder of a notebook's backups, beside it."""
    return path.with_name(f"{path.name}-backups")


def backups(path: Path) -> list[Backup]:
    """Return the backups of a notebook, the newest first; raise OSError when their folder cannot be read."""
    folder = backup_folder(path)
    found = []
    for file in folder.iterdir() if folder.is_dir() else ():
        if match := _NAME.fullmatch(file.name):
            try:
                taken = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
            except ValueError:
                continue
            found.append(Backup(file, taken, match[2] or ""))
    return sorted(found, key=lambda backup: (backup.taken, backup.path.name), reverse=True)


def is_due(taken: Iterable[datetime], now: datetime) -> bool:
    """Tell whether no backup was taken in the twelve hours before `now` (UTC). Those of the future do not count."""
    return not any(timedelta(0) <= now - time < EVERY for time in taken)


def surplus(found: Sequence[Backup]) -> list[Backup]:
    """Return the backups that thinning takes away: all but the last of each of seven days and of four weeks.

    Days and weeks without a backup do not count. One that was made before something risky is never taken away.
    """
    ordinary = sorted((b for b in found if not b.label), key=lambda backup: backup.taken, reverse=True)
    days: dict[object, Backup] = {}
    weeks: dict[object, Backup] = {}
    for backup in ordinary:
        days.setdefault(backup.taken.date(), backup)
        weeks.setdefault(backup.taken.isocalendar()[:2], backup)
    kept = {*list(days.values())[:DAYS], *list(weeks.values())[:WEEKS]}
    return [backup for backup in ordinary if backup not in kept]


def back_up_if_due(connection: sqlite3.Connection, path: Path, now: datetime) -> Path | None:
    """Take a backup when the last is older than twelve hours, and thin the others; return it.

    Raise NotebookError when the notebook is damaged, OSError or sqlite3.Error when no backup can be made.
    """
    if not is_due((b.taken for b in backups(path) if not b.label), now):
        return None
    if not connection.execute("select 1 from log limit 1").fetchone():
        # A copy of nothing would put off the first copy of something by twelve hours.
        return None
    problem = connection.execute("pragma quick_check(1)").fetchone()[0]
    if problem != "ok":
        # A damaged file must not push the good ones out.
        raise NotebookError(f"notebook {path} is damaged ({problem.splitlines()[0]}); {restore_hint(path)}")
    made = make_backup(connection, path, now)
    for file in (*(backup.path for backup in surplus(backups(path))), *made.parent.glob("*.unfinished")):
        file.unlink(missing_ok=True)
    return made


def make_backup(connection: sqlite3.Connection, path: Path, now: datetime, label: str = "") -> Path:
    """Copy an open notebook into its folder of backups and return the copy; raise OSError or sqlite3.Error."""
    target = _new_name(path, now, label)
    unfinished = target.with_suffix(".unfinished")
    try:
        _copy(connection, unfinished)
        os.replace(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_folder(target.parent)
    return target


def restore_hint(path: Path) -> str:
    """Return what to do when a notebook is damaged, as the end of a message."""
    try:
        found, good = backups(path), newest_good(path)
    except OSError:
        found, good = [], None
    if good:
        return f"bring back the backup of {good.taken:%Y-%m-%d %H:%M} UTC with: readroom notes restore"
    if found:
        return "keep the file, and look at its backups with: readroom notes restore --list"
    return "it has no backup; keep the file, and name another with --notes"


def newest_good(path: Path) -> Backup | None:
    """Return the newest of a notebook's ordinary backups that is sound; raise OSError."""
    return next((backup for backup in backups(path) if not backup.label and _is_sound(backup.path)), None)


def _is_sound(file: Path) -> bool:
    try:
        connection = sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode=ro", uri=True)
        try:
            whole = require_notebook(connection, "backup") > 0
            return whole and connection.execute("pragma quick_check(1)").fetchone()[0] == "ok"
        finally:
            connection.close()
    except (sqlite3.Error, NotebookError, UnicodeDecodeError):
        return False


def restore(path: Path, source: Path | None, now: datetime) -> tuple[Path, Path | None]:
    """Put a backup in a notebook's place; return it, and where the notebook as it was is kept.

    Without `source` it is the newest that is sound. Raise NotebookError with one line when that fails; the notebook is
    then as it was.
    """
    path = prepare_file(path)
    try:
        best = newest_good(path) or next((b for b in backups(path) if not b.label), None)
        found = source or (best.path if best else None)
        if found is None:
            raise NotebookError(f"notebook {path} has no backup; name a file: readroom notes restore FILE")
        ready = path.with_name(f"{path.name}.restoring")
        try:
            _copy_checked(found, ready)
            kept = _set_aside(path, now)
            _put_in_place(ready, path)
        finally:
            ready.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except (OSError, sqlite3.Error, UnicodeDecodeError) as problem:
        raise NotebookError(f"notebook {path} cannot be restored: {why(problem)}; it is as it was") from problem
    return found, kept


def _copy_checked(source: Path, target: Path) -> None:
    """Copy a backup to `target`; raise NotebookError when it is no sound notebook."""
    what = f"backup {source}"
    if not source.is_file():
        raise NotebookError(f"{what} is not there; list them with: readroom notes restore --list")
    connection = sqlite3.connect(f"file:{quote(str(source.absolute()))}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("pragma trusted_schema = 0")
        if require_notebook(connection, what) == 0:
            raise NotebookError(f"{what} is empty; name another")
        if connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise NotebookError(f"{what} is damaged; name another: readroom notes restore --list")
        target.unlink(missing_ok=True)
        _copy(connection, target)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as problem:
        if not is_damage(problem):
            raise
        raise NotebookError(f"{what} cannot be read: {problem}; name another") from problem
    finally:
        connection.close()


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Keep what the notebook is now among its backups, byte by byte if it is damaged; None when it is empty.

    Raise NotebookError when it is another kind of file: that one is not to be written over.
    """
    if path.stat().st_size == 0:
        return None
    try:
        connection = connect(path)
        try:
            require_notebook(connection, f"notebook {path}")
            return make_backup(connection, path, now, "before-restore")
        finally:
            connection.close()
    except (NotebookError, sqlite3.DatabaseError, UnicodeDecodeError) as problem:
        if not is_damage(problem) and not is_damage(problem.__cause__):
            raise
    kept = _new_name(path, now, "damaged")
    for side in ("", *SIDE_FILES):
        file = path.with_name(path.name + side)
        if file.exists():
            copy = kept.with_name(kept.name + side)
            shutil.copyfile(file, copy)
            copy.chmod(0o600)
    return kept


def _put_in_place(ready: Path, path: Path) -> None:
    """Give the notebook the contents of `ready`: through SQLite, so that a program that has it open sees them."""
    try:
        source, target = connect(ready), connect(path)
        try:
            target.execute("select count(*) from sqlite_master").fetchone()
            source.backup(target, progress=_Patience())
        finally:
            source.close()
            target.close()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as problem:
        if not is_damage(problem):
            raise
        # Too damaged to be written through: another file takes its name. A journal of the old one must not act on it.
        for side in SIDE_FILES:
            path.with_name(path.name + side).unlink(missing_ok=True)
        os.replace(ready, path)


class _Patience:
    """Stops a copy that waits too long for another program."""

    def __init__(self) -> None:
        self.left = _PATIENCE

    def __call__(self, status: int, remaining: int, total: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise sqlite3.OperationalError("another program is writing to it")


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a database to a new private file and see it safe on the disk."""
    make_private_folder(target.parent)
    descriptor = os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
        copy = sqlite3.connect(f"file:{quote(str(target.absolute()))}?mode=rw", uri=True, isolation_level=None)
        try:
            connection.backup(copy, progress=_Patience())
        finally:
            copy.close()
    finally:
        # The lock that SQLite holds on a file goes when any descriptor of it is closed: so this comes last.
        os.fsync(descriptor)
        os.close(descriptor)


def _new_name(path: Path, now: datetime, label: str) -> Path:
    """Return the name of a backup that is not there yet."""
    folder = backup_folder(path)
    make_private_folder(folder)
    stem = now.astimezone(UTC).strftime(_TIME) + (f"-{label}" if label else "")
    names = (folder / f"{stem}{number}.db" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
