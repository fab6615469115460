"""Who signs where no person's name is printed: initials, an office, a name of the East beside the date."""

import re
from collections.abc import Collection, Sequence

from readroom.importer.html.east import is_eastern_name
from readroom.importer.html.elements import OFFICE, Facts
from readroom.importer.html.offices import is_office_name
from readroom.importer.html.people import initials
from readroom.importer.html.tree import Line
from readroom.text.model import Evidence

_CELL = re.compile(r"\s+[|·•‧/]\s+")
_OFFICE_WORDS = 4


def office_beside(facts: Facts, lines: Sequence[Line], near: Collection[int]) -> None:
    """Take the office that stands by itself beside the date for who signs, where no person does."""
    if facts.date is None or not facts.date.line:
        return
    day = facts.date.line - 1
    for index in (day - 1, day + 1):
        cell = _CELL.split(lines[index].text)[0].strip() if index in near and not lines[index].linked else ""
        if cell and len(cell.split()) <= _OFFICE_WORDS and is_office_name(cell):
            facts.authors, facts.evidence["authors"] = (cell,), Evidence(index + 1, OFFICE, "office beside the date")
            facts.lines.add(index)
            return


def who_else(parts: Sequence[str]) -> tuple[str, ...]:
    """Return who signs beside a date in initials or for an office, when one of the parts of the line does."""
    found = [sign for part in parts if (sign := initials(part))]
    found = found or [bare for part in parts if (bare := part.strip(" ,()")) and is_office_name(bare)]
    found = found or [
        bare
        for part in parts
        if (bare := part.strip(" ,()")) and (is_eastern_name(bare) or is_eastern_name(bare, japanese=True))
    ]
    return (found[0],) if len(found) == 1 else ()
