"""Words with a `*`, looked up in the index's own words before a query is run."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace

from readroom.db.terms import commonest_forms
from readroom.text.query_tree import WILD, And, Near, Node, Not, Nothing, Or, Term, terms_of

FORMS = 50
"""How many words all `*` of a query together may stand for, the commonest first; fewer than ten for one are never."""
ALL_FORMS = 20_000
"""The same where all have to be found."""
SHORT = 2
"""At the end of a phrase, beginnings of at most so many letters are looked up."""
MERGED = 5_000
"""For a beginning, the index merges the articles of all its words before it gives a first one. It is left to that
where there are so few; else its words are asked for one beside the other."""


def with_forms(tree: Node | None, connection: sqlite3.Connection, notes: list[str], *, exact: bool) -> Node | None:
    """Return a tree whose words with a `*` have their forms; note where not all of them are looked for.

    `exact`: every form counts. A beginning is left to the index where that is exact and soon done.
    """
    open_words = [term for term in terms_of(tree) if _looked_up(term, exact=exact)]
    if not open_words:
        return tree
    most = ALL_FORMS if exact else max(10, FORMS // len(open_words))
    seen: dict[Term, Term | None] = {}

    def known(term: Term) -> Term | None:
        if not _looked_up(term, exact=exact):
            return term
        if term not in seen:
            seen[term] = _known(term, connection, most, notes)
        return seen[term]

    return _each(tree, known)


def _looked_up(term: Term, *, exact: bool) -> bool:
    return term.wild or (term.prefix and not exact and (len(term.words) == 1 or len(term.words[-1]) <= SHORT))


def _known(term: Term, connection: sqlite3.Connection, most: int, notes: list[str]) -> Term | None:
    """Return a term with its forms; None when one of its words stands for nothing that there is."""
    every: list[str] = []
    complete, articles = True, 0
    for place, word in enumerate(term.words):
        pattern = word + (WILD if term.prefix and place == len(term.words) - 1 else "")
        if WILD in pattern:
            forms, total = commonest_forms(connection, pattern, most)
            if not forms:
                return None
            every += [form for form, _ in forms]
            articles += sum(having for _, having in forms)
            if total is None or total > most:
                complete = False
                of = "" if total is None else f" of {total:,}"
                notes.append(f"{pattern}: the {most:,} commonest{of} words")
    if complete and not term.wild and (articles <= MERGED or len(term.words) > 1):
        return term
    return replace(term, forms=frozenset(every))


def _each(node: Node | None, change: Callable[[Term], Term | None]) -> Node | None:
    match node:
        case Term():
            return change(node) or Nothing()
        case Near():
            terms = [change(term) for term in node.terms]
            return replace(node, terms=tuple(t for t in terms if t)) if all(terms) else Nothing()
        case Not():
            return Not(_each(node.child, change) or Nothing())
        case And() | Or():
            return replace(node, children=tuple(_each(child, change) or Nothing() for child in node.children))
        case _:
            return node
