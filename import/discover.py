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
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        within, parent = _relative(folder, top), _name_of(folder)
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as problem:
            yield Offered(folder, within + "/", None, f"cannot be opened: {problem.strerror}")
            continue
        folders = [entry for entry in entries if _is_folder(entry)]
        entered = []
        for entry in folders:
            if entry.is_symlink() or entry.name.startswith("."):
                why = "a link to a folder, not followed" if entry.is_symlink() else "a hidden folder"
                yield Offered(entry.path, _relative(entry.path, top) + "/", None, why)
            else:
                entered.append(entry.path)
        names = {entry.name for entry in folders}
        for entry in entries:
            name = entry.name
            if name in names:
                continue
            if only is not None and not fnmatch.fnmatchcase(name, only):
                continue
            refused = "a link, not followed" if entry.is_symlink() else None
            if name.startswith("."):
                refused = "a hidden file"
            shown = shown_name(name) if within == "." else f"{within}/{shown_name(name)}"
            yield Offered(entry.path, shown, parent, refused)
        waiting += reversed(entered)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Tell a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:
        return False


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
