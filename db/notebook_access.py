"""Whether a notebook's file can be written. A module of its own: the app asks before there is a picture to draw."""

import os
import stat
from pathlib import Path


def unwritable(path: Path) -> str | None:
    """Return in one line why nothing can be written to a notebook; None when it can, or could be made there."""
    # Of a link, the file that it leads to: SQLite keeps its journal there, and so needs that folder too.
    path = Path(os.path.realpath(path))
    for place, what in ((path, "the file"), (path.parent, "its folder")):
        if os.path.exists(place) and not _may_write(place):
            return f"notebook {path} cannot be written: {what} is read-only; name another with --notes"
    return None


def _may_write(place: Path) -> bool:
    """Tell whether a file or folder may be written. A file that is closed to all is closed to root, who could."""
    if not os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return False
    mode = os.stat(place).st_mode
    return stat.S_ISDIR(mode) or bool(mode & 0o222)


def told(path: Path) -> str:
    """Return the line that says, once, that a notebook is shown in which nothing can be noted."""
    return f"notebook {path} is read-only: nothing can be noted in it; name another with --notes"
