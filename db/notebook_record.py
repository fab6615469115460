"""A notebook beside its library: highlights with their articles, as records."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from readroom.db.articles import ArticleRow, rows_by_id
from readroom.db.highlights import Highlight, digest_of
from readroom.db.library import Library
from readroom.db.notebook.memos import Note

if TYPE_CHECKING:
    from readroom.db.following import Suggested

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


def record(
    highlight: Highlight, row: ArticleRow | None, layer: str | None = None, found: "Suggested | None" = None
) -> Record:
    """Return a highlight as JSON values. `article`, `title` and `date` are None where the library has no such article.

    `start` and `end` are code points in the text with `digest`; `suggested` is a range of the present text of
    the article `suggested_article`, while the highlight waits for its reader's decision, and `suggested_in` that text's
    digest; `found`: the place that is suggested, where it is not in its own. `layer` names the layer
    that it is in, None for one's own.
    """
    own = highlight.suggestion
    guess = [found.start, found.end] if found else [own.start, own.end] if own and own.start is not None else None
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
        "suggested": guess,
        "suggested_article": found.article if found else row.id if guess and row else None,
        "suggested_in": found.text.digest if found else own.digest if own else None,
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
