"""`readroom notes`: the reader's private notebook, from the command line."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from readroom import notes_agreement, notes_hits, notes_layers, notes_listing, notes_on, notes_placing
from readroom.context import emit_json, emit_text, notes_path, open_library, open_notebook, some_of
from readroom.db.errors import NotebookError
from readroom.notes_moving import register_export, register_import
from readroom.notes_placing import quoted
from readroom.notes_shared import opened, read_note, short

if TYPE_CHECKING:
    from readroom.db.highlights import Highlight
    from readroom.db.library import Library

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
COLOURS = ("yellow", "green", "blue", "red", "magenta", "cyan")


def register(commands: Commands) -> None:
    """Add the command with its parts."""
    notes = commands.add_parser("notes", help="your highlights and notes")
    parts = notes.add_subparsers(title="what to do", metavar="WHAT", required=True)
    notes_listing.register(parts)
    _register_marking(parts)
    notes_placing.register(parts)
    notes_hits.register(parts)
    register_export(parts)
    register_import(parts)
    notes_layers.register(parts)
    notes_agreement.register(parts)
    restore = parts.add_parser("restore", help="bring back a backup of the notebook; what it was is kept")
    restore.add_argument("file", nargs="?", metavar="FILE", help="a backup; the newest when not given")
    restore.add_argument("--list", action="store_true", help="only list the backups")
    restore.set_defaults(run=run_restore)


def _register_marking(parts: Commands) -> None:
    add = parts.add_parser("add", help="mark a passage of an article, or write a note on something else")
    add.add_argument("article", metavar="ID", nargs="?", help="an id, a key, or the beginning of a key")
    add.add_argument("--on", metavar="WHAT", help=notes_on.ON)
    add.add_argument("--quote", metavar="TEXT", help="the passage; it must occur once in the article's text")
    edit = parts.add_parser("edit", help="change a highlight or a note")
    edit.add_argument("note_id", metavar="NOTE-ID", help="the id of a highlight or a note, or its beginning")
    edit.add_argument("--in", dest="within", metavar="ID", help="its words are in this article now")
    edit.add_argument("--quote", metavar="TEXT", help="its words now; they must occur once in the article's text")
    edit.add_argument("--untag", action="append", default=[], metavar="T", help="take a tag off")
    edit.add_argument("--orphan", action="store_true", help="its words have no place in the text as it is now")
    edit.add_argument("--accept", action="store_true", help="its words are where they are suggested to be now")
    for part, run in ((add, run_add), (edit, run_edit)):
        part.add_argument("--start", type=int, metavar="N", help="the first code point of the passage in the text")
        part.add_argument("--end", type=int, metavar="N", help="the code point after its last")
        part.add_argument("--tag", action="append", default=[], metavar="T", help="put a tag on; may be repeated")
        part.add_argument("--colour", choices=COLOURS)
        part.add_argument("--note", metavar="TEXT", help="the note; - reads it from standard input")
        part.add_argument("--title", metavar="TEXT", help="the title of a note that is on no passage")
        part.set_defaults(run=run, usage_error=part.error)
    remove = parts.add_parser("remove", help="take a highlight or a note away; undo brings it back")
    remove.add_argument("note_id", metavar="NOTE-ID", help="the id of a highlight or a note, or its beginning")
    remove.set_defaults(run=run_remove)
    for part in (add, edit, remove):
        part.add_argument("--json", action="store_true", help="print it as one JSON object")
    for name, told in (("undo", "take back the last change of the notebook"), ("redo", "do again what was undone")):
        parts.add_parser(name, help=told).set_defaults(run=run_undo, step=name)


def run_add(args: argparse.Namespace) -> int:
    """Mark a passage."""
    from readroom.db.articles import find_article, get_article

    if args.on is not None:
        if args.article is not None or args.start is not None or args.quote is not None or args.tag or args.colour:
            args.usage_error("a note with --on stands on no passage, and has no tags")
        with opened(args) as (library, notebook):
            return notes_on.add_on(args, library, notebook, read_note(args, notebook) or "")
    if args.article is None or args.title is not None:
        args.usage_error("name the article; a note with --title is --on something else")
    if (args.quote is None) == (args.start is None) or (args.start is None) != (args.end is None):
        args.usage_error("say which passage: --start N --end N, or --quote TEXT")
    with open_library(args) as library:
        article = get_article(library, find_article(library, args.article))
        text = article.body.text
        start, end = (args.start, args.end) if args.quote is None else quoted(text, args.quote, article.row.id)
        with open_notebook(args, library) as notebook:
            note = read_note(args, notebook) or ""
            made = notebook.add(
                article.row.key, article.digest, text, start, end,
                colour=args.colour or COLOURS[0], tags=args.tag, note=note,
            )  # fmt: skip
            _answer(args, "marked", made, library)
    return 0


def run_edit(args: argparse.Namespace) -> int:
    """Change a highlight: its note, its colour, its tags, its place; of another note its title and text."""
    from readroom.db.highlights import clean_tags, fold_tag
    from readroom.db.notebook import Note

    said = args.accept + args.orphan + (args.start is not None) + (args.quote is not None)
    placing = said > args.orphan or args.within is not None
    if (
        (args.start is None) != (args.end is None)
        or said > 1
        or (args.within is not None and (args.accept or args.orphan or not said))
    ):
        args.usage_error(notes_placing.WHERE)
    with opened(args) as (library, notebook):
        note = read_note(args, notebook)
        highlight, steps = notebook.entry(args.note_id), notebook.steps

        def done() -> str:
            return "changed" if notebook.steps > steps else "unchanged"

        if isinstance(highlight, Note):
            if args.tag or args.untag or args.colour or args.orphan or placing:
                args.usage_error("a note that is on no passage has a title and a text, and nothing else to change")
            changed = notebook.edit_note(highlight.id, title=args.title, text=note)
            notes_on.answer(args, done(), changed, library)
            return 0
        if args.title is not None:
            args.usage_error("a highlight has no title")
        if args.orphan:
            notebook.keep_orphan(highlight.id, group="edit")
        elif placing:
            notes_placing.place(args, library, notebook, highlight)
        gone = {fold_tag(tag) for tag in clean_tags(args.untag)}
        tags = [tag for tag in clean_tags([*highlight.tags, *args.tag]) if fold_tag(tag) not in gone]
        edited = notebook.edit(highlight.id, note=note, colour=args.colour, tags=tags, group="edit")
        _answer(args, done(), edited, library)
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Take a highlight or a note away."""
    from readroom.db.notebook import Note

    with opened(args) as (library, notebook):
        if isinstance(found := notebook.entry(args.note_id), Note):
            notes_on.answer(args, "removed", notebook.remove_note(found.id), library)
            return 0
        _answer(args, "removed", notebook.remove(found.id), library)
    return 0


def _answer(args: argparse.Namespace, done: str, highlight: "Highlight", library: "Library | None") -> None:
    if args.json:
        from readroom.db.notebook_record import records

        emit_json(records([highlight], library)[0])
    else:
        emit_text(f"{done} {highlight.id[:8]}  “{short(highlight.exact)}”")


def run_undo(args: argparse.Namespace) -> int:
    """Undo or redo one step."""
    with opened(args) as (_, notebook):
        said = notebook.undo() if args.step == "undo" else notebook.redo()
    if said is None:
        raise NotebookError(f"there is nothing to {args.step} in notebook {notebook.path}")
    emit_text(said)
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Bring back a backup, or list what there is. The notebook need not be readable for that."""
    from readroom.db.notebook.backup import backup_folder, backups, restore
    from readroom.db.notebook.file import utc_now
    from readroom.db.notebook_path import notebook_path

    path = notes_path(args)
    if path is None:
        with open_library(args) as library:
            path = notebook_path(library.id, os.environ)
    path = Path(os.path.realpath(path))
    if args.list:
        for backup in some_of(args, backups(path), "there is no backup yet"):
            emit_text(f"{backup.taken:%Y-%m-%d %H:%M:%S} UTC  {backup.path}")
        return 0
    source = Path(args.file).expanduser() if args.file else None
    if source and not source.exists() and (backup_folder(path) / source.name).exists():
        source = backup_folder(path) / source.name
    used, kept = restore(path, source, utc_now())
    emit_text(f"restored from {used}")
    if kept:
        emit_text(f"the notebook as it was: {kept}")
    return 0
