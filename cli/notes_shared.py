"""What the parts of `readroom notes` share: the two files, layers, and which highlights are meant."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.context import notes_path, open_library, open_notebook, say
from readroom.db.errors import LibraryError
from readroom.text.counted import number_of

if TYPE_CHECKING:
    from readroom.db.layers import Layer
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.notes_query import Entries

QUERY = (
    "as in search: words of the quotation or the note, tag: note: quote: colour: state: by: kind: of itself, "
    "text: title: date: source: author: in: attr: … of its article"
)


def add_layers(parser: argparse.ArgumentParser) -> None:
    """Let a command take layers behind it too."""
    told = "somebody else's exported notes beside your own; may be repeated"
    parser.add_argument("--layer", dest="layers", action="append", default=[], metavar="FILE", help=told)
    told = "leave out the layers that the notebook keeps"
    parser.add_argument("--no-layers", dest="kept_layers", action="store_false", help=told)


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
    from readroom.db.notebook.file import utc_now

    return utc_now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def layers_of(args: argparse.Namespace, library: "Library | None", notebook: "Notebook") -> "list[Layer]":
    """Return the layers that were named before and behind the command, and those that the notebook keeps and shows.

    Say what could not be placed.
    """
    from readroom.db.layers import open_kept, open_layer

    names = [*(getattr(args, "layer", None) or []), *args.layers]
    found = [open_layer(Path(name).expanduser(), library, notebook.text_of, now=now()) for name in names]
    if args.kept_layers:
        found += open_kept(notebook, library, now=now())
    for layer in found:
        for what, some in (("wait for a place", layer.waiting), ("cannot be used", layer.refused)):
            if some:
                say(f"layer {layer.name}: {number_of(len(some), 'mark')} {what}: {some[0].where}: {some[0].reason}")
    return found


def found_entries(
    args: argparse.Namespace, library: "Library | None", notebook: "Notebook"
) -> "tuple[Entries, list[Layer]]":
    """Return what a query asks for, one's own and the layers', where it is in today's texts, and the layers."""
    from readroom.db.notes_query import find_entries

    layers = layers_of(args, library, notebook)
    found = find_entries(notebook, library, " ".join(args.query), today=date.today(), layers=layers)
    for notice in found.query.notices:
        say(f"note: {notice.message}")
    return found, layers


def read_note(args: argparse.Namespace, notebook: "Notebook") -> str | None:
    """Return the note that was given; `-` stands for standard input, which is read only where it can be kept."""
    notebook.need_writing()
    note: str | None = args.note
    return sys.stdin.read().rstrip("\n") if note == "-" else note


def short(text: str, length: int = 100) -> str:
    """Return a text on one line of at most `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
