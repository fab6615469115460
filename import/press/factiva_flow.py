"""Factiva records without codes, in which only the place of a line and its form tell what it is.

Section, headline, byline, credit, "808 words", date, time, source, its code, edition, page, language, copyright; then
the text, captions, the publisher, and "Document" with Factiva's number.
"""

import re
from collections.abc import Sequence

from readroom.importer.press.blocks import Block, add_text
from readroom.importer.press.factiva import COPYRIGHT, COUNT, DOCUMENT, FURNITURE, credit, title
from readroom.importer.press.languages import language_code
from readroom.importer.press.sheet import LIKELY, Sheet

_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[AP]\.?M\.?)?$", re.I)
_CODE_OF_SOURCE = re.compile(r"[A-Z][A-Z0-9]{1,7}$")
_BY = re.compile(r"(?:by|von|par|por|di|door|от)\s", re.I)
_PAGE = re.compile(r"(?:pages?\s|S\.\s|pp?\.\s)?[A-Z]{0,3}\d{1,4}(?:[-,;. ]+[A-Z]{0,2}\d{1,4})*$", re.I)
_VOLUME = re.compile(r"(?:vol(?:ume)?|issue|no|nr|band|jahrgang|numéro|número|n°)\b\.?\s*\d", re.I)
_CAPTION = re.compile(r"(?:(?:photo|foto|graphic|chart|map|picture|caption|illustration|bild)s?\b|\(?Credit\b)", re.I)
_COMPANY = re.compile(
    r"\b(?:GmbH|Ltd|Limited|Inc|LLC|LLP|Corp|Corporation|Co|Company|plc|PLC|AG|SE|KG|S\.?A\.?S?|S\.?p\.?A|S\.?r\.?l|"
    r"S\.?L|B\.?V|N\.?V|Pty|AB|ApS|Oy|Verlag|Press|Publishing|Publications?|Publishers?|Group|Media|Holdings?|"
    r"Digital|Agency|Agence|Newspapers?|News(?:wires)?|Services?|Zeitung|Editorial|Editions?|Presse|株式会社)\b\W*(?:\([^)]*\))?\W*$"
)


def read_flow(sheet: Sheet, blocks: Sequence[Block], headline: int | None = 0) -> None:
    """Read a record without codes; `headline` is the block that is known to be the headline."""
    count = next((i for i, block in enumerate(blocks[:24]) if COUNT.match(block.text)), None)
    end = next((i for i, block in enumerate(blocks) if DOCUMENT.match(block.text)), len(blocks))
    _end(sheet, blocks[end:])
    if headline is not None and headline < len(blocks):
        title(sheet, blocks[headline], "headline")
        for block in blocks[:headline]:
            sheet.put("section", block.text, block.first, "section", LIKELY, last=block.last)
    below = (headline if headline is not None else -1) + 1
    if count is None or count >= end:
        sheet.problems.append("the line with the number of words is missing: date and source were not found")
        _text(sheet, blocks[below:end])
        return
    _above(sheet, blocks[below:count])
    sheet.say(blocks[count].first, "metadata", "number of words", blocks[count].last)
    _text(sheet, blocks[_below(sheet, blocks, count + 1, end) : end])


def _above(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Read section, byline and credit, which stand between the headline and the number of words."""
    marked = any(block.part == "author" for block in blocks)
    for place, block in enumerate(blocks):
        by = _BY.match(block.text)
        if block.part == "author" or (not marked and (by or (place == len(blocks) - 1 and len(blocks) > 1))):
            sheet.put("authors", block.text, block.first, "byline", LIKELY, last=block.last)
        elif marked and "authors" in sheet.values:
            credit(sheet, block.text, block.first, "credit", block.last)
        elif block.part == "deck":
            sheet.aside("deck", block.text, block.first, "below the headline", block.last)
        else:
            sheet.put("section", block.text, block.first, "section", LIKELY, last=block.last)


def _below(sheet: Sheet, blocks: Sequence[Block], at: int, end: int) -> int:
    """Read what stands below the number of words up to the copyright; return where the text begins."""
    stop = next((i for i in range(at, end) if blocks[i].part == "body"), end)
    if at < stop and sheet.put("date", blocks[at].text, blocks[at].first, "date", last=blocks[at].last):
        at += 1
    if at < stop and _TIME.match(blocks[at].text.strip()):
        sheet.say(blocks[at].first, "metadata", "time", blocks[at].last)
        at += 1
    if at < stop and not COPYRIGHT.match(blocks[at].text):
        sheet.put("source", blocks[at].text, blocks[at].first, "source", last=blocks[at].last)
        at += 1
    known = any(blocks[i].part == "body" for i in range(at, end))
    for offset in range(at, stop if known else min(at + 8, stop)):
        block, text = blocks[offset], blocks[offset].text.strip()
        code = None if "language" in sheet.values else language_code(text)
        if COPYRIGHT.match(text):
            sheet.say(block.first, "cut", "copyright", block.last)
            return _notice(sheet, blocks, offset + 1, stop, known=known)
        if _CODE_OF_SOURCE.match(text) and offset == at:
            sheet.say(block.first, "metadata", "code of the source", block.last)
        elif code and len(text) <= 40:
            sheet.put("language", text, block.first, "language", last=block.last)
            following = offset + 1
            if not known and (following >= stop or not COPYRIGHT.match(blocks[following].text)):
                return following
        elif _PAGE.match(text):
            if not sheet.is_said(block.first):
                sheet.put("print_page", text, block.first, "page", LIKELY, last=block.last)
        elif _VOLUME.match(text):
            sheet.other(block.first, "volume", block.last)
        elif known or len(text) <= 60:
            sheet.put("edition", text, block.first, "edition", LIKELY, last=block.last)
        else:
            return offset
    return stop if known else min(at + 8, stop)


def _notice(sheet: Sheet, blocks: Sequence[Block], at: int, stop: int, *, known: bool) -> int:
    """Return where the text begins below a copyright, which may have further lines."""
    while at < stop and (known or COPYRIGHT.match(blocks[at].text)):
        sheet.say(blocks[at].first, "cut", "copyright", blocks[at].last)
        at += 1
    return at


def _text(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Read the text, captions below it, and the publisher above Factiva's number."""
    if any(block.part == "body" for block in blocks):
        last = max(i for i, block in enumerate(blocks) if block.part == "body")
        # What stands between the paragraphs and is none of them is a caption as well.
        for index, block in enumerate(blocks[: last + 1]):
            if block.part == "body":
                continue
            if index:
                sheet.aside("caption", block.text, block.first, "not marked as text", block.last)
        add_text(
            sheet, [block for block in blocks[: last + 1] if block.part == "body" or not sheet.is_said(block.first)]
        )
        for index, block in enumerate(blocks[last + 1 :], last + 1):
            if index == len(blocks) - 1 and len(block.text) <= 120 and not _CAPTION.match(block.text):
                sheet.say(block.first, "metadata", "publisher", block.last)
            else:
                sheet.aside("caption", block.text, block.first, "below the text", block.last)
        return
    if len(blocks) > 1 and _is_publisher(blocks[-1].text):
        sheet.say(blocks[-1].first, "metadata", "publisher", blocks[-1].last)
        blocks = blocks[:-1]
    add_text(sheet, blocks)


def _is_publisher(text: str) -> bool:
    text = text.strip()
    return len(text) <= 90 and not _CAPTION.match(text) and bool(_COMPANY.search(text)) and text.count(" ") <= 10


def _end(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Read Factiva's number; what stands below it is no part of the article."""
    for block in blocks:
        number = DOCUMENT.match(block.text)
        if number and "accession" not in sheet.values:
            sheet.put("accession", number["number"], block.first, "number of the document", last=block.last)
        else:
            reason = "Factiva's own words" if FURNITURE.match(block.text) else "below the article"
            sheet.say(block.first, "cut", reason, block.last)
