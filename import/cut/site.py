"""The site that a page belongs to, and the label that it lists, where the page says so itself."""

import re
from collections.abc import Sequence

from readroom.importer.cut import wording
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import key_of
from readroom.importer.cut.outlets import same_outlet

_COPYRIGHT_NAME = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d\s*(?:[-–—]\s*(?:(?:19|20)?\d\d|"
    r"present)?)?)?[\s,.:|-]*(?:by\s+)?(?P<name>[^\d.,|©:;()]{2,60}?)\s*(?:[.,|;:(–—]|\ball rights|$)",
    re.I,
)
_TITLE_SPLIT = re.compile(r"\s[|–—-]\s|\s[»«·:]\s")
_POSSESSIVE = re.compile(r"^(?P<name>[A-Z][\w .&-]{1,40}?)[’']s (?:web\s?site|site|homepage|newsletter|app)\b")
_TOP, _BOTTOM = 12, 12
_NAME_WORDS = 5


def site_name(facts: Facts, drafts: Sequence[Draft]) -> str | None:
    """Return the site's name as printed, None when no line shows that it is one.

    Lines that show it: a copyright line with a name that the page prints alone, a first line that ends the page's
    title or comes again in the footer, "…'s website".
    """
    units = facts.units
    alone = {key_of(u.text): u.text for u in units if u.size <= 60 and u.kind in ("text", "ui", "prose")}
    for unit in reversed(units):
        if unit.kind == "copyright" and (match := _COPYRIGHT_NAME.search(unit.text)):
            name = match["name"].strip()
            if key_of(name) in alone:
                return alone[key_of(name)]
            if (
                name[:1].isupper()
                and len(name.split()) <= 5
                and not re.search(r"\b(?:all|rights|theme|wordpress|powered|inc)\b", name, re.I)
            ):
                return name
    titles = {d.title for d in drafts}
    outlets = [d.outlet for d in drafts if d.outlet]
    inside = bytearray(len(units))
    for draft in drafts:
        inside[draft.block.start : draft.block.end] = b"\1" * (draft.block.end - draft.block.start)
    outside = [i for i in range(len(units)) if not inside[i]]
    for index in [i for i in outside if i < _TOP]:
        unit = units[index]
        if (
            (unit.kind != "text" and not unit.pages)
            or unit.size > 60
            or unit.text in titles
            or wording.label_of_list(unit.text)
        ):
            continue
        if any(same_outlet(unit.text, outlet) for outlet in outlets):
            return unit.text
        again = facts.counts[unit.text] > 1 and not _is_headline(facts, index)
        if again and any(units[i].text == unit.text for i in outside if i != index):
            return unit.text
        first = _TITLE_SPLIT.split(units[0].text)
        if index and len(first) > 1 and first[-1].strip() == unit.text:
            return unit.text
    for index in outside[-_BOTTOM:]:
        if match := _POSSESSIVE.match(units[index].text):
            return match["name"]
    return None


def _is_headline(facts: Facts, index: int) -> bool:
    """Tell a headline that the page announces again: long for a name, or with its day or its author right below."""
    units = facts.units
    below = units[index + 1] if index + 1 < len(units) else None
    signed = below is not None and not below.above and below.kind in ("date", "byline")
    return signed or len(units[index].text.split()) > _NAME_WORDS


def page_label(facts: Facts) -> tuple[str, int] | None:
    """Return the label whose articles the page lists ("Posts tagged …"), with its line; None when it says none."""
    for unit in facts.units[:_TOP]:
        if unit.size <= 160 and not unit.dates and (label := wording.label_of_list(unit.text)) and len(label) <= 80:
            return label, unit.first
    return None
