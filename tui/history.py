"""Where one has been: places in articles, to be gone through backwards and forwards, also after a restart. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

LONGEST = 200
STATE = "history"
"""The name under which the notebook keeps it."""


class Spot(NamedTuple):
    """A place: the key of an article, and an offset in its text (code points)."""

    key: str
    offset: int = 0


class History:
    """The places that one went to, oldest first, and where one is among them."""

    def __init__(self) -> None:
        self.visited: list[Spot] = []
        self.at = -1
        self.restored = False

    def here(self, key: str, offset: int) -> None:
        """Hear where one is in the article now, before one goes elsewhere."""
        if self.at >= 0 and self.visited[self.at].key == key:
            self.visited[self.at] = Spot(key, offset)

    def visit(self, key: str, offset: int = 0) -> None:
        """Hear that one went to a place. What lay ahead of where one was is forgotten."""
        if 0 <= self.at < len(self.visited) and self.visited[self.at] == (key, offset):
            return
        self.visited = [*self.visited[: self.at + 1], Spot(key, offset)][-LONGEST:]
        self.at = len(self.visited) - 1

    def step(self, by: int) -> Spot | None:
        """Go `by` places forward (negative: back), as far as there are; return the place, or None for no move."""
        at = max(0, min(self.at + by, len(self.visited) - 1))
        if not self.visited or at == self.at:
            return None
        self.at = at
        return self.visited[at]

    def drop(self) -> None:
        """Forget the place one is at: its article is gone."""
        if self.visited:
            del self.visited[self.at]
            self.at = min(self.at, len(self.visited) - 1)

    def to_json(self) -> dict[str, Any]:
        """Return the way as plain JSON values."""
        return {"visited": [list(spot) for spot in self.visited], "at": self.at}

    def restore(self, data: object) -> None:
        """Put the way that `to_json` gave before what was visited since; what cannot be understood is left out."""
        if self.restored:
            return
        self.restored = True
        found = data.get("visited") if isinstance(data, Mapping) else None
        kept = [Spot(*spot) for spot in found if _is_spot(spot)] if isinstance(found, list) else []
        at = data.get("at") if isinstance(data, Mapping) else None
        at = at if type(at) is int and 0 <= at < len(kept) else len(kept) - 1
        if kept and self.visited and self.visited[0].key == kept[at].key:
            if len(self.visited) == 1:
                # Nothing was done yet: what lay ahead is still ahead.
                self.visited, self.at = kept, at
                return
            kept = kept[:at]
        self.visited = [*kept[: at + 1], *self.visited][-LONGEST:]
        self.at = len(self.visited) - 1


def _is_spot(spot: object) -> bool:
    return isinstance(spot, list) and list(map(type, spot)) == [str, int]
