"""Highlights and notes in groups: by tag, article, source, date, story, and others."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.notebook.tags_spelled import Spellings
from readroom.db.notes_query import Entry

GROUPINGS = ("tag", "article", "source", "date", "story", "author", "state", "colour", "kind")
"""By what entries can be grouped."""
_Names = Callable[[Entry], list[tuple[str | None, str]]]
"""Returns under which values an entry stands, with what is shown for each."""


@dataclass(slots=True)
class Group:
    """Entries that have something in common; `value` is what, None where they have nothing of the kind."""

    value: str | None
    label: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def highlights(self) -> int:
        """How many highlights there are."""
        return sum(one.highlight is not None for one in self.entries)

    @property
    def notes(self) -> int:
        """How many notes there are that stand on no highlight."""
        return len(self.entries) - self.highlights

    @property
    def articles(self) -> int:
        """In how many articles they are."""
        return len({one.key for one in self.entries if one.key})


def grouped(entries: Iterable[Entry], by: str, library: Library | None, notebook: Notebook) -> list[Group]:
    """Return groups of entries, in the order of the entries: those with most first, dates newest first, none last.

    An entry with two tags, or of an article in two stories, is in two groups. Tags that differ in case only are one.
    Dates are months of the article.
    """
    found = list(entries)
    names = _names(found, by, library, notebook)
    groups: dict[str | None, Group] = {}
    for one in found:
        for value, label in names(one):
            groups.setdefault(value, Group(value, label)).entries.append(one)
    if by == "date":
        return sorted(groups.values(), key=lambda one: (one.value is not None, one.value or ""), reverse=True)
    return sorted(groups.values(), key=lambda one: (one.value is None, -len(one.entries), one.label.casefold()))


def _names(entries: list[Entry], by: str, library: Library | None, notebook: Notebook) -> _Names:
    if by == "story":
        return _stories(entries, library, notebook)
    if by == "tag":
        return _tags(entries, [name for name, _ in notebook.tags()])
    return _NAMES[by]


def _tags(entries: Iterable[Entry], known: Iterable[str] = ()) -> _Names:
    """Return what tells the tags of an entry, in the spelling that is `known`, else in that of one's own entries."""
    spelled = Spellings(known)
    for one in sorted(entries, key=lambda one: one.layer is not None):
        spelled.learn(one.tags)

    def names(one: Entry) -> list[tuple[str | None, str]]:
        return [(tag, tag) for tag in spelled.of(one.tags)] or [(None, "[no tag]")]

    return names


def _article(one: Entry) -> list[tuple[str | None, str]]:
    if not one.key:
        return [(None, "[no article]")]
    title = (one.row.title or f"« {one.row.opening} »") if one.row else one.key
    return [(one.key, title)]


def _valued(read: Callable[[Entry], str | None], none: str, one: Entry) -> list[tuple[str | None, str]]:
    value = read(one) or None
    return [(value, value or none)]


def _month(one: Entry) -> str | None:
    return one.row.date[:7] if one.row and one.row.date else None


_NAMES: dict[str, _Names] = {
    "article": _article,
    "source": partial(_valued, lambda one: one.row.source if one.row else None, "[no source]"),
    "date": partial(_valued, _month, "[undated]"),
    "author": partial(_valued, lambda one: one.author, "[no name]"),
    "state": partial(_valued, lambda one: one.highlight.state if one.highlight else None, "[no highlight]"),
    "colour": partial(_valued, lambda one: one.highlight.colour if one.highlight else None, "[no highlight]"),
    "kind": partial(_valued, lambda one: one.kind, ""),
}


def _stories(entries: list[Entry], library: Library | None, notebook: Notebook) -> _Names:
    """Return what tells the stories of an entry: those of its article, or the one that a note is on."""
    of_article: dict[str, list[tuple[str | None, str]]] = {}
    titles: dict[str, str] = {}
    if library is not None:
        from readroom.db.story_view import stories

        ids = {one.row.id for one in entries if one.row}
        ids |= _ids(library, {key for one in entries if one.of_note for key in one.of_note.known})
        for story in stories(library.connection, notebook, articles=ids):
            titles[story.id] = story.title
            for member in story.firm:
                of_article.setdefault(member.key, []).append((story.id, story.title))

    def names(one: Entry) -> list[tuple[str | None, str]]:
        note = one.of_note
        if note and note.kind == "story":
            # By the articles that it was written about: numbers of stories change when they are made anew.
            votes = [story for key in note.known for story in of_article.get(key, [])]
            if votes:
                return [max(votes, key=lambda story: (votes.count(story), story[0] == note.subject))]
            return [(note.subject, titles.get(note.subject) or note.title or note.subject)]
        return of_article.get(one.key) or [(None, "[no story]")]

    return names


def _ids(library: Library, keys: set[str]) -> set[int]:
    rows = library.connection.execute(
        "select a.id from json_each(?) j join article a on a.key = j.value", (json.dumps(sorted(keys)),)
    )
    return {number for (number,) in rows}


@dataclass(frozen=True, slots=True)
class Cross:
    """A table of counts: highlights by two things, an entry with two tags in two rows. `counts` by row and column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: dict[tuple[str, str], int]


def tag_by_source(entries: Iterable[Entry]) -> Cross:
    """Return how many highlights have each tag, by the sources of their articles; both with most first."""
    counts: dict[tuple[str, str], int] = {}
    found = [one for one in entries if one.highlight is not None]
    tags = _tags(found)
    for one in found:
        for _, tag in tags(one):
            place = tag, one.row.source if one.row else "[no source]"
            counts[place] = counts.get(place, 0) + 1
    rows: dict[str, int] = {}
    columns: dict[str, int] = {}
    for (tag, source), count in counts.items():
        rows[tag] = rows.get(tag, 0) + count
        columns[source] = columns.get(source, 0) + count
    return Cross(
        tuple(sorted(rows, key=lambda name: (-rows[name], name.casefold()))),
        tuple(sorted(columns, key=lambda name: (-columns[name], name.casefold()))),
        counts,
    )
