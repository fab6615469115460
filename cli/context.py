"""What every command needs: the two files, and the ways out."""

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from readroom.db.errors import LibraryError, why
from readroom.text.gate import clean, display

if TYPE_CHECKING:
    import argparse

    from readroom.db.library import Library
    from readroom.db.notebook import Notebook

T = TypeVar("T")


def data_folder() -> Path:
    """Return the folder of readroom's own files: `$XDG_DATA_HOME/readroom`."""
    base = os.environ.get("XDG_DATA_HOME") or ""
    return (Path(base) if base.startswith("/") else Path.home() / ".local" / "share") / "readroom"


def library_path(args: "argparse.Namespace") -> Path:
    """Return the library that was named by `--library`, READROOM_LIBRARY, or is the default one."""
    named = getattr(args, "library", None) or os.environ.get("READROOM_LIBRARY")
    return Path(named).expanduser() if named else data_folder() / "library.db"


def notes_path(args: "argparse.Namespace") -> Path | None:
    """Return the notebook that was named by `--notes` or READROOM_NOTES, or None for the library's own."""
    named = getattr(args, "notes", None) or os.environ.get("READROOM_NOTES")
    return Path(named).expanduser() if named else None


def open_library(args: "argparse.Namespace") -> "Library":
    """Open the library to read it; raise LibraryError when there is none."""
    from readroom.db.library import Library, check_sqlite

    check_sqlite()
    library = Library.open(library_path(args))
    if library.notice:
        say(library.notice)
    return library


def open_notebook(args: "argparse.Namespace", library: "Library") -> "Notebook":
    """Open the reader's notebook for a library; it is made when absent. Its highlights follow texts that changed."""
    from readroom.db.following import follow_texts
    from readroom.db.notebook import Notebook, notebook_path

    path = notes_path(args) or notebook_path(library.id, os.environ)
    notebook = Notebook.open(path, library.id)
    try:
        follow_texts(notebook, library)
    except BaseException:
        notebook.close()
        raise
    return notebook


def number(text: str) -> int:
    """Return a number from 1 on, of at most nine digits; raise ArgumentTypeError where it is none."""
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text)):
        import argparse

        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def emit_json(value: Any) -> None:
    """Write one JSON value as a line on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def emit_text(text: str = "") -> None:
    """Write lines of text on standard output, without the control characters that a corpus may hold.

    A terminal gets them without invisible joiners too; a file or a pipe gets every letter as it is stored.
    """
    terminal = sys.stdout.isatty()
    for line in clean(text).split("\n"):
        sys.stdout.write((display(line) if terminal else line) + "\n")


def say(text: str) -> None:
    """Write a line for the person at the keyboard, on standard error."""
    sys.stderr.write(display(text) + "\n")


def some_of(args: "argparse.Namespace", rows: Iterable[T], none: str = "nothing found") -> Iterator[T]:
    """Yield the rows of a list; where there are none, say that on standard error, unless JSON was asked for."""
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty and not getattr(args, "json", False):
        say(none)


def write_pieces(pieces: Iterable[str], path: Path | None, what: str) -> None:
    """Write an export to `path`, or on standard output; raise LibraryError with one line when that fails."""
    if path is None and sys.stdout.isatty():
        for piece in pieces:
            emit_text(piece.removesuffix("\n"))
        return
    with write_file(path, what) if path else nullcontext(sys.stdout) as out:
        for piece in pieces:
            out.write(piece)


def write_about(path: Path | None, about: str) -> None:
    """Write what an exported file is into a file beside it, NAME.txt; raise LibraryError when that fails."""
    if path is not None:
        with write_file(path.with_name(f"{path.name}.txt"), "what the export is") as out:
            out.write(about)


def write_file(path: Path, what: str) -> Any:
    """Return `path` opened to write text; raise LibraryError with one line when that fails."""
    try:
        return _Written(path, what)
    except OSError as problem:
        raise LibraryError(_unwritten(path, what, problem)) from problem


def _unwritten(path: Path, what: str, problem: OSError) -> str:
    return f"{what} {path} cannot be written: {why(OSError(problem.errno, problem.strerror))}"


class _Written(io.TextIOWrapper):
    """A file that text is written to, there as a whole or not at all; what goes wrong, a full disk, names it."""

    def __init__(self, path: Path, what: str) -> None:
        from readroom.db.whole_file import Place

        self._place = Place(path)
        self._named = path, what
        self._left = False
        try:
            super().__init__(self._place.written.open("wb"), encoding="utf-8", newline="\n")
        except OSError:
            self._place.drop()
            raise

    def __exit__(self, *raised: object) -> None:
        """Put the file in its place; what was not written to its end is left."""
        self._left = raised[0] is not None
        self.close()

    def write(self, text: str) -> int:
        """Write text."""
        try:
            return super().write(text)
        except OSError as problem:
            raise LibraryError(_unwritten(*self._named, problem)) from problem

    def close(self) -> None:
        """Write what is left, and put the file in its place."""
        if self.closed:
            return
        try:
            super().close()
            if not self._left:
                self._place.keep()
        except OSError as problem:
            self._left = True
            raise LibraryError(_unwritten(*self._named, problem)) from problem
        finally:
            if self._left:
                self._place.drop()
