"""The text of an RTF file: its paragraphs in order, with style, bookmarks, links and faces.

Characters come by the code page of the document, that of a font, or as Unicode with surrogates joined. What is
hidden, deleted, a picture or an object is no text. A file that ends too early is read as far as it goes.
"""

from readroom.importer.document.model import Document, Paragraph
from readroom.importer.formats import Unreadable

__all__ = ["Document", "Paragraph", "is_rtf", "read_rtf"]


def is_rtf(head: bytes) -> bool:
    """Tell whether a file that begins with `head` is RTF."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\0\t\r\n ").startswith(b"{\\rtf")


def read_rtf(data: bytes) -> Document:
    """Return what an RTF file holds; raise Unreadable when it is none, or nested beyond the limit."""
    from readroom.importer.document.rtf_walk import Walk

    if not is_rtf(data[:1024]):
        raise Unreadable("no RTF")
    return Walk(data[data.find(b"{\\rtf") :]).read()
