"""Tables: CSV and TSV, however they are written, one article a row."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from readroom.importer.formats import Left, Part, Plain, Record, Unreadable, ending
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

if TYPE_CHECKING:
    from readroom.importer.asking import Unclear
    from readroom.importer.records.table_cells import Dialect
    from readroom.importer.records.table_dialect import Table

_LEAST_KNOWN = 2  # known names in the header of a table that is told by its content
_LEAST_EVEN = 0.8  # of its rows are as long as the header
_AHEAD = 20  # lines in which the header is looked for
_LINE = 5000  # bytes of a line that can be a header
_DELIMITERS = b",;\t|"
_SAMPLE = 200  # code points of a value that is shown when a column is asked for
_DETAILS = (
    "The names of columns are those of the fields of [JSON lines](#json-lines); case, accents, spaces and hyphens do "
    "not count. Several names in a cell are parted by semicolons or bars, or are a list as programs write it. Numeric "
    "dates that could be read either way (03/04/2021) are read when another row of the column shows the order, else "
    "they are absent. Every column has its line in the page view: what it was taken for, or that it was not read. A "
    "table without a header has the columns `column 1`, `column 2`, …\n\n"
    "Rows without text are `skipped` with that reason; empty rows, repeated headers and lines before the header are "
    "counted. A row that is longer or shorter than the header, or in which a quotation mark is never closed, is "
    "`partial`; the rows around it are as they were.\n\n"
    "Refused with the reason, since they hold addresses and no text: Media Cloud's lists, GDELT's tables, the lists of "
    "Pocket and Instapaper. Readwise's highlights are refused too, being passages of texts; `--map Highlight=text` "
    "reads each as an article."
)


class CsvFormat(Plain):
    """`.csv`, `.tsv` and `.tab` files, and others that begin with a header of known names."""

    name = "csv"
    rank = 5
    title = "Tables (CSV, TSV)"
    about = (
        "One article a row. Delimiter (comma, semicolon, tab, bar), quotation marks, line ends, character set (Excel's "
        "UTF-16 too) and header are found from the beginning; line ends within quotation marks stay. Columns are taken "
        "by their names, in English, German, French or Spanish. A table none of whose columns is known to be the text "
        "is asked about once on a terminal, and what was answered is kept for the source; elsewhere it is skipped with "
        "its columns' names and the `--map COLUMN=FIELD` to type."
    )
    limits = "16 MiB a row, 16,384 columns, the file of any size"
    endings = (".csv", ".tsv", ".tab")
    container = True
    details = _DETAILS

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by a header of known names with rows as long as it, or by the ending."""
        from readroom.importer.utf8 import head_as_utf8

        head = head_as_utf8(head)
        if ending(name) in self.endings:
            return True
        if _is_gdelt(head):
            return True
        if name or not _may_have_header(head):
            return False
        try:
            table = _table(head, whole=len(head) < 60_000)
        except Unreadable:
            return False
        from readroom.importer.records.names import plain_name
        from readroom.importer.records.table_dialect import KNOWN, is_known

        known = {KNOWN[plain_name(cell)] for cell in table.names if is_known(cell)}
        return (
            table.headed
            and len(known) >= _LEAST_KNOWN
            and bool(known & {"text", "markdown", "html", "title", "url"})
            and table.even >= _LEAST_EVEN
        )

    def columns(self, stream: BinaryIO) -> Sequence[str] | None:
        """Return the names of the columns; None where there are none."""
        try:
            table, _ = _opened(stream)
        except Unreadable:
            return None
        return table.names

    def unclear(self, stream: BinaryIO, settings: Settings) -> "Unclear | None":
        """Return what the columns' names leave open: which is the text; raise Unreadable when none can be."""
        from readroom.importer.asking import Unclear
        from readroom.importer.records.places import may_have_text
        from readroom.importer.records.table_kinds import list_reason
        from readroom.text.gate import clean_line

        table, _ = _opened(stream)
        if may_have_text(table.names, tuple((settings.columns or {}).items())):
            return None
        if reason := list_reason(table.names):
            raise Unreadable(reason)
        samples = {
            name: next((clean_line(row[n][:_SAMPLE]) for row in table.rows if n < len(row) and row[n].strip()), "")
            for n, name in enumerate(table.names)
        }
        return Unclear(table.names, samples, ["text"])

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the rows, one at a time, each with the names of its columns."""
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.records.table_rows import rows_of

        table, text = _opened(stream)
        heads: dict[Dialect, bytes] = {}
        header = None
        for place, row in enumerate(rows_of(text, table.dialect, len(table.names))):
            number = place - table.ahead + 1
            blank = row.data is not None and not row.data.strip(b" " + _signs(table.dialect))
            if number < 1:
                header = row.data
                if number < (0 if table.headed else 1) and not blank and not _is_hint(row.data, place):
                    yield Left("lines before the header")
            elif row.data is None:
                yield Record(number, b"", refused=f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
            elif blank:
                if row.data.strip():
                    yield Left("empty rows")
            elif row.data == header and table.headed:
                yield Left("repeated headers")
            else:
                if row.dialect not in heads:
                    heads[row.dialect] = _head(table, row.dialect)
                yield Record(number, heads[row.dialect] + row.data)

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that one row is; raise Unreadable when it holds no text."""
        from readroom.importer.recipe.recipe import chooser
        from readroom.importer.records.page import record_page
        from readroom.importer.records.places import may_have_text
        from readroom.importer.records.table_record import read_row

        head, _, row = data.partition(b"\n")
        table = json.loads(head)
        columns = tuple((settings.columns or {}).items())
        record, problem = read_row(row, table, columns)
        if not may_have_text(table["names"], columns):
            raise Unreadable("no text in this record: no column is known to hold it (--map COLUMN=text says which)")
        return record_page(
            record, "csv", number, columns=columns, what="column", problem=problem, order=table["order"],
            recipe=chooser(settings, name),
        )  # fmt: skip


def _is_gdelt(head: bytes) -> bool:
    if not (head[:1].isdigit() or head.startswith(b"DATE")):
        return False
    from readroom.importer.records.table_kinds import gdelt_reason

    return gdelt_reason(head) is not None


def _may_have_header(head: bytes) -> bool:
    """Tell, quickly, whether one of the first lines has two names of columns that are known."""
    from readroom.importer.records.table_header import may_name_columns

    if head.lstrip()[:1] in (b"<", b"{", b"[", b"%", b""):
        return False
    lines = _first_lines(head[: _AHEAD * _LINE].replace(b"\r", b"\n"))
    if not may_name_columns(b"\n".join(lines)):
        return False
    from readroom.importer.records.table_dialect import is_known

    for line in lines:
        for sign in _DELIMITERS:
            cells = line.decode("utf-8", "replace").split(chr(sign)) if sign in line else ()
            if sum(is_known(cell.strip(" \"'")) for cell in cells) >= _LEAST_KNOWN:
                return True
    return False


def _first_lines(text: bytes) -> list[bytes]:
    """Return what can be a header of the first lines that are not blank."""
    few = text.split(b"\n", 3 * _AHEAD)
    rest = few.pop() if len(few) > 3 * _AHEAD else b""
    lines = list(islice(filter(bytes.strip, few), _AHEAD))
    if rest and len(lines) < _AHEAD:
        lines += islice(filter(bytes.strip, rest.split(b"\n")), _AHEAD - len(lines))
    return [line[:_LINE] for line in lines]


def _table(sample: bytes, *, whole: bool) -> "Table":
    from readroom.importer.limits import TABLE_COLUMNS
    from readroom.importer.records.table_dialect import table_of

    table = table_of(sample, whole=whole)
    if len(table.names) > TABLE_COLUMNS:
        raise Unreadable(f"a table of more than {TABLE_COLUMNS:,} columns, the limit")
    return table


def _opened(stream: BinaryIO) -> "tuple[Table, BinaryIO]":
    """Return how a table is written, and its text from the beginning; raise Unreadable when it cannot be read."""
    from readroom.importer.limits import TABLE_SAMPLE
    from readroom.importer.records.table_kinds import gdelt_reason
    from readroom.importer.utf8 import as_utf8

    sample = as_utf8(stream).read(TABLE_SAMPLE)
    if reason := gdelt_reason(sample):
        raise Unreadable(reason)
    table = _table(sample, whole=len(sample) < TABLE_SAMPLE)
    return table, as_utf8(stream)


def _is_hint(line: bytes | None, place: int) -> bool:
    """Tell Excel's line that says which sign parts the cells."""
    return place == 0 and line is not None and line[:4].lower() == b"sep="


def _signs(dialect: "Dialect") -> bytes:
    return (dialect.delimiter + dialect.quote + "\t\r").encode()


def _head(table: "Table", dialect: "Dialect") -> bytes:
    """Return what goes with every row: how it is written, and what its columns are."""
    said: dict[str, Any] = {
        "names": table.names,
        "dialect": [dialect.delimiter, dialect.quote, dialect.escape, dialect.newline],
        "codec": table.codec,
        "order": table.order,
    }
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


FORMAT = CsvFormat()
