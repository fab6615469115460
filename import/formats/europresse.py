"""Europresse exports as HTML: `article` elements, and the older tables, by the classes of their parts."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Part, Plain, Record, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_NAME = re.compile(rb"class\s*=\s*[\"'][^\"'>]{0,120}?\bDocPublicationName\b", re.I)
_OPENING = re.compile(rb"<article\b[^<>]{0,200}>", re.I)
# In the older layout an article begins at the name of its publication; one that is a bare number is no name.
_OLD = re.compile(
    rb"<span\b[^<>]{0,80}?class\s*=\s*[\"'][^\"'<>]{0,80}?\bDocPublicationName\b[^<>]{0,80}>(?!\s{0,5}\d)", re.I
)
_SIGNS = re.compile(rb"titreArticleVisu|docOcurrContainer|class\s*=\s*[\"']DocHeader", re.I)
_ONLY_LINK = re.compile(r"class\s*=\s*[\"'][^\"'>]{0,80}?\blink-not-hosted\b", re.I)
_POST = re.compile(r"class\s*=\s*[\"'](?:twitter|socialNetworkPost)\b", re.I)


class EuropresseFormat(Plain):
    """One file, many records."""

    name = "europresse"
    rank = -5
    signs = b"="
    holds = (b"docpublicationname",)
    title = "Europresse (HTML)"
    about = (
        "An export of Europresse (Eureka) as HTML, in its newer layout and in the older one with tables: each article "
        "is one, the paper its source, Europresse the database, whose own number (`news·…`) keeps a second export of "
        "the same article from being a second article. A document that is only a link to elsewhere is skipped, and "
        "so is a post of a social network."
    )
    limits = "16 MiB a record"
    details = """| printed | field |
| --- | --- |
| name of the publication, without the number of its issue | source |
| the line below it: section, day, clock, page, in any order | section, date, page |
| title; the lines above it, and the subtitle | title; standfirst |
| the line between title and text | authors |
| Numéro de document · Document number · Dokumentnummer · Número de documento | number in the database |
| Illustration(s), Encadré(s), Note(s) | captions and notes, as asides |
| "Cet article est paru dans …" | outlet |
| copyright, "Lire aussi …" with an address, certificates with library and day of the export | cut: that day is none |
"""
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the classes of a publication's name and of a title."""
        from readroom.importer.press.bytes import as_utf8

        head = as_utf8(head)
        return _NAME.search(head) is not None and _SIGNS.search(head) is not None

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the articles: by their elements, in the older layout by the name of their publication."""
        from readroom.importer.press.bytes import Export
        from readroom.importer.splitting import split_at

        export = Export(stream)
        first, named = _OPENING.search(export.head), _NAME.search(export.head)
        newer = first is not None and (named is None or first.start() < named.start())
        for number, data in enumerate(split_at(export.pieces(), _OPENING if newer else _OLD), 1):
            yield Record(number, export.utf8(data))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of an article; raise Unreadable when it holds no text."""
        from readroom.importer.damage import with_problem
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.press.bytes import text_of
        from readroom.importer.press.europresse import PARTS, read_flows
        from readroom.importer.press.flow import paragraphs, parse_fragment
        from readroom.importer.press.sheet import Sheet

        if len(data) > RECORD_BYTES:
            raise Unreadable(f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
        source, damage = text_of(data)
        if _ONLY_LINK.search(source):
            raise Unreadable("only a link: Europresse does not hold the text of this document")
        if _POST.search(source):
            raise Unreadable("a post of a social network, no article")
        newer = source.lstrip()[:8].lower() == "<article"
        flows = paragraphs(parse_fragment(source), PARTS, rows=newer)
        sheet = Sheet([flow.text for flow in flows], "Europresse")
        read_flows(sheet, flows)
        extractor = "europresse html" if newer else "europresse html, older layout"
        return with_problem(sheet.page(self.name, extractor, number), damage)


FORMAT = EuropresseFormat()
