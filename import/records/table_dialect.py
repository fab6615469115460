"""How a table is written, found from its beginning: delimiter, quotation marks, line ends, charset, header.

The header decides where it can: the delimiter is the one by which the first line falls into names that are known.
Otherwise it is the one by which the rows come out equally long.
"""

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from readroom.importer.decode import DAMAGED, decode
from readroom.importer.fields import date_of
from readroom.importer.formats import Unreadable
from readroom.importer.records.names import FIELDS, plain_name
from readroom.importer.records.table_cells import Dialect, cells_of
from readroom.importer.records.table_rows import rows_of
from readroom.text.dates import Order, printed_order
from readroom.text.gate import clean_line

KNOWN = {name: field for field, names in reversed(FIELDS.items()) for name in names}
"""The field that each known name of a column stands for."""

_DELIMITERS = ",;\t|"
_ROWS = 200  # rows that are looked at
_AHEAD = 20  # rows that may stand before the header
_LONGEST_NAME = 60  # code points of what can be the name of a column
_LINE = 1000  # code points of a cell of the header that are looked at
_ALIKE = 20  # columns of one name that are counted
_SEP = re.compile(r"sep=(.)\r?$", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d.,\s%]*\d[\d.,\s%]*$")


@dataclass(frozen=True, slots=True)
class Table:
    """What the beginning of a table shows.

    `names` are the columns', made up where the table has no header (`headed` is False). `ahead` is how many rows stand
    before the first row of values. `codec` is its charset where it is not UTF-8, `order` how its numeric dates are
    written, `rows` the first rows of values, `even` the share of them that are as long as the header.
    """

    dialect: Dialect
    names: tuple[str, ...]
    headed: bool
    ahead: int
    codec: str | None
    order: Order | None
    rows: list[list[str]]
    even: float


def table_of(sample: bytes, *, whole: bool) -> Table:
    """Return how a table is written that begins with `sample` (in one byte a sign or UTF-8, without a mark).

    `whole`: nothing follows the sample. Raise Unreadable when it is no text, or empty.
    """
    if not whole:
        sample = sample[: max(sample.rfind(b"\n"), sample.rfind(b"\r")) + 1] or sample
    text, codec = decode(sample)
    if not text.strip():
        raise Unreadable("the file is empty")
    newline = "\n" if "\n" in text or "\r" not in text else "\r"
    ahead, said = 0, None
    if match := _SEP.match(text.split(newline, 1)[0]):
        ahead, said = 1, match[1]
    reads = [_read(sample, dialect, codec, ahead) for dialect in _dialects(text, newline, said)]
    # Where cells are enclosed as they should be, a quotation mark is one, and not a letter.
    enclosing = {read.dialect.delimiter for read in reads if read.enclosed}
    found = max(
        (read for read in reads if read.dialect.quote or read.dialect.delimiter not in enclosing),
        key=lambda read: read.score,
    )
    head, rows = found.rows[found.head : found.head + 1], found.rows[found.head + 1 :]
    headed = bool(head) and _is_header(head[0])
    if not headed:
        rows = found.rows[found.head :]
    width = max((len(row) for row in rows[:_ROWS]), default=0)
    names = _names(head[0] if headed else [""] * (found.width or width))
    return Table(
        found.dialect,
        names,
        headed,
        found.places[found.head] + headed if found.places else ahead,
        None if codec == "utf-8" else codec.removesuffix(DAMAGED),
        _order(names, rows),
        rows,
        sum(len(row) == len(names) for row in rows) / len(rows) if rows else 0.0,
    )


@dataclass(slots=True)
class _Read:
    """The rows that a sample falls into when it is read in one way, which is the header, and how likely that is.

    Blank rows are left out; `places` are the numbers of the others, from 0.
    """

    dialect: Dialect
    rows: list[list[str]]
    places: list[int]
    head: int
    width: int
    enclosed: bool
    score: float


def _dialects(text: str, newline: str, said: str | None) -> list[Dialect]:
    """Return the ways in which a table may be written, the likelier ones first."""
    delimiters = [said] if said else [d for d in _DELIMITERS if d in text] or [","]
    escape = "\\" if '\\"' in text and '""' not in text.replace('\\""', "") else ""
    ways = [(d, '"', escape) for d in delimiters]
    ways += [(d, "'", "") for d in delimiters if _enclosed(text, d, "'") > 2 * _enclosed(text, d, '"')]
    ways += [(d, "", "") for d in delimiters if '"' in text]
    return [Dialect(delimiter, quote, escape, newline) for delimiter, quote, escape in ways]


def _enclosed(text: str, delimiter: str, quote: str) -> int:
    return text.count(f"{quote}{delimiter}{quote}") + text.count(f"{quote}\n{quote}")


def _read(sample: bytes, dialect: Dialect, codec: str, ahead: int, columns: int | None = None) -> _Read:
    rows: list[list[str]] = []
    places: list[int] = []
    odd = enclosed = 0
    for number, row in enumerate(islice(rows_of(io.BytesIO(sample), dialect, columns), ahead, ahead + _ROWS), ahead):
        cells = cells_of((row.data or b"").decode(codec.removesuffix(DAMAGED), "replace"), dialect)
        odd += cells.unclosed
        enclosed += bool(cells.enclosed)
        if any(cell.strip() for cell in cells.cells):
            rows.append(cells.cells)
            places.append(number)
    head, known = _header(rows)
    if rows:
        rows[head] = _trimmed(rows[head])
    width = len(rows[head]) if rows else 0
    if columns is None and enclosed and width > 1:
        # Once more, knowing how long a row is: what follows a mark that is never closed is then told from it.
        return _read(sample, dialect, codec, ahead, width)
    below = rows[head + 1 :]
    even = sum(len(row) == width for row in below) / len(below) if below else 0.0
    score = 2.0 * known + even * (width > 1) + min(width, 9) * 0.01 - odd / max(len(rows), 1)
    return _Read(dialect, rows, places, head, width, enclosed > odd, score)


def _trimmed(cells: list[str]) -> list[str]:
    """Return the names of columns without the empty ones at the end."""
    while len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _header(rows: Sequence[list[str]]) -> tuple[int, int]:
    """Return which row is the header, if any is, and how many known names stand in it."""
    known = [sum(is_known(cell) for cell in row) for row in rows[:_AHEAD]]
    best = max(known, default=0)
    if best:
        return known.index(best), best
    widths = Counter(len(row) for row in rows)
    usual = widths.most_common(1)[0][0] if widths else 0
    return next((n for n, row in enumerate(rows[:_AHEAD]) if len(row) == usual), 0), 0


def is_known(cell: str) -> bool:
    """Tell whether a cell is a name that columns are known to have."""
    return len(cell) <= _LONGEST_NAME and _is_known(cell)


@lru_cache(maxsize=4096)
def _is_known(cell: str) -> bool:
    return plain_name(clean_line(cell)) in KNOWN


def _is_header(head: Sequence[str]) -> bool:
    """Tell whether a row is the header: more known names than values stand in it, or names and no value at all."""
    cells = [clean_line(cell) for cell in head]
    values = sum(_is_value(cell) for cell in cells)
    known = sum(is_known(cell) for cell in cells)
    if known:
        return known > values
    return not values and len(cells) > 1 and all(cells) and len(set(cells)) == len(cells)


def _is_value(cell: str) -> bool:
    if not cell:
        return False
    return len(cell) > _LONGEST_NAME or bool(_NUMBER.match(cell)) or "://" in cell or date_of(cell) is not None


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns, each of them once; those without one are called by their number."""
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, 1):
        plain = clean_line(cell[:_LINE])[:200] or f"column {number}"
        name, again = plain, 2
        while name in names:
            # Many columns of one name are numbered by their place: nobody can tell them apart otherwise.
            name, again = f"{plain} ({again if again < _ALIKE else number})", again + 1
        names[name] = None
    return tuple(names)


def _order(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Order | None:
    """Return the order of day and month that the columns of dates show."""
    dates = [n for n, name in enumerate(names) if KNOWN.get(plain_name(name)) in ("date", "first_date", "crawl_date")]
    return printed_order(row[n] for row in rows for n in dates if n < len(row))
