"""Ways out of a library: one module for each format.

A module has `NAME` and `export(articles)`, which yields the pieces of the file. Adding a format is adding a module.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator

from readroom.db.articles import FullArticle

Exporter = Callable[[Iterable[FullArticle]], Iterator[str]]


def names() -> list[str]:
    """Return the names of the formats: those of the modules of this package."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def exporter(name: str) -> Exporter:
    """Return the exporter of a format; raise ModuleNotFoundError when there is none."""
    found: Exporter = importlib.import_module(f"{__name__}.{name}").export
    return found
