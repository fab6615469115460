"""Highlights whose words went to another article: followed when the library has changed, and placed there by hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from readroom.tui.host import host

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from readroom.db.following import Suggested
    from readroom.db.highlights import Highlight
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.tui.backend import Backend


async def follow(backend: "Backend", *, soon: bool = False) -> int:
    """Look for the highlights of articles that have changed; return of how many that are gone something is said.

    `soon`: before what is asked of the library next, else when there is time.
    """
    notebook = await backend.notes(lambda notebook: notebook)

    def job(library: "Library") -> int:
        from readroom.db.following import follow_texts, left_behind

        follow_texts(notebook, library)
        return len(left_behind(notebook, library))

    return await (backend.library(job) if soon else backend.search(job))


async def confirming(node: "DOMNode", highlight: "Highlight") -> "tuple[Callable[[Notebook], Highlight], str]":
    """Return the job that puts a highlight at its suggested place, and the key of the article where that is."""
    backend = host(node).backend
    notebook = await backend.notes(lambda notebook: notebook)

    def look(library: "Library") -> "Suggested | None":
        from readroom.db.following import suggested

        return suggested(library, notebook, highlight)

    found = await backend.library(look)
    if found is None or found.text.key == highlight.article_key:
        return (lambda notebook: notebook.confirm(highlight.id)), highlight.article_key
    place = found
    return (lambda notebook: notebook.confirm(highlight.id, place.start, place.end, other=place.text)), place.text.key
