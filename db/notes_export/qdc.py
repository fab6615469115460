"""REFI-QDA codebook (`.qdc`): tags with what they mean, no highlights."""

from collections.abc import Iterator
from xml.etree.ElementTree import Comment, Element

from readroom.db.errors import NotebookError
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._codes import add_codes, all_codes, code_guids
from readroom.db.notes_export._xml import document, text_of

SUFFIX = ".qdc"
NAMESPACE = "urn:QDA-XML:codebook:1.0"


def export(bundle: Bundle) -> Iterator[str]:
    """Yield the document; raise NotebookError without tags, since the format has no empty codebook."""
    codes = all_codes(bundle)
    if not codes:
        raise NotebookError("there are no tags to write: a .qdc codebook holds at least one")
    root = Element("CodeBook", {"xmlns": NAMESPACE, "origin": f"readroom {bundle.about['readroom']}"})
    said = "; ".join(f"{name}: {value}" for name, value in bundle.about.items())
    root.append(Comment(text_of(f" {said} ").replace("--", "- -")))
    add_codes(root, codes, code_guids(codes))
    yield document(root).decode()
