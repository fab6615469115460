"""What a reader decides besides notes: saved searches, spellings, stories, what was accepted in review.

A notebook keeps each under a kind and a name, as a JSON value, and logs every change, so that undo takes it back.
"""

from collections.abc import Mapping
from typing import Any, Protocol

SEARCH = "search"
"""Saved searches: the query, by the name that was given to it."""
SPELLING = "spelling"
"""Spellings: [name, other name, accepted | rejected] as they were written, by the two names folded."""
STORY = "story"
"""Stories: what was decided of one, by its id."""
REVIEW = "review"
"""Entries of the list to review that were accepted: [place, field, value], by the same as JSON."""


class Memory(Protocol):
    """What was decided, to be read."""

    def decided(self, kind: str) -> dict[str, Any]:
        """Return the values of a kind by their names, in the order in which they were decided."""
        ...


class Keeper(Memory, Protocol):
    """What keeps decisions: a notebook."""

    def decide(self, kind: str, values: Mapping[str, Any], said: str) -> int:
        """Keep values of a kind by their names (None: no longer), as one step; return how many that changes.

        `said` is the step in words.
        """
        ...
