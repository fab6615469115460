"""Which articles of a page differ after it was cut anew."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

Look = Mapping[int, tuple[Any, ...]]
"""What the articles of a page are, by their ids."""
_FACTS = (
    "title, authors, date, first_date, source_id, outlet, outlet_name, section, language, url, words, digest, "
    "(select group_concat(kind || start || '-' || \"end\") from span s where s.article_id = a.id), "
    "(select group_concat(kind || at || text) from aside n where n.article_id = a.id)"
)


@dataclass(frozen=True, slots=True)
class Differing:
    """The ids of articles that are other than before, of those that came (or came back), and of those that are gone."""

    changed: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def __add__(self, other: Self) -> "Differing":
        return Differing(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def count(self) -> int:
        """How many articles differ."""
        return len(self.changed) + len(self.added) + len(self.gone)

    @property
    def said(self) -> str:
        """In words: `1 article changed, 1 added`."""
        parts = [f"{len(getattr(self, one.name)):,} {one.name}" for one in fields(self) if getattr(self, one.name)]
        if not parts:
            return "no article changed"
        count, what = parts[0].split(" ")
        return ", ".join([f"{count} article{'' if count == '1' else 's'} {what}", *parts[1:]])

    @property
    def parts(self) -> str:
        """The same without the noun, in brackets after a blank; empty where all of them changed."""
        return f" ({self.said.replace(' articles', '').replace(' article', '')})" if self.added or self.gone else ""


def look(connection: sqlite3.Connection, page: int) -> Look:
    """Return what the articles of a page are now."""
    rows = connection.execute(f"select id, {_FACTS} from article a where page_id = ? order by position", (page,))
    return {row[0]: tuple(row[1:]) for row in rows}


def differing(before: Look, after: Look) -> Differing:
    """Return which articles of a page differ."""
    return Differing(
        tuple(one for one in after if one in before and after[one] != before[one]),
        tuple(one for one in after if one not in before),
        tuple(one for one in before if one not in after),
    )
