"""Which line is an article's title, seen from a marker: above it, below it, or on one line with it."""

import re
from collections.abc import Sequence

from readroom.importer.cut import patterns, wording
from readroom.importer.cut.byline import is_name, parse_byline
from readroom.importer.cut.facts import Facts, is_bare_date
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.wording_bylines import POSTED_ON
from readroom.text.months import WEEKDAYS

Titled = list[tuple[int, float]]
"""For each marker the unit that is its title, and how much it looks like one (0: not at all; below 0: as much as the

same number above 0, but there is hardly anything to read below it)."""

LEAST_CONTENT = 40
"""How much there must be to read below a title, in the weight of `facts.content`."""

_SEPARATED = re.compile(r"^[\s\u00a0]*[|·•:：–—»›~/,.-]?[\s\u00a0]*|[\s\u00a0]*[|·•:：–—«‹~/,(\[-]?[\s\u00a0]*$")
_PART_OF_TITLE = re.compile(r"[\w,]\s(?:le|den|vom|on|el|il|em|du|am|of|från|от)$")
_FARTHER = 0.25
_ODD_TITLE = 1.0
_NAMED, _SHORT_MOST = 0.5, 80


def under_titles(facts: Facts, members: Sequence[int], common: frozenset[str], *, dated: bool) -> Titled:
    """Return the titles that stand above their markers."""
    found: Titled = []
    for place, marker in enumerate(members):
        lower = members[place - 1] if place else -1
        title = _above(facts, marker, lower, common)
        following = members[place + 1] if place + 1 < len(members) else min(len(facts.units), marker + 30)
        score = facts.title_score(title) if title > lower and title >= 0 else 0.0
        if dated and (score < 0.9 or ends_sentence(facts.units[title].text)):
            odd = _odd_title(facts, max(title if score == 0 else title + 1, lower + 1, 0), marker)
            title, score = (odd, _ODD_TITLE) if odd is not None else (title, score)
        # The last unit of an article but the last one is the next title.
        full = facts.content(marker + 1, following - (place + 1 < len(members))) >= LEAST_CONTENT
        found.append((title, score if full else -score))
    return _beyond_names(facts, members, found, common)


def _beyond_names(facts: Facts, members: Sequence[int], found: Titled, common: frozenset[str]) -> Titled:
    """Return the lines above a column of names: where every line nearest to a marker is a name, none is a title."""
    nearest = [facts.skip(marker, -1, 4, common) for marker in members]
    if len(found) < 2 or not all(
        n >= 0 and s and is_name(facts.units[n].text) for n, (_, s) in zip(nearest, found, strict=True)
    ):
        return found
    farther: Titled = []
    for place, (name, (_, score)) in enumerate(zip(nearest, found, strict=True)):
        other = facts.skip(name, -1, 3, common)
        lower = members[place - 1] if place else -1
        if other <= lower or facts.title_score(other) < 1.3 or facts.units[other].kind != "text":
            return found
        sure = facts.title_score(other) + _NAMED
        farther.append((other, sure if score > 0 else -sure))
    texts = [facts.units[t].text for t, _ in farther]
    long = sum(len(text.split()) >= 3 for text in texts) >= 0.5 * len(texts)
    again = len({facts.units[n].text for n in nearest}) < len(nearest)
    return farther if len(set(texts)) == len(texts) and (long or again) else found


def _above(facts: Facts, marker: int, lower: int, common: frozenset[str]) -> int:
    """Return the unit above a marker that is most likely its title: the nearest, unless that is a name."""
    title = facts.skip(marker, -1, 4, common)
    if title > lower and title >= 0 and _is_signature(facts, title):
        other = facts.skip(title, -1, 3, common)
        if other > lower and facts.title_score(other) >= 1.3 and facts.units[other].kind == "text":
            return other
    return title


def _is_signature(facts: Facts, index: int) -> bool:
    """Tell a bare name that the page prints more than once, or right beside a date."""
    unit = facts.units[index]
    return unit.size <= 40 and is_name(unit.text) and (facts.counts[unit.text] > 1 or not unit.below)


def over_titles(facts: Facts, members: Sequence[int], common: frozenset[str], *, dated: bool) -> Titled:
    """Return the titles that stand below their markers: the next line, or one further down that looks better."""
    found: Titled = []
    for place, marker in enumerate(members):
        following = members[place + 1] if place + 1 < len(members) else min(len(facts.units), marker + 30)
        title = facts.skip(marker, 1, 3, common)
        score = 0.0
        if title < following:
            score = facts.title_score(title)
            unit = facts.units[title]
            if facts.spaced and not unit.above and not unit.below:
                # A line among lines.
                score *= 0.5
            other = facts.skip(title, 1, 2, common)
            if (
                other < following
                and facts.units[title].size <= 40
                and not (facts.units[title].above and facts.units[title].below)
                and facts.units[other].alone
                and facts.units[other].kind == "text"
                and facts.title_score(other) - _FARTHER > score
                and facts.content(other + 1, following) >= LEAST_CONTENT
            ):
                title, score = other, facts.title_score(other)
            elif title == marker + 1 and not unit.above and unit.below and _heads_entry(facts.units[marker]):
                score += 0.5
            plain = score >= 0.9 and not ends_sentence(unit.text)
            if dated and not plain and (odd := _odd_title(facts, marker + 1, title)) is not None:
                title, score = odd, _ODD_TITLE
            if facts.content(title + 1, following) < LEAST_CONTENT:
                score = -score
        found.append((title, score))
    return found


def _heads_entry(unit: Unit) -> bool:
    """Tell a bare day, to which no word says that something was published."""
    return is_bare_date(unit) and not patterns.POSTED.match(unit.text)


def _odd_title(facts: Facts, start: int, end: int) -> int | None:
    """Return the line among the units `[start, end)` that stands alone and is worded as other things are: "Links"."""
    for index in range(start, end):
        unit = facts.units[index]
        if (
            unit.alone
            and unit.kind in ("partial", "date", "ui", "widget", "tags")
            and 2 <= unit.size <= 80
            and facts.counts[unit.text] == 1
            and sum(map(str.isalpha, unit.text)) >= 2
            and not unit.bullet
            and (unit.kind != "date" or _has_words(unit))
        ):
            return index
    return None


def _has_words(unit: Unit) -> bool:
    """Tell a date line with several words of its own, none of which says that it is one ("8 May 1945, a memory")."""
    if len(unit.dates) != 1 or any(s in unit.text for s in "|•"):
        return unit.dates[0].date.precision == "month" and len(unit.text) <= len(unit.dates[0].date.raw) + 2
    if unit.dates[0].date.precision == "month":
        return True
    found = unit.dates[0]
    rest = f"{unit.text[: found.start]} {unit.text[found.end :]}"
    return len([w for w in rest.split() if w[:1].isalpha()]) >= 3 and not parse_byline(unit.text)


def beside_titles(facts: Facts, members: Sequence[int]) -> list[str]:
    """Return what stands on one line with each marker's date and may be a title; "" where nothing does."""
    return [_rest(facts.units[marker]) for marker in members]


def _rest(unit: Unit) -> str:
    """Return a line without its one date and the sign between, "" when what is left says who, where or how many."""
    found = unit.dates[0]
    before, after = unit.text[: found.start], unit.text[found.end :]
    if before.strip(" ,.([").casefold() in WEEKDAYS:
        before = ""
    if before.strip(" \u00a0([") and after.strip(" \u00a0)].,"):
        # "Title · 14 September 2005 by Anna Miller"
        if not wording.names_after_by(after.strip(" ,·|-–—")) or not _SEPARATED.sub("", before):
            return ""
        after = ""
    if not after.strip(" \u00a0.") and _PART_OF_TITLE.search(before.strip()) and not POSTED_ON.end(before):
        # "Samarkand, le 14 avril 2000": without its day the title would break off.
        return unit.text if len(unit.text) <= 160 and not parse_byline(before) else ""
    if after[:1].isalpha() and " " not in after.strip() and after.isascii():
        # A word glued to the day is a name.
        return ""
    rest = _without_weekday(_SEPARATED.sub("", before if before.strip(" \u00a0([") else after))
    if sum(map(str.isalpha, rest)) < 3 or len(rest) > 160:
        return ""
    if parse_byline(rest) or wording.is_comments(rest) or wording.is_labels(rest):
        return ""
    return rest


def _without_weekday(text: str) -> str:
    """Return the text without the name of a weekday at either end."""
    for _ in range(2):
        head, _, rest = text.partition(" ")
        if head.casefold().strip(".,:()") in WEEKDAYS and len(head) > 2:
            text = rest
        ahead, _, last = text.rpartition(" ")
        if last.casefold().strip(".,:()") in WEEKDAYS and len(last) > 2:
            text = ahead
    return text.strip(" \u00a0,.:|–—-") if len(text) > 160 else text.strip(" \u00a0,|–—-")


def end_titles(facts: Facts, members: list[int]) -> Titled:
    """Return the titles of the articles at whose ends the markers stand."""
    found: Titled = []
    for place, marker in enumerate(members):
        start = members[place - 1] + 1 if place else 0
        title = best_title(facts, start, marker, near=place == 0)
        if title is None and place and (short := _short_title(facts, start, marker)) is not None:
            found.append((short, facts.title_score(short)))
        elif title is None:
            found.append((marker, 0.0))
        else:
            full = facts.content(title + 1, marker) >= LEAST_CONTENT
            found.append((title, facts.title_score(title) if full else 0.0))
    return found


def _short_title(facts: Facts, start: int, end: int) -> int | None:
    """Return the first line of a post of few words if it stands alone, is no sentence and has a line of text below."""
    for index in range(start, end - 1):
        unit = facts.units[index]
        if unit.kind == "text" and unit.alone and not unit.bullet:
            plain = unit.size <= _SHORT_MOST and not ends_sentence(unit.text)
            return index if plain and facts.units[index + 1].kind in ("text", "prose") else None
    return None


def best_title(facts: Facts, start: int, end: int, *, near: bool) -> int | None:
    """Return the unit in `[start, end)` that looks most like the title of the prose that follows; None without one.

    `near`: other things may stand above the title, so that the line nearest to the prose is preferred; else the first.
    """
    prose = facts.first_prose(start, end)
    if prose == end and facts.content(start, end) < LEAST_CONTENT:
        return None
    paragraphs = prose < end
    if not paragraphs:
        # A text of short lines: its title is near the top.
        prose = min(start + 8, end)
    best: tuple[float, int] | None = None
    for index in range(max(start, prose - 12), min(prose + 1, end)):
        score = facts.title_score(index)
        if score > 0.5:
            # The nearer to the text the likelier; a first paragraph is no title when another line may be it.
            score -= 0.05 * max(prose - index, 0) if near and paragraphs else 0.05 * (index - start)
            score -= 0.5 if index == prose else 0.0
            if near and index <= 2 and start == 0 and any(u.bullet for u in facts.units[index:prose]):
                # Above the menu stands the name of the site.
                score -= 0.8
            if best is None or score > best[0]:
                best = score, index
    return best[1] if best else None
