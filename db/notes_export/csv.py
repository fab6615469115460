"""CSV: a row for each highlight, with its citation; tags are joined with "; "."""

from collections.abc import Iterator
from typing import Any

from readroom.db.csv_lines import csv_line
from readroom.db.notes_bundle import Bundle

SUFFIX = ".csv"
COLUMNS = (
    "id", "key", "article", "title", "date", "start", "end", "exact", "colour", "tags", "note", "author", "created",
    "modified", "state", "prefix", "suffix", "layer",
)  # fmt: skip


def export(bundle: Bundle) -> Iterator[str]:
    """Yield the head and a row for each highlight."""
    yield csv_line([*COLUMNS, "citation"])
    for one in bundle.records:
        yield csv_line([*(_cell(one[name]) for name in COLUMNS), bundle.citation(one)])


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
