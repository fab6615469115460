"""A table of counts as CSV: every column with all its digits, and over it what was counted and the command."""

from collections.abc import Iterator, Sequence
from typing import Any

from readroom.db.counting.head import Head
from readroom.db.csv_lines import csv_line
from readroom.text.table import Row


def table_csv(head: Head, rows: Sequence[Row], *, with_head: bool = True) -> Iterator[str]:
    """Yield the lines, each with its end; the header and the command come first, after #."""
    if with_head:
        yield f"# {head.line()}\n"
        yield f"# {head.repeat()}\n"
    if rows:
        keys = [key for key, value in rows[0].items() if not is_list(value)]
        yield ",".join(keys) + "\n"
        for row in rows:
            yield ",".join(_cell(row[key]) for key in keys) + "\n"


def is_list(value: object) -> bool:
    """Tell whether a value is a list: it has no place in a cell."""
    return not isinstance(value, str | bytes | dict) and isinstance(value, Sequence)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value) if isinstance(value, int) else csv_line([str(value)]).removesuffix("\n")
