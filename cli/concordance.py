"""`readroom concordance`: each hit of a query on a line, with the words around it."""

import argparse
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, number, open_library, open_notebook, say
from readroom.text.counted import number_of
from readroom.text.gate import display

if TYPE_CHECKING:
    from readroom.db.fields import NotebookView
    from readroom.db.library import Library
    from readroom.text.concordance import Line
    from readroom.text.concordance_cells import Fitted
    from readroom.text.concordance_head import Tally
    from readroom.text.query import Query

HELP = """\
The query is that of `readroom search`. Every hit in a text is a line; hits in titles are counted and have none.
KEYS are levels, the first one first: L1 L2 L3 (the words before the node, the nearest first), node, R1 R2 R3, date
(the newest first), source; -KEY turns one round, as in --sort=R1,R2,-date. Without them the newest article comes
first. A sample is the same for the same seed. What was counted, and the command that gives the same lines again, is
said on standard error.
"""
WIDTH = 120
"""Columns of a line where there is no terminal."""
CACHE_KIB = 8192
_ID, _DATE = 7, 10


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    one = commands.add_parser(
        "concordance",
        help="show every hit on a line, in its context",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.add_argument("query", metavar="QUERY", nargs="+", help="what to look for; several are taken together")
    one.add_argument("--window", type=_window, default=10, metavar="N", help="words on each side (10)")
    one.add_argument("--sort", type=_keys, default=(), metavar="KEYS", help="levels to sort by, such as R1,R2,node")
    one.add_argument("--sample", type=number, metavar="N", help="N lines taken at random from all")
    one.add_argument("--seed", type=_seed, metavar="S", help="the number that a sample is drawn by")
    one.add_argument("--limit", type=number, metavar="N", help="write at most N lines")
    form = one.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="a line of JSON for each line")
    form.add_argument("--csv", action="store_true", help="a table")
    one.set_defaults(run=run)


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 on, of at most 15 digits")
    return int(text)


def _window(text: str) -> int:
    from readroom.text.concordance import MOST_WORDS

    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= MOST_WORDS):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of words from 0 to {MOST_WORDS}")
    return int(text)


def _keys(text: str) -> object:
    from readroom.text.concordance import parse_keys

    try:
        return parse_keys(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem


def run(args: argparse.Namespace) -> int:
    """Write the lines; none is no failure."""
    from readroom.db.search import Interrupted, understand
    from readroom.text.query_tree import needs_notebook

    query = understand(" ".join(args.query), today=date.today())
    for notice in query.notices:
        say(f"note: {notice.message}")
    if args.sample is not None and args.seed is None:
        args.seed = secrets.randbelow(1_000_000)
    try:
        with (
            open_library(args) as library,
            open_notebook(args, library) if needs_notebook(query.tree) else nullcontext() as notebook,
        ):
            _concordance(args, library, query, notebook)
    except Interrupted as stopped:
        raise KeyboardInterrupt from stopped
    return 0


def _concordance(args: argparse.Namespace, library: "Library", query: "Query", notebook: "NotebookView | None") -> None:
    from readroom.db.concordance import count_left_out, lines, ordered, sample
    from readroom.text.concordance import DEPTH, narrowed
    from readroom.text.concordance_head import Tally

    # Every page is read once: a large cache would only fill the memory.
    library.connection.execute(f"pragma cache_size = -{CACHE_KIB}")
    tally = Tally()
    progress = _progress if args.sort or args.sample or not sys.stdout.isatty() else None
    asked = {"window": max(args.window, DEPTH), "notebook": notebook, "tally": tally, "progress": progress}
    count_left_out(library, query, tally, notebook=notebook)
    if args.sample is not None:
        taken = sample(library, query, args.sample, args.seed, **asked)
        articles = len({line.place.id for line in taken})
        _say_head(args, query, head(tally, shown=len(taken), articles=articles, sample=(args.sample, args.seed)))
        found = ordered(taken, args.sort)
    else:
        found = ordered(lines(library, query, **asked), args.sort)
    if args.sort and args.sample is None:
        first = next(found, None)  # all was read when the first one is there
        _say_head(args, query, head(tally))
        found = found if first is None else chain([first], found)
    written = _Written()
    shown = islice(found, args.limit)
    _write(args, written.through(shown if args.window >= DEPTH else (narrowed(line, args.window) for line in shown)))
    more = args.limit is not None and next(found, None) is not None
    if args.sort or args.sample is not None:
        if more:
            say(f"the first {written.lines:,} of them are written; more with --limit")
        return
    tally.whole = tally.whole and not more
    _say_head(args, query, head(tally, shown=written.lines, articles=written.articles))


class _Written:
    """Counts lines that go by, and the articles that they are in: lines of one article come together."""

    def __init__(self) -> None:
        self.lines = self.articles = 0
        self._last = 0

    def through(self, found: "Iterable[Line]") -> "Iterator[Line]":
        for line in found:
            self.lines += 1
            self.articles += line.place.id != self._last
            self._last = line.place.id
            yield line


def head(tally: "Tally", **which: Any) -> str:
    """Return what stands over the lines."""
    from readroom.text import concordance_head

    return concordance_head.head(tally, **which)


def _say_head(args: argparse.Namespace, query: "Query", said: str) -> None:
    from readroom.text.concordance_head import command, frozen
    from readroom.text.query_tree import needs_notebook

    _progress(0)
    say(said)
    sampled = None if args.sample is None else (args.sample, args.seed)
    again = command(
        frozen(query),
        window=args.window,
        keys=args.sort,
        sample=sampled,
        limit=args.limit,
        library=args.library,
        notes=args.notes if needs_notebook(query.tree) else None,
    )
    say(f"again: {again}{' --json' if args.json else ' --csv' if args.csv else ''}")


def _progress(read: int) -> None:
    """Say on a terminal how many articles were read, while no line is written there; 0 takes that away."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{number_of(read, 'article')} read " if read else "\r\x1b[K")
        sys.stderr.flush()


def _write(args: argparse.Namespace, found: "Iterator[Line]") -> None:
    if args.csv:
        from readroom.db.concordance_csv import csv_rows

        for row in csv_rows(found):
            sys.stdout.write(row)
        return
    write = _to_json if args.json else _to_terminal() if sys.stdout.isatty() else _to_file
    for line in found:
        write(line)


def _to_json(line: "Line") -> None:
    emit_json(line.to_json())


def _parts(line: "Line", width: int) -> "tuple[str, Fitted]":
    from readroom.text.concordance_cells import fitted

    place = line.place
    meta = f"{place.id:>{_ID}}  {(place.date or 'undated')[:_DATE]:<{_DATE}}  "
    room = max(20, width - len(meta))
    return meta, fitted(line.left, line.node, line.right, room, room * 9 // 20)


def _to_file(line: "Line") -> None:
    meta, parts = _parts(line, WIDTH)
    emit_text(f"{meta}{parts.left}{parts.node}{parts.right}".rstrip())


def _to_terminal() -> "Callable[[Line], None]":
    from rich.console import Console
    from rich.text import Text

    console, width = Console(), shutil.get_terminal_size().columns

    def write(line: "Line") -> None:
        meta, parts = _parts(line, width)
        shown = Text.assemble(meta, display(parts.left), (display(parts.node), "bold reverse"), display(parts.right))
        console.print(shown, no_wrap=True, overflow="crop")

    return write
