"""What people decided of stories: their names, what belongs together, what does not.

A decision names articles by their keys, and never only a story's number: it holds whatever a later clustering finds.
The curator's stand in the library, a reader's in their notebook, and a reader's own of the same story goes before.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

STATE = "stories"
"""Under which name a notebook keeps decisions: a JSON list."""

Whose = Literal["library", "notebook"]


class Memory(Protocol):
    """What a notebook remembers besides notes, as JSON values."""

    def state(self, key: str, default: Any = None) -> Any:
        """Return what is kept under a name."""
        ...

    def set_state(self, key: str, value: Any) -> None:
        """Keep a value under a name."""
        ...


@dataclass(frozen=True, slots=True)
class StoryDecision:
    """What was decided of one story. `id` is the story's at that time, or `m1`, `m2`… for one that a split made.

    `known`: keys of its articles then; `pinned`: they stay together. `out`: articles that do not belong to it.
    `joined`: articles of other stories, a group each, that were merged into it. `own`: it has no other members.
    """

    id: str
    title: str | None = None
    known: tuple[str, ...] = ()
    pinned: bool = False
    out: tuple[str, ...] = ()
    joined: tuple[tuple[str, ...], ...] = ()
    own: bool = False
    whose: Whose = "notebook"


def from_json(value: Any, whose: Whose) -> StoryDecision:
    """Return a decision from its JSON value."""
    return StoryDecision(
        str(value["id"]),
        value.get("title"),
        tuple(value.get("known", ())),
        bool(value.get("pinned")),
        tuple(value.get("out", ())),
        tuple(tuple(group) for group in value.get("joined", ())),
        bool(value.get("own")),
        whose,
    )


def to_json(decision: StoryDecision) -> dict[str, Any]:
    """Return a decision as a JSON value."""
    return {name: value for name, value in asdict(decision).items() if name != "whose"}


def story_decisions(connection: sqlite3.Connection, notebook: Memory | None) -> list[StoryDecision]:
    """Return all decisions, the library's first; of one story only the reader's own, if there is one."""
    rows = connection.execute("select value from story_decision order by id")
    shared = [from_json(json.loads(value), "library") for (value,) in rows]
    kept = notebook.state(STATE, []) if notebook is not None else []
    mine = [from_json(value, "notebook") for value in kept] if isinstance(kept, list) else []
    ids = {decision.id for decision in mine}
    return [decision for decision in shared if decision.id not in ids] + mine


def keep_here(notebook: Memory, changed: Sequence[StoryDecision], gone: Sequence[str] = ()) -> None:
    """Keep decisions in a notebook, in the places of those of the same stories; take others away."""
    kept = notebook.state(STATE, [])
    left = _without(kept if isinstance(kept, list) else [], changed, gone)
    notebook.set_state(STATE, [*left, *map(to_json, changed)])


def keep_for_all(
    connection: sqlite3.Connection,
    changed: Sequence[StoryDecision],
    gone: Sequence[str] = (),
    *,
    made: str,
    author: str | None,
) -> None:
    """Keep decisions in the library. Inside the caller's transaction."""
    for number, value in connection.execute("select id, value from story_decision").fetchall():
        if not _without([json.loads(value)], changed, gone):
            connection.execute("delete from story_decision where id = ?", (number,))
    connection.executemany(
        "insert into story_decision (value, made, author) values (?, ?, ?)",
        [(json.dumps(to_json(decision), ensure_ascii=False), made, author) for decision in changed],
    )


def _without(values: Sequence[Any], changed: Sequence[StoryDecision], gone: Sequence[str]) -> list[Any]:
    ids = {decision.id for decision in changed} | set(gone)
    return [value for value in values if str(value["id"]) not in ids]
