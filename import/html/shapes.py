"""Uncommon names: told by how they are written and where they stand, in languages that write nothing else so."""

from collections.abc import Sequence
from typing import Any

from readroom.importer.html.beside import is_topic
from readroom.importer.html.draft import Draft
from readroom.importer.html.known import dates_in
from readroom.importer.html.people import names_printed
from readroom.importer.html.tree import Tree, letters
from readroom.importer.html.zones import Zones

# Headings and phrases have capitals in their words, or there are no capitals at all.
_CAPITALS = frozenset(
    ("en", "de", "lb", "ar", "fa", "ur", "ps", "he", "yi", "zh", "ja", "ko", "th", "lo", "km", "hi", "bn", "ta", "ka")
)
_AWAY = frozenset(("navigation", "header", "sidebar", "footer"))
_TITLE = 3  # lines from a title at which a name may stand by its shape alone
_LEAST = 4  # letters of a word that is looked for in the text
_SET_OFF = ("em", "i", "strong", "b", "small", "cite")
_FACTS = 16  # words of a line of facts
_LAST = 2  # lines of a text that may be its signature


def shaped_names(tree: Tree, draft: Draft, index: int, zones: Zones, language: str | None) -> tuple[str, ...]:
    """Return the names that a line right below the title, or the last of a text, consists of by its shape; else ().

    `language` is the page's (ISO 639-1), None where it is unknown. A section or a place looks alike: it stands in the
    menu or in the text as well, an author's name does not.
    """
    if language is None or language in _CAPITALS:
        return ()
    lines, kept, title = tree.lines, draft.kept, draft.title_line
    line = lines[index]
    below_title = title is not None and 0 < index - title <= _TITLE
    if not below_title and index not in (*kept[-_LAST:], kept[-1] + 1):
        return ()
    if line.block.tag in ("h1", "h2", "h3"):
        return ()
    names = names_printed(line.text, loose=True) or (_in_capitals(tree, index) if below_title else ())
    if not names or (line.linked and is_topic(line)) or not _has_a_sign(tree, draft, index, names):
        return ()
    words = [word for name in names for word in name.split() if len(word) >= _LEAST]
    said = " ".join([draft.title or "", *(lines[i].text for i in kept if i != index)]).casefold()
    if any(word.casefold() in said for word in words):
        return ()
    keys = {letters(line.text).casefold(), *(letters(name).casefold() for name in names)}
    menu = any(
        letters(other.text).casefold() in keys and (zones(other.block) in _AWAY or (other.linked and i < index))
        for i, other in enumerate(lines)
        if i != index and other.words <= line.words
    )
    return () if menu else names


def _has_a_sign(tree: Tree, draft: Draft, index: int, names: tuple[str, ...]) -> bool:
    """Tell whether more than capitals says that a line is names: several, a role behind, marks, a box with a day.

    "Nowy Targ" and "Feliz Año" have the shape of a name as well.
    """
    lines = tree.lines
    line = lines[index]
    rest = line.text.replace(names[0], "", 1)
    if len(names) > 1 or rest.strip(" .") != "":
        return True
    if index >= draft.kept[-1] - 1:
        below = lines[index + 1] if index + 1 < len(lines) else line
        same = below.block is line.block and below.text[:1].islower()
        return same or "@" in below.text or all(_is_set_off(e) for e, _ in line.slots)
    return any(_share_a_box(tree, line.block, lines[i].block, draft.kept) for i in _days(tree, index))


def _is_set_off(element: Any) -> bool:
    return element.tag in _SET_OFF or (element.getparent() is not None and element.getparent().tag in _SET_OFF)


def _days(tree: Tree, index: int) -> list[int]:
    """Return the lines right beside one that hold a date."""
    near = (i for i in (index - 1, index + 1) if 0 <= i < len(tree.lines))
    return [i for i in near if tree.lines[i].words <= _FACTS and dates_in(tree.lines[i].text, "dmy")]


def _share_a_box(tree: Tree, first: Any, second: Any, kept: Sequence[int]) -> bool:
    """Tell whether two blocks stand in one box that holds no line of the text."""
    above = {first, *first.iterancestors()}
    box = next((e for e in (second, *second.iterancestors()) if e in above), None)
    if box is None or box not in tree.spans:
        return False
    start, end = tree.spans[box]
    return not any(start <= i < end and tree.lines[i].words > _FACTS for i in kept)


def _in_capitals(tree: Tree, index: int) -> tuple[str, ...]:
    """Return the names that a line in capitals right beside the line of a date consists of; () for others."""
    text = tree.lines[index].text
    printed = [word for word in text.split() if word.isalpha()]
    if len(printed) < 2 or not all(map(str.isupper, printed)) or not _days(tree, index):
        return ()
    small = text.title()
    names = names_printed(small, loose=True) if len(small) == len(text) else ()
    places = [small.find(name) for name in names]
    return tuple(text[at : at + len(name)] for at, name in zip(places, names, strict=True) if at >= 0)
