"""Where else the words of a query stand: asked when it finds nothing."""

from dataclasses import replace
from typing import TypeGuard

from readroom.db.counts import count_articles
from readroom.db.fields import NotebookView
from readroom.db.library import Library
from readroom.text.counted import number_of
from readroom.text.query import Query
from readroom.text.query_print import printed
from readroom.text.query_tree import And, Dates, Field, Node, Term, all_of

FIELDS = ("author", "voice")
"""Whose names a reader looks for as words."""
MOST = 1000
"""Up to so many articles are counted."""


def elsewhere(library: Library, query: Query, notebook: NotebookView | None = None) -> str | None:
    """Return what to ask instead of words that are not there, such as `voice:Roe finds 2 articles`; None if nothing.

    Plain words, phrases and names of authors and outlets are tried, beside the other conditions of the query.
    """
    parts = query.tree.children if isinstance(query.tree, And) else (query.tree,)
    named = [part for part in parts if _is_named(part)]
    if not named or not all(isinstance(part, Dates | Field) or _is_named(part) for part in parts):
        return None
    for name in FIELDS:
        tree = all_of([_as_field(part, name) for part in parts if part is not None])
        if tree == query.tree:
            continue
        found = count_articles(library, replace(query, tree=tree), notebook=notebook, most=MOST, exact=False)
        if found:
            asked = printed(tree) if len(named) < len(parts) else " ".join(f"{name}:{_written(p)}" for p in named)
            return f"{asked} finds {number_of(found, 'article') if found <= MOST else f'more than {MOST:,} articles'}"
    return None


def _is_named(part: Node | None) -> TypeGuard[Term | Field]:
    if isinstance(part, Term):
        return not (part.column or part.printed or part.variants or part.wild)
    return isinstance(part, Field) and part.name in ("author", "outlet")


def _as_field(part: Node, name: str) -> Node:
    if not _is_named(part):
        return part
    words = " ".join(part.words) if isinstance(part, Term) else part.value
    return Field(name, words, part.prefix, part.position, part.written)


def _written(part: Term | Field) -> str:
    written = part.written or (" ".join(part.words) if isinstance(part, Term) else part.value)
    return (f'"{written}"' if " " in written else written) + ("*" if part.prefix else "")
