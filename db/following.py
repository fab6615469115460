"""Highlights after their library has changed: each is looked for in its article's text, and where that text went."""

import contextlib
import sqlite3
from typing import NamedTuple

from readroom.db import heirs
from readroom.db.articles import text_of
from readroom.db.errors import LibraryError
from readroom.db.heirs import Heir
from readroom.db.highlights import Highlight
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.notebook.places import JOINT, Text, placed_in
from readroom.db.notebook.succession import Said
from readroom.text.anchor import find_anchor


class Suggested(NamedTuple):
    """Where the words of a highlight may be: the article's id, its text, and the range (code points)."""

    article: int
    text: Text
    start: int
    end: int


def follow_texts(notebook: Notebook, library: Library) -> None:
    """Look for the highlights of every article whose text is not the one that they were last looked for in.

    Those of an article whose words went to others, or that is gone, go there when that is certain; else they wait.
    An article whose text is damaged is passed over.
    """
    # What is damaged is said where it is opened.
    with contextlib.suppress(sqlite3.DatabaseError):
        seen, waiting = notebook.looked_in()
        there = heirs.present(library, seen)
        gone = heirs.gone(library, (key for key in seen if key not in there))
        changed = {key for key in there if seen[key] != {there[key][1]}}
        if not (asked := changed | (waiting & there.keys()) | gone):
            return
        # Where this library was never cut otherwise, but another one with the same notebook was, it is the way back.
        before = notebook.came_from(asked)
        divided = heirs.inherited(library, asked) | before.keys()
        for key in sorted(changed | divided | gone):
            others = heirs.heirs(library, key, before.get(key, ())) if key in divided else []
            with contextlib.suppress(LibraryError):
                _follow(notebook, library, key, there.get(key), others)


def _follow(
    notebook: Notebook, library: Library, key: str, now: tuple[int, str] | None, found: list[Heir]
) -> None:  # fmt: skip
    others = [_text(library, one) for one in found]
    if now is None:
        notebook.leave(key, others)
        return
    text = text_of(library, now[0])
    if others:
        others = _in_order(library, [*others, Text(key, now[1], text)])
    notebook.reanchor(key, now[1], text, others)


def suggested(library: Library, notebook: Notebook, highlight: Highlight) -> Suggested | None:
    """Return where the words of a highlight that waits may be, in its own article or another one of its page.

    None when it has its place, and where nothing like it stands.
    """
    own, key = highlight.suggestion, highlight.article_key
    if not highlight.undecided:
        return None
    there = heirs.present(library, [key])
    if own and own.start is not None and own.end is not None:
        if key not in there or there[key][1] != own.digest:
            return None
        return Suggested(there[key][0], Text(key, own.digest, text_of(library, there[key][0])), own.start, own.end)
    every = may_have(library, key)
    texts = [_text(library, one) for one in every]
    old_text = notebook.text_of(highlight.digest)
    found = find_anchor(highlight.anchor, JOINT.join(one.text for one in texts), old_text)
    place = placed_in(texts, found.start, found.end) if found.start is not None and found.end is not None else None
    if place is None:
        return None
    return Suggested(every[texts.index(place[0])].id, *place)


def may_have(library: Library, key: str) -> list[Heir]:
    """Return the other articles that may have words of an article: where they went, and the others of its page."""
    found = {one.key: one for one in (*heirs.heirs(library, key), *heirs.neighbours(library, key))}
    return sorted(found.values(), key=lambda one: (one.page, one.position))


class Left(NamedTuple):
    """What is said of an article that is gone: its key, how much, and the article that has most of its words now."""

    key: str
    said: Said
    heir: Heir | None


def left_behind(notebook: Notebook, library: Library) -> list[Left]:
    """Return the articles that are gone from the library and of which the notebook still says something as a whole."""
    said = notebook.said_of_articles()
    there = heirs.present(library, said)
    gone = heirs.gone(library, (key for key in said if key not in there))
    return [Left(key, said[key], heirs.successor(library, key)) for key in sorted(gone)]


def _text(library: Library, one: Heir) -> Text:
    return Text(one.key, one.digest, text_of(library, one.id))


def _in_order(library: Library, texts: list[Text]) -> list[Text]:
    """Return texts in the order of their articles on the page."""
    places = {one.key: (one.page, one.position) for one in heirs.articles(library, [text.key for text in texts])}
    return sorted(texts, key=lambda text: places[text.key])
