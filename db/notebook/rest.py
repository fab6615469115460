"""All of a notebook that is no highlight and no entry of the codebook, to be written out and taken in."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from readroom.db.decided import STORY
from readroom.db.notebook import collections, memos, rows, tables
from readroom.db.notebook.collections import CollectionItem
from readroom.db.notebook.log import DECIDE
from readroom.db.notebook.memos import Note
from readroom.db.notebook.steps import Changes
from readroom.db.notebook.tables import SavedTable

ACTION = "import"
SAID = "import of a file of notes"


@dataclass(frozen=True, slots=True)
class Attribute:
    """What is said of an article."""

    article_key: str
    name: str
    value: str
    author: str | None
    modified: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A collection with its articles in their order."""

    id: str
    name: str
    description: str
    author: str | None
    created: str
    modified: str
    items: tuple[CollectionItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What its reader decided (see db/decided.py); `value` is JSON. `author` and `modified` may not be known."""

    kind: str
    name: str
    value: Any
    author: str | None
    modified: str | None


@dataclass(frozen=True, slots=True)
class Rest:
    """Notes, attributes, collections, kept tables and decisions."""

    notes: list[Note] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    collections: list[Listed] = field(default_factory=list)
    tables: list[SavedTable] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def __len__(self) -> int:
        told = len(self.tables) + len(self.decisions)
        return len(self.notes) + len(self.attributes) + len(self.collections) + told

    def of(self, keys: Iterable[str], notes: Iterable[Note]) -> "Rest":
        """Return what belongs to some articles, and these notes: nothing else, which is a whole."""
        wanted = set(keys)
        return Rest(list(notes), [one for one in self.attributes if one.article_key in wanted])

    def signed(self, old: str | None, new: str | None) -> "Rest":
        """Return all of it with another name in the place of the notebook's own."""

        def name(author: str | None) -> str | None:
            return new if author in (old, None) else author

        return Rest(
            [replace(one, author=name(one.author)) for one in self.notes],
            [replace(one, author=name(one.author)) for one in self.attributes],
            [
                replace(
                    one,
                    author=name(one.author),
                    items=tuple(replace(item, author=name(item.author)) for item in one.items),
                )
                for one in self.collections
            ],
            [replace(one, author=name(one.author)) for one in self.tables],
            [replace(one, author=name(one.author)) for one in self.decisions],
        )


def read(connection: sqlite3.Connection) -> Rest:
    """Return all of it."""
    found = connection.execute(
        "select article_key, name, value, author, modified from article_attribute order by article_key, name"
    )
    return Rest(
        list(memos.select(connection)),
        [Attribute(*row) for row in found],
        [
            Listed(
                one.id, one.name, one.description, one.author, one.created, one.modified,
                tuple(collections.items(connection, one)),
            )
            for one in collections.select(connection)
        ],
        sorted(tables.select(connection), key=lambda one: (one.name.casefold(), one.name)),
        [
            Decision(kind, name, json.loads(value), author, modified)
            for kind, name, value, author, modified in connection.execute(
                "select kind, name, value, author, modified from decision order by kind, place, name"
            )
        ],
    )  # fmt: skip


def take(changes: Changes, rest: Rest) -> int:
    """Write what the notebook has not; return how many things are new or, of collections, changed.

    What it has itself stays as it is.
    """
    taken = 0
    for note in rest.notes:
        if rows.read(changes.connection, "note", (note.id,)) is None:
            memos.put(changes, note, SAID, ACTION)
            taken += 1
    for one in rest.attributes:
        key = one.article_key, one.name
        if rows.read(changes.connection, "article_attribute", key) is None:
            values = {"value": one.value, "author": one.author, "modified": one.modified}
            changes.row("article_attribute", key, values, ACTION, SAID, article_key=one.article_key)
            taken += 1
    for listed in rest.collections:
        done = changes.done
        _take_collection(changes, listed)
        taken += changes.done > done
    kept = {one.id for one in tables.select(changes.connection, removed=True)}
    names = {one.name for one in tables.select(changes.connection)}
    for table in rest.tables:
        if table.id not in kept and table.name not in names:
            tables.put(changes, table, SAID, ACTION)
            taken += 1
    return taken + sum(_take_decision(changes, decision) for decision in rest.decisions)


def _take_decision(changes: Changes, one: Decision) -> bool:
    """Write a decision behind those of its kind, and tell whether it is new.

    A story that somebody split off has a number of their notebook's own (`m1`), and gets the next one of this.
    """
    sql = "select name, place, value from decision where kind = ?"
    kept = {name: (place, value) for name, place, value in changes.connection.execute(sql, (one.kind,))}
    name, value = one.name, one.value
    if one.kind == STORY and name in kept and _split_off(name):
        known = [json.loads(kept[other][1]).get("known") for other in kept if _split_off(other)]
        if value["known"] not in known:
            name = f"m{1 + max(int(other[1:]) for other in kept if _split_off(other))}"
            value = {**value, "id": name}
    if name in kept:
        return False
    place = 1 + max((place for place, _ in kept.values()), default=0)
    text = json.dumps(value, ensure_ascii=False)
    written = {"value": text, "place": place, "author": one.author, "modified": one.modified}
    return changes.row("decision", (one.kind, name), written, DECIDE, SAID)


def _split_off(story: str) -> bool:
    return story[:1] == "m" and story[1:].isdecimal() and story.isascii() and len(story) < 12


def _take_collection(changes: Changes, listed: Listed) -> None:
    """Write a collection; one of the same name gets the articles that it has not, at its end."""
    connection = changes.connection
    found = next((one for one in collections.select(connection) if one.id == listed.id), None)
    found = found or collections.named(connection, listed.name)
    if found is None:
        values = {
            "name": listed.name, "description": listed.description, "author": listed.author,
            "created": listed.created, "modified": listed.modified,
        }  # fmt: skip
        changes.row("collection", (listed.id,), values, ACTION, SAID)
        number, there, last = listed.id, set(), 0
    else:
        known = collections.items(connection, found)
        number, there = found.id, {item.article_key for item in known}
        last = max((item.place for item in known), default=0)
    for item in listed.items:
        if item.article_key in there:
            continue
        last = item.place if found is None else last + 1
        placed: dict[str, Any] = {
            "place": last, "reason": item.reason, "state": item.state, "author": item.author, "added": item.added,
            "modified": item.modified,
        }  # fmt: skip
        key = number, item.article_key
        changes.row("collection_item", key, placed, ACTION, SAID, article_key=item.article_key)
