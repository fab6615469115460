"""What the classes that make up the app build on: the app itself for the type checker, nothing at run time.

Textual looks through every class that is a node of its tree when the class is made: once for the whole app is enough.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readroom.tui.base import BaseApp as Part
else:

    class Part:
        """A part of the app; `shell` puts the app below all of them."""


__all__ = ["Part"]
