"""Notes that stand on no highlight: on an article, a tag, a story, and free ones."""

import json
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from readroom.db import highlights
from readroom.db.errors import NotebookError
from readroom.db.highlights import Highlight, clean_tags, fold_tag
from readroom.db.notebook.steps import Changes, NotebookSteps
from readroom.db.notebook.tags_spelled import spellings
from readroom.text.counted import number_of
from readroom.text.gate import clean, clean_line

NoteKind = Literal["article", "tag", "story", "free"]
KINDS: tuple[NoteKind, ...] = ("article", "tag", "story", "free")
_COLUMNS = "id, kind, subject, title, text, known, author, created, modified"


@dataclass(frozen=True, slots=True)
class Note:
    """A note: `subject` is an article's key, a tag, a story's id, or empty when it is free.

    `text` is Markdown. `known` are the keys of a story's articles when the note was written: by them the story is found
    again when its id has changed.
    """

    id: str
    kind: NoteKind
    subject: str
    title: str
    text: str
    known: tuple[str, ...]
    author: str | None
    created: str
    modified: str

    @property
    def heading(self) -> str:
        """Its title, else the first line of its text."""
        return self.title or next((line.strip() for line in self.text.split("\n") if line.strip()), "")

    @property
    def key(self) -> str:
        """The key of the article that it is on, or empty."""
        return self.subject if self.kind == "article" else ""


class NotebookMemos(NotebookSteps):
    """The notes of a notebook besides those on highlights."""

    def add_note(
        self,
        kind: NoteKind,
        subject: str = "",
        *,
        title: str = "",
        text: str = "",
        known: Iterable[str] = (),
        group: str | None = None,
    ) -> Note:
        """Write a note; a tag that it is on is made if absent. Raise NotebookError when it does not say on what."""
        subject = _subject(kind, subject)
        with self._changing(group) as changes:
            if kind == "tag":
                subject = _known_tag(changes.connection, subject)
            note = Note(
                uuid.uuid4().hex, kind, subject, clean_line(title), clean(text), tuple(known), self.author, changes.at,
                changes.at,
            )  # fmt: skip
            put(changes, note, f"note {described(note)}")
        return note

    def edit_note(
        self, note_id: str, *, title: str | None = None, text: str | None = None, group: str | None = None
    ) -> Note:
        """Change what is not None of a note and return it."""
        with self._changing(group) as changes:
            old = find(changes.connection, note_id)
            values = {} if title is None else {"title": clean_line(title)}
            if text is not None:
                values["text"] = clean(text)
            if any(getattr(old, name) != value for name, value in values.items()):
                values["modified"] = changes.at
                said = f"change of note {described(old)}"
                changes.row("note", (old.id,), values, "note", said, article_key=old.key)
            return find(changes.connection, old.id)

    def remove_note(self, note_id: str, *, group: str | None = None) -> Note:
        """Take a note away and return what it was; `undo` brings it back."""
        with self._changing(group) as changes:
            old = find(changes.connection, note_id)
            said = f"removal of note {described(old)}"
            changes.row("note", (old.id,), None, "note", said, article_key=old.key)
        return old

    def note(self, note_id: str) -> Note:
        """Return one note by its id or a unique beginning of it; raise NotebookError when there is none."""
        with self._reading() as connection:
            return find(connection, note_id)

    def notes(self, kind: NoteKind | None = None, subject: str | None = None) -> list[Note]:
        """Return notes, the oldest first: all, those of a kind, those on one thing."""
        with self._reading() as connection:
            found = list(select(connection, "kind = ?" if kind else "1", [kind] if kind else []))
        if subject is None:
            return found
        folded = fold_tag(subject)
        return [one for one in found if (fold_tag(one.subject) if one.kind == "tag" else one.subject) in (
            folded if one.kind == "tag" else subject,
        )]  # fmt: skip

    def entry(self, some_id: str) -> Highlight | Note:
        """Return the highlight or the note that has this id, or the only one whose id begins so."""
        with self._reading() as connection:
            found = entry(connection, some_id)
            return spellings(connection).shown(found) if isinstance(found, Highlight) else found


def entry(connection: sqlite3.Connection, some_id: str) -> Highlight | Note:
    """Return the highlight or the note with an id, or the only one whose id begins so; raise NotebookError."""
    found: list[Highlight | Note] = [*highlights.begun(connection, some_id), *_begun(connection, some_id)]
    exact = [one for one in found if one.id == some_id]
    if not exact and (len(found) != 1 or not some_id):
        raise NotebookError(_missing(some_id, len(found)))
    return (exact or found)[0]


def find(connection: sqlite3.Connection, note_id: str) -> Note:
    """Return a note by its id or a unique beginning of it; raise NotebookError when there is none."""
    found = _begun(connection, note_id)
    exact = [one for one in found if one.id == note_id]
    if not exact and (len(found) != 1 or not note_id):
        raise NotebookError(_missing(note_id, len(found)))
    return (exact or found)[0]


def _begun(connection: sqlite3.Connection, note_id: str) -> list[Note]:
    # Ids are hexadecimal digits: "g" is beyond whatever can follow.
    return list(select(connection, "id >= ? and id < ?", (note_id, note_id + "g")))


def _missing(note_id: str, found: int) -> str:
    problem = f"{number_of(found, 'note')} begin with" if found else "there is no note"
    return f"{problem} {clean_line(note_id)!r}; list them with: readroom notes list"


def select(connection: sqlite3.Connection, where: str = "1", values: Sequence[Any] = ()) -> Iterator[Note]:
    """Yield the notes for which `where` holds, the oldest first."""
    for row in connection.execute(f"select {_COLUMNS} from note where {where} order by created, rowid", values):
        number, kind, subject, title, text, known, author, created, modified = row
        yield Note(number, kind, subject, title, text, tuple(json.loads(known)), author, created, modified)


def put(changes: Changes, note: Note, said: str, action: str = "note") -> None:
    """Write a new note; a tag that it is on stands in the codebook by that."""
    values = {
        "kind": note.kind, "subject": note.subject, "title": note.title, "text": note.text,
        "known": json.dumps(note.known, ensure_ascii=False), "author": note.author, "created": note.created,
        "modified": note.modified,
    }  # fmt: skip
    changes.row("note", (note.id,), values, action, said, article_key=note.key)


def described(note: Note) -> str:
    """Return in words which note is meant."""
    where = {"article": f"on article {clean_line(note.subject)}", "tag": f"on tag “{note.subject}”",
             "story": f"on story {note.subject}", "free": ""}[note.kind]  # fmt: skip
    heading = note.heading if len(note.heading) <= 40 else note.heading[:39].rstrip() + "…"
    return " ".join(part for part in (f"“{heading}”" if heading else "", where) if part) or note.id[:8]


def _subject(kind: str, subject: str) -> str:
    if kind not in KINDS:
        raise NotebookError(f"a note is on {', '.join(KINDS[:-1])} or {KINDS[-1]}, not {clean_line(kind)!r}")
    plain = "/".join(clean_tags([subject])) if kind == "tag" else clean_line(subject)
    if bool(plain) == (kind == "free"):
        raise NotebookError(f"a free note is on nothing; leave {plain!r} out" if plain else f"say which {kind}")
    return plain


def _known_tag(connection: sqlite3.Connection, name: str) -> str:
    return spellings(connection)(name)
