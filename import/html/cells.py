"""Cells of a line of facts: what stands where other posts of the page print their author is who signed this one."""

import re
from collections import Counter
from collections.abc import Sequence

from readroom.importer.cut.wording import is_comments, names_after_by
from readroom.importer.cut.words import SECTIONS
from readroom.importer.html.draft import Draft
from readroom.importer.html.phrases import is_button, leads_elsewhere
from readroom.importer.html.region import Kind, kind_of
from readroom.importer.html.tree import Line
from readroom.text.model import Evidence

_CELL = re.compile(r"\s*[|·•‧/]\s*|\s[–—-]\s|[\t\u2003]+")
_WORDS = 5  # of a cell that is a name
_LONGEST = 60  # characters
_FACTS = 20  # words of a line of facts
_FAR = 8  # lines from a title
_SURE = 0.55

Slot = tuple[Kind, int, int, int]
"""How a line is marked up, how far it is from the title, how many cells it has, which of them."""


def read_cells(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """Give posts that name nobody what stands in the cell in which at least half of the posts have their author."""
    if len(drafts) < 2 or all(draft.facts.authors for draft in drafts):
        return
    slots: Counter[Slot] = Counter()
    for draft in drafts:
        line = draft.facts.evidence["authors"].line if draft.facts.authors else None
        if line is not None:
            slots.update({slot for slot, name in _slots(lines, draft, line - 1) if name == draft.facts.authors[0]})
    for slot, count in slots.most_common():
        if count < len(drafts) / 2:
            return
        for draft in drafts:
            if draft.facts.authors:
                continue
            index = _start(draft) + slot[1]
            if not 0 <= index < len(lines) or index in draft.kept:
                continue
            name = next((text for own, text in _slots(lines, draft, index) if own == slot), "")
            if name and _may_sign(name):
                draft.facts.authors = (name,)
                draft.facts.evidence["authors"] = Evidence(
                    index + 1, _SURE, "the cell where the other posts name theirs"
                )
                draft.facts.lines.add(index)
        return


def _start(draft: Draft) -> int:
    return draft.kept[0] if draft.title_line is None else draft.title_line


def _slots(lines: Sequence[Line], draft: Draft, index: int) -> list[tuple[Slot, str]]:
    """Return the cells of a line with what they print, without a "By"."""
    line = lines[index]
    steps = index - _start(draft)
    if line.words > _FACTS or abs(steps) > _FAR:
        return []
    cells = [cell.strip() for cell in _CELL.split(line.text) if cell.strip()]
    kind = kind_of(line)
    return [((kind, steps, len(cells), n), names_after_by(cell) or cell) for n, cell in enumerate(cells)]


def _may_sign(text: str) -> bool:
    """Tell whether a cell may be a name: few words without figures, and no button, counter or section."""
    if len(text) > _LONGEST or len(text.split()) > _WORDS or any(map(str.isdigit, text)) or text[-1:] in ":?!…":
        return False
    return not (is_button(text) or is_comments(text) or leads_elsewhere(text) or text.casefold() in SECTIONS)
