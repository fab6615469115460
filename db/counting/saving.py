"""Tables that the notebook keeps: the rows as they were shown, what was counted, and how to count it again."""

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

from readroom.db.counting.tables import Table
from readroom.text.cells import cells
from readroom.text.table import ABSENT, Row

if TYPE_CHECKING:
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.notebook.tables import SavedTable

SMALL = 0.0001
PICTURE = (80, 12)
"""Columns and lines of the plot that is kept with a table."""


def keep(notebook: "Notebook", library: "Library", name: str, table: Table, rows: Sequence[Row]) -> "SavedTable":
    """Keep a table under a name, in the place of one that had it; raise NotebookError."""
    keys = [column.key for column in table.columns]
    plot = table.plot(*PICTURE) if table.plot is not None else []
    about = {"kind": table.kind, "line": table.head.line(), **table.head.to_json(), "lines": list(table.lines)}
    return notebook.save_table(
        name,
        command=table.head.command,
        header=[column.title for column in table.columns],
        rows=[[_plain(row[key]) for key in keys] for row in rows],
        library=library,
        about=about,
        picture="\n".join(plot) or None,
    )


def _plain(value: "str | int | float | None") -> "str | int | float | None":
    """Return a cell as JSON has it: what is infinite is absent."""
    return None if isinstance(value, float) and not isfinite(value) else value


def shown(saved: "SavedTable") -> list[str]:
    """Return a kept table as lines of text: its picture, what stood over the rows, the rows."""
    texts = [[_text(cell) for cell in row] for row in saved.rows]
    widths = [max(map(cells, each), default=0) for each in zip(saved.header, *texts, strict=True)]
    lines = [*(f"{saved.picture}\n".split("\n") if saved.picture else []), *saved.about.get("lines", [])]
    for texts_of in (list(saved.header), *texts):
        parts = [
            cell + " " * (width - cells(cell)) if not place else " " * (width - cells(cell)) + cell
            for place, (cell, width) in enumerate(zip(texts_of, widths, strict=True))
        ]
        lines.append("  ".join(parts).rstrip())
    return lines


def _text(cell: str | int | float | None) -> str:
    if cell is None:
        return ABSENT
    if isinstance(cell, float):
        return f"{cell:,.4f}".rstrip("0").rstrip(".") if abs(cell) >= SMALL or not cell else f"{cell:.1e}"
    return f"{cell:,}" if isinstance(cell, int) else cell
