"""A folder that becomes read-only under an import, a note and a backup: plain lines, and nothing is harmed."""

import contextlib
import ctypes
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

NOTING = """
import os, sys
from pathlib import Path
from readroom.db.errors import NotebookError
from readroom.db.notebook import Notebook

path = Path(sys.argv[1])
TEXT = "The quay held when the water came."
with Notebook.open(path, "library") as notebook:
    notebook.add("key", "digest", TEXT, 0, 8, note="kept")
    os.chmod(path.parent, 0o500)
    try:
        notebook.add("key", "digest", TEXT, 9, 13, note="lost")
        print("added")
    except NotebookError as problem:
        print(problem)
    os.chmod(path.parent, 0o700)
    notebook.add("key", "digest", TEXT, 9, 13, note="later")
"""


def without_privilege() -> None:
    """Let modes count for root, too: drop what passes over them (in the process that is about to start)."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):
            libc.prctl(24, capability, 0, 0, 0)


def start(desk, *argv: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *map(str, argv)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=desk.environment, cwd=desk.folder, preexec_fn=without_privilege,
    )  # fmt: skip


@pytest.fixture
def place(desk) -> Iterator[Path]:
    """A folder that can be removed afterwards, whatever became of it."""
    folder = desk.folder / "place"
    folder.mkdir(mode=0o700)
    yield folder
    for each in (folder, *folder.glob("*-backups")):
        each.chmod(0o700)


def contents(library: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(library)) as file:
        return file.execute("select id, key, title, digest from article order by id").fetchall()


def test_under_an_import(desk, place):
    papers, chance = desk.folder / "papers", random.Random(3)
    papers.mkdir()
    for number in range(300):
        words = " ".join(f"{chance.choice('bdfgk')}a{chance.randrange(10**6)}" for _ in range(200))
        (papers / f"{number:03}.md").write_text(f"# Log of day {number}\n\n{words}.\n", encoding="utf-8")
    desk.run("--library", "whole.db", "import", str(papers), "--json", "--no-derive")
    library = place / "library.db"
    process = start(desk, "-m", "readroom", "--library", library, "import", papers, "--json", "--no-derive")
    wal = library.with_name("library.db-wal")
    while process.poll() is None and not (wal.exists() and wal.stat().st_size > 50_000):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
    place.chmod(0o500)
    _, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    # What is open already can be written; else it is one line.
    assert process.returncode == 0 or (process.returncode == 1 and len(err.splitlines()) == 1), err
    search = start(desk, "-m", "readroom", "--library", library, "articles", "--json")
    out, err = search.communicate(timeout=60)
    assert search.returncode in (0, 1)
    assert "Traceback" not in out + err
    refused = start(desk, "-m", "readroom", "--library", place / "other.db", "import", papers, "--json")
    _, err = refused.communicate(timeout=60)
    assert (refused.returncode, len(err.splitlines())) == (1, 1)
    place.chmod(0o700)
    desk.run("--library", str(library), "import", str(papers), "--json", "--no-derive")
    assert contents(library) == contents(desk.folder / "whole.db")
    desk.run("--library", str(library), "check")


def test_under_a_note(desk, place):
    notebook = place / "notes.db"
    process = start(desk, "-c", NOTING, notebook)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    (line,) = out.splitlines()
    assert str(notebook) in line
    assert "not saved" in line
    with contextlib.closing(sqlite3.connect(notebook)) as file:
        assert file.execute("pragma integrity_check").fetchone() == ("ok",)
        assert [n for (n,) in file.execute("select note from highlight order by start")] == ["kept", "later"]
    assert [path.name for path in place.iterdir() if path.is_file()] == ["notes.db"]


def test_under_a_backup(desk, place):
    notebook = place / "notes.db"
    start(desk, "-c", NOTING, notebook).communicate(timeout=60)
    folder = notebook.with_name("notes.db-backups")
    made = list(folder.iterdir()) if folder.is_dir() else []
    for path in made:
        path.unlink()
    folder.mkdir(exist_ok=True)
    folder.chmod(0o500)
    desk.run("--library", "library.db", "import", str(Path(__file__)), "--json", check=False)
    (desk.folder / "page.md").write_text(
        "# The quay\n\nThe quay held when the water came, and nobody was hurt on it.\n"
    )
    desk.run("--library", "library.db", "import", "page.md", "--json")
    listed = start(desk, "-m", "readroom", "--library", "library.db", "--notes", notebook, "notes", "list", "--json")
    out, err = listed.communicate(timeout=60)
    assert listed.returncode == 0, err
    assert len(out.splitlines()) == 2
    assert [line for line in err.splitlines() if "backup" in line]
    assert "Traceback" not in err
    assert list(folder.iterdir()) == []


def test_a_notebook_that_is_read_only_from_the_start(desk, place):
    notebook = place / "notes.db"
    page = desk.folder / "page.md"
    page.write_text("# The quay\n\nThe quay held when the water came, and nobody was hurt on it.\n", encoding="utf-8")
    desk.run("--library", "library.db", "import", "page.md", "--json")
    start(desk, "-c", NOTING, notebook).communicate(timeout=60)
    before = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
    place.chmod(0o500)
    wants = [
        (("notes", "list"), 0, "kept"), (("search", "tag:none"), 0, ""), (("notes", "undo"), 1, "cannot be written"),
        (("notes", "add", "1", "--quote", "The quay", "--note", "-"), 1, "cannot be written"),
    ]  # fmt: skip
    for words, status, said in wants:
        process = start(desk, "-m", "readroom", "--library", "library.db", "--notes", notebook, *words)
        out, err = process.communicate(timeout=60)
        assert process.returncode == status, (words, err)
        assert said in (err if status else out)
        assert len(err.splitlines()) <= 1
    place.chmod(0o700)
    assert {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()} == before
