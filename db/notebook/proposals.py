"""A reader's corrections as rows of the notebook: reading, writing, and the way back through the log."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from readroom.text.gate import clean_line

ACTION = "correct"
"""What the log calls a change of a correction."""
_COLUMNS = "id, article_key, field, value, page, reason, author, created"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction that a reader proposes. `value` is as a library stores it; `page` is JSON, of a cut only."""

    id: str
    article_key: str
    field: str
    value: str | None
    page: str | None
    reason: str | None
    author: str | None
    created: str

    def to_row(self) -> dict[str, Any]:
        """Return the correction as a file of corrections has it: what `readroom edit --import` takes in."""
        listed = self.field in ("authors", "cut") and self.value is not None
        return {
            "field": self.field,
            "value": json.loads(self.value or "null") if listed else self.value,
            "keys": [self.article_key],
            "query": None,
            "page": json.loads(self.page) if self.page else None,
            "reason": self.reason,
            "author": self.author,
            "made": self.created,
        }


def select(connection: sqlite3.Connection, where: str = "1", values: Sequence[Any] = ()) -> Iterator[Proposal]:
    """Yield the corrections that a condition holds for, the oldest first."""
    for row in connection.execute(f"select {_COLUMNS} from correction where {where} order by rowid", values):
        yield Proposal(*row)


def put(connection: sqlite3.Connection, one: Proposal) -> None:
    """Write a correction."""
    digest = json.loads(one.page)["digest"] if one.page else None
    connection.execute(
        f"insert or replace into correction ({_COLUMNS}, page_digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (one.id, one.article_key, one.field, one.value, one.page, one.reason, one.author, one.created, digest),
    )


def delete(connection: sqlite3.Connection, correction_id: str) -> None:
    """Take a correction away."""
    connection.execute("delete from correction where id = ?", (correction_id,))


def change_of(old: Proposal | None, new: Proposal | None) -> dict[str, Any]:
    """Return what the log keeps of a change: the correction before and after."""
    return {"correction": [asdict(old) if old else None, asdict(new) if new else None]}


def replay(connection: sqlite3.Connection, change: Mapping[str, Any], *, forwards: bool) -> dict[str, Any]:
    """Do a change again, or take it back, inside the caller's transaction; return it as it was done."""
    old, new = change["correction"] if forwards else change["correction"][::-1]
    if new is None:
        delete(connection, old["id"])
    else:
        put(connection, Proposal(**new))
    return {"correction": [old, new]}


def words(change: Mapping[str, Any], keys: Sequence[str]) -> str:
    """Return in words what a change was."""
    old, new = change["correction"]
    return f"correction of {(new or old)['field']} in {clean_line(keys[0])}"
