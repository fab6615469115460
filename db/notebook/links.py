"""Links between notes: `[[…]]` in a text, where each leads, and what leads here."""

import re
import sqlite3
from dataclasses import dataclass

from readroom.db import highlights
from readroom.db.articles import find_article
from readroom.db.errors import LibraryError
from readroom.db.heirs import successor
from readroom.db.highlights import Highlight, fold_tag
from readroom.db.library import Library
from readroom.db.notebook import codes, memos
from readroom.db.notebook.base import NotebookBase
from readroom.db.notebook.memos import Note
from readroom.text.gate import clean_line

_LINK = re.compile(r"\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{0,300}))?\]\]")
_ID = re.compile(r"[0-9a-f]{6,32}")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text: `[start, end)` in code points, what it names, and what is shown for it."""

    start: int
    end: int
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link leads to: `kind` is note, highlight, article or tag; `id` that of it, an article's key, a tag."""

    kind: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Backlink:
    """A highlight or a note whose text links somewhere."""

    entry: Highlight | Note
    link: Link


class NotebookLinks(NotebookBase):
    """Links between the notes of a notebook."""

    def linked(self, target: str, library: Library | None = None) -> Linked | None:
        """Return what a link leads to, or None.

        It names a note by its title or its first line, a note or a highlight by its id or six digits of it, a tag
        (`tag:NAME`), an article by its key or, where the library is given, its id or the beginning of its key.
        """
        with self._reading() as connection:
            return _linked(connection, target.strip(), library)

    def backlinks(self, kind: str, target_id: str, library: Library | None = None) -> list[Backlink]:
        """Return what links to a note, a highlight (by id), an article (by key) or a tag, the oldest first."""
        found = []
        with self._reading() as connection:
            for one, text in _texts(connection):
                for link in links_in(text):
                    goal = _linked(connection, link.target, library)
                    if goal and (goal.kind, goal.id) == (kind, target_id):
                        found.append(Backlink(one, link))
        return found

    def link_targets(self, typed: str, limit: int = 50) -> list[str]:
        """Return titles of notes that may be meant by what was typed: those that begin so first."""
        wanted = typed.strip().casefold()
        with self._reading() as connection:
            notes = sorted(memos.select(connection), key=lambda one: one.modified, reverse=True)
        titles = [one for one in dict.fromkeys(note.heading for note in notes) if one and wanted in one.casefold()]
        return sorted(titles, key=lambda title: not title.casefold().startswith(wanted))[:limit]


def links_in(text: str) -> list[Link]:
    """Return the links of a text in order."""
    return [
        Link(found.start(), found.end(), found[1].strip(), (found[2] or found[1]).strip())
        for found in _LINK.finditer(text)
        if found[1].strip()
    ]


def _texts(connection: sqlite3.Connection) -> list[tuple[Highlight | Note, str]]:
    marks = highlights.select(connection, "note like '%[[%'")
    notes = memos.select(connection, "text like '%[[%'")
    found: list[tuple[Highlight | Note, str]] = [*((one, one.note) for one in marks), *((n, n.text) for n in notes)]
    return sorted(found, key=lambda one: (one[0].created, one[0].id))


def _linked(connection: sqlite3.Connection, target: str, library: Library | None) -> Linked | None:
    kind, _, value = target.partition(":")
    if kind == "tag" and value:
        folded = fold_tag(value.strip())
        names = [code.name for code in codes.shown(connection)]
        name = next((name for name in names if fold_tag(name) == folded), None)
        return Linked("tag", name, name) if name else None
    if kind == "article" and value:
        return _article(connection, value.strip(), library)
    folded = target.casefold()
    notes = list(memos.select(connection))
    titled = [one for one in notes if one.title.casefold() == folded]
    if found := titled or [one for one in notes if one.heading.casefold() == folded]:
        return _to_note(found[0])
    if _ID.fullmatch(target):
        begun = (target, target + "g")
        named = list(memos.select(connection, "id >= ? and id < ?", begun))
        marks = list(highlights.select(connection, "id >= ? and id < ?", begun))
        if len(named) + len(marks) == 1:
            return _to_note(named[0]) if named else Linked("highlight", marks[0].id, clean_line(marks[0].exact))
    return _article(connection, target, library)


def _to_note(note: Note) -> Linked:
    return Linked("note", note.id, note.heading)


def _article(connection: sqlite3.Connection, ref: str, library: Library | None) -> Linked | None:
    if library is not None:
        try:
            number = find_article(library, ref)
        except LibraryError:
            heir = successor(library, ref)
            if heir is None:
                return None
            number = heir.id
        key, title = library.connection.execute("select key, title from article where id = ?", (number,)).fetchone()
        return Linked("article", key, title or key)
    known = connection.execute(
        "select 1 from highlight where article_key = :key union select 1 from note where kind = 'article' "
        "and subject = :key",
        {"key": ref},
    ).fetchone()
    return Linked("article", ref, ref) if known else None
