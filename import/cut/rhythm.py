"""Lists whose entries have the same lines at the same distances: teasers with a title, a line or two, and a day.

Where lines of one form come at one distance, what stands between them is the same for each entry: columns of labels,
titles, texts and buttons. Which of them stand before the first of those lines, and which behind the last, says where
an entry begins.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from readroom.importer.cut.byline import is_name
from readroom.importer.cut.facts import STOP, Facts
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.shapes import ends_sentence

_DIGITS = re.compile(r"\d+")
_LEAST, _NEAREST, _FARTHEST = 3, 2, 9
_ALIKE, _LABEL_WORDS, _TITLE_WORDS = 0.8, 1.5, 2.5
_TEXT_LEAST, _TITLE_MOST, _TEXT_MOST = 15, 160, 700


class Entries(NamedTuple):
    """Entries of a list: their lines of one form, their titles, and on which side of the title those stand."""

    markers: tuple[int, ...]
    titles: tuple[int, ...]
    position: Literal["under", "over", "end"]


def entries(facts: Facts, members: Sequence[int]) -> Entries | None:
    """Return the entries of the list in which the units `members` stand at one distance, None without such a list."""
    members = _run(members)
    if len(members) < _LEAST:
        return None
    gap = members[1] - members[0]
    before = _matching(facts, members[1:], members[0], -1, gap)
    after = _matching(facts, members[:-1], members[-1], 1, gap)
    if before + after < gap - 1:
        return None
    after = gap - 1 - before
    columns = {step: [facts.units[m + step] for m in members] for step in range(-before, after + 1) if step != 0}
    texts = [step for step, units in sorted(columns.items()) if _is_text(units)]
    if len(texts) < 2:
        return None
    title = texts[1] if _is_label(columns[texts[0]], columns[texts[1]]) and len(texts) > 2 else texts[0]
    rest = [step for step in texts if step > title]
    if not rest or not _are_titles(columns[title]):
        return None
    main = max(rest, key=lambda step: sum(u.size for u in columns[step]))
    sizes = [u.size for u in columns[main]]
    if sum(sizes) < _TEXT_LEAST * len(sizes) or max(sizes) > _TEXT_MOST:
        return None
    first, last = members[0] - before, members[-1] + after
    if _is_beside_text(facts, first, last):
        return None
    position: Literal["under", "over", "end"] = "over" if title > 0 else "under" if main > 0 else "end"
    return Entries(tuple(members), tuple(m + title for m in members), position)


def _run(members: Sequence[int]) -> list[int]:
    """Return the longest run of members at one distance of a few lines."""
    best: list[int] = []
    run = list(members[:1])
    for a, b in pairwise(members):
        if _NEAREST <= b - a <= _FARTHEST and (len(run) < 2 or b - a == run[1] - run[0]):
            run.append(b)
        else:
            run = [a, b] if _NEAREST <= b - a <= _FARTHEST else [b]
        best = run if len(run) > len(best) else best
    return best


def _matching(facts: Facts, others: Sequence[int], member: int, side: int, gap: int) -> int:
    """Return how many lines beside `member` look as those beside the others do, on one side (1 below, -1 above)."""
    for far in range(1, gap):
        index = member + side * far
        if not 0 <= index < len(facts.units):
            return far - 1
        forms = Counter(_form(facts.units[o + side * far]) for o in others)
        form, number = forms.most_common(1)[0]
        same = _form(facts.units[index])
        texts = {_DIGITS.sub("0", facts.units[o + side * far].text) for o in others}
        if len(texts) == 1 and _DIGITS.sub("0", facts.units[index].text) not in texts:
            # The others have a line of the template there.
            return far - 1
        if same[0] != form[0] or (number >= _ALIKE * len(others) and same != form):
            return far - 1
    return gap - 1


def _form(unit: Unit) -> tuple[str, bool, bool, bool]:
    sort = "text" if unit.kind in ("text", "prose") and not unit.bullet else "item" if unit.bullet else unit.kind
    return sort, unit.above > 0, unit.below > 0, ends_sentence(unit.text)


def _is_text(units: Sequence[Unit]) -> bool:
    """Tell a column of lines of text that differ from entry to entry and are no names."""
    plain = sum(u.kind in ("text", "prose") and not u.bullet and not u.dates for u in units)
    different = len({_DIGITS.sub("0", u.text) for u in units}) >= _ALIKE * len(units)
    return plain >= _ALIKE * len(units) and different and sum(is_name(u.text) for u in units) <= 0.5 * len(units)


def _is_label(units: Sequence[Unit], below: Sequence[Unit]) -> bool:
    return _words(units) <= _LABEL_WORDS and _words(below) >= _TITLE_WORDS


def _words(units: Sequence[Unit]) -> float:
    return sum(len(u.text.split()) if u.size == len(u.text) else u.size / 6 for u in units) / len(units)


def _are_titles(units: Sequence[Unit]) -> bool:
    sentences = sum(u.text[-1] in ".。" and not u.text.endswith("..") for u in units)
    return all(u.size <= _TITLE_MOST for u in units) and sentences <= 0.3 * len(units)


def _is_beside_text(facts: Facts, first: int, last: int) -> bool:
    """Tell a list that stands beside something longer: the announcements below an article."""
    inside = facts.prose(first, last + 1) + sum(u.size for u in facts.units[first : last + 1] if u.kind == "text")
    outside = facts.prose(0, first) + facts.prose(last + 1, len(facts.units))
    boxed = first > 0 and facts.units[first - 1].kind in STOP and outside > 0.3 * inside
    return outside > 0.6 * inside or boxed
