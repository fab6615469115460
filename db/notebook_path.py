"""Where a library's notebook lies. A module of its own: the app asks for it long before it opens the notebook."""

from collections.abc import Mapping
from pathlib import Path

_LONGEST = 64
"""How long an id may be that is taken as it is (code points)."""


def notebook_path(library_id: str, env: Mapping[str, str]) -> Path:
    """Return where the notebook of this library is: READROOM_NOTES, else under XDG_DATA_HOME."""
    if named := env.get("READROOM_NOTES"):
        return Path(named).expanduser()
    base = env.get("XDG_DATA_HOME") or ""
    home = Path(env["HOME"]) if env.get("HOME") else Path.home()
    folder = Path(base) if base.startswith("/") else home / ".local" / "share"
    if not _is_plain(library_id):
        # The id comes out of a file that somebody else may have made: it must not lead out of the folder.
        import hashlib

        library_id = hashlib.sha256(library_id.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / "readroom" / "notebooks" / f"{library_id}.db"


def _is_plain(library_id: str) -> bool:
    """Tell whether an id is ASCII letters, digits, `_` and `-`, and begins with one of the first two."""
    bare = library_id.replace("-", "").replace("_", "")
    first = library_id[:1]
    return library_id.isascii() and bare.isalnum() and first.isalnum() and len(library_id) <= _LONGEST
