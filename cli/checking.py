"""Everything that `readroom check` looks at: the library, and the reader's highlights in it."""

import argparse
from collections.abc import Iterator

from readroom.context import library_path, notes_path, open_library, open_notebook
from readroom.db.check import Finding, check
from readroom.db.errors import ReadroomError
from readroom.db.library import Library


def findings(args: argparse.Namespace) -> Iterator[Finding]:
    """Yield what is wrong with the library and with the notebook; raise LibraryError when there is no library."""
    try:
        library = open_library(args)
    except ReadroomError as problem:
        if library_path(args).is_file():
            yield Finding("file", str(library_path(args)), str(problem))
            return
        raise
    with library:
        yield from check(library)
        yield from _check_highlights(args, library)


def _check_highlights(args: argparse.Namespace, library: Library) -> Iterator[Finding]:
    import os

    from readroom.db.articles import text_of
    from readroom.db.notebook import notebook_path

    path = notes_path(args) or notebook_path(library.id, os.environ)
    if not path.exists():
        return
    with open_notebook(args, library) as notebook:
        for highlight in notebook.highlights():
            where = f"highlight {highlight.id}"
            row = library.connection.execute(
                "select id, digest from article where key = ?", (highlight.article_key,)
            ).fetchone()
            if highlight.state in ("edited", "ambiguous", "orphan"):
                yield Finding("highlight", where, f"waits for your decision: its text has changed ({highlight.state})")
            if row is None or row[1] != highlight.digest:
                continue
            text = text_of(library, row[0])
            if not 0 <= highlight.start < highlight.end <= len(text):
                yield Finding("highlight", where, f"[{highlight.start}, {highlight.end}) is not inside its text")
            elif text[highlight.start : highlight.end] != highlight.exact:
                yield Finding("highlight", where, "does not stand on the words that were marked")
