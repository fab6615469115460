"""The palette: commands by their names. What is typed filters them, Enter runs the one that is chosen."""

from collections.abc import Callable

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.tui.commands import Command, in_context
from readroom.tui.host import host
from readroom.tui.keys import Keymap, show
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.cells import fit
from readroom.tui.widgets.field import LineField
from readroom.tui.widgets.lines import LineList
from readroom.tui.widgets.status import THERE

NAME_WIDTH = 22
KEYS_WIDTH = 14


def matching(commands: list[Command], typed: str) -> list[Command]:
    """Return the commands that have every typed word; those whose title begins with the first come first."""
    words = typed.casefold().split()
    found = [c for c in commands if all(w in f"{c.id} {c.title} {c.help}".casefold() for w in words)]
    if not words:
        return found
    return sorted(
        found,
        key=lambda c: (not c.title.casefold().startswith(words[0]), words[0] not in f"{c.id} {c.title}".casefold()),
    )


class PaletteList(LineList):
    """The commands that are left."""

    context = "field"

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.rows: list[Command] = []
        self._keymap = keymap

    @property
    def size_of_list(self) -> int:
        """How many commands are left."""
        return len(self.rows)

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row: the title, the keys, what it does."""
        command = self.rows[index]
        keys = "  ".join(show(key) for key in self._keymap.keys[command.id])
        rest = max(0, width - NAME_WIDTH - KEYS_WIDTH)
        return [
            Segment(fit(" " + command.title, NAME_WIDTH), THERE),
            Segment(fit(keys, min(KEYS_WIDTH, max(0, width - NAME_WIDTH)))),
            Segment(fit(command.help, rest)),
        ]

    def empty_line(self, y: int, width: int) -> str:
        """Say that no command is left."""
        return " No command has these words." if y == 0 else ""


class PaletteScreen(FramedScreen):
    """Finds a command that works where the palette was opened, and has `run` do it there."""

    def __init__(self, context: str, keymap: Keymap, run: Callable[[str], object]) -> None:
        super().__init__()
        self._commands = [c for c in dict.fromkeys(in_context(context)) if c.id != "palette"]
        self._run = run
        self.field = LineField(":", changed=self._filter)
        self.list = PaletteList(keymap)
        self.list.rows = self._commands

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.field
        yield self.list

    def _filter(self, typed: str) -> None:
        self.list.rows = matching(self._commands, typed)
        self.list.cursor = self.list.top = 0
        self.list.refresh()

    async def do_accept(self, count: int | None) -> None:
        """Close, and run the command that is chosen."""
        if not self.list.rows:
            host(self).say("No command has these words")
            return
        command = self.list.rows[self.list.cursor]
        await self.app.pop_screen()
        self._run(command.id)

    async def do_open(self, count: int | None) -> None:
        """Run the command that was clicked."""
        await self.do_accept(count)

    def do_next_row(self, count: int | None) -> None:
        """Choose the next command."""
        self.list.go_to(self.list.cursor + 1)

    def do_previous_row(self, count: int | None) -> None:
        """Choose the previous command."""
        self.list.go_to(self.list.cursor - 1)

    def do_next_pane(self, count: int | None) -> None:
        """Choose the next command."""
        self.do_next_row(count)

    def do_previous_pane(self, count: int | None) -> None:
        """Choose the previous command."""
        self.do_previous_row(count)
