"""The names in a message's `From` field, and in what mail programs say of an author."""

import re

from readroom.importer.mail.mime import decode_words
from readroom.text.gate import clean_line

_ADDRESS = re.compile(r"<([^<>]{0,300})>|\[mailto:[^\]]{0,300}\]|\(([^()@\s]{1,100}@[^()\s]{1,200})\)")
_COMMENT = re.compile(r"\(([^()]{1,200})\)")
_WITH_ADDRESS = re.compile(r"(.*[^\s,;])[\s,;]+\S{1,100}@\S{1,200}$")
_BARE = re.compile(r"^\S{1,200}(?:@| at )\S{1,200}$")
_VIA = re.compile(r"\s+(?:via|über|par|vía)\s+.{1,100}$", re.IGNORECASE)
_MOST = 20
_LONGEST = 120


def authors_of(value: str | None, *, through_list: bool = False) -> tuple[str, ...]:
    """Return the names in a `From` field (raw, unfolded), or the addresses where it has none.

    `through_list`: it came from a mailing list, which may have added "via" and its own name.
    """
    found: list[str] = []
    for piece in _pieces((value or "")[:2000]):
        name = person(decode_words(piece))
        if name and through_list:
            name = _VIA.sub("", name) or name
        if name and name not in found:
            found.append(name)
    return tuple(found[:_MOST])


def person(text: str) -> str | None:
    """Return the name in `Name <address>`, `address (Name)` or a bare name; the address when there is nothing else."""
    text = clean_line(text)[:500]
    address = _ADDRESS.search(text)
    name = _tidy(_ADDRESS.sub(" ", text))
    comment = _COMMENT.search(name)
    if comment and (not name[: comment.start()].strip() or _BARE.match(name[: comment.start()].strip())):
        name = _tidy(comment[1])
    if found := _WITH_ADDRESS.match(name):
        name = _tidy(found[1])
    if not name and address:
        name = (address[1] or address[2] or "").strip()
    return name if name and len(name) <= _LONGEST and any(c.isalpha() for c in name) else None


def _tidy(name: str) -> str:
    name = name.replace('\\"', '"').strip().strip(",;:").strip()
    while len(name) > 1 and name[0] in "\"'“" and name[-1] in "\"'”":
        name = name[1:-1].strip()
    return " ".join(name.split())


def _pieces(value: str) -> list[str]:
    """Split a list of addresses at its commas: not those in quotation marks, brackets, or a name without them."""
    found: list[str] = []
    quoted = False
    depth = start = 0
    for index, char in enumerate(value):
        if char == '"' and (index == 0 or value[index - 1] != "\\"):
            quoted = not quoted
        elif quoted:
            continue
        elif char in "<(":
            depth += 1
        elif char in ">)":
            depth = max(depth - 1, 0)
        elif char == "," and not depth and ("@" in value[start:index] or " at " in value[start:index]):
            found.append(value[start:index])
            start = index + 1
    return [piece for piece in (*found, value[start:]) if piece.strip()]
