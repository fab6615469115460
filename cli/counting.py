"""What the counting commands share: their options, and their tables as text, JSON and CSV, each with its header."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from math import isinf
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, number, open_library, open_notebook, say
from readroom.db.errors import ReadroomError
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.db.counting.head import Head
    from readroom.db.counting.tables import Table
    from readroom.db.fields import NotebookView
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.text.query import Query
    from readroom.text.table import Column

PLOT_LINES = 12
"""How high a plot is."""


@dataclass(frozen=True, slots=True)
class Asking:
    """An open library with a notebook where one is needed, and the queries as they were read."""

    library: "Library"
    notebook: "NotebookView | None"
    queries: tuple["Query", ...]


def add_output(parser: argparse.ArgumentParser, *, rows: bool = True) -> None:
    """Add the options of what is written."""
    parser.add_argument("--json", action="store_true", help="one JSON object: head and rows")
    parser.add_argument("--csv", action="store_true", help="CSV; its first lines, after #, are the header")
    parser.add_argument("--no-head", action="store_true", help="with --csv: without these lines")
    parser.add_argument("--save", metavar="NAME", help="keep the table in your notebook, too")
    if rows:
        parser.add_argument("--limit", type=number, default=50, metavar="N", help="at most N rows (50)")
        parser.add_argument("--all", action="store_true", help="every row")


def limit_of(args: argparse.Namespace) -> int | None:
    """Return how many rows are wanted, None for all."""
    return None if args.all else int(args.limit)


@contextmanager
def asked(args: argparse.Namespace, *texts: str) -> Iterator[Asking]:
    """Open what queries need; what was not understood in them is said. Stopping is an interruption."""
    from readroom.db.search import Interrupted, understand
    from readroom.text.query_tree import needs_notebook

    if args.json and args.csv:
        raise ReadroomError("--json and --csv are two formats; name one")
    queries = tuple(understand(text, today=date.today()) for text in texts)
    for query in queries:
        for notice in query.notices:
            say(f"note: {notice.message}")
    needed = any(needs_notebook(query.tree) for query in queries)
    try:
        with open_library(args) as library, _notebook(args, library, needed=needed) as notebook:
            yield Asking(library, notebook, queries)
    except Interrupted as stopped:
        raise KeyboardInterrupt from stopped


def _notebook(
    args: argparse.Namespace, library: "Library", *, needed: bool
) -> "AbstractContextManager[Notebook | None]":
    return open_notebook(args, library) if needed else nullcontext()


def progress(looked: int) -> None:
    """Say on a terminal how many texts were looked into."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{number_of(looked, 'text')} looked into ")
        sys.stderr.flush()


def emit(args: argparse.Namespace, table: "Table", shown: "Table | None" = None) -> None:
    """Write a table; `shown` is what people see of it, who get its picture beside the rows too."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    head = table.head
    if args.library:
        head = replace(head, command=(head.command[0], "--library", args.library, *head.command[1:]))
    if args.save is not None:
        from readroom.tag_tables import save

        save(args, table)
    if args.json:
        emit_json({"head": head.to_json(), **plain(table.facts), "rows": [plain(row) for row in table.rows]})
    elif args.csv:
        from readroom.db.counting.table_csv import table_csv

        for line in table_csv(head, table.rows, with_head=not args.no_head):
            emit_text(line.removesuffix("\n"))
    else:
        _emit_table(head, shown or table, plot=getattr(args, "plot", False))


def _emit_table(head: "Head", table: "Table", *, plot: bool) -> None:
    for line in (head.line(), f"again: {head.repeat()}", *table.lines):
        emit_text(line)
    emit_text()
    if plot and table.plot is not None:
        for line in table.plot(terminal_width(), PLOT_LINES):
            emit_text(line)
        emit_text()
    columns, picture = [column for column in table.columns if not column.more], table.picture
    beside = partial(picture, table.rows) if picture is not None else None
    for line in table_lines([[column.cell(row) for column in columns] for row in table.rows], columns, beside):
        emit_text(line)


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON has them: what is infinite is null."""
    from readroom.db.counting.table_csv import is_list

    return {
        key: None if isinstance(value, float) and isinf(value) else list(value) if is_list(value) else value
        for key, value in values.items()
    }


def terminal_width() -> int:
    """Return how many columns the terminal has, 80 where there is none."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def table_lines(
    cells: Sequence[Sequence[str]], columns: "Sequence[Column]", picture: Callable[[int], Sequence[str]] | None = None
) -> Iterator[str]:
    """Yield the lines of a table: texts to the left, numbers to the right, a picture beside them."""
    from rich.cells import cell_len

    titles = [column.title for column in columns]
    widths = [max(map(cell_len, each), default=0) for each in zip(titles, *cells, strict=True)]
    free = terminal_width() - sum(widths) - 2 * len(widths)
    strips = picture(max(10, free)) if picture is not None else [""] * len(cells)
    for row, strip in zip((titles, *cells), ("", *strips), strict=True):
        parts = []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (width - cell_len(cell))
            parts.append(blank + cell if place else cell + blank)
        yield "  ".join([*parts, strip]).rstrip()
