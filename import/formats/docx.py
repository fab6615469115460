"""Word documents: `.docx`."""

from readroom.importer.formats import Plain, Unreadable
from readroom.importer.limits import MIB, ZIP_ENTRIES, ZIP_ENTRY_BYTES, ZIP_TOTAL_BYTES
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class DocxFormat(Plain):
    """One document, one page."""

    name = "docx"
    title = "Word documents"
    about = (
        "The text of a .docx file with its headings, lists, tables, links and footnotes; notes, captions and running "
        "heads stand beside the text as asides. One article a document, or several where each stands under a heading "
        "with a date line or a byline. Title, author and date are those that the document prints: the file's own "
        "properties count only where the page says the same. Left out: tables of contents, comments, what is deleted "
        "or hidden, pictures, macros."
    )
    limits = (
        f"{ZIP_ENTRIES:,} members; {ZIP_ENTRY_BYTES // MIB} MiB a member, {ZIP_TOTAL_BYTES // MIB} MiB in all, "
        "unpacked; 256 levels of elements"
    )
    endings = (".docx", ".docm", ".dotx", ".doc")
    begins = b"P"

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the names of the first members of a ZIP, or by the ending."""
        if name:
            return super().looks_like(head, name)
        if not head.startswith(b"PK\x03\x04"):
            return False
        from readroom.importer.zip_members import names_at_start

        names = names_at_start(head)
        other = any(each.startswith(("xl/", "ppt/", "visio/")) for each in names)
        return not other and any(each.startswith("word/") or each == "[Content_Types].xml" for each in names)

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page; raise Unreadable when it is no Word document, or holds no text."""
        from readroom.importer.document.docx_text import read_docx
        from readroom.importer.document.page import document_page
        from readroom.importer.document.word_blocks import blocks_of
        from readroom.importer.press.word import press_page
        from readroom.importer.recipe.recipe import chooser

        if not data.strip():
            raise Unreadable("the file is empty")
        if data.startswith(_OLE):
            raise Unreadable("an old Word file (.doc), or one with a password: save it as .docx without one")
        document = read_docx(data)
        if page := press_page(document, "docx"):
            return page
        return document_page(
            "docx", blocks_of(document), properties=document.properties, problem=document.problem,
            recipe=chooser(settings, name),
        )  # fmt: skip


FORMAT = DocxFormat()
