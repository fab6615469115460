"""Who wrote the posts of a page, from the line below each that says at what hour: "anna um 20:16 | 1 Kommentar"."""

from collections.abc import Sequence

from readroom.importer.cut.hour_line import name_before_hour
from readroom.importer.html.draft import Draft
from readroom.importer.html.tree import Line
from readroom.text.model import Evidence

_AGREED, _SURE, _LINES = 0.8, 0.55, 3


def sign_by_hours(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """Give posts that name nobody the authors of such lines, when nearly all of them have one."""
    if len(drafts) < 2 or any(draft.facts.authors for draft in drafts):
        return
    found: list[tuple[Draft, int, str]] = []
    for draft in drafts:
        below = draft.kept[-1] + 1
        for index in range(below, min(below + _LINES, len(lines))):
            if name := name_before_hour(lines[index].text):
                found.append((draft, index, name))
                break
    if len(found) < max(2, _AGREED * len(drafts)):
        return
    for draft, index, name in found:
        draft.facts.authors = (name,)
        draft.facts.evidence["authors"] = Evidence(index + 1, _SURE, "name before the hour below each post")
        draft.facts.lines.add(index)
