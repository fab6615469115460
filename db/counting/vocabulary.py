"""The words of the articles that a query finds, counted the fastest way that is exact.

What is kept by source and year is added up where all of its articles are found, the index gives the words of a whole
library, and everything else is read.
"""

import json

from readroom.db.counting.kept import WHOLE, Cell, Vocabulary, has_kept, kept, kept_cells, kept_together, stale
from readroom.db.counting.scope import Scope
from readroom.db.counting.vocab import index_size, vocab
from readroom.text.fold import folded_words

_CELL = "a.source_id, ifnull(substr(a.date, 1, 4), '')"


def vocabulary(scope: Scope) -> Vocabulary:
    """Return the words of titles and texts of a scope's articles."""
    connection = scope.library.connection
    if scope.whole:
        return _whole(scope)
    full = _full_cells(scope) if not scope.has_words and has_kept(connection) else []
    found = kept_together(connection, full)
    _read(scope, found, full)
    return found


def _whole(scope: Scope) -> Vocabulary:
    connection = scope.library.connection
    if has_kept(connection) and not stale(connection) and (found := kept(connection, WHOLE)) is not None:
        return found
    found = Vocabulary()
    for word, articles, hits in connection.execute(f"select term, doc, cnt from {vocab(connection, 'row')}"):
        found.hits[word] = hits
        found.articles[word] = articles
    found.texts, found.words = index_size(connection)
    return found


def _full_cells(scope: Scope) -> list[Cell]:
    """Return the sources and years that are kept, and of which the scope has every article."""
    known = kept_cells(scope.library.connection)
    sql = f"select {_CELL}, count(*) from {scope.plan.tables} where {scope.plan.where} group by 1, 2"
    rows = scope.library.connection.execute(sql, scope.plan.values)
    return [(source, year) for source, year, articles in rows if known.get((source, year)) == articles]


def _read(scope: Scope, found: Vocabulary, cells: list[Cell]) -> None:
    """Count the texts of a scope that lie outside some sources and years."""
    names = json.dumps([f"{source}:{year}" for source, year in cells])
    where = "(a.source_id || ':' || ifnull(substr(a.date, 1, 4), '')) not in (select value from json_each(?))"
    for title, text, _, _ in scope.texts("", where, (names,)) if cells else scope.texts():
        found.add(folded_words(f"{title}\n{text}"))
