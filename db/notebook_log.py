"""The notebook's log: every change of a highlight, append-only, and the way back through it.

A row holds what a change did to one highlight: `{"highlight": [before, after]}` where it came or went, else each
changed part as `[before, after]`; of a note only the piece that changed, so that a note that is saved while it is
typed does not fill the log with copies of itself. Undo puts the first values back, redo the second ones.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from readroom.db import highlights, notebook_codes, notebook_proposals
from readroom.db.highlights import Highlight, Suggestion
from readroom.text.gate import clean_line

Action = Literal["mark", "note", "style", "edit", "remove", "confirm", "move", "correct", "import", "define"]
Kind = Literal["do", "undo", "redo", "auto"]

_NAMES: dict[str, str] = {
    "mark": "mark",
    "note": "note on",
    "style": "colour and tags of",
    "edit": "change of",
    "remove": "removal of",
    "confirm": "new place of",
    "import": "import of",
}
# What changes something else than highlights.
_REPLAY = {notebook_proposals.ACTION: notebook_proposals.replay, notebook_codes.ACTION: notebook_codes.replay}
# What says where a highlight is; these values only make sense together.
_PLACE = ("digest", "start", "end", "exact", "prefix", "suffix", "state", "suggestion")


class Step(NamedTuple):
    """A step that was undone or redone: what it was, in words, and the keys of the articles that it touched."""

    words: str
    article_keys: tuple[str, ...]


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
    _append(connection, kind, step, action, subject.id, subject.article_key, difference(old, new), at, author)


def next_step(connection: sqlite3.Connection) -> int:
    """Return the number of a new step."""
    return int(connection.execute("select coalesce(max(step), 0) + 1 from log").fetchone()[0])


def is_last(connection: sqlite3.Connection, step: int) -> bool:
    """Tell whether the reader has done nothing after this step, so that more can belong to it."""
    row = connection.execute("select kind, step from log where kind <> 'auto' order by seq desc limit 1").fetchone()
    return row is not None and tuple(row) == ("do", step)


def undo(connection: sqlite3.Connection, at: str, author: str | None) -> Step | None:
    """Take back the last step that is not undone; None when there is none."""
    step = _to_undo(connection)
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


def _to_undo(connection: sqlite3.Connection) -> int | None:
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


def _replay(
    connection: sqlite3.Connection, step: int, kind: Literal["undo", "redo"], at: str, author: str | None
) -> Step:
    """Apply the changes of a step, backwards or forwards, and log each."""
    rows = connection.execute(
        "select action, highlight_id, article_key, change from log where step = ? and kind = 'do' order by seq", (step,)
    ).fetchall()
    forwards = kind == "redo"
    touched: dict[str, Highlight] = {}
    for action, highlight_id, article_key, change in rows if forwards else reversed(rows):
        if action in _REPLAY:
            done = _REPLAY[action](connection, json.loads(change), forwards=forwards)
            _append(connection, kind, step, action, highlight_id, article_key, done, at, author)
            continue
        old = highlights.read(connection, highlight_id)
        new = apply(old, json.loads(change), forwards=forwards)
        if subject := new or old:
            touched[highlight_id] = subject
        if old == new:
            _append(connection, kind, step, action, highlight_id, article_key, {}, at, author)
        else:
            write(connection, old, new, kind=kind, action=action, step=step, at=at, author=author)
    keys = tuple(dict.fromkeys(key for _, _, key, _ in rows if key))
    if rows[0][0] == notebook_proposals.ACTION:
        words = notebook_proposals.words(json.loads(rows[0][3]), keys)
    elif rows[0][0] == notebook_codes.ACTION:
        words = notebook_codes.words([change for _, _, _, change in rows])
    else:
        words = _describe(rows[0][0], list(touched.values()), keys)
    return Step(f"{'redid' if forwards else 'undid'}: {words}", keys)


def _describe(action: str, touched: Sequence[Highlight], keys: Sequence[str]) -> str:
    name = _NAMES.get(action, action)
    where = keys[0] if len(keys) == 1 else f"{len(keys)} articles"
    if len(touched) == 1:
        quoted = clean_line(touched[0].exact)
        return f"{name} “{quoted if len(quoted) <= 40 else quoted[:39].rstrip() + '…'}” in {clean_line(where)}"
    many = f"{len(touched)} marks" if touched else "a mark that is gone"
    return f"{name} {many} in {clean_line(where)}"


def append(
    connection: sqlite3.Connection, action: str, subject: str, article_key: str, change: dict[str, Any], at: str,
    author: str | None, *, step: int | None = None,
) -> None:  # fmt: skip
    """Log a change of the reader's that is none of a highlight: in a step that was begun, or one of its own."""
    step = next_step(connection) if step is None else step
    _append(connection, "do", step, action, subject, article_key, change, at, author)


def _append(
    connection: sqlite3.Connection,
    kind: Kind,
    step: int | None,
    action: str,
    highlight_id: str,
    article_key: str,
    change: dict[str, Any],
    at: str,
    author: str | None,
) -> None:
    connection.execute(
        "insert into log (at, kind, step, action, highlight_id, article_key, change, author) "
        "values (?, ?, ?, ?, ?, ?, ?, ?)",
        (at, kind, step, action, highlight_id, article_key, json.dumps(change, ensure_ascii=False), author),
    )


# What changed, and how to change it back


def difference(old: Highlight | None, new: Highlight | None) -> dict[str, Any]:
    """Return what has to be known to come from `old` to `new` and back, as JSON values."""
    if old is None or new is None:
        return {"highlight": [old.to_json() if old else None, new.to_json() if new else None]}
    change: dict[str, Any] = {}
    if old.note != new.note:
        change["note"] = _splice(old.note, new.note)
    before, after = old.to_json(), new.to_json()
    for name in ("colour", "tags", "author", "modified"):
        if before[name] != after[name]:
            change[name] = [before[name], after[name]]
    if any(before[name] != after[name] for name in _PLACE):
        change["place"] = [{name: side[name] for name in _PLACE} for side in (before, after)]
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
        values["note"] = _spliced(highlight.note, change["note"], forwards=forwards)
    return replace(highlight, **values)


def _splice(old: str, new: str) -> list[Any]:
    """Return [where, old piece, new piece]: where in code points, and what stood and stands there."""
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return [start, old[start : len(old) - tail], new[start : len(new) - tail]]


def _spliced(note: str, splice: Sequence[Any], *, forwards: bool) -> str:
    start, old, new = splice
    gone, put = (old, new) if forwards else (new, old)
    # Only where the piece stands as the log left it: a note that another program wrote to is not cut up.
    return note[:start] + put + note[start + len(gone) :] if note.startswith(gone, start) else note
