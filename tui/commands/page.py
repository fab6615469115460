"""The page as it was, and the review of what the import was not sure of."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import EVERYWHERE

COMMANDS: tuple[Command, ...] = (
    Command("cut-line", "Cut", "Cut the line; with a count, so many lines.", ("x",), ("page",), True),
    Command("keep-line", "Keep", "Keep the line as text; with a count, so many.", ("+",), ("page",), True),
    Command("split-article", "Split", "Begin an article at the line.", ("|",), ("page",), True),
    Command("merge-article", "Merge", "Join the article of the line with the one before.", ("&",), ("page",), True),
    Command("set-title", "Title", "Take the line for the title of its article.", (", t",), ("page",)),
    Command("set-byline", "Byline", "Take the line for the byline of its article.", (", b",), ("page",)),
    Command("set-date", "Date", "Take the line for the date of its article.", (", d",), ("page",)),
    Command("write-page", "Write", "Write the changes to the library, or to your notebook.", (", w",), ("page",), True),
    Command("propose-recipe", "Recipe", "Propose a recipe for pages like this.", ("r",), ("review",), True),
    Command("sample", "Random sample", "Draw articles at random, by a seed, to go through.", ("# a",), EVERYWHERE),
    Command("next-drawn", "Next", "Go to the next article of the sample.", (")",), ("sample",), True),
    Command("previous-drawn", "Previous", "Go to the previous article of the sample.", ("(",), ("sample",)),
    Command(
        "accept-doubt", "It is right", "Take the entry off the list until its page changes.", ("a",), ("review",), True
    ),
)
