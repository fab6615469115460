"""A disk that is full: one plain line, and every file is healthy afterwards.

A limit on the size of a file stands for the disk: the write fails below SQLite, and nobody has to be root for it.
"""

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLES = 120
LIMITED = """
import resource, runpy, sys
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
sys.argv[0] = "readroom"
runpy.run_module("readroom", run_name="__main__")
"""
CONTENTS = "select id, key, docid, title, hex(z) from article join article_text on article_id = id order by 1"
LONG_NOTE = "A note that needs more room than there is. " * 1500


@pytest.fixture(scope="session")
def papers(tmp_path_factory) -> Path:
    """A folder of texts of our own writing, in words that do not pack well."""
    folder = tmp_path_factory.mktemp("papers")
    chance = random.Random(8)
    for number in range(ARTICLES):
        words = " ".join(f"{chance.choice('bdfgklmnprst')}a{chance.randrange(10**6)}" for _ in range(400))
        (folder / f"{number:03}.md").write_text(f"# Log of day {number}\n\n{words}.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def whole(papers, tmp_path_factory) -> Path:
    """The library of these texts that nothing disturbed; not to be written to."""
    library = tmp_path_factory.mktemp("whole") / "library.db"
    command = [sys.executable, "-m", "readroom", "--library", str(library), "import", str(papers), "--json"]
    subprocess.run(command, check=True, capture_output=True)
    return library


@pytest.fixture
def library(whole, desk) -> Path:
    """A copy of that library."""
    return Path(shutil.copyfile(whole, desk.folder / "library.db"))


def limited(desk, limit: int, *argv: object) -> "subprocess.CompletedProcess[str]":
    """Run a command line of readroom that can make no file longer than `limit` bytes."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), *map(str, argv)],
        capture_output=True, text=True, env=desk.environment, cwd=desk.folder,
    )  # fmt: skip


def contents(library: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as file:
        return file.execute(CONTENTS).fetchall()


def assert_one_line(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    assert done.returncode == 1, done.stdout + done.stderr
    lines = [line for line in done.stderr.splitlines() if not line.endswith(" ...")]
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("readroom: ")
    for word in words:
        assert word in lines[0]


def assert_sound(file: Path) -> None:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


def assert_healthy(desk, library: Path) -> None:
    checked = desk.run("--library", str(library), "check", check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_an_import_stops_plainly_and_is_finished_when_there_is_room(desk, papers, whole, share):
    library = desk.folder / "library.db"
    done = limited(desk, int(whole.stat().st_size * share), "--library", library, "import", papers, "--json")
    assert_one_line(done, str(library), "cannot be written")
    assert_sound(library)
    desk.run("--library", str(library), "import", str(papers), "--json")
    assert contents(library) == contents(whole)
    assert_healthy(desk, library)


@pytest.fixture
def notebook(desk, library) -> Path:
    """A notebook with one note."""
    path = desk.folder / "notes.db"
    desk.run("--library", str(library), "--notes", str(path), "notes", "add", "1", "--start", "0", "--end", "5",
             "--note", "kept")  # fmt: skip
    return path


def notes(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as file:
        return [note for (note,) in file.execute("select note from highlight order by created, rowid")]


def test_a_note_that_finds_no_room_is_said_and_nothing_is_harmed(desk, library, notebook):
    both = ("--library", library, "--notes", notebook)
    before = library.read_bytes()
    limit = notebook.stat().st_size + 8192
    done = limited(desk, limit, *both, "notes", "add", "2", "--start", "0", "--end", "5", "--note", LONG_NOTE)
    assert_one_line(done, str(notebook), "not saved", "what was saved before is safe")
    assert notes(notebook) == ["kept"]
    assert_sound(notebook)
    assert library.read_bytes() == before
    assert_healthy(desk, library)
    desk.run(*map(str, both), "notes", "add", "2", "--start", "0", "--end", "5", "--note", "later")
    assert notes(notebook) == ["kept", "later"]


def test_a_backup_that_finds_no_room_keeps_nobody_from_the_notes(desk, library, notebook):
    both = ("--library", library, "--notes", notebook)
    desk.run(*map(str, both), "notes", "add", "2", "--start", "0", "--end", "5", "--note", LONG_NOTE)
    folder = notebook.with_name(f"{notebook.name}-backups")
    shutil.rmtree(folder, ignore_errors=True)
    done = limited(desk, notebook.stat().st_size // 2, *both, "notes", "list", "--json")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    (line,) = done.stderr.splitlines()
    assert f"no backup of notebook {notebook} could be made" in line
    assert list(folder.iterdir()) == []
    assert_sound(notebook)
    desk.run(*map(str, both), "notes", "list")
    assert [file.suffix for file in folder.iterdir()] == [".db"]


def test_a_restore_that_finds_no_room_leaves_the_notebook_as_it_was(desk, library, notebook):
    both = ("--library", library, "--notes", notebook)
    desk.run(*map(str, both), "notes", "list")
    desk.run(*map(str, both), "notes", "add", "2", "--start", "0", "--end", "5", "--note", "newer")
    done = limited(desk, notebook.stat().st_size // 2, *both, "notes", "restore")
    assert_one_line(done, str(notebook), "cannot be restored", "it is as it was")
    assert notes(notebook) == ["kept", "newer"]
    assert_sound(notebook)


def test_a_publishing_that_finds_no_room_leaves_what_readers_have(desk, library):
    shared = desk.folder / "shared"
    shared.mkdir()
    desk.run("--library", str(library), "publish", str(shared / "press.db"))
    before = (shared / "press.db").read_bytes()
    for place in (shared / "press.db", shared / "new.db"):
        done = limited(desk, library.stat().st_size // 2, "--library", library, "publish", place)
        assert_one_line(done, str(place), "was not published")
    assert [(file.name, file.read_bytes()) for file in shared.iterdir()] == [("press.db", before)]
    assert_healthy(desk, library)


@pytest.mark.parametrize("share", [0.05, 0.8])
def test_a_salvage_that_finds_no_room_leaves_nothing_half_done(desk, library, share):
    before = library.read_bytes()
    done = limited(desk, int(library.stat().st_size * share), "--library", library, "salvage", "saved.db")
    assert_one_line(done, "saved.db")
    assert not [file.name for file in desk.folder.iterdir() if "saved" in file.name or "salvage" in file.name]
    assert library.read_bytes() == before


def test_an_export_that_finds_no_room_is_one_line(desk, library):
    for command in (("export", "articles"), ("notes", "export")):
        (desk.folder / "out.jsonl").unlink(missing_ok=True)
        desk.run("--library", str(library), "notes", "add", "1", "--start", "0", "--end", "5", "--note", LONG_NOTE)
        done = limited(desk, 32768, "--library", library, *command, "--output", desk.folder / "out.jsonl")
        assert_one_line(done)
