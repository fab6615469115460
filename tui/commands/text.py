"""Reading and marking a text, and the pane of highlights."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import COMPARED, LINES, MARKED, REMOVED, TEXTS

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
        "confirm-place",
        "Confirm",
        "Say that the words are where they are supposed to be.",
        ("=",),
        ("highlights", "notebook", "waiting"),
        True,
    ),
    Command("tour", "Take the tour", "Make a small library that teaches the keys.", ("t", "enter"), ("welcome",), True),
    Command("select", "Select", "Select by sentence; again, by word.", ("v",), TEXTS, True),
    Command("mark", "Mark", "Mark with the last colour and tags.", ("m",), (*TEXTS, "concordance", *COMPARED), True),
    Command(
        "mark-colour", "Mark in a colour", "Mark in a colour that you choose.", ("M",), (*TEXTS, "notebook", "codebook")
    ),
    Command("note", "Note", "Mark, and write a note on it.", ("a",), (*TEXTS, "highlights", "notebook"), True),
    Command("tag", "Tags", "Tag the highlight.", ("t",), (*TEXTS, *COMPARED, "highlights", "concordance", "notebook")),
    Command("repeat-mark", "Repeat the mark", "Mark again with the same colour, tags and note.", (".",), TEXTS),
    Command("remove-mark", "Remove", "Remove it; u brings it back.", ("d",), REMOVED),
    Command(
        "copy-quotation",
        "Copy",
        "Copy the quotation with its citation.",
        ("y",),
        (*MARKED, *LINES, *COMPARED, "ledger", "waiting", "notes-table"),
    ),
    Command("next-sentence", "Next sentence", "Move to the next sentence.", (")",), TEXTS),
    Command("previous-sentence", "Previous sentence", "Move to the previous sentence.", ("(",), TEXTS),
    Command("next-paragraph", "Next paragraph", "Move to the next paragraph.", ("}",), TEXTS),
    Command("previous-paragraph", "Previous paragraph", "Move to the previous paragraph.", ("{",), TEXTS),
    Command("char-right", "Right", "Move one character to the right.", ("l", "right"), TEXTS),
    Command("char-left", "Left", "Move one character to the left.", ("h", "left"), TEXTS),
    Command("word-right", "Next word", "Move to the next word.", ("w",), TEXTS),
    Command("word-left", "Previous word", "Move to the previous word.", ("W",), TEXTS),
    Command("line-start", "Line start", "Move to the beginning of the line.", ("^", "0"), TEXTS),
    Command("line-end", "Line end", "Move to the end of the line.", ("$",), TEXTS),
    Command("next-heading", "Next heading", "Go to the next heading.", ("]",), TEXTS),
    Command("previous-heading", "Previous heading", "Go to the heading before.", ("[",), TEXTS),
    Command("go-to-place", "Go to a place", "Go to the place of a letter; ` again goes back.", ("`",), TEXTS),
    Command("set-place", "Name the place", "Give this place a letter; a capital works anywhere.", (", `",), TEXTS),
    Command("links", "Links", "List the links; with a count, copy the target of that one.", (", l",), TEXTS),
    Command("link-place", "In the text", "Show where the link stands in the text.", ("t",), ("links",), True),
    Command("scroll-right", "Sideways", "Show more of wide tables and code.", (">",), (*TEXTS, "preview")),
    Command("scroll-left", "Sideways back", "Go back in wide tables and code.", ("<",), (*TEXTS, "preview")),
    Command("wider", "Wider", "Make the text wider; with a count, by so many columns.", ("+",), TEXTS),
    Command("narrower", "Narrower", "Make the text narrower; with a count, by so many columns.", ("-",), TEXTS),
    Command("more-margin", "More margin", "Move the text to the right.", (", >",), TEXTS),
    Command("less-margin", "Less margin", "Move the text to the left.", (", <",), TEXTS),
    Command("theme", "Theme", "Take the next theme for the text.", (", t",), TEXTS),
)
