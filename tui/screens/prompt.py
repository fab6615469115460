"""One line to type in at the bottom of whatever is on the screen."""

import inspect
from collections.abc import Callable

from textual.app import ComposeResult
from textual.screen import ModalScreen

from readroom.tui.widgets.field import LineField


class PromptScreen(ModalScreen[None]):
    """Asks for a line of text; `answered` gets it when Enter is pressed."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    PromptScreen { background: transparent; overflow: hidden; align: left bottom; }
    """

    def __init__(self, question: str, value: str, answered: Callable[[str], object]) -> None:
        super().__init__()
        self._answered = answered
        self.field = LineField(question.rstrip(":") + ":", value)

    def compose(self) -> ComposeResult:
        """Make the line."""
        yield self.field

    async def do_accept(self, count: int | None) -> None:
        """Close, and hand over what was typed."""
        value = self.field.value
        await self.app.pop_screen()
        result = self._answered(value)
        if inspect.isawaitable(result):
            await result

    async def do_back(self, count: int | None) -> None:
        """Close without an answer."""
        await self.app.pop_screen()

    def do_next_pane(self, count: int | None) -> None:
        """Stay: there is nothing else to go to."""

    def do_previous_pane(self, count: int | None) -> None:
        """Stay: there is nothing else to go to."""
