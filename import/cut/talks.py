"""Readers' comments below an article that no heading announces: lines of a name and a day, which rise down the page."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from readroom.importer.cut.byline import is_name
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.wording_bylines import BY

_MOST, _NICK, _HEADING = 100, 24, 40
_LEAST, _ABOVE = 3, 200  # comments, and code points of prose above the first
_BY = re.compile(r"^(?:#?\d{1,4}[.):]?\s)?(?:(?:posted by|comment by|by|from|von|par|por|di)\b:?\s?)?", re.IGNORECASE)
_AT = re.compile(
    r"(?:\s(?:wrote|said|says|commented|schrieb|meinte|a écrit|escribió|dijo|ha scritto|disse|schreef|napisała?|"
    r"написала?))?(?:\s(?:on|at|am|um|le|el|il|em|op))?$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"^(?P<name>[^•·|,\d]{2,30}?)\s?[•·|,–-]?\s(?:\d{1,2}|an?) (?:year|month|week|day|hour|minute)s? ago$"
    r"|^(?P<name_de>[^•·|,\d]{2,30}?)\s?[•·|,–-]?\svor (?:\d{1,2}|eine[mr]) (?:Jahr|Monat|Woche|Tag|Stunde|Minute)\w*$"
)
_SIGNS = " ,|·•:–—-(["


class _Said(NamedTuple):
    """Who commented: the unit at which the comment begins, the unit with the day, and the name."""

    first: int
    day: int
    name: str


def talk_start(facts: Facts) -> int | None:
    """Return the first of the lines that say who commented when, None without such lines or with too few.

    Articles of several authors have such lines too: but then titles stand above them, and the newest comes first.
    """
    units = facts.units
    signed = [said for i in range(len(units)) if (said := _said(units, i))]
    run = len(signed)
    while run > 1 and _day(units[signed[run - 2].day]) <= _day(units[signed[run - 1].day]):
        run -= 1
    talk = signed[max(run - 1, 0) :]
    if len(talk) < _LEAST or len({said.name for said in talk}) < 2:
        return None
    first = talk[0].first
    days = [_day(u) for u in units[:first] if u.kind == "date" and not u.bullet and u.dates]
    if not days or days[-1] > (_day(units[talk[0].day]) or days[-1]) or facts.prose(0, first) < _ABOVE:
        return None
    titled = sum(_may_be_title(facts, s.first - 1) for s in talk)
    told = sum(facts.content(a.day + 1, b.first) > 0 for a, b in pairwise(talk))
    if titled > 0.3 * len(talk) or told < 0.8 * (len(talk) - 1):
        return None
    return _with_heading(facts, first, talk[-1].day)


def _may_be_title(facts: Facts, index: int) -> bool:
    """Tell a line that may be the title of an article; buttons come again below each comment."""
    text = facts.units[index].text
    return facts.title_score(index) >= 1.0 and not ends_sentence(text) and facts.counts[text] < 2


def _with_heading(facts: Facts, first: int, last: int) -> int:
    """Return where the comments begin: at their heading, or at the first paragraph where names stand below them."""
    units = facts.units
    below = facts.content(last + 1, min(len(units), last + 4))
    if not below and units[first - 1].kind in ("prose", "text") and ends_sentence(units[first - 1].text):
        first -= 1
    above = units[first - 1]
    heads = above.kind == "text" and above.size <= _HEADING and above.above and not ends_sentence(above.text)
    return first - 1 if heads and facts.prose(0, first - 1) else first


def _said(units: Sequence[Unit], index: int) -> _Said | None:
    """Return who commented, as a line of a name and a day says, or two; None for other lines."""
    unit = units[index]
    if unit.bullet or unit.size > _MOST:
        return None
    if not unit.dates and unit.kind in ("text", "ui", "byline") and (ago := _AGO.match(unit.text)):
        return _Said(index, index, (ago["name"] or ago["name_de"]).strip())
    if unit.kind != "date" or len(unit.dates) != 1 or unit.dates[0].date.precision not in ("day", "minute"):
        return None
    found = unit.dates[0]
    before = _AT.sub("", _BY.sub("", unit.text[: found.start].strip(_SIGNS)).strip(_SIGNS)).strip(_SIGNS)
    after = unit.text[found.end :].strip(" .,:#)]|·•–—-")
    if before and not after:
        return _Said(index, index, before) if _is_somebody(before) else None
    if after and not before and not BY.end(after):
        return _Said(index, index, after) if _is_somebody(after) else None
    above = units[index - 1] if index and not before and not after else None
    if above is not None and above.kind == "text" and above.size <= 2 * _NICK and _is_somebody(above.text):
        return _Said(index - 1, index, above.text)
    return None


def _is_somebody(name: str) -> bool:
    single = " " not in name and 2 <= len(name) <= _NICK and name[-1].isalnum() and not name.isdigit()
    return single or is_name(name, marked=True)


def _day(unit: Unit) -> str:
    return unit.dates[0].date.value[:10] if unit.dates else ""
