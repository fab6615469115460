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
    "compare": "Compare",
    "page": "Page",
    "review": "Review",
    "help": "Help",
    "welcome": "First screen",
    "field": "A line to type in",
}
"""The contexts that a key can be pressed in, and their headings."""

EVERYWHERE = (GLOBAL,)
TEXTS = ("reader", "cursor")
LINES = ("concordance",)
SEARCHING = ("search", "facets", "preview")
MARKED = (*TEXTS, "highlights")
PANES = ("sources", "articles", *TEXTS, "highlights", *SEARCHING)
READING = ("articles", "search", *TEXTS)
LISTS = ("sources", "articles", "search", "facets", "preview", "saved", "highlights", "review", "concordance")
MOVING = (
    "sources", "articles", "reader", "cursor", "highlights", "search", "facets", "preview", "saved", "compare", "help",
    "page", "review", "concordance",
)  # fmt: skip
FOUND = ("sources", "articles", "reader", "cursor", "highlights", "search", "concordance", "compare", "help", "page")
STEPPED = ("sources", "articles", "reader", "cursor", "search", "preview", "concordance", "compare", "help", "page")
