"""Texts in files of their own: a note that cannot be saved, and a note while another editor has it.

The files are 0600 in a folder 0700 under the XDG state folder; where that cannot be written, in a new folder of the
system's for temporary files. What is left there is told of at the next start.
"""

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

SUFFIX = ".md"
LONGEST = 8_000_000
"""Bytes of a file that is taken for a note."""


def folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where such files lie."""
    base = environ.get("XDG_STATE_HOME") or ""
    home = Path(environ.get("HOME") or Path.home())
    return (Path(base) if base.startswith("/") else home / ".local" / "state") / "readroom" / "notes"


def keep(text: str, name: str = "note", environ: Mapping[str, str] = os.environ) -> Path:
    """Write a text to a new file that only its owner can read, and return where; raise OSError when nowhere is room."""
    try:
        where = folder(environ)
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        if where.stat().st_uid != os.getuid():
            raise PermissionError(f"{where} belongs to another user")
        where.chmod(0o700)
        return _write(where, text, name)
    except OSError:
        return _write(Path(tempfile.mkdtemp(prefix="readroom-")), text, name)


def _write(where: Path, text: str, name: str) -> Path:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    # Made by mkstemp: 0600, new, and never through a link that somebody has put there.
    handle, path = tempfile.mkstemp(suffix=SUFFIX, prefix=f"{name}-{stamp}-", dir=where)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        forget(Path(path))
        raise
    return Path(path)


def rewrite(path: Path, text: str) -> None:
    """Put another text into a file that `keep` made; raise OSError when that fails."""
    with path.open("r+", encoding="utf-8", newline="\n") as out:
        out.write(text)
        out.truncate()
        out.flush()
        os.fsync(out.fileno())


def forget(path: Path) -> None:
    """Take a file away."""
    with contextlib.suppress(OSError):
        path.unlink()
        if path.parent.name.startswith("readroom-"):
            path.parent.rmdir()


def left(environ: Mapping[str, str] = os.environ) -> list[Path]:
    """Return the files that were left, the oldest first."""
    with contextlib.suppress(OSError):
        return sorted(folder(environ).glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
    return []


def read(path: Path) -> str:
    """Return the text of a file; raise ValueError, in words, when it cannot be read as a text."""
    try:
        if path.stat().st_size > LONGEST:
            raise ValueError(f"{path} is too long for a note")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8"
        raise ValueError(f"{path} cannot be read: {reason}") from problem


def editor_command(environ: Mapping[str, str] = os.environ) -> list[str]:
    """Return the command of the reader's editor: VISUAL, EDITOR, else vi."""
    import shlex

    for name in ("VISUAL", "EDITOR"):
        with contextlib.suppress(ValueError):
            if words := shlex.split(environ.get(name) or ""):
                return words
    return ["vi"]


def run_editor(command: Sequence[str], path: Path) -> str:
    """Run an editor on a file and wait until it is closed; return what went wrong, if anything did."""
    try:
        done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - the reader's own command
    except OSError as problem:
        return f"{command[0]} cannot be run: {problem.strerror or problem}"
    if done.returncode < 0:
        return f"{command[0]} was ended by signal {-done.returncode}"
    return f"{command[0]} ended with status {done.returncode}" if done.returncode else ""
