"""Columns of names: what the posts of a page each print at one place, and is a person's or a user's name every time."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readroom.importer.cut.wording import is_comments
from readroom.importer.html.authors import author_names, name_among
from readroom.importer.html.beside import is_topic
from readroom.importer.html.draft import Draft
from readroom.importer.html.elements import BY_WORDS
from readroom.importer.html.known import dates_in
from readroom.importer.html.phrases import is_button
from readroom.importer.html.region import HEADINGS, Kind, kind_of
from readroom.importer.html.tree import Line
from readroom.text.gate import clean_line
from readroom.text.model import Evidence

_COLUMN = 0.6  # of the posts that must have a name in one element at one place
_BESIDE = 8  # lines from a title or a text at which it may stand
_FACTS = 16  # words of a line of facts
_LONGEST = 40  # characters of a name
_NAME = 5  # words
_SUFFIX = 2  # letters behind the figure of a day
_SEPARATED = re.compile(r"\s*[|·•‧,;–—@()\[\]]\s*|\s-\s|(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_SIGNED = re.compile(r"[—–―~/-]{1,2}\s?(?=[^\W\d_])")


class Slot(NamedTuple):
    """How a line is marked up, what in it (an element, a part), which of its kind it is, whether it must be a name."""

    kind: Kind
    part: tuple[str, str]
    number: int
    sure: bool


def read_column(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """Take the names that the posts print in one element each, at the same place, for those of their authors.

    Two words must be a name. One word is a user's under a portrait, behind a "by", or beside the day in small letters.
    """
    if _read_signatures(lines, drafts):
        return
    columns: dict[Slot, dict[int, tuple[str, int]]] = {}
    for number, draft in enumerate(drafts):
        for slot, text, index in _slots(lines, draft):
            columns.setdefault(slot, {}).setdefault(number, (text, index))
    for slot, found in columns.items():
        if len(found) < max(_COLUMN * len(drafts), 2):
            continue
        texts = [text for text, _ in found.values()]
        whole = all(name_among([text]) for text in texts)
        if not whole and not (slot.sure or all(text.islower() for text in texts)):
            continue
        for number, (text, index) in found.items():
            facts = drafts[number].facts
            if not facts.authors:
                facts.authors = (text,)
                sure = 0.55 if whole else 0.45
                facts.evidence["authors"] = Evidence(index + 1, sure, "the place where each post has one")
                facts.lines.add(index)
        return


def _read_signatures(lines: Sequence[Line], drafts: Sequence[Draft]) -> bool:
    """Take the names that stand by themselves below the texts, or close them; tell whether they do."""
    found: list[tuple[Draft, int, tuple[str, ...]]] = []
    for draft in drafts:
        for index in (draft.kept[-1], draft.kept[-1] + 1):
            names = _signature(lines[index], draft) if index < len(lines) else ()
            if names and (index not in draft.kept or len(draft.kept) > 1):
                found.append((draft, index, names))
                break
    if len(found) < max(_COLUMN * len(drafts), 2):
        return False
    for draft, index, names in found:
        if not draft.facts.authors:
            draft.facts.authors = names
            draft.facts.evidence["authors"] = Evidence(index + 1, 0.6, "name below the text, as in other posts")
        draft.facts.lines.add(index)
        draft.kept = [i for i in draft.kept if i != index]
    return True


def _signature(line: Line, draft: Draft) -> tuple[str, ...]:
    if line.words > 4 or line.linked or line.block.tag in (*HEADINGS, "li", "td") or not _is_of(line, draft):
        return ()
    opening = _SIGNED.match(line.text)
    name = line.text[opening.end() :] if opening else line.text
    if not name_among([name]) and not (opening and name.istitle() and " " not in name):
        return ()
    return author_names([name], None)


def _is_of(line: Line, draft: Draft) -> bool:
    """Tell whether a line stands in the element of a post."""
    return draft.plain or line.block is draft.frame or draft.frame in line.block.iterancestors()


def _slots(lines: Sequence[Line], draft: Draft) -> Iterator[tuple[Slot, str, int]]:
    """Yield what around a text may be a name: where it stands, what is printed, and in which line.

    It stands in the line of the date or the one beside it, under a portrait, or behind a "by".
    """
    days = {draft.facts.date.line - 1} if draft.facts.date and draft.facts.date.line else set()
    start = draft.kept[0] if draft.title_line is None else draft.title_line
    above = range(max(start - _BESIDE, 0), draft.kept[0])
    for index in (*above, *range(draft.kept[-1] + 1, min(draft.kept[-1] + _BESIDE, len(lines)))):
        line = lines[index]
        if index == draft.title_line or line.words > _FACTS or line.block.tag in HEADINGS or not _is_of(line, draft):
            continue
        if is_topic(line):
            continue
        beside = not days.isdisjoint((index - 1, index, index + 1))
        yield from ((slot, text, index) for slot, text in _elements(line, beside=beside))
        if index in days:
            yield from ((slot, text, index) for slot, text in _parts(line))


def _elements(line: Line, *, beside: bool) -> Iterator[tuple[Slot, str]]:
    """Yield what the elements of a line print, where it may be a name; `beside`: the day of the post is near."""
    seen: Counter[tuple[str, str]] = Counter()
    before = ""
    for element, tail in line.slots:
        said, before = before.split()[-1:], (element.tail if tail else element.text) or before
        text = "" if tail else clean_line(element.text or "")
        key = element.tag, element.get("class") or ""
        seen[key] += 1
        sure = _under_portrait(line) or (bool(said) and said[0].casefold().strip(":") in BY_WORDS)
        if text and (sure or beside) and _may_be_user(text):
            yield Slot(kind_of(line), key, seen[key], sure), text


def _parts(line: Line) -> Iterator[tuple[Slot, str]]:
    """Yield the parts of a line around its date that may be names."""
    text = line.text
    for start, end, _ in reversed(dates_in(text, "dmy")):
        text = f"{text[:start]} | {text[end:]}"
    number = 0
    for part in _SEPARATED.split(text):
        if not part or not part.strip():
            continue
        number += 1
        words = part.split()
        signs = [n for n, word in enumerate(words) if word.casefold().strip(":") in BY_WORDS]
        name = " ".join(words[signs[-1] + 1 :]) if signs else part.strip()
        if name and _may_be_user(name):
            yield Slot(kind_of(line), ("", "by" if signs else ""), number, bool(signs)), name


def _may_be_user(text: str) -> bool:
    if len(text) > _LONGEST or len(text.split()) > _NAME or not all(c.isalnum() or c in " ._'’-" for c in text):
        return False
    if not text[0].isalpha() or (len(text) <= _SUFFIX and text.isascii()) or is_button(text) or is_comments(text):
        return False
    return author_names([text], None) == (text,)


def _under_portrait(line: Line) -> bool:
    """Tell whether a line is all there is in its element beside an image above it."""
    block = line.block
    image = next(block.iter("img"), None)
    return image is not None and len(line.text) < _LONGEST and block.tag not in ("figure", "figcaption", "p")
