"""The elements of an article in Factiva's XML, each on lines of its own."""

import re
from typing import Any

from readroom.importer.press.blocks import Block, Kind, add_text
from readroom.importer.press.factiva import credit, title
from readroom.importer.press.sheet import Sheet
from readroom.importer.xml_tree import local_name
from readroom.text.gate import clean, clean_line

# Elements that hold a value of the article, by their names in lower case.
_VALUES = {
    "accessionno": "accession", "sourcename": "source", "baselanguage": "language", "edition": "edition",
    "pages": "print_page", "sectionname": "section", "columnname": "section",
}  # fmt: skip
_TEXTS = ("leadparagraph", "tailparagraphs", "tailparagraph")
_SUBJECTS = ("newssubject", "region", "company", "industry", "person")
_NOTES = ("notes", "corrections", "correction")
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


def read_elements(root: Any) -> Sheet:
    """Return the sheet of an article, whose elements were read in their order."""
    lines: list[str] = []
    sheet = Sheet(lines, "Factiva")
    texts: list[Block] = []
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        name = local_name(element).lower()
        if name not in _TEXTS and texts:
            add_text(sheet, texts)
            texts = []
        if name in ("article", "ppsarticle"):
            stack.extend(reversed(element))
        elif name in _TEXTS:
            texts += _paragraphs(element, lines)
        else:
            _read(sheet, lines, name, element)
    add_text(sheet, texts)
    return sheet


def _read(sheet: Sheet, lines: list[str], name: str, element: Any) -> None:
    if name == "headline":
        for block in _paragraphs(element, lines):
            title(sheet, block, "headline")
    elif name in ("artwork", "caption"):
        for block in _paragraphs(element, lines):
            sheet.aside("caption", block.text, block.first, name)
    elif name in _NOTES:
        for block in _paragraphs(element, lines):
            sheet.aside("note", block.text, block.first, name)
    elif name in _SUBJECTS:
        for child in element.iter():
            if local_name(child).lower() in ("name", "descriptor") and (text := _words(child)):
                lines.append(text)
                sheet.put("keywords", (text,), len(lines) - 1, name)
    elif text := _words(element) or clean_line(element.get("value") or ""):
        at = len(lines)
        if name == "publicationdate":
            # The clock of an export is not the paper's.
            found = _DAY.search(text)
            text = f"{found[1]}-{found[2]}-{found[3]}" if found else text
        lines.append(text)
        if name == "publicationdate":
            sheet.put("date", text, at, "publication date")
        elif name == "byline":
            sheet.put("authors", text, at, name)
        elif name == "credit":
            credit(sheet, text, at, name, at)
        elif name in _VALUES:
            sheet.put(_VALUES[name], text, at, local_name(element))
        else:
            sheet.other(at, local_name(element))


def _paragraphs(element: Any, lines: list[str]) -> list[Block]:
    """Return the paragraphs of an element; what is set in lines comes line by line."""
    found: list[Block] = []
    every = [child for child in element.iter() if local_name(child).lower() == "paragraph"] or [element]
    for paragraph in every:
        fixed = (paragraph.get("display") or "").lower() == "fixed"
        kind: Kind = "code" if fixed else "text"
        for part in "".join(paragraph.itertext()).split("\n") if fixed else [_words(paragraph)]:
            if text := clean(part).strip() if fixed else clean_line(part):
                lines.append(text)
                found.append(Block(text, len(lines) - 1, len(lines) - 1, kind))
    return found


def _words(element: Any) -> str:
    return clean_line(" ".join("".join(element.itertext()).split()))
