"""A stream is cut at its marks, wherever its chunks end."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer import splitting
from readroom.importer.splitting import chunks, split_at

MARK = re.compile(rb"<r>")


@given(st.lists(st.sampled_from([b"<r>", b"<", b"r>", b"text ", b"\n"]), max_size=30), st.integers(1, 9))
def test_the_parts_are_those_of_the_whole(parts: list[bytes], size: int) -> None:
    data = b"".join(parts) + b"."
    whole = [b"<r>" + part for part in data.split(b"<r>")[1:]]
    pieces = [data[i : i + size] for i in range(0, len(data), size)]
    assert list(split_at(pieces, MARK)) == [part for part in whole if part.strip()]


def test_a_wrapper_joins_what_it_wraps() -> None:
    data = b"head <r><r>one <r><r>two"
    assert list(split_at([data], MARK, joins=lambda part: len(part) < 4)) == [b"<r><r>one ", b"<r><r>two"]


def test_a_record_without_end_is_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "RECORD_BYTES", 1000)
    monkeypatch.setattr(splitting, "CHUNK", 64)
    first, second = split_at(chunks(io.BytesIO(b"<r>" + b"x" * 100_000 + b"<r>two")), MARK)
    assert 1000 < len(first) < 5000
    assert second == b"<r>two"


def test_wrappers_without_end_are_not_collected_without_end() -> None:
    parts = list(split_at([b"<a>" * 100 + b"text"], re.compile(rb"<a>"), joins=lambda part: part == b"<a>"))
    assert b"".join(parts) == b"<a>" * 100 + b"text"
    assert max(map(len, parts)) < 40
