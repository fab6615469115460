"""Giving a library with another id the notebook of the one that it replaces."""

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from readroom.db.errors import NotebookError
from readroom.db.library import Library
from readroom.db.notebook import Notebook, notebook_path
from readroom.db.notebook_record import rows_by_key
from readroom.text.counted import number_of

_DECISIONS = 6
"""From this schema on, decisions have a table of their own."""
_REMEMBERED = (
    "(select 1 from state where key in ('saved searches', 'variants', 'stories', 'accepted') "
    "and value not in ('{}', '[]'))"
)


class Attached(NamedTuple):
    """How many of the marked articles the library has, where its notebook is looked for, and what lay there before."""

    articles: int
    marked: int
    link: Path | None
    aside: Path | None


def attach(notebook: Notebook, library: Library, env: Mapping[str, str]) -> Attached:
    """Let a library find this notebook as its own: where its notebook is looked for, a link leads here.

    A notebook that lies there without notes and decisions is moved aside; one with any is not touched.
    Raise NotebookError when the library has none of the marked articles, or another notebook is in the way.
    """
    keys = notebook.article_keys()
    here = rows_by_key(library, sorted(keys))
    if not here:
        raise NotebookError(
            f"library {library.path} has none of the {number_of(len(keys), 'article')} "
            f"that notebook {notebook.path} marks; nothing was changed"
        )
    link = notebook_path(library.id, {**env, "READROOM_NOTES": ""})
    if Path(os.path.realpath(link)) == notebook.path:
        notebook.know_library(library.id)
        return Attached(len(here), len(keys), None, None)
    aside = _make_way(link)
    link.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        link.symlink_to(notebook.path)
    except OSError as problem:
        if aside:
            aside.rename(link)
        raise NotebookError(
            f"{link} cannot be made: {problem.strerror or problem}; use --notes {notebook.path}"
        ) from problem
    notebook.know_library(library.id)
    return Attached(len(here), len(keys), link, aside)


def _make_way(link: Path) -> Path | None:
    """Move an unused notebook out of the way and return where it is now; raise NotebookError when it is in use."""
    if not link.is_symlink() and not link.exists():
        return None
    if link.is_symlink():
        raise NotebookError(f"{link} leads to another notebook, {os.path.realpath(link)}; remove that link first")
    if _in_use(link):
        raise NotebookError(
            f"the library has a notebook with notes of its own, {link}; bring the others into it with: "
            "readroom notes export, and readroom notes import"
        )
    aside, number = link.with_name(f"{link.name}-unused"), 2
    while aside.exists():
        aside, number = link.with_name(f"{link.name}-unused-{number}"), number + 1
    link.rename(aside)
    return aside


def _in_use(path: Path) -> bool:
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            (version,) = connection.execute("pragma user_version").fetchone()
            tables = ["log", "decision"] if version >= _DECISIONS else ["log", _REMEMBERED]
            return any(connection.execute(f"select 1 from {table} limit 1").fetchone() for table in tables)
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError):
        return True
