"""Files of the reader's own settings: what somebody else owns or can change is not taken for them."""

import os
import stat
from pathlib import Path


def read_own(path: Path) -> str:
    """Return what a settings file holds; raise OSError when it cannot be read, or is not its reader's alone.

    Root's files are taken, too. A group may write to it if it is the reader's own, with the number of the reader.
    """
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        user = os.geteuid()
        group = found.st_mode & stat.S_IWGRP and not found.st_gid == os.getegid() == user
        if found.st_uid not in (user, 0):
            raise OSError("it belongs to another user")
        if found.st_mode & stat.S_IWOTH or group:
            raise OSError(f"other users can change it; close it with: chmod go-w '{path}'")
        return file.read().decode("utf-8")
