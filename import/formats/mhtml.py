"""Web pages saved with all that belongs to them in one file: `.mhtml`, `.mht`."""

import re

from readroom.importer.formats import Plain, Unreadable, ending
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_FIELD = re.compile(rb"[!-9;-~]{1,80}[ \t]*:")
_SAVED = re.compile(
    rb"^Snapshot-Content-Location[ \t]*:|^From[ \t]*:[^\n]{0,10}Saved by |^X-(?:MAF|UnMHT|Mhtml)[\w-]{0,40}[ \t]*:"
    rb"|^[ \t]{0,20}This document is a (?:Single File Web Page|Web archive)",
    re.IGNORECASE | re.MULTILINE,
)
_RELATED = re.compile(rb"^Content-Type[ \t]*:\s{0,9}multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(
    rb"^(?:Message-ID|Received|To|Delivered-To|Return-Path|In-Reply-To)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
_LOCATED = re.compile(rb"^Content-Location[ \t]*:[ \t]*\S", re.IGNORECASE | re.MULTILINE)


class MhtmlFormat(Plain):
    """One saved page, with its pictures and styles as parts of a message."""

    name = "mhtml"
    rank = -1
    title = "Saved web pages (MHTML)"
    about = (
        "What Chrome, Edge, Opera, Internet Explorer and Word save as one file. The page in it is read as an HTML file "
        "is; where it was saved from and when are the file's own headers: the address is the article's where the page "
        "gives none, the day is `crawl_date`. Pictures, styles and frames are left out."
    )
    limits = "64 MiB a file, 1,000 parts"
    details = """| header | field |
| --- | --- |
| `Snapshot-Content-Location`, else `Content-Location` of the page's part | address |
| `Date` | fetched |
| `charset` of the page's part, else what the page declares | how its letters are read |
"""
    endings = (".mhtml", ".mht")
    signs = b":"

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by a message's header that speaks of a saved page, or by the ending."""
        return is_saved(head) or ending(name) in self.endings

    def read(self, data: bytes, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page; raise Unreadable when it holds none."""
        from readroom.importer.web.mhtml_page import read_page

        if not data.strip():
            raise Unreadable("the file is empty")
        return read_page(data, name, settings)


def is_saved(head: bytes) -> bool:
    """Tell whether a file begins as a saved page does: a message that nobody sent, of parts that belong together."""
    head = head[:8192].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not _FIELD.match(head):
        return False
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if _SENT.search(top):
        return False
    if _SAVED.search(top):
        return True
    return _RELATED.search(top) is not None and (_SAVED.search(head) or _LOCATED.search(head)) is not None


FORMAT = MhtmlFormat()
