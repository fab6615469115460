"""`readroom notes layer`: somebody else's notes, kept in the notebook, hidden, shown, adopted."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, say, some_of
from readroom.db.errors import NotebookError
from readroom.notes_shared import QUERY, now, opened
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.notes import Commands


def register(parts: "Commands") -> None:
    """Add the command with its parts."""
    layer = parts.add_parser("layer", help="others' notes beside your own, kept in the notebook")
    what = layer.add_subparsers(title="what to do", metavar="WHAT", required=True)
    add = what.add_parser("add", help="keep a copy of a file of notes; the same name again takes its place")
    add.add_argument("file", metavar="FILE", type=Path, help="what `readroom notes export --as NAME` wrote")
    add.add_argument("--name", metavar="NAME", help="its name (that of the file)")
    add.set_defaults(run=run_add)
    listing = what.add_parser("list", help="list the layers that are kept")
    listing.add_argument("--json", action="store_true", help="a line of JSON for each")
    listing.set_defaults(run=run_list)
    for name, told in (("hide", "do not show them, to code without seeing others' marks"), ("show", "show them again")):
        part = what.add_parser(name, help=told)
        part.add_argument("names", nargs="*", metavar="NAME", help="layers; all when none is named")
        part.set_defaults(run=run_hide, hidden=name == "hide")
    remove = what.add_parser("remove", help="keep a layer no longer; undo brings it back")
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=run_remove)
    adopt = what.add_parser("adopt", help="copy marks of a layer into your own notes, with their authors")
    adopt.add_argument("name", metavar="NAME", help="a layer that is kept")
    adopt.add_argument("query", nargs="*", metavar="QUERY", help=QUERY)
    told = "put a tag, with those below it, under another name; OLD= drops it; may be repeated"
    adopt.add_argument("--map", action="append", default=[], metavar="OLD=NEW", help=told)
    adopt.set_defaults(run=run_adopt, usage_error=adopt.error)


def run_add(args: argparse.Namespace) -> int:
    """Keep a layer."""
    with opened(args) as (_, notebook):
        one = notebook.keep_layer(args.file.expanduser(), name=args.name)
    emit_text(f"layer {one.name} is kept")
    return 0


def run_list(args: argparse.Namespace) -> int:
    """List the layers that are kept."""
    with opened(args) as (_, notebook):
        for one in some_of(
            args, notebook.kept_layers(), "no layer is kept yet; readroom notes layer add FILE keeps one"
        ):
            if args.json:
                emit_json({"id": one.id, "name": one.name, "file": one.file, "hidden": one.hidden, "added": one.added})
            else:
                emit_text(f"{one.name}  {one.file}  {one.added[:10]}{'  hidden' if one.hidden else ''}")
    return 0


def run_hide(args: argparse.Namespace) -> int:
    """Hide layers, or show them again."""
    with opened(args) as (_, notebook):
        for name in args.names:
            notebook.hide_layer(name, args.hidden)
        if not args.names:
            notebook.hide_layers(args.hidden)
        for one in notebook.kept_layers():
            emit_text(f"{one.name} is {'hidden' if one.hidden else 'shown'}")
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Keep a layer no longer."""
    with opened(args) as (_, notebook):
        emit_text(f"layer {notebook.drop_layer(args.name).name} is kept no longer")
    return 0


def run_adopt(args: argparse.Namespace) -> int:
    """Copy marks of a layer."""
    from datetime import date

    from readroom.db.layers import open_kept
    from readroom.db.notes_query import find_entries

    mapping: dict[str, str | None] = {}
    for one in args.map:
        old, sign, new = one.partition("=")
        if not sign or not old.strip():
            args.usage_error(f"--map {one!r} says no old and new tag; write --map OLD=NEW")
        mapping[old.strip()] = new.strip() or None
    with opened(args) as (library, notebook):
        layers = [one for one in open_kept(notebook, library, now=now(), hidden=True) if one.name == args.name]
        if not layers:
            raise NotebookError(f"there is no layer {args.name!r}; list them with: readroom notes layer list")
        found = find_entries(notebook, library, " ".join(args.query), today=date.today(), layers=layers)
        marks = [one.highlight for one in found.entries if one.layer and one.highlight]
        adopted = notebook.adopt(marks, layers[0].texts, tags=mapping)
    there = number_of(len(marks) - adopted, "was", "were")
    say(f"{number_of(adopted, 'highlight')} adopted from {args.name}; {there} there already")
    return 0
