"""From units with roles to a reading text: paragraphs, headings, lists, asides, voices."""

import re

from readroom.importer.cut.draft import KEPT, Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.kinds import ends_sentence
from readroom.importer.cut.lines import Unit
from readroom.text.body import BodyBuilder
from readroom.text.model import AsideKind, Body, Span, Voice

_BULLET = re.compile(r"^(?:[•▪◦‣∙●○■□➤►*·]|[-–—](?=\s))\s*")
_ASIDES: dict[str, AsideKind] = {"caption": "caption", "note": "note", "bio": "bio", "pullquote": "pullquote"}
_SENTENCES = re.compile(r"[.!?…] \S")
_HEADING_MOST = 120
PARAGRAPH = "paragraph"
"""Why a paragraph is kept."""


def mark_text(facts: Facts, draft: Draft) -> None:
    """Give every unit of the text that has no role yet one that says how it is kept."""
    for index in range(draft.first, draft.last):
        if draft.role(index) is not None:
            continue
        unit = facts.units[index]
        if unit.bullet:
            draft.give(index, "list", "item of a list")
        elif _is_heading(facts, draft, index):
            draft.give(index, "heading", "sub-heading: a short line above a paragraph")
        else:
            draft.give(index, "body", PARAGRAPH if unit.kind == "prose" else "line of the text")


def _is_heading(facts: Facts, draft: Draft, index: int) -> bool:
    unit = facts.units[index]
    if unit.kind != "text" or unit.size > _HEADING_MOST or index + 1 >= draft.last:
        return False
    last = unit.text[-1]
    if last in ",;،；" or unit.text[0] in "—–―(" or (ends_sentence(unit.text) and last not in "?!？！؟"):
        return False
    if unit.text[-1] in ":：" and (unit.size > 60 or _SENTENCES.search(unit.text)):
        return False
    below = facts.units[index + 1]
    return below.kind == "prose" and (unit.above > 0 or unit.below > 0 or below.size >= 140) and below.size > unit.size


def build(facts: Facts, draft: Draft) -> Body:
    """Return the text of the article with its spans, asides and voices."""
    builder = BodyBuilder()
    starts: dict[int, int] = {}
    tight = False
    for index in range(draft.block.start, draft.block.end):
        role = draft.role(index)
        unit = facts.units[index]
        starts[index] = builder.length
        if role in _ASIDES:
            builder.aside(_ASIDES[role], unit.raw, unit.first)
        elif role in KEPT:
            tight = _add(builder, unit, role, tight)
    _voices(builder, draft, starts)
    return builder.done()


def _add(builder: BodyBuilder, unit: Unit, role: str, in_list: bool) -> bool:
    """Append one unit; return whether it was an item of a list."""
    if role == "list":
        match = _BULLET.match(unit.raw)
        mark = match.end() if match else 0
        text = "- " + unit.raw[mark:]
        level = min(unit.indent // 2, 6) or 1
        builder.block(text, [Span("list_item", 0, len(text), level)], tight=in_list)
        return True
    if role == "heading":
        builder.block(unit.raw, [Span("heading", 0, len(unit.raw), 2)])
    elif role == "tweet" or unit.raw.startswith(">"):
        builder.block(unit.raw, [Span("quote", 0, len(unit.raw), 1)])
    else:
        builder.block(unit.raw)
    return False


def _voices(builder: BodyBuilder, draft: Draft, starts: dict[int, int]) -> None:
    for voice in draft.voices:
        start = starts.get(voice.start, 0)
        # The blank line between two blocks belongs to neither.
        start += 2 if start else 0
        end = starts.get(voice.end, builder.length)
        builder.voice(Voice(start, end, voice.title, voice.authors, voice.outlet, voice.date, voice.url))
