"""Signatures of posts: where most of a page's are signed at one place, below the text or beside the title, all are."""

import re
from collections.abc import Sequence

from readroom.importer.html.authors import author_names, name_among
from readroom.importer.html.draft import Draft
from readroom.importer.html.people import initials, is_shaped
from readroom.importer.html.region import kind_of
from readroom.importer.html.tree import Line
from readroom.text.model import Evidence

_AGREED = 0.5  # of the posts that must be signed there
_WORDS = 8
_SURE = 0.5
_BEHIND = re.compile(r"\s*(?:[,،|/·•(]|\s[–—-]{1,2}\s)\s*")
_AROUND = " \t\u00a0*–—―~-()[]"


def sign_as_others(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """Give posts that name nobody the name in their last line, where at least half of the posts were read so.

    The names need not be common ones then; what is marked up as the others' signatures are is one.
    """
    signed = [(d, at) for d in drafts if (at := _signed_at(d)) is not None]
    if len(signed) < max(2, _AGREED * len(drafts)):
        return
    kinds = {kind_of(lines[at]) for _, at in signed}
    for draft in drafts:
        if draft.facts.authors or len(draft.kept) < 2:
            continue
        index = draft.kept[-1]
        line = lines[index]
        if line.words > _WORDS or kind_of(line) not in kinds or line.text[-1:] in ":!?…":
            continue
        name = _BEHIND.split(line.text.strip(_AROUND), maxsplit=1)[0].strip(_AROUND)
        if is_shaped(name) or (name := initials(line.text) or ""):
            draft.facts.authors = (name,)
            draft.facts.evidence["authors"] = Evidence(index + 1, _SURE, "signed as the other posts are")
            draft.facts.lines.add(index)
            draft.kept = draft.kept[:-1]


def _signed_at(draft: Draft) -> int | None:
    """Return the line right below a post's text in which its author was found."""
    line = draft.facts.evidence["authors"].line if draft.facts.authors else None
    return line - 1 if line is not None and line - 1 == draft.kept[-1] + 1 else None


def sign_by_names(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """Take the names that stand right above, or right below, the titles of all posts for their authors."""
    titled = [d for d in drafts if d.title_line is not None]
    if len(titled) < 3 or len(titled) < len(drafts) or any(d.facts.authors for d in drafts):
        return
    for side in (-1, 1):
        places = [d.title_line + side for d in titled if d.title_line is not None]
        if not all(0 <= i < len(lines) and name_among([lines[i].text]) for i in places):
            continue
        if len({lines[i].text for i in places}) < 2:
            continue
        for draft, index in zip(titled, places, strict=True):
            draft.facts.authors = author_names([lines[index].text], None)
            draft.facts.evidence["authors"] = Evidence(index + 1, 0.65, "name beside the title")
            draft.facts.lines.add(index)
        for draft in drafts:
            draft.kept = [i for i in draft.kept if i not in places] or draft.kept
        return
