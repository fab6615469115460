"""Who wrote, from the line below a text that says at what hour: "anna um 20:16 | 1 Kommentar"."""

import re
from collections.abc import Sequence

from readroom.importer.cut import words
from readroom.importer.cut.byline import HOURS, Byline
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.fields import take_byline
from readroom.importer.cut.wording_bylines import BY, POSTED_ON
from readroom.importer.cut.wording_comments import COUNTERS
from readroom.text.months import WEEKDAYS

_MOST, _ALIKE, _SURE, _LINES = 160, 0.8, 0.55, 3
_AT_HOUR = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]{1,20}(?:\s[^\W\d_][\w.'’-]{0,20}){0,2}?)\s"
    r"(?:um|at|@|à|alle(?: ore)?|ore|a las|às|om|kl\.?|klo|в|o)\s\d{1,2}[:.h]\d\d(?:\s?uhr|\s?[ap]m)?"
    r"(?=\s?(?:$|[|·•,–(-]))",
    re.IGNORECASE,
)


def name_before_hour(text: str) -> str | None:
    """Return who wrote at the hour that the line says; None when no name stands before it."""
    match = _AT_HOUR.match(text) if len(text) <= _MOST else None
    if match is None:
        return None
    name = match["name"]
    low = name.casefold()
    if low in words.UI or low in words.SECTIONS or low in words.WIDGETS or name in HOURS or low in WEEKDAYS:
        return None
    return None if BY.end(name) or POSTED_ON.end(f"{name} ") or COUNTERS.end(name) else name


def read_hour_lines(facts: Facts, drafts: Sequence[Draft]) -> None:
    """Give the articles of a page their authors from such lines, when nearly all articles have one."""
    if len(drafts) < 2 or any(draft.authors for draft in drafts):
        return
    found: list[tuple[Draft, int, str]] = []
    for draft in drafts:
        for index in range(draft.last, min(draft.last + _LINES, draft.block.end)):
            if name := name_before_hour(facts.units[index].text):
                found.append((draft, index, name))
                break
    if len(found) < max(2, _ALIKE * len(drafts)):
        return
    for draft, index, name in found:
        take_byline(
            draft, index, facts.units[index], Byline((name,), None), _SURE, "name before the hour below each text"
        )
