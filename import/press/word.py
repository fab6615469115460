"""Exports of press databases as Word or RTF: which database a document comes from, and its page."""

from readroom.importer.damage import with_problem
from readroom.importer.document.model import Document
from readroom.text.model import Page


def press_page(document: Document, kind: str) -> Page | None:
    """Return the page of a press database's export, None for any other document; raise Unreadable if it has no text."""
    from readroom.importer.press import factiva_word, nexis_word

    if nexis_word.is_export(document):
        return with_problem(nexis_word.read_export(document, kind), document.problem)
    if factiva_word.is_export(document):
        return with_problem(factiva_word.read_export(document, kind), document.problem)
    return None
