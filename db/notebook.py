"""The notebook: one person's private file of highlights, notes, tags and reading positions.

Every method that changes something returns when the change is on the disk. A failure is a NotebookError with one line;
the notebook is then as it was before the call.
"""

import sqlite3
import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace

from readroom.db import highlights, notebook_log, notebook_places
from readroom.db.errors import NotebookError
from readroom.db.highlights import COLOURS, Highlight
from readroom.db.notebook_corrections import NotebookCorrections
from readroom.db.notebook_file import notebook_path
from readroom.db.notebook_memory import NotebookMemory
from readroom.db.notebook_queries import NotebookQueries
from readroom.db.notebook_taking import NotebookTaking
from readroom.text.anchor import make_anchor
from readroom.text.gate import clean, clean_line

__all__ = ["COLOURS", "Highlight", "Notebook", "notebook_path"]


class Notebook(NotebookQueries, NotebookMemory, NotebookCorrections, NotebookTaking):
    """An open notebook: marking, undoing, and finding marks again when texts change.

    `last_touched` are the keys of the articles that the last undo or redo changed.
    """

    last_touched: tuple[str, ...] = ()
    _group: tuple[str, int] | None = None

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
        try:
            anchor = make_anchor(text, start, end)
        except ValueError as problem:
            raise NotebookError(f"nothing was marked in {clean_line(article_key)}: {problem}") from problem
        last_colour, last_tags = self.last_style() if colour is None or tags is None else (COLOURS[0], ())
        at = self._at()
        highlight = Highlight(
            id=new_id(),
            article_key=article_key,
            digest=digest,
            start=start,
            end=end,
            exact=anchor.exact,
            prefix=anchor.prefix,
            suffix=anchor.suffix,
            colour=highlights.check_colour(last_colour if colour is None else colour),
            tags=last_tags if tags is None else highlights.clean_tags(tags),
            note=clean(note),
            author=self.author,
            created=at,
            modified=at,
        )
        with self._writing() as connection:
            highlights.keep_text(connection, digest, text)
            self._log(connection, None, highlight, "mark", group)
        return highlight

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
        with self._writing() as connection:
            old = self._get(connection, highlight_id)
            new = replace(
                old,
                note=old.note if note is None else clean(note),
                colour=old.colour if colour is None else highlights.check_colour(colour),
                tags=old.tags if tags is None else highlights.clean_tags(tags),
            )
            if new == old:
                return old
            new = replace(new, modified=self._at())
            styled = (new.colour, new.tags) != (old.colour, old.tags)
            action = "style" if new.note == old.note else "edit" if styled else "note"
            self._log(connection, old, new, action, group)
        return new

    def remove(self, highlight_id: str, *, group: str | None = None) -> Highlight:
        """Take a highlight away and return what it was; the log keeps it, and `undo` brings it back."""
        with self._writing() as connection:
            old = self._get(connection, highlight_id)
            self._log(connection, old, None, "remove", group)
        return old

    def confirm(
        self, highlight_id: str, start: int | None = None, end: int | None = None, *, group: str | None = None
    ) -> Highlight:
        """Say where a highlight's words are in the article's text (code points), or that the suggestion is right."""
        with self._writing() as connection:
            old = self._get(connection, highlight_id)
            new = notebook_places.confirm(connection, old, start, end, self._at())
            self._log(connection, old, new, "confirm", group)
        return new

    @property
    def steps(self) -> int:
        """How many changes the log has; it only grows."""
        with self._reading() as connection:
            return int(connection.execute("select count(*) from log").fetchone()[0])

    def undo(self) -> str | None:
        """Take back the last change of highlights; return what that was, in words, or None when there is none."""
        return self._step_back_or_forth(notebook_log.undo)

    def redo(self) -> str | None:
        """Do again what was undone last; return what that was, in words, or None when there is nothing."""
        return self._step_back_or_forth(notebook_log.redo)

    def reanchor(self, article_key: str, digest: str, text: str) -> list[Highlight]:
        """Return the article's highlights for its text as it is now, moved where the text has changed.

        To be called whenever an article is shown, and again after undo and redo. Words that are certain to be the
        same move by themselves; the others become `edited`, `ambiguous` or `orphan` and wait for `confirm`.
        """
        with self._reading() as connection:
            changed = bool(notebook_places.stale(connection, article_key, digest))
        if changed:
            with self._writing() as connection:
                notebook_places.move(connection, article_key, digest, text, at=self._at(), author=self.author)
        return self.highlights(article_key)

    def _log(
        self,
        connection: sqlite3.Connection,
        old: Highlight | None,
        new: Highlight | None,
        action: str,
        group: str | None,
    ) -> None:
        """Write a change of the reader's, in the step of its group when nothing came between."""
        if group and self._group and self._group[0] == group and notebook_log.is_last(connection, self._group[1]):
            step = self._group[1]
        else:
            step = notebook_log.next_step(connection)
        self._group = (group, step) if group else None
        notebook_log.write(connection, old, new, kind="do", action=action, step=step, at=self._at(), author=self.author)

    def _step_back_or_forth(
        self, do: Callable[[sqlite3.Connection, str, str | None], notebook_log.Step | None]
    ) -> str | None:
        with self._writing() as connection:
            step = do(connection, self._at(), self.author)
        self._group = None
        self.last_touched = step.article_keys if step else ()
        return step.words if step else None


def new_id() -> str:
    """Return the id of a new highlight: 32 hexadecimal digits, unlike any other's."""
    return uuid.uuid4().hex
