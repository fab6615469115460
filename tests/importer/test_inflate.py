"""Compressed streams: members without anything in them, and what stands behind the last."""

import bz2
import gzip
import io
import lzma

import pytest

from readroom.importer.formats import Record, Unreadable, find_format
from readroom.importer.inflate import inflated, is_readable, opened

PACKS = [gzip.compress, bz2.compress, lzma.compress]


@pytest.mark.parametrize("pack", PACKS, ids=["gz", "bz2", "xz"])
def test_members_are_one_stream(pack: "type[bytes]") -> None:
    data = pack(b"one ") + pack(b"") + pack(b"two")
    assert opened(io.BytesIO(data)).read() == b"one two"
    assert inflated(pack(b"") * 3 + pack(b"words"), 3) == b"wor"


@pytest.mark.parametrize("pack", PACKS, ids=["gz", "bz2", "xz"])
def test_a_few_bytes_behind_the_end_are_left_alone(pack: "type[bytes]") -> None:
    stream = opened(io.BytesIO(pack(b"words") + b"junk" * 10))
    assert stream.read() == b"words"
    assert stream.read() == b""
    assert stream.read(1) == b""
    with pytest.raises(Unreadable, match="damaged"):
        opened(io.BytesIO(pack(b"words") + b"junk" * 5000)).read()


def test_a_file_that_begins_with_empty_members_is_compressed() -> None:
    data = gzip.compress(b"", mtime=0) * 20_000 + gzip.compress(b"# A title\n\nWords.")
    assert is_readable(data[: 1 << 16])
    found = find_format(data[: 1 << 16], "a.md.gz")
    assert found is not None
    assert found.name == "compressed"
    stream = io.BytesIO(data)
    stream.name = "a.md.gz"  # type: ignore[attr-defined]
    (part,) = found.records(stream)
    assert isinstance(part, Record)
    assert (part.format, part.data) == ("markdown", b"# A title\n\nWords.")


def test_damage_is_not_readable() -> None:
    assert not is_readable(gzip.compress(b"words")[:3] + b"\xff" * 50)
    assert not is_readable(b"words")
