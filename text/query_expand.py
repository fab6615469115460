"""Other spellings of what a query asks for, looked for beside it: `Müller` finds Mueller, a mended word its mojibake.

What was found under which spelling stands in the header over the result, so that nothing is merged unseen.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice, product

from readroom.text.fold import fold, tokens
from readroom.text.query_tree import And, Near, Node, Not, Or, Term, any_of

Spellings = Callable[[str], Sequence[str]]
"""Gives the other folded spellings of a folded word; one may be several words."""

SPELT = frozenset({"source", "outlet", "author", "section", "keyword", "voice", "aside"})
"""Fields whose values are looked for in other spellings too."""
MOST = 12
"""A phrase is looked for in at most so many spellings."""

_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa"})
# The letters themselves fold to one: what is written with two letters instead has to be looked for apart.


def expanded(tree: Node | None, spellings: Spellings) -> Node | None:
    """Return a tree that also finds the other spellings of its words; the same tree when there are none."""
    match tree:
        case Term():
            return any_of([replace(tree, words=words) for words in ways(tree, spellings)])
        case Near():
            every = [[replace(t, words=words) for words in ways(t, spellings)] for t in tree.terms]
            if all(len(way) == 1 for way in every):
                return tree
            return any_of([replace(tree, terms=terms) for terms in islice(product(*every), MOST)])
        case Not():
            child = expanded(tree.child, spellings)
            return Not(child) if child is not None else tree
        case And() | Or():
            children = [grown for child in tree.children if (grown := expanded(child, spellings)) is not None]
            return replace(tree, children=tuple(children))
        case _:
            return tree


def digraphs(word: str) -> str | None:
    """Return how a word with ä, ö, ü or å is spelt without them, folded; None for other words."""
    spelt = word.translate(_DIGRAPHS)
    return fold(spelt) if spelt != word else None


def ways(term: Term, spellings: Spellings) -> list[tuple[str, ...]]:
    """Return the words of a term in every spelling that it is looked for in, its own first."""
    if term.printed or term.wild:
        return [term.words]
    written = {token.folded: term.written[token.start : token.end] for token in tokens(term.written)}
    choices: list[list[str]] = []
    for place, word in enumerate(term.words):
        found = [word]
        if other := digraphs(written.get(word, "")):
            found.append(other)
        if not (term.prefix and place == len(term.words) - 1):
            found += spellings(word)
        choices.append(list(dict.fromkeys(found)))
    # A spelling may be several words: mojibake falls apart where it holds a sign that is no letter.
    return [tuple(" ".join(way).split()) for way in islice(product(*choices), MOST)]
