"""What the app asks of the index: a page of results, their count, how they are spread, the hits in one article."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from readroom.db.articles import ArticleRow
from readroom.db.counts import count, count_articles
from readroom.db.facets import FACETS, FacetCount, facet
from readroom.db.fields import NotebookView
from readroom.db.folding import copies
from readroom.db.holding import NOT_ALL
from readroom.db.library import Library
from readroom.db.saved import resolved
from readroom.db.search import AT_ONCE, SECONDS, Hit, Sort, marks_in, search, understand
from readroom.text.fold import tokens
from readroom.text.header import Summary, header
from readroom.text.query import Query
from readroom.text.query_tree import Node, Regex, Term, all_of, asks_once, holds_words, needs_notebook, walk
from readroom.text.repeat import search_command
from readroom.tui.listing import Listing, window

PAGE = 40
"""Results that are read at once: their snippets are made then, too."""
COUNTED = 2000
"""Up to so many articles are counted hit by hit without being asked: that takes some 0.2 ms each."""
FIRST = 10_000
"""Up to so many articles are counted at once; `10,000+` stands there until the exact number is known."""
MORE = "= counts them"
WALK, WALKED = 100, 3
"""Rows whose titles are looked at themselves before the index is asked, and how often that is done."""
NEWEST = 5_000
"""Where there are more results, the facets of the newest so many are shown until those of all are counted."""

__all__ = [
    "AT_ONCE", "COUNTED", "FACETS", "FIRST", "NEWEST", "PAGE", "FacetCount", "Found", "Hit", "Query", "Sort", "alike",
    "asks_notebook", "command", "count_line", "facet_counts", "few", "find", "find_title", "folds", "hits_in",
    "many_line", "page", "quick", "read",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """The first results of a query, in which order, and what has to be said of them."""

    query: Query
    hits: list[Hit]
    sort: Sort = "date"
    remarks: tuple[str, ...] = ()

    @property
    def unfinished(self) -> bool:
        """Whether the page is not full, and more would be found if texts were looked into for longer."""
        return len(self.hits) < PAGE and any(NOT_ALL in remark for remark in self.remarks)


def read(text: str) -> Query:
    """Return what a query asks for today; raise QueryError."""
    return understand(text, today=date.today())


def asks_notebook(query: Query) -> bool:
    """Tell whether a query can only be answered with the notebook."""
    return needs_notebook(query.tree)


def find(
    library: Library,
    query: Query,
    notebook: NotebookView | None,
    sort: Sort = "date",
    *,
    seconds: float | None = None,
) -> Found:
    """Return the first page of results: newest first, or (`rank`) best first; texts are looked into so long."""
    remarks: list[str] = []
    hits = search(library, query, limit=PAGE, sort=sort, notebook=notebook, seconds=seconds, remarks=remarks)
    return Found(query, hits, sort, tuple(remarks))


def page(
    library: Library,
    found: Found,
    notebook: NotebookView | None,
    limit: int,
    *,
    after: Hit | None = None,
    before: Hit | None = None,
    last: bool = False,
) -> list[Hit]:
    """Return up to `limit` results after one, just before one, or the last ones."""
    if last and found.hits:
        # What stands behind every result has the worst score and the lowest docid.
        row = replace(found.hits[0].row, docid=-1)
        before = replace(found.hits[0], row=row, score=None if found.hits[0].score is None else float("inf"))
    return search(library, found.query, limit=limit, sort=found.sort, after=after, before=before, notebook=notebook)


# Counting


def quick(query: Query) -> bool:
    """Tell whether the index alone knows how many articles a query finds."""
    return not any(isinstance(part, Regex) or (isinstance(part, Term) and part.printed) for part in walk(query.tree))


def few(library: Library, query: Query, notebook: NotebookView | None, most: int | None = FIRST) -> int:
    """Return how many articles a query finds; at most one more than `most` are looked for."""
    return count_articles(library, query, notebook=notebook, most=most, exact=False)


def folds(library: Library, query: Query, notebook: NotebookView | None) -> bool:
    """Tell whether copies count once in what a query finds."""
    return asks_once(resolved(query.tree, notebook, query.today)) and copies(library) is not None


def many_line(query: Query, articles: int, *, more: bool = False, once: bool = False) -> str:
    """Return the line over results whose hits were not counted; `more`: there are more articles than that.

    `once`: copies are not among them.
    """
    line = header(Summary(articles=articles, has_words=False, more=more, once=once), MORE)
    return line if more else _uncounted(query, line)


def _uncounted(query: Query, line: str) -> str:
    return f"{line} · hits not counted: {MORE}" if holds_words(query.tree) else line


def count_line(
    library: Library, query: Query, notebook: NotebookView | None, *, exact: bool = False
) -> tuple[int | None, str]:
    """Return how many articles a query finds (None: more than `FIRST`), and the line over the results.

    Hits are counted in up to `COUNTED` articles. `exact`: in all of them, and whatever is asked for is looked into,
    however long it takes.
    """
    most = None if exact else COUNTED
    seconds = None if exact else SECONDS
    summary = count(library, query, notebook=notebook, most=most, capped=FIRST, exact=exact, seconds=seconds)
    if most is None or summary.has_words or (summary.articles <= most and not summary.more):
        return summary.articles, header(summary)
    line = header(summary, MORE)
    return None if summary.more else summary.articles, line if summary.more else _uncounted(query, line)


def facet_counts(
    library: Library, query: Query, name: str, notebook: NotebookView | None, newest: int | None = None
) -> list[FacetCount]:
    """Return how the articles that a query finds, or the newest so many of them, are spread over a field of `FACETS`.

    The notebook knows of tags, whether or not the query asks for it.
    """
    known = next(facet for facet in FACETS if facet == name)
    return facet(library, query, known, notebook=notebook, exact=False, newest=newest)


def alike(one: str, other: str) -> bool:
    """Tell whether two remarks say the same but for their numbers: a page looks into fewer texts than a count."""
    return re.sub(r"[\d,]+", "", one) == re.sub(r"[\d,]+", "", other)


def command(query: Query, text: str, sort: Sort, library: Path | None, notes: Path | None = None) -> str:
    """Return the command that asks the same again; a date that counts from today comes out as the days it means."""
    return search_command(
        replace(query, text=text),
        options=["--sort", "rank"] if sort == "rank" else [],
        library=str(library) if library else None,
        notes=str(notes) if notes else None,
    )


# One article, one list


def hits_in(
    library: Library, query: Query, row: ArticleRow, notebook: NotebookView | None = None
) -> list[tuple[int, int]]:
    """Return the ranges of an article's text (code points) that a query marks, in order."""
    return [] if query.tree is None else marks_in(library, query, row.id, notebook=notebook)


def find_title(
    library: Library,
    listing: Listing,
    words: str,
    here: ArticleRow | None,
    notebook: NotebookView | None = None,
    *,
    down: bool,
) -> ArticleRow | None:
    """Return the next article of a list (`down` false: the one before) whose title has `words`, in the list's order.

    The words are looked for in a row, the last one as the beginning of a word. `here` is the row that the search starts
    behind (or before); None: it starts at an end of the list.
    """
    folded = _folded(words)
    if not folded:
        return None
    if listing.query is None:
        # A word of many titles is found by looking at the next ones, a rare one by the index.
        for _ in range(WALKED):
            rows = _beside(library, listing, here, notebook, down=down, limit=WALK)
            for row in rows:
                if has_words(row, words):
                    return row
            if len(rows) < WALK:
                return None
            here = rows[-1]
    conditions: list[Node] = [Term(folded, prefix=True, column="title")]
    if listing.query is not None and listing.query.tree is not None:
        conditions.append(listing.query.tree)
    today = listing.query.today if listing.query is not None else date.max
    found = listing._replace(query=Query(words, all_of(conditions), today=today))
    rows = _beside(library, found, here, notebook, down=down, limit=1)
    return rows[0] if rows else None


def _beside(
    library: Library,
    listing: Listing,
    here: ArticleRow | None,
    notebook: NotebookView | None,
    *,
    down: bool,
    limit: int,
) -> list[ArticleRow]:
    """Return the rows that follow a row (`down` false: that stand before it), the nearest first; None: from an end."""
    if down:
        return window(library, listing, notebook, after=here, limit=limit)
    return window(library, listing, notebook, before=here, last=here is None, limit=limit)[::-1]


def has_words(row: ArticleRow, words: str) -> bool:
    """Tell whether `find_title` would find the title of a row."""
    wanted, title = _folded(words), _folded(row.title or "")
    *whole, last = wanted or ("",)
    size = len(wanted)
    return bool(wanted) and any(
        title[at : at + size - 1] == tuple(whole) and title[at + size - 1].startswith(last)
        for at in range(len(title) - size + 1)
    )


def _folded(words: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens(words))
