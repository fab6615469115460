"""Words and phrases whose every place the index knows."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from readroom.db.counting.scope import Scope
from readroom.db.counting.vocab import vocab
from readroom.db.terms import articles_with, forms_of
from readroom.text.query_tree import WILD, Node, Or, Term

PREFIXED = 500
"""A beginning of a word that stands for more words than this is looked for in the texts."""
_SHIFT = 24
"""How many bits the place in a text has; one that is longer is not in any library (16 million words)."""


def indexed_phrases(scope: Scope) -> list[tuple[str, ...]] | None:
    """Return the folded words and phrases whose places are a query's hits; None when the index does not know these."""
    found: set[tuple[str, ...]] = set()
    tree = scope.plan.words
    for node in tree.children if isinstance(tree, Or) else (tree,):
        some = _phrases(scope.library.connection, node)
        if some is None:
            return None
        found |= some
    return sorted(found) or None


def _phrases(connection: sqlite3.Connection, node: Node | None) -> set[tuple[str, ...]] | None:
    if not isinstance(node, Term) or node.printed or node.column:
        return None
    if node.forms is None and not node.prefix and not node.wild:
        return {node.words}
    if len(node.words) > 1:
        return None
    if node.forms is not None:
        return {(form,) for form in node.forms}
    forms, total = forms_of(connection, node.words[0] + (WILD if node.prefix else ""), PREFIXED)
    return {(form,) for form in forms} if total <= PREFIXED else None


def phrase_places(
    connection: sqlite3.Connection, phrases: list[tuple[str, ...]]
) -> Iterator[tuple[int, bool, int, tuple[str, ...]]]:
    """Yield (docid, whether in the text, words before it there, phrase) of every place, by docid.

    Held in memory are the places of each phrase's rarest word (some 100 bytes each).
    """
    number = {phrase: n for n, phrase in enumerate(phrases)}
    every = sorted((place, n) for phrase, n in number.items() for place in _places(connection, phrase))
    for place, n in every:
        article = place >> _SHIFT
        yield article >> 1, bool(article & 1), place & ((1 << _SHIFT) - 1), phrases[n]


def _places(connection: sqlite3.Connection, phrase: tuple[str, ...]) -> set[int]:
    """Return where a phrase begins: article, column and place in one number."""
    known = articles_with(connection, set(phrase))
    if len(known) < len(set(phrase)):
        return set()
    first, *others = sorted(range(len(phrase)), key=lambda n: known[phrase[n]])
    starts = set(_of_word(connection, phrase[first], first))
    for n in others:
        starts.intersection_update(_of_word(connection, phrase[n], n))
    return starts


def _of_word(connection: sqlite3.Connection, word: str, shift: int) -> Iterator[int]:
    """Yield where a phrase would begin of which a word is the one with the number `shift`."""
    table = vocab(connection, "instance")
    sql = f'select doc, col = \'text\', "offset" - ? from {table} where term = ? and "offset" >= ?'
    for doc, in_text, before in connection.execute(sql, (shift, word, shift)):
        yield (doc << 1 | in_text) << _SHIFT | before


def by_article(
    places: Iterator[tuple[int, bool, int, tuple[str, ...]]],
) -> Iterator[tuple[int, list[tuple[bool, int]]]]:
    """Yield each docid with (whether in the text, words before it there) of its places."""
    for docid, group in groupby(places, key=lambda place: place[0]):
        yield docid, [(in_text, before) for _, in_text, before, _ in group]
