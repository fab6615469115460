"""A notebook beside its library: highlights with their articles, as records."""

from collections.abc import Iterable
from typing import Any

from readroom.db.articles import ArticleRow, rows_by_id, text_of
from readroom.db.highlights import Highlight, digest_of
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.notebook.memos import Note

Record = dict[str, Any]
"""One highlight with what is known of its article: the fields of `readroom notes list --json`."""


def rows_by_key(library: Library, keys: Iterable[str]) -> dict[str, ArticleRow]:
    """Return the articles of a library that have these keys."""
    wanted = list(dict.fromkeys(keys))
    ids: list[int] = []
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        marks = ",".join("?" * len(part))
        ids += [i for (i,) in library.connection.execute(f"select id from article where key in ({marks})", part)]
    return {row.key: row for row in rows_by_id(library, ids)}


def follow_texts(notebook: Notebook, library: Library) -> None:
    """Look for the highlights of every article whose text is not the one that they were last looked for in."""
    seen: dict[str, set[str]] = {}
    for highlight in notebook.highlights():
        digest = highlight.suggestion.digest if highlight.suggestion else highlight.digest
        seen.setdefault(highlight.article_key, set()).add(digest)
    for key, digests in seen.items():
        row = library.connection.execute("select id, digest from article where key = ?", (key,)).fetchone()
        if row and digests != {row[1]}:
            notebook.reanchor(key, row[1], text_of(library, row[0]))


def record(highlight: Highlight, row: ArticleRow | None, layer: str | None = None) -> Record:
    """Return a highlight as JSON values. `article`, `title` and `date` are None where the library has no such article.

    `start` and `end` are code points in the text with `digest`; `suggested` is a range of the article's present text,
    while the highlight waits for its reader's decision, and `suggested_in` that text's digest. `layer` names the layer
    that it is in, None for one's own.
    """
    found = highlight.suggestion
    return {
        "id": highlight.id,
        "kind": "highlight",
        "key": highlight.article_key,
        "article": row.id if row else None,
        "title": row.title if row else None,
        "date": row.date if row else None,
        "start": highlight.start,
        "end": highlight.end,
        "exact": highlight.exact,
        "prefix": highlight.prefix,
        "suffix": highlight.suffix,
        "colour": highlight.colour,
        "tags": list(highlight.tags),
        "note": highlight.note or None,
        "author": highlight.author,
        "created": highlight.created,
        "modified": highlight.modified,
        "state": highlight.state,
        "digest": digest_of(highlight),
        "suggested": [found.start, found.end] if found and found.start is not None else None,
        "suggested_in": found.digest if found else None,
        "kept_in": highlight.kept_in,
        "layer": layer,
    }


def note_record(note: Note, row: ArticleRow | None) -> Record:
    """Return a note that stands on no highlight as JSON values: `kind` says on what, `subject` is an article's key, a
    tag or a story's id, `heading` its own title. `title` and `date` are its article's.
    """
    return {
        "id": note.id,
        "kind": note.kind,
        "key": note.key or None,
        "article": row.id if row else None,
        "title": row.title if row else None,
        "date": row.date if row else None,
        "subject": note.subject or None,
        "heading": note.title or None,
        "note": note.text or None,
        "known": list(note.known),
        "author": note.author,
        "created": note.created,
        "modified": note.modified,
        "layer": None,
    }


def records(highlights: Iterable[Highlight], library: Library | None, layer: str | None = None) -> list[Record]:
    """Return highlights as records, with their articles where the library has them."""
    found = list(highlights)
    rows = rows_by_key(library, (h.article_key for h in found)) if library else {}
    return [record(highlight, rows.get(highlight.article_key), layer) for highlight in found]
