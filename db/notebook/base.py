"""An open notebook file: its lock, its transactions, its clock."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from readroom.db.account import account_name
from readroom.db.errors import NotebookError, why
from readroom.db.notebook.backup import back_up_if_due, restore_hint
from readroom.db.notebook.file import is_damage, open_connection, prepare_file, utc_now
from readroom.db.transaction import transaction
from readroom.text.gate import clean_line


class NotebookBase:
    """An open notebook. Any thread may call it; calls wait for each other.

    `notices` are lines for the reader about what went wrong without harm (a backup that could not be made).
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, author: str | None, now: Callable[[], datetime]
    ) -> None:
        self.path = path
        self.author = clean_line(author) or None if author is not None else account_name()
        self.notices: list[str] = []
        self._connection = connection
        self._now = now
        self._lock = threading.RLock()

    @classmethod
    def open(
        cls,
        path: Path,
        library_id: str | None = None,
        *,
        author: str | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> Self:
        """Open a notebook; it is made when absent, and backed up when the last backup is older than 12 hours.

        `library_id` is recorded. `author` signs new highlights (None: the account's name); `now` is the clock (UTC).
        Raise NotebookError when the file is no notebook, newer than this program, damaged, or not its reader's alone.
        """
        path = prepare_file(path)
        try:
            connection = open_connection(path)
        except NotebookError as problem:
            if is_damage(problem.__cause__):
                raise NotebookError(f"{problem}; {restore_hint(path)}") from problem
            raise
        notebook = cls(path, connection, author, now)
        try:
            notebook._note_library(library_id)
            notebook._back_up()
        except BaseException:
            connection.close()
            raise
        return notebook

    def close(self) -> None:
        """Close the file. Nothing is left to be written: every change was, when it was made."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def library_ids(self) -> tuple[str, ...]:
        """The ids of the libraries that this notebook was opened with."""
        return tuple(json.loads(self._rows("select value from meta where key = 'library_ids'")[0][0]))

    def know_library(self, library_id: str) -> None:
        """Record that this notebook belongs to a library too."""
        self._note_library(library_id)

    def _keys(self, sql: str, values: Sequence[Any] = ()) -> set[str]:
        return {key for (key,) in self._rows(sql, values)}

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._reading() as connection:
            return connection.execute(sql, values).fetchall()

    def _at(self) -> str:
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except (sqlite3.Error, UnicodeDecodeError) as problem:
                hint = restore_hint(self.path) if is_damage(problem) else "try again"
                raise NotebookError(f"notebook {self.path} cannot be read: {problem}; {hint}") from problem

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: on the disk when it ends, or nothing of it."""
        with self._lock:
            try:
                with transaction(self._connection):
                    yield self._connection
            except (sqlite3.Error, UnicodeDecodeError) as problem:
                hint = restore_hint(self.path) if is_damage(problem) else "what was saved before is safe; try again"
                raise NotebookError(f"notebook {self.path}: not saved ({problem}); {hint}") from problem

    def _note_library(self, library_id: str | None) -> None:
        if library_id is None or library_id in (known := self.library_ids):
            return
        with self._writing() as connection:
            connection.execute(
                "update meta set value = ? where key = 'library_ids'", (json.dumps([*known, library_id]),)
            )

    def _back_up(self) -> None:
        with self._lock:
            try:
                back_up_if_due(self._connection, self.path, self._now().astimezone(UTC))
            except (OSError, sqlite3.Error, UnicodeDecodeError) as problem:
                if is_damage(problem):
                    hint = restore_hint(self.path)
                    raise NotebookError(f"notebook {self.path} is damaged ({problem}); {hint}") from problem
                self.notices.append(f"no backup of notebook {self.path} could be made: {why(problem)}")
