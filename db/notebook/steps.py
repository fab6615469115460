"""Steps of the notebook: what is changed together, logged together, and undone together."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from readroom.db.highlights import Highlight
from readroom.db.notebook import log, rows
from readroom.db.notebook.base import NotebookBase


class Changes:
    """The changes of one step, inside one transaction. `done` counts them; `at` is their time."""

    def __init__(self, connection: sqlite3.Connection, at: str, author: str | None, step: int) -> None:
        self.connection = connection
        self.at = at
        self.author = author
        self.step = step
        self.done = 0

    def mark(self, old: Highlight | None, new: Highlight | None, action: str) -> None:
        """Change a highlight; None: it is not there."""
        log.write(
            self.connection, old, new, kind="do", action=action, step=self.step, at=self.at, author=self.author
        )  # fmt: skip
        self.done += 1

    def row(
        self,
        table: str,
        key: Sequence[Any],
        values: Mapping[str, Any] | None,
        action: str,
        said: str,
        *,
        article_key: str = "",
    ) -> bool:
        """Change a row of another table (None: it goes); tell whether anything changed. `said`: the step in words."""
        change = rows.write(self.connection, table, key, values)
        if change is not None:
            self.note(action, str(key[0]), {**change, "said": said}, article_key)
        return change is not None

    def note(self, action: str, subject: str, change: dict[str, Any], article_key: str = "") -> None:
        """Log a change that was made."""
        log.append(
            self.connection, log.Row(action, subject, article_key, change), self.at, self.author, step=self.step
        )  # fmt: skip
        self.done += 1


class NotebookSteps(NotebookBase):
    """Changing a notebook step by step, and the way back.

    `last_touched` are the keys of the articles that the last undo or redo changed, `last_decided` the kinds of
    decisions.
    """

    last_touched: tuple[str, ...] = ()
    last_decided: tuple[str, ...] = ()
    _group: tuple[str, int] | None = None

    @contextmanager
    def _changing(self, group: str | None = None) -> Iterator[Changes]:
        """One transaction for the changes of a step; those of the same `group` in a row are one step."""
        with self._lock:
            with self._writing() as connection:
                mine = self._group
                if group and mine and mine[0] == group and log.is_last(connection, mine[1]):
                    step = mine[1]
                else:
                    step = log.next_step(connection)
                changes = Changes(connection, self._at(), self.author, step)
                yield changes
            if changes.done:
                self._group = (group, step) if group else None

    @property
    def steps(self) -> int:
        """How many changes the log has; it only grows."""
        with self._reading() as connection:
            return int(connection.execute("select count(*) from log").fetchone()[0])

    @property
    def next_undone(self) -> int | None:
        """The number of the step that `undo` takes back; None when there is none."""
        with self._reading() as connection:
            return log.to_undo(connection)

    def undo(self) -> str | None:
        """Take back the last step; return what that was, in words, or None when there is none."""
        return self._step_back_or_forth(log.undo)

    def redo(self) -> str | None:
        """Do again what was undone last; return what that was, in words, or None when there is nothing."""
        return self._step_back_or_forth(log.redo)

    def _step_back_or_forth(
        self, do: Callable[[sqlite3.Connection, str, str | None], log.Step | None]
    ) -> str | None:  # fmt: skip
        with self._writing() as connection:
            step = do(connection, self._at(), self.author)
        self._group = None
        self.last_touched = step.article_keys if step else ()
        self.last_decided = step.decided if step else ()
        return step.words if step else None
