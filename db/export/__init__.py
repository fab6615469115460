"""Ways out of a library: one module for each format.

A module has `export(articles)`, which yields the pieces of the file, and its name is the format's. Adding a format is
adding a module; one whose name begins with `_` is no format.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator

from readroom.db.articles import FullArticle

Exporter = Callable[[Iterable[FullArticle]], Iterator[str]]


def names() -> list[str]:
    """Return the names of the formats: those of the modules of this package."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))


def exporter(name: str) -> Exporter:
    """Return the exporter of a format; raise ModuleNotFoundError when there is none."""
    found: Exporter = importlib.import_module(f"{__name__}.{name}").export
    return found
