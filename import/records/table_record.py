"""One row of a table to a record with named fields."""

from collections.abc import Mapping
from typing import Any

from readroom.importer.charsets import LABELS
from readroom.importer.damage import joined
from readroom.importer.decode import decode
from readroom.importer.records.cells import listed, people_of
from readroom.importer.records.places import Columns, Places
from readroom.importer.records.table_cells import Dialect, cells_of
from readroom.text.counted import number_of

_CODECS = frozenset(LABELS.values())


def read_row(row: bytes, table: Mapping[str, Any], columns: Columns) -> tuple[dict[str, object], str | None]:
    """Return the values of a row by the names of its columns, and what is wrong with it, if anything.

    `table` says how it is written: `names`, `dialect`, `codec`. A value that stands beyond the last column has a
    name of its own.
    """
    text, problem = _text(row, table["codec"])
    found = cells_of(text, Dialect(*table["dialect"]))
    names: list[str] = table["names"]
    cells = [cell if cell.strip() else "" for cell in found.cells]
    while len(cells) > len(names) and not cells[-1]:
        cells.pop()
    if found.unclosed:
        problem = joined(problem, "a quotation mark that is never closed")
    elif len(cells) > len(names):
        more = len(cells) - len(names)
        problem = joined(problem, f"the row has {number_of(more, 'cell')} more than the header has columns")
    elif len(cells) < len(names):
        problem = joined(problem, f"the row has {len(cells)} of {number_of(len(names), 'cell')}")
    record: dict[str, object] = dict(zip(names, cells, strict=False))
    for number, cell in enumerate(cells[len(names) :], len(names) + 1):
        record.setdefault(f"column {number}", cell)
    places = Places(record, columns)
    for name in places.names("authors"):
        record[name] = people_of(str(record[name]))
    for name in places.names("keywords"):
        if (items := listed(str(record[name]))) is not None:
            record[name] = items
    return record, problem


def _text(row: bytes, codec: str | None) -> tuple[str, str | None]:
    """Return the characters of a row: UTF-8, else in the charset of its table, else what they look like."""
    try:
        return row.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if codec in _CODECS:
        try:
            return row.decode(codec), None
        except UnicodeDecodeError:
            pass
    text, guessed = decode(row)
    return text, None if guessed == codec else f"the row is not {codec or 'UTF-8'}; read as {guessed}"
