"""Finding the files that an import was offered: folders are walked in order of names, links are not followed."""

import fnmatch
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from readroom.db.errors import ReadroomError
from readroom.importer.files import size_of
from readroom.text.gate import has_control


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that was offered. `file` is its path relative to the folder that was named, `folder` its parent's name.

    `refused` is why it is not read at all (None: it may be).
    """

    path: str
    file: str
    folder: str | None
    refused: str | None = None


def discover(paths: Sequence[Path], *, only: str | None = None, since: float | None = None) -> Iterator[Offered]:
    """Yield every file that `paths` name or hold, in a fixed order; raise ReadroomError when one is missing.

    `only` is a shell pattern for file names, such as `*.txt`; `since` the earliest time (seconds since 1970) at which
    a file was last modified. Other files are left alone.
    """
    must_exist(paths)
    for path in paths:
        top = os.path.abspath(path)
        if os.path.isdir(top):
            found = _walk(top, only)
        elif only is None or fnmatch.fnmatchcase(os.path.basename(top), only):
            folder = _name_of(os.path.dirname(top))
            found = iter((Offered(os.path.realpath(top), shown_name(os.path.basename(top)), folder),))
        else:
            continue
        yield from found if since is None else (offered for offered in found if _modified(offered.path) >= since)


def total_bytes(paths: Sequence[Path], *, only: str | None = None, since: float | None = None) -> int:
    """Return the size of all that `discover` yields, in bytes."""
    return sum(size_of(offered.path) for offered in discover(paths, only=only, since=since))


def _modified(path: str) -> float:
    """Return when a file was last modified (seconds since 1970); never too early when that cannot be told."""
    try:
        return os.lstat(path).st_mtime
    except (OSError, ValueError):
        return math.inf


def must_exist(paths: Sequence[Path]) -> None:
    """Raise ReadroomError when one of the paths is not there."""
    for path in paths:
        if not os.path.lexists(path):
            raise ReadroomError(f"{shown_name(str(path))} is not there; name a file or a folder to import")


def _walk(top: str, only: str | None) -> Iterator[Offered]:
    problems: list[OSError] = []
    for folder, folders, files in os.walk(top, onerror=problems.append):
        folders.sort()
        for name in list(folders):
            path = os.path.join(folder, name)
            if os.path.islink(path) or name.startswith("."):
                folders.remove(name)
                why = "a link to a folder, not followed" if os.path.islink(path) else "a hidden folder"
                yield Offered(path, _relative(path, top) + "/", None, why)
        within, parent = _relative(folder, top), _name_of(folder)
        for name in sorted(files):
            if only is not None and not fnmatch.fnmatchcase(name, only):
                continue
            path = os.path.join(folder, name)
            refused = "a link, not followed" if os.path.islink(path) else None
            if name.startswith("."):
                refused = "a hidden file"
            yield Offered(path, shown_name(name) if within == "." else f"{within}/{shown_name(name)}", parent, refused)
        yield from _unopened(problems, top)
    yield from _unopened(problems, top)


def _unopened(problems: list[OSError], top: str) -> Iterator[Offered]:
    """Yield the folders that could not be opened, each once."""
    for problem in problems:
        name = str(problem.filename)
        yield Offered(name, _relative(name, top) + "/", None, f"cannot be opened: {problem.strerror}")
    problems.clear()


def _relative(path: str, top: str) -> str:
    return shown_name(os.path.relpath(path, top).replace(os.sep, "/"))


def _name_of(folder: str) -> str | None:
    return shown_name(os.path.basename(os.path.realpath(folder))) or None


def shown_name(name: str) -> str:
    """Return a file name as it can be stored and shown: bytes that are no UTF-8 and control characters as `\\xNN`."""
    if name.isascii() and name.isprintable():
        return name
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c.encode("unicode_escape").decode() if c in "\n\r\t" or has_control(c) else c for c in text)
