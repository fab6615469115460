"""Opening libraries, and what is refused."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from readroom.db.errors import LibraryError
from readroom.db.library import Library, check_sqlite
from readroom.db.schema import STEPS
from readroom.db.version import APPLICATION_ID, NEWEST


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "a ? library #1.db"
    Library.open_writable(path).close()
    return path


def test_a_new_library_has_an_id_that_stays(made: Path) -> None:
    with Library.open(made) as library:
        first = library.id
    with Library.open_writable(made) as library:
        assert library.id == first
    assert len(first) == 36


def test_a_reader_cannot_write(made: Path) -> None:
    with Library.open(made) as library, pytest.raises(sqlite3.OperationalError):
        library.connection.execute("delete from meta")


def test_one_importer_at_a_time(made: Path) -> None:
    with Library.open_writable(made):
        with pytest.raises(LibraryError, match="another import"):
            Library.open_writable(made)
        Library.open(made).close()
    Library.open_writable(made).close()


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"<html>" * 300, "not a library"), (b"", "is empty"), (b"SQLite format 3\x00" + b"x" * 4000, "library")],
)
def test_a_file_that_is_none(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=words) as problem:
        Library.open(path)
    assert "\n" not in str(problem.value)
    assert path.read_bytes() == content


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="not there"):
        Library.open(tmp_path / "no.db")
    with pytest.raises(LibraryError, match="a folder"):
        Library.open(tmp_path)


def test_a_database_of_somebody_else(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("create table t (x)")
    for opening in (Library.open, Library.open_writable):
        with pytest.raises(LibraryError, match="not one of readroom's"):
            opening(path)


def test_a_newer_schema_is_refused_by_name(made: Path) -> None:
    with sqlite3.connect(made) as raw:
        raw.execute(f"pragma user_version = {len(STEPS) + 1}")
    for opening in (Library.open, Library.open_writable):
        with pytest.raises(LibraryError, match="newer readroom"):
            opening(made)


def test_the_file_says_what_it_is(made: Path) -> None:
    with sqlite3.connect(made) as raw:
        assert raw.execute("pragma application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("pragma user_version").fetchone() == (len(STEPS),) == (NEWEST,)
        assert [n for (n,) in raw.execute("select name from _sqlite_migrations")] == [s.__name__ for s in STEPS]


@pytest.mark.parametrize("record", [False, True])
def test_an_import_that_was_killed_while_it_made_the_file_can_go_on(tmp_path: Path, record: bool) -> None:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    path = tmp_path / "half.db"
    with sqlite3.connect(path) as raw:
        raw.execute("pragma journal_mode = wal")
        if record:
            Migrations("readroom.library").ensure_migrations_table(Database(raw, execute_plugins=False))
    Library.open_writable(path).close()
    Library.open(path).close()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_without_permission(made: Path) -> None:
    made.chmod(0)
    with pytest.raises(LibraryError, match="cannot be read"):
        Library.open(made)
    made.chmod(0o444)
    with pytest.raises(LibraryError, match="read-only"):
        Library.open_writable(made)


def test_a_running_statement_can_be_stopped(made: Path) -> None:
    with Library.open(made) as library:
        timer = threading.Timer(0.05, library.interrupt)
        timer.start()
        endless = "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n"
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            library.connection.execute(endless).fetchone()
        timer.join()


def test_this_sqlite_will_do() -> None:
    check_sqlite()
