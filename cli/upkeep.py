"""`readroom check`, `stats` and `rebuild`: is the library sound, what it holds, and what is derived anew."""

import argparse
import sys
import time

from readroom.context import emit_json, emit_text, library_path, open_library, say
from readroom.text.counted import number_of

DERIVED = ("term", "value", "source_year", "best", "fingerprints", "name", "story", "counts")
"""What can be made again, in the order in which it is."""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    check = commands.add_parser("check", help="check the library and your notes: exit 0 healthy, 1 findings")
    check.add_argument("--json", action="store_true", help="a line of JSON for each finding")
    check.set_defaults(run=run_check)
    stats = commands.add_parser("stats", help="what the library holds")
    stats.add_argument("--json", action="store_true", help="as one JSON object")
    stats.set_defaults(run=run_stats)
    rebuild = commands.add_parser(
        "rebuild",
        help="make again what is derived from the articles",
        epilog="term: the words of the index. value: values of fields, and the places of titles. source_year: how many "
        "articles a source has of a year. best: what common words rank first. fingerprints: who shares text with whom, "
        "near-duplicates, quotations. counts: the words of each source and year. name: names and what they may be "
        "spellings of, with the stories. story: which articles tell the same event. Without WHAT: all of them.",
    )
    rebuild.add_argument("what", metavar="WHAT", nargs="*", type=_derived, help=", ".join(DERIVED))
    rebuild.set_defaults(run=run_rebuild)


def _derived(name: str) -> str:
    if name not in DERIVED:
        raise argparse.ArgumentTypeError(f"{name!r} is not derived; what is: {', '.join(DERIVED)}")
    return name


def run_rebuild(args: argparse.Namespace) -> int:
    """Make derived tables again, and say how long each took; what was stopped is begun again by the same command."""
    from readroom.db.derived import rebuild
    from readroom.db.library import Library
    from readroom.db.write import Writer

    path = library_path(args)
    if not path.is_file():
        open_library(args).close()  # which says why there is none
    with Library.open_writable(path) as library:
        writer = Writer(library)
        wanted = args.what or DERIVED
        for name in wanted:
            if name == "story" and "name" in wanted:
                continue  # it is made with the names
            started = time.monotonic()
            rebuild(writer, name, _progress)
            _clear()
            say(f"{name} was made again in {time.monotonic() - started:,.1f} s")
    return 0


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done:,} of {of:,} ")
        sys.stderr.flush()


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def run_check(args: argparse.Namespace) -> int:
    """Print every finding; exit status 1 when there is one."""
    from readroom.checking import findings

    found = 0
    for finding in findings(args):
        found += 1
        if args.json:
            emit_json({"what": finding.what, "where": finding.where, "detail": finding.detail})
        else:
            emit_text(f"{finding.what}: {finding.where}: {finding.detail}")
    if not args.json:
        emit_text(
            f"{number_of(found, 'finding')} in {library_path(args)}" if found else f"{library_path(args)} is healthy"
        )
    return 1 if found else 0


def run_stats(args: argparse.Namespace) -> int:
    """Print what the library holds."""
    from readroom.db.stats import stats

    with open_library(args) as library:
        found = stats(library)
    if args.json:
        emit_json(found)
        return 0
    for name, value in found.items():
        if value is None:
            continue
        emit_text(f"{name.replace('_', ' ')}: {value:,}" if isinstance(value, int) else f"{name}: {value}")
    return 0
