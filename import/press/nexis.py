"""LexisNexis records: what each block of one is, from the publication to the copyright.

The classic layout has publication, date, edition and headline above the labels; Nexis Uni and Lexis+ have the headline
first. Labels up to the length, or up to "Body", stand above the text, the others below it.
"""

import re
from collections.abc import Sequence
from typing import Literal

from readroom.importer.formats import Unreadable
from readroom.importer.press.blocks import Block, add_text
from readroom.importer.press.nexis_head import date_block, read_head
from readroom.importer.press.nexis_labels import (
    ABOVE,
    COPYRIGHT,
    CORRECTED,
    COUNT,
    END,
    FAULT,
    PAGE,
    RELEVANCE,
    Label,
    find_label,
    goes_on,
    is_sure,
)
from readroom.importer.press.sheet import LIKELY, OTHER, Sheet

Layout = Literal["classic", "uni"]
_HEAD = 80  # blocks among which the labels above a text are looked for
_LINE = 300  # code points of a value under a label that is not known
_ADDRESS = re.compile(r"\s*;\s*(https?://[^\s<>;]{4,300})\s*$")
_RUN = 12  # paragraphs that one label below a text may have


def read_blocks(sheet: Sheet, blocks: Sequence[Block], layout: Layout) -> None:
    """Say on the sheet what each block of a record is; raise Unreadable when it is no record, or a faulty one."""
    # Where "Body" is set as a heading, "Graphic" and "Notes" are labels only where they are set so too.
    heads = any(b.part == "head" and ":" not in b.text and find_label(b.text, bare=True) for b in blocks)
    labels = [find_label(b.text, bare=layout == "uni" and (b.part == "head" or not heads)) for b in blocks]
    fault = next((b.text for b in blocks[:4] if FAULT.search(b.text)), None)
    if fault:
        raise Unreadable(f"no document: LexisNexis says {fault[:120]!r}")
    plain = [i for i, found in enumerate(labels[:_HEAD]) if found is None]
    dated = date_block(sheet, [blocks[i] for i in plain], layout)
    if dated is None and not any(labels):
        raise Unreadable("not a record: it has none of LexisNexis's fields")
    top, body = _head(blocks, labels, plain[dated] if dated is not None else None, layout)
    tail = _tail(blocks, labels, body)
    read_head(sheet, [blocks[i] for i in range(top) if labels[i] is None], layout)
    for block, found in zip(blocks[:top], labels[:top], strict=True):
        if found:
            _read_label(sheet, block, found)
    _read_run(sheet, blocks[top:body], labels[top:body])
    _read_body(sheet, blocks[body:tail])
    _read_run(sheet, blocks[tail:], labels[tail:])


def _head(
    blocks: Sequence[Block], labels: Sequence[Label | None], dated: int | None, layout: Layout
) -> tuple[int, int]:
    """Return where the labels above the text begin, and where the text does."""
    start = 0 if dated is None else dated + 1
    size = min(len(blocks), _HEAD)
    top = next((i for i in range(start, size) if (found := labels[i]) and found.field in ABOVE), None)
    body = next((i for i in range(start, size) if (found := labels[i]) and found.field == "body"), None)
    length = next((i for i in range(start, size) if (found := labels[i]) and found.field == "length"), None)
    if body is not None and _reaches(labels, top, body):
        # What stands on the line of the label belongs to the text.
        found = labels[body]
        rest = bool(found and found.rest)
        return (body if top is None else min(top, body)), body + (not rest)
    if top is None:
        # The headline is the first block below the date; without a date there is one as well.
        at = start
        while at < size and labels[at]:
            at += 1
        if layout == "classic" or dated is None:
            at += 1
        while at < size and (found := labels[at]) and not is_sure(found):
            at += 1
        return min(at, len(blocks)), min(at, len(blocks))
    end = (length if length is not None else top) + 1
    while end < size and (found := labels[end]) and not is_sure(found) and found.field not in ("keywords", "notes"):
        end += 1
    return top, end


def _reaches(labels: Sequence[Label | None], top: int | None, body: int) -> bool:
    """Tell whether only labels, and what belongs to a standfirst among them, stand from the first one to "Body"."""
    held: Label | None = None
    plain = 0
    for found in labels[body if top is None else top : body]:
        held = found or held
        plain = 0 if found else plain + 1
        if plain and (held is None or held.field != "deck" or plain > 6):
            return False
    return True


def _tail(blocks: Sequence[Block], labels: Sequence[Label | None], body: int) -> int:
    """Return where the labels below the text begin, going up from the end of the record.

    A label in the middle of a text ends nothing: below the one that does there are only labels and what belongs to
    them.
    """
    at = start = len(blocks)
    while at > body:
        block, found = blocks[at - 1], labels[at - 1]
        if COPYRIGHT.match(block.text) or END.match(block.text):
            start = at - 1 if start == at else start
        elif found and found.field not in ABOVE - {"edition"} and found.field != "body":
            if is_sure(found) or (found.label.isupper() and start == at):
                start = at - 1
        elif found or not OTHER.match(block.text) or len(block.text) > _LINE:
            above = next((i for i in range(at - 2, max(body, at - 2 - _RUN) - 1, -1) if labels[i]), None)
            label = labels[above] if above is not None else None
            if above is None or label is None or not goes_on(label) or not is_sure(label):
                break
            at = start = above
            continue
        at -= 1
    return start


def _read_run(sheet: Sheet, blocks: Sequence[Block], labels: Sequence[Label | None]) -> None:
    """Read labels that follow one another; a paragraph without one belongs to the label above it."""
    held: Label | None = None
    for block, found in zip(blocks, labels, strict=True):
        if COPYRIGHT.match(block.text) and found is None:
            sheet.say(block.first, "cut", "copyright", block.last)
        elif END.match(block.text):
            sheet.say(block.first, "metadata", "end of the document", block.last)
        elif COUNT.match(block.text):
            sheet.say(block.first, "metadata", "number of the document", block.last)
        elif CORRECTED.match(block.text):
            sheet.aside("note", block.text.strip(), block.first, "correction appended", block.last)
        elif found:
            held = found
            _read_label(sheet, block, found)
        elif other := OTHER.match(block.text):
            held = None
            sheet.other(block.first, other[1], block.last)
        elif held is not None:
            # "Graphic" alone on its line, "HIGHLIGHT" with two sentences: what stands below it is its text.
            _read_label(sheet, block, Label(held.label, held.field, block.text.strip()))
        elif "title" not in sheet.values:
            sheet.put("title", block.text, block.first, "headline", LIKELY, last=block.last)
        else:
            sheet.aside("deck", block.text.strip(), block.first, "among the labels", block.last)


def _read_label(sheet: Sheet, block: Block, found: Label) -> None:
    first, last = block.first, block.last
    label, field, rest = found
    match field:
        case "length" | "other" | "notes" | "body":
            sheet.say(first, "metadata", label, last)
        case "dateline":
            sheet.aside("other", rest, first, label, last)
        case "deck":
            # Some papers end it with the address of the article.
            address = _ADDRESS.search(rest)
            sheet.aside("deck", rest[: address.start()] if address else rest, first, label, last)
            if address:
                sheet.put("url", address[1], first, f"{label}, its address", LIKELY)
        case "caption":
            sheet.aside("caption", rest, first, label, last)
        case "correction":
            sheet.aside("note", rest, first, label, last)
        case "keywords":
            sheet.put(field, RELEVANCE.sub("", rest), first, label, last=last)
        case "section":
            if page := PAGE.search(rest):
                sheet.put("print_page", page["page"].rstrip(". "), first, label, last=last)
                rest = f"{rest[: page.start()]}{page['rest']}".strip(" ;,")
            sheet.put("section", rest, first, label, last=last)
        case "title" if "title" in sheet.values:
            sheet.aside("deck", rest, first, label, last)
        case _:
            sheet.put(field, rest, first, label, last=last)


def _read_body(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Read the text; an abstract above a full text is a standfirst."""
    full = next((i for i, b in enumerate(blocks) if b.text.strip(" :").casefold() == "full text"), None)
    abstract = full is not None and bool(blocks) and blocks[0].text.strip(" :").casefold() == "abstract"
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        text = block.text.strip()
        if END.match(text):
            sheet.say(block.first, "metadata", "end of the document", block.last)
        elif COPYRIGHT.match(text) and len(text) <= 160 and number >= len(blocks) - 3:
            sheet.say(block.first, "cut", "copyright", block.last)
        elif number == 0 and (found := find_label(text)) and found.field == "body":
            kept.append(Block(found.rest, block.first, block.last, block.kind))
        elif abstract and full is not None and number <= full:
            if number in (0, full):
                sheet.say(block.first, "metadata", text, block.last)
            else:
                sheet.aside("deck", text, block.first, "abstract", block.last)
        else:
            kept.append(block)
    add_text(sheet, kept)
