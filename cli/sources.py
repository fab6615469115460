"""`readroom sources`: who published what, under which name."""

import argparse

from readroom.context import emit_json, emit_text, open_library
from readroom.text.counted import number_of
from readroom.writing import curating

BACK = "take it back with: readroom sources undo"
"""What is said after a change."""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with its parts."""
    sources = commands.add_parser("sources", help="list the sources with their articles by year; rename, merge, undo")
    sources.add_argument("--json", action="store_true", help="a line of JSON for each source")
    sources.set_defaults(run=run_sources)
    parts = sources.add_subparsers(title="what to do", metavar="WHAT")
    rename = parts.add_parser("rename", help="give a source another name; imports under the old one go to it")
    rename.add_argument("old", metavar="OLD")
    rename.add_argument("new", metavar="NEW")
    rename.set_defaults(run=run_rename)
    merge = parts.add_parser("merge", help="join sources into one; imports under their names go to it")
    merge.add_argument("names", nargs="+", metavar="NAME", help="the sources to join")
    merge.add_argument("into", metavar="INTO", help="one that is there, or a new name")
    merge.set_defaults(run=run_merge)
    undo = parts.add_parser("undo", help="take back the last rename or merge, or the one with a number")
    undo.add_argument("number", nargs="?", type=int, metavar="N", help="its number, as readroom edit --list has it")
    undo.set_defaults(run=run_undo)


def run_sources(args: argparse.Namespace) -> int:
    """List the sources."""
    from readroom.db.articles import source_counts
    from readroom.db.sources import first_and_last

    with open_library(args) as library:
        for source in source_counts(library):
            first, last = first_and_last(library, source.id)
            if args.json:
                years = [{"year": year, "articles": count} for year, count in source.years]
                emit_json(
                    {"id": source.id, "name": source.name, "articles": source.articles, "undated": source.undated,
                     "first": first, "last": last, "years": years}
                )  # fmt: skip
                continue
            parts = [f"{year}: {count}" for year, count in source.years]
            parts += [f"undated: {source.undated}"] if source.undated else []
            emit_text(f"{source.articles:>7}  {source.name}  ({', '.join(parts)})")
    return 0


def run_rename(args: argparse.Namespace) -> int:
    """Rename a source."""
    with curating(args) as curator:
        count = curator.rename_source(args.old, args.new)
    emit_text(f"{args.old} is {args.new} now, with {number_of(count, 'article')}; {BACK}")
    return 0


def run_merge(args: argparse.Namespace) -> int:
    """Join sources."""
    with curating(args) as curator:
        count = curator.merge_sources(args.names, args.into)
    emit_text(f"{args.into} has {number_of(count, 'article')} now; {BACK}")
    return 0


def run_undo(args: argparse.Namespace) -> int:
    """Take back what was done to the names of sources."""
    from readroom.db.correction_file import corrections
    from readroom.db.corrections import SOURCE_DEEDS
    from readroom.db.errors import LibraryError

    with curating(args) as curator:
        number = curator.last_source_deed() if args.number is None else args.number
        found = next(corrections(curator.library, number), None)
        if found is None or found.field not in SOURCE_DEEDS:
            raise LibraryError(f"correction {number} renames and merges no source; see: readroom edit --list")
        count = curator.undo(number)
    emit_text(f"took back {found.field} {found.shown}, of {number_of(count, 'article')}")
    return 0
