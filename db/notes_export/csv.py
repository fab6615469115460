"""CSV: a row for each highlight, with its citation, and for each note; tags are joined with "; "."""

from collections.abc import Iterator
from typing import Any

from readroom.db.csv_lines import csv_line
from readroom.db.notes_bundle import Bundle

SUFFIX = ".csv"
COLUMNS = (
    "id", "key", "article", "title", "date", "start", "end", "exact", "colour", "tags", "note", "author", "created",
    "modified", "state", "prefix", "suffix", "layer", "kind", "subject", "heading",
)  # fmt: skip


def export(bundle: Bundle) -> Iterator[str]:
    """Yield the head and a row for each highlight and each note."""
    yield csv_line([*COLUMNS, "citation"])
    for one in bundle.records:
        yield csv_line([*(_cell(one.get(name)) for name in COLUMNS), bundle.citation(one)])
    for one in bundle.notes:
        yield csv_line([*(_cell(one.get(name)) for name in COLUMNS), ""])


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
