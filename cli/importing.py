"""`readroom import`: files in, articles out."""

import argparse
import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, library_path, say, write_file
from readroom.db.errors import ReadroomError
from readroom.text.counted import number_of
from readroom.version import VERSION

if TYPE_CHECKING:
    from readroom.importer.report import Counts, Row


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    run = commands.add_parser("import", help="import files and folders into the library")
    run.add_argument("paths", nargs="+", metavar="PATH", type=_path, help="a file, or a folder with all that it holds")
    run.add_argument(
        "--source",
        metavar="NAME",
        help="who published these pages, instead of what they say; also of those that are there already",
    )
    run.add_argument("--recipe", metavar="FILE", help="cut all pages by this recipe: a file, or the name of one")
    run.add_argument(
        "--map", metavar="COLUMN=FIELD", action="append", type=_mapped,
        help="which column or field of a file is which of readroom's, such as Inhalt=text; kept for files like it",
    )  # fmt: skip
    run.add_argument("--only", metavar="GLOB", help="only files whose names match, such as '*.html'")
    run.add_argument("--workers", metavar="N", type=_positive, help="how many files are read at a time")
    run.add_argument(
        "--since", metavar="DATE", type=_since,
        help="only files that were last modified since then (the file's own time, not an article's date): "
        "2020-01-25, or 7d for the last seven days",
    )  # fmt: skip
    run.add_argument("--no-derive", action="store_true", help="leave what is derived from articles for later")
    run.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
    run.add_argument("--report", metavar="FILE", type=Path, help="write a line of JSON for each file or record")
    run.add_argument("--json", action="store_true", help="print the counts as JSON")
    run.set_defaults(run=run_import)


def _path(text: str) -> Path:
    if not text.strip():
        # Path("") would be the current folder.
        raise argparse.ArgumentTypeError("an empty name is no file and no folder")
    return Path(text)


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 5 and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def _mapped(text: str) -> tuple[str, str]:
    from readroom.importer.asking import checked_map

    try:
        (pair,) = checked_map([text]).items()
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem
    return pair


def _since(text: str) -> float:
    """Return the time (seconds since 1970) that a date, or a number of days before now, stands for."""
    try:
        if text[-1:] == "d" and text[:-1].isascii() and text[:-1].isdigit():
            return (datetime.now() - timedelta(days=int(text[:-1]))).timestamp()
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no date such as 2020-01-25, nor a number of days such as 7d"
        ) from None


def run_import(args: argparse.Namespace) -> int:
    """Import; exit status 1 when every input was skipped."""
    from readroom.asking import ask_at_terminal
    from readroom.db.library import import_notice
    from readroom.import_display import shown
    from readroom.importer.recipe.files import with_recipes
    from readroom.importer.report import Problems
    from readroom.importer.session import Options, default_workers, import_paths

    settings = with_recipes(library_path(args), args.recipe)
    settings = replace(settings, columns=dict(args.map) if args.map else None)
    problems = Problems()
    if notice := import_notice(library_path(args)):
        say(notice)
    with contextlib.ExitStack() as stack:
        note = stack.enter_context(_report_file(args.report)) if args.report else None
        display = stack.enter_context(shown(quiet=args.json))
        options = Options(
            args.workers or default_workers(), VERSION, args.source, args.only, args.dry_run, settings,
            since=args.since, derive=not args.no_derive, ask=ask_at_terminal(display.pause),
            watch=display.progress if sys.stderr.isatty() else None,
        )  # fmt: skip

        def report(row: "Row") -> None:
            if note:
                note(row)
            problems.add(row)
            display.row(row)

        try:
            counts, seconds = import_paths(library_path(args), args.paths, options, report)
        except KeyboardInterrupt:
            say("readroom: stopped; what was imported is kept, and the same command imports the rest")
            return 130
    if args.json:
        emit_json({**asdict(counts), "seconds": round(seconds, 3)})
    else:
        # What was done stands last: it is what is still on the screen.
        if problems.count > display.told or problems.repeated:
            for line in problems.lines:
                emit_text(line)
        if counts.rows:
            emit_text(_summary(counts, seconds, dry_run=args.dry_run))
    if not counts.rows:
        # The run ended, and nothing was refused: no failure, but a folder that was misspelt would look like this too.
        say(_nothing_found(args))
    elif counts.rows == counts.skipped:
        raise ReadroomError(
            f"nothing was imported: {number_of(counts.skipped, 'input')} skipped; see --report for the reasons"
        )
    return 0


def _nothing_found(args: argparse.Namespace) -> str:
    """Return a line that says that there was nothing to import, and what to do."""
    where = ", ".join(str(path) for path in args.paths)
    if args.since is not None:
        return f"no file in {where} was modified since then; leave out --since to look at all of them"
    if args.only:
        return f"no file in {where} matches --only {args.only}; a pattern is of a file's name, such as '*.html'"
    return f"nothing was found in {where}; name a file, or a folder that holds some"


@contextlib.contextmanager
def _report_file(path: Path) -> "Iterator[Callable[[Row], None]]":
    """Give what writes a row of the report: a line of JSON."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    with write_file(path, "report") as out:

        def note(row: "Row") -> None:
            fields = {
                "file": row.file, "record": row.record, "outcome": row.outcome, "reason": row.reason,
                "articles": row.articles, "member": row.member,
            }  # fmt: skip
            out.write(encode(fields) + "\n")

        yield note


def _summary(counts: "Counts", seconds: float, *, dry_run: bool) -> str:
    outcomes = ", ".join(
        f"{getattr(counts, name):,} {name}"
        for name in ("new", "updated", "unchanged", "partial", "skipped")
        if getattr(counts, name)
    )
    what = "would be imported" if dry_run else "imported"
    lines = [
        f"{what}: {number_of(counts.stored_articles, 'article')} on {number_of(counts.stored_pages, 'page')}, "
        f"in {seconds:.1f} s",
        f"of {_looked_at(counts)}: {outcomes or 'none'}",
    ]
    if counts.unchanged and counts.unchanged + counts.skipped == counts.rows:
        # Records are rows too: files are said only where each is one.
        things = ("file",) if counts.rows == counts.files else ("file or record", "files and records")
        lines[0] = f"nothing new: {number_of(counts.unchanged, *things)} unchanged" + (
            f", {counts.skipped:,} skipped" if counts.skipped else ""
        )
        del lines[1]
    if counts.recut:
        lines.append(f"{number_of(counts.recut, 'page')} cut again by what their source repeats")
    if counts.without_article:
        one = counts.without_article == 1
        said = f"{number_of(counts.without_article, 'page')} with no article in {'it' if one else 'them'}"
        lines.append(said if dry_run else f"{said}: readroom review lists {'it' if one else 'them'}")
    if counts.source_changed:
        lines.append(_renamed(counts, dry_run=dry_run))
    return "\n".join(lines)


def _looked_at(counts: "Counts") -> str:
    """Return of what the outcomes are: files, also those that were skipped or known, or records in them."""
    one = counts.files == 1
    files = f"{number_of(counts.files, 'file')} that {'was' if one else 'were'} looked at"
    if counts.rows == counts.files:
        return files
    return f"{number_of(counts.rows, 'file or record', 'files and records')} in {files}"


def _renamed(counts: "Counts", *, dry_run: bool) -> str:
    one = counts.source_changed == 1
    pages = f"{number_of(counts.source_changed, 'page')} that {'was' if one else 'were'} here before"
    if dry_run:
        return f"{pages} would get the source that is named"
    back = f"; take it back with: readroom edit --undo {counts.source_correction}"
    return f"{pages} {'has' if one else 'have'} the source now that is named{back}"
