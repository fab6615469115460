"""The layout that the articles of a page share: titles found by their place beside the markers, whatever they say.

A line that stands at the same distance from every marker, with the same blank lines around it, differing from article
to article, and with more to read below it, is the title, also where its wording or its blank lines speak against it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from readroom.importer.cut import patterns
from readroom.importer.cut.byline import is_name, parse_byline
from readroom.importer.cut.facts import META, Facts, is_bare_date
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Kind, Unit
from readroom.importer.cut.shapes import names_speaker, without_ornaments
from readroom.importer.cut.titles import Titled

_DIGITS, _HALF = re.compile(r"\d+"), re.compile(r"0\s?[ap]\.?m\b\.?", re.I)
_FORM_MOST = 40
_KINDS: frozenset[Kind] = frozenset(("text", "ui", "widget", "tags", "partial", "prose", "comments"))
_FARTHEST, _TITLE_MOST, _SENTENCE = 3, 140, 60
_LEAST_CONTENT, _LEAST_PAIR = 20, 150
_ALIKE, _TITLED, _OTHER, _LEAST_SCORE = 0.8, 0.6, 1.8, 0.9
SCORE = 1.35
"""How much a title is worth (as `facts.title_score`) that is told by the place it shares with the others."""


def template_lines(facts: Facts, members: Sequence[int]) -> frozenset[str]:
    """Return the short lines that stand near most of the markers: labels and hours of the page's template."""
    least = max(3, 0.6 * len(members))
    near = {u.text for m in members for u in facts.units[max(0, m - 4) : m + 4] if u.size <= 40 and u.kind == "text"}
    found = {text for text in near if facts.counts[text] >= least}
    forms: Counter[str] = Counter()
    texts: dict[str, set[str]] = {}
    for member in members:
        lines = {u.text for u in facts.units[max(0, member - 2) : member + 3] if u.size <= _FORM_MOST and not u.dates}
        formed = {form: text for text in lines if (form := _figures(text))}
        forms.update(formed.keys())
        for form, text in formed.items():
            texts.setdefault(form, set()).add(text)
    found.update(text for form, same in texts.items() if forms[form] >= least for text in same)
    return frozenset(text for text in found if not names_speaker(text))


@lru_cache(maxsize=4096)
def _figures(text: str) -> str:
    """Return the form of a line that holds at least as many figures as letters, "" for others."""
    return _form(text) if sum(map(str.isdigit, text)) >= sum(map(str.isalpha, text)) else ""


def _form(text: str) -> str:
    """Return a line with its figures and the half of the day masked: "10:42 pm" and "08:15 am" are one."""
    return _HALF.sub("0", _DIGITS.sub("0", text))


def over_slot(facts: Facts, members: Sequence[int], common: frozenset[str]) -> list[int | None] | None:
    """Return the units below each marker that hold the titles, all at one distance; None when there is no such place.

    An article that begins with a paragraph there has no title (None).
    """
    ends = [*members[1:], min(len(facts.units), members[-1] + 30)]
    for far in range(1, _FARTHEST + 1):
        lines = [m + far for m in members]
        if (found := _slot(facts, lines, [i + 1 for i in lines], ends, common)) is not None:
            return found
        if not all(_is_meta(facts, i, common) for i in lines):
            return None
    return None


def under_slot(facts: Facts, members: Sequence[int], common: frozenset[str]) -> list[int | None] | None:
    """Return the units above each marker that hold the titles, all at one distance; None without."""
    for far in range(1, _FARTHEST + 1):
        lines = [m - far for m in members]
        if lines[0] < 0 or any(i <= m for i, m in zip(lines[1:], members[:-1], strict=True)):
            return None
        ends = [*lines[1:], min(len(facts.units), members[-1] + 30)]
        if (found := _slot(facts, lines, [m + 1 for m in members], ends, common)) is not None:
            return found
        if not all(_is_meta(facts, i, common) for i in lines):
            return None
    return None


def _slot(
    facts: Facts, lines: Sequence[int], texts: Sequence[int], ends: Sequence[int], common: frozenset[str]
) -> list[int | None] | None:
    """Return `lines` without paragraphs and template lines if the others are titles of what is in `[texts, ends)`."""
    if lines[-1] >= len(facts.units) or any(a > b for a, b in zip(texts, ends, strict=True)):
        return None
    titled = [not _is_paragraph(facts.units[i]) and facts.units[i].text not in common for i in lines]
    number = sum(titled)
    if number == 0 or (number < len(lines) and number < max(2, _TITLED * len(lines))):
        return None
    pick = [place for place, one in enumerate(titled) if one]
    if not _is_slot(facts, [lines[p] for p in pick], [texts[p] for p in pick], [ends[p] for p in pick]):
        return None
    return [line if one else None for line, one in zip(lines, titled, strict=True)]


def _is_paragraph(unit: Unit) -> bool:
    return unit.kind == "prose" and unit.size >= 60 and ends_sentence(unit.text)


def is_whole_sentence(unit: Unit) -> bool:
    """Tell a paragraph of one or two sentences, which ends with a full stop that belongs to no abbreviation."""
    if unit.kind != "prose" or unit.size < _SENTENCE or unit.text[-1] not in ".。" or unit.text.endswith(".."):
        return False
    return "." not in unit.text.rsplit(None, 1)[-1][:-1]


def by_place(facts: Facts, members: Sequence[int], found: Titled, common: frozenset[str], *, over: bool) -> Titled:
    """Return the titles `found` for the markers, set right and made surer where all stand at one place."""
    lines = over_slot(facts, members, common) if over else under_slot(facts, members, common)
    if lines is None or (len(members) == 2 and not _are_two(facts, members, [i for i in lines if i is not None])):
        return found
    agree = sum(title == line for line, (title, _) in zip(lines, found, strict=True))
    odd = [line for line, (title, _) in zip(lines, found, strict=True) if line is not None and title != line]
    if agree == len(members) - 1 >= 2 and all(facts.title_score(line) > 0 for line in odd):
        # All but one are at that place: so is the one.
        return [
            _better(facts, line, title if line is None else line, score)
            for line, (title, score) in zip(lines, found, strict=True)
        ]
    return [_better(facts, line, title, score) for line, (title, score) in zip(lines, found, strict=True)]


def _better(facts: Facts, line: int | None, title: int, score: float) -> tuple[int, float]:
    """Return the title at the common place, unless another line is a better one; `score` as in `Titled`."""
    if line is None:
        return (title, score) if score >= _LEAST_SCORE and not is_whole_sentence(facts.units[title]) else (title, 0.0)
    if title == line:
        return line, -max(-score, SCORE) if score < 0 else max(score, SCORE)
    return (line, SCORE) if abs(score) < _OTHER else (title, score)


def are_notes(facts: Facts, members: Sequence[int]) -> bool:
    """Tell days below short notes without titles: the newest first, a text above each, and none below the last."""
    units = facts.units
    if len(members) < 3 or not is_newest_first(facts, members):
        return False
    gaps = [(a + 1, b) for a, b in pairwise(members)]
    last = min(len(units), members[-1] + 1)
    if any(b - a > 6 or a == b for a, b in gaps) or facts.prose(last, min(len(units), last + 6)):
        return False
    if last < len(units) and units[last].kind in ("text", "prose") and ends_sentence(units[last].text):
        return False
    first = [next((units[i] for i in range(a, b) if units[i].kind not in META), None) for a, b in gaps]
    if any(u is None or u.kind not in ("text", "prose") for u in first):
        return False
    if sum(ends_sentence(u.text) for u in first if u is not None) < _ALIKE * len(first):
        return False
    return facts.content(max(0, members[0] - 4), members[0]) > 0 and facts.prose(members[0], members[-1]) > 0


def _are_two(facts: Facts, members: Sequence[int], lines: Sequence[int]) -> bool:
    """Tell two articles from one with something below it: bare days, the newest first, a good deal of prose in each."""
    first, second = members
    end = min(len(facts.units), second + 30)
    return (
        is_newest_first(facts, members)
        and min(facts.prose(first, lines[1]), facts.prose(second, end)) >= _LEAST_PAIR
        and not any(is_name(facts.units[i].text) or facts.units[i].kind != "text" for i in lines)
    )


def is_newest_first(facts: Facts, members: Sequence[int]) -> bool:
    """Tell markers that are days and hardly anything else, the newest first."""
    return all(is_bare_date(facts.units[m]) for m in members) and is_falling(facts, members)


def is_falling(facts: Facts, members: Sequence[int]) -> bool:
    """Tell markers whose days are no later down the page, and not all one."""
    days = [facts.units[m].dates[0].date.value for m in members if facts.units[m].dates]
    return len(days) == len(members) > 0 and all(a >= b for a, b in pairwise(days)) and days[0] > days[-1]


def _is_meta(facts: Facts, index: int, common: frozenset[str]) -> bool:
    unit = facts.units[index] if index < len(facts.units) else None
    return unit is not None and (unit.kind in META or unit.text in common)


def _is_slot(facts: Facts, lines: Sequence[int], texts: Sequence[int], ends: Sequence[int]) -> bool:
    """Tell whether the units `lines` are titles of what stands in `[texts, ends)`."""
    heads = [facts.units[i] for i in lines]
    if not all(_may_head(u) or (u.kind == "date" and _stands_as(u, heads)) for u in heads) or len(
        {_form(u.text) for u in heads}
    ) < _ALIKE * len(heads):
        return False
    number = len(heads)
    if sum(u.kind in ("text", "prose") and not ends_sentence(u.text.rstrip("?!？！")) for u in heads) < 0.6 * number:
        return False
    if sum(u.kind == "prose" for u in heads) > 0.3 * number:
        return False
    glued = all(u.above == 0 for u in heads)
    if not glued and max(Counter((u.above > 0, u.below > 0) for u in heads[1:]).values()) < _ALIKE * (number - 1):
        return False
    if sum(is_name(u.text) for u in heads) > 0.5 * number:
        return False
    if any(facts.counts[u.text] > 2 for u in heads) or max(Counter(u.text for u in heads).values()) > 1 + number // 5:
        return False
    full = sum(
        facts.content(a, b) >= max(_LEAST_CONTENT, u.size // 3) for u, a, b in zip(heads, texts, ends, strict=True)
    )
    return full >= _ALIKE * number


def _stands_as(unit: Unit, heads: Sequence[Unit]) -> bool:
    """Tell a bare day that stands alone where most of the others have a line that may be a title: it is one."""
    others = [u for u in heads if u is not unit]
    alike = sum(_may_head(u) and (u.above > 0, u.below > 0) == (unit.above > 0, unit.below > 0) for u in others)
    return len(others) >= 2 and unit.above > 0 and alike == len(others)


def _may_head(unit: Unit) -> bool:
    text = without_ornaments(unit.text)
    return (
        unit.kind in _KINDS
        and 2 <= unit.size <= _TITLE_MOST
        and not unit.bullet
        and not any(found.date.precision in ("day", "minute") for found in unit.dates)
        and text[-1] not in ":：,;"
        and any(map(str.isalpha, text))
        and not patterns.POSTED.match(text)
        and parse_byline(text) is None
    )
