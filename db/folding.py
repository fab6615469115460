"""Copies counted once: of the near-duplicates among what a query finds, one stands for all of its group.

It is the one that came into the library first, of those that the query finds: lists, results, exports and counts agree.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from readroom.db.library import Library
from readroom.db.reuse.duplicates import representatives
from readroom.text.query_tree import Node, needs_notebook

if TYPE_CHECKING:
    from readroom.db.plan import Plan

UNKNOWN = "near-duplicates are not known yet, so every copy is there; readroom rebuild fingerprints looks for them"
"""Is said where copies were to count once."""
CHEAP = 2_000
"""Of so many copies that are left out, hits are counted beside a count that is of something else: some 0.2 s."""
_UNSURE = "copies in texts that were not looked at are not known"
_SEEK = 600
"""So many articles times words are looked up one by one in the index."""


class Fold(NamedTuple):
    """What is left out where copies count once, and for each article that stands for others how many those are."""

    hidden: frozenset[int]
    copies: dict[int, int]


class _Kept(NamedTuple):
    """What was left out last; `docids`: those of the articles that have near-duplicates, as JSON."""

    groups: dict[int, int]
    docids: str
    tree: Node | None
    hidden: frozenset[int] | None


_KEPT: "WeakKeyDictionary[Library, _Kept]" = WeakKeyDictionary()


def copies(library: Library) -> dict[int, int] | None:
    """Return for each article that has near-duplicates the one that stands for its group; None if they are not known.

    Kept until the library changes.
    """
    connection = library.connection
    # The first counts what other connections write, the second what this one does.
    version = int(connection.execute("pragma data_version").fetchone()[0]), connection.total_changes
    if library.copies is None or library.copies[0] != version:
        known = connection.execute(
            "select not exists (select 1 from reuse_left) and exists "
            "(select 1 from derived where name = 'near_duplicate')"
        ).fetchone()[0]
        library.copies = version, representatives(connection) if known else None
    return library.copies[1]


def fold_of(ids: Iterable[int], groups: dict[int, int]) -> Fold:
    """Return how articles fold: of each group of near-duplicates the smallest id stands for the others."""
    first: dict[int, int] = {}
    hidden: set[int] = set()
    number: Counter[int] = Counter()
    for article_id in sorted(ids):
        shown = first.setdefault(groups.get(article_id, article_id), article_id)
        if shown != article_id:
            hidden.add(article_id)
            number[shown] += 1
    return Fold(frozenset(hidden), dict(number))


def folded_plan(library: Library, plan: "Plan", among: "Plan", tree: Node | None) -> "Plan":
    """Return a plan that finds one article of each group of near-duplicates.

    `among` is another plan for the same `tree` where texts are looked into, so that each has its own time for it, else
    the same one.
    """
    groups = copies(library)
    if groups is None:
        return replace(plan, notes=(*plan.notes, UNKNOWN))
    hidden = _hidden(library, among, tree, groups)
    notes = (*plan.notes, _UNSURE) if among.budget.over else plan.notes
    if not hidden:
        return replace(plan, once=True, notes=notes)
    given = json.dumps(sorted(hidden))
    shown = "+a.id not in (select value from json_each(?))"
    held, values = plan.held
    return replace(
        plan,
        where=f"{plan.where} and {shown}",
        values=(*plan.values, given),
        held=(f"{held} and {shown}", [*values, given]),
        once=True,
        hidden=hidden,
        notes=notes,
    )


def _hidden(library: Library, plan: "Plan", tree: Node | None, groups: dict[int, int]) -> frozenset[int]:
    """Return what is left out of a plan's articles: kept for the last query, until the library changes."""
    kept = _KEPT.get(library)
    if kept is None or kept.groups is not groups:
        kept = _Kept(groups, _docids(library, groups), None, None)
    elif kept.hidden is not None and kept.tree == tree:
        return kept.hidden
    if not groups:
        return frozenset()
    # Held against the words before an article is looked up: most that have a common word have no copy.
    sought = plan.match is None or len(groups) * plan.match.count('"') <= _SEEK
    sql = (
        f"select a.id from {plan.tables} where {'' if sought else '+'}{plan.docid} in "
        f"(select value from json_each(?)) and {plan.where}"
    )
    found = library.connection.execute(sql, [kept.docids, *plan.values])
    hidden = fold_of((article_id for (article_id,) in found), groups).hidden
    # What a notebook says may change without the library.
    lasts = not (plan.budget.over or needs_notebook(tree))
    _KEPT[library] = kept._replace(tree=tree, hidden=hidden) if lasts else kept._replace(tree=None, hidden=None)
    return hidden


def _docids(library: Library, groups: dict[int, int]) -> str:
    sql = "select docid from article where id in (select value from json_each(?))"
    return json.dumps([docid for (docid,) in library.connection.execute(sql, [json.dumps(list(groups))])])
