"""Facets as text of a query: a value as the filter that finds it, put into a query or taken out again. Pure."""

from collections.abc import Callable

from readroom.text.query import BadValue, Query
from readroom.text.query_lex import QUOTES
from readroom.text.query_tree import Or
from readroom.tui.completing import quoted

_FIELDS = {"language": "lang", "year": "date"}
"""Facets whose field has another name."""


def filter_of(facet: str, value: str | None) -> str | None:
    """Return the filter that finds the articles with a value of a facet; None where the language has none for it."""
    if value is None:
        return "date:none" if facet == "year" else None
    text = quoted(value)
    return f"{_FIELDS.get(facet, facet)}:{text}" if text.strip('"') else None


def has_filter(query: str, wanted: str) -> bool:
    """Tell whether a query holds a filter as it is written."""
    return _place(query, wanted) >= 0


def without_filter(query: str, wanted: str) -> str:
    """Return a query without a filter that it holds."""
    at = _place(query, wanted)
    if at < 0:
        return query
    before, after = query[:at].rstrip(" "), query[at + len(wanted) :].lstrip(" ")
    return f"{before} {after}".strip(" ")


def with_filter(query: str, wanted: str, read: Callable[[str], Query]) -> str:
    """Return a query that asks for a filter too: what stands there is closed, and alternatives go into parentheses."""
    asked = query.strip()
    if not asked:
        return wanted
    try:
        understood = read(asked)
    except BadValue:
        return f"{asked} {wanted}"
    open_ones = [notice for notice in understood.notices if "is not closed" in notice.message]
    asked += '"' * any("quotation" in notice.message for notice in open_ones)
    asked += ")" * sum(notice.times for notice in open_ones if "parenthesis" in notice.message)
    if isinstance(understood.tree, Or):
        asked = f"({asked})"
    return f"{asked} {wanted}"


def _place(query: str, wanted: str) -> int:
    """Return where a filter stands in a query, with nothing else before and behind it but space and parentheses."""
    at = query.find(wanted)
    while at >= 0:
        before, after = query[:at], query[at + len(wanted) :]
        inside = sum(char in QUOTES for char in before) % 2
        if not inside and (not before or before[-1] in " (") and (not after or after[0] in " )"):
            return at
        at = query.find(wanted, at + 1)
    return -1
