"""Marks: highlights made, changed, taken away, and found again when texts change."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from readroom.db import highlights
from readroom.db.errors import NotebookError
from readroom.db.highlights import COLOURS, GONE, Highlight
from readroom.db.notebook import places
from readroom.db.notebook.places import Text
from readroom.db.notebook.queries import NotebookQueries
from readroom.db.notebook.steps import NotebookSteps
from readroom.db.notebook.tags_spelled import spellings
from readroom.text.anchor import make_anchor
from readroom.text.gate import clean, clean_line


class MarkedPassages(NamedTuple):
    """What marking came to: highlights that are new, that were there, and how many of these got tags."""

    made: int
    known: int
    tagged: int


class NotebookMarks(NotebookQueries, NotebookSteps):
    """Highlights of a notebook."""

    def add(
        self,
        article_key: str,
        digest: str,
        text: str,
        start: int,
        end: int,
        *,
        colour: str | None = None,
        tags: Iterable[str] | None = None,
        note: str = "",
        group: str | None = None,
    ) -> Highlight:
        """Mark `text[start:end]` (code points) of the article's text, whose digest is `digest`; return the highlight.

        Colour and tags are those of the last mark unless given. Changes that follow with the same `group` belong to
        the same step of undo.
        """
        highlight = self._made(article_key, digest, text, (start, end), self._style(colour, tags), note)
        with self._changing(group) as changes:
            highlights.keep_text(changes.connection, digest, text)
            changes.mark(None, highlight, "mark")
        return highlight

    def mark_passages(
        self,
        found: Iterable[tuple[str, str, str, Sequence[tuple[int, int]]]],
        tags: Iterable[str] | None,
        *,
        colour: str | None = None,
        note: str = "",
        group: str | None = None,
        said: Callable[[int], str] | None = None,
    ) -> MarkedPassages:
        """Mark passages of many articles in one step; return how many are new, and how many were marked already.

        `found` has for each article its key, the digest, its text and the ranges (code points). Colour and tags are
        those of the last mark when None. What is marked already gets the tags that it does not have. `said` returns
        what the step was, in words, from the number of passages that changed; where none does, there is no step.
        """
        style = self._style(colour, tags)
        with self._changing(group) as changes:
            spelled = spellings(changes.connection)
            changed: list[tuple[Highlight | None, Highlight, str]] = []
            known = 0
            for key, digest, text, ranges in found:
                marks = highlights.select(changes.connection, "article_key = ?", (key,))
                there = {(one.start, one.end): one for one in marks if one.digest == digest}
                for place in ranges:
                    old = there.get(place)
                    known += old is not None
                    if old is None:
                        changed.append((None, self._made(key, digest, text, place, style, note), text))
                    elif tags is not None and (more := spelled.given([*old.tags, *style[1]], old.tags)) != old.tags:
                        changed.append((old, replace(old, tags=more, modified=changes.at), text))
            if changed and said is not None:
                changes.note("hits", "", {"said": said(len(changed))})
            for old, new, text in changed:
                highlights.keep_text(changes.connection, new.digest, text)
                changes.mark(old, new, "style" if old else "mark")
        made = sum(old is None for old, _, _ in changed)
        return MarkedPassages(made, known, len(changed) - made)

    def _style(self, colour: str | None, tags: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
        """Return a colour and tags; what is None is that of the last mark."""
        last_colour, last_tags = self.last_style() if colour is None or tags is None else (COLOURS[0], ())
        return (
            highlights.check_colour(last_colour if colour is None else colour),
            last_tags if tags is None else self._given(tags),
        )

    def _given(self, tags: Iterable[str], old: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return tags in the spelling that there is, those that a highlight has as they are."""
        with self._reading() as connection:
            return spellings(connection).given(tags, old)

    def _made(
        self, key: str, digest: str, text: str, place: tuple[int, int], style: tuple[str, tuple[str, ...]], note: str
    ) -> Highlight:
        """Return a new highlight; raise NotebookError where there are no words."""
        start, end = place
        try:
            anchor = make_anchor(text, start, end)
        except ValueError as problem:
            raise NotebookError(f"nothing was marked in {clean_line(key)}: {problem}") from problem
        at = self._at()
        return Highlight(
            new_id(), key, digest, start, end, anchor.exact, anchor.prefix, anchor.suffix, *style, clean(note),
            self.author, at, at,
        )  # fmt: skip

    def edit(
        self,
        highlight_id: str,
        *,
        note: str | None = None,
        colour: str | None = None,
        tags: Iterable[str] | None = None,
        group: str | None = None,
    ) -> Highlight:
        """Change what is not None of a highlight and return it; raise NotebookError when it is not there.

        Changes in a row with the same `group` are one step of undo: a note that is saved while it is typed names its
        sitting, such as the highlight's id and the time at which the note was opened.
        """
        with self._changing(group) as changes:
            old = self._get(changes.connection, highlight_id)
            new = replace(
                old,
                note=old.note if note is None else clean(note),
                colour=old.colour if colour is None else highlights.check_colour(colour),
                tags=old.tags if tags is None else self._given(tags, old.tags),
            )
            if new == old:
                return old
            new = replace(new, modified=self._at())
            styled = (new.colour, new.tags) != (old.colour, old.tags)
            action = "style" if new.note == old.note else "edit" if styled else "note"
            changes.mark(old, new, action)
        return new

    def remove(self, highlight_id: str, *, group: str | None = None) -> Highlight:
        """Take a highlight away and return what it was; the log keeps it, and `undo` brings it back."""
        with self._changing(group) as changes:
            old = self._get(changes.connection, highlight_id)
            changes.mark(old, None, "remove")
        return old

    def confirm(
        self,
        highlight_id: str,
        start: int | None = None,
        end: int | None = None,
        *,
        other: Text | None = None,
        group: str | None = None,
    ) -> Highlight:
        """Say where a highlight's words are in the article's text (code points), or that the suggestion is right.

        With `other` they are in the text of another article, and the highlight goes there.
        """
        with self._changing(group) as changes:
            old = self._get(changes.connection, highlight_id)
            new = places.confirm(changes.connection, old, start, end, changes.at, other)
            if new == replace(old, modified=new.modified):
                return old
            changes.mark(old, new, "confirm")
        return new

    def keep_orphan(self, highlight_id: str, *, group: str | None = None) -> Highlight:
        """Leave a highlight without a place in the article's text as it is now: it waits no longer, until that changes.

        Its words, its note and the text that it was made in stay. Raise NotebookError when it has a place.
        """
        with self._changing(group) as changes:
            old = self._get(changes.connection, highlight_id)
            if not old.waiting:
                raise NotebookError(
                    f"note {old.id[:8]} has a place; take it away with: readroom notes remove {old.id[:8]}"
                )
            kept = old.suggestion.digest if old.suggestion else GONE
            new = replace(old, state="orphan", kept_in=kept, modified=changes.at)
            if new.kept_in != old.kept_in:
                changes.mark(old, new, "keep")
        return new

    def reanchor(self, article_key: str, digest: str, text: str, others: Sequence[Text] = ()) -> list[Highlight]:
        """Return the article's highlights for its text as it is now, moved where the text has changed.

        To be called whenever an article is shown, and again after undo and redo. Words that are certain to be the
        same move by themselves, also to another article that they went to (`others`: see `places.move`); the rest
        become `edited`, `ambiguous` or `orphan` and wait for `confirm`.
        """
        with self._reading() as connection:
            changed = bool(others or places.stale(connection, article_key, digest))
        if changed:
            self._moved(article_key, Text(article_key, digest, text), others)
        return self.highlights(article_key)

    def leave(self, article_key: str, others: Sequence[Text] = ()) -> None:
        """Say that an article is gone from the library: its highlights go where their words are, or wait."""
        with self._reading() as connection:
            changed = bool(others or places.lost(connection, article_key))
        if changed:
            self._moved(article_key, None, others)

    def _moved(self, article_key: str, now: Text | None, others: Sequence[Text]) -> None:
        with self._writing(by_itself=True) as connection:
            places.move(connection, article_key, now, others, at=self._at(), author=self.author)


def new_id() -> str:
    """Return the id of a new highlight: 32 hexadecimal digits, unlike any other's."""
    return uuid.uuid4().hex
