"""Reading and marking a text, and the pane of highlights."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import LINES, MARKED, TEXTS

COMMANDS: tuple[Command, ...] = (
    Command(
        "all-highlights",
        "All highlights",
        "List those of the whole library, or of the article.",
        ("A",),
        ("highlights",),
        True,
    ),
    Command(
        "confirm-place", "Confirm", "Say that the words are where they are supposed to be.", ("=",), ("highlights",)
    ),
    Command("tour", "Take the tour", "Make a small library that teaches the keys.", ("t", "enter"), ("welcome",), True),
    Command("select", "Select", "Select by sentence; again, by word.", ("v",), TEXTS, True),
    Command("mark", "Mark", "Mark with the last colour and tags.", ("m",), (*TEXTS, "concordance"), True),
    Command("mark-colour", "Mark in a colour", "Mark in a colour that you choose.", ("M",), TEXTS),
    Command("note", "Note", "Mark, and write a note on it.", ("a",), (*TEXTS, "highlights"), True),
    Command("tag", "Tags", "Tag the highlight.", ("t",), (*TEXTS, "highlights", "concordance")),
    Command("repeat-mark", "Repeat the mark", "Mark again with the same colour, tags and note.", (".",), TEXTS),
    Command("remove-mark", "Remove", "Remove the highlight.", ("d",), (*TEXTS, "highlights")),
    Command("copy-quotation", "Copy", "Copy the quotation with its citation.", ("y",), (*MARKED, *LINES)),
    Command("next-sentence", "Next sentence", "Move to the next sentence.", (")",), TEXTS),
    Command("previous-sentence", "Previous sentence", "Move to the previous sentence.", ("(",), TEXTS),
    Command("next-paragraph", "Next paragraph", "Move to the next paragraph.", ("}",), TEXTS),
    Command("previous-paragraph", "Previous paragraph", "Move to the previous paragraph.", ("{",), TEXTS),
    Command("char-right", "Right", "Move one character to the right.", ("l", "right"), TEXTS),
    Command("char-left", "Left", "Move one character to the left.", ("h", "left"), TEXTS),
    Command("word-right", "Next word", "Move to the next word.", ("w",), TEXTS),
    Command("word-left", "Previous word", "Move to the previous word.", ("W",), TEXTS),
)
