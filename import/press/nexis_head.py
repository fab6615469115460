"""What stands above the labels of a LexisNexis record: publication, date, edition, headline.

The classic layout has them in this order; Nexis Uni and Lexis+ have the headline first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readroom.importer.press.blocks import Block
from readroom.importer.press.dates import find_day, is_period
from readroom.importer.press.nexis_labels import COPYRIGHT, CORRECTED, COUNT, find_label
from readroom.importer.press.sheet import LIKELY, Sheet

_EDITION = re.compile(
    r"\b(?:editions?|ausgabe|édition|edición|edição|edizione|editie|(?:\w+ )?final|regional|national|late|early|city|"
    r"metro|first|second|third|cycle)\b|^\d(?:st|nd|rd|th)?$|ausgabe",
    re.I,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\s?(?:[AP]\.?M\b\.?|Uhr|h\b|[A-Z]{2,4}\b).{0,30}$", re.I)
_LAYOUTS = 16  # blocks among which a date is looked for


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the head of a record: its text, where it stands, and the block that it is of."""

    text: str
    at: int
    block: int


def lines_of(sheet: Sheet, blocks: Sequence[Block]) -> list[Line]:
    """Return the lines of blocks, those of a label or of the export itself left out and said on the sheet."""
    found: list[Line] = []
    for number, block in enumerate(blocks):
        if COUNT.match(block.text):
            sheet.say(block.first, "metadata", "number of the document", block.last)
            continue
        for at in range(block.first, block.last + 1):
            text = sheet.lines[at].strip()
            if COPYRIGHT.match(text):
                sheet.say(at, "cut", "copyright")
            elif CORRECTED.match(text):
                sheet.aside("note", text, at, "correction appended")
            elif text:
                found.append(Line(text, at, block.box if block.box >= 0 else -2 - number))
    return found


def date_block(sheet: Sheet, blocks: Sequence[Block], layout: str) -> int | None:
    """Return the block that prints the date: a line that is little else, not the headline of the newer layout."""
    best: int | None = None
    for number, block in enumerate(blocks[:_LAYOUTS]):
        if find_label(block.text) or COUNT.match(block.text) or COPYRIGHT.match(block.text):
            continue
        for at in range(block.first, block.last + 1):
            text = sheet.lines[at].strip()
            if len(text) > 160 or COPYRIGHT.match(text):
                continue
            day = find_day(text, sheet.order)
            if day is None and not is_period(text):
                continue
            if (day is None or day.start == 0) and (layout == "classic" or number > 0):
                return number
            if best is None and len(text) <= 120 and (layout == "classic" or number > 0):
                best = number
    return best


def read_head(sheet: Sheet, blocks: Sequence[Block], layout: str) -> None:
    """Read publication, date, edition and headline from the blocks above the labels."""
    dated = date_block(sheet, blocks, layout)
    lines = lines_of(sheet, blocks)
    if dated is None:
        above, below = (lines[:1], lines[1:]) if layout == "classic" else (lines[:2], lines[2:])
    else:
        first, last, box = blocks[dated].first, blocks[dated].last, blocks[dated].box
        within = [line for line in lines if first <= line.at <= last or (line.block == box and line.at > last)]
        above = [line for line in lines if line.at < first]
        below = [line for line in lines if line.at > last and (box < 0 or line.block != box)]
        above += _date(sheet, within)
    _names(sheet, above, layout, dated=dated is not None)
    _headline(sheet, _edition(sheet, below))


def _names(sheet: Sheet, lines: Sequence[Line], layout: str, *, dated: bool) -> None:
    """Read what stands above the date: the publication, and in the newer layout the headline above it."""
    groups = _groups(lines)
    if layout == "uni" and (len(groups) > 1 or not dated):
        kept = groups[:-1] or groups
        _headline(sheet, [line for group in kept for line in group])
        groups = groups[len(kept) :]
    for number, group in enumerate(groups):
        if number == 0:
            for place, line in enumerate(group):
                if place == 0:
                    sheet.put("source", line.text, line.at, "publication above the date", LIKELY)
                else:
                    sheet.other(line.at, "above the date")
        else:
            # The name of a programme, a note of the agency.
            sheet.other(group[0].at, "above the date", group[-1].at)


def _date(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    """Take the date from the lines of its block, and the edition below it; return the lines above it."""
    above: list[Line] = []
    for place, line in enumerate(lines):
        day = find_day(line.text, sheet.order)
        if day is None and not is_period(line.text):
            above.append(line)
            continue
        sheet.put("date", day.date if day else line.text, line.at, "date below the publication")
        rest = line.text[day.end :].strip(" ,;.-–") if day else ""
        lead = line.text[: day.start].strip(" ,;.-–") if day else ""
        edition = [part for part in (lead, rest) if part and _EDITION.search(part)]
        where = line.at
        for below in lines[place + 1 :]:
            if _CLOCK.match(below.text):
                sheet.say(below.at, "metadata", "time")
            else:
                edition.append(below.text)
                where = where if len(edition) > 1 else below.at
                sheet.say(below.at, "metadata", "edition below the date")
        if edition:
            text = " ".join(edition).strip(" ;,")
            sheet.put("edition", text, where, "edition below the date", LIKELY)
        return above
    return above


def _edition(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    """Take an edition or a clock that stands between the date and the headline; return the other lines."""
    groups = _groups(lines)
    kept: list[Line] = []
    for number, group in enumerate(groups):
        text = " ".join(line.text for line in group)
        # The headline must be left: an edition is not the last thing above the labels, unless the headline is known.
        more = number + 1 < len(groups) or "title" in sheet.values
        if not kept and _CLOCK.match(text) and len(text) <= 40:
            sheet.say(group[0].at, "metadata", "time", group[-1].at)
        elif not kept and more and "edition" not in sheet.values and len(text) <= 80 and _EDITION.search(text):
            sheet.put("edition", text, group[0].at, "edition below the date", LIKELY, last=group[-1].at)
        else:
            kept += group
    return kept


def _headline(sheet: Sheet, lines: Sequence[Line]) -> None:
    """Take the headline, whose lines stand in one block; what stands below it is a standfirst."""
    for group in _groups(lines):
        text = " ".join(line.text for line in group)
        if "title" not in sheet.values:
            sheet.put("title", text, group[0].at, "headline", LIKELY, last=group[-1].at)
        else:
            sheet.aside("deck", text, group[0].at, "below the headline", group[-1].at)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    found: list[list[Line]] = []
    for line in lines:
        if found and found[-1][-1].block == line.block:
            found[-1].append(line)
        else:
            found.append([line])
    return found
