"""The notebook: its screens, notes on anything, tags, collections, other people's marks."""

from readroom.tui.commands.command import Command
from readroom.tui.commands.contexts import EVERYWHERE, FOLDED, MARKED, NOTED, READING

_NOTES, _CODES, _WAITING, _ITEMS = ("notebook",), ("codebook",), ("waiting",), ("collections",)
_TABLE, _LAYERS, _EDITED = ("notes-table",), ("layers",), ("note",)
_ADOPTED = (*MARKED, "layers")
_AT_HAND = (*READING, "highlights", "notebook", "collections", "story", "ledger", "related", "waiting")

COMMANDS: tuple[Command, ...] = (
    Command("notebook", "Notebook", "Show all your highlights and notes.", ("B",), EVERYWHERE),
    Command("codebook", "Codebook", "Show your tags, what they mean, how often they are used.", ("; t",), EVERYWHERE),
    Command("waiting-notes", "Waiting", "Decide on highlights whose texts have changed.", ("; w",), EVERYWHERE),
    Command("notebook-history", "History", "Show what was done in the notebook, step by step.", ("; h",), EVERYWHERE),
    Command("collections", "Collections", "Show your collections of articles.", ("; c",), EVERYWHERE),
    Command("next-to-code", "Next to code", "Open the next article that is to be coded.", ("; q",), EVERYWHERE),
    Command("new-note", "New note", "Begin a note by itself.", ("; n",), EVERYWHERE),
    Command("layers", "Layers", "List other people's marks, and show or hide them.", ("; l",), EVERYWHERE),
    Command("hide-layers", "Code blind", "Hide all marks of others, or show them.", ("; b",), EVERYWHERE),
    Command("disagreements", "Disagreements", "List where you and another coder differ.", ("; d",), EVERYWHERE),
    Command("article-note", "Note on the article", "Write the note on the article.", ("; a",), _AT_HAND),
    Command("story-note", "Note on the story", "Write the note on the article's story.", ("; s",), _AT_HAND),
    Command("tag-note", "Note on the tag", "Write the note on the tag.", ("; a",), _CODES, True),
    Command("keep-article", "Collect", "Put the article into a collection, with a reason.", ("; k",), _AT_HAND),
    Command("keep-all", "Collect all", "Put the whole list into a collection.", ("; K",), (*READING, "notebook")),
    Command("set-attribute", "Attribute", "Say NAME=VALUE of the article: stance, genre, status.", ("; =",), _AT_HAND),
    Command("follow-link", "Follow", "Follow the [[link]] in the note; 2 before it, the second.", ("; f",), NOTED),
    Command("adopt-mark", "Adopt", "Take another's mark, or all of a layer, into your notebook.", ("; m",), _ADOPTED),
    Command("external-editor", "Editor", "Edit the note in your own editor ($EDITOR).", ("ctrl+o",), _EDITED, True),
    Command("notes-query", "Query", "List what a query finds in your notebook.", ("i",), _NOTES, True),
    Command("group-notes", "Group", "Group by the next: tag, article, source, month, story.", ("o",), _NOTES, True),
    Command("by-tag", "By tag", "Group by tag.", (", t",), _NOTES),
    Command("by-article", "By article", "Group by article.", (", a",), _NOTES),
    Command("by-source", "By source", "Group by source.", (", s",), _NOTES),
    Command("by-month", "By month", "Group by the month of the article.", (", d",), _NOTES),
    Command("by-story", "By story", "Group by story.", (", y",), _NOTES),
    Command("unfold", "Unfold", "Show what is in the group; in the table, more sources.", ("l", "right"), FOLDED),
    Command("fold", "Fold", "Fold the group, or go up; in the table, back.", ("h", "left"), FOLDED),
    Command("fold-all", "Fold all", "Fold every group, or none.", (", z",), (*_NOTES, *_CODES), True),
    Command("next-group-of-notes", "Next group", "Go to the next group.", ("}",), _NOTES),
    Command("previous-group-of-notes", "Previous group", "Go to the group before.", ("{",), _NOTES),
    Command("notes-table", "Tags by sources", "Count tags by sources, in a table.", (", x",), _NOTES, True),
    Command("note-beside", "Whole entry", "Show or hide the entry under the cursor.", (", r",), _NOTES),
    Command("export-notes", "Export", "Write what is listed to a file.", ("e",), (*_NOTES, *_TABLE), True),
    Command("edit-note", "Edit", "Edit the note.", ("a",), ("notebook-note",), True),
    Command("new-tag", "New tag", "Make a tag.", ("+",), _CODES, True),
    Command("rename-tag", "Rename", "Give the tag another name; those below go along.", ("i",), _CODES, True),
    Command("move-tag", "Move", "Put the tag below another one.", (">",), _CODES, True),
    Command("merge-tags", "Merge", "Put the tag's highlights under another tag.", ("&",), _CODES, True),
    Command("define-tag", "Meaning", "Say what the tag means.", ("a",), _CODES, True),
    Command("keep-orphan", "Keep without a place", "Keep the words; they have no place now.", ("x",), _WAITING, True),
    Command("next-candidate", "Next place", "Show the next place where it may be.", ("j", "down"), _WAITING, True),
    Command("previous-candidate", "Place before", "Show the place before.", ("k", "up"), _WAITING),
    Command("next-waiting", "Next", "Go to the next highlight that waits.", ("]",), _WAITING, True),
    Command("previous-waiting", "Previous", "Go to the highlight before.", ("[",), _WAITING),
    Command("new-collection", "New", "Make a collection.", ("+",), _ITEMS, True),
    Command("describe", "Reason", "Say why it is in, or what the collection is for.", ("i",), _ITEMS, True),
    Command("item-done", "Coded", "Say that the article is coded, or to be coded again.", ("x",), _ITEMS, True),
    Command("new-layer", "Add", "Take in somebody's exported notes.", ("+",), _LAYERS, True),
)
