"""`readroom notes mark-all`: every hit of a query marked with tags, after a look at what that would be."""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from readroom.context import emit_json, emit_text, open_library, open_notebook, say
from readroom.db.errors import NotebookError
from readroom.notes_shared import read_note, short
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.db.mark_all import Passages
    from readroom.notes import Commands

SHOWN = 10
"""How many passages are shown before the question."""
HELP = """\
The query is that of `readroom search`; hits in titles are not marked. What is marked already gets the tags that it does
not have. All of it is one step: `readroom notes undo` takes it back.
"""
COLOURS = ("yellow", "green", "blue", "red", "magenta", "cyan")


def register(parts: "Commands") -> None:
    """Add the command."""
    one = parts.add_parser("mark-all", help="mark every hit of a search with tags", epilog=HELP)
    one.add_argument("query", nargs="+", metavar="QUERY", help="what to look for; several are taken together")
    one.add_argument("--tag", action="append", default=[], metavar="T", help="put a tag on; may be repeated")
    one.add_argument("--colour", choices=COLOURS, default=COLOURS[0])
    one.add_argument("--note", metavar="TEXT", help="a note on each; - reads it from standard input")
    one.add_argument("--unit", choices=("sentence", "hit"), default="sentence", help="what is marked (sentence)")
    how = one.add_mutually_exclusive_group()
    how.add_argument("--preview", action="store_true", help="say what would be marked, and mark nothing")
    how.add_argument("--yes", action="store_true", help="mark without asking")
    one.add_argument("--json", action="store_true", help="a line of JSON for each passage, or the sum with --yes")
    one.set_defaults(run=run, usage_error=one.error)


def run(args: argparse.Namespace) -> int:
    """Show what would be marked, ask, and mark it."""
    from readroom.db.mark_all import preview, tag_hits
    from readroom.db.search import understand

    text = " ".join(args.query)
    if not args.tag and not args.preview:
        args.usage_error("say which tag: --tag T")
    query = understand(text, today=date.today())
    for notice in query.notices:
        say(f"note: {notice.message}")
    with open_library(args) as library, open_notebook(args, library) as notebook:
        if not args.preview:
            notebook.need_writing()
        found = list(preview(library, query, notebook, unit=args.unit))
        passages, hits = sum(len(one.ranges) for one in found), sum(one.lines for one in found)
        counted = (
            f"{number_of(passages, 'passage')} with {number_of(hits, 'hit')} in {number_of(len(found), 'article')}"
        )
        if args.preview or not args.json:
            _show(args, found)
        say(f"{'would mark ' if args.preview else ''}{counted}")
        if args.preview or not passages or not _agreed(args):
            return 0
        tags = "".join(f" #{tag}" for tag in args.tag)
        marked = tag_hits(
            notebook, found, args.tag, colour=args.colour, note=read_note(args, notebook) or "",
            said=lambda changed: f"{number_of(changed, 'passage')} of “{short(text, 60)}” marked{tags}",
        )  # fmt: skip
    if args.json:
        emit_json({
            "articles": len(marked.keys), "hits": marked.lines, "made": marked.made, "known": marked.known,
            "tagged": marked.tagged,
        })  # fmt: skip
    said = f"{number_of(marked.made, 'new highlight')}, {number_of(marked.known, 'was', 'were')} there"
    if marked.tagged:
        said += f", {marked.tagged:,} of them without the tag"
    say(f"{said}; " + ("readroom notes undo takes it back" if marked.made or marked.tagged else "nothing changed"))
    return 0


def _show(args: argparse.Namespace, found: "list[Passages]") -> None:
    left = None if args.preview else SHOWN
    for one in found:
        row, text = one.article.row, one.article.body.text
        for start, end in one.ranges:
            if args.json:
                emit_json({"id": row.id, "key": row.key, "start": start, "end": end, "exact": text[start:end]})
            elif left is None or left > 0:
                emit_text(f"{row.id:>7}  {row.date or 'undated':<16}  “{short(text[start:end])}”")
                left = None if left is None else left - 1


def _agreed(args: argparse.Namespace) -> bool:
    if args.yes:
        return True
    if not sys.stdin.isatty():
        raise NotebookError("nothing was marked: there is no terminal to ask at; repeat the command with --yes")
    sys.stderr.write("mark them? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
