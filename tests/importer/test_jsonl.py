"""JSON lines: splitting, limits, and what broken records say."""

import io
import json

import pytest

from readroom.importer.formats import Record, Unreadable
from readroom.importer.formats import jsonl as module
from readroom.importer.formats.jsonl import FORMAT
from readroom.text.gate import has_control

WORDS = "The harbour board voted on Thursday to keep the small ferry."


def records(data: bytes) -> list[tuple[int, bytes]]:
    return [(r.number, r.data) for r in FORMAT.records(io.BytesIO(data)) if isinstance(r, Record)]


def text(data: bytes) -> str:
    return FORMAT.read_record(data, 1, "a.jsonl").articles[0].body.text


def test_lines_are_records_by_their_number() -> None:
    assert records(b'\xef\xbb\xbf{"a":1}\r\n\n  \n{"b":2}\n{"c":3}') == [
        (1, b'{"a":1}\r'),
        (4, b'{"b":2}'),
        (5, b'{"c":3}'),
    ]
    assert records(b"") == []


def test_only_line_feeds_end_a_record() -> None:
    data = '{"text": "a\u2028b\u0085c\x0bd"}\n'.encode()
    assert len(records(data)) == 1
    assert text(data) == "a\nbcd"


def test_records_may_cross_any_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 3)
    assert records(b"abcdef\ngh\n\nijk\n") == [(1, b"abcdef"), (2, b"gh"), (4, b"ijk")]


def test_a_record_without_end_is_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_RECORD", 10)
    monkeypatch.setattr(module, "_CHUNK", 4)
    found = records(b"x" * 1000 + b"\nshort")
    assert [(n, len(d)) for n, d in found] == [(1, 11), (2, 5)]
    with pytest.raises(Unreadable, match="longer than"):
        FORMAT.read_record(found[0][1], 1, "a")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"text": "x"', "broken JSON"),
        (b"{'text': 'x'}", "broken JSON"),
        (b'{"text": "x",}', "broken JSON"),
        (b'{"text": "x"} {"text": "y"}', "broken JSON: extra data"),
        (b'"text"', "not a JSON object"),
        (b"[1]", "not a JSON object"),
        (b"[" * 200_000, "broken JSON"),
        (b'{"a":' * 100_000, "broken JSON"),
        (b'{"title": "x"}', "no text in this record"),
        (b'{"text": null, "body": "  "}', "no text in this record"),
        (b'{"text": {"a": 1}, "body": 5}', "no text in this record"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as found:
        FORMAT.read_record(data, 1, "a.jsonl")
    assert "\n" not in str(found.value)


def test_odd_numbers_and_characters_survive() -> None:
    data = b'{"text": "a\\ud800b\\u0000c\x1b[0m", "id": ' + b"9" * 5000 + b', "n": NaN, "date": 1e400, "title": 12}'
    page = FORMAT.read_record(data, 1, "a.jsonl")
    assert page.articles[0].body.text == "abc[0m"
    assert page.articles[0].title == "12"
    assert not has_control(json.dumps(page.to_json(), ensure_ascii=False))


def test_other_charsets_are_read_and_said() -> None:
    page = FORMAT.read_record('{"text": "Fähre und Möwe"}'.encode("latin-1"), 3, "a.jsonl")
    assert page.articles[0].body.text == "Fähre und Möwe"
    assert page.problem is not None
    assert page.record == 3


def test_utf16_is_refused() -> None:
    with pytest.raises(Unreadable, match="UTF-16"):
        records('{"text": "x"}'.encode("utf-16"))
