"""ZIP, tar and compressed files: every member in its order, nothing unpacked to the disk, nothing nested."""

import bz2
import contextlib
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readroom.importer import limits
from readroom.importer.formats import Left, Part, Record, Unreadable, find_format
from readroom.importer.inflate import opened

PROSE = "The harbour board voted on Thursday to keep the small ferry running through the winter. " * 4
PAGE = (
    f"<html><head><title>Ferry</title></head><body><article><h1>Ferry stays</h1><p>{PROSE}</p></article></body></html>"
)
LINES = '{"title": "One", "text": "First text."}\n{"title": "Two", "text": "Second text."}\n'


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


MEMBERS = (
    ("b/ferry.html", PAGE.encode()),
    ("a/notes.md", b"# A title\n\nSome words."),
    ("lines.jsonl", LINES.encode()),
    ("__MACOSX/ferry.html", b"clutter"),
    ("picture.png", b"\x89PNG\r\n\x1a\n"),
)


def parts(data: bytes, name: str = "a") -> list[Part]:
    found = find_format(data[: limits.HEAD_BYTES], name)
    assert found is not None
    assert found.container
    return list(found.records(io.BytesIO(data)))


def records(data: bytes) -> list[tuple[int, str | None, str | None, str | None]]:
    return [(p.number, p.member, p.format, p.refused) for p in parts(data) if isinstance(p, Record)]


EXPECTED = [
    (1, "b/ferry.html", "html", None),
    (2, "a/notes.md", "markdown", None),
    (3, "lines.jsonl#1", "jsonl", None),
    (4, "lines.jsonl#2", "jsonl", None),
    (5, "picture.png", None, "no reader for this kind of file"),
]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress], ids=["plain", "gz", "bz2", "xz"])
def test_the_members_of_a_tar_are_records_in_their_order(pack: "type[bytes]") -> None:
    data = pack(tarred(*MEMBERS))
    assert records(data) == EXPECTED
    assert [p for p in parts(data) if isinstance(p, Left)] == [Left("files of the operating system")]


def test_the_members_of_a_zip_are_records_in_their_order() -> None:
    assert records(zipped(*MEMBERS)) == EXPECTED


@pytest.mark.parametrize("inner", [zipped(MEMBERS[0]), tarred(MEMBERS[0]), gzip.compress(PAGE.encode())])
def test_an_archive_within_an_archive_is_refused(inner: bytes) -> None:
    for data in (zipped(("x", inner), MEMBERS[1]), tarred(("x", inner), MEMBERS[1])):
        found = records(data)
        assert [r[2] for r in found] == [None, "markdown"]
        assert "within an archive" in (found[0][3] or "")


def test_a_compressed_page_and_compressed_lines() -> None:
    (page,) = parts(gzip.compress(PAGE.encode()))
    assert isinstance(page, Record)
    assert (page.format, page.data) == ("html", PAGE.encode())
    many = gzip.compress(LINES.encode()) + gzip.compress(b'{"title": "Three", "text": "x"}')
    assert [r[:3] for r in records(many)] == [(1, None, "jsonl"), (2, None, "jsonl"), (3, None, "jsonl")]


def test_what_is_cut_short_gives_what_came_before_it() -> None:
    found = records(tarred(*MEMBERS)[: 512 * 4 + 100])
    assert found[0] == EXPECTED[0]
    assert found[-1][3] is not None
    with pytest.raises(Unreadable, match="cut short"):
        opened(io.BytesIO(gzip.compress(PROSE.encode())[:-20])).read()


def test_bombs_and_encrypted_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped(("zeros.txt", b"0" * (20 << 20)), MEMBERS[1])
    assert "times its size" in (records(bomb)[0][3] or "")
    assert records(bomb)[1][2] == "markdown"
    secret = bytearray(zipped(MEMBERS[1]))
    secret[6] |= 1
    secret[secret.rindex(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in (records(bytes(secret))[0][3] or "")
    monkeypatch.setattr(limits, "ARCHIVE_ENTRIES", 2)
    with pytest.raises(Unreadable, match="more than 2 members"):
        parts(tarred(*MEMBERS))
    with pytest.raises(Unreadable, match="more than 2 members"):
        parts(zipped(*MEMBERS))


def test_a_header_without_end_is_refused() -> None:
    long = tarfile.TarInfo("pax")
    long.type, long.size = tarfile.XHDTYPE, 1 << 30
    data = tarred(MEMBERS[0])[:1024] + long.tobuf() + b"0" * 4096
    assert records(data)[0] == EXPECTED[0]
    assert "larger than 1 MiB" in (records(data)[-1][3] or "")


def test_links_in_a_tar_are_counted_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("passwords")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert parts(out.getvalue()) == [Left("links and devices")]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["zip", "tar", "gz"]), st.data())
def test_any_damage_ends_in_records_or_a_reason(kind: str, data: st.DataObject) -> None:
    made = {"zip": zipped(*MEMBERS), "tar": tarred(*MEMBERS), "gz": gzip.compress(LINES.encode() * 20)}[kind]
    start = data.draw(st.integers(0, len(made) - 1))
    hurt = made[:start] + data.draw(st.binary(max_size=8)) + made[start + data.draw(st.integers(0, 40)) :]
    found = find_format(hurt[: limits.HEAD_BYTES], "")
    if found is None or not found.container:
        return
    numbers = []
    with contextlib.suppress(Unreadable):
        for part in found.records(io.BytesIO(hurt)):
            if isinstance(part, Record):
                numbers.append(part.number)  # noqa: PERF401 - what came before the damage counts
    assert numbers == sorted(set(numbers))


def test_what_a_member_declares_is_held_against_that_member() -> None:
    nexis = (
        "1 of 3 DOCUMENTS\n\nHarbour Gazette\n\nMarch 3, 2021\n\nFerry stays\n\nLENGTH: 9 words\n\n" + PROSE + "\n"
    ).encode()
    found = records(zipped(("nexis.txt", nexis), MEMBERS[1]))
    assert [r[2] for r in found] == ["nexis-text", None, "markdown"]
    assert found[1][3] == "declares 3 articles and holds 1"
