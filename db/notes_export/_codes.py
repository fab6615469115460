"""The codebook as XML: tags as nested codes."""

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from readroom.db.notebook.codes import Code
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._guids import guid
from readroom.db.notes_export._xml import attributes, text_of

_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def all_codes(bundle: Bundle) -> list[Code]:
    """Return the entries of the codebook, and every tag of a record that has none, by name."""
    known = {code.name: code for code in bundle.codes}
    for one in bundle.records:
        for tag in one["tags"]:
            known.setdefault(tag, Code(tag))
    return [known[name] for name in sorted(known, key=lambda name: (name.casefold(), name))]


def code_guids(codes: Iterable[Code]) -> dict[str, str]:
    """Return the GUID of every code and of every level above one; what another program called it stays its name."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for code in codes:
        own = (code.guid or "").strip("{}").lower()
        if _GUID.fullmatch(own) and own not in used:
            found[code.name] = own
            used.add(own)
    for code in codes:
        parts = code.name.split("/")
        for depth in range(1, len(parts) + 1):
            name = "/".join(parts[:depth])
            found.setdefault(name, guid("code", name))
    return found


def add_codes(
    parent: Element, codes: Iterable[Code], guids: Mapping[str, str], notes: Mapping[str, Iterable[str]] | None = None
) -> None:
    """Add `Codes` with the hierarchy to `parent`; a level that is no tag itself is not codable.

    `notes` are the GUIDs of the notes on each tag.
    """
    top = SubElement(parent, "Codes")
    known = {code.name: code for code in codes}
    placed: dict[str, Element] = {"": top}
    for name in sorted(guids, key=lambda name: [(part.casefold(), part) for part in name.split("/")]):
        above, _, last = name.rpartition("/")
        code = known.get(name)
        colour = code.colour if code and code.colour and _COLOUR.fullmatch(code.colour) else None
        said = attributes(guid=guids[name], name=last, isCodable="true" if code else "false", color=colour)
        element = placed[name] = SubElement(placed[above], "Code", said)
        if code and code.definition:
            SubElement(element, "Description").text = text_of(code.definition)
        for note in (notes or {}).get(name, ()):
            SubElement(element, "NoteRef", {"targetGUID": note})
