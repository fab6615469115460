"""What a query can be completed with: words of the index, and the values that a library's fields have."""

import json
from datetime import date

from readroom.db.articles import DAY_SHIFT, FIRST_DATED
from readroom.db.library import Library
from readroom.db.terms import articles_with, forms_of
from readroom.db.values import values_like
from readroom.text.fold import fold
from readroom.tui.completing import MOST

KEPT = 5_000
"""So many of the values that fit are looked at."""
_KEPT_AS = {"outlet": ("outlet", "outlet_name"), "author": ("authors",), "lang": ("language",)}
"""Under which names a library keeps the values of a field, where these are others."""
VALUED = frozenset({"source", "outlet", "author", "lang", "section", "keyword"})
"""Fields whose values a library is asked for."""


def values_of(library: Library, field: str, typed: str) -> list[str]:
    """Return the values of a field with a word that begins as what is typed does, in the order of the alphabet."""
    begun = f" {fold(typed)}"
    if field == "source":
        names = [str(name) for (name,) in library.connection.execute("select name from source")]
        found = [name for name in names if begun in f" {fold(name)}"]
    else:
        found = [v for kept in _KEPT_AS.get(field, (field,)) for v in values_like(library.connection, kept, begun)]
        if field == "author":
            every = [str(name) for names in found[:KEPT] for name in json.loads(names)]
            found = [name for name in every if begun in f" {fold(name)}"]
    return sorted(dict.fromkeys(found[:KEPT]), key=str.casefold)


def years_of(library: Library) -> range:
    """Return the years from that of the newest article to that of the oldest one."""
    sql = "select (select min(docid) from article where docid >= ?), (select max(docid) from article where docid >= ?)"
    first, last = library.connection.execute(sql, (FIRST_DATED, FIRST_DATED)).fetchone()
    return range(0) if first is None else range(_year(last), _year(first) - 1, -1)


def _year(docid: int) -> int:
    return date.fromordinal(docid >> DAY_SHIFT).year


def words_of(library: Library, begun: str) -> list[tuple[str, int]]:
    """Return the commonest words of the index that begin so (folded), each with its number of articles."""
    words, _ = forms_of(library.connection, begun + "*", MOST)
    counts = articles_with(library.connection, words)
    return [(word, counts[word]) for word in words if word in counts]
