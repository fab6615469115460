"""The text of a Word document (.docx): its paragraphs in order, with style, bookmarks, links and faces.

Runs are joined, so that a word of which a part is bold is one word. What is deleted, hidden or a field's instruction
is no text. Only the standard library's ZIP and lxml are used, within the limits for both; nothing is fetched, and no
macro or field is run.
"""

import io

from readroom.importer.document.docx_parts import (
    Parts,
    main_part,
    read_numbering,
    read_properties,
    read_styles,
    relations,
)
from readroom.importer.document.model import Document, Paragraph
from readroom.importer.formats import Unreadable
from readroom.importer.xml_tree import local_name, parse_xml
from readroom.importer.zip_members import Members

__all__ = ["Document", "Paragraph", "read_docx"]

_LARGE = 400_000  # paragraphs; more are read up to there, and said to be


def read_docx(data: bytes) -> Document:
    """Return what a .docx file holds; raise Unreadable when it is none, damaged, or beyond a limit.

    A part that is broken beside the text (styles, notes, a running head) is left out, and named in `problem`.
    """
    from readroom.importer.document.docx_walk import Walk

    members = Members(io.BytesIO(data))
    part = main_part(members)
    related = relations(members, part)
    broken: list[str] = []
    parts = _parts(members, related, broken)
    document = Document()
    walk = Walk(parts, _LARGE)
    document.paragraphs = walk.read(parse_xml(members.read(part), "its text"))
    if walk.more:
        broken.append(f"what comes after {_LARGE:,} paragraphs")
    for kind, target in sorted(related.values()):
        if kind in ("header", "footer", "footnotes", "endnotes"):
            try:
                _beside(document, members, kind, target)
            except Unreadable as problem:
                broken.append(str(problem))
    for kind, target in relations(members, "").values():
        if kind == "core-properties" and target in members:
            try:
                document.properties = read_properties(members.read(target))
            except Unreadable as problem:
                broken.append(str(problem))
    if broken:
        document.problem = f"not read: {'; '.join(dict.fromkeys(broken))}"[:300]
    return document


def _parts(members: Members, related: dict[str, tuple[str, str]], broken: list[str]) -> Parts:
    """Return what the text refers to; a part that is broken is named in `broken` and left out."""
    parts = Parts(links={key: target for key, (kind, target) in related.items() if kind == "hyperlink"})
    for kind, target in related.values():
        if target not in members or kind not in ("styles", "numbering"):
            continue
        try:
            if kind == "styles":
                parts.styles, parts.default = read_styles(members.read(target))
            else:
                parts.numbering = read_numbering(members.read(target))
        except Unreadable as problem:
            broken.append(str(problem))
    return parts


def _beside(document: Document, members: Members, kind: str, target: str) -> None:
    """Add a running head, a foot, or the notes of a document; one that is not there is passed over."""
    from readroom.importer.document.docx_walk import Walk

    if target not in members:
        return
    root = parse_xml(
        members.read(target), {"header": "a running head", "footer": "a running foot"}.get(kind, "its notes")
    )
    related = relations(members, target)
    parts = Parts(links={key: value for key, (sort, value) in related.items() if sort == "hyperlink"})
    if kind in ("header", "footer"):
        lines = [" ".join(p.text.split()) for p in Walk(parts, _LARGE).read(root)]
        (document.heads if kind == "header" else document.feet).extend(line for line in lines if line)
        return
    for note in root:
        identity = next((v for k, v in note.attrib.items() if k.endswith("}id")), "")
        sort = next((v for k, v in note.attrib.items() if k.endswith("}type")), "normal")
        if local_name(note) in ("footnote", "endnote") and sort == "normal":
            lines = [" ".join(p.text.split()) for p in Walk(parts, _LARGE).read(note)]
            document.notes[kind[0] + identity] = "\n".join(line for line in lines if line)
