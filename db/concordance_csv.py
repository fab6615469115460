"""The lines of a concordance as a table."""

from collections.abc import Iterable, Iterator

from readroom.db.csv_lines import csv_line
from readroom.text.concordance import Line

COLUMNS = ("id", "key", "start", "end", "left", "node", "right", "title", "source", "outlet", "date")


def csv_rows(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the head and a row for each line; what stands in them is on one line each, with single spaces."""
    yield csv_line(COLUMNS)
    for line in lines:
        fields = line.to_json()
        yield csv_line([_cell(fields[name]) for name in COLUMNS])


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
