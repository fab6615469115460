"""Share bars that are printed as lists, and what may stand between them and the lines about an article below."""

from collections.abc import Sequence
from itertools import pairwise

from readroom.importer.cut import hints, words
from readroom.importer.cut.facts import is_bare_date
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.shapes import ends_sentence, key_of
from readroom.importer.cut.wording_bylines import POSTED_ON

_ITEM = 80


def mark_share_lists(units: Sequence[Unit]) -> None:
    """Make share bars of the networks listed below a button ("Share this:"), and a button of an empty box below them.

    "Related" right above the line that says who posted the article announces nothing: the list was never filled.
    """
    start = 0
    while start < len(units):
        end = start + 1
        if units[start].kind in ("ui", "share", "widget") and not units[start].bullet:
            while end < len(units) and _is_item(units[end]):
                end += 1
            items = units[start + 1 : end]
            if items and 2 * sum(_names_network(u) for u in items) >= len(items):
                for unit in items:
                    unit.kind = "share"
        start = end
    for place, (above, unit) in enumerate(pairwise(units), 1):
        below = units[place + 1] if place + 1 < len(units) else None
        empty = unit.kind == "widget" and not unit.bullet and below is not None and _is_about(below)
        if empty and above.kind in ("ui", "share"):
            unit.kind = "ui"


def _is_item(unit: Unit) -> bool:
    return (
        unit.bullet
        and unit.kind in ("bullet", "ui", "share")
        and unit.size <= _ITEM
        and not ends_sentence(unit.text)
        and (_names_network(unit) or key_of(unit.text.lstrip("•*-· ")) in words.BUTTONS)
    )


def _names_network(unit: Unit) -> bool:
    return hints.NETWORKS.stands_in(unit.text.casefold())


def _is_about(unit: Unit) -> bool:
    """Tell a line that says who wrote an article, when, or under which labels; a bare day may be that of another."""
    if unit.bullet:
        return False
    return unit.kind in ("byline", "tags", "comments") or (
        unit.kind == "date" and (not is_bare_date(unit) or POSTED_ON.end(unit.text) > 0)
    )
