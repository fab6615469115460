"""`readroom publish` and `salvage`: a library for others, and what can still be read of a damaged one."""

import argparse
from pathlib import Path

from readroom.context import emit_json, library_path, say
from readroom.text.counted import number_of


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    publish = commands.add_parser("publish", help="write a checked copy for readers, and put it in place in one step")
    publish.add_argument("destination", metavar="DEST", type=Path, help="the file that readers open, or its folder")
    publish.add_argument("--json", action="store_true", help="print what was published as JSON")
    publish.set_defaults(run=run_publish)
    salvage = commands.add_parser("salvage", help="write a new library of all that can be read of a damaged one")
    salvage.add_argument("destination", metavar="DEST", type=Path, help="the new library")
    salvage.add_argument("--json", action="store_true", help="print what was kept and lost as JSON")
    salvage.set_defaults(run=run_salvage)


def run_publish(args: argparse.Namespace) -> int:
    """Publish the library."""
    from readroom.db.publish import publish

    done = publish(library_path(args), args.destination, lambda step: say(f"{step} ..."))
    if args.json:
        emit_json({"path": str(done.path), "bytes": done.size, "articles": done.articles, "replaced": done.replaced})
        return 0
    before = "" if done.replaced is None else f", in place of the one of {done.replaced or 'an unknown day'}"
    say(f"{number_of(done.articles, 'article')} published as {done.path} ({done.size / 1e6:,.1f} MB){before}")
    return 0


def run_salvage(args: argparse.Namespace) -> int:
    """Save what can be read; exit status 1 when nothing can."""
    from readroom.db.salvage import salvage

    done = salvage(library_path(args), args.destination, lambda step: say(f"{step} ..."))
    if args.json:
        emit_json({"path": str(done.path), "articles": done.articles, "pages": done.pages, "lost": done.lost})
    else:
        for what, number in done.lost.items():
            say(f"lost: {number_of(number, what.removesuffix('s'), what)}")
        whole = "" if done.lost else "; nothing was lost"
        say(f"{number_of(done.articles, 'article')} on {number_of(done.pages, 'page')} saved in {done.path}{whole}")
    return 0 if done.articles or not done.lost else 1
