"""`readroom notes export`, `import` and `attach`: notes out, notes in, notes to another library."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, open_library, open_notebook, say, write_pieces
from readroom.db.errors import NotebookError
from readroom.notes_shared import QUERY, add_layers, found_entries, now, opened, short
from readroom.text.counted import number_of
from readroom.text.gate import clean
from readroom.version import VERSION

if TYPE_CHECKING:
    from readroom.db.notes_bundle import Bundle
    from readroom.db.notes_export import Format
    from readroom.db.notes_import.incoming import Read
    from readroom.db.notes_import.placing import Placed
    from readroom.notes import Commands

EXPORT_HELP = """\
jsonl and w3c keep everything and come back with `notes import`; a .jsonl is also a layer for others (--layer).
qdpx is a project for QualCoder, MAXQDA, NVivo and ATLAS.ti, qdc its codebook alone. csl, ris and bibtex are the cited
articles. With --into, markdown is one file for each article, with links as Obsidian has them.
"""
IMPORT_HELP = """\
Read are: readroom's own JSON lines, W3C Web Annotations (JSON-LD), REFI-QDA codebooks (.qdc), wallabag's annotations.
What cannot be placed with certainty waits for you, as after a change of text. One undo takes all of it back.
"""


def register_export(parts: "Commands") -> None:
    """Add the command."""
    from readroom.db.notes_export import names

    export = parts.add_parser(
        "export", help="write highlights out", epilog=EXPORT_HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    export.add_argument("query", nargs="*", metavar="QUERY", help=QUERY)
    export.add_argument("--format", choices=names(), default="jsonl")
    export.add_argument("--as", dest="signed", metavar="NAME", help="sign your own highlights with this name")
    add_layers(export)
    out = export.add_mutually_exclusive_group()
    out.add_argument("-o", "--output", metavar="DEST", type=Path, help="a file, instead of standard output")
    out.add_argument("--into", metavar="FOLDER", type=Path, help="a folder; markdown is then a file for each article")
    export.add_argument("--replace", action="store_true", help="with --into: write over files that are there")
    export.set_defaults(run=run_export, usage_error=export.error)


def register_import(parts: "Commands") -> None:
    """Add the commands."""
    imports = parts.add_parser(
        "import", help="take notes in", epilog=IMPORT_HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    imports.add_argument("file", metavar="FILE", type=Path, help="a file of notes; its format is found by its content")
    imports.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
    imports.add_argument("--json", action="store_true", help="a line of JSON for each mark")
    imports.set_defaults(run=run_import)
    attach = parts.add_parser("attach", help="let another library, with the same articles, find this notebook")
    attach.add_argument("other", metavar="OTHER.db", type=Path, help="the other library")
    attach.set_defaults(run=run_attach)


def run_export(args: argparse.Namespace) -> int:
    """Write highlights in one of the export formats."""
    from readroom.db.notes_export import exporter
    from readroom.db.notes_out import Asking, make_bundle

    form = exporter(args.format)
    if form.binary and not (args.output or args.into) and sys.stdout.isatty():
        args.usage_error(f"{args.format} is no text for a terminal; name a file with -o FILE")
    with opened(args) as (library, notebook):
        found, layers = found_entries(args, library, notebook)
        asking = Asking(" ".join(args.query), VERSION, now(), args.signed)
        bundle = make_bundle(notebook, library, found, asking, layers=layers)
        if args.into:
            _write_folder(args, bundle)
        else:
            _write(form, bundle, args.output)
        for problem in bundle.problems:
            say(f"without what is known of its article: {problem}")
        missing = sum(one["article"] is None for one in bundle.records)
        if missing and args.format in ("csl", "ris", "bibtex"):
            say(f"nothing to cite {number_of(missing, 'highlight')} by: the library has not their articles")
    about = bundle.about
    query = f"query {about['query']!r} · " if about["query"] else ""
    library_said = about["library"] or "not opened"
    say(f"{about['counted']} · {query}library {library_said} · readroom {VERSION} · {about['date']}")
    return 0


def _write(form: "Format", bundle: "Bundle", path: Path | None) -> None:
    if not form.binary:
        write_pieces(_strings(form.export(bundle)), path, "export")
        return
    data = b"".join(piece for piece in form.export(bundle) if isinstance(piece, bytes))
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    from readroom.db.whole_file import write_whole

    try:
        write_whole(path, data)
    except OSError as problem:
        raise NotebookError(f"export {path} cannot be written: {problem.strerror or problem}") from problem


def _write_folder(args: argparse.Namespace, bundle: "Bundle") -> None:
    """Write a file for each article, or the one file of a format; what is there stays unless `--replace`."""
    from readroom.db.notes_export import files
    from readroom.db.whole_file import write_whole

    folder: Path = args.into
    contents = list(files(args.format, bundle))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = [name for name, _ in contents if (folder / name).exists() or (folder / name).is_symlink()]
        if there and not args.replace:
            raise NotebookError(
                f"{folder / there[0]} is there already; name another folder, or write over it with --replace"
            )
        for name, data in contents:
            write_whole(folder / name, data)
    except OSError as problem:
        raise NotebookError(f"export {folder} cannot be written: {problem.strerror or problem}") from problem
    say(f"{number_of(len(contents), 'file')} in {folder}")


def _strings(pieces: Iterable[str | bytes]) -> Iterator[str]:
    return (piece for piece in pieces if isinstance(piece, str))


def run_import(args: argparse.Namespace) -> int:
    """Take in a file of notes; say what waits, and what could not be used."""
    from readroom.db.notes_import.placing import Placer
    from readroom.db.notes_import.reading import read_notes

    read = read_notes(args.file.expanduser())
    with open_library(args) as library, open_notebook(args, library) as notebook:
        placed = Placer(library, notebook.text_of, now=now()).place(read.marks)
        before = {one.id for one in notebook.highlights()}
        known = {code.name: code.entry for code in notebook.codes()}
        new = [one for one in placed.highlights if one.id not in before]
        added, codes = len(new), sum(_is_new(code.entry, known.get(code.name)) for code in read.codes)
        rest = len(read.rest)
        if not args.dry_run and (added or codes or rest):
            added, codes, rest = notebook.take_in(new, placed.texts, read.codes, read.rest)
        _report(args, read, placed, before)
    there = number_of(len(placed.highlights) - added, "was there already", "were there already")
    counted = [number_of(added, "highlight"), there]
    if read.rest:
        many = "notes, attributes, collections, tables and decisions"
        counted.append(number_of(rest, "note, attribute, collection, table or decision", many))
    if read.codes:
        counted.append(number_of(codes, "entry of tags", "entries of tags"))
    waiting = sum(row["outcome"] == "waits" for row in _rows(read, placed, before))
    counted.append(number_of(waiting, "waits for its place", "wait for their place"))
    counted.append(f"{len(read.refused) + len(placed.refused)} not taken")
    say(f"{read.form}: {'would add ' if args.dry_run else 'added '}{' · '.join(counted)}")
    return 0 if placed.highlights or read.codes or read.rest or not (read.refused or placed.refused) else 1


def _is_new(theirs: list[str | None], mine: list[str | None] | None) -> bool:
    """Tell whether an entry of a codebook says what the notebook does not."""
    return any(one and not other for one, other in zip(theirs, mine or [None] * 3, strict=True))


def _rows(read: "Read", placed: "Placed", before: set[str]) -> list[dict[str, str]]:
    """Return what became of each mark, by its place in the file."""
    why = {one.where: one.reason for one in placed.waiting}
    kept = {one.id: one for one in placed.highlights}
    rows = []
    for mark in read.marks:
        if mark.id not in kept:
            continue
        there, waits = mark.id in before, why.get(mark.where, "")
        outcome = "there" if there else "waits" if waits else "added"
        rows.append({"where": mark.where, "outcome": outcome, "reason": waits, "exact": mark.exact, "id": mark.id})
    for one in (*read.refused, *placed.refused):
        exact = clean(one.quote)
        rows.append({"where": one.where, "outcome": "refused", "reason": one.reason, "exact": exact, "id": ""})
    return rows


def _report(args: argparse.Namespace, read: "Read", placed: "Placed", before: set[str]) -> None:
    for row in _rows(read, placed, before):
        if args.json:
            emit_json({**row, "id": row["id"] or None, "reason": row["reason"] or None})
        elif row["outcome"] in ("waits", "refused"):
            emit_text(f"{row['outcome']:<7}  {row['where']}: {row['reason']}  “{short(row['exact'])}”")


def run_attach(args: argparse.Namespace) -> int:
    """Let another library find this notebook as its own."""
    from readroom.db.attaching import attach
    from readroom.db.library import Library

    other_path = args.other.expanduser()
    with opened(args) as (library, notebook), Library.open(other_path) as other:
        if library and library.id == other.id:
            emit_text(f"library {other_path} has the same id: it finds notebook {notebook.path} already")
            return 0
        done = attach(notebook, other, os.environ)
        emit_text(f"library {other_path} has {done.articles:,} of the {number_of(done.marked, 'marked article')}")
        if done.link is None:
            emit_text(f"it finds notebook {notebook.path} already")
        else:
            emit_text(f"its notebook is now {notebook.path}, by the link {done.link}; remove the link to take it back")
        if done.aside:
            emit_text(f"the notebook that lay there, with no notes in it: {done.aside}")
    return 0
