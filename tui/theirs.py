"""A mark of somebody else's, from a layer."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from readroom.db.highlights import Highlight

NOT_YOURS = "this is somebody else's: ;m takes it into your notebook"


class Theirs(NamedTuple):
    """A mark of somebody else's: the layer that it is in, and the mark."""

    layer: str
    highlight: "Highlight"

    @property
    def who(self) -> str:
        """Whose it is."""
        return self.highlight.author or self.layer
