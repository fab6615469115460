"""A table split into its rows as bytes, streaming: line ends within quotation marks are no ends of rows.

What is written well goes by one pattern. Else it is looked at closely: a quotation mark within a cell is taken for a
letter, and one that is never closed costs its own line and nothing else.
"""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from readroom.importer.limits import RECORD_BYTES, TABLE_CELLS, TABLE_STRAY, TABLE_UNCLOSED
from readroom.importer.records.table_cells import Dialect, cells_of, row_pattern

_CHUNK = 1 << 18
_MORE, _UNCLOSED = -1, -2  # in place of where a row ends


class Row(NamedTuple):
    """One row: its bytes without the line end, and how it is written; `data` is None when it is too long."""

    data: bytes | None
    dialect: Dialect


def rows_of(stream: BinaryIO, dialect: Dialect, columns: int | None = None) -> Iterator[Row]:
    """Yield the rows of a table; blank lines are rows too. `columns` is how many a row is expected to have."""
    return _Rows(stream, dialect, columns).rows()


class _Rows:
    def __init__(self, stream: BinaryIO, dialect: Dialect, columns: int | None) -> None:
        self._stream = stream
        self._columns = columns
        self._data = b""
        self._at = 0
        self._ended = False
        self._unclosed = 0
        self._write(dialect)

    def _write(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._pattern = row_pattern(dialect)
        self._newline = dialect.newline.encode()
        self._delimiter = dialect.delimiter.encode()
        self._quote = dialect.quote.encode()

    def rows(self) -> Iterator[Row]:
        while True:
            match = self._pattern.match(self._data, self._at)
            if match:
                yield self._row(match.start(1))
                self._at = match.end()
                continue
            end = self._look()
            if end == _MORE:
                if len(self._data) - self._at > RECORD_BYTES:
                    yield from self._too_long()
                elif not self._more() and self._ended and self._at >= len(self._data):
                    return
                continue
            if end == _UNCLOSED:
                dialect = self._dialect
                yield Row(self._line(), dialect)
                self._unclosed += 1
                if self._unclosed > TABLE_UNCLOSED:
                    self._write(Dialect(dialect.delimiter, "", "", dialect.newline))
                continue
            if end > self._at or end < len(self._data):
                yield self._row(end)
            self._at = end + len(self._newline)
            if self._ended and self._at >= len(self._data):
                return

    def _row(self, end: int) -> Row:
        if end - self._at > RECORD_BYTES:
            return Row(None, self._dialect)
        return Row(self._data[self._at : end].removesuffix(b"\r"), self._dialect)

    def _more(self) -> bool:
        """Forget what was passed and read on; False at the end."""
        chunk = self._stream.read(max(_CHUNK, len(self._data) - self._at))
        self._ended = not chunk
        self._data = self._data[self._at :] + chunk
        self._at = 0
        return bool(chunk)

    def _line(self) -> bytes:
        """Pass a line and return it."""
        end = self._data.find(self._newline, self._at)
        line = self._data[self._at :] if end < 0 else self._data[self._at : end]
        self._at = len(self._data) if end < 0 else end + len(self._newline)
        return line.removesuffix(b"\r")

    def _too_long(self) -> Iterator[Row]:
        """Pass a row that is longer than a record may be: a line, or what an unclosed quotation mark takes with it."""
        end = self._data.find(self._newline, self._at)
        if end >= 0:
            yield Row(self._line(), self._dialect)
            self._unclosed += 1
            return
        yield Row(None, self._dialect)
        while (end := self._data.find(self._newline, self._at)) < 0:
            self._at = len(self._data)
            if not self._more():
                return
        self._at = end + len(self._newline)

    def _look(self) -> int:
        """Return where the row at hand ends, in what is held; _MORE when that is not read yet, or _UNCLOSED."""
        data, pos = self._data, self._at
        line = data.find(self._newline, pos)
        if not self._quote or data.find(self._quote, pos, line if line >= 0 else len(data)) < 0:
            return line if line >= 0 else len(data) if self._ended else _MORE
        for _ in range(TABLE_CELLS):
            start = pos
            while data.startswith(b" ", start):
                start += 1
            if self._quote and data.startswith(self._quote, start):
                pos = self._closing(start)
                if pos < 0:
                    return pos
            else:
                ends = [end for sign in (self._delimiter, self._newline) if (end := data.find(sign, pos)) >= 0]
                if not ends:
                    return len(data) if self._ended else _MORE
                pos = min(ends)
            if pos >= len(data) or not data.startswith(self._delimiter, pos):
                return pos
            pos += 1
        return _UNCLOSED

    def _closing(self, start: int) -> int:
        """Return where the cell in quotation marks at `start` ends: a delimiter, a line end, the end of the file."""
        data, quote = self._data, self._quote
        at, checked, stray = start + 1, -1, 0
        while (found := data.find(quote, at)) >= 0:
            if self._dialect.escape and _escaped(data, found, self._dialect.escape.encode()):
                at = found + 1
                continue
            after = found + 1
            if data.startswith(quote, after) and not self._dialect.escape:
                at = after + 1
                continue
            while data[after : after + 1] in (b" ", b"\r") and data[after : after + 1] != self._newline:
                after += 1
            if after >= len(data):
                return len(data) if self._ended else _MORE
            if data.startswith((self._delimiter, self._newline), after):
                return after
            line = data.rfind(self._newline, start, found) + 1
            if line > checked and line > 0:
                checked = line
                if self._is_row(line):
                    return _UNCLOSED
            at, stray = found + 1, stray + 1
            if stray > TABLE_STRAY:
                return _UNCLOSED
        return _UNCLOSED if self._ended else _MORE

    def _is_row(self, at: int) -> bool:
        """Tell whether a whole row of the expected width, with a quotation mark in it, begins at a line."""
        match = self._pattern.match(self._data, at)
        if match is None or self._columns is None or self._columns < 2:
            return False
        return len(cells_of(self._data[at : match.start(1)].decode("latin-1"), self._dialect).cells) == self._columns


def _escaped(data: bytes, at: int, escape: bytes) -> bool:
    before = at
    while before and data[before - 1 : before] == escape:
        before -= 1
    return (at - before) % 2 == 1
