"""readroom: a reading room for a corpus of articles, in a terminal."""

from readroom.version import VERSION as __version__

__all__ = ["__version__"]
