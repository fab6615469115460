"""The one table of commands: id, title, help, default keys, contexts.

The footer, the help screen, the palette, `readroom keys` and the user's keymap all come from it. Nothing here needs
Textual. A key is the character that it types (`j`, `G`, `?`) or Textual's name for it (`down`, `ctrl+d`); a sequence
has spaces (`g g`). A context inherits the keys of `global`.
"""

from dataclasses import dataclass

GLOBAL = "global"
LISTS = ("sources", "articles", "search", "facets", "preview", "saved", "highlights", "review", "concordance")
TEXTS = ("reader", "cursor")
MOVING = (
    "sources", "articles", "reader", "cursor", "highlights", "search", "facets", "preview", "saved", "compare", "help",
    "page", "review", "concordance",
)  # fmt: skip

CONTEXTS: dict[str, str] = {
    GLOBAL: "Everywhere",
    "sources": "Sources",
    "articles": "Articles",
    "reader": "Reader",
    "cursor": "Reader, with the cursor in the text",
    "highlights": "Highlights",
    "search": "Search",
    "facets": "Search, the facets",
    "preview": "Search, the text beside the results",
    "saved": "Saved searches",
    "concordance": "Concordance",
    "compare": "Compare",
    "page": "Page",
    "review": "Review",
    "help": "Help",
    "welcome": "First screen",
    "field": "A line to type in",
}
"""The contexts that a key can be pressed in, and their headings."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the app can do.

    `id` names it in the keymap file and leads to its handlers (`do_line_down`); `title` is its name in lists; `help`
    says what it does; `keys` are its default keys; `contexts` where it works. `footer` puts it in the bottom line.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    contexts: tuple[str, ...]
    footer: bool = False

    @property
    def handler(self) -> str:
        """The name of the method that does it."""
        return "do_" + self.id.replace("-", "_")


IN_FIELDS = frozenset({
    "back", "next-pane", "previous-pane", "pane-sources", "pane-articles", "pane-reader", "pane-highlights",
    "redraw", "how-to-quit", "quit",
})  # fmt: skip
"""What works everywhere, also while a line or a note is typed; the other keys are then the text field's own."""

FOOTER_ALWAYS = ("Back", "Help")
"""Titles that stay in the footer however narrow it is."""

_EVERYWHERE = (GLOBAL,)
_LINES = ("concordance",)
_MARKED = (*TEXTS, "highlights")
_STEPPED = ("sources", "articles", "reader", "cursor", "search", "preview", "concordance", "compare", "help", "page")
_SEARCHING = ("search", "facets", "preview")
_PANES = ("sources", "articles", *TEXTS, "highlights", *_SEARCHING)
_READING = ("articles", "search", *TEXTS)
_FOUND = ("sources", "articles", "reader", "cursor", "highlights", "search", "concordance", "compare", "help", "page")

COMMANDS: tuple[Command, ...] = (
    # Everywhere
    Command("search", "Search", "Search the whole library.", ("s",), _EVERYWHERE, True),
    Command("concordance", "Concordance", "Show every hit of a query or a word on a line.", ("K",), _EVERYWHERE),
    Command("back", "Back", "Go back to where you came from; q at the top quits.", ("q", "escape"), _EVERYWHERE, True),
    Command("help", "Help", "Show every key that works here.", ("?",), _EVERYWHERE, True),
    Command("palette", "Commands", "Find a command by its name and run it.", (":",), _EVERYWHERE),
    Command("next-pane", "Next pane", "Move to the next pane.", ("tab",), _EVERYWHERE),
    Command("previous-pane", "Previous pane", "Move to the previous pane.", ("shift+tab",), _EVERYWHERE),
    Command("pane-sources", "Go to Sources", "Move to the list of sources.", ("alt+1",), _EVERYWHERE),
    Command("pane-articles", "Go to Articles", "Move to the list of articles.", ("alt+2",), _EVERYWHERE),
    Command("pane-reader", "Go to Reader", "Move to the article that is open.", ("alt+3",), _EVERYWHERE),
    Command("pane-highlights", "Go to Highlights", "Move to your highlights.", ("alt+4",), _EVERYWHERE),
    Command("history-back", "Earlier article", "Open the article you were in before this one.", ("H",), _EVERYWHERE),
    Command("history-forward", "Later article", "Open the article you came back from.", ("L",), _EVERYWHERE),
    Command("zen", "Reader alone", "Show the reader alone, or all panes again.", ("z",), _EVERYWHERE),
    Command("review", "Review", "List what the import was not sure of.", (", v",), _EVERYWHERE),
    Command("undo", "Undo", "Undo the last change of your notebook.", ("u",), _EVERYWHERE),
    Command("redo", "Redo", "Do again what was undone.", ("ctrl+r",), _EVERYWHERE),
    Command("redraw", "Draw again", "Draw the whole screen again.", ("ctrl+l",), _EVERYWHERE),
    Command("how-to-quit", "How to quit", "Say how to quit.", ("ctrl+c",), _EVERYWHERE),
    Command("quit", "Quit", "Leave readroom; everything is saved.", ("ctrl+q",), _EVERYWHERE),
    # Moving
    Command("line-down", "Line down", "Move one line down.", ("j", "down"), MOVING),
    Command("line-up", "Line up", "Move one line up.", ("k", "up"), MOVING),
    Command("half-page-down", "Half a page down", "Move half a page down.", ("ctrl+d",), MOVING),
    Command("half-page-up", "Half a page up", "Move half a page up.", ("ctrl+u",), MOVING),
    Command("page-down", "Page down", "Move one page down.", ("space", "pagedown"), MOVING),
    Command("page-up", "Page up", "Move one page up.", ("b", "pageup"), MOVING),
    Command("top", "Top", "Go to the beginning; with a count, to that line.", ("g g", "home"), MOVING),
    Command("bottom", "Bottom", "Go to the end; with a count, to that line.", ("G", "end"), MOVING),
    # Lists
    Command("open", "Open", "Open what the cursor is on.", ("enter",), LISTS, True),
    Command("expand", "Years", "Show the years of the source.", ("l", "right"), ("sources",), True),
    Command("collapse", "Hide years", "Hide the years of the source.", ("h", "left"), ("sources",)),
    Command("edit-query", "Edit the query", "Go to the line with the query.", ("i",), (*_SEARCHING, *_LINES), True),
    Command("count-hits", "Count hits", "Count every hit, however many there are.", ("=",), _SEARCHING),
    Command("facets", "Facets", "Show or hide how the results are spread.", (", f",), _SEARCHING, True),
    Command("reader-beside", "Text beside", "Show or hide the text of the result.", (", r",), _SEARCHING),
    Command("order", "Order", "Put the list into another order.", ("o",), ("articles", *_SEARCHING, *_LINES), True),
    Command("reverse-order", "Reverse", "Turn the order of the list round.", ("O",), ("articles",)),
    Command("copies", "Copies", "Count copies of a text once, or each of them.", (", d",), _SEARCHING),
    Command("copy-header", "Copy the counts", "Copy the counts, and the command that repeats.", ("y",), _SEARCHING),
    Command("save-search", "Save the search", "Keep the query under a name.", (", s",), _SEARCHING),
    Command("saved-searches", "Saved searches", "List the saved searches.", ("S",), _PANES),
    Command("remove-saved", "Remove", "Take the search off the list.", ("d",), ("saved",), True),
    Command("reload", "Read again", "Show what has come into the library meanwhile.", ("R",), (*_PANES, *_LINES)),
    # Highlights
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
    # Lines to type in
    Command("accept", "Accept", "Take what was typed, or the row that is chosen.", ("enter",), ("field",), True),
    Command("next-row", "Next row", "Choose the next row below the line.", ("down",), ("field",)),
    Command("previous-row", "Previous row", "Choose the previous row below the line.", ("up",), ("field",)),
    # Finding in what has the focus
    Command("find", "Find", "Find in this list or text.", ("/",), _FOUND, True),
    Command("find-next", "Next hit", "Go to the next place that was found.", ("n",), _STEPPED),
    Command("find-previous", "Previous hit", "Go to the previous place that was found.", ("N",), _STEPPED),
    # Articles
    Command(
        "take-for-comparison",
        "Compare",
        "Take for comparison; a second one compares, the same lets go.",
        ("c",),
        (*_READING, "concordance"),
        True,
    ),
    Command("filter", "Filter", "List only what a query finds.", (", f",), ("articles",), True),
    Command("go-to-date", "Go to a date", "Go to the articles of a date that you type.", (", d",), ("articles",)),
    Command("next-article", "Next article", "Open the next article of the list.", ("ctrl+n",), _READING),
    Command("previous-article", "Previous article", "Open the previous article of the list.", ("ctrl+p",), _READING),
    Command("page-view", "Page", "Show the original lines, and why each was kept or cut.", ("p",), _READING),
    Command("correct", "Correct", "Correct a field of the article: FIELD=VALUE.", (", c",), _READING),
    Command("correct-all", "Correct all", "Correct a field of all that was found.", (", a",), ("search",)),
    # The page
    Command("cut-line", "Cut", "Cut the line; with a count, so many lines.", ("x",), ("page",), True),
    Command("keep-line", "Keep", "Keep the line as text; with a count, so many.", ("+",), ("page",), True),
    Command("split-article", "Split", "Begin an article at the line.", ("|",), ("page",), True),
    Command("merge-article", "Merge", "Join the article of the line with the one before.", ("&",), ("page",), True),
    Command("set-title", "Title", "Take the line for the title of its article.", (", t",), ("page",)),
    Command("set-byline", "Byline", "Take the line for the byline of its article.", (", b",), ("page",)),
    Command("set-date", "Date", "Take the line for the date of its article.", (", d",), ("page",)),
    Command("write-page", "Write", "Write the changes to the library, or to your notebook.", (", w",), ("page",), True),
    Command(
        "accept-doubt", "It is right", "Take the entry off the list until its page changes.", ("a",), ("review",), True
    ),
    # The text
    Command("select", "Select", "Select by sentence; again, by word.", ("v",), TEXTS, True),
    Command("mark", "Mark", "Mark with the last colour and tags.", ("m",), (*TEXTS, "concordance"), True),
    Command("mark-colour", "Mark in a colour", "Mark in a colour that you choose.", ("M",), TEXTS),
    Command("note", "Note", "Mark, and write a note on it.", ("a",), (*TEXTS, "highlights"), True),
    Command("tag", "Tags", "Tag the highlight.", ("t",), (*TEXTS, "highlights", "concordance")),
    Command("repeat-mark", "Repeat the mark", "Mark again with the same colour, tags and note.", (".",), TEXTS),
    Command("remove-mark", "Remove", "Remove the highlight.", ("d",), (*TEXTS, "highlights")),
    Command("copy-quotation", "Copy", "Copy the quotation with its citation.", ("y",), (*_MARKED, *_LINES)),
    Command("next-sentence", "Next sentence", "Move to the next sentence.", (")",), TEXTS),
    Command("previous-sentence", "Previous sentence", "Move to the previous sentence.", ("(",), TEXTS),
    Command("next-paragraph", "Next paragraph", "Move to the next paragraph.", ("}",), TEXTS),
    Command("previous-paragraph", "Previous paragraph", "Move to the previous paragraph.", ("{",), TEXTS),
    Command("char-right", "Right", "Move one character to the right.", ("l", "right"), TEXTS),
    Command("char-left", "Left", "Move one character to the left.", ("h", "left"), TEXTS),
    Command("word-right", "Next word", "Move to the next word.", ("w",), TEXTS),
    Command("word-left", "Previous word", "Move to the previous word.", ("W",), TEXTS),
    # The concordance
    Command("sort-right", "Sort right", "Sort by the words after the node; 2> from the 2nd.", (">",), _LINES, True),
    Command("sort-left", "Sort left", "Sort by the words before the node; 2< from the 2nd.", ("<",), _LINES, True),
    Command("sort-node", "Sort by the node", "Sort by the node, and by what follows it.", ("|",), _LINES),
    Command("newest-first", "Newest first", "Show the newest articles first.", (", n",), _LINES),
    Command("choose-line", "Choose", "Choose the line: what is chosen is marked together.", ("v",), _LINES, True),
    Command("choose-all", "Choose all", "Choose every line, or none.", (", a",), _LINES),
    Command("next-group", "Next group", "Go to the next article, or the next word sorted by.", ("}",), _LINES),
    Command("previous-group", "Previous group", "Go back to the article or word before.", ("{",), _LINES),
    Command("read-all", "Read all", "Read every line there is.", ("=",), _LINES),
    Command("sample-lines", "Sample", "Take some of all lines at random.", (", s",), _LINES, True),
    Command("distribution", "Distribution", "Show or hide the years and places of the lines.", (", d",), _LINES),
    Command("export-lines", "Export", "Write the chosen lines, or all, to a file.", ("e",), _LINES, True),
    Command("copy-command", "Copy the command", "Copy the command that gives these lines.", (", y",), _LINES),
    # Compare
    Command("next-difference", "Next difference", "Go to the next difference to check.", ("]",), ("compare",), True),
    Command("previous-difference", "Previous difference", "Go to the previous difference.", ("[",), ("compare",)),
    Command("only-differences", "Only differences", "Show only the differences, or all.", (", d",), ("compare",), True),
    Command("only-left", "Only left", "Show what only the left side has, or all.", (", l",), ("compare",)),
    Command("only-right", "Only right", "Show what only the right side has, or all.", (", r",), ("compare",)),
    Command("moved-rows", "Moved passages", "Show or hide moved passages.", (", m",), ("compare",)),
    Command("stock-rows", "Stock phrases", "Show or hide stock phrases.", (", s",), ("compare",)),
    Command("swap-sides", "Swap sides", "Put the left article on the right.", (", =",), ("compare",)),
)
"""Every command of the app, in the order of the help."""


def by_id(commands: tuple[Command, ...] = COMMANDS) -> dict[str, Command]:
    """Return the commands by their ids."""
    return {command.id: command for command in commands}


def in_context(context: str, commands: tuple[Command, ...] = COMMANDS) -> list[Command]:
    """Return the commands that work in `context`: its own first, then those of everywhere."""
    own = [c for c in commands if context in c.contexts]
    return own if context == GLOBAL else own + [c for c in commands if GLOBAL in c.contexts]
