"""Lines of a page's template within its articles: what stands first or last in the text of nearly all of them."""

from collections.abc import Callable, Sequence

from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.shapes import ends_sentence
from readroom.importer.cut.slots import share_template

_HEAD, _TAIL, _REACH = 3, 6, 8
_ALIKE, _LINE_MOST = 0.8, 160
_LEAST_LEFT = 12


def without_frame(facts: Facts, drafts: Sequence[Draft]) -> None:
    """Take the lines of the template from the beginnings and the ends of the articles' texts."""
    if len(drafts) < 2:
        return
    for _ in range(_HEAD):
        if not _step(facts, drafts, lambda d: d.first, lambda d, i: setattr(d, "first", i + 1)):
            break
    _end_last(facts, drafts)
    for _ in range(_TAIL):
        if not _step(facts, drafts, lambda d: d.last - 1, lambda d, i: setattr(d, "last", i)):
            break


def _step(
    facts: Facts, drafts: Sequence[Draft], place: Callable[[Draft], int], take: Callable[[Draft, int], None]
) -> bool:
    """Take one line from each text if nearly all of them are of one template; return whether any was."""
    found = [(d, place(d)) for d in drafts if d.last - d.first > 1]
    rows = [(d, i) for d, i in found if _may_frame(facts.units[i])]
    if len(rows) < max(2, _ALIKE * len(drafts)) or (len(drafts) == 2 and len(rows) < 2):
        return False
    alike = _alike(facts, rows, len(drafts))
    kept = [(d, i) for d, i in alike if _left(facts, d, i) >= _LEAST_LEFT]
    if len(kept) < len(alike) or not alike:
        return False
    for draft, index in kept:
        take(draft, index)
    return True


def _alike(facts: Facts, rows: list[tuple[Draft, int]], number: int) -> list[tuple[Draft, int]]:
    """Return the rows that share a template, all of them or all but the one that differs most; none when few do."""
    if share_template([facts.units[i] for _, i in rows]):
        return rows
    if len({facts.units[i].text for _, i in rows[:-1]}) == 1 and len(rows) == number > 2:
        # The end of the last article is not the template's but the page's.
        return rows[:-1]
    if number < 4:
        return []
    for place in range(len(rows)):
        rest = rows[:place] + rows[place + 1 :]
        if len(rest) >= _ALIKE * number - 1 and len(rest) >= 3 and share_template([facts.units[i] for _, i in rest]):
            return rest
    return []


def _left(facts: Facts, draft: Draft, index: int) -> int:
    return facts.content(draft.first, draft.last) - facts.content(index, index + 1)


def _may_frame(unit: Unit) -> bool:
    """Tell a line that may belong to the template: short, and no sentence of a text."""
    return unit.size <= _LINE_MOST and not (unit.kind == "prose" and ends_sentence(unit.text))


def _end_last(facts: Facts, drafts: Sequence[Draft]) -> None:
    """End the text of the last article at the line with which the others end: below it the page's own lines follow."""
    last = drafts[-1]
    ends = [facts.units[d.last - 1] for d in drafts[:-1] if d.last - d.first > 1]
    if len(drafts) < 3 or len(ends) < 2 or not all(map(_may_frame, ends)):
        return
    for index in range(last.last - 1, max(last.first, last.last - _REACH), -1):
        if _may_frame(facts.units[index]) and share_template([*ends, facts.units[index]]):
            last.last = index + 1
            return
