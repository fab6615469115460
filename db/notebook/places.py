"""Where highlights are after their article's text has changed."""

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from readroom.db import highlights
from readroom.db.errors import NotebookError
from readroom.db.highlights import GONE, WAITING, Highlight, Suggestion
from readroom.db.notebook import log
from readroom.db.notebook.earlier import earlier
from readroom.text.anchor import find_anchor, make_anchor

JOINT = "\n\n"
"""What stands between the texts of a page's articles when they are looked through as one."""
_WAITS = f"state in ({', '.join(repr(state) for state in WAITING)})"
_STALE = f"""
article_key = ? and (
    (digest <> ? and (found_digest is null or found_digest <> ?))
    or (digest = ? and {_WAITS})
)
"""


class Text(NamedTuple):
    """The text of an article as it is now, with the article's key and the text's digest."""

    key: str
    digest: str
    text: str


def stale(connection: sqlite3.Connection, article_key: str, digest: str) -> list[Highlight]:
    """Return the highlights of an article that were not yet looked for in the text with this digest."""
    return list(highlights.select(connection, _STALE, (article_key, digest, digest, digest)))


def lost(connection: sqlite3.Connection, article_key: str) -> list[Highlight]:
    """Return the highlights of an article that is gone from its library, but those that wait for that already."""
    found = highlights.select(connection, "article_key = ?", (article_key,))
    return [one for one in found if one.state != "orphan" or one.suggestion is not None]


def move(
    connection: sqlite3.Connection,
    article_key: str,
    now: Text | None,
    others: Sequence[Text],
    *,
    at: str,
    author: str | None,
) -> None:
    """Look for an article's highlights in its text as it is `now`, inside the caller's transaction.

    What is certain moves; what is not waits for the reader, with a suggestion. `others` are the texts that words of
    the article went to, in the order of their page, its own among them: what is certain in another of them goes to
    that article. `now` is None when the article is gone: what is certain nowhere then waits without a place.
    The old words and places stay in the log.
    """
    every = {one.id: one for one in (stale(connection, *now[:2]) if now else lost(connection, article_key))}
    unseen = set(every)
    texts = [*([now] if now else []), *others]
    if others:
        waiting = highlights.select(connection, f"article_key = ? and {_WAITS}", (article_key,))
        every |= {one.id: one for one in waiting if one.undecided}
    for old in every.values():
        old_text = None
        # Without the old text the surroundings decide; a damaged copy must not keep the article from opening.
        # The words of a highlight that came from a file without its text are no text that twins could be told by.
        with contextlib.suppress(NotebookError):
            if not highlights.is_piece(old.digest):
                old_text = highlights.read_text(connection, old.digest)
        new = old
        if old.id in unseen:
            new = moved(old, now.digest, now.text, old_text) if now else _nowhere(old)
        if new.waiting:
            back = earlier(connection, new, {one.key: one.digest for one in texts})
            new = back or (_elsewhere(new, others, old_text) if others else None) or new
        if new == old:
            continue
        for one in (one for one in texts if one == now or one.key == new.article_key):
            highlights.keep_text(connection, one.digest, one.text)
        log.write(connection, old, new, kind="auto", action="move", step=None, at=at, author=author)


def _nowhere(highlight: Highlight) -> Highlight:
    kept = highlight.kept_in if highlight.kept_in == GONE else None
    return replace(highlight, state="orphan", suggestion=None, kept_in=kept)


def _elsewhere(highlight: Highlight, texts: Sequence[Text], old_text: str | None) -> Highlight | None:
    """Return a highlight at its place in another article of its page; None when that is not certain.

    All are looked through as one text: words that stand in two of them are told apart like twins in one article.
    """
    found = find_anchor(highlight.anchor, JOINT.join(one.text for one in texts), old_text)
    if found.state in WAITING or found.start is None or found.end is None:
        return None
    place = placed_in(texts, found.start, found.end)
    if place is None or place[0].key == highlight.article_key:
        return None
    one, start, end = place
    return _placed(replace(highlight, article_key=one.key), one.digest, one.text, start, end, exact=False)


def placed_in(texts: Sequence[Text], start: int, end: int) -> tuple[Text, int, int] | None:
    """Return in which of some texts, joined by `JOINT`, a range is, and where in it; None where it is in none."""
    for one in texts:
        if start >= 0 and end <= len(one.text):
            return one, start, end
        start, end = (at - len(one.text) - len(JOINT) for at in (start, end))
    return None


def moved(highlight: Highlight, digest: str, text: str, old_text: str | None) -> Highlight:
    """Return `highlight` as it is in `text`: at its new place, or waiting where that is not certain."""
    if highlight.digest == digest:
        return replace(highlight, state="exact", suggestion=None, kept_in=None)
    found = find_anchor(highlight.anchor, text, old_text)
    if found.state in WAITING or found.start is None or found.end is None:
        suggestion = Suggestion(digest, found.start, found.end, round(found.score, 4))
        return replace(highlight, state=found.state, suggestion=suggestion)
    return _placed(highlight, digest, text, found.start, found.end, found.state == "exact")


def confirm(
    connection: sqlite3.Connection,
    old: Highlight,
    start: int | None,
    end: int | None,
    at: str,
    other: Text | None = None,
) -> Highlight:
    """Return `old` at the place that the reader chose in the article's text; None stands for the suggested place.

    The text is that of an `other` article if one is given. Raise NotebookError when there is no such place.
    """
    if other is not None and start is not None and end is not None:
        if not 0 <= start < end <= len(other.text):
            raise NotebookError(_beyond(old, start, end))
        highlights.keep_text(connection, other.digest, other.text)
        new = replace(old, article_key=other.key)
        return replace(_placed(new, other.digest, other.text, start, end, exact=True), modified=at)
    if old.waiting and old.suggestion is None:
        raise NotebookError(f"note {old.id[:8]} has no article in the library now; say in which one it is to be placed")
    digest = old.suggestion.digest if old.suggestion else old.digest
    if start is None or end is None:
        if old.suggestion is None or old.suggestion.start is None or old.suggestion.end is None:
            raise NotebookError(f"note {old.id[:8]} has no suggested place; say where its words are: start and end")
        start, end = old.suggestion.start, old.suggestion.end
    text = highlights.read_text(connection, digest)
    if text is None or not 0 <= start < end <= len(text):
        raise NotebookError(_beyond(old, start, end))
    return replace(_placed(old, digest, text, start, end, exact=True), modified=at)


def _beyond(old: Highlight, start: int, end: int) -> str:
    return f"note {old.id[:8]} cannot be placed at {start} to {end}: the text does not reach there"


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
