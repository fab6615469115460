"""Labels of an article: its section from a breadcrumb or a line above the title, categories, keywords."""

import re

from readroom.importer.cut import wording, words
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.shapes import steps

_ENTRY = re.compile(
    r"^\S+(?: \S+){1,3} (?:posted|filed|published|veröffentlicht|publiée?|publicad[oa]|pubblicat[oa]) "
    r"(?:in|under|unter|dans|en|su|em)\s(?P<rest>\S.*)$",
    re.I,
)
_LABEL_END = re.compile(r"\s[|·•]\s|\s(?:and tagged|by|on|und getagged|comments?)\s|\d+ comments?", re.I)


def trail_end(facts: Facts, index: int, title: str | None = None) -> str | None:
    """Return the last step of the breadcrumb that the unit is, but for the `title` itself; None when it is none."""
    unit = facts.units[index]
    if unit.kind not in ("breadcrumb", "text") or unit.size > 200:
        return None
    found = [step for step in steps(unit.text) if step]
    if unit.kind == "text" and not (2 <= len(found) <= 4 and all(_is_step(step) for step in found)):
        return None
    if len(found) > 1 and title is not None and found[-1].casefold() == title.casefold():
        found.pop()
    return found[-1] if found else None


def _is_step(step: str) -> bool:
    return (
        len(step) <= 30 and len(step.split()) <= 3 and not any(c.isdigit() for c in step) and step[-1] not in ".,;:!?"
    )


def is_section(facts: Facts, index: int) -> bool:
    """Tell a line that is the name of a section: one that papers have, or an entry of the page's own menu above it."""
    unit = facts.units[index]
    if unit.size > 40 or unit.kind not in ("text", "ui", "widget") or unit.bullet or len(unit.text.split()) > 3:
        return False
    if unit.text.casefold() in words.SECTIONS:
        return unit.alone
    return unit.kind == "text" and unit.alone and unit.text in facts.menu


def read_labels(facts: Facts, draft: Draft) -> None:
    """Read labels: the breadcrumb or the line above the title, and the lines of categories and keywords."""
    block = draft.block
    top = block.title if block.title is not None else draft.first
    for index in range(top - 1, max(block.start, top - 4) - 1, -1):
        unit = facts.units[index]
        if draft.section is None and (label := trail_end(facts, index, draft.title)):
            draft.section = label
            draft.found("section", unit.first, 0.8, "last step of the breadcrumb")
            draft.give(index, "section", "breadcrumb above the title")
        elif block.position == "single" and draft.section is None and is_section(facts, index):
            draft.section = unit.text
            draft.found("section", unit.first, 0.7, "name of a section above the title")
            draft.give(index, "section", "name of a section above the title")
        elif (
            unit.kind == "text"
            and unit.size <= 80
            and index == top - 1
            and block.position != "single"
            and draft.role(index) is None
        ):
            draft.section = unit.text
            draft.found("section", unit.first, 0.6, "label above the title")
            draft.give(index, "section", "label above the title")
    for index in [*range(draft.first - 1, block.start - 1, -1), *range(draft.last, block.end)]:
        unit = facts.units[index]
        if unit.kind != "tags" and not (
            unit.kind == "date" and (wording.is_labels(unit.text) or wording.is_entry(unit.text))
        ):
            continue
        printed = wording.categories_of(unit.text) or ((match := _ENTRY.match(unit.text)) and match["rest"])
        if printed and draft.section is None:
            label = _LABEL_END.split(printed, maxsplit=1)[0].split(",")[0].strip(" .,|")
            if label and len(label) <= 60:
                draft.section = label
                draft.found("section", unit.first, 0.7, "line of categories")
        elif (printed := wording.keywords_of(unit.text)) and not draft.keywords:
            rest = _LABEL_END.split(printed, maxsplit=1)[0]
            draft.keywords = tuple(
                k for k in (p.strip(" .#|") for p in re.split(r"[,、，;|]", rest)) if k and len(k) <= 60
            )[:40]
        draft.give(index, "tags", "line of categories or keywords")
