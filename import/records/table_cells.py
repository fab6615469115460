"""One row of a table (CSV, TSV) to its cells, and how rows are written: what parts cells, what encloses them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_TAB_ESCAPES = re.compile(r"\\([tnr\\])")
_TAB_MEANT = {"t": "\t", "n": "\n", "r": "\n", "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Dialect:
    r"""How a table is written. `quote` encloses cells ("": nothing does), `escape` stands before a quote in a cell.

    Where `escape` is "", a quotation mark within a cell is written twice. `newline` ends a row: "\n", or "\r".
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    newline: str = "\n"


class Cells(NamedTuple):
    """The cells of a row, how many of them are enclosed, and whether a quotation mark is never closed."""

    cells: list[str]
    enclosed: int
    unclosed: bool


def cells_of(row: str, dialect: Dialect) -> Cells:
    """Return the cells of a row without its line end. A quotation mark that is never closed is a letter."""
    quote, delimiter = dialect.quote, dialect.delimiter
    if not quote or quote not in row:
        cells = row.split(delimiter)
        if not quote and delimiter == "\t" and "\\" in row:
            cells = [_TAB_ESCAPES.sub(lambda m: _TAB_MEANT[m[1]], cell) for cell in cells]
        return Cells(cells, 0, unclosed=False)
    cells, enclosed, unclosed = [], 0, False
    pos, size = 0, len(row)
    while pos <= size:
        start = pos
        while row.startswith(" ", start):
            start += 1
        closed = _closed(row, start, dialect) if row.startswith(quote, start) else None
        if closed is not None:
            cell, pos = closed
            enclosed += 1
        else:
            unclosed |= row.startswith(quote, start)
            end = row.find(delimiter, pos)
            cell, pos = (row[pos:], size) if end < 0 else (row[pos:end], end)
        cells.append(cell)
        if pos >= size:
            break
        pos += 1
    return Cells(cells, enclosed, unclosed)


def _closed(row: str, start: int, dialect: Dialect) -> tuple[str, int] | None:
    """Return the cell in quotation marks at `start`, and where it ends; None when it is never closed."""
    quote, escape = dialect.quote, dialect.escape
    at = start + 1
    while (found := row.find(quote, at)) >= 0:
        if escape and _escaped(row, found, escape):
            at = found + 1
            continue
        after = found + 1
        if row.startswith(quote, after) and not escape:
            at = after + 1
            continue
        while row.startswith(" ", after):
            after += 1
        if after >= len(row) or row.startswith(dialect.delimiter, after):
            return _unquoted(row[start + 1 : found], dialect), after
        at = found + 1
    return None


def _escaped(text: str, at: int, escape: str) -> bool:
    before = at
    while before and text[before - 1] == escape:
        before -= 1
    return (at - before) % 2 == 1


def _unquoted(cell: str, dialect: Dialect) -> str:
    quote, escape = dialect.quote, dialect.escape
    if escape:
        return cell.replace(escape + quote, quote).replace(escape * 2, escape) if escape in cell else cell
    return cell.replace(quote * 2, quote)


@lru_cache(maxsize=16)
def row_pattern(dialect: Dialect) -> "re.Pattern[bytes]":
    """Return a pattern for a row that is written as its dialect asks, up to and with its line end (group 1)."""
    delimiter, newline = (re.escape(sign.encode()) for sign in (dialect.delimiter, dialect.newline))
    end = rb"(\r?\n)" if dialect.newline == "\n" else rb"(\r)"
    if not dialect.quote:
        return re.compile(rb"[^" + newline + rb"]*+" + end)
    quote = re.escape(dialect.quote.encode())
    escape = re.escape(dialect.escape.encode())
    if escape:
        within = rb"(?:[^" + quote + escape + rb"]++|" + escape + rb".)*+"
    else:
        within = rb"(?:[^" + quote + rb"]++|" + quote + quote + rb")*+"
    enclosed = quote + within + quote + rb"(?=" + delimiter + rb"|\r?\n|\r)"
    plain = rb"(?!" + quote + rb")[^" + delimiter + newline + rb"\r]*+"
    cell = rb"(?:" + enclosed + rb"|" + plain + rb")"
    return re.compile(cell + rb"(?:" + delimiter + cell + rb")*+" + end, re.DOTALL)
