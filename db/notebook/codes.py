"""The codebook: what a tag means, and the way back through the log."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from readroom.db.highlights import fold_tag
from readroom.db.notebook.tags_spelled import ENTRY, spellings
from readroom.text.counted import number_of
from readroom.text.gate import clean_line

ACTION = "define"
"""What the log calls a change of a tag's entry."""


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
    """Return every tag that is in use, has an entry, or a note, by name: each spelling that there is."""
    rows = connection.execute(
        "select name, definition, colour, guid from tag "
        f"where {ENTRY} or id in (select tag_id from highlight_tag) order by folded, name"
    )
    return [Code(*row) for row in rows]


def shown(connection: sqlite3.Connection) -> list[Code]:
    """Return every tag once, in the spelling that counts, by name; what is said of it in several is joined."""
    spelled = spellings(connection)
    found: dict[str, Code] = {}
    for code in sorted(select(connection), key=lambda code: (fold_tag(code.name), spelled(code.name) != code.name)):
        folded = fold_tag(code.name)
        found[folded] = joined(found[folded], code) if folded in found else replace(code, name=spelled(code.name))
    return list(found.values())


def joined(code: Code, other: Code) -> Code:
    """Return a tag's entry with what another one says besides: its own colour and GUID stay."""
    definition = "\n\n".join(dict.fromkeys(text for text in (code.definition, other.definition) if text))
    return replace(code, definition=definition, colour=code.colour or other.colour, guid=code.guid or other.guid)


def counts(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return every tag that is in use, has an entry, or a note, with its number of highlights, the most used first."""
    spelled = spellings(connection)
    rows = connection.execute(
        "select min(name), count(distinct highlight_id) as used from tag left join highlight_tag on tag_id = tag.id "
        f"group by folded having used > 0 or max({ENTRY}) order by used desc, folded"
    )
    return [(spelled(name), used) for name, used in rows]


def define(connection: sqlite3.Connection, codes: Iterable[Code]) -> list[tuple[str, dict[str, Any]]]:
    """Write entries that say something new, and return each tag with its change, for the log.

    What the notebook says of a tag itself stays: an entry only fills what is empty.
    """
    done = []
    spelled = spellings(connection)
    for code in (replace(code, name=spelled(code.name)) for code in codes):
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
    return f"entries of {number_of(len(changes), 'tag')}"
