"""Names that stand beside a date without a word that says so: in a box of facts, under a portrait, in a signature."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from readroom.importer.html.authors import author_names, name_among
from readroom.importer.html.known import dates_in
from readroom.importer.html.markdown import is_caption
from readroom.importer.html.people import names_printed
from readroom.importer.html.region import HEADINGS
from readroom.importer.html.tree import Line, letters
from readroom.importer.html.zones import Zones, names_of
from readroom.text.gate import clean_line
from readroom.text.given_names import is_given_name

_ZONES_OF_TIME = frozenset(
    ("UTC", "GMT", "CET", "CEST", "MEZ", "MESZ", "WET", "EET", "EST", "EDT", "CST", "CDT", "MST", "PST", "PDT", "BST",
     "IST", "JST", "KST", "MSK")
)  # fmt: skip
_SIGNS = re.compile(r"\s*(?:[—–―~]{1,3}|--)\s*(?=\S)")
_NAME_END = re.compile(r"\s*(?:[(（,|·]|\d{1,2}[:.h]\d\d|$)")
_TOPICS = re.compile(
    r"(?<![a-z])(?:tag|categor\w*|label|topic|section|rubri\w*|ressort|archive|crumb)s?(?![a-z])", re.I
)
_NEAR = (-1, 1, -2, 2)  # lines from a date's own at which a name may stand
_WORDS = 4
_LINKED = 6  # words of a link behind a "by"
_OF_FACTS = 14  # words of a line that holds a date and a name


def signature(line: Line, start: int) -> tuple[str, ...]:
    """Return the name that a line signs with: behind a dash at its beginning, before its date at `start`."""
    opening = _SIGNS.match(line.text)
    if opening is None:
        return ()
    rest = line.text[opening.end() : start]
    end = _NAME_END.search(rest)
    name = rest[: end.start()] if end else rest
    return author_names([name], None) if 0 < len(name.split()) <= _WORDS else ()


def is_time_zone(names: Sequence[str]) -> bool:
    """Tell whether what was read as a name beside a date is the zone of its time."""
    return len(names) == 1 and names[0] in _ZONES_OF_TIME


def name_beside(
    lines: Sequence[Line], day: int, near: Sequence[int], zones: Zones
) -> tuple[tuple[str, ...], int] | None:
    """Return the name of a person that stands by itself beside the line of a date, with its line; None without one.

    They must share a box. A name that is a link may be a section's: an image there, or words elsewhere on the page,
    must show that it is a person's.
    """
    allowed = set(near)
    for steps in _NEAR:
        index = day + steps
        if index not in allowed:
            continue
        line = lines[index]
        if not 1 < line.words <= _WORDS or line.block.tag in HEADINGS or not name_among([line.text]):
            continue
        box = _shared(line.block, lines[day].block)
        if box is None or zones(line.block) in ("navigation", "header", "related") or is_caption(line.block):
            continue
        if not line.linked or (not is_topic(line) and _is_person(line.text, box)):
            return (line.text,), index
    return None


def names_within(line: Line) -> tuple[str, ...]:
    """Return the persons' names that an element of its own prints in a line, where another prints the date."""
    if line.words > _OF_FACTS or len(line.slots) < 2:
        return ()
    pieces = [clean_line((e.tail if tail else e.text) or "") for e, tail in line.slots]
    timed = any(e.tag == "time" and not tail for e, tail in line.slots)
    if not timed and not any(dates_in(piece, "dmy") for piece in pieces):
        return ()
    named = [names for piece in pieces if (names := _persons(piece) or _given(piece) or _printed(piece))]
    return named[0] if len(named) == 1 and not (line.linked and is_topic(line)) else ()


def names_behind_label(line: Line, labels: Collection[str]) -> tuple[str, ...]:
    """Return the names that an element of its own prints in a line, behind another that is one of `labels`."""
    if line.words > _OF_FACTS or len(line.slots) < 2:
        return ()
    pieces = [clean_line((e.tail if tail else e.text) or "") for e, tail in line.slots]
    pieces = [piece for piece in pieces if piece]
    for label, value in pairwise(pieces):
        if label.strip(" :：").casefold() in labels:
            return author_names([value], None)
    return ()


def name_linked(line: Line, by_words: Collection[str]) -> tuple[str, ...]:
    """Return what a link prints that stands right behind the "by" that a line opens with, whatever it is called by.

    "de <a>Pr. Ana Pop</a> în <a>Știri</a>": the page says that it is who wrote, so no rule of names need know it.
    """
    if line.words > _OF_FACTS or len(line.slots) < 2:
        return ()
    (first, tail), (link, behind) = line.slots[0], line.slots[1]
    label = clean_line((first.tail if tail else first.text) or "").strip(" :").casefold()
    text = clean_line(link.text or "")
    if behind or link.tag != "a" or label not in by_words or not 0 < len(text.split()) <= _LINKED:
        return ()
    if any(map(str.isdigit, text)) or not any(map(str.isalpha, text)) or is_topic_link(link) or text[-1:] in ".!?…:":
        return ()
    return (text,)


def _printed(text: str) -> tuple[str, ...]:
    return names_printed(text) if " " in text else ()


def _given(text: str) -> tuple[str, ...]:
    """Return a string that is one common given name: beside a date it is who wrote."""
    return (text,) if is_given_name(text) else ()


def _persons(text: str) -> tuple[str, ...]:
    """Return the names in a string that holds nothing but names of persons."""
    if text.endswith((":", "：")):
        return ()  # the label of what follows
    names = author_names([text], None) if " " in text and len(text.split()) <= _OF_FACTS else ()
    said = sum(len(name.split()) for name in names)
    rest = len(text.split()) - said
    return names if rest <= len(names) - 1 and all(name_among([name]) for name in names) else ()


def _shared(first: Any, second: Any) -> Any:
    """Return the box of a few elements that two lines stand in, at most three levels up; None when they share none."""
    above = []
    for _ in range(3):
        first = first.getparent() if first is not None else None
        above.append(first)
    for _ in range(4):
        if second is None or second.tag in ("body", "main", "article", "html"):
            return None
        if second in above:
            return second
        second = second.getparent()
    return None


def is_topic(line: Line) -> bool:
    """Tell whether a line prints tags or sections, by its links and its names."""
    if any(map(is_topic_link, (*line.block.iter("a"), *line.block.iterancestors("a")))):
        return True
    return _TOPICS.search(names_of(line.block)) is not None


def is_topic_link(link: Any) -> bool:
    """Tell whether a link leads to a tag or a section."""
    if not {"tag", "category"}.isdisjoint((link.get("rel") or "").split()):
        return True
    return bool(_TOPICS.search(urlsplit(link.get("href") or "").path) or _TOPICS.search(names_of(link)))


def _is_person(name: str, box: Any) -> bool:
    """Tell whether an image in a box, or right beside it, is said to be that of a person of this name."""
    key = letters(name).casefold()
    above = box.getparent()
    for image in (above if above is not None else box).iter("img"):
        if key in letters(image.get("alt") or image.get("title") or "").casefold():
            return True
    return False
