"""Where highlights are after their article's text has changed."""

import contextlib
import sqlite3
from dataclasses import replace

from readroom.db import highlights
from readroom.db.errors import NotebookError
from readroom.db.highlights import WAITING, Highlight, Suggestion
from readroom.db.notebook import log
from readroom.text.anchor import find_anchor, make_anchor

_STALE = f"""
article_key = ? and (
    (digest <> ? and (found_digest is null or found_digest <> ?))
    or (digest = ? and state in ({", ".join(f"'{state}'" for state in WAITING)}))
)
"""


def stale(connection: sqlite3.Connection, article_key: str, digest: str) -> list[Highlight]:
    """Return the highlights of an article that were not yet looked for in the text with this digest."""
    return list(highlights.select(connection, _STALE, (article_key, digest, digest, digest)))


def move(
    connection: sqlite3.Connection, article_key: str, digest: str, text: str, *, at: str, author: str | None
) -> None:
    """Look for an article's highlights in its new text, inside the caller's transaction.

    What is certain moves; what is not waits for the reader, with a suggestion. The old words and place stay in the log.
    """
    for old in stale(connection, article_key, digest):
        highlights.keep_text(connection, digest, text)
        old_text = None
        # Without the old text the surroundings decide; a damaged copy must not keep the article from opening.
        # The words of a highlight that came from a file without its text are no text that twins could be told by.
        with contextlib.suppress(NotebookError):
            if not highlights.is_piece(old.digest):
                old_text = highlights.read_text(connection, old.digest)
        new = moved(old, digest, text, old_text)
        log.write(connection, old, new, kind="auto", action="move", step=None, at=at, author=author)


def moved(highlight: Highlight, digest: str, text: str, old_text: str | None) -> Highlight:
    """Return `highlight` as it is in `text`: at its new place, or waiting where that is not certain."""
    if highlight.digest == digest:
        return replace(highlight, state="exact", suggestion=None)
    found = find_anchor(highlight.anchor, text, old_text)
    if found.state in WAITING or found.start is None or found.end is None:
        suggestion = Suggestion(digest, found.start, found.end, round(found.score, 4))
        return replace(highlight, state=found.state, suggestion=suggestion)
    return _placed(highlight, digest, text, found.start, found.end, found.state == "exact")


def confirm(connection: sqlite3.Connection, old: Highlight, start: int | None, end: int | None, at: str) -> Highlight:
    """Return `old` at the place that the reader chose in the article's text; None stands for the suggested place.

    Raise NotebookError when there is no such place.
    """
    digest = old.suggestion.digest if old.suggestion else old.digest
    if start is None or end is None:
        if old.suggestion is None or old.suggestion.start is None or old.suggestion.end is None:
            raise NotebookError(f"note {old.id[:8]} has no suggested place; say where its words are: start and end")
        start, end = old.suggestion.start, old.suggestion.end
    text = highlights.read_text(connection, digest)
    if text is None or not 0 <= start < end <= len(text):
        raise NotebookError(f"note {old.id[:8]} cannot be placed at {start} to {end}: the text does not reach there")
    return replace(_placed(old, digest, text, start, end, exact=True), modified=at)


def _placed(highlight: Highlight, digest: str, text: str, start: int, end: int, exact: bool) -> Highlight:
    anchor = make_anchor(text, start, end)
    return replace(
        highlight,
        kept_in=None,
        digest=digest,
        start=start,
        end=end,
        exact=anchor.exact,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        state="exact" if exact else "shifted",
        suggestion=None,
    )
