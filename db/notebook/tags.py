"""Tags as a tree: what there is, what each means, other names, fewer of them."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from readroom.db import highlights
from readroom.db.errors import NotebookError
from readroom.db.highlights import clean_tags, fold_tag
from readroom.db.notebook import codes
from readroom.db.notebook.codes import Code
from readroom.db.notebook.relinking import follow, renamer
from readroom.db.notebook.renaming import Pairs, rename
from readroom.db.notebook.resaving import asker, resave
from readroom.db.notebook.steps import Changes, NotebookSteps
from readroom.db.notebook.tags_spelled import spellings
from readroom.text.gate import clean, clean_line

_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class TagEntry:
    """A tag in its tree. `used`: highlights that have it; `below`: those that have it or one below it.

    `notes`: notes on it. `implied`: only a level above tags, no tag itself.
    """

    name: str
    definition: str
    colour: str | None
    guid: str | None
    used: int
    below: int
    notes: int
    implied: bool

    @property
    def depth(self) -> int:
        """How many levels stand above it."""
        return self.name.count("/")

    @property
    def last(self) -> str:
        """Its last level."""
        return self.name.rpartition("/")[2]


class NotebookTags(NotebookSteps):
    """The tags of a notebook.

    `searches_left`: the names of the saved searches that could not be read when tags got other names last; whatever
    they name they go on naming.
    """

    searches_left: tuple[str, ...] = ()

    def tag_tree(self) -> list[TagEntry]:
        """Return every tag, and every level above one, in the order of the tree; each once, whatever its case."""
        with self._reading() as connection:
            known = {fold_tag(code.name): code for code in codes.shown(connection)}
            pairs = connection.execute(
                "select distinct folded, highlight_id from highlight_tag join tag on id = tag_id"
            ).fetchall()
            noted = Counter(
                fold_tag(name) for (name,) in connection.execute("select subject from note where kind = 'tag'")
            )
        used = Counter(folded for folded, _ in pairs)
        below: dict[str, set[str]] = {}
        for folded, highlight_id in pairs:
            for level in _levels(folded):
                below.setdefault(level, set()).add(highlight_id)
        names = {fold_tag(level): level for code in known.values() for level in _levels(code.name)}
        return [
            _entry(names[one], known.get(one), used[one], len(below.get(one, ())), noted[one])
            for one in sorted(names, key=lambda one: one.split("/"))
        ]

    def complete_tags(self, typed: str, limit: int = 50) -> list[tuple[str, int]]:
        """Return tags that may be meant by what was typed, with their numbers of highlights.

        Those that begin so first, then those of which a level does, then those that hold it; the most used first.
        """
        wanted = fold_tag(typed.strip())
        with self._reading() as connection:
            known = codes.counts(connection)
        ranked: list[tuple[int, str, int]] = []
        for name, count in known:
            folded = fold_tag(name)
            if wanted in folded:
                rank = 0 if folded.startswith(wanted) else 1 if f"/{wanted}" in folded else 2
                ranked.append((rank, name, count))
        ranked.sort(key=lambda one: one[0])
        return [(name, count) for _, name, count in ranked[:limit]]

    def define_tag(
        self, name: str, *, definition: str | None = None, colour: str | None = None, group: str | None = None
    ) -> Code:
        """Say what a tag means, or its colour (`#rrggbb`); None leaves it, empty takes it away.

        A tag that is on nothing is known by that alone.
        """
        self.searches_left = ()
        with self._changing(group) as changes:
            name = spellings(changes.connection)(_name(name))
            old = next((code for code in codes.select(changes.connection) if code.name == name), Code(name))
            new = old
            if definition is not None:
                new = replace(new, definition=clean(definition).strip())
            if colour is not None:
                new = replace(new, colour=_colour(colour))
            if change := codes.enter(changes.connection, name, new.entry):
                changes.note(codes.ACTION, name, change)
        return new

    def rename_tag(self, old: str, new: str) -> list[tuple[str, str]]:
        """Give a tag, with all below it, another name; return each old and new one. Raise NotebookError when taken.

        Where a tag is spelled in several cases, all of them get the new name and are one.
        """
        name = _name(new)
        self.searches_left = ()
        with self._changing() as changes:
            connection = changes.connection
            found = subtree(connection, old)
            name = spellings(connection, but=found)(name)
            pairs = [(one, other) for one, other in _moved(connection, found, _name(old), name) if one != other]
            _refuse_taken(connection, found, pairs)
            if pairs:
                asked = asker(connection, [(_name(old), name)], dict(pairs))
                said = f"tag “{_name(old)}” renamed “{name}”"
                if twins := _twins(connection, found):
                    _replace(changes, twins, said)
                left = [one for one in found if one not in twins]
                again = [(one, other) for one, other in _moved(connection, left, _name(old), name) if one != other]
                if again:
                    _rename(changes, again, said)
                self.searches_left = resave(changes, asked, said)
        return pairs

    def move_tag(self, name: str, under: str | None) -> list[tuple[str, str]]:
        """Put a tag, with all below it, under another one (None: to the top); return each old and new name."""
        last = _name(name).rpartition("/")[2]
        return self.rename_tag(name, f"{_name(under)}/{last}" if under else last)

    def merge_tags(self, names: Iterable[str], into: str) -> int:
        """Put one tag in the place of others, with all below them; return how many highlights changed.

        Definitions are joined; notes on the others become notes on it.
        """
        self.searches_left = ()
        with self._changing() as changes:
            connection, merged = changes.connection, list(names)
            goal = _name(into)
            if fold_tag(goal) not in {fold_tag(_name(one)) for one in merged}:
                goal = spellings(connection)(goal)
            mapping: dict[str, str | None] = {}
            for one in merged:
                inside = fold_tag(goal).startswith(f"{fold_tag(_name(one))}/")
                # What lies below the goal stays there, when the goal itself lies below what is merged into it.
                mapping |= {
                    found: other
                    for found, other in _moved(connection, subtree(connection, one), _name(one), goal)
                    if found != other and not (inside and f"{fold_tag(found)}/".startswith(f"{fold_tag(goal)}/"))
                }
            if not mapping:
                return 0
            said = f"tags {', '.join(f'“{_name(one)}”' for one in merged)} merged into “{goal}”"
            asked = asker(connection, [(_name(one), goal) for one in merged], mapping)
            changed = _replace(changes, mapping, said)
            self.searches_left = resave(changes, asked, said)
            return changed

    def delete_tag(self, name: str, *, below: bool = True) -> int:
        """Take a tag, with all below it, off everything; return off how many highlights. Notes on it become free."""
        self.searches_left = ()
        with self._changing() as changes:
            found = subtree(changes.connection, name)
            if not below:
                wanted = fold_tag(_name(name))
                found = [one for one in found if fold_tag(one) == wanted]
                if not found:
                    raise NotebookError(f"there is no tag {_name(name)!r} itself, only some below it")
            return _replace(changes, dict.fromkeys(found), f"tag “{_name(name)}” deleted")


def subtree(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return a tag and all below it that are used or defined, in each spelling; raise NotebookError without any."""
    plain = _name(name)
    folded = fold_tag(plain)
    found = [code.name for code in codes.select(connection) if f"{fold_tag(code.name)}/".startswith(f"{folded}/")]
    if not found:
        raise NotebookError(f"there is no tag {plain!r}; list them with: readroom tags list")
    return found


def _moved(connection: sqlite3.Connection, found: Iterable[str], old: str, new: str) -> Pairs:
    """Return tags that are `old` or lie below it with what they become when that is `new`."""
    spelled, depth = spellings(connection), len(old.split("/"))
    at = len(new.split("/"))
    pairs = []
    for one in found:
        goal = "/".join([new, *spelled(one).split("/")[depth:]])
        pairs.append((one, "/".join([new, *spelled(goal).split("/")[at:]])))
    return pairs


def _twins(connection: sqlite3.Connection, found: Iterable[str]) -> dict[str, str | None]:
    """Return those of some tags that differ from another one in case only, with that one."""
    spelled = spellings(connection)
    first: dict[str, str] = {}
    for one in sorted(found, key=lambda one: (spelled(one) != one, one)):
        first.setdefault(fold_tag(one), one)
    return {one: first[fold_tag(one)] for one in found if first[fold_tag(one)] != one}


def _refuse_taken(connection: sqlite3.Connection, found: Sequence[str], pairs: Pairs) -> None:
    """Raise NotebookError where a new name is that of a tag which is none of those that get other names."""
    others = {fold_tag(code.name): code.name for code in codes.select(connection) if code.name not in found}
    for _, new in pairs:
        if taken := others.get(fold_tag(new)):
            raise NotebookError(f"there is a tag {taken!r} already; merge them instead: readroom tags merge")


def _levels(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]


def _entry(name: str, code: Code | None, used: int, below: int, notes: int) -> TagEntry:
    known = code or Code(name)
    return TagEntry(name, known.definition, known.colour, known.guid, used, below, notes, implied=code is None)


def _name(tag: str) -> str:
    found = clean_tags([tag])
    if not found:
        raise NotebookError(f"{clean_line(tag)!r} is no name of a tag; write one such as actor/state")
    return found[0]


def _colour(colour: str) -> str | None:
    plain = colour.strip().lower()
    if plain and not _COLOUR.fullmatch(plain):
        raise NotebookError(f"{clean_line(colour)!r} is no colour of a tag; write it as #rrggbb")
    return plain or None


def _rename(changes: Changes, pairs: Pairs, said: str) -> None:
    renamed = renamer(changes.connection, dict(pairs))
    rename(changes.connection, pairs)
    changes.note("rename", pairs[0][0], {"renamed": [list(pair) for pair in pairs], "said": said})
    follow(changes, renamed, said)


def _replace(changes: Changes, mapping: Mapping[str, str | None], said: str) -> int:
    """Put other tags in the place of some (None: none), with their entries and notes; return how many highlights."""
    connection = changes.connection
    renamed = renamer(connection, mapping)
    changes.note("merge", next(iter(mapping)), {"said": said})
    having = "id in (select highlight_id from highlight_tag join tag on tag.id = tag_id where name = ?)"
    found = {one.id: one for tag in mapping for one in highlights.select(connection, having, (tag,))}
    for one in found.values():
        after = [mapping.get(tag, tag) for tag in one.tags]
        tags = clean_tags(tag for tag in after if tag)
        changes.mark(one, replace(one, tags=tags, modified=changes.at), "style")
    known = {code.name: code for code in codes.select(connection)}
    for old, new in mapping.items():
        _replace_entry(changes, known, known.get(old, Code(old)), new)
        for (note_id,) in connection.execute(
            "select id from note where kind = 'tag' and subject = ?", (old,)
        ).fetchall():  # fmt: skip
            _replace_subject(changes, note_id, old, new, said)
    follow(changes, renamed, said)
    return len(found)


def _replace_entry(changes: Changes, known: dict[str, Code], old: Code, new: str | None) -> None:
    """Empty the entry of a tag; what it said goes to the entry of the new one."""
    entries = [Code(old.name)]
    if new is not None:
        goal = codes.joined(known.get(new, Code(new)), old)
        known[new] = goal
        entries.append(goal)
    for code in entries:
        if change := codes.enter(changes.connection, code.name, code.entry):
            changes.note(codes.ACTION, code.name, change)


def _replace_subject(changes: Changes, note_id: str, old: str, new: str | None, said: str) -> None:
    """Put a note on another tag; without one it becomes a free note that still says which tag it was about."""
    row = changes.connection.execute("select title from note where id = ?", (note_id,)).fetchone()
    values = {"subject": new} if new else {"kind": "free", "subject": "", "title": row[0] or f"#{old}"}
    changes.row("note", (note_id,), {**values, "modified": changes.at}, "note", said)
