"""The command line that asks a search again, on another day too."""

import shlex
from collections.abc import Sequence

from readroom.text.concordance_head import frozen
from readroom.text.query import Query


def search_command(
    query: Query, *, options: Sequence[str] = (), library: str | None = None, notes: str | None = None
) -> str:
    """Return the command with its `options`; a date that counts from today comes out as the days it means."""
    asked = frozen(query).strip()
    parts = ["readroom", *(["--library", library] if library else []), *(["--notes", notes] if notes else [])]
    parts += ["search", *options, *(["--"] if asked.startswith("-") else [])]
    return shlex.join([*parts, asked])
