"""The codebook: what a tag means, and the way back through the log."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from readroom.db.highlights import fold_tag
from readroom.text.gate import clean_line

ACTION = "define"
"""What the log calls a change of a tag's entry."""
_ENTRY = (
    "(definition <> '' or colour is not null or guid is not null "
    "or name in (select subject from note where kind = 'tag'))"
)


@dataclass(frozen=True, slots=True)
class Code:
    """A tag with what it means: `colour` is `#rrggbb`, `guid` is what another program calls it."""

    name: str
    definition: str = ""
    colour: str | None = None
    guid: str | None = None

    @property
    def entry(self) -> list[str | None]:
        """What is known of it but its name, as the log keeps it."""
        return [self.definition, self.colour, self.guid]


def select(connection: sqlite3.Connection) -> list[Code]:
    """Return every tag that is in use, has an entry, or a note, by name."""
    rows = connection.execute(
        "select name, definition, colour, guid from tag "
        f"where {_ENTRY} or id in (select tag_id from highlight_tag) order by folded, name"
    )
    return [Code(*row) for row in rows]


def counts(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return every tag that is in use, has an entry, or a note, with its number of highlights, the most used first."""
    rows = connection.execute(
        "select name, count(highlight_id) as used from tag left join highlight_tag on tag_id = tag.id "
        f"group by tag.id having used > 0 or {_ENTRY} order by used desc, folded"
    )
    return [(name, used) for name, used in rows]


def define(connection: sqlite3.Connection, codes: Iterable[Code]) -> list[tuple[str, dict[str, Any]]]:
    """Write entries that say something new, and return each tag with its change, for the log.

    What the notebook says of a tag itself stays: an entry only fills what is empty.
    """
    done = []
    for code in codes:
        row = connection.execute("select definition, colour, guid from tag where name = ?", (code.name,)).fetchone()
        old = list(row) if row else ["", None, None]
        new = [mine or theirs for mine, theirs in zip(old, code.entry, strict=True)]
        if new != old:
            put(connection, code.name, new)
            done.append((code.name, {"tag": code.name, "entry": [old, new]}))
    return done


def enter(connection: sqlite3.Connection, name: str, entry: list[str | None]) -> dict[str, Any] | None:
    """Give a tag this entry, whatever it had, and return the change for the log; None when there is none."""
    row = connection.execute("select definition, colour, guid from tag where name = ?", (name,)).fetchone()
    old = list(row) if row else None
    if old == entry:
        return None
    put(connection, name, entry)
    return {"tag": name, "entry": [old or ["", None, None], entry]}


def put(connection: sqlite3.Connection, name: str, entry: list[str | None]) -> None:
    """Write an entry of a tag."""
    connection.execute("insert or ignore into tag (name, folded) values (?, ?)", (name, fold_tag(name)))
    connection.execute("update tag set definition = ?, colour = ?, guid = ? where name = ?", (*entry, name))


def replay(connection: sqlite3.Connection, change: dict[str, Any], *, forwards: bool) -> dict[str, Any]:
    """Do a change again, or take it back, inside the caller's transaction; return it as it was done."""
    old, new = change["entry"] if forwards else change["entry"][::-1]
    put(connection, change["tag"], new)
    return {"tag": change["tag"], "entry": [old, new]}


def words(changes: list[dict[str, Any]]) -> str:
    """Return in words what a step did to entries; each change as the log has it."""
    if len(changes) == 1:
        return f"entry of tag “{clean_line(changes[0]['tag'])}”"
    return f"entries of {len(changes)} tags"
