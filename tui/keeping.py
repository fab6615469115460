"""Whether what one is about to do can be kept: asked before anything is typed."""

import asyncio
from pathlib import Path

from readroom.db.errors import LibraryError
from readroom.tui.backend import Backend


async def kept_nowhere(backend: Backend) -> str:
    """Return in one line why a correction can be kept in neither file; empty when it can be in one of them."""
    if backend.unwritable is None:
        return ""
    closed = backend.path is None or await asyncio.to_thread(_closed, backend.path)
    return backend.unwritable if closed else ""


def _closed(library: Path) -> bool:
    from readroom.db.library import Library

    try:
        with Library.open_writable(library):
            return False
    except LibraryError:
        return True
