"""What comparing asks of threads, the library and the notebook."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from readroom.db.articles import FullArticle
from readroom.db.errors import ReadroomError
from readroom.db.library import Library
from readroom.text.align import Pulse, TooLongError
from readroom.text.align_many import TooManyError
from readroom.text.align_model import Range

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

R = TypeVar("R")


class _StoppedError(Exception):
    """The comparison is not wanted any more."""


async def in_thread(job: Callable[[Pulse], R]) -> R:
    """Return what a comparison gives that runs in a thread; when the wait is cancelled, the thread ends soon, too.

    Texts that are too long for it are a ReadroomError.
    """
    stopped = threading.Event()

    def pulse() -> None:
        if stopped.is_set():
            raise _StoppedError

    try:
        return await asyncio.to_thread(job, pulse)
    except (TooLongError, TooManyError) as problem:
        raise ReadroomError(str(problem)) from problem
    finally:
        stopped.set()


def read_articles(library: Library, ids: Sequence[int]) -> list[FullArticle]:
    """Return articles, in the order asked."""
    from readroom.db.articles import get_article

    return [get_article(library, n) for n in ids]


def marked_ranges(notebook: "Notebook", articles: Sequence[FullArticle]) -> tuple[list[Range], ...]:
    """Return where there are highlights in the texts of these articles as they are."""
    return tuple(
        [(h.start, h.end) for h in notebook.highlights(a.row.key) if h.digest == a.digest and not h.waiting]
        for a in articles
    )


def mark(notebook: "Notebook", article: FullArticle, part: Range, tags: tuple[str, ...] | None, group: str) -> str:
    """Mark a passage with the last colour and with tags (None: the last ones); return in words what was done."""
    key, digest, text = article.row.key, article.digest, article.body.text
    old = next((h for h in notebook.highlights(key) if h.digest == digest and (h.start, h.end) == part), None)
    if old is None:
        notebook.add(key, digest, text, *part, tags=tags, group=group)
        return "marked; u takes it back"
    if tags:
        if notebook.edit(old.id, tags=[*old.tags, *tags], group=group).modified == old.modified:
            return "this is marked so already"
        return "tags added; u takes them off"
    return "this is marked already"
