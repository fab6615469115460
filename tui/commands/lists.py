"""Lists of articles, results and what else has rows; lines to type in; finding."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import (
    ASKED,
    COMPARED,
    DOUBTED,
    FOUND,
    LINES,
    LISTS,
    PANES,
    READING,
    RELATIONS,
    SEARCHING,
    STEPPED,
    TABLES,
)

COMMANDS: tuple[Command, ...] = (
    Command("open", "Open", "Open what the cursor is on.", ("enter",), LISTS, True),
    Command("expand", "Years", "Show the years of the source.", ("l", "right"), ("sources",), True),
    Command("collapse", "Hide years", "Hide the years of the source.", ("h", "left"), ("sources",)),
    Command(
        "edit-query", "Edit the query", "Ask for another query.", ("i",), (*SEARCHING, *LINES, *ASKED, *TABLES), True
    ),
    Command("count-hits", "Count hits", "Count every hit, however many there are.", ("=",), SEARCHING),
    Command("facets", "Facets", "Show or hide how the results are spread.", (", f",), SEARCHING, True),
    Command("reader-beside", "Text beside", "Show or hide the text of the result.", (", r",), SEARCHING),
    Command(
        "order", "Order", "Put the list into another order.", ("o",), ("articles", *SEARCHING, *LINES, *TABLES), True
    ),
    Command("reverse-order", "Reverse", "Turn the order of the list round.", ("O",), ("articles", *TABLES)),
    Command("copies", "Copies", "Count copies of a text once, or each of them.", (", d",), (*SEARCHING, *TABLES[:-1])),
    Command("copy-header", "Copy the counts", "Copy the counts, and the command that repeats.", ("y",), SEARCHING),
    Command("save-search", "Save the search", "Keep the query under a name.", (", s",), SEARCHING),
    Command("saved-searches", "Saved searches", "List the saved searches.", ("S",), PANES),
    Command("remove-saved", "Remove", "Take the search off the list.", ("d",), ("saved",), True),
    Command(
        "reload",
        "Read again",
        "Show what has come into the library.",
        ("R",),
        (*PANES, *LINES, *RELATIONS, *TABLES, "notebook"),
    ),
    Command("accept", "Accept", "Take what was typed, or the row that is chosen.", ("enter",), ("field",), True),
    Command("next-row", "Next row", "Choose the next row below the line.", ("down",), ("field",)),
    Command("previous-row", "Previous row", "Choose the previous row below the line.", ("up",), ("field",)),
    Command("find", "Find", "Find in this list or text.", ("/",), FOUND, True),
    Command("find-next", "Next hit", "Go to the next place that was found.", ("n",), STEPPED),
    Command("find-previous", "Previous hit", "Go to the previous place that was found.", ("N",), STEPPED),
    Command(
        "take-for-comparison",
        "Compare",
        "Take for comparison; a second one compares, the same lets go.",
        ("c",),
        (*READING, *COMPARED, "concordance", "story", "ledger"),
        True,
    ),
    Command("filter", "Filter", "List only what a query finds.", (", f",), ("articles",), True),
    Command("go-to-date", "Go to a date", "Go to the articles of a date that you type.", (", d",), ("articles",)),
    Command("next-article", "Next article", "Open the next article of the list.", ("ctrl+n",), READING),
    Command("previous-article", "Previous article", "Open the previous article of the list.", ("ctrl+p",), READING),
    Command("page-view", "Page", "Show the original lines, and why each was kept or cut.", ("p",), DOUBTED),
    Command("correct", "Correct", "Correct a field of the article: FIELD=VALUE.", (", c",), DOUBTED),
    Command("correct-all", "Correct all", "Correct a field of all that was found.", (", a",), ("search",)),
)
