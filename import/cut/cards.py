"""Whose article it is where no byline says so: cards of the author, names that come again, names of blogs."""

import re

from readroom.importer.cut import words
from readroom.importer.cut.byline import Byline, is_name, is_outlet
from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts
from readroom.importer.cut.fields import take_byline
from readroom.importer.cut.kinds import key_of
from readroom.importer.cut.lines import Unit

_NAME_MOST, _POST_MOST, _LINK_MOST = 40, 90, 70
_ABOVE, _BELOW = 10, 8
_FOLLOW = frozenset(
    ("follow", "folgen", "seguir", "segui", "suivre", "volgen", "följ", "подписаться", "takip et", "フォロー", "关注")
)
_MAIL = re.compile(r"^\W{0,2}(?:e-?mail\s?:\s?)?[^\s@]{1,40}(?:@|\s?\(at\)\s?)[^\s@]{3,60}$", re.I)
_FOLLOW_END = re.compile(r"(?<=[a-zà-ÿа-я])(?:Follow|Folgen|Seguir|Segui|Suivre|Volgen|Följ)$")
_BLOG_OF = re.compile(
    r"^(?:(?:an?|the|ein|eine|un|une|una|el|il|le|la)\s)?(?:[^\W\d_]\S*\s){0,4}?(?:web\s?log|blog|journal|diary|notebook|"
    r"column|tagebuch|kolumne|carnets?|chroniques?|cuaderno|columna|bitácora|rubrica|diario|taccuino|dagbok|dagboek|"
    r"блог|дневник|колонка)\s(?:[^\W\d_]\S*\s){0,3}?(?:by|of|from|von|par|de|di|da|door|av)\s(?P<name>\S.{3,40})$",
    re.I,
)


def read_cards(facts: Facts, draft: Draft) -> None:
    """Take the author of a page's one unsigned article from a card beside it, when one name alone can be meant."""
    if draft.authors:
        return
    top = draft.block.title if draft.block.title is not None else draft.first
    last = min(len(facts.units), draft.last + _BELOW)
    for index in [*range(top + 1, min(draft.first + 4, draft.last)), *range(top - 1, max(-1, top - _ABOVE), -1)]:
        name = _name_of(facts.units[index])
        if name and (_is_named_again(facts, index, name) or (index < top and _has_post(facts, index))):
            take_byline(draft, index, facts.units[index], Byline((name,), None), 0.6, "card of the author")
            return
    for index in range(draft.last, last):
        name = _name_of(facts.units[index])
        if name and _is_named_again(facts, index, name):
            take_byline(draft, index, facts.units[index], Byline((name,), None), 0.6, "card of the author")
            return


def read_blog_name(facts: Facts, drafts: list[Draft]) -> None:
    """Give the unsigned articles of a page to whom its head names: "a weblog by Anna Miller"."""
    if any(draft.authors for draft in drafts) or not drafts:
        return
    if (owner := _with_address(facts, drafts[0])) is not None:
        for draft in drafts:
            draft.authors = (facts.units[owner].text,)
            draft.found("authors", facts.units[owner].first, 0.6, "name with an address above the articles")
        return
    for index in range(min(drafts[0].first, _ABOVE)):
        unit = facts.units[index]
        match = _BLOG_OF.match(unit.text) if unit.size <= 90 and not unit.dates and not unit.bullet else None
        if match and " " in match["name"] and is_name(match["name"]) and not is_outlet(match["name"]):
            for draft in drafts:
                draft.authors = (match["name"],)
                draft.found("authors", unit.first, 0.6, "whose blog or column it is, says the head of the page")
            return


def _with_address(facts: Facts, draft: Draft) -> int | None:
    """Return the name alone above the first title that has an address for mail right below it, None without."""
    top = draft.block.title if draft.block.title is not None else draft.first
    for index in range(max(0, top - _ABOVE), top - 1):
        unit, below = facts.units[index], facts.units[index + 1]
        if _MAIL.match(below.text) and _name_of(unit) == unit.text:
            return index
    return None


def without_button(text: str) -> str:
    """Return a name without the button to follow its bearer that stands behind it."""
    head, _, last = text.rpartition(" ")
    return head if head and last.casefold() in _FOLLOW else _FOLLOW_END.sub("", text)


def _name_of(unit: Unit) -> str | None:
    """Return the name of which a line consists, without the button glued to it; None when it is something else."""
    text = without_button(unit.text)
    if unit.kind not in ("text", "ui") or unit.size > _NAME_MOST or (unit.bullet and unit.kind == "text"):
        return None
    return text if is_name(text) and not is_outlet(text) and text.casefold() not in words.UI else None


def _is_named_again(facts: Facts, index: int, name: str) -> bool:
    """Tell whether a short line leads to what else the same person wrote: other words, then the name."""
    if facts.units[index].text != name:
        return True
    return any(
        unit.text.rstrip(" .:»›→").endswith(f" {name}")
        and unit.size <= _LINK_MOST
        and unit.kind in ("text", "ui", "widget", "more", "pager")
        for unit in facts.units
    )


def _has_post(facts: Facts, index: int) -> bool:
    """Tell a card: below the name a line that says who it is, below that a button to follow."""
    below = facts.units[index + 1 : index + 4]
    if len(below) < 2 or below[0].kind not in ("text", "prose") or below[0].size > _POST_MOST:
        return False
    return any(key_of(unit.text) in _FOLLOW for unit in below[1:])
