"""What the commands share that change a library by hand: which articles are meant, the question, the transaction."""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from readroom.articles import ids_of
from readroom.context import library_path, open_library, say
from readroom.db.errors import LibraryError, ReadroomError
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.db.curator import Curator
    from readroom.db.library import Library
    from readroom.text.recut_edits import LineEdit

NOTHING = "nothing was changed"
BLANK = "the lines that were named are blank"
SHOWN = 5
"""How many of the articles that a command is about to change are shown."""
_KEY = re.compile(r"a[0-9a-f]{5,16}(?:-.*)?")


@contextmanager
def curating(args: argparse.Namespace) -> "Iterator[Curator]":
    """Open the library for a change: all of it is there at the end, or nothing; raise LibraryError."""
    from readroom.db.curator import open_to_curate

    open_library(args).close()  # one that is not there is not made
    with open_to_curate(library_path(args)) as curator:
        yield curator


def meant(args: argparse.Namespace, library: "Library", text: str) -> tuple[list[int], str | None]:
    """Return the ids of the articles that are meant, and the query that found them (None: one article was named)."""
    from readroom.db.articles import find_article

    named = text.isascii() and text.isdigit()
    exact = library.connection.execute("select 1 from article where key = ?", (text,)).fetchone()
    if named or exact or _KEY.fullmatch(text):
        try:
            return [find_article(library, text)], None
        except LibraryError:
            if named or exact:
                raise
    return list(ids_of(args, library, text)), text


def agree(args: argparse.Namespace, library: "Library", ids: Sequence[int], what: str) -> bool:
    """Show what is about to change and ask on a terminal; elsewhere raise ReadroomError unless `--yes` was given."""
    from readroom.db.articles import rows_by_id

    say(f"{what}: {number_of(len(ids), 'article')}")
    for row in rows_by_id(library, list(ids[:SHOWN])):
        say(f"{row.id:>7}  {row.date or 'undated':<16}  {row.source}  {row.title or f'« {row.opening} »'}")
    if len(ids) > SHOWN:
        say(f"        and {len(ids) - SHOWN:,} more")
    if args.yes:
        return True
    if not sys.stdin.isatty():
        raise ReadroomError("nothing was changed: there is no terminal to ask at; repeat the command with --yes")
    sys.stderr.write("go on? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def say_settled(wanted: "Sequence[tuple[str, str | None, Sequence[int]]]", articles: int) -> None:
    """Say of which of some articles a field is already as it is to be: `wanted` has it with those where it is not."""
    for field, _, some in wanted:
        if left := articles - len(some):
            of = "" if left == articles else f" of {number_of(left, 'article')}"
            say(f"{field}{of} is that already")


def line_edits(args: argparse.Namespace, library: "Library", ids: list[int]) -> "list[LineEdit]":
    """Return the edits of lines that were asked for, of the page of the one article that was named."""
    from readroom.db.pages import page_text
    from readroom.text.recut_edits import DOINGS, edit_lines

    if not args.line:
        return []
    if len(ids) != 1:
        raise ReadroomError("lines are edited on one page at a time: name one article")
    text = page_text(library, page_of(library, ids[0]))
    last_line = text.count("\n") + 1
    edits: list[LineEdit] = []
    for asked in args.line:
        do, _, place = asked.partition("=")
        first, _, last = place.partition("-")
        if do not in DOINGS or not first.isdecimal() or not (last or first).isdecimal():
            raise ReadroomError(
                f"{asked!r} is no edit of lines; write it as DO=N or DO=N-M, DO of: {', '.join(DOINGS)}"
            )
        if not 1 <= int(first) <= int(last or first) <= last_line:
            raise ReadroomError(f"the page has the lines 1 to {last_line}, not {place}; see: readroom show ID --json")
        edits += edit_lines(text, do, int(first), int(last or first))
    return edits


def page_of(library: "Library", article: int) -> int:
    """Return the id of the page of an article."""
    return int(library.connection.execute("select page_id from article where id = ?", (article,)).fetchone()[0])
