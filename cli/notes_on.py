"""Notes that stand on no highlight, from the command line: on an article, a tag, a story, and free ones."""

import argparse
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text
from readroom.db.errors import NotebookError
from readroom.notes_shared import short

if TYPE_CHECKING:
    from readroom.db.library import Library
    from readroom.db.notebook import Note, Notebook
    from readroom.db.notebook.memos import NoteKind

ON = "article:ID, tag:NAME, story:ID or free: a note on that, and on no passage"


def add_on(args: argparse.Namespace, library: "Library | None", notebook: "Notebook", text: str) -> int:
    """Write the note that `--on` asks for."""
    kind, subject, known = _target(args.on, library, notebook)
    if not (args.title or text.strip()):
        args.usage_error("say what the note is: --note TEXT, --title TEXT")
    note = notebook.add_note(kind, subject, title=args.title or "", text=text, known=known)
    answer(args, "noted", note, library)
    return 0


def _target(on: str, library: "Library | None", notebook: "Notebook") -> "tuple[NoteKind, str, tuple[str, ...]]":
    """Return on what a note is: its kind, its subject, and of a story the keys of its articles."""
    from readroom.db.articles import find_article, rows_by_id

    kind, _, ref = on.partition(":")
    if kind == "free" and not ref:
        return "free", "", ()
    if kind == "tag" and ref:
        return "tag", ref, ()
    if kind in ("article", "story") and ref:
        if library is None:
            raise NotebookError(f"{on} is of a library, and there is none; name it with --library FILE")
        if kind == "article":
            return "article", rows_by_id(library, [find_article(library, ref)])[0].key, ()
        from readroom.db.story_view import story

        found = story(library.connection, notebook, ref)
        return "story", found.id, tuple(member.key for member in found.firm)
    raise NotebookError(f"{on!r} is nothing that a note can be on; write article:ID, tag:NAME, story:ID or free")


def answer(args: argparse.Namespace, done: str, note: "Note", library: "Library | None") -> None:
    """Say what was done with a note."""
    if args.json:
        from readroom.db.notebook_record import note_record, rows_by_key

        row = rows_by_key(library, [note.key]).get(note.key) if library and note.key else None
        emit_json(note_record(note, row))
    else:
        emit_text(f"{done} {note.id[:8]}  {short(note.heading)}".rstrip())
