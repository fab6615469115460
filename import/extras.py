"""Libraries that are extras: whether one is there, and what to say when it is not."""

import importlib.util

from readroom.importer.formats import Unreadable


def need(module: str, extra: str) -> None:
    """Raise Unreadable, with what to install, when a library is not there; it is not imported."""
    try:
        found = importlib.util.find_spec(module)
    except (ValueError, ModuleNotFoundError):
        found = None
    if found is None:
        raise Unreadable(f"needs the extra {extra}: pip install 'readroom[{extra}]'")
