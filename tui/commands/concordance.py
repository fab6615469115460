"""The concordance."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import LINES

COMMANDS: tuple[Command, ...] = (
    Command("sort-right", "Sort right", "Sort by the words after the node; 2> from the 2nd.", (">",), LINES, True),
    Command("sort-left", "Sort left", "Sort by the words before the node; 2< from the 2nd.", ("<",), LINES, True),
    Command("sort-node", "Sort by the node", "Sort by the node, and by what follows it.", ("|",), LINES),
    Command("newest-first", "Newest first", "Show the newest articles first.", (", n",), LINES),
    Command("choose-line", "Choose", "Choose the line: what is chosen is marked together.", ("v",), LINES, True),
    Command("choose-all", "Choose all", "Choose every line, or none.", (", a",), LINES),
    Command("next-group", "Next group", "Go to the next article, or the next word sorted by.", ("}",), LINES),
    Command("previous-group", "Previous group", "Go back to the article or word before.", ("{",), LINES),
    Command("read-all", "Read all", "Read every line there is.", ("=",), LINES),
    Command("sample-lines", "Sample", "Take some of all lines at random.", (", s",), LINES, True),
    Command("distribution", "Distribution", "Show or hide the years and places of the lines.", (", d",), LINES),
    Command("export-lines", "Export", "Write the chosen lines, or all, to a file.", ("e",), LINES, True),
    Command("copy-command", "Copy the command", "Copy the command that gives these lines.", (", y",), LINES),
)
