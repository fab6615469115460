"""Lines of a page that look alike: date lines of one template, share bars, bylines, counters."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

from readroom.importer.cut import patterns, wording
from readroom.importer.cut.byline import is_name
from readroom.importer.cut.dated import CELL
from readroom.importer.cut.lines import Unit
from readroom.text.months import WEEKDAYS

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_OUTLET_AND = re.compile(r"^[^\W\d_a-z][^\d,:|]{2,60}(?:\([^()]{2,30}\)\s?)?,\s(?:(?:den|vom|le|del|il)\s)?$")
_MOST_GROUPS, _SENTENCE_MOST = 80, 100


def groups(units: Sequence[Unit]) -> Iterator[tuple[list[int], bool, str]]:
    """Yield sets of lines that look alike, each once, with whether they are dated, and what they have in common."""
    keyed: dict[Hashable, list[int]] = defaultdict(list)
    counts = Counter(unit.text for unit in units if unit.kind == "comments")
    for index, unit in enumerate(units):
        if unit.size > 300 or (unit.bullet and unit.kind != "date"):
            continue
        if may_mark(unit):
            for key in _date_keys(unit):
                keyed[key].append(index)
            if unit.kind == "date":
                keyed["day", unit.bullet].append(index)
            if _names_source(unit):
                keyed[("source",)].append(index)
        elif _is_dated_title(unit):
            for key in _title_keys(unit):
                keyed[key].append(index)
        elif unit.kind == "partial" and not unit.bullet:
            keyed["partial", CELL.search(unit.text) is not None].append(index)
        elif unit.kind in ("share", "byline", "tags") or (unit.kind == "comments" and _is_counter(unit, counts)):
            keyed[_plain_key(unit)].append(index)
    _add_sentences(units, keyed)
    seen: set[tuple[int, ...]] = set()
    for key, members in sorted(keyed.items(), key=lambda item: -len(item[1]))[:_MOST_GROUPS]:
        sort = key[0] if isinstance(key, tuple) else ""
        dated = sort in ("date", "names", "day", "beside", "source")
        if len(members) >= (2 if dated and sort != "day" else 3) and tuple(members) not in seen:
            seen.add(tuple(members))
            yield members, dated, str(sort)


def _is_counter(unit: Unit, counts: Counter[str]) -> bool:
    """Tell a counter of comments from the heading of a thread: it has a number, or stands there more than once."""
    return counts[unit.text] > 1 or any(map(str.isdigit, unit.text))


def _is_dated_title(unit: Unit) -> bool:
    """Tell a line that may be a title with its day before or behind it."""
    if len(unit.dates) != 1 or "://" in unit.text:
        return False
    return unit.kind == "text" and unit.size <= 160


def _add_sentences(units: Sequence[Unit], keyed: dict[Hashable, list[int]]) -> None:
    """Add to lines of titles and days those whose titles end as a sentence does; they must be the fewer."""
    late: dict[Hashable, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        if unit.kind == "prose" and len(unit.dates) == 1 and unit.size <= _SENTENCE_MOST and not unit.bullet:
            for key in _title_keys(unit):
                late[key].append(index)
    for key, found in late.items():
        if 2 * len(found) <= len(keyed.get(key, ())):
            keyed[key] = sorted([*keyed[key], *found])


def _title_keys(unit: Unit) -> Iterator[Hashable]:
    """Yield the templates of a line that holds a title and a day: the side of the day and the sign between."""
    found = unit.dates[0]
    if found.date.precision in ("day", "minute"):
        before, after = unit.text[: found.start].rstrip(), unit.text[found.end :].lstrip()
        if not before.strip("([") or before.strip(" ,.([").casefold() in WEEKDAYS:
            yield "beside", "first", after[:1] if after[:1] and not after[0].isalnum() else ""
        elif not after.strip(")]."):
            yield "beside", "last", before[-1:] if not before[-1].isalnum() else ""
        elif not before[-1].isalnum() and wording.names_after_by(after):
            yield "beside", "by", before[-1]


def may_mark(unit: Unit) -> bool:
    """Tell whether a date is what the line is there for."""
    if not unit.dates or unit.dates[0].date.precision not in ("day", "minute") or "://" in unit.text:
        return False
    before = unit.text[: unit.dates[0].start]
    if patterns.UPDATED.search(before) and not patterns.POSTED.search(before) and not wording.names_after_by(before):
        return False
    return unit.kind in ("date", "byline", "tags") or (
        unit.kind in ("text", "prose")
        and (patterns.POSTED.search(unit.text[: unit.dates[0].start]) is not None or _names_source(unit))
    )


def _names_source(unit: Unit) -> bool:
    """Tell the line below a reprinted article that says where it is from: "Source: …", "The Evening Post, 3 May"."""
    before = unit.text[: unit.dates[0].start]
    if unit.size > 200 or len(unit.dates) != 1:
        return False
    return patterns.SOURCE_LINE.match(unit.text) is not None or (
        _OUTLET_AND.match(before) is not None and unit.kind == "date"
    )


def _date_keys(unit: Unit) -> Iterator[Hashable]:
    """Yield the templates of a date line, the closest first."""
    first = unit.dates[0]
    before = _plain(unit.text[: first.start])
    after = _plain(unit.text[unit.dates[-1].end :])
    if after == ["г", "."]:
        # The year's abbreviation behind Russian dates.
        after = []
    yield "date", 0, tuple(before), tuple(after)
    yield from _title_keys(unit)
    if len(before) <= 2 and not after:
        yield "date", 1, len(before) > 0
    yield "date", 2, tuple(before), after[:1] == []
    if before:
        yield "date", 3, before[0], before[-1], *after[:1]
        yield "date", 4, before[0], before[-1]
        if len(before) > 2:
            # Names of one word and of two stand before the day.
            yield "date", 5, before[0], before[1], bool(after)
        yield "names", before[-1], *after[:1]
        if len(after) > 1 and is_name(unit.text[: first.start].strip()):
            yield "names", "", *after[:2]
    else:
        yield "date", 6, *after[:1]


def _plain(text: str) -> list[str]:
    """Return the words and signs of a text, with figures and the names of weekdays masked."""
    words = _WORD.findall(_DIGITS.sub("0", text.casefold()))
    return ["weekday" if word in WEEKDAYS and len(word) > 2 else word for word in words]


def _plain_key(unit: Unit) -> Hashable:
    if unit.kind == "share":
        return unit.kind, unit.text
    if unit.kind == "comments":
        return (unit.kind,)
    words = _WORD.findall(unit.text.casefold())
    return unit.kind, "|" in unit.text if unit.kind == "tags" and "|" in unit.text else words[0]
