"""The one table of commands: id, title, help, default keys, contexts.

The footer, the help screen, the palette, `readroom keys` and the user's keymap all come from it. Nothing here needs
Textual. A key is the character that it types (`j`, `G`, `?`) or Textual's name for it (`down`, `ctrl+d`); a sequence
has spaces (`g g`). A context inherits the keys of `global`. Each group of commands is a module; a new one is named in
`_GROUPS`.
"""

from readroom.tui.commands import compare, concordance, counting, everywhere, lists, notebook, page, related, text
from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import CONTEXTS, GLOBAL

__all__ = ["COMMANDS", "CONTEXTS", "FOOTER_ALWAYS", "GLOBAL", "IN_FIELDS", "Command", "by_id", "in_context"]

IN_FIELDS = frozenset({
    "back", "next-pane", "previous-pane", "pane-sources", "pane-articles", "pane-reader", "pane-highlights",
    "redraw", "how-to-quit", "quit",
})  # fmt: skip
"""What works everywhere, also while a line or a note is typed; the other keys are then the text field's own."""

FOOTER_ALWAYS = ("Back", "Help")
"""Titles that stay in the footer however narrow it is."""

_GROUPS = (everywhere, lists, page, text, concordance, counting, compare, related, notebook)

COMMANDS: tuple[Command, ...] = tuple(command for group in _GROUPS for command in group.COMMANDS)
"""Every command of the app, in the order of the help."""


def by_id(commands: tuple[Command, ...] = COMMANDS) -> dict[str, Command]:
    """Return the commands by their ids."""
    return {command.id: command for command in commands}


def in_context(context: str, commands: tuple[Command, ...] = COMMANDS) -> list[Command]:
    """Return the commands that work in `context`: its own first, then those of everywhere."""
    own = [c for c in commands if context in c.contexts]
    return own if context == GLOBAL else own + [c for c in commands if GLOBAL in c.contexts]
