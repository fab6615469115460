"""The contexts that a key can be pressed in, and groups of them."""

GLOBAL = "global"

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
    "related": "Related",
    "stories": "Stories",
    "story": "Story",
    "quotations": "Quotations",
    "ledger": "Ledger of a quotation",
    "spellings": "Spellings",
    "over-time": "Over time",
    "words": "Word list",
    "collocates": "Collocates",
    "keyness": "Keyness",
    "dispersion": "Dispersion",
    "tags": "Table of tags",
    "tables": "Tables in the notebook",
    "compare": "Compare",
    "several": "Compare several",
    "page": "Page",
    "review": "Review",
    "sample": "Random sample",
    "links": "Links of a text",
    "notebook": "Notebook",
    "notebook-note": "A note",
    "notes-table": "Tags by sources",
    "codebook": "Codebook",
    "waiting": "Highlights that wait",
    "history": "History of the notebook",
    "collections": "Collections",
    "layers": "Layers",
    "differences": "Disagreements",
    "help": "Help",
    "welcome": "First screen",
    "field": "A line to type in",
    "note": "A note that is typed",
}
"""The contexts that a key can be pressed in, and their headings."""

EVERYWHERE = (GLOBAL,)
TEXTS = ("reader", "cursor")
LINES = ("concordance",)
COMPARED = ("compare", "several")
TABLES = ("over-time", "words", "collocates", "keyness", "dispersion", "tags")
COUNTS = (*TABLES, "tables")
LED = ("related", "story", "ledger")
RELATIONS = (*LED, "stories", "quotations", "spellings")
SEARCHING = ("search", "facets", "preview")
MARKED = (*TEXTS, "highlights", "notebook")
NOTED = ("notebook", "notebook-note", "highlights")
REMOVED = (*TEXTS, "highlights", "notebook", "notebook-note", "codebook", "waiting", "collections", "layers")
FOLDED = ("notebook", "codebook", "notes-table")
NOTES = ("notebook", "notes-table", "codebook", "history", "collections", "layers", "differences")
PANES = ("sources", "articles", *TEXTS, "highlights", *SEARCHING)
READING = ("articles", "search", *TEXTS)
DOUBTED = (*READING, "sample")
LISTS = (
    "sources", "articles", "search", "facets", "preview", "saved", "highlights", "review", "sample",
    "concordance", *RELATIONS, "links", *COUNTS, *NOTES, "waiting",
)  # fmt: skip
MOVING = (
    "sources", "articles", "reader", "cursor", "highlights", "search", "facets", "preview", "saved", *COMPARED, "help",
    "page", "review", "sample", "concordance", *RELATIONS, "links", *COUNTS, *NOTES, "notebook-note",
)  # fmt: skip
ASKED = ("quotations", "spellings")
ENTRIES = (*LED, "spellings")
FOUND = (
    "sources", "articles", "reader", "cursor", "highlights", "search", "concordance", *COMPARED, "help", "page",
    *ENTRIES, *TABLES, "notebook",
)  # fmt: skip
STEPPED = (
    "sources", "articles", "reader", "cursor", "search", "preview", "concordance", *COMPARED, "help", "page", *ENTRIES,
    *TABLES, "notebook",
)  # fmt: skip
