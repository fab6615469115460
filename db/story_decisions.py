"""What people decided of stories: their names, what belongs together, what does not.

A decision names articles by their keys, and never only a story's number: it holds whatever a later clustering finds.
The curator's stand in the library, a reader's in their notebook, and a reader's own of the same story goes before.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from readroom.db.decided import STORY, Keeper, Memory

Whose = Literal["library", "notebook"]


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
    kept = notebook.decided(STORY).values() if notebook is not None else ()
    mine = [from_json(value, "notebook") for value in kept]
    ids = {decision.id for decision in mine}
    return [decision for decision in shared if decision.id not in ids] + mine


def keep_here(
    notebook: Keeper,
    changed: Sequence[StoryDecision],
    gone: Sequence[str] = (),
    *,
    said: str = "decision about stories",
) -> int:
    """Keep decisions in a notebook, in the places of those of the same stories; take others away. `said`: in words.

    Return how many that changes.
    """
    values: dict[str, Any] = dict.fromkeys(gone)
    values |= {decision.id: to_json(decision) for decision in changed}
    return notebook.decide(STORY, values, said)


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
