"""Ways out of a notebook: one module for each format.

A module has `SUFFIX`, the ending of its files, and `export(bundle)`, which yields the pieces of the file: strings, or
bytes where `BINARY` is true. Its name is the format's. Adding a format is adding a module; one whose name begins with
`_` is no format.
"""

import importlib
import json
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readroom.db.notes_bundle import Bundle


@dataclass(frozen=True, slots=True)
class Format:
    """A way out: the ending of its files, whether they are bytes, and what yields their pieces."""

    suffix: str
    binary: bool
    export: "Callable[[Bundle], Iterator[str] | Iterator[bytes]]"


def names() -> list[str]:
    """Return the names of the formats: those of the modules of this package."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))


def exporter(name: str) -> Format:
    """Return a format; raise ModuleNotFoundError when there is none."""
    module = importlib.import_module(f"{__name__}.{name}")
    return Format(module.SUFFIX, getattr(module, "BINARY", False), module.export)


def files(name: str, bundle: "Bundle") -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file of a folder: a format that makes several has `files(bundle)`.

    Beside the one file of another format stands what was asked, since not every format has a place for it.
    """
    module = importlib.import_module(f"{__name__}.{name}")
    if hasattr(module, "files"):
        yield from ((file, text.encode()) for file, text in module.files(bundle))
        return
    pieces = (piece if isinstance(piece, bytes) else piece.encode() for piece in module.export(bundle))
    yield f"notes{module.SUFFIX}", b"".join(pieces)
    yield "notes.about.json", (json.dumps(dict(bundle.about), ensure_ascii=False, indent=1) + "\n").encode()
