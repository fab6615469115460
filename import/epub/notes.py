"""Footnotes of a chapter: references are taken out of the line, the notes stand beside the text.

A note is what a reference leads to, in the chapter itself or in a file of notes that came with it. Until the text is
written, a sign that no book holds stands where a reference was.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

SIGN = "\U0010fffd"
_BLOCKS = ("aside", "li", "div", "p", "section", "dd", "tr", "blockquote")
_TYPED = re.compile(r"\b(?:foot|end|rear)?notes?\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\bnote-?ref\b|\bfn-?ref\b|\bfootnote-?(?:ref|link|anchor)|\bdoc-noteref\b", re.IGNORECASE)
_MARK = re.compile(r"[\[({]?\s?(?:\d{1,4}|[*†‡§]{1,4}|[a-z]|[ivxlc]{1,6})\s?[\])}]?\.?$", re.IGNORECASE)
_BACK = re.compile(r"[\s↩︎↑^⤴←\[\]()«»*.]*(?:back|return|zurück|retour)?[\s↩︎]*$", re.IGNORECASE)
_LONGEST = 6000  # characters of a note that is only known by its link
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def type_of(element: Any) -> str:
    """Return what an element says that it is: its EPUB type, its role, its classes."""
    return " ".join(element.get(name) or "" for name in ("epub:type", "type", "role", "class"))


def take_notes(root: Any, paths: list[str], others: Mapping[str, Any]) -> list[str]:
    """Take a chapter's notes and references out of its tree; return the notes' texts in the order of the references.

    `paths` are the chapter's files in the book, `others` the roots of files of notes by theirs. The sign stands in
    the tree where each reference was.
    """
    for element in root.iter():  # the sign is ours alone: a book that holds it loses it
        if element.text and SIGN in element.text:
            element.text = element.text.replace(SIGN, "")
        if element.tail and SIGN in element.tail:
            element.tail = element.tail.replace(SIGN, "")
    own = identified(root)
    places = {path: identified(other) for path, other in others.items()}
    order = {element: number for number, element in enumerate(root.iter())}
    found: list[tuple[Any, str]] = []
    removed: list[Any] = []
    for link in list(root.iter("a")):
        target = _target(link, paths, own, places)
        if target is None or any(above in removed for above in link.iterancestors()):
            continue
        element, here = target
        note = _note(element, link, typed=not here)
        if note is None or not _refers(link, note, typed=not here):
            continue
        if here and order.get(note, 0) < order[link]:
            continue
        text = _text(note, link)
        if not text:
            continue
        found.append((link, text))
        if here and note not in removed:
            removed.append(note)
    for link, _ in found:
        _replace(link)
    for note in removed:
        _drop(note)
    return [text for _, text in found]


def identified(root: Any) -> dict[str, Any]:
    """Return the elements of a tree by their ids and anchors' names."""
    found: dict[str, Any] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                found.setdefault(name, element)
    return found


def _target(
    link: Any, paths: list[str], own: Mapping[str, Any], places: Mapping[str, Mapping[str, Any]]
) -> tuple[Any, bool] | None:
    """Return what a link leads to, and whether that is in the chapter itself."""
    path, sharp, fragment = (link.get("href") or "").partition("#")
    if not sharp or not fragment:
        return None
    fragment = unquote(fragment)
    if not path:
        return (own[fragment], True) if fragment in own else None
    full = posixpath.normpath(posixpath.join(posixpath.dirname(paths[0]), unquote(path)))
    if full in paths:
        return (own[fragment], True) if fragment in own else None
    inside = places.get(full, {})
    return (inside[fragment], False) if fragment in inside else None


def _note(element: Any, link: Any, *, typed: bool) -> Any | None:
    """Return the block that a note is; None when what the link leads to is none."""
    note = element
    while note is not None and note.tag not in _BLOCKS:
        if note.tag in _HEADINGS or note.tag == "body":
            return None
        note = note.getparent()
    if note is None or note is link or any(above is note for above in link.iterancestors()):
        return None
    parent = note.getparent()
    if parent is not None and parent.tag in ("aside", "li") and note.tag == "p" and len(parent) == 1:
        note = parent
    if not typed and not _TYPED.search(type_of(note)) and len("".join(note.itertext())) > _LONGEST:
        return None
    return note


def _refers(link: Any, note: Any, *, typed: bool) -> bool:
    """Tell whether a link is the reference of a note, and not one from the contents or back from the note."""
    words = " ".join("".join(link.itertext()).split())
    if _REFERENCE.search(type_of(link)):
        return True
    if not _MARK.match(words):
        return False
    parent = link.getparent()
    raised = next(link.iter("sup"), None) is not None or (parent is not None and parent.tag == "sup")
    begins = " ".join("".join(note.itertext()).split()).lstrip("[({").startswith(words.strip("[](){}. "))
    return typed or raised or _TYPED.search(type_of(note)) is not None or begins


def _text(note: Any, link: Any) -> str:
    """Return a note's words on one line, its number before them, the link back left out."""
    mark = " ".join("".join(link.itertext()).split())
    text = " ".join("".join(_words(note)).split())
    bare = mark.strip("[](){}. ")
    rest = re.sub(rf"^[\[({{]?\s?{re.escape(bare)}\s?[\])}}]?[.:]?\s*", "", text) if bare else text
    return f"{bare} {rest}".strip() if rest else ""


def _words(element: Any) -> Iterator[str]:
    if element.text:
        yield element.text
    for each in element:
        href = each.get("href") or "" if each.tag == "a" else ""
        back = "#" in href and _BACK.match("".join(each.itertext()))
        if isinstance(each.tag, str) and not back:
            yield from _words(each)
            if each.tag in _BLOCKS or each.tag == "br":
                yield " "
        if each.tail:
            yield each.tail


def _replace(link: Any) -> None:
    """Put the sign in the place of a reference, and of the raised figure that it stands in."""
    parent = link.getparent()
    alone = parent is not None and parent.tag == "sup" and len(parent) == 1
    if alone and not (parent.text or "").strip(" []()") and not (link.tail or "").strip(" []()"):
        link = parent
    _drop(link, SIGN)


def _drop(element: Any, instead: str = "") -> None:
    """Take an element out of its tree; its tail stays, after what is put in its place."""
    parent = element.getparent()
    if parent is None:
        return
    tail = instead + (element.tail or "")
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
