"""The parts of a Word document beside its text: which part is which, styles, numbering, links, properties."""

import posixpath
from dataclasses import dataclass, field
from typing import Any

from readroom.importer.formats import Unreadable
from readroom.importer.xml_tree import local_name, parse_xml
from readroom.importer.zip_members import Members
from readroom.text.gate import clean_line

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MOST_INHERITED = 20  # styles that stand on one another
_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(slots=True)
class Style:
    """A paragraph's or character's style: its own name in lower case, and what a reader sees of it."""

    name: str
    parent: str | None = None
    level: int | None = None  # of a heading, from 1
    numbering: tuple[str, int] | None = None
    bold: bool | None = None
    italic: bool | None = None


@dataclass(slots=True)
class Level:
    """One level of a numbering: the kind of its numbers, their pattern ("%1.%2"), and the first."""

    kind: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(slots=True)
class Parts:
    """What the text of a document refers to; `links` are targets by relationship id."""

    styles: dict[str, Style] = field(default_factory=dict)
    numbering: dict[str, dict[int, Level]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    default: str = "Normal"


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute of Word's own vocabulary, in either of its namespaces."""
    for space in _WORD:
        if (value := element.get(space + name)) is not None:
            return str(value)
    return None


def is_on(element: Any | None) -> bool | None:
    """Tell whether a switch such as `<w:b/>` is on; None when it is not there."""
    return None if element is None else (attribute(element, "val") or "1").lower() not in _OFF


def child(element: Any | None, name: str) -> Any | None:
    """Return the first child with a local name."""
    return None if element is None else next((e for e in element if local_name(e) == name), None)


def number(value: str | None) -> int | None:
    """Return a number of at most nine digits."""
    return int(value) if value and value.lstrip("-").isdecimal() and len(value) < 10 else None


def relations(members: Members, part: str) -> dict[str, tuple[str, str]]:
    """Return the relationships of a part: for each id the last word of its type, and its target.

    A target inside the document is a member's name; one outside is as it stands, and never a member.
    """
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in members:
        return {}
    found = {}
    for each in parse_xml(members.read(path), "its list of parts"):
        target = each.get("Target") or ""
        kind = (each.get("Type") or "").rpartition("/")[2]
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(folder, target) if not target.startswith("/") else target[1:])
        found[each.get("Id") or ""] = (kind, target)
    return found


def main_part(members: Members) -> str:
    """Return the name of the part that holds the text; raise Unreadable when there is none."""
    targets = [target for kind, target in relations(members, "").values() if kind == "officeDocument"]
    part = targets[0] if targets else "word/document.xml"
    if part not in members:
        raise Unreadable("a Word document without its text")
    return part


def read_styles(data: bytes) -> tuple[dict[str, Style], str]:
    """Return the styles of a document by their ids, and the id of the one that paragraphs have by default."""
    styles: dict[str, Style] = {}
    default = "Normal"
    for each in parse_xml(data, "its styles"):
        key = attribute(each, "styleId")
        if local_name(each) != "style" or key is None:
            continue
        label = child(each, "name")
        parent = child(each, "basedOn")
        paragraph, run = child(each, "pPr"), child(each, "rPr")
        styles[key] = Style(
            clean_line(attribute(label, "val") or key if label is not None else key).lower(),
            attribute(parent, "val") if parent is not None else None,
            outline(paragraph),
            numbering_of(paragraph),
            is_on(child(run, "b")) if attribute(each, "type") == "character" else None,
            is_on(child(run, "i")) if attribute(each, "type") == "character" else None,
        )
        if attribute(each, "default") in ("1", "true") and attribute(each, "type") == "paragraph":
            default = key
    for style in styles.values():
        _inherit(style, styles)
    return styles, default


def _inherit(style: Style, styles: dict[str, Style]) -> None:
    """Give a style what it does not say for itself and its ancestors do."""
    parent = styles.get(style.parent or "")
    for _ in range(_MOST_INHERITED):
        if parent is None:
            return
        style.level = style.level if style.level is not None else parent.level or _heading(parent.name)
        style.numbering = style.numbering or parent.numbering
        style.bold = parent.bold if style.bold is None else style.bold
        style.italic = parent.italic if style.italic is None else style.italic
        parent = styles.get(parent.parent or "")


def _heading(name: str) -> int | None:
    words = name.split()
    return number(words[1]) if len(words) == 2 and words[0] == "heading" else None


def heading_level(style: Style) -> int | None:
    """Return the level that a style gives to a heading, from 1; None when it is no heading's."""
    level = _heading(style.name) or style.level
    return level if level and 1 <= level <= 9 else None


def outline(paragraph: Any | None) -> int | None:
    """Return the outline level that paragraph properties give, from 1; None for body text."""
    found = child(paragraph, "outlineLvl")
    level = number(attribute(found, "val")) if found is not None else None
    return level + 1 if level is not None and 0 <= level <= 8 else None


def numbering_of(paragraph: Any | None) -> tuple[str, int] | None:
    """Return the numbering and level (from 0) that paragraph properties give; "0" is none, and said to be."""
    found = child(paragraph, "numPr")
    if found is None:
        return None
    identity, level = child(found, "numId"), child(found, "ilvl")
    depth = number(attribute(level, "val")) if level is not None else 0
    key = attribute(identity, "val") if identity is not None else None
    return (key, min(max(depth or 0, 0), 8)) if key is not None else None


def read_numbering(data: bytes) -> dict[str, dict[int, Level]]:
    """Return the levels of each numbering by its id."""
    root = parse_xml(data, "its numbering")
    patterns: dict[str, dict[int, Level]] = {}
    found: dict[str, dict[int, Level]] = {}
    for each in root:
        if local_name(each) == "abstractNum":
            patterns[attribute(each, "abstractNumId") or ""] = _levels(each)
    for each in root:
        abstract = child(each, "abstractNumId")
        if local_name(each) != "num" or abstract is None:
            continue
        levels = dict(patterns.get(attribute(abstract, "val") or "", {}))
        for override in each:
            depth = number(attribute(override, "ilvl"))
            if local_name(override) != "lvlOverride" or depth is None:
                continue
            levels |= _levels(override)
            start = child(override, "startOverride")
            before = levels.get(depth, Level())
            if start is not None:
                levels[depth] = Level(before.kind, before.pattern, number(attribute(start, "val")) or 0)
        found[attribute(each, "numId") or ""] = levels
    return found


def _levels(element: Any) -> dict[int, Level]:
    levels = {}
    for each in element:
        depth = number(attribute(each, "ilvl"))
        if local_name(each) != "lvl" or depth is None:
            continue
        kind, pattern, start = child(each, "numFmt"), child(each, "lvlText"), child(each, "start")
        first = number(attribute(start, "val")) if start is not None else 1
        levels[depth] = Level(
            (attribute(kind, "val") if kind is not None else None) or "decimal",
            (attribute(pattern, "val") if pattern is not None else None) or "",
            1 if first is None else first,
        )
    return levels


def read_properties(data: bytes) -> dict[str, str]:
    """Return the core properties ("title", "creator", "created") by their names; empty ones are left out."""
    found: dict[str, str] = {}
    for each in parse_xml(data, "its properties"):
        if value := clean_line(each.text or ""):
            found.setdefault(local_name(each), value)
    return found
