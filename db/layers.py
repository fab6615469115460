"""Layers: somebody else's notes from a file or kept in the notebook, read-only, placed on this library's texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from readroom.db.highlights import Highlight
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.notes_import.incoming import Read, Refused
from readroom.db.notes_import.placing import Placer
from readroom.db.notes_import.reading import read_notes, read_notes_in
from readroom.text.gate import clean_line


@dataclass(frozen=True, slots=True)
class Layer:
    """Somebody's notes: what could be placed or waits, and what could not be used. `texts` are those it brings."""

    name: str
    highlights: tuple[Highlight, ...]
    texts: dict[str, str]
    waiting: tuple[Refused, ...]
    refused: tuple[Refused, ...]


def open_layer(
    path: Path, library: Library | None, kept: Callable[[str], str | None] = lambda digest: None, *, now: str
) -> Layer:
    """Return the notes of a file by article and place; a mark without an author is signed with the file's name.

    `kept` gives texts by digest that are known besides the library's; `now` stands for dates that the file has not.
    Raise NotebookError when it is no file of notes.
    """
    return _placed(clean_line(path.stem) or "layer", read_notes(path), library, kept, now)


def open_kept(notebook: Notebook, library: Library | None, *, now: str, hidden: bool = False) -> list[Layer]:
    """Return the layers that a notebook keeps, as `open_layer` does; those that are hidden only when `hidden`."""
    return [
        _placed(one.name, read_notes_in(notebook.layer_data(one.id), one.file), library, notebook.text_of, now)
        for one in notebook.kept_layers()
        if hidden or not one.hidden
    ]


def not_mine(layer: Layer, notebook: Notebook) -> list[Highlight]:
    """Return the marks of a layer that the notebook has not itself, such as those that were adopted."""
    mine = {one.id for one in notebook.highlights()}
    return [one for one in layer.highlights if one.id not in mine]


def _placed(name: str, read: Read, library: Library | None, kept: Callable[[str], str | None], now: str) -> Layer:
    placed = Placer(library, kept, now=now).place(read.marks)
    signed = [replace(one, author=one.author or name) for one in placed.highlights]
    signed.sort(key=lambda one: (one.article_key, one.start, one.end, one.created, one.id))
    return Layer(name, tuple(signed), placed.texts, tuple(placed.waiting), (*read.refused, *placed.refused))


def layer_names(layers: Sequence[Layer]) -> list[str]:
    """Return a name for each layer that no other one has."""
    names: list[str] = []
    for layer in layers:
        name, number = layer.name, 2
        while name in names:
            name, number = f"{layer.name} {number}", number + 1
        names.append(name)
    return names
