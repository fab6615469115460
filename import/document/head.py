"""Who wrote a document, when, under which title: what is printed at its head and its end, and where.

What a file's properties say (title, author) counts only where the page prints it: they are often those of a template,
of a machine, or of whoever saved the file. Dates of files are none.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from readroom.importer.cut.byline import Byline, is_outlet, parse_byline, parse_dateline, parse_labelled, parse_names
from readroom.importer.document.blocks import Block
from readroom.importer.fields import LONGEST
from readroom.text.dates import Order, find_dates
from readroom.text.model import Evidence, PrintedDate

_ZONE = 14  # blocks from the beginning in which a title is looked for
_NEAR = 6  # blocks after a title, and half of them before it, that may be about the article
_LONG = 160  # characters; a block that is longer is text
_DATELINE = 75  # characters of a line that names an author beside a date
_TITLE = 300  # characters of a title
_LETTERS = re.compile(r"[\W_]+")
_TITLES = frozenset(("title", "titel", "titre", "título", "titolo", "doctitle", "article title", "headline"))
_AUTHORS = frozenset(("author", "authors", "byline", "autor", "auteur", "autore"))
_DATES = frozenset(("date", "datum", "fecha", "data", "dateline"))


@dataclass(slots=True)
class Facts:
    """What a document says of itself. `used` are the blocks (by their index) that say it, each with the reason."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    date: PrintedDate | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)
    used: dict[int, str] = field(default_factory=dict)


def letters(text: str) -> str:
    """Return what two prints of the same words have in common."""
    return _LETTERS.sub("", text).casefold()


def read_head(blocks: Sequence[Block], properties: Mapping[str, str], order: Order | None) -> Facts:
    """Return what the head and the end of a document say. The blocks have their lines on the page."""
    facts = Facts()
    shown = [i for i, b in enumerate(blocks) if b.verdict == "kept" and b.lines]
    _title(blocks, shown[:_ZONE], properties.get("title"), facts)
    read_beside(blocks, facts, order, properties.get("creator"))
    if not facts.authors:
        _signed(blocks, shown, facts, properties.get("creator"))
    return facts


def read_beside(blocks: Sequence[Block], facts: Facts, order: Order | None, creator: str | None) -> None:
    """Add what the lines beside a title say. `facts.used` holds the title's blocks; `creator` is the file's author."""
    shown = [i for i, b in enumerate(blocks) if b.verdict == "kept" and b.lines]
    start = max(facts.used, default=-1)
    before = [i for i in shown[:_ZONE] if i < min(facts.used, default=0)][-(_NEAR // 2) :]
    after = [i for i in shown if i > start][:_NEAR]
    _near(blocks, after, before, facts, order, creator)


def _title(blocks: Sequence[Block], zone: Sequence[int], given: str | None, facts: Facts) -> None:
    """Find the title among the first blocks: by its style, the file's own title, its size, its face."""
    short = [i for i in zone if len(blocks[i].one_line) <= _TITLE and blocks[i].kind in ("paragraph", "heading")]
    prose = next((n for n, i in enumerate(short) if _is_prose(blocks[i])), len(short))
    near = short[: prose + 1]
    found = next((i for i in short if blocks[i].name in _TITLES), None)
    reason, sure = "style of a title", 0.95
    if found is None and given:
        found = next((i for i in near if letters(blocks[i].one_line) == letters(given) != ""), None)
        reason, sure = "title of the file, printed here", 0.95
    if found is None:
        heads = [i for i in near if blocks[i].kind == "heading" and not _is_line_about(blocks[i])]
        top = min((blocks[i].level or 9 for i in heads), default=0)
        found = next((i for i in heads if (blocks[i].level or 9) == top), None)
        reason, sure = "first heading", 0.85
    if found is None and sum(blocks[i].bold for i in zone) <= max(len(zone) // 2, 2):
        found = next((i for i in near if blocks[i].bold and not _is_line_about(blocks[i])), None)
        reason, sure = "bold line above the text", 0.75
    if found is None:
        return
    parts = [found]
    name = blocks[found].name
    while parts[-1] + 1 < len(blocks) and name in _TITLES and blocks[parts[-1] + 1].name == name:
        parts.append(parts[-1] + 1)
    facts.title = " ".join(blocks[i].one_line for i in parts)[:LONGEST]
    facts.used |= dict.fromkeys(parts, "title")
    facts.evidence["title"] = Evidence(blocks[found].line, sure, reason)


def _is_prose(block: Block) -> bool:
    text = block.one_line
    return len(text) > _LONG or (len(text) > 60 and text.endswith((".", "。", "؟")) and block.kind == "paragraph")


def _is_line_about(block: Block) -> bool:
    """Tell whether a block is a byline or a date line, and so no title."""
    text = block.one_line
    return block.name in _AUTHORS | _DATES or parse_byline(text) is not None or _is_date_line(text)


def _is_date_line(text: str) -> bool:
    found = find_dates(text, "dmy")
    return bool(found) and len(text) - sum(end - start for start, end, _ in found) <= 20


def _near(
    blocks: Sequence[Block],
    after: Sequence[int],
    before: Sequence[int],
    facts: Facts,
    order: Order | None,
    creator: str | None,
) -> None:
    """Read the lines about the article that stand near its title, those below it first."""
    for places in (after, before[::-1]):
        for index in places:
            block = blocks[index]
            text = block.one_line
            if len(text) > _LONG or block.kind not in ("paragraph", "heading"):
                if places is after:
                    break
                continue
            _read_line(block, index, text, facts, order, creator)
    dated = "date" in facts.evidence
    if facts.authors or not facts.title:
        return
    for index in after[:3]:
        # A bare name is an author's when a date stands beside it, or the file names the same one.
        block = blocks[index]
        found = parse_names(block.one_line) if len(block.one_line) <= 80 and index not in facts.used else None
        if found and (dated or (found.outlet and is_outlet(found.outlet)) or _same_name(found.authors, creator)):
            _take_names(facts, found, block, index, 0.75, "name below the title")
            return


def _read_line(block: Block, index: int, text: str, facts: Facts, order: Order | None, creator: str | None) -> None:
    dates = find_dates(text, order)
    used = False
    if dates and facts.date is None:
        start, end, date = dates[0]
        names = parse_dateline(text, start, end) if len(text) <= _DATELINE else None
        rest = len(text) - (end - start)
        if names or rest <= 45 or block.name in _DATES:
            facts.date = replace(date, line=block.line)
            facts.evidence["date"] = Evidence(block.line, 0.85, "date line near the title")
            used = True
            if names and not facts.authors:
                _take_names(facts, names[0], block, index, names[1], "name beside the date")
    found = None if facts.authors else parse_byline(text) or parse_labelled(text)
    if found is None and not facts.authors and block.name in _AUTHORS:
        found = parse_names(text, marked=True) or Byline((text,), None)
    if found and (found.authors or found.outlet):
        _take_names(facts, found, block, index, 0.9, "byline near the title")
    elif creator and not facts.authors and letters(text) == letters(creator) != "":
        _take_names(facts, Byline((creator,), None), block, index, 0.85, "author of the file, printed here")
    if used:
        facts.used.setdefault(index, "date")


def _take_names(facts: Facts, found: Byline, block: Block, index: int, sure: float, reason: str) -> None:
    if found.authors:
        facts.authors = found.authors
        facts.evidence["authors"] = Evidence(block.line, sure, reason)
    if found.outlet and facts.outlet is None:
        facts.outlet = found.outlet
        facts.evidence["outlet"] = Evidence(block.line, sure, reason)
    facts.used.setdefault(index, "byline")


def _same_name(names: Sequence[str], creator: str | None) -> bool:
    return bool(creator) and letters(creator or "") in {letters(name) for name in names}


def _signed(blocks: Sequence[Block], shown: Sequence[int], facts: Facts, creator: str | None) -> None:
    """Look for a byline at the end of the text."""
    for index in shown[-3:]:
        block = blocks[index]
        text = block.one_line.strip("—–- ()")
        if index in facts.used or len(text) > 100 or len(shown) < 3 or block.kind != "paragraph":
            continue
        found = parse_byline(text)
        if found is None and creator and letters(text) == letters(creator) != "":
            found = Byline((creator,), None)
        if found and found.authors:
            _take_names(facts, found, block, index, 0.8, "byline below the text")
            return
