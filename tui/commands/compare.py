"""Comparing."""

from readroom.tui.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("next-difference", "Next difference", "Go to the next difference to check.", ("]",), ("compare",), True),
    Command("previous-difference", "Previous difference", "Go to the previous difference.", ("[",), ("compare",)),
    Command("only-differences", "Only differences", "Show only the differences, or all.", (", d",), ("compare",), True),
    Command("only-left", "Only left", "Show what only the left side has, or all.", (", l",), ("compare",)),
    Command("only-right", "Only right", "Show what only the right side has, or all.", (", r",), ("compare",)),
    Command("moved-rows", "Moved passages", "Show or hide moved passages.", (", m",), ("compare",)),
    Command("stock-rows", "Stock phrases", "Show or hide stock phrases.", (", s",), ("compare",)),
    Command("swap-sides", "Swap sides", "Put the left article on the right.", (", =",), ("compare",)),
)
