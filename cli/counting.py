"""What the counting commands share: their options, and their tables as text, JSON and CSV, each with its header."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from math import isinf
from typing import TYPE_CHECKING, Any

from readroom.context import emit_json, emit_text, number, open_library, open_notebook, say
from readroom.db.errors import ReadroomError

if TYPE_CHECKING:
    from readroom.db.counting.head import Head
    from readroom.db.fields import NotebookView
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.text.query import Query

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table for people: a row's key, what stands over it, and how many decimals a number has.

    `sign`: a plus stands before what is above 0.
    """

    key: str
    title: str
    decimals: int = 0
    sign: bool = False

    def cell(self, row: Row) -> str:
        """Return a row's cell as text."""
        value = row[self.key]
        if value is None:
            return "–"
        if isinstance(value, str):
            return value
        if isinf(value):
            return "∞"
        plus = "+" if self.sign else ""
        if self.title.startswith("p ") and 0 < value < 10**-self.decimals:
            return f"{value:.0e}"
        return f"{value:{plus},.{self.decimals}f}"


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
        sys.stderr.write(f"\r{looked:,} texts looked into ")
        sys.stderr.flush()


def emit(
    args: argparse.Namespace,
    head: "Head",
    rows: Sequence[Row],
    columns: Sequence[Column],
    *,
    facts: Mapping[str, Any] | None = None,
    lines: Iterable[str] = (),
    picture: Callable[[int], Sequence[str]] | None = None,
) -> None:
    """Write a table. `facts`: what JSON says besides; `lines`: what stands over a table for people.

    `picture` is given the columns that are free beside the table, and returns a strip for each row.
    """
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    if args.library:
        head = replace(head, command=(head.command[0], "--library", args.library, *head.command[1:]))
    if args.json:
        emit_json({"head": head.to_json(), **plain(facts or {}), "rows": [plain(row) for row in rows]})
    elif args.csv:
        _emit_csv(head, rows, with_head=not args.no_head)
    else:
        for line in (head.line(), f"again: {head.repeat()}", *lines):
            emit_text(line)
        emit_text()
        for line in table([[column.cell(row) for column in columns] for row in rows], columns, picture):
            emit_text(line)


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON has them: what is infinite is null."""
    return {
        key: None if isinstance(value, float) and isinf(value) else list(value) if _is_list(value) else value
        for key, value in values.items()
    }


def _is_list(value: object) -> bool:
    return not isinstance(value, str | bytes | dict) and isinstance(value, Sequence)


def _emit_csv(head: "Head", rows: Sequence[Row], *, with_head: bool) -> None:
    from readroom.db.csv_lines import csv_line

    if with_head:
        emit_text(f"# {head.line()}")
        emit_text(f"# {head.repeat()}")
    if rows:
        keys = [key for key, value in rows[0].items() if not _is_list(value)]
        emit_text(",".join(keys))
        for row in rows:
            emit_text(",".join(_csv_cell(row[key], csv_line) for key in keys))


def _csv_cell(value: Any, csv_line: Callable[[list[str]], str]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value) if isinstance(value, int) else csv_line([str(value)]).removesuffix("\n")


def table(
    cells: Sequence[Sequence[str]], columns: Sequence[Column], picture: Callable[[int], Sequence[str]] | None = None
) -> Iterator[str]:
    """Yield the lines of a table: the first column to the left, the others to the right, a picture beside them."""
    import shutil

    from rich.cells import cell_len

    titles = [column.title for column in columns]
    widths = [max(map(cell_len, each), default=0) for each in zip(titles, *cells, strict=True)]
    free = shutil.get_terminal_size((80, 24)).columns - sum(widths) - 2 * len(widths)
    strips = picture(max(10, free)) if picture is not None else [""] * len(cells)
    for row, strip in zip((titles, *cells), ("", *strips), strict=True):
        parts = []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (width - cell_len(cell))
            parts.append(blank + cell if place else cell + blank)
        yield "  ".join([*parts, strip]).rstrip()
