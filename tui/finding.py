"""What the app asks of the index: a page of results, their count, how they are spread, the hits in one article."""

import re
import shlex
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from readroom.db.articles import ArticleRow
from readroom.db.counts import count, count_articles
from readroom.db.errors import QueryError
from readroom.db.facets import FACETS, FacetCount, facet
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.db.search import SECONDS, Hit, Sort, marks_in, search, understand
from readroom.text.fold import tokens
from readroom.text.header import Summary, header
from readroom.text.query import Query
from readroom.text.query_print import printed
from readroom.text.query_tree import Dates, Field, Node, Regex, Term, all_of, holds_words, needs_notebook, walk
from readroom.tui.listing import Listing

PAGE = 40
"""Results that are read at once: their snippets are made then, too."""
COUNTED = 2000
"""Up to so many articles are counted hit by hit without being asked: that takes some 0.2 ms each."""
FIRST = 10_000
"""Up to so many articles are counted at once; `10,000+` stands there until the exact number is known."""
MORE = "= counts them"
NEWEST = 5_000
"""Where there are more results, the facets of the newest so many are shown until those of all are counted."""

__all__ = [
    "COUNTED", "FACETS", "FIRST", "NEWEST", "PAGE", "FacetCount", "Found", "Hit", "Query", "Sort", "alike",
    "asks_notebook", "command", "count_line", "facet_counts", "few", "find", "find_title", "hits_in", "many_line",
    "page", "quick", "read",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """The first results of a query, in which order, and what has to be said of them."""

    query: Query
    hits: list[Hit]
    sort: Sort = "date"
    remarks: tuple[str, ...] = ()


def read(text: str) -> Query:
    """Return what a query asks for today; raise QueryError."""
    return understand(text, today=date.today())


def asks_notebook(query: Query) -> bool:
    """Tell whether a query can only be answered with the notebook."""
    return needs_notebook(query.tree)


def find(library: Library, query: Query, notebook: NotebookView | None, sort: Sort = "date") -> Found:
    """Return the first page of results: newest first, or (`rank`) best first."""
    remarks: list[str] = []
    hits = search(library, query, limit=PAGE, sort=sort, notebook=notebook, remarks=remarks)
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


def many_line(query: Query, articles: int, *, more: bool = False) -> str:
    """Return the line over results whose hits were not counted; `more`: there are more articles than that."""
    line = header(Summary(articles=articles, has_words=False, more=more), MORE)
    return line if more or not holds_words(query.tree) else f"{line} · hits not counted: {MORE}"


def count_line(
    library: Library, query: Query, notebook: NotebookView | None, *, exact: bool = False
) -> tuple[int, str]:
    """Return how many articles a query finds, and the line over the results with its hits counted.

    `exact`: whatever is asked for is looked into, however long it takes.
    """
    summary = count(library, query, notebook=notebook, exact=exact, seconds=None if exact else SECONDS)
    return summary.articles, header(summary)


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
    try:
        relative = understand(text, today=query.today - timedelta(days=800)).tree != query.tree
    except QueryError:
        relative = False
    asked = printed(query.tree) if relative else text.strip()
    parts = ["readroom", *(["--library", str(library)] if library else []), *(["--notes", str(notes)] if notes else [])]
    parts += ["search", *(["--sort", "rank"] if sort == "rank" else []), *(["--"] if asked.startswith("-") else [])]
    return shlex.join([*parts, asked])


# One article, one list


def hits_in(
    library: Library, query: Query, row: ArticleRow, notebook: NotebookView | None = None
) -> list[tuple[int, int]]:
    """Return the ranges of an article's text (code points) that a query marks, in order."""
    return [] if query.tree is None else marks_in(library, query, row.id, notebook=notebook)


def find_title(
    library: Library,
    listing: Listing,
    source: str,
    words: str,
    docid: int,
    notebook: NotebookView | None = None,
    *,
    down: bool,
) -> ArticleRow | None:
    """Return the next article of a list by date (`down` false: the previous one) whose title has `words`, or None.

    The words are looked for in a row, the last one as the beginning of a word. `source` is the name of the listing's.
    """
    selection = listing.selection
    folded = tuple(token.folded for token in tokens(words))
    if not folded:
        return None
    conditions: list[Node] = [Term(folded, prefix=True, column="title")]
    if selection.undated:
        conditions.append(Dates("date", none=True))
    elif selection.year is not None:
        conditions.append(Dates("date", f"{selection.year:04d}", f"{selection.year:04d}"))
    if selection.source_id is not None and (name := " ".join(t.folded for t in tokens(source))):
        conditions.append(Field("source", name))
    if listing.query is not None and listing.query.tree is not None:
        conditions.append(listing.query.tree)
    window = partial(search, library, Query(words, all_of(conditions)), limit=PAGE, notebook=notebook)
    while hits := window(after=docid) if down else window(before=docid):
        for hit in hits if down else reversed(hits):
            if selection.source_id in (None, hit.row.source_id):
                return hit.row
        docid = hits[-1 if down else 0].row.docid
    return None
