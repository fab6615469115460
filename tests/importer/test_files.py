"""Opening what was offered: regular files, within limits, and nothing else."""

import hashlib
import os
import socket
from pathlib import Path

import pytest

from readroom.importer import files
from readroom.importer.files import digest_file, digest_of, open_regular, read_whole
from readroom.importer.formats import Unreadable


def test_a_regular_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc" * 1000)
    assert read_whole(str(path)) == b"abc" * 1000
    with open_regular(str(path)) as file:
        assert file.read(3) == b"abc"
    path.write_bytes(b"")
    assert read_whole(str(path)) == b""


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "link", "dangling", "device", "absent", "nul"])
def test_others_are_unreadable(tmp_path: Path, kind: str) -> None:
    path = tmp_path / kind
    (tmp_path / "real").write_bytes(b"x")
    opened = None
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        opened = socket.socket(socket.AF_UNIX)
        opened.bind(str(path))
    elif kind in ("link", "dangling"):
        path.symlink_to(tmp_path / ("real" if kind == "link" else "nowhere"))
    elif kind == "device":
        path = Path("/dev/zero")
    name = "a\0b" if kind == "nul" else str(path)
    with pytest.raises(Unreadable) as problem:
        read_whole(name)
    if opened is not None:
        opened.close()
    assert "\n" not in str(problem.value)
    assert str(problem.value).startswith(("cannot be opened: ", "not a regular file"))


def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(Unreadable, match="cannot be opened: Permission denied"):
        read_whole(str(path))


def test_a_file_over_the_limit_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FILE_BYTES", 1 << 20)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (1 << 20))
    assert len(read_whole(str(path))) == 1 << 20
    os.truncate(path, 8 << 30)
    with pytest.raises(Unreadable, match="larger than 1 MiB, the limit for a file"):
        read_whole(str(path))


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1])
def test_a_digest_is_that_of_the_bytes(tmp_path: Path, size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    data = data[:size]
    path = tmp_path / "a"
    path.write_bytes(data)
    assert digest_of(data) == hashlib.blake2b(data, digest_size=16).digest()
    with open_regular(str(path)) as file:
        file.read(7)
        assert digest_file(file) == digest_of(data)
        assert file.tell() == 0
