"""Frames between the import and its workers."""

import json
import os
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readroom.importer.wire import read_frame, write_frame

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        with suppress(OSError):
            os.close(end)


@given(JSON, st.binary(max_size=200))
def test_what_goes_in_comes_out(head: Any, payload: bytes) -> None:
    out, into = os.pipe()
    write_frame(into, head, payload)
    os.close(into)
    assert read_frame(out) == (head, payload)
    assert read_frame(out) is None
    os.close(out)


def test_a_frame_larger_than_the_pipe(pipe: tuple[int, int]) -> None:
    out, into = pipe
    payload = os.urandom(3 << 20)
    writer = threading.Thread(target=write_frame, args=(into, {"n": 1}, payload))
    writer.start()
    assert read_frame(out) == ({"n": 1}, payload)
    writer.join()


@pytest.mark.parametrize("kept", [1, 15, 16, 17, 20, 24])
def test_a_frame_that_is_cut_off_is_none(pipe: tuple[int, int], kept: int) -> None:
    out, into = pipe
    head = json.dumps([1, 2]).encode()
    os.write(into, (struct.pack("!QQ", len(head), 4) + head + b"data")[:kept])
    os.close(into)
    assert read_frame(out) is None


def test_what_is_no_frame_is_an_error(pipe: tuple[int, int]) -> None:
    out, into = pipe
    os.write(into, struct.pack("!QQ", 3, 0) + b"no!")
    with pytest.raises(ValueError, match="Expecting value"):
        read_frame(out)


def test_a_side_that_is_gone_is_a_broken_pipe(pipe: tuple[int, int]) -> None:
    out, into = pipe
    os.close(out)
    with pytest.raises(BrokenPipeError):
        write_frame(into, {}, b"x")
