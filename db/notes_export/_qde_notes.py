"""Notes and collections in a REFI-QDA project: `Notes`, which others refer to, and `Sets` of sources."""

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._guids import guid, mark_guid
from readroom.db.notes_export._xml import attributes, text_of
from readroom.text.gate import clean_line

OWN = "attribute: "
"""What stands before the name of a reader's own attribute, to tell it from what is known of the article."""


def note_refs(bundle: Bundle, kind: str) -> dict[str, list[str]]:
    """Return the GUIDs of the notes on articles or tags, by what they are on."""
    found: dict[str, list[str]] = {}
    for one in bundle.notes:
        if one["kind"] == kind:
            found.setdefault(one["subject"], []).append(mark_guid(one))
    return found


def add_notes(
    root: Element, bundle: Bundle, dated: Callable[[str | None, str, str], Mapping[str, str]]
) -> None:  # fmt: skip
    """Add `Notes`; `dated` gives the attributes for a user and two dates."""
    if not bundle.notes:
        return
    notes = SubElement(root, "Notes")
    for one in bundle.notes:
        about = {"story": f"story {one['subject']}", "free": ""}.get(one["kind"], "")
        heading = clean_line(one["heading"] or "") or " ".join(part for part in ("note", about) if part)
        said = attributes(guid=mark_guid(one), name=heading, **dated(one["author"], one["created"], one["modified"]))
        note = SubElement(notes, "Note", said)
        SubElement(note, "PlainTextContent").text = text_of(one["note"] or "")


def add_sets(root: Element, bundle: Bundle, made: Mapping[str, Sequence[str]]) -> None:
    """Add `Sets`: each collection with those of its articles whose texts are there; `made` are their sources."""
    if not bundle.rest.collections:
        return
    sets = SubElement(root, "Sets")
    for one in bundle.rest.collections:
        element = SubElement(sets, "Set", attributes(guid=guid("collection", one.id), name=one.name))
        lines = [one.description] if one.description else []
        lines += [
            f"{item.place}. {bundle.title_of(item.article_key)}: {item.state}"
            + (f", {item.reason}" if item.reason else "")
            for item in one.items
        ]
        SubElement(element, "Description").text = text_of("\n".join(lines))
        for item in one.items:
            for source in made.get(item.article_key, ()):
                SubElement(element, "MemberSource", {"targetGUID": source})
