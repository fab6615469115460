"""Comparing."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import COMPARED

PAIR = ("compare",)
SEVERAL = ("several",)

COMMANDS: tuple[Command, ...] = (
    Command("next-difference", "Next difference", "Go to the next difference to check.", ("]",), COMPARED, True),
    Command("previous-difference", "Previous difference", "Go to the previous difference.", ("[",), COMPARED),
    Command("next-pair", "Next row", "Go to the next row.", (")",), COMPARED),
    Command("previous-pair", "Previous row", "Go to the row before.", ("(",), COMPARED),
    Command("next-passage", "Next passage", "Go to the next passage that both share.", ("}",), PAIR),
    Command("previous-passage", "Previous passage", "Go to the passage before.", ("{",), PAIR),
    Command("left-side", "Left side", "Take the left side, to mark or to quote it.", ("h", "left"), PAIR),
    Command("right-side", "Right side", "Take the right side, to mark or to quote it.", ("l", "right"), PAIR),
    Command(
        "other-place",
        "Other place",
        "Go to where a moved passage stands too; else open the article.",
        ("enter",),
        PAIR,
    ),
    Command("only-differences", "Only differences", "Show only the differences, or all.", (", d",), COMPARED, True),
    Command("only-left", "Only left", "Read what only the left side has, or all.", (", l",), PAIR),
    Command("only-right", "Only right", "Read what only the right side has, or all.", (", r",), PAIR),
    Command("moved-rows", "Moved passages", "Show only moved passages, none of them, or all.", (", m",), PAIR),
    Command("stock-rows", "Stock phrases", "Show or hide stock phrases.", (", s",), PAIR),
    Command("swap-sides", "Swap sides", "Put the left article on the right.", (", =",), PAIR),
    Command("scroll-apart", "Scroll apart", "Move one text alone; again, both together.", (", u",), COMPARED),
    Command("weak-relations", "Weak relations", "Show weakly related sentences, or not.", (", t",), COMPARED),
    Command("export-comparison", "Export", "Write it to a file: Markdown or CSV.", ("e",), COMPARED, True),
    Command("open-pair", "Side by side", "Compare the base with the article at hand, here.", ("enter",), SEVERAL, True),
    Command("next-witness", "Next article", "Take the next of the other articles.", ("l", "right"), SEVERAL, True),
    Command("previous-witness", "Previous article", "Take the one before.", ("h", "left"), SEVERAL),
    Command("make-base", "Make it the base", "Make the article at hand the base.", (", b",), SEVERAL, True),
    Command("said-by-all", "Said by all", "Show only what all texts say, or all.", (", a",), SEVERAL),
    Command("said-here", "Only here", "Show only what the base alone says, or all.", (", o",), SEVERAL),
    Command("said-by-some", "Said by some", "Show what so many texts or more say; again: one more.", (", k",), SEVERAL),
    Command("not-in-base", "Not in the base", "Show what only others say, or the base.", (", n",), SEVERAL, True),
)
