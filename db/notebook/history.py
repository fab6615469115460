"""What was done in a notebook, step by step, in words."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from readroom.db import highlights
from readroom.db.notebook import log
from readroom.db.notebook.base import NotebookBase


@dataclass(frozen=True, slots=True)
class Past:
    """Something that was done, undone or redone, or that followed a change of text (`auto`).

    `seq` is its last row in the log, `changes` how many rows it has. `undone`: a step that is undone today.
    """

    seq: int
    at: str
    kind: str
    step: int | None
    words: str
    keys: tuple[str, ...]
    author: str | None
    changes: int
    undone: bool = False


class NotebookHistory(NotebookBase):
    """The history of a notebook."""

    def history(self, limit: int = 200, *, before: int | None = None) -> list[Past]:
        """Return what was done, the last first: `limit` steps, or those before a row of the log."""
        with self._reading() as connection:
            undone = _undone(connection)
            found: list[Past] = []
            for rows in _runs(connection, before):
                if len(found) == limit:
                    break
                found.append(_past(connection, rows, undone))
        return found


_Found = tuple[int, str, str, int | None, str | None]


def _runs(connection: sqlite3.Connection, before: int | None) -> Iterator[list[_Found]]:
    """Yield the rows that belong together: those of a step, or of one change of text; the last rows first."""
    cursor = connection.execute(
        "select seq, at, kind, step, author, article_key from log where ? is null or seq < ? order by seq desc",
        (before, before),
    )
    run: list[_Found] = []
    last: tuple[Any, ...] | None = None
    for seq, at, kind, step, author, key in cursor:
        same = (kind, step, key if kind == "auto" else None)
        if run and same != last:
            yield run
            run = []
        last = same
        run.append((seq, at, kind, step, author))
    if run:
        yield run


def _past(connection: sqlite3.Connection, run: list[_Found], undone: set[int]) -> Past:
    seq, at, kind, step, author = run[0]
    rows = _rows(connection, "seq between ? and ?", (run[-1][0], seq)) if step is None else _of_step(connection, step)
    words = log.step_words(rows, _quotes(connection, rows))
    verb = {"undo": "undid: ", "redo": "redid: "}.get(kind, "")
    taken_back = kind == "do" and step in undone
    return Past(seq, at, kind, step, verb + words, log.keys_of(rows), author, len(run), taken_back)


def _of_step(connection: sqlite3.Connection, step: int) -> list[log.Row]:
    return _rows(connection, "step = ? and kind = 'do'", (step,))


def _rows(connection: sqlite3.Connection, where: str, values: tuple[int, ...]) -> list[log.Row]:
    """Return rows of the log; what each changed is read of the first one, and where a step's words need all."""
    found = connection.execute(
        f"select action, highlight_id, article_key, case when action = 'define' or "
        f"seq = (select min(seq) from log where {where}) then change else '{{}}' end "
        f"from log where {where} order by seq",
        values * 2,
    )
    return [log.Row(action, subject, key, json.loads(change)) for action, subject, key, change in found.fetchall()]


def _quotes(connection: sqlite3.Connection, rows: list[log.Row]) -> dict[str, str]:
    """Return the words of the highlights of a step by their ids: of one all, of several none but that they are."""
    if "said" in rows[0].change:
        return {}
    ids = dict.fromkeys(row.subject for row in rows)
    return {mark: _quote(connection, mark) if len(ids) == 1 else "" for mark in ids}


def _quote(connection: sqlite3.Connection, highlight_id: str) -> str:
    if found := highlights.read(connection, highlight_id):
        return found.exact
    rows = connection.execute(
        "select change from log where highlight_id = ? and change like '{\"highlight\"%' order by seq desc limit 1",
        (highlight_id,),
    )
    for (change,) in rows:
        old, new = json.loads(change)["highlight"]
        return str((new or old)["exact"])
    return ""


def _undone(connection: sqlite3.Connection) -> set[int]:
    """Return the steps that are undone today."""
    rows = connection.execute(
        "select step, kind, max(seq) from log where kind in ('undo', 'redo') group by step"
    ).fetchall()  # fmt: skip
    return {step for step, kind, _ in rows if kind == "undo"}
