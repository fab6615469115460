"""Counting words: tables, what they are of, and the places behind their numbers."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import COUNTS, EVERYWHERE, TABLES

_TIME, _WORDS, _NEAR, _KEY, _SPREAD, _TAGS = ((name,) for name in TABLES)

COMMANDS: tuple[Command, ...] = (
    Command("over-time", "Over time", "Count hits by year, month or week.", ("# t",), EVERYWHERE),
    Command("word-list", "Word list", "Count the words of what a query finds.", ("# w",), EVERYWHERE),
    Command("collocates", "Collocates", "Count the words near the hits of a query.", ("# c",), EVERYWHERE),
    Command("keyness", "Keyness", "Compare the words of two queries' articles.", ("# k",), EVERYWHERE),
    Command("dispersion", "Dispersion", "Show how evenly hits are spread.", ("# d",), EVERYWHERE),
    Command("tag-table", "Table of tags", "Count your tags by source, outlet, date or tag.", ("# g",), EVERYWHERE),
    Command("saved-tables", "Saved tables", "List the tables that your notebook keeps.", ("# s",), EVERYWHERE),
    Command("next-column", "Next column", "Go to the next column.", ("l", "right"), TABLES),
    Command("previous-column", "Column before", "Go to the column before.", ("h", "left"), TABLES),
    Command("copy-repeat", "Copy the command", "Copy the command that makes the table again.", ("y",), COUNTS, True),
    Command("remove-table", "Take away", "Take the table out of your notebook.", ("d",), ("tables",), True),
    Command("copy-table", "Copy the table", "Copy the header and every row as CSV.", (", y",), TABLES),
    Command("export-table", "Export", "Write the table as CSV to a file.", ("e",), TABLES, True),
    Command("save-table", "Save", "Keep the table in your notebook under a name.", (", s",), TABLES, True),
    Command("minimum", "Least hits", "Ask how many hits a row has at least.", (", m",), (*_WORDS, *_NEAR, *_KEY), True),
    Command("stop-words", "Stop words", "Leave function words out, or show them.", (", w",), (*_WORDS, *_NEAR)),
    Command("part-by", "Parts", "Ask what the rows are: years, months, sources.", (", b",),
            (*_TIME, *_SPREAD, *_TAGS), True),
    Command("split-by", "Split", "Count each source, or each outlet, apart.", (", p",), _TIME, True),
    Command("by-first-date", "First date", "Go by the date of first publication, or not.", (", f",), _TIME),
    Command("bars-of", "Bars", "Show per million words, hits or articles as bars.", (", h",), _TIME),
    Command("plot", "Plot", "Show or hide the plot over the rows.", (", g",), _TIME, True),
    Command("run-length", "Runs of words", "Ask how many words a row has (1 to 5).", (", n",), _WORDS, True),
    Command("clusters", "Clusters", "Ask for a word that every run must hold.", (", a",), _WORDS, True),
    Command("word-pattern", "Pattern", "Ask for a pattern that words must fit: harb*.", (", p",), _WORDS),
    Command("window", "Window", "Ask for the words left and right: 5 5.", (", n",), _NEAR, True),
    Command("sentence-limit", "Sentence", "End windows, or runs, with the sentence, or not.", (", l",),
            (*_WORDS, *_NEAR)),
    Command("each-window", "Each window", "Count a word for each window that it is in.", (", x",), _NEAR),
    Command("expected-by", "Expected", "Change how the expected frequency is reckoned.", (", e",), _NEAR, True),
    Command("reference", "Reference", "Ask what the words are compared with.", (", r",), _KEY, True),
    Command("key-side", "Side", "Show over-used words, under-used ones, or both.", (", k",), _KEY),
    Command("key-level", "Level of p", "Ask for the greatest p: 0.01; empty for all.", (", p",), _KEY),
    Command("key-correction", "Correction", "Correct p for the number of tests, or not.", (", c",), _KEY),
    Command("simple-add", "Simple maths", "Ask what simple maths adds to both frequencies.", (", n",), _KEY),
)  # fmt: skip
