"""Whether lines with a day separate articles: a cut must pay for itself, all the more where it gives two articles."""

from collections.abc import Sequence
from itertools import pairwise

from readroom.importer.cut.facts import STOP, Facts
from readroom.importer.cut.lines import Kind, Unit
from readroom.importer.cut.threads import is_reader

_TOP = 8
_MENU: frozenset[Kind] = frozenset(("bullet", "ui", "breadcrumb", "pager", "widget", "tags"))
_LEAST_MENU = 3
_LEAST_PROSE, _LEAST_CONTENT = 60, 110
_REACH, _HEADING = 60, 4
_LONG, _FAR_MORE, _TEASER = 600, 4, 300


def below_masthead(facts: Facts, members: list[int]) -> list[int]:
    """Return the markers without a first one that has the menu below it: today's day, or the edition's."""
    if len(members) < 2 or members[0] >= _TOP:
        return members
    first, following = members[0], members[1]
    prose = next((i for i in range(first + 1, following) if facts.units[i].kind == "prose"), following)
    menu = [i for i in range(first + 1, prose) if facts.units[i].kind in _MENU]
    if len(menu) < _LEAST_MENU or menu[0] > first + 1 or facts.prose(0, first):
        return members
    # Below the menu the article's own title stands; below the contents of an article its text does.
    return members[1:] if any(facts.title_score(i) >= 1.0 for i in range(menu[-1] + 1, prose)) else members


def is_boxed(facts: Facts, first: int, last: int) -> bool:
    """Tell parts that stand in a box below a longer text: the announcements of other articles, with their days."""
    above = next((i for i in range(first - 1, max(-1, first - _HEADING), -1) if facts.units[i].kind in STOP), None)
    return above is not None and facts.prose(0, above) > facts.prose(first, min(len(facts.units), last + _HEADING))


def pays(facts: Facts, starts: Sequence[int], markers: Sequence[int]) -> bool:
    """Tell whether each of two parts has a text of its own, and the second is no reader's comment on the first.

    `starts`: where the parts begin (at their titles), `markers`: the lines with a day.
    """
    second, end = starts[1], min(len(facts.units), max(starts[1], markers[1]) + _REACH)
    stop = next((i for i in range(markers[1] + 1, end) if facts.units[i].kind in STOP), end)
    if not _has_text(facts, min(markers[0], starts[0]) + 1, second) or not _has_text(facts, second + 1, stop):
        return False
    heads = [i for i in range(markers[0] + 1, markers[1]) if _heads_thread(facts.units[i])]
    return not (heads and is_reader(facts, markers[1]) and facts.prose(markers[0], heads[0]) >= _LEAST_PROSE)


def announces(facts: Facts, starts: Sequence[int], markers: Sequence[int]) -> bool:
    """Tell a list of announcements below one long text: a title, a day and a sentence each, and far less in all."""
    first, last = min(starts[0], markers[0]), markers[-1]
    above = facts.prose(0, first)
    if above < _LONG or above < _FAR_MORE * facts.prose(first, last + 1):
        return False
    if not any(u.kind in ("date", "byline") for u in facts.units[:first]):
        return False
    edges = sorted((*starts, *markers, last + 1))
    return all(sum(u.kind == "prose" for u in facts.units[a:b]) <= 1 for a, b in pairwise(edges)) and all(
        facts.prose(a, b) <= _TEASER for a, b in pairwise(edges)
    )


def _has_text(facts: Facts, start: int, end: int) -> bool:
    return facts.prose(start, end) >= _LEAST_PROSE or facts.content(start, end) >= _LEAST_CONTENT


def _heads_thread(unit: Unit) -> bool:
    return unit.kind == "comments" and not unit.bullet
