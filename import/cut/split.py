"""From markers to blocks: which units belong to which article of a page."""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from readroom.importer.cut.facts import META, Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Kind, Unit
from readroom.importer.cut.markers import Marking, Position
from readroom.importer.cut.region import tail_end, without_teasers

_CLOSERS: frozenset[Kind] = frozenset(("tags", "comments", "share", "more", "byline", "date"))
_SIGNED: frozenset[Kind] = frozenset(("byline", "tags", "share", "comments", "more"))
_BREAK_OFF = re.compile(r"(?:[\w,;]\s?(?:\.\.\.|…)|\[(?:\.\.\.|…)\])$")
_HEAD_MOST = 60
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Block:
    """The units `[start, end)` of one article, with its title and its marker where they are known.

    `heading` is a title that shares its line with the marker. `reason` says what it was cut by,
    `confidence` (0 to 1) how sure that is.
    """

    start: int
    end: int
    position: Position | Literal["single"]
    title: int | None = None
    marker: int | None = None
    reason: str = ""
    confidence: float = 1.0
    heading: str | None = None


def split(facts: Facts, marking: Marking) -> list[Block]:
    """Return the blocks of the articles that the markers separate, in the order of the page."""
    blocks = _without_teasers(facts, _with_heads(facts, _CUTS[marking.position](facts, marking)))
    place = _PLACES[marking.position]
    sort = "date lines" if marking.dated else "repeated lines"
    for block in blocks:
        block.reason = f"{len(marking.markers)} {sort} of one form stand {place}"
        block.confidence = round(min(0.98, 0.5 + 0.2 * marking.score + 0.02 * min(len(marking.markers), 5)), 2)
    return blocks


def _with_heads(facts: Facts, blocks: list[Block]) -> list[Block]:
    """Begin the blocks one line higher where a short line is glued to the first line of nearly all: names, labels."""
    tops = [b.start - 1 for b in blocks]
    if len(blocks) < 2 or blocks[0].position == "end" or not facts.spaced or tops[0] < 0:
        return blocks
    if sum(_is_glued(facts, top) for top in tops) < max(2, 0.8 * len(tops)):
        return blocks
    for place, (block, top) in enumerate(zip(blocks, tops, strict=True)):
        if _is_glued(facts, top):
            block.start = top
            if place:
                blocks[place - 1].end = min(blocks[place - 1].end, top)
    return blocks


def _is_glued(facts: Facts, index: int) -> bool:
    unit = facts.units[index]
    return (
        unit.kind in ("text", "byline", "ui")
        and not unit.below
        and unit.above > 0
        and unit.size <= _HEAD_MOST
        and not ends_sentence(unit.text)
    )


def _without_teasers(facts: Facts, blocks: list[Block]) -> list[Block]:
    """Drop the short blocks that break off below one long article: they announce others."""
    if len(blocks) < 3:
        return blocks
    longest, *rest = blocks
    least = facts.content(longest.start, longest.end) / 4
    if all(facts.content(b.start, b.end) <= min(least, 700) and _breaks_off(facts, b) for b in rest):
        return [longest]
    return blocks


def _breaks_off(facts: Facts, block: Block) -> bool:
    units = facts.units[block.start : block.end]
    paragraphs = [u for u in units if u.kind == "prose"]
    cut = bool(paragraphs) and _BREAK_OFF.search(paragraphs[-1].text) is not None
    return len(paragraphs) <= 2 and (cut or any(u.kind == "more" for u in units))


def _under(facts: Facts, marking: Marking) -> list[Block]:
    labels = _labels(facts, [t for t in marking.titles if t is not None])
    starts = [
        marker if title is None else _with_labels(facts, title, labels)
        for title, marker in zip(marking.titles, marking.markers, strict=True)
    ]
    return _close(facts, [
        Block(start, end, "under", title, marker)
        for start, end, title, marker in zip(
            starts, [*starts[1:], len(facts.units)], marking.titles, marking.markers, strict=True
        )
    ])  # fmt: skip


def _over(facts: Facts, marking: Marking) -> list[Block]:
    starts = list(marking.markers)
    return _close(facts, [
        Block(start, end, "over", title, start)
        for start, end, title in zip(starts, [*starts[1:], len(facts.units)], marking.titles, strict=True)
    ])  # fmt: skip


def _beside(facts: Facts, marking: Marking) -> list[Block]:
    starts = list(marking.markers)
    blocks = [
        Block(start, end, "beside", None, start, heading=heading or None)
        for start, end, heading in zip(starts, [*starts[1:], len(facts.units)], marking.headings, strict=True)
    ]
    return _close(facts, blocks)


def _end(facts: Facts, marking: Marking) -> list[Block]:
    blocks = []
    first = marking.titles[0]
    start = _with_labels(facts, first) if first is not None else facts.first_prose(0, marking.markers[0])
    if start == marking.markers[0] > 0:
        # A note too short for a paragraph.
        start -= 1
    if not marking.dated and start and facts.units[start - 1].kind == "date":
        start -= 1
    for marker, title in zip(marking.markers, marking.titles, strict=True):
        end = marker + 1
        while end < len(facts.units) and _closes(facts.units[end]):
            end += 1
        blocks.append(Block(start, end, "end", title, marker))
        start = end
    return blocks


def _closes(unit: Unit) -> bool:
    """Tell a line that goes with the marker above it at the end of an article."""
    return unit.kind in ("share", "tags", "comments", "more") or (unit.kind == "byline" and not unit.above)


_CUTS = {"under": _under, "over": _over, "end": _end, "beside": _beside}
_PLACES: dict[Position, str] = {
    "under": "under each title",
    "over": "over each title",
    "end": "at the end of each",
    "beside": "on a line with each title",
}


def _labels(facts: Facts, titles: Sequence[int]) -> frozenset[str]:
    """Return the short lines that stand above most of the titles, some of them again and again: sections."""
    above = [
        facts.units[t - 1].text
        for t in titles
        if t and facts.units[t - 1].kind == "text" and facts.units[t - 1].size <= 40
    ]
    counts = Counter(above)
    again = frozenset(text for text, number in counts.items() if number > 1)
    return again if sum(counts[text] for text in again) >= 0.6 * len(titles) else frozenset()


def _with_labels(facts: Facts, title: int, labels: frozenset[str] = frozenset()) -> int:
    """Return where an article starts whose title is `title`: label lines and a bare day right above it are its own."""
    start = title
    while start and facts.units[start - 1].kind == "partial":
        start -= 1
    if start and facts.units[start - 1].text in labels:
        return start - 1
    for _ in range(2):
        above = facts.units[start - 1] if start else None
        if above is None or above.kind not in ("text", "breadcrumb") or above.size > 80 or ends_sentence(above.text):
            break
        if (above.below and facts.units[start].kind != "text") or above.below > 1:
            break
        if above.below and above.above:
            # It stands alone between blank lines: the last line of something else, or the page's own name.
            break
        start -= 1
    return start


def _close(facts: Facts, blocks: list[Block]) -> list[Block]:
    """Find where the last block ends: as the others do, or where boxes and menus begin."""
    last = blocks[-1]
    last.end = tail_end(facts, max(last.title or last.start, last.start, last.marker or 0) + 1, last.end)
    closers = _closers(facts, blocks[:-1])
    first = facts.first_prose((last.title or last.start) + 1, last.end)
    for index in range(first + 1, last.end):
        if _key(facts.units[index]) in closers:
            index += 1
            while index < last.end and facts.units[index].kind in META:
                index += 1
            last.end = index
            break
    last.end = without_teasers(facts, first, last.end)
    if last.end < len(facts.units) and facts.units[last.end].kind in _SIGNED & closers:
        last.end += 1
    return blocks


def _closers(facts: Facts, blocks: Sequence[Block]) -> set[Hashable]:
    """Return the templates that stand among the last lines of most of the blocks."""
    counts: Counter[Hashable] = Counter()
    for block in blocks:
        counts.update({_key(unit) for unit in facts.units[max(block.start, block.end - 4) : block.end]} - {None})
    return {key for key, count in counts.items() if count >= max(2, 0.6 * len(blocks))}


def _key(unit: Unit) -> Hashable | None:
    if unit.kind in _CLOSERS:
        return unit.kind
    return _DIGITS.sub("0", unit.text) if unit.size <= 200 else None
