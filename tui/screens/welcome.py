"""The first screen, when there is no library: what to do, and the tour."""

import shlex
from pathlib import Path

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.tui.host import host
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.lines import LineList
from readroom.tui.widgets.status import THERE, Bar


def welcome_lines(wanted: Path | None, *, can_tour: bool, named: bool = False) -> list[str]:
    """Return what the first screen says. `wanted` is where the library would be; `named`: its reader named it."""
    where = [f"(it would be {wanted})."] if wanted else []
    command = f"readroom --library {shlex.quote(str(wanted))} import FOLDER" if named else "readroom import FOLDER"
    tour = ["", "Or take the tour: Enter makes a small library that also teaches the keys."] if can_tour else []
    return [
        "There is no library here yet.",
        *where,
        "",
        "Leave with q, and import a folder of articles:",
        "",
        f"    {command}",
        "",
        "Then start readroom again. Another library: readroom --library FILE",
        *tour,
    ]


class WelcomeText(LineList):
    """The lines of the first screen; there is nothing to choose among them."""

    context = "welcome"

    def __init__(self, lines: list[str], *, can_tour: bool) -> None:
        super().__init__()
        self._lines = lines
        self._can_tour = can_tour

    def empty_line(self, y: int, width: int) -> str:
        """Return a line."""
        return " " + cut(plain(self._lines[y]), width - 1) if y < len(self._lines) else ""

    async def do_tour(self, count: int | None) -> None:
        """Make the tour library, and open it."""
        if self._can_tour:
            await host(self).open_tour()


class WelcomeScreen(FramedScreen):
    """Says what to do."""

    def __init__(self, wanted: Path | None, *, can_tour: bool, named: bool = False) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.text = WelcomeText(welcome_lines(wanted, can_tour=can_tour, named=named), can_tour=can_tour)

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.text

    def on_mount(self) -> None:
        """Say where one is."""
        self.titles.put([Segment(" readroom", THERE)])
        self.set_focus(self.text, scroll_visible=False)
        host(self).changed()
        self.call_after_refresh(host(self).keys.release)

    def on_screen_resume(self) -> None:
        """Tell the app when Textual has drawn the screen, which it does for this event, after this method."""
        self.call_later(host(self).drawn)
