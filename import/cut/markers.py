"""Lines that repeat once an article: date lines of one template, share bars, bylines; and on which side they stand."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from readroom.importer.cut import patterns
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.shapes import names_speaker
from readroom.importer.cut.threads import is_thread

Position = Literal["under", "over", "end"]
"""Where a marker stands: under its article's title, over it, or at the article's end."""

Titles = list[tuple[int, float]]

_DIGITS = re.compile(r"\d+")
_COUNTER = re.compile(r"^\W|^\d|[([]\d+[)\]]\W*$")
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_LEAST_CONTENT = 40
_MOST_GROUPS = 80
_SURE, _SURE_UNSPACED = 1.3, 0.9


@dataclass(frozen=True, slots=True)
class Marking:
    """A group of markers (unit indices), the titles that go with them, and how well they cut the page."""

    position: Position
    markers: tuple[int, ...]
    titles: tuple[int, ...]
    valid: int
    score: float
    dated: bool


def find_marking(facts: Facts) -> Marking | None:
    """Return the group of repeated lines that separates the articles of the page, or None when there is no sure one."""
    found = [m for members, dated, named in _groups(facts.units) for m in _readings(facts, members, dated, named)]
    if not found:
        return None
    return max(found, key=lambda m: (m.valid + (0.6 if m.dated else 0.0), m.score, -m.markers[0]))


def _groups(units: Sequence[Unit]) -> Iterator[tuple[list[int], bool, bool]]:
    """Yield sets of lines that look alike, each once, with whether they are dated and told by names only."""
    keyed: dict[Hashable, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        if unit.size > 300 or unit.bullet:
            continue
        if _may_mark(unit):
            for key in _date_keys(unit):
                keyed[key].append(index)
        elif unit.kind in ("share", "byline", "tags", "comments"):
            keyed[_plain_key(unit)].append(index)
    seen: set[tuple[int, ...]] = set()
    for key, members in sorted(keyed.items(), key=lambda item: -len(item[1]))[:_MOST_GROUPS]:
        sort = key[0] if isinstance(key, tuple) else ""
        dated = sort in ("date", "names")
        if len(members) >= (2 if dated else 3) and tuple(members) not in seen:
            seen.add(tuple(members))
            yield members, dated, sort == "names"


def _may_mark(unit: Unit) -> bool:
    """Tell whether a date is what the line is there for."""
    if not unit.dates or unit.dates[0].date.precision not in ("day", "minute") or "://" in unit.text:
        return False
    return unit.kind in ("date", "byline", "tags") or (
        unit.kind in ("text", "prose") and patterns.POSTED.search(unit.text[: unit.dates[0].start]) is not None
    )


def _date_keys(unit: Unit) -> Iterator[Hashable]:
    """Yield the templates of a date line, the closest first."""
    first = unit.dates[0]
    before = _WORD.findall(_DIGITS.sub("0", unit.text[: first.start].casefold()))
    after = _WORD.findall(_DIGITS.sub("0", unit.text[unit.dates[-1].end :].casefold()))
    yield "date", 0, tuple(before), tuple(after)
    if len(before) <= 2 and not after:
        yield "date", 1, len(before) > 0
    yield "date", 2, tuple(before), after[:1] == []
    if before:
        yield "date", 3, before[0], before[-1], *after[:1]
        yield "date", 4, before[0], before[-1]
        yield "names", before[-1], *after[:1]
    else:
        yield "date", 6, *after[:1]


def _plain_key(unit: Unit) -> Hashable:
    if unit.kind == "share":
        return unit.kind, unit.text
    if unit.kind == "comments":
        return (unit.kind,)
    words = _WORD.findall(unit.text.casefold())
    return unit.kind, "|" in unit.text if unit.kind == "tags" and "|" in unit.text else words[0]


def _readings(facts: Facts, members: list[int], dated: bool, named: bool) -> Iterator[Marking]:
    """Yield the readings (positions) under which the group cuts the page into titled articles."""
    members = [m for m in _in_content(facts, members) if not _is_reprint(facts, m)]
    if len(members) < (2 if dated else 3):
        return
    if is_thread(facts, members):
        return
    common = _common(facts, members)
    readings: dict[Position, Titles] = {
        "under": _under(facts, members, common),
        "over": _over(facts, members, common),
        "end": _end(facts, members),
    }
    for position, titles in readings.items():
        if named and position != "under":
            continue
        good = [(m, t, s) for m, (t, s) in zip(members, titles, strict=True) if s > 0]
        if len(good) < 2 or len(good) < 0.7 * len(members):
            continue
        score = sum(s for _, _, s in good) / len(members)
        texts = {facts.units[t].text for _, t, _ in good}
        # Lines that differ in one number only, at an end, are counters and no titles ("(3)", "5 votes").
        distinct = len(texts) if len({_DIGITS.sub("0", t) for t in texts}) > 1 or not _COUNTER.search(min(texts)) else 0
        if score < _least_score(facts, [m for m, _, _ in good], dated) or distinct < 0.8 * len(good):
            continue
        bonus = _side_bonus(facts, members, position)
        yield Marking(
            position, tuple(m for m, _, _ in good), tuple(t for _, t, _ in good), len(good), score + bonus, dated
        )


def _is_reprint(facts: Facts, marker: int) -> bool:
    """Tell the date of an article within an article: above it stands "From the Evening Post:", or its address."""
    return any(
        u.size <= 160 and (u.text[-1] in ":：" or "://" in u.text) and patterns.FROM.match(u.text)
        for u in facts.units[max(0, marker - 4) : marker]
    )


def _least_score(facts: Facts, markers: list[int], dated: bool) -> float:
    """Return how much the titles must look like titles: the fewer the articles and the barer the dates, the more."""
    if not dated:
        return _SURE
    if len(markers) >= 4 or (len(markers) == 3 and not facts.spaced):
        return _SURE_UNSPACED
    texts = [facts.units[m].text for m in markers]
    return _SURE_UNSPACED if all(patterns.POSTED.match(t) or patterns.BYLINE.match(t) for t in texts) else _SURE


def _common(facts: Facts, members: list[int]) -> frozenset[str]:
    """Return the short lines that stand near most of the markers: labels of the page's template."""
    near = {u.text for m in members for u in facts.units[max(0, m - 4) : m + 4] if u.size <= 40 and u.kind == "text"}
    least = max(3, 0.6 * len(members))
    return frozenset(text for text in near if facts.counts[text] >= least and not names_speaker(text))


def _in_content(facts: Facts, members: list[int]) -> list[int]:
    """Drop markers that have nothing to read on either side before the next one: lists of links with dates."""
    full = [facts.content(a + 1, b) >= _LEAST_CONTENT for a, b in pairwise(members)]
    kept = []
    for place, index in enumerate(members):
        before = full[place - 1] if place else False
        after = full[place] if place < len(full) else False
        if before or after:
            kept.append(index)
    return kept


def _under(facts: Facts, members: list[int], common: frozenset[str]) -> Titles:
    found: Titles = []
    for place, marker in enumerate(members):
        title = facts.skip(marker, -1, 4, common)
        following = members[place + 1] if place + 1 < len(members) else min(len(facts.units), marker + 30)
        lower = members[place - 1] if place else -1
        good = title > lower and title >= 0 and facts.content(marker + 1, following - 1) >= _LEAST_CONTENT
        found.append((title, facts.title_score(title) if good else 0.0))
    return found


def _over(facts: Facts, members: list[int], common: frozenset[str]) -> Titles:
    found: Titles = []
    for place, marker in enumerate(members):
        following = members[place + 1] if place + 1 < len(members) else min(len(facts.units), marker + 30)
        title = facts.skip(marker, 1, 3, common)
        good = title < following and facts.content(title + 1, following) >= _LEAST_CONTENT
        found.append((title, facts.title_score(title) if good else 0.0))
    return found


def _end(facts: Facts, members: list[int]) -> Titles:
    found: Titles = []
    for place, marker in enumerate(members):
        start = members[place - 1] + 1 if place else 0
        title = best_title(facts, start, marker, near=place == 0)
        good = title is not None and facts.content(title + 1, marker) >= _LEAST_CONTENT
        found.append((title, facts.title_score(title)) if good and title is not None else (marker, 0.0))
    return found


def best_title(facts: Facts, start: int, end: int, *, near: bool) -> int | None:
    """Return the unit in `[start, end)` that looks most like the title of the prose that follows; None without one.

    `near`: other things may stand above the title, so that the line nearest to the prose is preferred; else the first.
    """
    prose = facts.first_prose(start, end)
    if prose == end and facts.content(start, end) < _LEAST_CONTENT:
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
            if best is None or score > best[0]:
                best = score, index
    return best[1] if best else None


def _side_bonus(facts: Facts, members: list[int], position: Position) -> float:
    """Weigh "over" against "end": the text before the first marker against that after the last one."""
    if position == "under":
        return 0.0
    span = 14
    head = facts.prose(max(0, members[0] - span), members[0])
    after = facts.skip(members[-1], 1, 6)
    stop = after
    while stop < min(len(facts.units), after + span) and facts.units[stop].kind not in ("widget", "pager", "copyright"):
        stop += 1
    tail = facts.prose(after, stop)
    inner = max(facts.prose(a, b) for a, b in pairwise(members))
    head, tail = min(head, inner), min(tail, inner)
    lean = (tail - head) / max(inner, 1)
    return 0.4 * (lean if position == "over" else -lean)
