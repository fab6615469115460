"""Stepping through JSON: values are cut out whole, at any size of the chunks, and what is broken says where."""

import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.records import json_scan
from readroom.importer.records.json_scan import Broken, Scanner

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=20,
)


def scanner(data: bytes) -> Scanner:
    return Scanner(io.BytesIO(data))


def items(data: bytes) -> list[Any]:
    scan = scanner(data)
    return [json.loads(scan.take()) for _ in scan.items()]


@given(st.lists(VALUES, max_size=5), st.booleans(), st.sampled_from([1, 2, 7, 1 << 18]))
def test_items_come_as_they_are(values: list[Any], ascii_only: bool, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_scan, "_CHUNK", chunk)
        for indent in (None, 2):
            assert items(json.dumps(values, ensure_ascii=ascii_only, indent=indent).encode()) == values


@given(st.dictionaries(st.text(max_size=6), VALUES, max_size=5))
def test_names_and_what_is_skipped(values: dict[str, Any]) -> None:
    scan = scanner(json.dumps(values).encode() + b" 7")
    for key in scan.items():
        assert key is not None
        assert json.loads(b'"' + key + b'"') in values
        scan.skip()
    assert scan.take() == b"7"
    assert scan.peek() is None


def test_brackets_in_strings_are_letters() -> None:
    assert items(b'[{"a": "]}{[", "b": "\\"}\\\\"}, "}"]') == [{"a": "]}{[", "b": '"}\\'}, "}"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'[{"a": 1', "it has no end"),
        (b'[{"a": [1}]', "brackets that do not match"),
        (b'["abc', "a string without end"),
        (b"[" * 2000, "nested deeper"),
        (b'{"a" 1}', "a name without a value"),
        (b"{1: 2}", "a stray 1"),
        (b"[1, 2", "it has no end"),
        (b'[{"a": "' + b"x" * 5000, "too long"),
    ],
)
def test_what_is_broken_says_why(data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_scan, "_CHUNK", 16)
    scan = scanner(data)
    with pytest.raises(Broken, match=reason) as found:
        [scan.take(1000) for _ in scan.items()]
    assert 0 <= found.value.at <= len(data)


def test_what_follows_something_broken_can_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_scan, "_CHUNK", 8)
    scan = scanner(b'[{"a": [1}, ' + b" " * 100 + b'{"a": 2}]')
    walk = scan.items()
    next(walk)
    with pytest.raises(Broken) as found:
        scan.take()
    assert scan.resume(re.compile(rb'\{"a"'), found.value.at + 1)
    assert scan.take() == b'{"a": 2}'
    assert list(walk) == []
    assert not scan.resume(re.compile(b"absent"), 0)


def test_a_value_is_not_held_when_it_is_skipped() -> None:
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.left = 400

        def read(self, size: int = -1) -> bytes:
            self.left -= 1
            return b'{"a": "b"},' * (size // 11) if self.left else b"]"

    scan = Scanner(io.BufferedReader(io.BytesIO(b"")))
    scan._stream = Endless()  # type: ignore[assignment]
    scan._data = b"["
    scan.skip()
    assert scan.offset > 100_000_000
    assert len(scan._data) < 2_000_000
