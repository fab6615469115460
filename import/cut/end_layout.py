"""The titles of articles that end at their markers, set right by what all of them have in common.

Between the end of one article and the text of the next stand the same lines each time: a label and a title, a title
alone. Above the first article stand the page's own lines too; the others say which of them is its title.
"""

import re
from collections import Counter
from collections.abc import Sequence

from readroom.importer.cut.byline import is_name
from readroom.importer.cut.facts import META, Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Unit
from readroom.importer.cut.titles import Titled

_ALIKE, _TITLE_MOST = 0.8, 160
_LABEL_WORDS, _TITLE_WORDS = 2.0, 3.5
_ONE_WORD, _FEW_WORDS = 1.3, 2.5
_INNER, _LEAST = 1.8, 0.5
_LABEL_MOST = 60
_DIGITS = re.compile(r"\d+")


def end_by_place(facts: Facts, members: Sequence[int], found: Titled) -> Titled:
    """Return the titles `found` for articles that end at `members`, where the others show another line."""
    found = _below_template(facts, members, found)
    if len(members) < 3 or any(score <= 0 for _, score in found[1:]):
        return found
    if (first := _first_listed(facts, members, found)) is not None:
        return [(first, max(facts.title_score(first), _LEAST)), *found[1:]]
    starts = [0, *(m + 1 for m in members[:-1])]
    found = _below_labels(facts, members, starts, found)
    gaps = {facts.first_prose(t, m) - t for m, (t, _) in list(zip(members, found, strict=True))[1:]}
    if len(gaps) != 1:
        return found
    gap = gaps.pop()
    text = _first_text(facts, members, found, gap)
    line = text - gap
    if not 0 <= line < text or line == found[0][0] or not _may_head(facts.units[line]):
        return found
    return [(line, found[0][1]), *found[1:]]


def _first_listed(facts: Facts, members: Sequence[int], found: Titled) -> int | None:
    """Return the title of the first article where all titles are listed above it, each of them once."""
    units = facts.units
    top = {u.text: i for i, u in reversed(list(enumerate(units[: members[0]]))) if facts.counts[u.text] > 1}
    if any(units[t].text not in top for t, _ in found[1:]):
        return None
    below = max(top[units[t].text] for t, _ in found[1:])
    return next(
        (i for i in range(below + 1, members[0]) if top.get(units[i].text, i) < i and _may_head(units[i])), None
    )


def _first_text(facts: Facts, members: Sequence[int], found: Titled, gap: int) -> int:
    """Return where the text of the first article begins: below its last heading where no other has any."""
    text = facts.first_prose(0, members[0])
    inner = any(
        _is_heading(facts, i)
        for m, (t, _) in list(zip(members, found, strict=True))[1:]
        for i in range(facts.first_prose(t, m) + 1, m)
    )
    if inner:
        return text
    heads = [i for i in range(text - gap + 1, members[0]) if _is_heading(facts, i)]
    later = facts.first_prose(heads[-1], members[0]) if heads else text
    return later if heads and later < members[0] and later - heads[-1] == gap else text


def _is_heading(facts: Facts, index: int) -> bool:
    unit = facts.units[index]
    return unit.kind == "text" and unit.alone and facts.title_score(index) >= _INNER and _may_head(unit)


def _below_template(facts: Facts, members: Sequence[int], found: Titled) -> Titled:
    """Return the lines below those that stand again, but for their figures, where other articles have their titles.

    "Answer this (3)" below each article is a line of the page. Numbered titles ("Notes of the week 12") stay: nothing
    else stands between them and their texts.
    """
    forms = [_DIGITS.sub("0", facts.units[t].text) if score > 0 else "" for t, score in found]
    again = {form for form, number in Counter(forms[1:]).items() if form and number > 1}
    again |= _below_markers(facts, members)
    better: dict[int, tuple[int, float]] = {}
    for place, (title, _) in enumerate(found):
        if forms[place] not in again or not place:
            continue
        text = facts.first_prose(title + 1, members[place])
        below = _title_below(facts, range(title + 1, text), again)
        if below is None:
            return found
        better[place] = below, max(facts.title_score(below), _LEAST)
    return [better.get(place, one) for place, one in enumerate(found)]


def _title_below(facts: Facts, indexes: Sequence[int], again: set[str]) -> int | None:
    """Return the unit among `indexes` that is the title best, of those whose forms do not come `again`."""
    lines = [i for i in indexes if facts.units[i].kind == "text" and _DIGITS.sub("0", facts.units[i].text) not in again]
    good = (i for i in lines if facts.title_score(i) >= 1.0 and _may_head(facts.units[i]))
    # A title may end with a full stop too, or say what somebody said.
    return next(good, next((i for i in lines if facts.units[i].alone), None))


def _below_markers(facts: Facts, members: Sequence[int]) -> set[str]:
    """Return the forms of the short lines that stand right below most of the markers: sections, links."""
    forms: Counter[str] = Counter()
    for marker in members:
        near = facts.units[marker + 1 : marker + 3]
        forms.update({_DIGITS.sub("0", u.text) for u in near if u.size <= _LABEL_MOST})
    return {form for form, number in forms.items() if number >= max(2, 0.6 * len(members))}


def _below_labels(facts: Facts, members: Sequence[int], starts: Sequence[int], found: Titled) -> Titled:
    """Return the lines below the ones found where those are labels of one or two words, and these are longer."""
    below = [facts.skip(t, 1, 2) for t, _ in found]
    pairs = list(zip(found[1:], below[1:], members[1:], strict=True))
    if not all(b < m and _may_head(facts.units[b]) and facts.title_score(b) >= 1.0 for _, b, m in pairs):
        return found
    texts = {facts.units[b].text for b in below[1:]}
    labels = sum(_words(facts.units[t]) for (t, _), _, _ in pairs) / len(pairs)
    titles = sum(_words(facts.units[b]) for _, b, _ in pairs) / len(pairs)
    short = labels <= _ONE_WORD and titles >= _FEW_WORDS
    if labels > _LABEL_WORDS or (titles < _TITLE_WORDS and not short) or len(texts) < _ALIKE * len(pairs):
        return found
    if any(is_name(facts.units[t].text) for (t, _), _, _ in pairs):
        return found
    return [found[0], *((b, s) for (_, s), b, _ in pairs)]


def _words(unit: Unit) -> float:
    return len(unit.text.split()) if unit.size == len(unit.text) else unit.size / 6


def _may_head(unit: Unit) -> bool:
    return (
        unit.kind in ("text", "prose")
        and not unit.bullet
        and unit.size <= _TITLE_MOST
        and not unit.dates
        and unit.kind not in META
        and not (ends_sentence(unit.text) and unit.text[-1] not in '?!？！»”"')
    )
