"""The names of sources: renamed, merged, and the way back. What was before is kept in the correction that says so."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from readroom.db.corrections import SOURCE_DEEDS
from readroom.db.decisions import as_json
from readroom.db.editing import Editor
from readroom.db.errors import LibraryError
from readroom.text.gate import clean_line

RENAME, MERGE = SOURCE_DEEDS
Deed = dict[str, Any]
"""What was done and what was before: JSON of `correction.value`."""


class SourceEditor(Editor):
    """Renames sources and merges them; each deed is a correction and can be taken back."""

    def rename_source(self, old: str, new: str) -> int:
        """Give a source another name, which must be free; return how many articles it has. Raise LibraryError."""
        new = _name(new)
        source = self.known_source(old)
        other = self._source_named(new)
        if other is not None and other != source:
            raise LibraryError(f"there is a source {new!r} already; join the two: readroom sources merge OLD INTO")
        before = self._name_of(source)
        if before != new:
            aliases = self._alias_rows("name = ?", new)
            self._note(RENAME, {"names": [before, new], "from": before, "to": new, "aliases": aliases})
            self._rename(source, before, new)
        return self._articles_of_source(source)

    def merge_sources(self, names: Sequence[str], into: str) -> int:
        """Join sources with one that is there or is made; return how many articles it has then. Raise LibraryError."""
        into = _name(into)
        merged = list(dict.fromkeys(self.known_source(name) for name in names))
        target = self._source_named(into)
        aliases = self._alias_rows("name = ?", into)
        first = None
        if target is None:
            target = merged[0]
            first = self._name_of(target)
            self._rename(target, first, into)
        sources = [self._before(source) for source in merged if source != target]
        if not sources and first is None:
            return self._articles_of_source(target)
        deed: Deed = {"into": into, "sources": sources, "aliases": aliases, "was": first}
        deed["names"] = [into, *([first] if first else []), *(one["name"] for one in sources)]
        deed["maps"] = self._execute("select source, columns, map from column_map where source = ?", (into,)).fetchall()
        self._note(MERGE, deed)
        for source in merged:
            if source != target:
                self._merge(source, target)
        self._sources.clear()
        return self._articles_of_source(target)

    def undo(self, number: int) -> int:
        """Take a correction back, also of a source's name; return how many articles changed; raise LibraryError."""
        row = self._execute("select field, value, undone from correction where id = ?", (number,)).fetchone()
        if row is None or row[0] not in SOURCE_DEEDS or row[2] is not None:
            return super().undo(number)
        deed: Deed = json.loads(row[1])
        self._refuse_if_built_on(number, deed)
        self._execute("update correction set undone = ? where id = ?", (self.now, number))
        count = self._undo_rename(deed) if row[0] == RENAME else self._undo_merge(deed)
        self._sources.clear()
        return count

    def last_source_deed(self) -> int:
        """Return the number of the last deed about sources that counts; raise LibraryError when there is none."""
        (number,) = self._execute(
            "select max(id) from correction where field in (?, ?) and undone is null", SOURCE_DEEDS
        ).fetchone()
        if number is None:
            raise LibraryError(
                "no source was renamed or merged, or all of it was taken back; see: readroom edit --list"
            )
        return int(number)

    def known_source(self, name: str) -> int:
        """Return the id of a source by its name of today or one that it had; raise LibraryError."""
        found = self._source_named(clean_line(name))
        if found is None:
            row = self._execute("select source_id from source_alias where name = ?", (clean_line(name),)).fetchone()
            found = row[0] if row else None
        if found is None:
            raise LibraryError(f"no source {name!r} in library {self.library.path}; list them with: readroom sources")
        return found

    # What is done

    def _note(self, what: str, deed: Deed) -> int:
        return self.add(field=what, value=as_json(deed))

    def _rename(self, source: int, before: str, new: str) -> None:
        self._execute("update source set name = ? where id = ?", (new, source))
        self._execute("delete from source_alias where name = ?", (new,))
        self._alias(before, source)
        self._sources.clear()

    def _merge(self, source: int, target: int) -> None:
        """Join one source with another: its articles, pages, names, and what was learnt of it."""
        name, into = self._name_of(source), self._name_of(target)
        for table in ("article", "page", "source_alias"):
            self._execute(f"update {table} set source_id = ? where source_id = ?", (target, source))
        self._execute(
            "insert into furniture select ?, line, pages from furniture where source_id = ? "
            "on conflict (source_id, line) do update set pages = pages + excluded.pages",
            (target, source),
        )
        self._forget_furniture(source)
        self._execute("update or ignore column_map set source = ? where source = ?", (into, name))
        self._execute("delete from source where id = ?", (source,))
        self._alias(name, target)

    def _before(self, source: int) -> Deed:
        """Return what a source is before it is merged: name, names that it had, articles, pages, column maps."""
        name = self._name_of(source)
        ids = {
            table: _ranges(
                i for (i,) in self._execute(f"select id from {table} where source_id = ? order by id", (source,))
            )
            for table in ("article", "page")
        }
        maps = self._execute("select source, columns, map from column_map where source = ?", (name,)).fetchall()
        return {"name": name, "id": source, "aliases": self._alias_rows("source_id = ?", source), "maps": maps, **ids}

    # The way back

    def _refuse_if_built_on(self, number: int, deed: Deed) -> None:
        """Raise LibraryError when a later deed is about one of the same names: they go back in their order."""
        later = self._execute(
            "select id, value from correction where field in (?, ?) and undone is null and id > ? order by id desc",
            (*SOURCE_DEEDS, number),
        ).fetchall()
        for other, value in later:
            if set(json.loads(value)["names"]) & set(deed["names"]):
                raise LibraryError(
                    f"correction {other} came later and is about the same source; take it back first: "
                    f"readroom sources undo {other}"
                )

    def _undo_rename(self, deed: Deed) -> int:
        source = self.known_source(deed["to"])
        self._execute("delete from source_alias where name = ?", (deed["from"],))
        self._execute("update source set name = ? where id = ?", (deed["from"], source))
        self._put_aliases(deed["aliases"])
        return self._articles_of_source(source)

    def _undo_merge(self, deed: Deed) -> int:
        """Give each source its name, articles and pages again; what has come since stays with the one they joined."""
        target = self.known_source(deed["into"])
        count = 0
        for one in deed["sources"]:
            source = self._source_again(one["id"], one["name"])
            for table in ("article", "page"):
                for first, last in one[table]:
                    # What was given another source since stays there.
                    cursor = self._execute(
                        f"update {table} set source_id = ? where id between ? and ? and source_id = ?",
                        (source, first, last, target),
                    )
                    count += cursor.rowcount if table == "article" else 0
            self._put_aliases([name, source, *signed] for name, _, *signed in one["aliases"])
            for name, columns, told in one["maps"]:
                if all(columns != own for _, own, _ in deed["maps"]):
                    self._execute("delete from column_map where source = ? and columns = ?", (deed["into"], columns))
                self._execute("insert or replace into column_map values (?, ?, ?)", (name, columns, told))
            self._forget_furniture(source)
        if deed["was"] is not None:
            self._execute("delete from source_alias where name = ?", (deed["was"],))
            self._execute("update source set name = ? where id = ?", (deed["was"], target))
            count += self._articles_of_source(target)
        self._put_aliases(deed["aliases"])
        self._forget_furniture(target)
        return count

    def _source_again(self, source: int, name: str) -> int:
        """Make a source that was merged, under the number that it had if that is free."""
        self._execute("delete from source_alias where name = ?", (name,))
        taken = self._execute("select 1 from source where id = ?", (source,)).fetchone()
        cursor = self._execute("insert into source (id, name) values (?, ?)", (None if taken else source, name))
        return int(cursor.lastrowid or 0)

    # Rows

    def _source_named(self, name: str) -> int | None:
        row = self._execute("select id from source where name = ?", (name,)).fetchone()
        return int(row[0]) if row else None

    def _name_of(self, source: int) -> str:
        return str(self._execute("select name from source where id = ?", (source,)).fetchone()[0])

    def _alias(self, name: str, source: int) -> None:
        self._execute("insert or replace into source_alias values (?, ?, ?, ?)", (name, source, self.now, self.author))

    def _alias_rows(self, where: str, value: str | int) -> list[Any]:
        sql = f"select name, source_id, made, author from source_alias where {where} order by name"
        return self._execute(sql, (value,)).fetchall()

    def _put_aliases(self, rows: Iterable[Sequence[Any]]) -> None:
        self._connection.executemany("insert or replace into source_alias values (?, ?, ?, ?)", map(tuple, rows))

    def _forget_furniture(self, source: int) -> None:
        """Forget what a source repeats on its pages: the next import learns it."""
        self._execute("delete from furniture where source_id = ?", (source,))
        self._execute("delete from furniture_state where source_id = ?", (source,))

    def _articles_of_source(self, source: int) -> int:
        return int(self._execute("select count(*) from article where source_id = ?", (source,)).fetchone()[0])


def _ranges(ids: Iterable[int]) -> list[list[int]]:
    """Return ids in ascending order as ranges, both ends in them: what was imported together is a few of them."""
    found: list[list[int]] = []
    for one in ids:
        if found and found[-1][1] == one - 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return found


def _name(name: str) -> str:
    found = clean_line(name)
    if not found:
        raise LibraryError("a source has a name; give one that is not empty")
    return found
