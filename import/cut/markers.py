"""Lines that repeat once an article: date lines of one template, share bars, bylines; and on which side they stand."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from readroom.importer.cut import patterns, wording, words
from readroom.importer.cut.byline import is_name
from readroom.importer.cut.columns import days_of_year, hours, named, signed_at_end, stamped
from readroom.importer.cut.end_layout import end_by_place
from readroom.importer.cut.facts import Facts, is_bare_date
from readroom.importer.cut.groups import groups
from readroom.importer.cut.issue import items
from readroom.importer.cut.layout import are_notes, by_place, is_falling, is_whole_sentence, over_slot, template_lines
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.listed import datelined, holds_one, listed, page_title
from readroom.importer.cut.own_days import own_days
from readroom.importer.cut.region import before_boxes
from readroom.importer.cut.rhythm import entries
from readroom.importer.cut.talks import talk_start
from readroom.importer.cut.threads import before_thread, is_thread
from readroom.importer.cut.titles import LEAST_CONTENT, Titled, beside_titles, end_titles, over_titles, under_titles
from readroom.importer.cut.titles import best_title as best_title
from readroom.importer.cut.worth import announces, below_masthead, is_boxed, pays
from readroom.text.months import WEEKDAYS

Position = Literal["under", "over", "end", "beside"]
"""Where a marker stands: under its article's title, over it, at the article's end, or on one line with the title."""

_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(r"^[^\W\d][^\s:：]{1,20}\s?[:：]\s?")
_COUNTER = re.compile(r"^\W|^\d|[([]\d+[)\]]\W*$")
_LETTERS = re.compile(r"[\w]+")
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_SURE, _SURE_UNSPACED = 1.3, 0.9
_SURE_LISTED, _SURE_LAYOUT, _SURE_ALONE = 2.0, 1.6, 1.8
_UNTITLED_WEIGHT, _MIXED_WEIGHT = 0.7, 0.7
_NEAR = 30  # units behind the last marker that are looked at
_ONLY: dict[str, Position] = {"names": "under", "source": "end"}


@dataclass(frozen=True, slots=True)
class Marking:
    """A group of markers (unit indices), the titles that go with them, and how well they cut the page.

    A title is None where the article has none; `headings` are titles that share their line with the marker.
    """

    position: Position
    markers: tuple[int, ...]
    titles: tuple[int | None, ...]
    valid: float
    score: float
    dated: bool
    headings: tuple[str, ...] = ()


def find_markings(facts: Facts) -> list[Marking]:
    """Return the readings under which repeated lines separate the articles of the page, the best first."""
    talk = talk_start(facts)
    found_groups = list(groups(facts.units if talk is None else facts.units[:talk]))
    found = [m for g in found_groups if g[2] not in ("day", "partial") for m in _readings(facts, *g)]
    found += _by_layout(facts, found_groups)
    if not any(m.dated for m in found):
        # Lines that have nothing in common but a day speak where no others do.
        found += [m for g in found_groups if g[2] == "day" for m in _readings(facts, *g)]
    found = [found[i] for i in own_days(facts, found)]
    found += _undated(facts, bool(found), all(m.position == "over" or len(m.markers) < 3 for m in found))
    for marking in found:
        if (below := _announced(facts, marking)) is not None:
            facts.announced = min(facts.announced, below)
    found = [m for m in found if _announced(facts, m) is None]
    if found and (title := page_title(facts)) is not None:
        found = [
            m
            for m in found
            if not holds_one(facts, title, _starts(list(zip(m.markers, m.titles, strict=True)), m.position), m.titles)
        ]
    ordered = sorted(found, key=lambda m: (strength(m), m.score, -m.markers[0]), reverse=True)
    finer = next((m for m in ordered if is_finer(m, ordered[0])), None)
    return [finer, *ordered] if finer is not None else ordered


def _announced(facts: Facts, marking: Marking) -> int | None:
    """Return where a list of announcements begins that a reading cuts into articles, None where it is no such list."""
    starts = _starts(list(zip(marking.markers, marking.titles, strict=True)), marking.position)
    if announces(facts, starts, marking.markers):
        return min(starts[0], marking.markers[0])
    # Where days stand at the ends, the first announcement is taken with the article above it.
    ended = marking.position == "end" and len(starts) > 2 and facts.units[marking.markers[0]].kind == "date"
    if not ended or not announces(facts, starts[1:], marking.markers[1:]):
        return None
    first = facts.first_prose(max(0, marking.markers[0] - 3), marking.markers[0])
    return max(starts[0] + 1, first - 1)


def _by_layout(facts: Facts, found_groups: Sequence[tuple[list[int], bool, str]]) -> Iterator[Marking]:
    """Yield the readings by the layout of whole entries: heads of messages, lists with the same lines in each."""
    heads = [i for i, unit in enumerate(facts.units) if unit.field in ("head", "both")]
    if len(heads) >= 2:
        titles = [
            next((i for i in range(h, len(facts.units)) if facts.units[i].field in ("title", "both")), h) for h in heads
        ]
        yield Marking("over", tuple(heads), tuple(titles), len(heads), _SURE_LISTED, True)
    seen: set[tuple[int, ...]] = set()
    for members, dated, sort in found_groups:
        if sort in ("share", "comments", "tags") or is_thread(facts, members):
            continue
        list_ = entries(facts, members)
        if list_ is not None and list_.markers not in seen:
            seen.add(list_.markers)
            yield Marking(list_.position, list_.markers, list_.titles, len(list_.markers), _SURE_LAYOUT, dated)


def _undated(facts: Facts, others: bool, loose: bool) -> Iterator[Marking]:
    """Yield the readings by lines that are about an article and hold no day; names alone speak where no `others` do.

    `loose`: the other readings, if there are any, are by days over the articles, of which one day may have several.
    """
    if (column := stamped(facts, loose=loose)) is not None:
        untitled = sum(t is None for t in column.titles)
        valid = len(column.markers) - (1 - _UNTITLED_WEIGHT) * untitled
        yield Marking("end", column.markers, column.titles, valid, _SURE, False)
    if (list_ := listed(facts)) is not None:
        at_end = list_.ends is not None
        marks = list_.ends or list_.titles
        yield Marking("end" if at_end else "under", marks, list_.titles, len(marks), _SURE_LISTED, False)
    if not others and (titles := datelined(facts)) is not None:
        yield Marking("under", tuple(titles), tuple(titles), len(titles), _SURE, False)
    if not others and (column := signed_at_end(facts)) is not None:
        yield Marking("end", column.markers, column.titles, len(column.markers), _SURE, False)
    elif not others and (shorts := items(facts)) is not None:
        yield Marking("under", tuple(shorts), tuple(shorts), len(shorts), _SURE, False)
    if not others and (column := days_of_year(facts)) is not None:
        slot = over_slot(facts, column.markers, frozenset()) or column.titles
        yield Marking("over", column.markers, tuple(slot), len(column.markers), _SURE_UNSPACED, False)
    if not others and (column := hours(facts)) is not None:
        yield Marking("over", column.markers, column.titles, len(column.markers), _SURE, False)
    if not others and (column := named(facts)) is not None:
        place: Position = "over" if column.over else "under"
        yield Marking(place, column.markers, column.titles, len(column.markers), _SURE, False)


def is_finer(marking: Marking, best: Marking) -> bool:
    """Tell lines at each article's end from the days over the articles of one day: there is one below each of those."""
    if best.position != "over" or marking.position != "end" or len(marking.markers) <= len(best.markers):
        return False
    bounds = [*best.markers, marking.markers[-1] + 1]
    return marking.markers[0] > best.markers[0] and all(
        bisect_right(marking.markers, a) < bisect_left(marking.markers, b) for a, b in pairwise(bounds)
    )


def strength(marking: Marking) -> float:
    """Return how much speaks for a reading: how many articles it gives, and how much their titles look like titles."""
    return (marking.valid + (0.6 if marking.dated else 0.0)) * (0.6 + 0.2 * min(marking.score, 2.0))


def _readings(facts: Facts, members: list[int], dated: bool, sort: str) -> Iterator[Marking]:
    """Yield the readings (positions) under which the group cuts the page into articles."""
    if dated and sort == "date" and are_notes(facts, members):
        untitled = tuple(None for _ in members)
        yield Marking("end", tuple(members), untitled, _UNTITLED_WEIGHT * len(members), _SURE_UNSPACED, True)
    members = [m for m in _in_content(facts, members) if not _is_reprint(facts, m)]
    members = before_thread(facts, before_boxes(facts, below_masthead(facts, members) if dated else members))
    if len(members) < (2 if dated else 3) or is_thread(facts, members):
        return
    if dated and len(members) == 2:
        facts.refused = "two lines with a day are not taken for two articles"
    common = template_lines(facts, members)
    readings: dict[Position, Titled] = {
        "under": under_titles(facts, members, common, dated=dated),
        "over": over_titles(facts, members, common, dated=dated),
        "end": end_by_place(facts, members, end_titles(facts, members)),
    }
    if dated:
        readings["under"] = by_place(facts, members, readings["under"], common, over=False)
        readings["over"] = by_place(facts, members, readings["over"], common, over=True)
    for position, titles in readings.items():
        # Readers' comments rise down the page; articles below which names stand with the day fall.
        falling = sort == "names" and position == "end" and is_falling(facts, members)
        falling = falling and (len(members) > 2 or all(score >= _SURE_ALONE for _, score in titles))
        if falling or _ONLY.get(sort, position) == position:
            marking = _reading(facts, members, position, titles, dated)
            if marking is not None and sort == "day":
                # Lines that have nothing in common but a day.
                yield replace(marking, valid=_MIXED_WEIGHT * marking.valid)
            elif marking is not None:
                yield marking
    if dated and sort not in _ONLY:
        yield from (m for m in (_beside(facts, members), _diary(facts, members)) if m is not None)


def _reading(facts: Facts, members: Sequence[int], position: Position, titles: Titled, dated: bool) -> Marking | None:
    """Return the reading of a group with these titles, None when too few of them look like titles."""
    titles = _consistent(facts, titles)
    good = [(m, t, s) for m, (t, s) in zip(members, titles, strict=True) if s > 0]
    if len(good) < 2 or len(good) < 0.5 * len(members):
        return None
    if len(good) < (0.6 if facts.units[members[0]].kind == "byline" else 0.7) * len(members) and not dated:
        return None
    texts = {facts.units[t].text for _, t, _ in good}
    if len(texts) > 1 and _share_label(texts):
        return None
    if len(good) > 2 and len(texts) < len(good) and all(is_name(text) for text in texts):
        # Names that come again are those of the authors.
        return None
    score = sum(s for _, _, s in good) / len(good) * min(1.0, 0.1 + len(texts) / len(good))
    # Lines that differ in one number only, at an end, are counters and no titles ("(3)", "5 votes").
    distinct = len(texts) if len({_DIGITS.sub("0", t) for t in texts}) > 1 or not _COUNTER.search(min(texts)) else 0
    if score < _least_score(facts, [m for m, _, _ in good], dated) or distinct < (0.6 if dated else 0.8) * len(good):
        return None
    kept = _with_untitled(facts, members, titles, position) if len(good) >= 2 else []
    if len(kept) == 2 and dated and _are_one(facts, kept[0][0], kept[1][0]):
        return None
    if len(kept) == 2 and position != "end" and not _is_even(facts, kept):
        return None
    if len(kept) == 2 and position == "end" and not _is_over(facts, kept):
        return None
    if kept and dated and is_boxed(facts, _starts(kept, position)[0], kept[-1][0]):
        return None
    if len(kept) == 2 and dated and not pays(facts, _starts(kept, position), [m for m, _ in kept]):
        return None
    if len(kept) < len(members) and is_thread(facts, [m for m, _ in kept]):
        return None
    untitled = sum(t is None for _, t in kept)
    share = score * len(good) / len(members)
    return Marking(
        position,
        tuple(m for m, _ in kept),
        tuple(t for _, t in kept),
        len(kept) - (1 - _UNTITLED_WEIGHT) * untitled,
        share + _side_bonus(facts, members, position),
        dated,
    )


def _consistent(facts: Facts, titles: Titled) -> Titled:
    """Return the titles without the paragraphs among them where most are no sentences: those articles have none."""
    untitled = any(s == 0 for _, s in titles)
    whole = [
        s > 0 and (is_whole_sentence(facts.units[t]) or (untitled and facts.units[t].text[-1] in ".。"))
        for t, s in titles
    ]
    others = sum(s > 0 for _, s in titles) - sum(whole)
    if not any(whole) or others < sum(whole):
        return titles
    return [(t, 0.0) if odd else (t, s) for (t, s), odd in zip(titles, whole, strict=True)]


def _share_label(texts: Collection[str]) -> bool:
    """Tell lines that begin with one word and a colon: a label of the template, and no titles."""
    labels = {match[0] if (match := _LABEL.match(text)) else "" for text in texts}
    return len(labels) == 1 and "" not in labels


def _starts(kept: Sequence[tuple[int, int | None]], position: Position) -> list[int]:
    """Return where the parts begin that the markers separate."""
    return [m if t is None or position == "over" else t for m, t in kept]


def _with_untitled(
    facts: Facts, members: Sequence[int], titles: Titled, position: Position
) -> list[tuple[int, int | None]]:
    """Return the markers with their titles; one without a title stays where prose of its own goes with it."""
    kept: list[tuple[int, int | None]] = []
    forms = Counter(_form(facts.units[m]) for m, (_, s) in zip(members, titles, strict=True) if s > 0)
    for place, (marker, (title, score)) in enumerate(zip(members, titles, strict=True)):
        alike = forms[_form(facts.units[marker])] >= 0.5 * len(members)
        thin = score < 0 and alike and (place > 0 or _lines(facts, marker + 1, members[1]) >= 2)
        if score > 0 or (thin and facts.units[marker].dates):
            kept.append((marker, title))
            continue
        start, end = marker + 1, members[place + 1] if place + 1 < len(members) else min(len(facts.units), marker + 12)
        if position == "end":
            start, end = members[place - 1] + 1 if place else max(0, marker - 12), marker
        short = position == "end" and _lines(facts, start, end) >= 2
        if alike and (short or facts.prose(start, end) >= LEAST_CONTENT) and place:
            kept.append((marker, None))
    return kept


def _form(unit: Unit) -> Hashable:
    """Return what lines of one template have in common whatever names they hold: how much stands around the day."""
    if not unit.dates:
        return unit.kind
    before = ["" if w.casefold() in WEEKDAYS else w for w in _WORD.findall(unit.text[: unit.dates[0].start])]
    after = _WORD.findall(unit.text[unit.dates[-1].end :])
    return tuple(before[:1]), len(before) if len(before) < 3 else 3, bool(after)


def _are_one(facts: Facts, first: int, second: int) -> bool:
    """Tell the day over an article and the same day in the line below it."""
    one, other = facts.units[first], facts.units[second]
    days = [u.dates[0].date.value[:10] for u in (one, other) if u.dates]
    return len(days) == 2 and days[0] == days[1] and is_bare_date(one) and not is_bare_date(other)


def _is_even(facts: Facts, kept: Sequence[tuple[int, int | None]]) -> bool:
    """Tell two articles from one with the announcement of another: neither is a small part of the other's length."""
    first, second = kept[0][0], kept[1][0]
    one = facts.content(first + 1, second)
    other = facts.content(second + 1, min(len(facts.units), second + max(30, second - first)))
    return other >= 0.08 * one


def _is_over(facts: Facts, kept: Sequence[tuple[int, int | None]]) -> bool:
    """Tell whether the second of two articles is over where its marker stands at its end."""
    second = kept[1][0]
    return facts.prose(second + 1, min(len(facts.units), second + 20)) < facts.prose(kept[0][0], second)


def _beside(facts: Facts, members: Sequence[int]) -> Marking | None:
    """Return the reading that each marker's line holds its article's title too, None when that cannot be."""
    headings = beside_titles(facts, members)
    ends = [*members[1:], min(len(facts.units), members[-1] + 30)]
    good = [
        (m, h)
        for m, h, end in zip(members, headings, ends, strict=True)
        if h and facts.content(m + 1, end) >= LEAST_CONTENT
    ]
    if len(good) < max(2, 0.8 * len(members)) or len({h for _, h in good}) < 0.6 * len(good):
        return None
    if _is_phrase([h for _, h in good]):
        return None
    if sum(is_name(h) for _, h in good) > 0.5 * len(good) and (len(good) < 3 or len({h for _, h in good}) < len(good)):
        return None
    alone = sum(facts.units[m].above > 0 for m, _ in good) / len(good)
    if alone < 0.7 and facts.spaced:
        return None
    entries_ = _with_bare(facts, good)
    markers = tuple(m for m, _ in entries_)
    return Marking(
        "beside",
        markers,
        tuple(None for _ in entries_),
        len(good),
        1.0 + 0.5 * alone,
        True,
        tuple(h for _, h in entries_),
    )


def _with_bare(facts: Facts, good: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the markers with the days among them that have no title beside them but are printed alike otherwise."""
    units = facts.units
    if len(good) < 2:
        return list(good)
    first = units[good[0][0]]
    alike = [
        (i, "")
        for i in range(good[0][0] + 1, min(len(units), good[-1][0] + _NEAR))
        if units[i].kind == "date"
        and len(units[i].text) <= len(units[i].dates[0].date.raw) + 2
        and not units[i].bullet
        and units[i].dates[0].date.precision == first.dates[0].date.precision
        and (units[i].above > 0) == (first.above > 0)
        and _LETTERS.sub("", units[i].dates[0].date.raw).strip() == _LETTERS.sub("", first.dates[0].date.raw).strip()
    ]
    found = sorted([*good, *alike])
    values = [units[m].dates[0].date.value for m, _ in found]
    ends = [*(m for m, _ in found[1:]), min(len(units), found[-1][0] + _NEAR)]
    full = all(facts.content(m + 1, end) >= LEAST_CONTENT for (m, _), end in zip(found, ends, strict=True))
    falling = all(a >= b for a, b in pairwise(values))
    return found if full and falling and len(alike) < len(good) else list(good)


def _is_phrase(headings: Sequence[str]) -> bool:
    """Tell what a template prints before its days ("Tracked on", "Posted by: Anna at") from titles: it begins alike."""
    starts = Counter(" ".join(_WORD.findall(h)[:1]).casefold() for h in headings)
    ends = sum(h.rsplit(None, 1)[-1].casefold() in words.UNFINISHED for h in headings)
    return ends > 0.4 * len(headings) or (len(headings) > 2 and starts.most_common(1)[0][1] > 0.7 * len(headings))


def _diary(facts: Facts, members: Sequence[int]) -> Marking | None:
    """Return the reading that bare days, the newest first, stand over entries without titles."""
    units = facts.units
    ends = [*members[1:], min(len(units), members[-1] + 30)]
    good = [m for m, end in zip(members, ends, strict=True) if facts.prose(m + 1, end) >= LEAST_CONTENT]
    if len(good) < 3 or len(good) < 0.8 * len(members) or any(not is_bare_date(units[m]) for m in good):
        return None
    values = [units[m].dates[0].date.value for m in good]
    if any(a < b for a, b in pairwise(values)) or len(set(values)) < 0.8 * len(values):
        return None
    if facts.prose(0, good[0]) > 0.5 * facts.prose(good[0], good[-1]):
        return None
    return Marking("over", tuple(good), tuple(None for _ in good), 0.8 * len(good), _SURE_UNSPACED, True)


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
    return _SURE_UNSPACED if all(patterns.POSTED.match(t) or wording.names_after_by(t) for t in texts) else _SURE


def _in_content(facts: Facts, members: list[int]) -> list[int]:
    """Drop markers that have nothing to read on either side before the next one: lists of links with dates."""
    full = [facts.content(a + 1, b) >= LEAST_CONTENT for a, b in pairwise(members)]
    if sum(full) >= 0.5 * len(full):
        # Among posts a short one may stand, of one line below its title.
        full = [f or _lines(facts, a + 1, b) >= 2 for f, (a, b) in zip(full, pairwise(members), strict=True)]
    kept = []
    for place, index in enumerate(members):
        before = full[place - 1] if place else False
        after = full[place] if place < len(full) else False
        if before or after:
            kept.append(index)
    return kept


def _lines(facts: Facts, start: int, end: int) -> int:
    """Return how many lines of text there are in the units `[start, end)`, not counting entries of lists."""
    return sum(u.kind in ("text", "prose") and not u.bullet for u in facts.units[start:end])


def _side_bonus(facts: Facts, members: Sequence[int], position: Position) -> float:
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
