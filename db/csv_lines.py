"""Lines of CSV that no spreadsheet runs."""

import csv
import io
from collections.abc import Iterable

_FORMULA = frozenset("=+-@＝＋－＠")


def csv_line(cells: Iterable[str]) -> str:
    """Return cells as a line of CSV; one that begins like a formula gets an apostrophe, the sign for text."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_inert(cell) for cell in cells])
    return out.getvalue()


def _inert(cell: str) -> str:
    return "'" + cell if cell.lstrip()[:1] in _FORMULA else cell
