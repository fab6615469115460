"""ZIPs: what is counted while reading, what is refused, and names that are only strings."""

import io
import struct
import zipfile

import pytest

from readroom.importer.formats import Unreadable
from readroom.importer.zip_members import BOOK, Caps, Members, names_at_start, shown_name

TEXT = b"The rope was wet and would not run through the block. " * 40


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def members(data: bytes, caps: Caps = BOOK) -> Members:
    return Members(io.BytesIO(data), caps)


def test_members_in_the_order_of_the_directory_without_folders() -> None:
    found = members(zipped(("b.txt", TEXT), ("folder/", b""), ("folder/a.txt", b"x")))
    assert found.names == ("b.txt", "folder/a.txt")
    assert found.read("b.txt") == TEXT
    assert "folder/" not in found
    with pytest.raises(Unreadable, match=r"folder/ is missing"):
        found.read("folder/")


def test_junk_before_the_zip_is_passed_over() -> None:
    assert members(b"MZ" + bytes(600) + zipped(("a", TEXT))).read("a") == TEXT


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_compression_without_a_bound_are_refused(method: int) -> None:
    with pytest.raises(Unreadable, match="compressed in a way that is not read"):
        members(zipped(("a", TEXT), method=method)).read("a")


def test_encrypted_members_are_refused() -> None:
    data = bytearray(zipped(("a", TEXT)))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="a is encrypted"):
        members(bytes(data)).read("a")


def test_sizes_are_counted_while_reading() -> None:
    caps = BOOK._replace(entry=1000)
    with pytest.raises(Unreadable, match="a is larger than 0 MiB, the limit for a member"):
        members(zipped(("a", TEXT)), caps).read("a")
    both = members(zipped(("a", TEXT), ("b", TEXT)), BOOK._replace(total=len(TEXT) + 10))
    assert both.read("a") == TEXT
    with pytest.raises(Unreadable, match="the limit for all of them"):
        both.read("b")
    with pytest.raises(Unreadable, match="unpacks to more than 200 times its size"):
        members(zipped(("a", bytes(20 << 20)))).read("a")


def test_the_directory_is_looked_at_before_it_is_read() -> None:
    data = zipped(*((f"{n}", b"") for n in range(30)))
    with pytest.raises(Unreadable, match="more than 20 members"):
        members(data, BOOK._replace(entries=20))
    lying = bytearray(data)
    end = lying.rfind(b"PK\x05\x06")
    lying[end + 8 : end + 12] = struct.pack("<2H", 1, 1)
    with pytest.raises(Unreadable, match="more than 20 members"):
        members(bytes(lying), BOOK._replace(entries=20))
    with pytest.raises(Unreadable, match="whose directory is larger"):
        members(data, BOOK._replace(directory=100))


def test_members_that_share_bytes_are_refused() -> None:
    data = bytearray(zipped(("a", TEXT), ("b", TEXT)))
    second = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<L", 0)
    with pytest.raises(Unreadable, match="share their bytes"):
        members(bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 90_000, zipped(("a", TEXT))[:-10]])
def test_what_is_no_whole_zip_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="cut short or damaged"):
        members(data)


def test_a_damaged_member_is_named() -> None:
    data = bytearray(zipped(("a", TEXT)))
    data[40:50] = b"\xff" * 10
    with pytest.raises(Unreadable, match="a is damaged"):
        members(bytes(data)).read("a")


def test_the_names_at_the_start() -> None:
    stored = zipped(("one", TEXT), ("two", zipped(("inner", b"x"))), ("three", b""), method=zipfile.ZIP_STORED)
    assert names_at_start(stored) == ("one", "two", "three")
    assert names_at_start(stored[:2270]) == ("one", "two")
    assert names_at_start(b"plain") == ()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("streamed", "w") as file:
        file.write(TEXT)
    assert names_at_start(out.getvalue()) == ("streamed",)


def test_names_that_are_shown() -> None:
    assert shown_name("a\x1b]0;pwn\x07\nb") == "a]0;pwn b"
    assert shown_name("") == "a member without a name"
    assert len(shown_name("n" * 60_000)) == 80
