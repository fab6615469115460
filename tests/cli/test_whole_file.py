"""Files that are there as a whole or not at all."""

import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from readroom.context import write_file
from readroom.db.errors import LibraryError
from readroom.db.whole_file import Place, write_whole


@contextmanager
def small_files(most: int) -> Iterator[None]:
    """Let no file grow beyond `most` bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def write_rows(path: Path) -> None:
    with write_file(path, "export") as out:
        for _ in range(4000):
            out.write("a row of today's table\n")


def test_what_stood_there_stays_when_the_disk_is_full(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("yesterday's\n")
    with small_files(4096), pytest.raises(LibraryError, match=r"export .*table\.csv cannot be written"):
        write_rows(path)
    with small_files(4096), pytest.raises(OSError, match="large"):
        write_whole(path, bytes(10_000))
    assert path.read_text() == "yesterday's\n"
    assert os.listdir(tmp_path) == ["table.csv"]


def test_an_error_on_the_way_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), write_file(tmp_path / "new.csv", "export") as out:
        out.write(str(1 // 0))
    assert not os.listdir(tmp_path)


def test_a_link_stays_one_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    with write_file(link, "export") as out:
        out.write("new")
    assert link.is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_new_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("")
    write_whole(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(path.read_text()))
    reader.start()
    with write_file(path, "export") as out:
        out.write("through")
    reader.join()
    assert read == ["through"]
    assert Place(path).written == path
