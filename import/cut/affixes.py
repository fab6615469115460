"""Signs of the page's template in titles: what stands before or behind every one of them is no part of any."""

import re
from collections.abc import Sequence

from readroom.importer.cut.draft import Draft
from readroom.importer.cut.facts import Facts

_SIGN = re.compile(r"^[^\w\s\"“„«‘'’(\[{¿¡$€£&@…—–-]\s?(?=\w|[\"“„«「『(])")
_BUTTON = re.compile(r"\s?\[[^\W\d_][^\]\d]{1,20}\]$|\s?[#¶§»→]$")
_HEAD_MOST = 100


def without_affixes(facts: Facts, drafts: Sequence[Draft]) -> None:
    """Take from the titles the sign before each ("■ …") and the button behind it ("… [edit]").

    An article without a title that begins with a short line with that sign has its title there.
    """
    titled = [d for d in drafts if d.title]
    # Several buttons may stand behind a title.
    for pattern in (_SIGN, _BUTTON, _BUTTON, _BUTTON):
        matches = [pattern.search(d.title or "") for d in titled]
        found = {m[0].strip() if m else "" for m in matches}
        again = len(titled) > 1 or _comes_again(facts, found)
        if len(found) != 1 or "" in found or not again:
            continue
        for draft, match in zip(titled, matches, strict=True):
            if match and draft.title and len(match[0]) < len(draft.title):
                draft.title = (draft.title[: match.start()] + draft.title[match.end() :]).strip()
        if pattern is _SIGN:
            _give_titles(facts, [d for d in drafts if d.title is None], found.pop())


def _comes_again(facts: Facts, found: set[str]) -> bool:
    """Tell a button that other headings of the page have too."""
    button = next(iter(found), "")
    return len(button) > 1 and sum(u.size <= _HEAD_MOST and u.text.endswith(button) for u in facts.units) > 1


def _give_titles(facts: Facts, drafts: Sequence[Draft], sign: str) -> None:
    for draft in drafts:
        unit = facts.units[draft.first]
        if draft.last - draft.first < 2 or not unit.text.startswith(sign) or unit.size > _HEAD_MOST:
            continue
        draft.title = unit.raw[len(sign) :].strip()
        draft.give(draft.first, "title", "title: begins with the sign that stands before all titles")
        draft.found("title", unit.first, 0.7, "begins with the sign that stands before all titles")
        draft.first += 1
