"""Web pages saved with SingleFile, and by browsers, as one HTML file with a note of where it came from."""

import re

from readroom.importer.formats import Plain, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_NOTE = re.compile(
    rb"<!--\s{0,20}(?:Page saved with SingleFile|Archive processed by SingleFile|saved from url=\(\d{4}\)https?:)",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"\s{0,200}<(?:!doctype|!--|html|\?xml)", re.IGNORECASE)
_MARK = b"base64,"
_DATA = re.compile(rb"[A-Za-z0-9+/=]*")
_SHORT = 64  # bytes of data that may stay
_TOP = 1 << 16


class SingleFileFormat(Plain):
    """One HTML page with its pictures, styles and fonts inside."""

    name = "singlefile"
    rank = -1
    begins = b"<"
    holds = (b"singlefile", b"saved from url=(")
    title = "Saved web pages (SingleFile)"
    about = (
        "HTML files that the SingleFile extension saves (`Page saved with SingleFile`, or `Archive processed by "
        "SingleFile` by its older versions), and pages that a browser saves with a note of their address (`saved from "
        "url=`). They are read as HTML files are, without the pictures, styles and fonts that are written into them; "
        "the note gives the address, where the page does not, and the day, which is `crawl_date`."
    )
    limits = "64 MiB a page"

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the first comment of an HTML file."""
        return note_of(head) is not None

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page; raise Unreadable when it holds no text."""
        from readroom.importer.web.singlefile_page import read_page

        if not data.strip():
            raise Unreadable("the file is empty")
        return read_page(data, name, settings)


def note_of(head: bytes) -> bytes | None:
    """Return the comment that tells where a page was saved from, when it is the first one of the file; else None."""
    head = head[:_TOP].removeprefix(b"\xef\xbb\xbf")
    if not _MARKUP.match(head):
        return None
    start = head.find(b"<!--")
    if start < 0 or not _NOTE.match(head, start):
        return None
    end = head.find(b"-->", start)
    return head[start : end if end >= 0 else len(head)]


def without_data(data: bytes) -> bytes:
    """Return HTML without the contents of the files that are written into it as base64; one pass, whatever it holds."""
    parts: list[bytes] = []
    kept = 0
    at = data.find(_MARK)
    while at >= 0:
        start = at + len(_MARK)
        found = _DATA.match(data, start)
        end = found.end() if found else start
        if end - start > _SHORT:
            parts.append(data[kept:start])
            kept = end
        at = data.find(_MARK, end)
    return b"".join((*parts, data[kept:]))


FORMAT = SingleFileFormat()
