"""Asking a notebook: which highlights, which articles, which tags."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from readroom.db import highlights
from readroom.db.errors import NotebookError
from readroom.db.highlights import COLOURS, GONE, WAITING, Highlight
from readroom.db.notebook import codes, log
from readroom.db.notebook.base import NotebookBase
from readroom.db.notebook.tags_spelled import spellings
from readroom.text.counted import number_of
from readroom.text.gate import clean_line


class NotebookQueries(NotebookBase):
    """What can be asked of a notebook without changing it."""

    def get(self, highlight_id: str) -> Highlight:
        """Return one highlight by its id or a unique beginning of it; raise NotebookError when there is none."""
        with self._reading() as connection:
            return spellings(connection).shown(self._get(connection, highlight_id))

    def highlights(
        self,
        article_key: str | None = None,
        *,
        tag: str | None = None,
        colour: str | None = None,
        text: str | None = None,
    ) -> list[Highlight]:
        """Return highlights by article and place: of an article, with a tag (or one below it), a colour, some words."""
        conditions: list[tuple[str, tuple[Any, ...]]] = []
        if article_key is not None:
            conditions.append(("article_key = ?", (article_key,)))
        if colour is not None:
            conditions.append(("colour = ?", (colour,)))
        if tag is not None:
            conditions.append(highlights.tagged(tag))
        where = " and ".join(condition for condition, _ in conditions) or "1"
        values = tuple(value for _, some in conditions for value in some)
        with self._reading() as connection:
            found = [*map(spellings(connection).shown, highlights.select(connection, where, values))]
        return [h for h in found if highlights.holds(h, text)] if text and text.strip() else found

    def waiting(self) -> list[Highlight]:
        """Return the highlights that wait for their reader's decision."""
        with self._reading() as connection:
            found = highlights.select(connection, f"state in ({', '.join('?' * len(WAITING))})", WAITING)
            return [*map(spellings(connection).shown, (one for one in found if one.undecided))]

    def tags(self) -> list[tuple[str, int]]:
        """Return every tag in use or in the codebook with its number of highlights, the most used first."""
        with self._reading() as connection:
            return codes.counts(connection)

    def last_style(self) -> tuple[str, tuple[str, ...]]:
        """Return colour and tags of the last mark; yellow without tags before the first."""
        with self._reading() as connection:
            colour, tags = log.last_style(connection) or (COLOURS[0], ())
            return colour, spellings(connection).of(tags)

    def looked_in(self) -> tuple[dict[str, set[str]], set[str]]:
        """Return in which texts the highlights of each article were last looked for: key to digests.

        And the keys of the articles of which highlights wait for their reader's decision.
        """
        seen: dict[str, set[str]] = {}
        waiting: set[str] = set()
        waits = f"state in ({', '.join(repr(state) for state in WAITING)})"
        rows = self._rows(
            f"select distinct article_key, ifnull(found_digest, iif({waits}, '', digest)), "
            f"{waits} and ifnull(kept_in, '-') <> ifnull(found_digest, '{GONE}') from highlight"
        )
        for key, digest, undecided in rows:
            seen.setdefault(key, set()).add(digest)
            if undecided:
                waiting.add(key)
        return seen, waiting

    def came_from(self, keys: Iterable[str]) -> dict[str, set[str]]:
        """Return in which other articles highlights of these stood before they followed their words: key to keys."""
        found: dict[str, set[str]] = {}
        sql = (
            "select h.article_key, l.change from log l join highlight h on h.id = l.highlight_id "
            "where h.article_key in (select value from json_each(?)) and l.kind = 'auto'"
        )
        for key, change in self._rows(sql, (json.dumps(sorted(keys)),)):
            was = json.loads(change).get("place", [{}])[0].get("article_key", key)
            if was != key:
                found.setdefault(key, set()).add(was)
        return found

    def article_keys_with_highlights(self) -> set[str]:
        """Return the keys of all articles that have highlights."""
        return self._keys("select distinct article_key from highlight")

    def article_keys(self) -> set[str]:
        """Return the keys of all articles of which anything is said: marked, noted, collected, with an attribute."""
        return self._keys(
            "select article_key from highlight union select subject from note where kind = 'article' "
            "union select article_key from article_attribute union select article_key from collection_item"
        )

    def keys_tagged(self, tag: str) -> set[str]:
        """Return the keys of the articles with a highlight that has this tag or one below it, whatever its case."""
        where, values = highlights.tagged(tag)
        return self._keys(f"select distinct article_key from highlight where {where}", values)

    def keys_noted(self, words: str | Iterable[str]) -> set[str]:
        """Return the keys of the articles with a note (on them, or on a highlight) that holds all of `words`.

        Words are folded, whole, and may be phrases.
        """
        wanted = words.split() if isinstance(words, str) else list(words)
        rows = self._rows(
            "select article_key, note from highlight where note <> '' union all "
            "select subject, title || char(10) || text from note where kind = 'article' and title || text <> ''"
        )
        return {key for key, note in rows if highlights.note_holds(note, wanted)}

    def text_of(self, digest: str) -> str | None:
        """Return the notebook's copy of a text that has or had marks, or None."""
        with self._reading() as connection:
            return highlights.read_text(connection, digest)

    def _get(self, connection: sqlite3.Connection, highlight_id: str) -> Highlight:
        if found := highlights.read(connection, highlight_id):
            return found
        begun = highlights.begun(connection, highlight_id)
        if len(begun) == 1 and highlight_id:
            return begun[0]
        problem = f"{number_of(len(begun), 'note')} begin with" if begun else "there is no note"
        raise NotebookError(f"{problem} {clean_line(highlight_id)!r}; list them with: readroom notes list")
