"""Layers that are kept in the notebook: somebody else's notes, shown beside one's own or hidden."""

import uuid
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from readroom.db.errors import NotebookError
from readroom.db.highlights import Highlight, clean_tags, fold_tag
from readroom.db.notebook.steps import NotebookSteps
from readroom.db.notebook.taking import take_highlights
from readroom.text.gate import clean_line


@dataclass(frozen=True, slots=True)
class KeptLayer:
    """A layer that the notebook keeps; `file` is the name of the file that it was, `hidden` whether it is shown."""

    id: str
    name: str
    file: str
    hidden: bool
    added: str


class NotebookLayers(NotebookSteps):
    """The layers that a notebook keeps."""

    def keep_layer(self, path: Path, *, name: str | None = None) -> KeptLayer:
        """Copy a file of notes into the notebook, to be shown as a layer; raise NotebookError when it is none.

        The same name again takes the place of the layer that had it.
        """
        from readroom.db.notes_import.reading import read_file, read_notes_in

        data = read_file(path)
        read_notes_in(data, clean_line(str(path)))
        plain = clean_line(name or path.stem) or "layer"
        with self._changing() as changes:
            said = f"layer “{plain}” kept"
            for old in self.kept_layers():
                if old.name == plain:
                    changes.row("layer", (old.id,), {"removed": changes.at}, "layer", said)
            one = KeptLayer(uuid.uuid4().hex, plain, clean_line(path.name), False, changes.at)
            changes.connection.execute(
                "insert into layer values (?, ?, ?, ?, 0, ?, ?)",
                (one.id, one.name, one.file, zlib.compress(data), one.added, changes.at),
            )
            changes.row("layer", (one.id,), {"removed": None}, "layer", said)
        return one

    def kept_layers(self) -> list[KeptLayer]:
        """Return the layers that are kept, by name."""
        rows = self._rows("select id, name, file, hidden, added from layer where removed is null order by name, added")
        return [KeptLayer(number, name, file, bool(hidden), added) for number, name, file, hidden, added in rows]

    def layer_data(self, layer_id: str) -> bytes:
        """Return a kept layer's file as it was."""
        rows = self._rows("select z from layer where id = ?", (layer_id,))
        try:
            return zlib.decompress(rows[0][0])
        except (IndexError, zlib.error) as problem:
            raise NotebookError(f"the kept layer {layer_id[:8]} is damaged or gone; restore a backup") from problem

    def hide_layer(self, name: str, hidden: bool = True) -> KeptLayer:
        """Hide a layer, or show it again; it is named by its name or id."""
        one = self._layer(name)
        with self._changing() as changes:
            said = f"layer “{one.name}” {'hidden' if hidden else 'shown'}"
            changes.row("layer", (one.id,), {"hidden": int(hidden)}, "layer", said)
        return replace(one, hidden=hidden)

    def hide_layers(self, hidden: bool) -> int:
        """Hide every layer, to code without seeing others' marks, or show all; return how many changed."""
        layers = [one for one in self.kept_layers() if one.hidden != hidden]
        if not layers:
            return 0
        with self._changing() as changes:
            said = f"layers {'hidden' if hidden else 'shown'}"
            return sum(changes.row("layer", (one.id,), {"hidden": int(hidden)}, "layer", said) for one in layers)

    def drop_layer(self, name: str) -> KeptLayer:
        """Take a layer away and return it; undo brings it back."""
        one = self._layer(name)
        with self._changing() as changes:
            said = f"layer “{one.name}” taken away"
            changes.row("layer", (one.id,), {"removed": changes.at}, "layer", said)
        return one

    def adopt(
        self,
        marks: Iterable[Highlight],
        texts: Mapping[str, str],
        *,
        tags: Mapping[str, str | None] | None = None,
        group: str | None = None,
    ) -> int:
        """Copy marks of a layer into the notebook, with their authors; return how many are new.

        `tags` maps tags, with those below them, to others (None: to none); a tag that it does not name stays. `texts`
        are the layer's, by digest. Ids stay, so what is there already is not copied again.
        """
        mapping = {fold_tag(old): new for old, new in (tags or {}).items()}
        with self._changing(group) as changes:
            mapped = [replace(one, tags=clean_tags(_mapped(one.tags, mapping))) for one in marks]
            return take_highlights(changes, mapped, texts, "adopt")

    def _layer(self, name: str) -> KeptLayer:
        wanted = clean_line(name)
        known = self.kept_layers()
        for one in known:
            if wanted in (one.id, one.name):
                return one
        hint = (
            f"there is {', '.join(one.name for one in known[:5])}"
            if known
            else "keep one with: readroom layer add FILE"
        )
        raise NotebookError(f"there is no layer {wanted!r}; {hint}")


def _mapped(tags: Iterable[str], mapping: Mapping[str, str | None]) -> list[str]:
    """Return tags as a mapping has them: the longest level that it names decides."""
    found = []
    for tag in tags:
        parts = tag.split("/")
        new: str | None = tag
        for depth in range(len(parts), 0, -1):
            level = fold_tag("/".join(parts[:depth]))
            if level in mapping:
                goal = mapping[level]
                new = None if goal is None else "/".join([goal, *parts[depth:]])
                break
        if new:
            found.append(new)
    return found
