"""Screens that are a list between a line of titles and a line about what the cursor is on."""

from textual.app import ComposeResult

from readroom.tui.screens.filled import LedScreen
from readroom.tui.widgets.status import Bar


class ExplainedScreen(LedScreen):
    """What is listed, the rows, and what the row under the cursor means; a subclass makes `list`."""

    def __init__(self) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.about = Bar(id="about")

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list
        yield self.about
