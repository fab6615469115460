"""The words of the articles that a query finds, counted the fastest way that is exact.

What is kept by source and year is added up where all of its articles are found, the index gives the words of a whole
library, and everything else is read.
"""

import json
from collections.abc import Collection

from readroom.db.counting.kept import (
    WHOLE,
    Cell,
    Vocabulary,
    has_kept,
    kept,
    kept_cells,
    kept_hits,
    kept_together,
    stale,
)
from readroom.db.counting.scope import Scope
from readroom.db.counting.streams import Reader, decoded, has_streams
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


def hits_of(scope: Scope, words: Collection[str]) -> Vocabulary:
    """Return how often some words stand in a scope's articles, with the sums of all; faster where all are kept."""
    connection = scope.library.connection
    if not scope.whole or not has_kept(connection) or stale(connection):
        return vocabulary(scope)
    return kept_hits(connection, frozenset(words)) or vocabulary(scope)


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
    if not cells and has_streams(scope.library.connection) and not scope.plan.asked:
        _read_streams(scope, found)
        return
    for title, text, _, _ in scope.texts("", where, (names,)) if cells else scope.texts():
        found.add(folded_words(f"{title}\n{text}"))


def _read_streams(scope: Scope, found: Vocabulary) -> None:
    reader, counts = Reader(scope), Vocabulary()
    for title, text in reader.read():
        counts.add(title + text)
    words = reader.words(counts.hits)
    found.take(Vocabulary(decoded(counts.hits, words), decoded(counts.articles, words), counts.words, counts.texts))
