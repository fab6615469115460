"""An open notebook file: its lock, its transactions, its clock."""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from readroom.db.account import account_name
from readroom.db.errors import NotebookError, why
from readroom.db.notebook.backup import back_up_if_due, restore_hint
from readroom.db.notebook.file import find_file, is_damage, open_connection, utc_now
from readroom.db.notebook_access import unwritable
from readroom.db.transaction import transaction
from readroom.text.gate import clean_line


class NotebookBase:
    """An open notebook. Any thread may call it; calls wait for each other.

    `notices` are lines for the reader about what went wrong without harm (a backup that could not be made). `refusal`
    says in one line why nothing can be written; None: it can. Such a notebook is read as it was when it was opened.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        author: str | None,
        now: Callable[[], datetime],
        refusal: str | None = None,
    ) -> None:
        self.path = path
        self.refusal = refusal
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

        One that is there and cannot be written is opened to be read.
        `library_id` is recorded. `author` signs new highlights (None: the account's name); `now` is the clock (UTC).
        Raise NotebookError when the file is no notebook, newer than this program, damaged, or not its reader's alone.
        """
        path = find_file(path)
        refusal = unwritable(path)
        try:
            connection = _open_copy(path) if refusal else open_connection(path)
        except NotebookError as problem:
            if is_damage(problem.__cause__):
                raise NotebookError(f"{problem}; {restore_hint(path)}") from problem
            raise
        notebook = cls(path, connection, author, now, refusal)
        try:
            notebook._note_library(library_id)
            if not notebook.read_only:
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
    def read_only(self) -> bool:
        """Whether nothing can be written to the file."""
        return self.refusal is not None

    def need_writing(self) -> None:
        """Raise NotebookError where nothing can be written: asked before anybody types or agrees to anything."""
        if self.refusal is not None:
            raise NotebookError(self.refusal)

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
    def _writing(self, *, by_itself: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction: on the disk when it ends, or nothing of it. Where nothing can be written it is refused.

        What the program keeps `by_itself`, and its reader never asked for, is then kept until the notebook is closed.
        """
        if not by_itself:
            self.need_writing()
        with self._lock:
            try:
                with _writable(self._connection) if self.read_only else nullcontext(), transaction(self._connection):
                    yield self._connection
            except (sqlite3.Error, UnicodeDecodeError) as problem:
                hint = restore_hint(self.path) if is_damage(problem) else "what was saved before is safe; try again"
                raise NotebookError(f"notebook {self.path}: not saved ({problem}); {hint}") from problem

    def _note_library(self, library_id: str | None) -> None:
        if library_id is None or library_id in (known := self.library_ids):
            return
        with self._writing(by_itself=True) as connection:
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


def _open_copy(path: Path) -> sqlite3.Connection:
    from readroom.db.notebook.read_only import open_copy

    return open_copy(path)


def _writable(copy: sqlite3.Connection) -> AbstractContextManager[None]:
    from readroom.db.notebook.read_only import writable

    return writable(copy)
