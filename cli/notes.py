"""`readroom notes`: the reader's private notebook, from the command line."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from readroom import notes_agreement
from readroom.context import emit_json, emit_text, notes_path, open_library, open_notebook
from readroom.db.errors import LibraryError, NotebookError
from readroom.notes_moving import register_export, register_import
from readroom.notes_shared import QUERY, add_layers, found_marks, opened, short

if TYPE_CHECKING:
    from readroom.db.highlights import Highlight
    from readroom.db.library import Library

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
COLOURS = ("yellow", "green", "blue", "red", "magenta", "cyan")


def register(commands: Commands) -> None:
    """Add the command with its parts."""
    notes = commands.add_parser("notes", help="your highlights and notes")
    parts = notes.add_subparsers(title="what to do", metavar="WHAT", required=True)
    _register_asking(parts)
    _register_marking(parts)
    register_import(parts)
    notes_agreement.register(parts)
    restore = parts.add_parser("restore", help="bring back a backup of the notebook; what it was is kept")
    restore.add_argument("file", nargs="?", metavar="FILE", help="a backup; the newest when not given")
    restore.add_argument("--list", action="store_true", help="only list the backups")
    restore.set_defaults(run=run_restore)


def _register_asking(parts: Commands) -> None:
    listing = parts.add_parser("list", help="list highlights by article and place")
    listing.add_argument("query", nargs="*", metavar="QUERY", help=QUERY)
    listing.add_argument("--json", action="store_true", help="a line of JSON for each highlight")
    listing.set_defaults(run=run_list)
    add_layers(listing)
    register_export(parts)


def _register_marking(parts: Commands) -> None:
    add = parts.add_parser("add", help="mark a passage of an article")
    add.add_argument("article", metavar="ID", help="an id, a key, or the beginning of a key")
    add.add_argument("--quote", metavar="TEXT", help="the passage; it must occur once in the article's text")
    edit = parts.add_parser("edit", help="change a highlight")
    edit.add_argument("note_id", metavar="NOTE-ID", help="the id of a highlight, or its beginning")
    edit.add_argument("--untag", action="append", default=[], metavar="T", help="take a tag off")
    edit.add_argument("--accept", action="store_true", help="its words are where they are suggested to be now")
    for part, run in ((add, run_add), (edit, run_edit)):
        part.add_argument("--start", type=int, metavar="N", help="the first code point of the passage in the text")
        part.add_argument("--end", type=int, metavar="N", help="the code point after its last")
        part.add_argument("--tag", action="append", default=[], metavar="T", help="put a tag on; may be repeated")
        part.add_argument("--colour", choices=COLOURS)
        part.add_argument("--note", metavar="TEXT", help="the note; - reads it from standard input")
        part.set_defaults(run=run, usage_error=part.error)
    remove = parts.add_parser("remove", help="take a highlight away; undo brings it back")
    remove.add_argument("note_id", metavar="NOTE-ID", help="the id of a highlight, or its beginning")
    remove.set_defaults(run=run_remove)
    for part in (add, edit, remove):
        part.add_argument("--json", action="store_true", help="print the highlight as one JSON object")
    for name, told in (("undo", "take back the last change of highlights"), ("redo", "do again what was undone")):
        parts.add_parser(name, help=told).set_defaults(run=run_undo, step=name)


def run_list(args: argparse.Namespace) -> int:
    """List highlights, one's own and those of layers."""
    with opened(args) as (library, notebook):
        for one in found_marks(args, library, notebook).records:
            if args.json:
                emit_json(one)
                continue
            article = one["article"] if one["article"] is not None else one["key"]
            tags = "".join(f" #{tag}" for tag in one["tags"])
            state = "" if one["state"] in ("exact", "shifted") else f" ({one['state']})"
            whose = f" — {one['author']} [{one['layer']}]" if one["layer"] else ""
            emit_text(f"{one['id'][:8]}  {one['colour']:<7}  {article}  “{short(one['exact'])}”{state}{tags}{whose}")
            if one["note"]:
                emit_text(f"          {short(one['note'])}")
    return 0


def run_add(args: argparse.Namespace) -> int:
    """Mark a passage."""
    from readroom.db.articles import find_article, get_article

    if (args.quote is None) == (args.start is None) or (args.start is None) != (args.end is None):
        args.usage_error("say which passage: --start N --end N, or --quote TEXT")
    with open_library(args) as library:
        article = get_article(library, find_article(library, args.article))
        text = article.body.text
        start, end = (args.start, args.end) if args.quote is None else _place(text, args.quote, article.row.id)
        note = _note(args) or ""
        with open_notebook(args, library) as notebook:
            made = notebook.add(
                article.row.key, article.digest, text, start, end,
                colour=args.colour or COLOURS[0], tags=args.tag, note=note,
            )  # fmt: skip
            _answer(args, "marked", made, library)
    return 0


def _place(text: str, quote: str, article: int) -> tuple[int, int]:
    """Return where a quotation stands in a text; raise LibraryError unless it does so once."""
    from readroom.text.gate import clean
    from readroom.text.quote import find_quote

    places = find_quote(text, clean(quote))
    if len(places) == 1:
        return places[0]
    said = f"“{short(quote, 60)}” occurs {len(places)} times in the text of article {article}"
    if places:
        raise LibraryError(f"{said}; quote more of it, or say --start and --end")
    raise LibraryError(f"{said}; compare it with: readroom show {article}")


def _note(args: argparse.Namespace) -> str | None:
    note: str | None = args.note
    return sys.stdin.read().rstrip("\n") if note == "-" else note


def run_edit(args: argparse.Namespace) -> int:
    """Change a highlight: its note, its colour, its tags, its place."""
    from readroom.db.highlights import clean_tags
    from readroom.db.notebook_record import follow_texts

    if (args.start is None) != (args.end is None) or (args.accept and args.start is not None):
        args.usage_error("say where its words are: --start N --end N, or --accept")
    note = _note(args)
    with opened(args) as (library, notebook):
        highlight = notebook.get(args.note_id)
        if args.accept or args.start is not None:
            if library:
                follow_texts(notebook, library)
            notebook.confirm(highlight.id, args.start, args.end, group="edit")
        gone = set(clean_tags(args.untag))
        tags = [tag for tag in clean_tags([*highlight.tags, *args.tag]) if tag not in gone]
        changed = notebook.edit(highlight.id, note=note, colour=args.colour, tags=tags, group="edit")
        _answer(args, "changed", changed, library)
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Take a highlight away."""
    with opened(args) as (library, notebook):
        _answer(args, "removed", notebook.remove(notebook.get(args.note_id).id), library)
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
    from readroom.db.notebook_backup import backup_folder, backups, restore
    from readroom.db.notebook_file import notebook_path, utc_now

    path = notes_path(args)
    if path is None:
        with open_library(args) as library:
            path = notebook_path(library.id, os.environ)
    path = Path(os.path.realpath(path))
    if args.list:
        for backup in backups(path):
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
