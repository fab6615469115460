"""A recipe that is proposed from a page, as whoever opens the app makes it: the app itself imports no files."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Proposal(NamedTuple):
    """A `name` for its file, the recipe as `toml`, a line for each page it was `tried` on, the page to try it with."""

    name: str
    toml: str
    tried: tuple[str, ...]
    try_on: str | None


Propose = Callable[[Path, int], Proposal]
"""Makes a proposal from a page of a library (its path, the page's id); raises ReadroomError."""
