"""Articles that no repeated line separates: listed by their titles at the top, or each begun with an agency's dateline.

Also the opposite: a page whose own name, its first line, is the title of the one article that it holds.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from readroom.importer.cut.byline import is_name, parse_names
from readroom.importer.cut.facts import META, Facts
from readroom.importer.cut.issue import issue_line
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Unit

_DATELINE = re.compile(
    r"^(?-i:[A-ZÀ-ÞА-ЯŠŽČ][A-ZÀ-ÞА-ЯŠŽČ.'’ -]{2,30})(?:,[^.!?]{2,40}?)?\s?(?:\([^()]{2,40}\))?\s?[–—-]{1,2}\s\S"
)
_LIST_TOP, _LIST_MOST = 40, 30
_LEAST_PROSE, _LEAST_ITEM, _TITLE_MOST = 100, 40, 160
_NAMED_TOP, _NAMED_FAR = 40, 8
_SURE = 1.3


class Listed(NamedTuple):
    """Titles of articles, with the line at the end of each that says who, where or when (the last one else)."""

    titles: tuple[int, ...]
    ends: tuple[int, ...] | None


def listed(facts: Facts) -> Listed | None:
    """Return the articles whose titles stand one below the other in a list above them, in the same order.

    Each has a text, and a line beside its title or at its end that says who wrote or when: heads of one text have none.
    """
    units = facts.units
    top = {entry_key(unit) for unit in units[: _LIST_TOP + _LIST_MOST] if unit.size <= _TITLE_MOST}
    places: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        if unit.text in top and not unit.bullet:
            places.setdefault(unit.text, []).append(index)
    if sum(len(found) > 1 or units[found[0]].above > 0 for found in places.values()) < 3:
        return None
    start = 0
    while start < min(_LIST_TOP, len(units)):
        titles = _follow(facts, places, start)
        if len(titles) >= 3:
            return _ended(facts, titles)
        start += 1
    return None


def entry_key(unit: Unit) -> str:
    """Return what an entry of a list says, without the sign or the number before it."""
    return unit.text.lstrip("•▪◦‣∙●*·-–—0123456789.) ") or unit.text


def _follow(facts: Facts, places: dict[str, list[int]], start: int) -> list[int]:
    """Return where the lines of the list that begins at `start` stand again, in order; empty when it is none."""
    titles: list[int] = []
    for index in range(start, min(start + _LIST_MOST, len(facts.units))):
        later = [i for i in places.get(entry_key(facts.units[index]), ()) if i > max(start + 2, *titles, index)]
        if not later or (titles and index >= titles[0]) or not _is_head(facts, later[0]):
            break
        titles.append(later[0])
    return titles


def _is_head(facts: Facts, index: int) -> bool:
    unit = facts.units[index]
    return (
        unit.kind in ("text", "prose")
        and not unit.bullet
        and unit.size <= _TITLE_MOST
        and facts.title_score(index) >= 0.9
        and not (ends_sentence(unit.text) and unit.text[-1] == ".")
    )


def _ended(facts: Facts, titles: Sequence[int]) -> Listed | None:
    stops = [*titles[1:], min(len(facts.units), titles[-1] + 60)]
    issue = issue_line(facts, titles[0]) is not None
    if any(
        facts.prose(a + 1, b) < (_LEAST_ITEM if issue else _LEAST_PROSE) for a, b in zip(titles, stops, strict=True)
    ):
        return None
    heads = [_signs(facts, range(a + 1, min(a + 4, b))) for a, b in zip(titles, stops, strict=True)]
    tails = [_signs(facts, range(b - 1, max(b - 4, a), -1)) for a, b in zip(titles, stops[:-1], strict=False)]
    if sum(i is not None for i in heads) >= 0.6 * len(titles):
        return Listed(tuple(titles), None)
    if sum(i is not None for i in tails) < 0.6 * len(tails):
        return Listed(tuple(titles), None) if issue else None
    last = next((i for i in range(titles[-1] + 1, stops[-1]) if _signs(facts, [i]) is not None), None)
    tails.append(last if last is not None else facts.first_prose(titles[-1] + 1, stops[-1]))
    ends = [b - 1 if i is None else i for i, b in zip(tails, stops, strict=True)]
    return Listed(tuple(titles), tuple(ends))


def _signs(facts: Facts, near: Sequence[int]) -> int | None:
    """Return the first of the units `near` that says who wrote or when; it is no part of the text."""
    for index in near:
        unit = facts.units[index]
        if unit.kind in ("date", "byline"):
            return index
        if unit.kind == "text" and unit.size <= 120 and (unit.dates or parse_names(unit.text)):
            return index
    return None


def datelined(facts: Facts) -> list[int] | None:
    """Return the titles of articles whose texts all begin as an agency's do: "OSTLEY, March 3 (Agency) - The …"."""
    texts = [i for i, u in enumerate(facts.units) if u.kind == "prose" and _DATELINE.match(u.text[:120])]
    titles = [i - 1 for i in texts if i and _is_head(facts, i - 1)]
    if len(titles) < 3 or len(titles) < len(texts):
        return None
    return titles if len({facts.units[t].text for t in titles}) == len(titles) else None


def page_title(facts: Facts) -> int | None:
    """Return the title of the article after which the page itself is named, None when its name is another.

    The first line is that title with the site's name behind it; the title comes again right above a text with its day.
    """
    units = facts.units
    if len(units) < 4:
        return None
    whole = units[0].text
    for index in range(1, min(_NAMED_TOP, len(units) - 1)):
        text = units[index].text
        if not 8 <= len(text) < len(whole) or not whole.startswith(text) or whole[len(text)].isalnum():
            continue
        if " " not in text and units[index].size == len(text):
            continue
        if facts.title_score(index) >= 0.5 and _heads_text(facts, index):
            return index
    return None


def _heads_text(facts: Facts, index: int) -> bool:
    """Tell whether a day or a byline and a text stand near the unit, and no other title or menu between."""
    units = facts.units
    prose = facts.first_prose(index + 1, min(index + _NAMED_FAR, len(units)))
    if prose >= min(index + _NAMED_FAR, len(units)):
        return False
    near = [*units[max(0, index - 2) : index], *units[index + 1 : prose]]
    if not any(u.kind in ("date", "byline") for u in near):
        return False
    between = range(index + 1, prose)
    return not any(
        units[i].kind not in META
        and facts.title_score(i) >= _SURE
        and not is_name(units[i].text)
        and units[i].size <= units[index].size
        for i in between
    )


def holds_one(facts: Facts, title: int, starts: Sequence[int], titles: Sequence[int | None]) -> bool:
    """Tell whether parts that begin at `starts` are the article of that `title` and what stands below it."""
    place = bisect_left(starts, title + 1) - 1
    return place <= 0 and titles[0] in (None, title) if title in titles else place <= 0
