"""Publishing a library: one compact, checked file for any number of readers, put in place in one step."""

import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from readroom.db.errors import LibraryError, why
from readroom.db.library import Library, importing_now
from readroom.db.terms import terms_behind
from readroom.db.whole_file import mask, new_beside

MODE = 0o644
"""What the published file may be used for, where the umask allows that: everybody reads, its owner replaces it."""


class Published(NamedTuple):
    """What was published: the file, its bytes, its articles, and what stood in its place before (None: nothing)."""

    path: Path
    size: int
    articles: int
    replaced: str | None


def publish(source: Path, destination: Path, say: Callable[[str], None] = lambda line: None) -> Published:
    """Write a copy of a library as one file with a rollback journal, check it, and put it in place of `destination`.

    Nothing but a library of the same id is replaced. Until the last step the file that is read there stays as it was;
    readers that have it open keep it until they open it again. `say` takes a line for each step. Raise LibraryError.
    """
    source, destination = source.expanduser(), destination.expanduser()
    if destination.is_dir():
        destination = destination / source.name
    with Library.open(source) as library:
        if importing_now(source):
            raise LibraryError(f"an import into library {source} is running; publish when it is done")
        if terms_behind(library.connection):
            raise LibraryError(
                f"library {source} has words that are not counted yet (an import was stopped, or left that for later); "
                "run the import again first"
            )
        replaced = _may_replace(library, destination)
        part = _new_file(destination)
        try:
            say("copying")
            _copy(library, part)
            say("checking")
            articles = _check_copy(part)
            _sync(part)
            size = part.stat().st_size
            os.replace(part, destination)
            _sync(destination.parent)
        except (sqlite3.Error, OSError) as problem:
            raise LibraryError(f"library {destination} was not published: {why(problem)}; it is as it was") from problem
        finally:
            part.unlink(missing_ok=True)
    return Published(destination, size, articles, replaced)


def _may_replace(library: Library, destination: Path) -> str | None:
    """Return when the library that stands at `destination` was published ("" if never); raise where it must stay."""
    try:
        if not destination.parent.is_dir():
            raise LibraryError(f"folder {destination.parent} is not there; make it first")
        if not destination.exists():
            return None
        if destination.samefile(library.path):
            raise LibraryError(f"library {destination} cannot be published over itself; name another file")
    except OSError as problem:
        raise LibraryError(f"{destination} cannot be written: {problem.strerror or problem}") from problem
    for end in ("-wal", "-journal"):
        beside = destination.with_name(destination.name + end)
        if beside.exists() and beside.stat().st_size:
            raise LibraryError(f"library {destination} is being written to ({beside.name}); name another file")
    try:
        with Library.open(destination) as other:
            other_id = other.id
            row = other.connection.execute("select value from meta where key = 'published'").fetchone()
    except LibraryError as problem:
        raise LibraryError(f"{destination} is not replaced: {problem}") from problem
    if other_id != library.id:
        raise LibraryError(f"{destination} is another library ({other_id}) and is not replaced; name another file")
    return str(row[0]) if row else ""


def _new_file(destination: Path) -> Path:
    """Make an empty file beside `destination` that nobody else has."""
    try:
        return new_beside(destination, MODE & ~mask())
    except OSError as problem:
        raise LibraryError(f"{destination} cannot be written: {problem.strerror or problem}") from problem


def _copy(library: Library, part: Path) -> None:
    """Copy what is committed, without free pages, into an empty file, and make it one that needs no other beside it."""
    # The reader's own connection: it knows how this file may be opened. The statement writes, but not into it.
    library.connection.execute("pragma query_only = 0")
    try:
        library.connection.execute("vacuum into ?", (str(part),))
    finally:
        library.connection.execute("pragma query_only = 1")
    copy = sqlite3.connect(part, isolation_level=None)
    try:
        copy.execute("pragma journal_mode = delete")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        copy.execute("insert or replace into meta values ('published', ?)", (now,))
    finally:
        copy.close()


def _check_copy(part: Path) -> int:
    """Check the copy and return its number of articles; raise sqlite3.DatabaseError when it is not sound."""
    copy = sqlite3.connect(part, isolation_level=None)
    try:
        (line,) = copy.execute("pragma integrity_check(1)").fetchone()
        if line != "ok":
            raise sqlite3.DatabaseError(str(line).splitlines()[0])
        if copy.execute("pragma foreign_key_check").fetchone():
            raise sqlite3.DatabaseError("a row points at one that is not there (run: readroom check)")
        copy.execute("insert into article_fts (article_fts, rank) values ('integrity-check', 1)")
        counts = {
            table: int(copy.execute(f"select count(*) from {table}").fetchone()[0])
            for table in ("article", "article_text", "article_fts_docsize")
        }
        if len(set(counts.values())) != 1:
            raise sqlite3.DatabaseError(f"articles, texts and index differ in number {counts} (run: readroom check)")
        return counts["article"]
    finally:
        copy.close()


def _sync(path: Path) -> None:
    """Have a file or a folder on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
