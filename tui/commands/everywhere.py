"""What works everywhere, and moving in lists and texts."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import EVERYWHERE, MOVING

COMMANDS: tuple[Command, ...] = (
    Command("search", "Search", "Search the whole library.", ("s",), EVERYWHERE, True),
    Command("concordance", "Concordance", "Show every hit of a query or a word on a line.", ("K",), EVERYWHERE),
    Command("back", "Back", "Go back to where you came from; q at the top quits.", ("q", "escape"), EVERYWHERE, True),
    Command("help", "Help", "Show every key that works here.", ("?",), EVERYWHERE, True),
    Command("palette", "Commands", "Find a command by its name and run it.", (":",), EVERYWHERE),
    Command("next-pane", "Next pane", "Move to the next pane.", ("tab",), EVERYWHERE),
    Command("previous-pane", "Previous pane", "Move to the previous pane.", ("shift+tab",), EVERYWHERE),
    Command("pane-sources", "Go to Sources", "Move to the list of sources.", ("alt+1",), EVERYWHERE),
    Command("pane-articles", "Go to Articles", "Move to the list of articles.", ("alt+2",), EVERYWHERE),
    Command("pane-reader", "Go to Reader", "Move to the article that is open.", ("alt+3",), EVERYWHERE),
    Command("pane-highlights", "Go to Highlights", "Move to your highlights.", ("alt+4",), EVERYWHERE),
    Command("history-back", "Back on the way", "Go back to where you were before.", ("H",), EVERYWHERE),
    Command("history-forward", "Forth on the way", "Go to where you came back from.", ("L",), EVERYWHERE),
    Command("zen", "Reader alone", "Show the reader alone, or all panes again.", ("z",), EVERYWHERE),
    Command("review", "Review", "List what the import was not sure of.", (", v",), EVERYWHERE),
    Command("undo", "Undo", "Undo the last change of your notebook.", ("u",), EVERYWHERE),
    Command("redo", "Redo", "Do again what was undone.", ("ctrl+r",), EVERYWHERE),
    Command("redraw", "Draw again", "Draw the whole screen again.", ("ctrl+l",), EVERYWHERE),
    Command("how-to-quit", "How to quit", "Say how to quit.", ("ctrl+c",), EVERYWHERE),
    Command("quit", "Quit", "Leave readroom; everything is saved.", ("ctrl+q",), EVERYWHERE),
    Command("line-down", "Line down", "Move one line down.", ("j", "down"), MOVING),
    Command("line-up", "Line up", "Move one line up.", ("k", "up"), MOVING),
    Command("half-page-down", "Half a page down", "Move half a page down.", ("ctrl+d",), MOVING),
    Command("half-page-up", "Half a page up", "Move half a page up.", ("ctrl+u",), MOVING),
    Command("page-down", "Page down", "Move one page down.", ("space", "pagedown"), MOVING),
    Command("page-up", "Page up", "Move one page up.", ("b", "pageup"), MOVING),
    Command("top", "Top", "Go to the beginning; with a count, to that line.", ("g g", "home"), MOVING),
    Command("bottom", "Bottom", "Go to the end; with a count, to that line.", ("G", "end"), MOVING),
)
