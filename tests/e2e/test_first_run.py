"""Starting without a library, with an empty one, and with a file that is none: words, a status, never a traceback."""

import contextlib
import os
import sqlite3
import sys

import pytest

from readroom.db.library import Library

# Runs a command without the rights that let root read every file.
AS_ANYBODY = (
    sys.executable,
    "-c",
    "import ctypes, os, sys; lib = ctypes.CDLL(None); [lib.prctl(24, c, 0, 0, 0) for c in (1, 2, 3)]; "
    "os.execvp(sys.argv[1], sys.argv[1:])",
)


def test_without_a_library_it_says_what_to_do_and_offers_the_tour(desk):
    terminal = desk.open()
    shown = terminal.until("There is no library here yet.")
    assert "readroom import FOLDER" in shown
    assert "Enter makes a small library" in shown
    terminal.press("j", "/", "c", "x")
    terminal.press("s")
    terminal.until("There is no library to search yet")
    terminal.press("enter")
    shown = terminal.until(lambda s: "row 1 of 41" in s and "Sources 9" in s)
    assert "Start here: moving about" in shown
    assert "Articles 41" in terminal.line(0)
    assert "? Help" in terminal.line(-1)
    terminal.press("enter")
    terminal.until("Lesson 1")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert (desk.data / "tour.db").is_file()


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_the_first_screen_is_left_as_any_other(desk, key):
    terminal = desk.open()
    terminal.until("There is no library here yet.")
    terminal.press(key)
    assert terminal.wait() == 0
    assert not list(desk.folder.rglob("*.db"))


def test_an_empty_library_says_how_to_fill_it(desk):
    path = desk.folder / "empty.db"
    Library.open_writable(path).close()
    terminal = desk.open("--library", str(path))
    shown = terminal.until("The library is empty.")
    assert "readroom import FOLDER" in shown
    terminal.press("enter", "j", "G", "k", "c", "p", "n", "l")
    terminal.press("s")
    terminal.until("Search:")
    terminal.press("anything")
    terminal.until("Nothing was found.")
    terminal.press("escape")
    terminal.until("The library is empty.")
    terminal.press("alt+3")
    terminal.until("m Mark")
    terminal.press("v", "a", "m", "t", "y", "d", "G", "space", "/")
    terminal.press("alt+4")
    terminal.until("Highlights")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0


def newer(path):
    """Make a library of a version that is not there yet."""
    Library.open_writable(path).close()
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.execute("pragma user_version = 99")
        file.commit()


def another(path):
    """Make somebody else's database."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        file.execute("create table recipe (name text)")
        file.commit()


WRONG = {
    "text": (lambda path: path.write_text("Once upon a time"), "is not a library"),
    "nothing": (lambda path: path.write_bytes(b""), "is empty"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
    "database": (another, "not one of readroom's"),
    "newer": (newer, "newer readroom"),
    "torn": (lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(50)), "library.db"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_library_is_refused_in_one_line(desk, name):
    make, words = WRONG[name]
    path = desk.folder / "library.db"
    make(path)
    terminal = desk.open("--library", str(path), columns=400)
    assert terminal.wait() == 1
    assert_one_line(terminal, words)


def assert_one_line(terminal, words):
    """The terminal holds one line with these words, and the screen was never another one."""
    said = terminal.text().strip()
    assert said.startswith("readroom: ")
    assert words in said
    assert "\n" not in said
    assert b"\x1b" not in terminal.raw
    assert "Traceback" not in said


@pytest.mark.parametrize("shut", ["file", "folder"])
def test_a_library_that_may_not_be_read_is_refused_in_one_line(desk, shut):
    folder = desk.folder / "shelf"
    folder.mkdir()
    path = folder / "library.db"
    Library.open_writable(path).close()
    closed = path if shut == "file" else folder
    os.chmod(closed, 0)
    try:
        terminal = desk.open("--library", str(path), columns=400, prefix=AS_ANYBODY)
        assert terminal.wait() == 1
        assert_one_line(terminal, "Permission denied")
    finally:
        os.chmod(closed, 0o755)


def test_a_notebook_that_cannot_be_opened_does_not_keep_one_from_reading(tour):
    wrong = tour.folder / "wrong.db"
    wrong.write_text("no notebook")
    terminal = tour.open("--notes", str(wrong), "tour", columns=160)
    terminal.until("cannot be opened")
    terminal.press("enter")
    terminal.until("Lesson 1")
    terminal.press("v", "m")
    terminal.until("cannot be opened")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert wrong.read_text() == "no notebook"


def test_without_a_terminal_it_says_so(desk):
    done = desk.run("open", check=False)
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0
    assert "terminal" in done.stderr
