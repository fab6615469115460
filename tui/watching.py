"""What comes into a library while it is read: asked for rarely, said in the status line, shown on `R`."""

import contextlib

from textual.dom import DOMNode

from readroom.db.errors import ReadroomError
from readroom.text.counted import number_of
from readroom.tui.host import host

WATCH_SECONDS = 5.0
"""How often the library's file is asked whether it has changed; nothing is drawn unless it has."""


async def look(node: DOMNode) -> None:
    """Ask whether the library has grown, and say so. What cannot be asked now is asked the next time."""
    backend = host(node).backend
    before = backend.news
    try:
        await backend.growth()
    except ReadroomError:
        return
    if backend.news != before:
        host(node).changed()


async def reload_library(node: DOMNode) -> None:
    """Read the library again, also one that was put in the place of the old file, and say what is new."""
    backend = host(node).backend
    new = await backend.growth()
    await backend.settle()
    with contextlib.suppress(ReadroomError):  # a notebook that cannot be read has nothing to show
        await backend.read_own()
    await host(node).library_changed()
    if new is None:
        host(node).say("Another file is in the library's place: it is shown now")
    else:
        host(node).say(number_of(new, "new article") if new else "No new articles")
