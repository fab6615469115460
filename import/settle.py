"""After the files of a run: what a source repeats on its pages is counted, and its pages are cut again by that.

It depends on the pages that a library has and on nothing else, so that an import which was stopped and begun again
ends with the same library; what was not done is done by the next run.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from readroom.db import furniture as db
from readroom.db.editing import Editor
from readroom.db.library import Library
from readroom.importer.cut.furniture import Furniture, count_lines, line_key
from readroom.importer.learnt import task_of
from readroom.importer.pool import Answer, Pool
from readroom.text.model import Page

COMMIT_PAGES = 200
"""Pages that are cut again in one transaction."""

Opened = Callable[[Answer], Page | str]
"""Gives the page of a worker's answer, or the reason why there is none."""


def settle(library: Library, pool: Pool, opened: Opened) -> int:
    """Learn the furniture of sources that have changed and cut their pages again; return how many came out otherwise.

    `opened` unpacks a worker's answer. The caller holds no transaction.
    """
    editor = Editor(library, author=None, now=datetime.now(UTC).isoformat(timespec="seconds"))
    changed = 0
    for dumps in db.unlearnt(library.connection):
        pages = db.dumps_of(library.connection, dumps.source_id)
        counted = _counted(library, pages)
        changed += _cut_again(editor, pool, opened, pages, counted)
        editor.begin()
        db.keep_counts(library.connection, dumps, counted.counts)
        editor.commit()
    return changed


def _counted(library: Library, pages: list[int]) -> Furniture:
    """Count the lines of a source's pages. What is a title on one of them is none: papers share headlines."""
    sample = db.sample_of(pages)
    counted = Furniture.of(count_lines(text) for _, text in db.texts(library, sample))
    titles = {line_key(title) for title in db.titles_of(library.connection, sample)}
    return Furniture(counted.pages, {key: pages for key, pages in counted.counts.items() if key not in titles})


def _cut_again(editor: Editor, pool: Pool, opened: Opened, pages: list[int], counted: Furniture) -> int:
    changed = 0
    open_pages = 0
    for page_id, page in _read(editor.library, pool, opened, pages, counted):
        if not open_pages:
            editor.begin()
        changed += editor.replace_cut(page_id, page)
        open_pages += 1
        if open_pages == COMMIT_PAGES:
            editor.commit()
            open_pages = 0
    if open_pages:
        editor.commit()
    return changed


def _read(
    library: Library, pool: Pool, opened: Opened, pages: list[int], counted: Furniture
) -> Iterator[tuple[int, Page]]:
    """Yield pages as they are cut by what their source repeats, in order; those without such a line are left out."""
    waiting: list[tuple[int, Any]] = []
    for page_id, text in db.texts(library, pages):
        if task := task_of(text, counted):
            waiting.append((page_id, pool.submit(task)))
        while len(waiting) > 8:
            yield from _next(waiting, opened)
    while waiting:
        yield from _next(waiting, opened)


def _next(waiting: list[tuple[int, Any]], opened: Opened) -> Iterator[tuple[int, Page]]:
    page_id, future = waiting.pop(0)
    page = opened(future.result())
    # What a worker cannot cut stays as it was cut before.
    if isinstance(page, Page) and page.articles:
        yield page_id, page
