"""Collections: fixed lists of articles, each with a reason, and what is still to do in them."""

import sqlite3
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from readroom.db.errors import NotebookError
from readroom.db.notebook.steps import NotebookSteps
from readroom.text.counted import number_of
from readroom.text.gate import clean, clean_line

STATES = ("todo", "done")
"""What an article of a collection may be."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A fixed list of articles; `articles` and `todo` count them, and those that are still to be worked on."""

    id: str
    name: str
    description: str
    author: str | None
    created: str
    modified: str
    articles: int
    todo: int


@dataclass(frozen=True, slots=True)
class CollectionItem:
    """An article in a collection: `collection` is its name, `place` the order in it, `state` one of STATES."""

    collection: str
    article_key: str
    place: int
    reason: str
    state: str
    author: str | None
    added: str
    modified: str


class NotebookCollections(NotebookSteps):
    """The collections of a notebook. Their names are looked up without regard to case."""

    def collections(self) -> list[Collection]:
        """Return every collection, by name."""
        with self._reading() as connection:
            return select(connection)

    def collection(self, name: str) -> Collection:
        """Return one collection; raise NotebookError when there is none of that name."""
        with self._reading() as connection:
            return _one(connection, name)

    def new_collection(self, name: str, description: str = "", *, group: str | None = None) -> Collection:
        """Make a collection; raise NotebookError when there is one of that name."""
        with self._changing(group) as changes:
            plain = _free_name(changes.connection, name)
            values = {"name": plain, "description": clean(description).strip(), "author": self.author}
            changes.row(
                "collection", (uuid.uuid4().hex,), {**values, "created": changes.at, "modified": changes.at},
                "collection", f"new collection “{plain}”",
            )  # fmt: skip
            return _one(changes.connection, plain)

    def rename_collection(self, old: str, new: str) -> Collection:
        """Give a collection another name; raise NotebookError when that is taken."""
        with self._changing() as changes:
            one = _one(changes.connection, old)
            plain = _free_name(changes.connection, new, but=one.id)
            said = f"collection “{one.name}” renamed “{plain}”"
            if plain != one.name:
                changes.row("collection", (one.id,), {"name": plain, "modified": changes.at}, "collection", said)
            return _one(changes.connection, plain)

    def describe_collection(self, name: str, description: str) -> Collection:
        """Say what a collection is for."""
        with self._changing() as changes:
            one = _one(changes.connection, name)
            text = clean(description).strip()
            said = f"description of collection “{one.name}”"
            if text != one.description:
                changes.row("collection", (one.id,), {"description": text, "modified": changes.at}, "collection", said)
            return _one(changes.connection, one.name)

    def delete_collection(self, name: str) -> Collection:
        """Take a collection away and return what it was; its articles stay where they are."""
        with self._changing() as changes:
            one = _one(changes.connection, name)
            said = f"collection “{one.name}” deleted"
            for item in items(changes.connection, one):
                changes.row("collection_item", (one.id, item.article_key), None, "collection", said)
            changes.row("collection", (one.id,), None, "collection", said)
        return one

    def add_to_collection(
        self, name: str, keys: Iterable[str], *, reason: str = "", create: bool = False, group: str | None = None
    ) -> int:
        """Put articles at the end of a collection, to do; return how many are new. Those in it keep what they have."""
        wanted = list(dict.fromkeys(keys))
        with self._changing(group) as changes:
            connection = changes.connection
            if create and _id_of(connection, name) is None:
                plain = _free_name(connection, name)
                values = {"name": plain, "description": "", "author": self.author}
                changes.row(
                    "collection", (uuid.uuid4().hex,), {**values, "created": changes.at, "modified": changes.at},
                    "collection", f"{_many(wanted)} into collection “{plain}”, which is new",
                )  # fmt: skip
            one = _one(connection, name)
            there = {item.article_key: item.place for item in items(connection, one)}
            new = [key for key in wanted if key not in there]
            said = f"{_many(new)} into collection “{one.name}”"
            for place, key in enumerate(new, max(there.values(), default=0) + 1):
                row = {"place": place, "reason": clean(reason).strip(), "state": STATES[0], "author": self.author}
                row |= {"added": changes.at, "modified": changes.at}
                changes.row("collection_item", (one.id, key), row, "collect", said, article_key=key)
        return len(new)

    def remove_from_collection(self, name: str, keys: Iterable[str], *, group: str | None = None) -> int:
        """Take articles out of a collection; return how many were in it."""
        wanted = list(dict.fromkeys(keys))
        with self._changing(group) as changes:
            one = _one(changes.connection, name)
            there = {item.article_key for item in items(changes.connection, one)}
            wanted = [key for key in wanted if key in there]
            said = f"{_many(wanted)} out of collection “{one.name}”"
            return sum(
                changes.row("collection_item", (one.id, key), None, "collect", said, article_key=key) for key in wanted
            )

    def set_items(
        self,
        name: str,
        keys: Iterable[str],
        *,
        reason: str | None = None,
        state: str | None = None,
        group: str | None = None,
    ) -> int:
        """Say why articles are in a collection, or whether they are still to do; return how many changed.

        Raise NotebookError for one that is not in it.
        """
        if state is not None and state not in STATES:
            raise NotebookError(f"an article of a collection is {' or '.join(STATES)}, not {clean_line(state)!r}")
        wanted = list(dict.fromkeys(keys))
        with self._changing(group) as changes:
            one = _one(changes.connection, name)
            there = {item.article_key: item for item in items(changes.connection, one)}
            found: dict[str, dict[str, Any]] = {}
            for key in wanted:
                if key not in there:
                    raise NotebookError(f"article {clean_line(key)} is not in collection {one.name!r}")
                values: dict[str, Any] = {}
                if reason is not None and clean(reason).strip() != there[key].reason:
                    values["reason"] = clean(reason).strip()
                if state is not None and state != there[key].state:
                    values["state"] = state
                if values:
                    found[key] = {**values, "modified": changes.at}
            said = f"{_many(list(found))} of collection “{one.name}” {state or 'with another reason'}"
            return sum(
                changes.row("collection_item", (one.id, key), values, "collect", said, article_key=key)
                for key, values in found.items()
            )

    def collection_items(self, name: str, *, state: str | None = None) -> list[CollectionItem]:
        """Return the articles of a collection in their order: all, or those of a state."""
        with self._reading() as connection:
            return [item for item in items(connection, _one(connection, name)) if state in (None, item.state)]

    def next_item(self, name: str, *, after: str | None = None) -> CollectionItem | None:
        """Return the first article that is to do, or the first behind the one with the key `after`, going round."""
        found = self.collection_items(name)
        at = next((number for number, item in enumerate(found, 1) if item.article_key == after), 0)
        return next((item for item in [*found[at:], *found[:at]] if item.state == STATES[0]), None)

    def collections_of(self, article_key: str) -> list[CollectionItem]:
        """Return the collections that an article is in, as it is in each, by their names."""
        rows = self._rows(f"{_ITEMS} where article_key = ? order by name", (article_key,))
        return [CollectionItem(*row) for row in rows]

    def keys_in(self, collection: str) -> set[str] | None:
        """Return the keys of the articles of a collection; None when there is none of that name."""
        with self._reading() as connection:
            found = _id_of(connection, collection)
            if found is None:
                return None
            rows = connection.execute("select article_key from collection_item where collection_id = ?", (found,))
            return {key for (key,) in rows}


_ITEMS = (
    "select name, article_key, place, reason, state, i.author, added, i.modified "
    "from collection_item i join collection c on c.id = collection_id"
)


def select(connection: sqlite3.Connection) -> list[Collection]:
    """Return every collection, by name."""
    rows = connection.execute(
        "select id, name, description, c.author, created, c.modified, count(article_key), "
        "count(case when state = 'todo' then 1 end) from collection c left join collection_item on collection_id = id "
        "group by id"
    )
    return sorted((Collection(*row) for row in rows), key=lambda one: (one.name.casefold(), one.name))


def items(connection: sqlite3.Connection, one: Collection) -> list[CollectionItem]:
    """Return the articles of a collection in their order."""
    rows = connection.execute(f"{_ITEMS} where collection_id = ? order by place, article_key", (one.id,))
    return [CollectionItem(*row) for row in rows]


def _id_of(connection: sqlite3.Connection, name: str) -> str | None:
    wanted = clean_line(name)
    known = {found: number for number, found in connection.execute("select id, name from collection")}
    folded = {found.casefold(): number for found, number in known.items()}
    found: str | None = known.get(wanted) or folded.get(wanted.casefold())
    return found


def _one(connection: sqlite3.Connection, name: str) -> Collection:
    found = _id_of(connection, name)
    if found is None:
        known = [one.name for one in select(connection)]
        hint = f"there is {', '.join(known[:5])}" if known else "make one with: readroom collection new NAME"
        raise NotebookError(f"there is no collection {clean_line(name)!r}; {hint}")
    return next(one for one in select(connection) if one.id == found)


def named(connection: sqlite3.Connection, name: str) -> Collection | None:
    """Return the collection of a name, or None."""
    found = _id_of(connection, name)
    return next((one for one in select(connection) if one.id == found), None)


def _free_name(connection: sqlite3.Connection, name: str, *, but: str | None = None) -> str:
    plain = clean_line(name)
    if not plain:
        raise NotebookError("a collection needs a name")
    if _id_of(connection, plain) not in (None, but):
        raise NotebookError(f"there is a collection {plain!r} already; use another name")
    return plain


def _many(keys: list[str]) -> str:
    return f"article {clean_line(keys[0])}" if len(keys) == 1 else number_of(len(keys), "article")
