"""EPUB books: a record for each chapter, in the order of reading."""

from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Part, Plain
from readroom.importer.limits import MIB, ZIP_ENTRIES, ZIP_ENTRY_BYTES, ZIP_TOTAL_BYTES
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page


class EpubFormat(Plain):
    """A book is a container; its members are the files of its spine."""

    name = "epub"
    title = "EPUB books"
    about = (
        "Books and magazines without copy protection. Every chapter is an article, under its printed heading or its "
        "name in the table of contents; a file that holds several chapters is cut at the places that the contents "
        "name, and one that goes on where the last one stopped is joined to it. Authors, publisher, date and language "
        "are the book's, its title is the section. Footnotes stand beside the text, also those at the end of the book. "
        "Cover, title page, imprint, contents and index are no articles; what they say can be seen with explain."
    )
    limits = (
        f"{ZIP_ENTRIES:,} members; {ZIP_ENTRY_BYTES // MIB} MiB a member, {ZIP_TOTAL_BYTES // MIB} MiB in all, unpacked"
    )
    endings = (".epub",)
    begins = b"P"
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the first members of a ZIP, or by the ending."""
        if name:
            return super().looks_like(head, name)
        if not head.startswith(b"PK\x03\x04"):
            return False
        from readroom.importer.zip_members import names_at_start

        if head[30:38] == b"mimetype" and b"application/epub+zip" in head[38:120]:
            return True
        return "META-INF/container.xml" in names_at_start(head)

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the chapters in their order, each with what its reader has to know of the book."""
        from readroom.importer.epub.split import split

        return split(stream)

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of one chapter; raise Unreadable when it holds no text."""
        from readroom.importer.epub.chapter import read_chapter

        return read_chapter(data, number)


FORMAT = EpubFormat()
