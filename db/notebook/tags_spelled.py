"""One spelling for each tag: what differs in case only is one tag.

It is shown as the codebook has it (where it has an entry), else as it was used first, and so is each of its levels.
What a notebook holds may still differ: nothing is rewritten by being read.
"""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import replace

from readroom.db.highlights import Highlight, clean_tags, fold_tag

ENTRY = (
    "(definition <> '' or colour is not null or guid is not null "
    "or name in (select subject from note where kind = 'tag'))"
)
"""The condition for a tag that has an entry in the codebook, or a note."""


class Spellings:
    """How tags are spelled; `names` are those that there are, the one that counts first."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._own: dict[str, str] = {}
        self._above: dict[str, str] = {}
        self.learn(names)

    def learn(self, names: Iterable[str]) -> None:
        """Take in tags that were used after those that are known."""
        for name in names:
            parts = name.split("/")
            self._own.setdefault(fold_tag(name), parts[-1])
            for depth in range(1, len(parts)):
                self._above.setdefault(fold_tag("/".join(parts[:depth])), parts[depth - 1])

    def __call__(self, tag: str) -> str:
        """Return the spelling of a tag; levels that are new stay as they are."""
        parts = tag.split("/")
        found = []
        for depth, part in enumerate(parts, 1):
            level = fold_tag("/".join(parts[:depth]))
            found.append(self._own.get(level) or self._above.get(level, part))
        return "/".join(found)

    def of(self, tags: Iterable[str]) -> tuple[str, ...]:
        """Return the spellings of tags in their order, none twice."""
        return tuple({fold_tag(tag): self(tag) for tag in tags}.values())

    def shown(self, mark: Highlight) -> Highlight:
        """Return a highlight with the spellings of its tags."""
        tags = self.of(mark.tags)
        return mark if tags == mark.tags else replace(mark, tags=tags)

    def given(self, tags: Iterable[str], old: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return tags as a highlight gets them: those of `old` as they are, others in the spelling that there is.

        Where they are the same tags, `old` itself.
        """
        mine = {fold_tag(tag): tag for tag in reversed(old)}
        found = {fold_tag(tag): mine.get(fold_tag(tag)) or self(tag) for tag in clean_tags(tags)}
        return old if list(found) == list(dict.fromkeys(map(fold_tag, old))) else tuple(found.values())


def spellings(connection: sqlite3.Connection, *, but: Collection[str] = ()) -> Spellings:
    """Return how the tags of a notebook are spelled, going by all `but` some."""
    rows = connection.execute(
        f"select name from tag where {ENTRY} or id in (select tag_id from highlight_tag) order by {ENTRY} desc, id"
    )
    return Spellings(name for (name,) in rows if name not in but)
