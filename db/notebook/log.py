"""The notebook's log: every change, append-only, and the way back through it.

A row holds what a change did to one thing. Of a highlight: `{"highlight": [before, after]}` where it came or went, else
each changed part as `[before, after]`; of a note only the piece that changed, so that a note that is saved while it is
typed does not fill the log with copies of itself. Of anything else see rows.py, codes.py, renaming.py, proposals.py.
`said` is what the whole step was, in words; it stands in its first row. Undo puts the first values back, redo the
second ones.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from readroom.db import highlights
from readroom.db.highlights import Highlight, Suggestion
from readroom.db.notebook import codes, proposals, renaming, rows
from readroom.text.counted import number_of
from readroom.text.gate import clean_line

Kind = Literal["do", "undo", "redo", "auto"]

DECIDE = "decide"
"""What the log calls a change of a decision; its subject is the kind."""
_NAMES: dict[str, str] = {
    "mark": "mark",
    "note": "note on",
    "style": "colour and tags of",
    "edit": "change of",
    "remove": "removal of",
    "confirm": "new place of",
    "keep": "no place for",
    "import": "import of",
    "adopt": "adoption of",
    "move": "new text under",
}
PLACE = ("article_key", "digest", "start", "end", "exact", "prefix", "suffix", "state", "suggestion", "kept_in")
"""What says where a highlight is; these values only make sense together."""


class Step(NamedTuple):
    """A step that was undone or redone: what it was, in words, the keys of its articles, and its kinds of decisions."""

    words: str
    article_keys: tuple[str, ...]
    decided: tuple[str, ...] = ()


class Row(NamedTuple):
    """What a row of the log says of one change."""

    action: str
    subject: str
    article_key: str
    change: dict[str, Any]


def write(
    connection: sqlite3.Connection,
    old: Highlight | None,
    new: Highlight | None,
    *,
    kind: Kind,
    action: str,
    step: int | None,
    at: str,
    author: str | None,
) -> None:
    """Change a highlight from `old` to `new` (None: it is not there) and log it, inside the caller's transaction."""
    subject = new or old
    if subject is None:
        return
    if new is not None:
        highlights.put(connection, new)
    else:
        highlights.delete(connection, subject.id)
    _append(connection, kind, step, Row(action, subject.id, subject.article_key, difference(old, new)), at, author)


def next_step(connection: sqlite3.Connection) -> int:
    """Return the number of a new step."""
    return int(connection.execute("select coalesce(max(step), 0) + 1 from log").fetchone()[0])


def is_last(connection: sqlite3.Connection, step: int) -> bool:
    """Tell whether the reader has done nothing after this step, so that more can belong to it."""
    row = connection.execute("select kind, step from log where kind <> 'auto' order by seq desc limit 1").fetchone()
    return row is not None and tuple(row) == ("do", step)


def undo(connection: sqlite3.Connection, at: str, author: str | None) -> Step | None:
    """Take back the last step that is not undone; None when there is none."""
    step = to_undo(connection)
    return None if step is None else _replay(connection, step, "undo", at, author)


def redo(connection: sqlite3.Connection, at: str, author: str | None) -> Step | None:
    """Do the step again that was undone last, unless something new was done since; None when there is none."""
    step = _to_redo(connection)
    return None if step is None else _replay(connection, step, "redo", at, author)


def last_style(connection: sqlite3.Connection) -> tuple[str, tuple[str, ...]] | None:
    """Return colour and tags of the last mark, as they are now or were at last; None before the first mark."""
    row = connection.execute(
        "select highlight_id, change from log where action = 'mark' and kind = 'do' order by seq desc limit 1"
    ).fetchone()
    if row is None:
        return None
    found = highlights.read(connection, row[0]) or Highlight.from_json(json.loads(row[1])["highlight"][1])
    return found.colour, found.tags


# The log as two stacks


def _events(connection: sqlite3.Connection) -> "sqlite3.Cursor":
    """Return (kind, step) of what the reader did, the last first; a step's rows come one after the other."""
    return connection.execute("select kind, step from log where kind <> 'auto' order by seq desc")


def to_undo(connection: sqlite3.Connection) -> int | None:
    """Return the last step that is not undone; None when there is none."""
    taken_back = 0
    before: tuple[str, int] | None = None
    for event in _events(connection):
        if event == before:
            continue
        before = event
        if event[0] == "undo":
            taken_back += 1
        elif taken_back:
            taken_back -= 1
        else:
            return int(event[1])
    return None


def _to_redo(connection: sqlite3.Connection) -> int | None:
    done_again = 0
    before: tuple[str, int] | None = None
    for event in _events(connection):
        if event == before:
            continue
        before = event
        if event[0] == "do":
            return None
        if event[0] == "redo":
            done_again += 1
        elif done_again:
            done_again -= 1
        else:
            return int(event[1])
    return None


def rows_of(connection: sqlite3.Connection, step: int) -> list[Row]:
    """Return what a step did, in order."""
    found = connection.execute(
        "select action, highlight_id, article_key, change from log where step = ? and kind = 'do' order by seq", (step,)
    )
    return [Row(action, subject, key, json.loads(change)) for action, subject, key, change in found.fetchall()]


def _replay(
    connection: sqlite3.Connection, step: int, kind: Literal["undo", "redo"], at: str, author: str | None
) -> Step:
    """Apply the changes of a step, backwards or forwards, and log each."""
    done = rows_of(connection, step)
    forwards = kind == "redo"
    quotes: dict[str, str] = {}
    for row in done if forwards else reversed(done):
        again = _replayer(row)
        if again is not None:
            change = again(connection, row.change, forwards=forwards)
            _append(connection, kind, step, row._replace(change=change), at, author)
            continue
        old = highlights.read(connection, row.subject)
        new = apply(old, row.change, forwards=forwards)
        if subject := new or old:
            quotes[row.subject] = subject.exact
        if old == new:
            _append(connection, kind, step, row._replace(change={}), at, author)
        else:
            write(connection, old, new, kind=kind, action=row.action, step=step, at=at, author=author)
    words = step_words(done, quotes)
    return Step(f"{'redid' if forwards else 'undid'}: {words}", keys_of(done), kinds_of(done))


def _replayer(row: Row) -> Callable[..., dict[str, Any]] | None:
    """Return what does a change again, or takes it back; None for one of a highlight."""
    if row.action == proposals.ACTION:
        return proposals.replay
    if "row" in row.change:
        return rows.replay
    if "entry" in row.change:
        return codes.replay
    if "renamed" in row.change:
        return renaming.replay
    if row.change.keys() == {"said"}:
        return lambda connection, change, forwards: change
    return None


def keys_of(done: Sequence[Row]) -> tuple[str, ...]:
    """Return the keys of the articles that a step touched."""
    keys = [row.article_key for row in done]
    for row in done:
        keys += [side["article_key"] for side in row.change.get("place", ()) if "article_key" in side]
    return tuple(dict.fromkeys(key for key in keys if key))


def kinds_of(done: Sequence[Row]) -> tuple[str, ...]:
    """Return the kinds of decisions that a step touched."""
    return tuple(dict.fromkeys(row.subject for row in done if row.action == DECIDE))


def step_words(done: Sequence[Row], quotes: dict[str, str]) -> str:
    """Return in words what a step did; `quotes` are the words of its highlights by their ids, where they are known."""
    first, keys = done[0], keys_of(done)
    if "said" in first.change:
        return clean_line(str(first.change["said"]))
    if first.action == proposals.ACTION:
        return proposals.words(first.change, keys)
    if first.action == codes.ACTION:
        return codes.words([row.change for row in done])
    name = _NAMES.get(first.action, first.action)
    where = keys[0] if len(keys) == 1 else number_of(len(keys), "article")
    if len(quotes) == 1:
        return f"{name} “{shortened(next(iter(quotes.values())))}” in {clean_line(where)}"
    many = number_of(len(quotes), "mark") if quotes else "a mark that is gone"
    return f"{name} {many} in {clean_line(where)}"


def shortened(text: str, most: int = 40) -> str:
    """Return a text on one line of at most `most` code points."""
    line = clean_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def append(connection: sqlite3.Connection, row: Row, at: str, author: str | None, *, step: int | None = None) -> None:
    """Log a change of the reader's that is none of a highlight: in a step that was begun, or one of its own."""
    _append(connection, "do", next_step(connection) if step is None else step, row, at, author)


def _append(
    connection: sqlite3.Connection, kind: Kind, step: int | None, row: Row, at: str, author: str | None
) -> None:  # fmt: skip
    change = json.dumps(row.change, ensure_ascii=False)
    connection.execute(
        "insert into log (at, kind, step, action, highlight_id, article_key, change, author) "
        "values (?, ?, ?, ?, ?, ?, ?, ?)",
        (at, kind, step, row.action, row.subject, row.article_key, change, author),
    )


# What changed of a highlight, and how to change it back


def difference(old: Highlight | None, new: Highlight | None) -> dict[str, Any]:
    """Return what has to be known to come from `old` to `new` and back, as JSON values."""
    if old is None or new is None:
        return {"highlight": [old.to_json() if old else None, new.to_json() if new else None]}
    change: dict[str, Any] = {}
    if old.note != new.note:
        change["note"] = rows.splice(old.note, new.note)
    before, after = old.to_json(), new.to_json()
    for name in ("colour", "tags", "author", "modified"):
        if before[name] != after[name]:
            change[name] = [before[name], after[name]]
    if any(before[name] != after[name] for name in PLACE):
        change["place"] = [{name: side[name] for name in PLACE} for side in (before, after)]
    return change


def apply(highlight: Highlight | None, change: dict[str, Any], *, forwards: bool) -> Highlight | None:
    """Return `highlight` after a change, or before it; parts that the change does not name stay as they are."""
    side = 1 if forwards else 0
    if "highlight" in change:
        snapshot = change["highlight"][side]
        return Highlight.from_json(snapshot) if snapshot else None
    if highlight is None:
        return None
    values: dict[str, Any] = {name: change[name][side] for name in ("colour", "author", "modified") if name in change}
    if "tags" in change:
        values["tags"] = tuple(change["tags"][side])
    if "place" in change:
        place = dict(change["place"][side])
        found = place.pop("suggestion")
        values.update(place, suggestion=Suggestion(**found) if found else None)
    if "note" in change:
        values["note"] = rows.spliced(highlight.note, change["note"], forwards=forwards)
    return replace(highlight, **values)
