"""What the posts of a page say at the same place: one that says it in other words is read as the others are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from readroom.importer.html.cells import read_cells
from readroom.importer.html.column import read_column
from readroom.importer.html.draft import Draft
from readroom.importer.html.known import dates_in
from readroom.importer.html.region import Kind, kind_of
from readroom.importer.html.tree import Line
from readroom.text.dates import Order
from readroom.text.model import Evidence

_AGREED = 0.5  # of the posts that must have the fact at one place
_FAR = 8  # lines from a title
_NAME = 5  # words
_SIDE = 30  # characters beside a name that are compared

Place = tuple[Kind, int]


def read_places(lines: Sequence[Line], drafts: Sequence[Draft], order: Order | None) -> None:
    """Give drafts the date and the authors that they lack, where the others have theirs."""
    if len(drafts) > 1:
        _dates(lines, drafts, order)
        _authors(lines, drafts)
        read_cells(lines, drafts)
        if 2 * sum(bool(draft.facts.authors) for draft in drafts) < len(drafts):
            read_column(lines, drafts)


def _place(lines: Sequence[Line], draft: Draft, index: int) -> Place:
    """Return where a line stands: how it is marked up, and how far it is from the title, or from the text."""
    return kind_of(lines[index]), index - _start(draft)


def _start(draft: Draft) -> int:
    return draft.kept[0] if draft.title_line is None else draft.title_line


def _usual(places: list[Place], count: int) -> Place | None:
    found = Counter(places).most_common(1)
    if not found or found[0][1] < max(_AGREED * count, 1):
        return None
    (kind, steps), _ = found[0]
    return (kind, steps) if abs(steps) <= _FAR else None


def _at(lines: Sequence[Line], draft: Draft, place: Place) -> int | None:
    """Return the line that a draft has at a place, where it is marked up alike and is no text."""
    index = _start(draft) + place[1]
    if not 0 <= index < len(lines) or index in draft.kept or kind_of(lines[index]) != place[0]:
        return None
    return index


def _dates(lines: Sequence[Line], drafts: Sequence[Draft], order: Order | None) -> None:
    told = [(d, d.facts.date.line - 1) for d in drafts if d.facts.date and d.facts.date.line]
    usual = _usual([_place(lines, d, i) for d, i in told], len(drafts))
    for draft in drafts if usual else ():
        index = _at(lines, draft, usual) if usual and draft.facts.date is None else None
        dates = dates_in(lines[index].text, order) if index is not None else ()
        if index is not None and len(dates) == 1:
            draft.facts.date = replace(dates[0][2], line=index + 1)
            draft.facts.evidence["date"] = Evidence(index + 1, 0.7, "where the other posts have theirs")
            draft.facts.lines.add(index)


def _authors(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """Read the name that stands between the same words as the names of the other posts."""
    sides: Counter[tuple[Place, str, str]] = Counter()
    for draft in drafts:
        line = draft.facts.evidence["authors"].line if draft.facts.authors else None
        if line is None:
            continue
        before, name, after = lines[line - 1].text.partition(draft.facts.authors[0])
        if name and (before.strip() or after.strip()):
            sides[_place(lines, draft, line - 1), before, _unfigured(after)] += 1
    if not sides:
        return
    (place, before, after), count = sides.most_common(1)[0]
    if count < max(_AGREED * len(drafts), 2) or abs(place[1]) > _FAR:
        return
    for draft in drafts:
        own = draft.facts.authors
        index = _at(lines, draft, place) if len(own) < 2 else None
        if index is None or not lines[index].text.startswith(before):
            continue
        text = lines[index].text[len(before) :]
        end = text.find(after) if after else len(text)
        name = text[:end].strip(" ,،:：|·") if end > 0 else ""
        if own and not (":" in name and name.startswith(own[0])):
            continue
        if name and len(name.split()) <= _NAME and not any(map(str.isdigit, name)):
            draft.facts.authors = (name,)
            draft.facts.evidence["authors"] = Evidence(index + 1, 0.6, "where the other posts name theirs")
            draft.facts.lines.add(index)


def _unfigured(text: str) -> str:
    """Return what stands behind a name up to the first figure."""
    end = next((i for i, c in enumerate(text) if c.isdigit()), len(text))
    return text[: min(end, _SIDE)]
