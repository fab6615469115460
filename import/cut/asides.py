"""What stands in an article's text without being it: captions, notes, pull quotes, image texts, buttons."""

import re

from readroom.importer.cut import wording
from readroom.importer.cut.draft import Draft, Role
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Kind, Unit
from readroom.importer.cut.shapes import breaks_off

_NUMBERS = re.compile(r"\d+")
_LETTERS = re.compile(r"[\W_]+")
_ASCII_SIGNS = bytes(c for c in range(128) if not chr(c).isalnum())
_REASONS: dict[Kind, str] = {
    "ui": "button or label of the page",
    "share": "share bar",
    "copyright": "copyright or credits of the site",
    "pager": "link to another page",
    "comments": "count or heading of comments",
    "more": "link to the rest of the text",
    "widget": "heading of a box beside the text",
    "breadcrumb": "breadcrumb",
    "partial": "day without a year",
    "url": "address",
    "tags": "line of categories or keywords",
    "date": "date line",
    "byline": "byline",
}
_CUT: frozenset[Kind] = frozenset(("ui", "share", "copyright", "pager", "comments", "more", "widget"))
_MOST_QUOTES = 100
_QUOTES = "“”\"„«»‘’'"


def reason_of(unit: Unit) -> str:
    """Return in one phrase what kind of furniture a unit is."""
    if unit.pages:
        return f"stands on {unit.pages} pages of this source"
    return _REASONS.get(unit.kind, "")


def template(unit: Unit) -> str:
    """Return a line with its numbers masked, so that "Hits: 12" and "Hits: 7" are one."""
    return _NUMBERS.sub("0", unit.text) if unit.size <= 60 else unit.text


def mark_inner(facts: Facts, draft: Draft, repeated: frozenset[str]) -> None:
    """Give roles to the lines within the text that are no text. `repeated`: templates of most articles."""
    in_box = False
    last_prose = max((i for i in range(draft.first, draft.last) if facts.units[i].kind == "prose"), default=draft.first)
    for index in range(draft.first, draft.last):
        unit = facts.units[index]
        if draft.role(index) is not None:
            continue
        counted = index > draft.first and draft.role(index - 1) == "cut"
        in_box = unit.kind == "widget" or (in_box and unit.bullet)
        if in_box:
            draft.give(index, "cut", "box within the text")
        elif template(unit) in repeated:
            draft.give(index, "cut", "stands in most articles of the page")
        elif unit.kind in _CUT and not (unit.kind == "ui" and _is_number(unit) and index < last_prose and not counted):
            draft.give(index, "cut", reason_of(unit))
        elif unit.kind == "tags" and (wording.is_labels(unit.text) or wording.is_entry(unit.text)):
            draft.give(index, "tags", reason_of(unit))
        elif unit.kind == "note":
            draft.give(index, "note", "says where the text was published before")
        elif unit.kind == "tweet":
            draft.give(index, "tweet", "who posted the lines above, and when")
        elif role := _caption(facts, draft, index):
            draft.give(index, *role)
    _pull_quotes(facts, draft)


def _is_number(unit: Unit) -> bool:
    return unit.text.replace(".", "").replace(",", "").strip("% ").isdigit()


def _caption(facts: Facts, draft: Draft, index: int) -> tuple[Role, str] | None:
    """Tell captions and image texts by their form, by standing twice, or by breaking off."""
    unit, units = facts.units[index], facts.units
    below = units[index + 1] if index + 1 < len(units) else None
    above = units[index - 1] if index else None
    if above is not None and above.text == unit.text and 40 <= unit.size <= 400 and index > draft.first:
        return "cut", "repeats the line above"
    if unit.kind == "caption":
        return "caption", "names a photo or its agency"
    if unit.size > 400:
        return None
    if below is not None and below.text == unit.text and unit.size >= 40 and index + 1 < draft.last:
        return "caption", "printed twice, as captions with their image texts are"
    if unit.text[0] in ":：" and unit.size <= 140:
        return "caption", "the end of a caption"
    if index == draft.first and draft.title is None and _breaks_off(unit, below):
        return "caption", "breaks off before the text begins"
    if (
        unit.kind == "text"
        and unit.size <= 120
        and facts.counts[unit.text] > 1
        and unit.text in facts.labels
        and draft.title != unit.text
    ):
        return "cut", "stands above another title of the page: an image text"
    return None


def _breaks_off(unit: Unit, below: Unit | None) -> bool:
    """Tell a first line that stops within a sentence, above a paragraph that does not go on with it."""
    return (
        below is not None
        and unit.size <= 250
        and breaks_off(unit.text)
        and below.kind == "prose"
        and not below.text.lstrip(_QUOTES)[:1].islower()
    )


def _pull_quotes(facts: Facts, draft: Draft) -> None:
    """Mark quotations set off from a text that has them anyway, with the line that says whose words they are."""
    body: list[tuple[int, str]] | None = None
    tried = 0
    for index in range(draft.first, draft.last):
        unit = facts.units[index]
        if draft.role(index) is not None or not 30 <= unit.size <= 400 or unit.text[0] not in _QUOTES:
            continue
        tried += 1
        if tried > _MOST_QUOTES:
            # A text of quotations only has no pull quotes; and each costs a look at the whole text.
            return
        if body is None:
            body = [(i, _letters(facts.units[i].text)) for i in range(draft.first, draft.last)]
        core = _letters(unit.text)
        if len(core) >= 25 and any(i != index and len(text) > len(core) and core in text for i, text in body):
            draft.give(index, "pullquote", "repeats a passage of the text")
            below = facts.units[index + 1] if index + 1 < draft.last else None
            if below is not None and below.size <= 120 and below.text[0] in "—–―-" and not ends_sentence(below.text):
                draft.give(index + 1, "pullquote", "says whose words the quotation is")


def _letters(text: str) -> str:
    if text.isascii():
        return text.lower().encode().translate(None, _ASCII_SIGNS).decode()
    return _LETTERS.sub("", text.casefold())
