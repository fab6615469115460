"""Rows and cells of tables: as Python's own reader has them where they are written well, and lenient where not."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.records import table_rows
from readroom.importer.records.table_cells import Dialect, cells_of
from readroom.importer.records.table_rows import rows_of

COMMA = Dialect()
ROWS = st.lists(st.lists(st.text(alphabet='ab"\n,;|\té ', max_size=6), min_size=3, max_size=3), min_size=1, max_size=6)


def read(text: str, dialect: Dialect = COMMA, columns: int | None = 3) -> list[list[str]]:
    rows = rows_of(io.BytesIO(text.encode()), dialect, columns)
    return [cells_of((row.data or b"").decode(), row.dialect).cells for row in rows]


@given(ROWS, st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]), st.sampled_from([1, 3, 64, 1 << 18]))
def test_what_is_written_well_is_read_as_it_was(rows: list[list[str]], sign: str, newline: str, chunk: int) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator=newline, quoting=csv.QUOTE_ALL).writerows(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_rows, "_CHUNK", chunk)
        assert read(out.getvalue(), Dialect(sign)) == rows


@given(ROWS, st.sampled_from([2, 1 << 18]))
def test_quotation_marks_only_where_they_must_be(rows: list[list[str]], chunk: int) -> None:
    rows = [[cell.lstrip(" ") for cell in row] for row in rows]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_rows, "_CHUNK", chunk)
        assert read(out.getvalue()) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,"b, c",d\n', [["a", "b, c", "d"]]),
        ('a, "b, c" ,d', [["a", "b, c", "d"]]),
        ('1,"He said "no" to me",x\n2,y,z\n', [["1", 'He said "no" to me', "x"], ["2", "y", "z"]]),
        ('1,5" pipe,x\n', [["1", '5" pipe', "x"]]),
        ('1,"open,x\n2,"y, y",z\n', [["1", '"open', "x"], ["2", "y, y", "z"]]),
        ('1,a,"open', [["1", "a", '"open']]),
        ("a,b\n\n1,2\n", [["a", "b"], [""], ["1", "2"]]),
        ("a,b,c\r\n1,2,3\r\n", [["a", "b", "c"], ["1", "2", "3"]]),
        ("", []),
        (",,\n", [["", "", ""]]),
    ],
)
def test_rows_that_are_written_as_people_do(text: str, rows: list[list[str]]) -> None:
    assert read(text) == rows


def test_other_ways_of_writing() -> None:
    assert read('a\tb\nx\\ny\t"q\n', Dialect("\t", ""), 2) == [["a", "b"], ["x\ny", '"q']]
    assert read('a,"x \\"y\\", z"\n', Dialect(escape="\\"), 2) == [["a", 'x "y", z']]
    assert read("'a,b','it''s'\n", Dialect(quote="'"), 2) == [["a,b", "it's"]]
    assert read('a,b\r"c\rd",e\r', Dialect(newline="\r"), 2) == [["a", "b"], ["c\rd", "e"]]


def test_a_row_that_is_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "RECORD_BYTES", 50)
    monkeypatch.setattr(table_rows, "_CHUNK", 16)
    found = [row.data for row in rows_of(io.BytesIO(b"a,b\n" + b"x" * 400 + b"\nc,d\n"), COMMA, 2)]
    assert found == [b"a,b", None, b"c,d"]


def test_an_open_quotation_mark_takes_no_more_than_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "RECORD_BYTES", 60)
    monkeypatch.setattr(table_rows, "_CHUNK", 16)
    text = 'a,"open\n' + "x,y\n" * 40
    assert read(text, columns=2) == [["a", '"open'], *[["x", "y"]] * 40]


def test_a_file_full_of_open_marks_is_read_by_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "TABLE_UNCLOSED", 3)
    monkeypatch.setattr(table_rows, "TABLE_STRAY", 5)
    assert len(read('a,"x\n' * 50, columns=2)) == 50


@given(st.binary(max_size=200), st.sampled_from([",", "\t"]), st.sampled_from(['"', "", "'"]))
def test_any_bytes_come_to_an_end(data: bytes, sign: str, quote: str) -> None:
    rows = list(rows_of(io.BytesIO(data), Dialect(sign, quote), 2))
    assert sum(len(row.data or b"") for row in rows) <= len(data)
    for row in rows:
        cells_of((row.data or b"").decode("latin-1"), row.dialect)
