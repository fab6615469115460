"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, RDF; one article an entry."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Part, Plain, Record
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_BEGINS = re.compile(
    rb"\s*(?:<\?[^>]{0,500}>\s*|<!--(?:[^-]|-(?!->))*+-->\s*|<!DOCTYPE\s[^>]{0,500}>\s*)*+<(?:[\w.-]+:)?(rss|feed|RDF)"
    rb"(?=[\s>])([^>]*+)>",
    re.IGNORECASE,
)
# One that declares entities of its own is told too, so that it is refused with that reason.
_WITH_SUBSET = re.compile(
    rb"\s*(?:<\?[^>]{0,500}>\s*)?<!DOCTYPE\s[^\[<>]{0,500}\[.*?\]\s*>\s*<(rss|feed)(?=[\s>])([^>]*+)>", re.DOTALL
)
_NAMES = {
    b"feed": (b"w3.org/2005/Atom", b"purl.org/atom"),
    b"rdf": (b"purl.org/rss/", b"my.netscape.com/rdf", b"rss/0.9"),
}
_LOOKED_AT = 16_384  # bytes of the head


class FeedFormat(Plain):
    """Feed files; a record is an entry."""

    name = "feed"
    rank = -1
    title = "Feeds (RSS, Atom, RDF)"
    about = (
        "One article an entry, of any version of RSS, of Atom and of RDF. The text is the entry's content "
        "(`content:encoded`), else its summary; the feed's title is the source. Nothing is fetched, and what only "
        "browsers use is left out of the HTML."
    )
    limits = "16 MiB an entry, the file of any size"
    needs = "feeds"
    modules = ("feedparser",)
    endings = (".rss", ".atom")
    begins = b"<"
    container = True
    details = (
        "| in the feed | is |\n| --- | --- |\n"
        "| `content:encoded` `content`, else `description` `summary` | text |\n"
        "| `title` · `dc:creator` `author` | title · authors |\n"
        "| `pubDate` `published` `dc:date` | date; where there is only `updated`, that, with less confidence |\n"
        "| `link`, else an `id` that is an address | address |\n"
        "| `category` `dc:subject` | keywords |\n"
        "| `source` of an entry | outlet: the feed that it came from |\n"
        "| the feed's `title` and `language` | source, and language where the text shows none |\n\n"
        "A summary may be a teaser: the field `text` says so, with low confidence, and so where a text ends in `[…]` "
        'or "Read more". An entry without text is `skipped`. A feed that declares a document type of its own is '
        "refused (entities can be bombs). Broken XML is read as far as it goes, and is `partial`."
    )

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the first element, or by the ending."""
        from readroom.importer.utf8 import head_as_utf8

        text = head_as_utf8(head)[:_LOOKED_AT]
        if text.lstrip()[:1] == b"<" and (found := _BEGINS.match(text) or _WITH_SUBSET.match(text)):
            kind = found[1].lower()
            return kind == b"rss" or any(space in found[2] for space in _NAMES[kind])
        return super().looks_like(head, name)

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the entries, each with what its feed says of all of them; raise Unreadable when it is no feed."""
        from readroom.importer.extras import need
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.web.feed_split import FeedHead, feed_entries

        need("feedparser", "feeds")
        around, number = b"", 0
        for part in feed_entries(stream):
            if isinstance(part, FeedHead):
                around = _around(part)
                continue
            number += 1
            if part is None or len(part) > RECORD_BYTES:
                yield Record(number, b"", refused=f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
            else:
                yield Record(number, around + part)

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that one entry is; raise Unreadable when it is broken, or holds no text."""
        from readroom.importer.extras import need
        from readroom.importer.web.feed_entry import read_entry

        need("feedparser", "feeds")
        head, _, entry = data.partition(b"\n")
        return read_entry(entry, json.loads(head), number)


def _around(head: "object") -> bytes:
    """Return what goes with every entry, as a line of JSON."""
    from readroom.importer.decode import codec_of
    from readroom.importer.web.feed_split import FeedHead

    assert isinstance(head, FeedHead)  # noqa: S101
    codec = codec_of(head.charset) or "utf-8"
    said = {
        name: getattr(head, name).decode(codec, "replace").replace("\n", " ")
        for name in ("opening", "about", "closing")
    }
    return json.dumps({**said, "charset": head.charset}).encode() + b"\n"


FORMAT = FeedFormat()
