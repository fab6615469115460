"""What the app asks of the index: a page of results, their count, the hits in one article, a title in a list."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from readroom.db.articles import ArticleRow, Selection
from readroom.db.counts import count, count_articles
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.db.search import SECONDS, Hit, marks_in, search, understand
from readroom.text.fold import tokens
from readroom.text.header import header
from readroom.text.query import Query
from readroom.text.query_tree import Dates, Field, Node, Term, all_of, needs_notebook

PAGE = 40
"""Results that are read at once: their snippets are made then, too."""
COUNTED = 2000
"""Up to so many articles are counted hit by hit without being asked: that takes some 0.2 ms each."""

__all__ = ["COUNTED", "PAGE", "Found", "Hit", "Query", "count_line", "find", "find_title", "hits_in", "read", "search"]


@dataclass(frozen=True, slots=True)
class Found:
    """The first results of a query, with what its parser had to say."""

    query: Query
    hits: list[Hit]


def read(text: str) -> Query:
    """Return what a query asks for today; raise QueryError."""
    return understand(text, today=date.today())


def asks_notebook(query: Query) -> bool:
    """Tell whether a query can only be answered with the notebook."""
    return needs_notebook(query.tree)


def find(library: Library, query: Query, notebook: NotebookView | None) -> Found:
    """Return the first page of results, newest first."""
    return Found(query, search(library, query, limit=PAGE, notebook=notebook))


def count_line(
    library: Library, query: Query, notebook: NotebookView | None, most: int | None = COUNTED
) -> tuple[int, str]:
    """Return how many articles a query finds, and the line over the results; beyond `most`, hits are not counted."""
    if most is None:
        summary = count(library, query, notebook=notebook)
        return summary.articles, header(summary)
    articles = count_articles(library, query, notebook=notebook, exact=False)
    if articles > most:
        remarks: list[str] = []
        search(library, query, limit=1, notebook=notebook, remarks=remarks)
        line = f"{articles:,} articles · every copy counted · hits not counted: = counts them"
        return articles, " · ".join([line, *remarks])
    return articles, header(count(library, query, notebook=notebook, exact=False, seconds=SECONDS))


def hits_in(
    library: Library, query: Query, row: ArticleRow, notebook: NotebookView | None = None
) -> list[tuple[int, int]]:
    """Return the ranges of an article's text (code points) that a query marks, in order."""
    return [] if query.tree is None else marks_in(library, query, row.id, notebook=notebook)


def find_title(
    library: Library, selection: Selection, source: str, words: str, docid: int, *, down: bool
) -> ArticleRow | None:
    """Return the next article of a list (with `down` false: the previous one) whose title has `words`, or None.

    The words are looked for in a row, the last one as the beginning of a word. `source` is the name of the selection's.
    """
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
    page = partial(search, library, Query(words, all_of(conditions)), limit=PAGE)
    while hits := page(after=docid) if down else page(before=docid):
        for hit in hits if down else reversed(hits):
            if selection.source_id in (None, hit.row.source_id):
                return hit.row
        docid = hits[-1 if down else 0].row.docid
    return None
