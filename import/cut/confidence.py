"""How sure the cut of a page is: whether each block is one whole article and nothing else."""

import re
from collections import Counter
from collections.abc import Sequence

from readroom.importer.cut.facts import META, Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Kind
from readroom.importer.cut.markers import Marking, is_finer, strength
from readroom.importer.cut.split import Block
from readroom.importer.cut.threads import thread_start
from readroom.text.model import Evidence

_SHORT, _LONG = 120, 600
_PAIR = 0.1
_DIGITS = re.compile(r"\d+")
_BETWEEN: frozenset[Kind] = frozenset(("text", "ui", "comments", "share", "tags", "more", "byline", "date", "partial"))


def cut_evidence(facts: Facts, blocks: Sequence[Block], markings: Sequence[Marking]) -> list[Evidence]:
    """Return for each block how sure it is that it is one whole article (0 to 1), and what speaks for and against it.

    `markings`: the readings of the page, the best first; none for a page that was read as one article.
    """
    end = len(facts.units) if len(blocks) > 1 else thread_start(facts)
    inside = sum(facts.prose(b.start, min(b.end, end)) for b in blocks)
    total = facts.prose(0, end)
    share = inside / total if total else 0.0
    rival = _rival(markings, blocks)
    return [block_evidence(facts, block, len(blocks), share, rival) for block in blocks]


def _rival(markings: Sequence[Marking], blocks: Sequence[Block]) -> float:
    """Return how strong the best other reading is in relation to the one taken, 0 without one.

    Readings that give as many articles from lines that stand beside those taken are the same in other words.
    """
    if not markings:
        return 0.0
    best = markings[0]
    others = [
        m
        for m in markings[1:]
        if abs(len(m.markers) - len(best.markers)) > 0.25 * len(best.markers) or m.position != best.position
    ]
    # Days over the articles of one day, and a line at the end of each: both are right.
    found = max((strength(m) for m in others if not _agree(best, m) and not is_finer(best, m)), default=0.0)
    return min(1.0, found / max(strength(best), 0.1))


def _agree(one: Marking, other: Marking) -> bool:
    """Tell two readings that take nearly the same lines for titles."""
    if len(set(one.markers) & set(other.markers)) >= 0.8 * max(len(one.markers), len(other.markers)):
        return True
    titles, others = {t for t in one.titles if t is not None}, {t for t in other.titles if t is not None}
    return bool(titles) and len(titles & others) >= 0.8 * max(len(titles), len(others))


def block_evidence(facts: Facts, block: Block, number: int, share: float, rival: float) -> Evidence:
    """Return the evidence of one block from what holds for the page and what it is made of.

    `number` is how many blocks the page has, `share` how much of its prose is in them, `rival` as of `_rival`.
    """
    against: list[str] = []
    size = facts.content(block.start, block.end)
    sure = 0.95
    if size < _LONG:
        sure -= 0.15 * (1 - max(0, size - _SHORT) / (_LONG - _SHORT)) if size > _SHORT else 0.2
        against += ["little text"] if size <= _SHORT else []
    if share < 0.9:
        sure -= min(0.5, 0.7 * (0.9 - share))
        # A third of a page's prose is not left out unseen, whatever else speaks for the cut.
        sure = min(sure, 0.55) if share < 0.75 else sure
        against.append(f"{round(100 * (1 - share))} % of the prose is outside")
    if rival > 0.5:
        sure -= 0.3 * (rival - 0.5) / 0.5 * (1 if number > 1 else 0.5)
        against += ["another reading is nearly as good"] if rival > 0.85 else []
    if block.title is None and block.heading is None:
        sure -= 0.15
        against.append("no title")
    if number == 1:
        sure -= _doubt_one(facts, block, against)
    elif number == 2:
        sure -= _PAIR if facts.spaced else 2 * _PAIR
        against += [] if facts.spaced else ["two articles, and no blank lines"]
    if number == 1 and facts.refused:
        sure -= 0.05
        against.append(facts.refused)
    if number == 1 and _days_inside(facts, block) >= 3:
        sure -= 0.2
        against.append("days between its paragraphs")
    reason = block.reason if not against else f"{block.reason}, but {', '.join(against)}"
    return Evidence(facts.units[block.start].first, round(max(0.05, min(sure, block.confidence + 0.1)), 2), reason)


def _doubt_one(facts: Facts, block: Block, against: list[str]) -> float:
    """Return what speaks against one article where several may have been run together; add the reasons to `against`."""
    meta = _has_meta(facts, block)
    heads = _heads_inside(facts, block)
    again = _forms_inside(facts, block)
    doubt = 0.0
    if not meta:
        doubt += 0.15
        against.append("neither day nor byline beside the title")
    if heads and (not meta or heads >= 2):
        doubt += min(0.36, 0.12 * heads) if not meta else 0.05
        against.append(f"{heads} lines inside that may be titles")
    if again > 1:
        doubt += 0.25 if not meta or again > 2 else 0.15
        against.append(f"lines of one form stand {again} times between its paragraphs")
    return doubt


def _heads_inside(facts: Facts, block: Block) -> int:
    """Return how many lines below the first paragraph look like titles, with a text of their own below each."""
    first = facts.first_prose(block.start if block.title is None else block.title + 1, block.end)
    least = 1.5 if facts.spaced else 1.0
    return sum(
        facts.units[i].kind == "text"
        and not ends_sentence(facts.units[i].text)
        and facts.title_score(i) >= least
        and facts.prose(i + 1, min(i + 6, block.end)) > 0
        for i in range(first + 1, block.end - 1)
    )


def _forms_inside(facts: Facts, block: Block) -> int:
    """Return how often the commonest form of short lines ("3 comments") stands between paragraphs."""
    forms: Counter[str] = Counter()
    for index in range(block.start + 1, block.end - 1):
        unit = facts.units[index]
        if unit.kind not in _BETWEEN or unit.size > 100 or unit.bullet:
            continue
        if facts.prose(block.start, index) and facts.prose(index, block.end):
            forms[unit.kind if unit.kind in ("byline", "date") else _DIGITS.sub("0", unit.text)] += 1
    return max(forms.values(), default=0)


def _has_meta(facts: Facts, block: Block) -> bool:
    start = block.start if block.title is None else min(block.start, block.title)
    stop = (block.title if block.title is not None else block.start) + 5
    return any(
        facts.units[i].kind in ("date", "byline") for i in range(max(0, start - 1), min(stop, block.end))
    ) or any(facts.units[i].kind in ("date", "byline") for i in range(max(block.start, block.end - 4), block.end))


def _days_inside(facts: Facts, block: Block) -> int:
    """Return how many lines of the block are a day and stand amid its prose."""
    return sum(
        facts.units[i].kind == "date" and facts.prose(block.start, i) > 0 and facts.prose(i, block.end) > 0
        for i in range(block.start, block.end)
        if facts.units[i].kind not in META - {"date"}
    )
