"""Which panes are shown at which width. Pure."""

PANES = ("sources", "articles", "reader", "highlights")
WIDE = 120
"""From this width on, three panes are shown."""
FULL = 190
"""From this width on, all four."""
READER = 76
"""What the reader takes where there is room: 72 columns of text, with their margins and the rule."""

LEAST = 20
"""What a pane has at least where several are shown."""


def arrange(width: int, focus: str, *, zen: bool = False, reader: int = READER) -> dict[str, int]:
    """Return the panes that are shown with their widths in cells, from left to right; the widths add up to `width`.

    `focus` is the pane one is in, which is always shown; `zen` shows it alone. `reader` is what the text asks for.
    """
    if zen or (width < WIDE and focus in ("reader", "highlights")) or width < 40:
        return {focus: width}
    browsing = focus in ("sources", "articles")
    if width < WIDE:
        sources = max(14, min(26, width * 3 // 10))
        return {"sources": sources, "articles": width - sources}
    if width < FULL:
        if browsing:
            sources = 20 + (width - WIDE) // 10
            reader = min(reader, (width - sources) * 55 // 100)
            return {"sources": sources, "articles": width - sources - reader, "reader": reader}
        reader = max(LEAST, min(reader, width - 2 * LEAST))
        articles = (width - reader) // 2
        return {"articles": articles, "reader": reader, "highlights": width - reader - articles}
    sources, highlights = 24, 34 + (width - FULL) // 8
    reader = max(LEAST, min(reader + (width - FULL) // 8, width - sources - highlights - 2 * LEAST))
    return {
        "sources": sources,
        "articles": width - sources - reader - highlights,
        "reader": reader,
        "highlights": highlights,
    }
