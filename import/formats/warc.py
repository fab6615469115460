"""Web archives: `.warc`, `.wet`, plain or compressed; each record that holds a page is one."""

from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Part, Plain, Unreadable, ending
from readroom.importer.inflate import FIRST_BYTES, inflated, is_compressed, opened
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page


class WarcFormat(Plain):
    """One file of a crawl, many pages; a record is a page, its member name the address."""

    name = "warc"
    title = "Web archives (WARC, WET)"
    about = (
        "What crawlers write (Heritrix, wget, Browsertrix, Common Crawl), plain or compressed, record by record. The "
        "answers that hold an HTML page or plain text are read as such files are; so are the texts of a WET file. The "
        "day of the crawl is `crawl_date`, never the date of an article; the address is the record's name, and the "
        "article's own where the page gives none. What else a crawl holds is counted by its kind: requests, "
        "`revisit` records (a page that had not changed), answers that are no 200, pictures, scripts, robots.txt."
    )
    limits = "16 MiB a record, also unpacked; 64 KiB a header; the file of any size, at most 16 GiB unpacked"
    details = """| record | what becomes of it |
| --- | --- |
| `response` or `resource` with HTML, XHTML or plain text, status 200 | a page, as an HTML or a text file |
| `conversion` with plain text (WET) | a page, as a text file; the language is that which the crawler has found |
| others: by their type, `status 404`, `request records`, `revisit records`, `robots.txt` … | counted |
| cut short, too large, without a length; bytes between records | skipped with the reason; the next is looked for |

Chunked answers are joined, gzip and deflate unpacked; brotli takes `pip install 'readroom[warc]'`. A page that the
crawler cut (`WARC-Truncated`), or whose compression is damaged, is `partial`. A damaged member of a gzip file ends one
record, not the file. `WARC-Identified-Content-Language` counts when it names one language.
"""
    endings = (".warc", ".wet")
    begins = b"W" + FIRST_BYTES
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by a first line with WARC's version, behind a compression or not, or by the ending."""
        if is_compressed(head):
            head = inflated(head, 16)
        return head.startswith((b"WARC/0.", b"WARC/1.")) or ending(name) in self.endings

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the records that hold pages, one at a time, and what else there is; what is damaged is refused."""
        from readroom.importer.web import gzip_members
        from readroom.importer.web.warc_records import split

        head = stream.read(8)
        if not head:
            raise Unreadable("the file is empty")
        if head.startswith(gzip_members.SIGN):
            yield from split(*gzip_members.opened(stream))
        else:
            yield from split(opened(stream))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that a record holds; raise Unreadable when it holds no text."""
        from readroom.importer.web.warc_page import read_record

        return read_record(data, number, name, settings)


FORMAT = WarcFormat()
