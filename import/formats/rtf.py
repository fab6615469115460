"""Rich Text Format: `.rtf`, and files of any name that begin as RTF does."""

from readroom.importer.formats import Plain, Unreadable
from readroom.importer.limits import RTF_DEPTH
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page


class RtfFormat(Plain):
    """One document, one page."""

    name = "rtf"
    title = "Rich Text Format"
    about = (
        "The text of an RTF file with its headings, lists, tables, links and footnotes, in whatever charset it names; "
        "files that are called .doc or .txt and begin as RTF does are read too. One article a document, or several "
        "where each stands under a heading with a date line or a byline. Left out: pictures, objects, annotations, "
        "what is deleted or hidden."
    )
    limits = f"{RTF_DEPTH} groups open at a time"
    endings = (".rtf",)
    begins = b"{"

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by how it begins, or by the ending."""
        if name:
            return super().looks_like(head, name)
        from readroom.importer.document.rtf_text import is_rtf

        return is_rtf(head)

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page; raise Unreadable when it is no RTF, or holds no text."""
        from readroom.importer.document.page import document_page
        from readroom.importer.document.rtf_text import read_rtf
        from readroom.importer.document.word_blocks import blocks_of
        from readroom.importer.press.word import press_page
        from readroom.importer.recipe.recipe import chooser

        if not data.strip():
            raise Unreadable("the file is empty")
        document = read_rtf(data)
        if page := press_page(document, "rtf"):
            return page
        return document_page(
            "rtf", blocks_of(document), properties=document.properties, problem=document.problem,
            recipe=chooser(settings, name),
        )  # fmt: skip


FORMAT = RtfFormat()
