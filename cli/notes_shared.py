"""What the parts of `readroom notes` share: the two files, layers, and which highlights are meant."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.context import notes_path, open_library, open_notebook, say
from readroom.db.errors import LibraryError

if TYPE_CHECKING:
    from readroom.db.highlights import Highlight
    from readroom.db.layers import Layer
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.notebook_record import Record

QUERY = "words of the quotation or the note; tag:T colour:C state:S author:A in:ID narrow"


@dataclass(slots=True)
class Marks:
    """Highlights in the order of a list, with their records; `layers` are how many of them are somebody else's."""

    highlights: "list[Highlight]" = field(default_factory=list)
    records: "list[Record]" = field(default_factory=list)
    layers: int = 0
    text_of: Callable[[str], str | None] = lambda digest: None


def add_layers(parser: argparse.ArgumentParser) -> None:
    """Let a command take layers behind it too."""
    told = "somebody else's exported notes beside your own; may be repeated"
    parser.add_argument("--layer", dest="layers", action="append", default=[], metavar="FILE", help=told)


@contextmanager
def opened(args: argparse.Namespace) -> "Iterator[tuple[Library | None, Notebook]]":
    """Open the library and its notebook. A notebook that was named opens without the library, if that is gone."""
    try:
        library = open_library(args)
    except LibraryError as problem:
        path = notes_path(args)
        if path is None:
            raise
        from readroom.db.notebook import Notebook

        say(f"without the library: {problem}")
        with Notebook.open(path) as notebook:
            yield None, notebook
        return
    with library, open_notebook(args, library) as notebook:
        for notice in notebook.notices:
            say(notice)
        yield library, notebook


def now() -> str:
    """Return the time now as notes have it: UTC, ISO, with seconds."""
    from readroom.db.notebook_file import utc_now

    return utc_now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def layers_of(args: argparse.Namespace, library: "Library | None", notebook: "Notebook") -> "list[Layer]":
    """Return the layers that were named before and behind the command, and say what could not be placed."""
    from readroom.db.layers import open_layer

    found = []
    for name in [*(getattr(args, "layer", None) or []), *args.layers]:
        layer = open_layer(Path(name).expanduser(), library, notebook.text_of, now=now())
        for what, some in (("wait for a place", layer.waiting), ("cannot be used", layer.refused)):
            if some:
                say(f"layer {layer.name}: {len(some)} marks {what}: {some[0].where}: {some[0].reason}")
        found.append(layer)
    return found


def found_marks(args: argparse.Namespace, library: "Library | None", notebook: "Notebook") -> Marks:
    """Return the highlights that a query asks for, one's own and the layers', where they are in today's texts."""
    from readroom.db.articles import find_article, rows_by_id
    from readroom.db.layers import layer_names
    from readroom.db.notebook_record import follow_texts, records
    from readroom.db.notes_query import narrowed

    if library:
        follow_texts(notebook, library)
    query = narrowed(args.query)
    key = query.within
    if key and library:
        key = rows_by_id(library, [find_article(library, key)])[0].key
    layers = layers_of(args, library, notebook)
    sides: list[tuple[str | None, list[Highlight]]] = [(None, notebook.highlights())]
    sides += [(name, list(layer.highlights)) for name, layer in zip(layer_names(layers), layers, strict=True)]
    pairs: list[tuple[Highlight, Record]] = []
    for name, some in sides:
        kept = [one for one in some if query.holds(one) and key in (None, one.article_key)]
        pairs += zip(kept, records(kept, library, name), strict=True)
    pairs.sort(key=lambda pair: (pair[0].article_key, pair[0].start, pair[0].end))
    texts = {digest: text for layer in layers for digest, text in layer.texts.items()}
    return Marks(
        [highlight for highlight, _ in pairs],
        [one for _, one in pairs],
        sum(one["layer"] is not None for _, one in pairs),
        lambda digest: texts.get(digest) or notebook.text_of(digest),
    )


def short(text: str, length: int = 100) -> str:
    """Return a text on one line of at most `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
