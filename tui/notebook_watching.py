"""Whether somebody else has written to the notebook: another window, or the command line."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

WATCH_SECONDS = 1.0
"""How often an open Notebook screen asks; nothing is drawn unless somebody has written."""
NEWS = "changed elsewhere: R"


class Elsewhere:
    """What was last seen of a notebook; used on the notebook's lane. `changed` until `begin` is called again.

    Where another window only remembers how far one has read, the log is as long as it was: that is no change.
    """

    def __init__(self) -> None:
        self._version = (-1, -1)
        self._steps = -1
        self.changed = False

    def begin(self, notebook: "Notebook") -> None:
        """Remember the notebook as it is."""
        self._version, self._steps = notebook.version(), notebook.steps
        self.changed = False

    def look(self, notebook: "Notebook") -> bool:
        """Tell whether somebody else has written since `begin`; costs one pragma while nobody writes."""
        version = notebook.version()
        if version != self._version and not self.changed:
            steps = notebook.steps
            self.changed = version[0] != self._version[0] and steps != self._steps
            self._version, self._steps = version, steps
        return self.changed
