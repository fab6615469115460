"""Factiva exports as XML: `ppsarticle/article` elements with named parts."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Declared, Part, Plain, Record, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_MARK = re.compile(rb"<(?:\w{1,20}:)?ppsarticle[\s>]", re.I)
_SET = re.compile(rb"<(?:\w{1,20}:)?ppsarticleResultSet\b[^<>]{0,200}?\bcount\s*=\s*[\"'](\d{1,6})", re.I)
_END = re.compile(r"</(?:\w{1,20}:)?ppsarticle\s*>", re.I)
_PREFIX = re.compile(r"(</?)\w{1,20}:(?=\w)")
_ATTRIBUTE = re.compile(r"\s\w{1,20}:(\w+\s*=)")


class FactivaXmlFormat(Plain):
    """One file, many records."""

    name = "factiva-xml"
    rank = -5
    title = "Factiva (XML)"
    about = (
        "An export of Factiva as XML: each `ppsarticle` is an article, with headline, paragraphs, date, source, "
        "byline, codes and Factiva's own number."
    )
    limits = "16 MiB a record, 256 levels of elements"
    details = """| element | field |
| --- | --- |
| headline · byline · credit | title; its further paragraphs are a standfirst · authors · outlet, if an agency |
| publicationDate · sourceName | date, by the day: the clock is the export's · source |
| sectionName, columnName · pages · edition | section · page · edition |
| baseLanguage · accessionNo | language · number in the database |
| newsSubject, region, company, industry | keywords, by their names |
| leadParagraph, tailParagraphs | text; what is set in lines (`display="Fixed"`) stays so |
| artWork · corrections, notes | caption · notes, as asides |
| any other element | kept with the page, no field |
"""
    endings = ()
    signs = b"<"
    holds = (b"ppsarticle",)
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the first article's element."""
        from readroom.importer.press.bytes import as_utf8

        return _MARK.search(as_utf8(head)) is not None

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the articles, and how many the export says that there are."""
        from readroom.importer.press.bytes import Export
        from readroom.importer.splitting import split_at

        export = Export(stream)
        if stated := _SET.search(export.head):
            yield Declared(int(stated[1]))
        for number, data in enumerate(split_at(export.pieces(), _MARK), 1):
            yield Record(number, export.utf8(data))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of an article; raise Unreadable when it is broken, or holds no text."""
        from readroom.importer.damage import with_problem
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.press.bytes import text_of
        from readroom.importer.press.factiva_elements import read_elements
        from readroom.importer.xml_tree import parse_xml

        if len(data) > RECORD_BYTES:
            raise Unreadable(f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
        source, damage = text_of(data)
        end = _END.search(source)
        if end is None:
            raise Unreadable("broken off: the article's element is never closed")
        # Prefixes are declared on the root, which is not here.
        source = _ATTRIBUTE.sub(r" \1", _PREFIX.sub(r"\1", source[: end.end()]))
        sheet = read_elements(parse_xml(source.encode(), "the article"))
        return with_problem(sheet.page(self.name, "factiva xml", number), damage)


FORMAT = FactivaXmlFormat()
