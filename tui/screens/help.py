"""Help: every key that works here, in groups."""

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult

from readroom.tui.commands import CONTEXTS, GLOBAL, in_context
from readroom.tui.host import host
from readroom.tui.keys import Keymap, show
from readroom.tui.screens.framed import FramedScreen
from readroom.tui.widgets.cells import cut, fit
from readroom.tui.widgets.lines import LineList
from readroom.tui.widgets.status import THERE, Bar

HEADING = Style(bold=True, underline=True)
KEYS_WIDTH = 16
NOTES = (
    "Digits before a key repeat it: 5j moves five lines down.",
    "A sequence such as gg waits for its last key; Esc lets go of it.",
    "Esc also stops what takes long.",
    "The mouse can be left to the terminal: readroom open --no-mouse",
)


def help_rows(keymap: Keymap, context: str) -> list[tuple[str, str]]:
    """Return the rows of the help for a context: (keys, help), and headings with no keys."""
    rows: list[tuple[str, str]] = []
    commands = in_context(context)
    for name in dict.fromkeys((context, GLOBAL)):
        found = [c for c in commands if name in c.contexts and keymap.keys[c.id]]
        if found:
            rows += [("", ""), ("", CONTEXTS[name])] if rows else [("", CONTEXTS[name])]
            rows += [("  ".join(show(key) for key in keymap.keys[c.id]), c.help) for c in found]
    return [*rows, ("", ""), *(("", note) for note in NOTES)]


class HelpList(LineList):
    """The rows of the help."""

    context = "help"

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        super().__init__()
        self.rows = rows
        self._wanted = ""

    @property
    def size_of_list(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row: the keys and what they do, or a heading."""
        keys, text = self.rows[index]
        if keys:
            return [Segment(fit(" " + keys, KEYS_WIDTH), THERE), Segment(fit(text, width - KEYS_WIDTH))]
        title = cut(text, width - 1)
        return [
            Segment(" "),
            Segment(title, HEADING if text in CONTEXTS.values() else None),
            Segment(fit("", width - 1 - len(title))),
        ]

    async def do_find(self, count: int | None) -> None:
        """Ask for a word, and go to the next row that has it."""
        await host(self).ask("Find in the help", "", self._find)

    def _find(self, text: str) -> None:
        self._wanted = text.casefold()
        self._seek(range(self.cursor, len(self.rows)))

    def do_find_next(self, count: int | None) -> None:
        """Go to the next row that was found."""
        self._seek(range(self.cursor + 1, len(self.rows)))

    def do_find_previous(self, count: int | None) -> None:
        """Go to the previous row that was found."""
        self._seek(range(self.cursor - 1, -1, -1))

    def _seek(self, indexes: range) -> None:
        for index in indexes:
            if self._wanted and self._wanted in "  ".join(self.rows[index]).casefold():
                self.go_to(index)
                return
        host(self).say("No further row has that" if self._wanted else "Nothing to find yet: / asks for it")


class HelpScreen(FramedScreen):
    """The keys of the context that help was asked in."""

    def __init__(self, context: str, keymap: Keymap) -> None:
        super().__init__()
        self._title = f" Help · {CONTEXTS.get(context, CONTEXTS[GLOBAL])}"
        self.titles = Bar(id="titles")
        self.list = HelpList(help_rows(keymap, context))

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list

    def on_mount(self) -> None:
        """Put the focus into the list."""
        self.titles.put([Segment(self._title, THERE)])
        self.set_focus(self.list, scroll_visible=False)

    async def do_help(self, count: int | None) -> None:
        """Close the help."""
        await self.app.pop_screen()
