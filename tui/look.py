"""How the reader looks: the width of its text, its margin, its colours. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from readroom.text.cells import DEFAULT_WIDTH

NARROWEST, WIDEST = 20, 400
MOST_MARGIN = 200
THEMES = ("terminal", "light", "plain", "paper", "night")
"""The names of the themes, in the order in which a key goes through them."""


class Look(NamedTuple):
    """The width of the text and the blank cells left of it, both in cells as far as there is room, and the theme."""

    width: int = DEFAULT_WIDTH
    margin: int = 0
    theme: str = THEMES[0]

    def wider(self, by: int) -> "Look":
        """Return the look with a text wider by so many cells (narrower when negative)."""
        return self._replace(width=max(NARROWEST, min(self.width + by, WIDEST)))

    def moved(self, by: int) -> "Look":
        """Return the look with so many cells more (or less) left of the text."""
        return self._replace(margin=max(0, min(self.margin + by, MOST_MARGIN)))

    def next_theme(self, count: int = 1) -> "Look":
        """Return the look with another theme."""
        return self._replace(theme=THEMES[(THEMES.index(self.theme) + count) % len(THEMES)])

    def fitted(self, columns: int, gutter: int) -> tuple[int, int]:
        """Return the width of the text and of the margin in a pane of `columns` cells with a gutter; text comes first.

        All in cells.
        """
        text = max(min(self.width, columns - gutter), 4)
        return text, max(0, min(self.margin, columns - gutter - text))

    def to_json(self) -> dict[str, Any]:
        """Return the look as plain JSON values."""
        return dict(self._asdict())

    @classmethod
    def from_json(cls, data: object) -> "Look":
        """Return the look that `to_json` made; what cannot be understood is as at a first start."""
        if not isinstance(data, Mapping):
            return cls()
        width, margin, theme = data.get("width"), data.get("margin"), data.get("theme")
        look = cls(theme=theme) if theme in THEMES else cls()
        if type(width) is int:
            look = look.wider(width - look.width)
        return look.moved(margin) if type(margin) is int else look
