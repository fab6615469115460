"""Links to tags that get another name: `[[tag:OLD]]` in every note becomes `[[tag:NEW]]`."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace

from readroom.db import highlights
from readroom.db.highlights import fold_tag
from readroom.db.notebook import codes, memos
from readroom.db.notebook.links import links_in
from readroom.db.notebook.steps import Changes

_NOT_IN_LINKS = frozenset("[]|\n")
Renamed = Callable[[str], str | None]


def renamer(connection: sqlite3.Connection, mapping: Mapping[str, str | None]) -> Renamed:
    """Return what says which tag a link leads to after a change of names; None: the one it led to before.

    Asked for before the change: a link leads to the first tag of its name in whatever case, as it does in the app.
    """
    names: dict[str, str] = {}
    for code in codes.select(connection):
        names.setdefault(fold_tag(code.name), code.name)
    known = {folded: mapping[name] for folded, name in names.items() if name in mapping}
    return lambda name: known.get(fold_tag(name))


def follow(changes: Changes, renamed: Renamed, said: str) -> None:
    """Let the links in all notes follow, as a part of the step."""
    for mark in list(highlights.select(changes.connection, "note like '%[[%tag:%'")):
        if (text := relinked(mark.note, renamed)) != mark.note:
            changes.mark(mark, replace(mark, note=text, modified=changes.at), "note")
    for note in list(memos.select(changes.connection, "text like '%[[%tag:%'")):
        if (text := relinked(note.text, renamed)) != note.text:
            values = {"text": text, "modified": changes.at}
            changes.row("note", (note.id,), values, "note", said, article_key=note.key)


def relinked(text: str, renamed: Renamed) -> str:
    """Return a text with its links to tags under their new names; what a link shows stays. Pure."""
    for link in reversed(links_in(text)):
        kind, colon, name = link.target.partition(":")
        new = renamed(name.strip()) if kind == "tag" and colon else None
        if new is not None and not _NOT_IN_LINKS & set(new):
            at = text.index(link.target, link.start)
            text = f"{text[:at]}tag:{new}{text[at + len(link.target) :]}"
    return text
