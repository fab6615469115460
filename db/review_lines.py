"""On which line of its page something stands that waits for review."""

from readroom.db.errors import LibraryError
from readroom.db.library import Library
from readroom.db.pages import PageLine, page_lines


class Places:
    """Finds lines of pages; the page that was asked for last is kept."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._page = -1
        self._lines: list[PageLine] = []

    def of_name(self, article: int, page: int, word: str, whole: str) -> int | None:
        """Return the line (1-based) where a name or a title (`whole`) with a word in it stands; None without one.

        Lines of the article go before others, those with all of it before those with the word, and those that were
        taken for a title, a byline or the like before text.
        """
        found = min(
            self._with(article, page, word),
            key=lambda one: (one[0], whole not in one[1].text, one[1].verdict == "kept"),
            default=None,
        )
        return found[1].line if found else None

    def of_text(self, article: int, page: int, word: str, before: int) -> int | None:
        """Return the line (1-based) where a word of the text stands that the text has `before` times ahead of it."""
        lines = [one[1] for one in sorted(self._with(article, page, word), key=lambda one: one[0])]
        kept = [line for line in lines if line.verdict == "kept"] or lines
        for line in kept:
            before -= line.text.count(word)
            if before < 0:
                return line.line
        return kept[0].line if kept else None

    def _with(self, article: int, page: int, word: str) -> list[tuple[bool, PageLine]]:
        """Return the lines of a page with a word in it, in their order, each with whether it is beside the article."""
        if page != self._page:
            self._page, self._lines = page, _read(self._library, page)
        row = self._library.connection.execute(
            "select line_first, line_last from article where id = ?", (article,)
        ).fetchone()
        first, last = row if row and row[0] is not None else (1, len(self._lines))
        return [(not first <= one.line <= last, one) for one in self._lines if word in one.text]


def _read(library: Library, page: int) -> list[PageLine]:
    try:
        return page_lines(library, page)
    except LibraryError:
        return []
