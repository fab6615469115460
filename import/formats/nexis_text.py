"""LexisNexis exports as text, the classic layout: "3 of 120 DOCUMENTS" begins each record."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Declared, Part, Plain, Record, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_COUNT = re.compile(
    rb"^\s*(?:\d{1,5} (?:of|von|de|di) (\d{1,5}) (?:DOCUMENTS?|DOKUMENTE?N?|DOCUMENTOS?|DOCUMENTI)"
    rb"|(?:Document|Dokument|Documento) \d{1,5} (?:of|von|sur|de|di) (\d{1,5}))\s*$",
    re.I | re.M,
)
_LENGTH = re.compile(rb"^\s*(?:LENGTH|L\S{1,3}NGE|LAENGE|LONGUEUR|LONGITUD|EXTENSI\S{1,3}N)\s?:\s*\d", re.M)


class NexisTextFormat(Plain):
    """One file, many records."""

    name = "nexis-text"
    rank = -5
    title = "LexisNexis (text)"
    about = (
        "The classic export of LexisNexis as text: each record is an article, the paper the source, LexisNexis the "
        "database. The cover page in front is cut; how many documents the export says that it holds is compared with "
        "how many were found."
    )
    limits = "16 MiB a record"
    details = """| printed (English; German, French, Spanish interfaces too) | field |
| --- | --- |
| first line, above the date | source |
| the date below it; the lines under it | date; edition |
| the lines above the labels | title, standfirst |
| BYLINE · SECTION (with Pg.) | authors · section, page |
| LANGUAGE · URL · ACC-NO | language · address · number in the database |
| HIGHLIGHT, DATELINE, GRAPHIC, CORRECTION, "Correction Appended" | asides |
| LENGTH, LOAD-DATE, PUBLICATION-TYPE, copyright | kept with the page, no field: a load date is no date of publication |
"""
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the count of a document and a length in words below it."""
        count = _COUNT.search(head)
        return count is not None and b"<" not in head[: count.start()] and _LENGTH.search(head, count.end()) is not None

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the records, and how many the export says that there are."""
        from readroom.importer.limits import RECORD_BYTES

        parts: list[bytes] = []
        number = size = 0
        for line in iter(lambda: stream.readline(1 << 20), b""):
            count = _COUNT.match(line) if len(line) < 200 else None
            if count:
                if number:
                    yield Record(number, b"".join(parts))
                else:
                    yield Declared(int(count[1] or count[2]))
                number += 1
                parts, size = [], 0
            if number and size <= RECORD_BYTES:
                parts.append(line)
            size += len(line)
        if number:
            yield Record(number, b"".join(parts))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a record; raise Unreadable when it holds no text."""
        from readroom.importer.decode import decode
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.nexis import blocks_of, read_blocks
        from readroom.importer.press import Sheet

        if len(data) > RECORD_BYTES:
            raise Unreadable(f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
        text, _ = decode(data)
        sheet = Sheet.of(text.strip("\ufeff\r\n"), "LexisNexis")
        read_blocks(sheet, blocks_of(sheet.lines), "classic")
        return sheet.page(self.name, "lexisnexis text", number)


FORMAT = NexisTextFormat()
