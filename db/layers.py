"""Layers: somebody else's notes from a file, read-only, placed on this library's texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from readroom.db.highlights import Highlight
from readroom.db.library import Library
from readroom.db.notes_import.incoming import Refused
from readroom.db.notes_import.placing import Placer
from readroom.db.notes_import.reading import read_notes
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
    name = clean_line(path.stem) or "layer"
    read = read_notes(path)
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
