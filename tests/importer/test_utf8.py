"""Wide text (UTF-16, UTF-32) is read as UTF-8, whatever its byte order and however it is read."""

import io

import pytest

from readroom.importer.utf8 import as_utf8, head_as_utf8, wide_codec

TEXT = 'id,title\n1,"Fähre ✓ 𐍈"\n' * 3


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_every_width_is_the_same_text(codec: str, size: int) -> None:
    stream = as_utf8(io.BytesIO(TEXT.encode(codec)))
    parts = []
    while part := stream.read(size):
        parts.append(part)
    assert b"".join(parts).decode() == TEXT


def test_the_beginning_of_a_wide_text() -> None:
    assert head_as_utf8(TEXT.encode("utf-16")[:11]) == b"id,t\xef\xbf\xbd"
    assert head_as_utf8(b"\xef\xbb\xbfid") == b"id"
    assert wide_codec(b"plain words") is None
    assert wide_codec(b"\0\0\0\0\0\0\0\0") is None


def test_half_a_character_at_the_end_is_replaced() -> None:
    assert as_utf8(io.BytesIO("ab".encode("utf-16") + b"\x00")).read() == b"ab\xef\xbf\xbd"
