"""LexisNexis exports as text, the classic layout: "3 of 120 DOCUMENTS" begins each record."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Declared, Part, Plain, Record, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_COUNT = re.compile(
    rb"^[^\S\n]*"  # no line ends: a search would begin anew at every one of a run of them
    rb"(?:(\d{1,6}) (?:of|von|de|di|van) (\d{1,6}) (?:DOCUMENTS?|DOKUMENTE?N?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN)"
    rb"|(?:Document|Dokument|Documento) (\d{1,6}) (?:of|von|sur|de|di|van) (\d{1,6}))\s*$",
    re.M,
)
_COUNTED = (b" DOCUMENT", b" DOKUMENT", b"Document ", b"Dokument ", b"Documento ")  # one of them is in every count
_LENGTH = re.compile(
    rb"^[^\S\n]*(?:LENGTH|L\S{1,3}NGE|LAENGE|LONGUEUR|LONGITUD|EXTENSI\S{1,3}N|LUNGHEZZA|LENGTE|COMPRIMENTO)\s?:\s*\d",
    re.M,
)
_LABEL = re.compile(
    rb"^(?:BYLINE|SECTION|LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|AUTOR|RUBRIK|SPRACHE|UPDATE|AUTEUR|RUBRIQUE|"
    rb"LANGUE|SECCI\S{1,3}N|IDIOMA|SEZIONE|LINGUA|RUBRIEK|TAAL)\s?:\s",
    re.M,
)
_SELECTED = re.compile(
    rb"^(?:Download Request|Ausgabeauftrag|Demande de t\S{1,3}l\S{1,3}chargement|Solicitud de descarga)\s?:[^\n]{0,60}?"
    rb"(\d{1,6})-(\d{1,6})\s*$",
    re.I | re.M,
)
_LONGEST = 200  # bytes of the line of a count


class NexisTextFormat(Plain):
    """One file, many records."""

    name = "nexis-text"
    rank = -5
    holds = (b"ument",)
    title = "LexisNexis (text)"
    about = (
        "The classic export of LexisNexis as text: each record is an article, the paper the source, LexisNexis the "
        "database. The cover page in front is left out; how many documents the export says that it holds is compared "
        "with how many were found. Charset: UTF-8, UTF-16, windows-1252. Whatever is asked of Nexis Uni and Lexis+ "
        "comes as Word or RTF, and is read as such with the same labels."
    )
    limits = "16 MiB a record"
    details = """| printed (English; German, French, Spanish, Italian, Dutch and Portuguese interfaces too) | field |
| --- | --- |
| first line, above the date | source |
| the date below it, to the minute where a clock stands beside it; the lines under it | date; edition |
| the lines above the labels, HEADLINE | title; what stands below it is a standfirst |
| BYLINE · SECTION (with Pg.) | authors · section, page |
| LANGUAGE · URL · ACC-NO · EDITION | language · address · number in the database · edition |
| SUBJECT, PERSON, COMPANY, GEOGRAPHIC, INDUSTRY and the like | keywords, without their share in per cent |
| HIGHLIGHT, DATELINE, GRAPHIC, CORRECTION, "Correction Appended" | asides |
| LENGTH, LOAD-DATE, UPDATE, PUBLICATION-TYPE, SHOW, copyright | kept with the page: a load date is no date |
| any other label above or below the text | kept with the page as `other label` |

What the speakers of a broadcast say is text, with their names as printed. A month, a season or a quarter gives a date
of that precision. In Word and RTF files "Body" begins the text and "End of Document" ends the record; the address of
its headline bears LexisNexis's own number, which keeps a second export from being a second article. The list of
contents in front, and a file that is nothing but that list, is no article.
"""
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the count of a document, and below it a length in words, or two labels in capitals."""
        from readroom.importer.press.bytes import as_utf8

        head = as_utf8(head)
        if not any(words in head for words in _COUNTED):
            return False
        count = _COUNT.search(head)
        if count is None or b"<" in head[: count.start()].replace(b"<=", b""):
            return False
        labels = {found[0].strip() for found in _LABEL.finditer(head, count.end())}
        return _LENGTH.search(head, count.end()) is not None or len(labels) > 1

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the records, and how many the export says that there are."""
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.press.bytes import Export

        export = Export(stream)
        parts: list[bytes] = []
        number = size = 0
        for line in export.lines():
            count = _COUNT.match(line) if len(line) < _LONGEST else None
            if count:
                if number:
                    yield Record(number, export.utf8(b"".join(parts)))
                elif (stated := _declared(export.head, count)) is not None:
                    yield Declared(stated)
                number += 1
                parts, size = [], 0
            if number and size <= RECORD_BYTES:
                parts.append(line)
            size += len(line)
        if number:
            yield Record(number, export.utf8(b"".join(parts)))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a record; raise Unreadable when it holds no text."""
        from readroom.importer.damage import with_problem
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.press.blocks import blocks_of
        from readroom.importer.press.bytes import text_of
        from readroom.importer.press.nexis import read_blocks
        from readroom.importer.press.sheet import Sheet

        if len(data) > RECORD_BYTES:
            raise Unreadable(f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
        text, damage = text_of(data)
        sheet = Sheet.of(text.strip("\ufeff\r\n\f"), "LexisNexis")
        read_blocks(sheet, blocks_of(sheet.lines), "classic")
        return with_problem(sheet.page(self.name, "lexisnexis text", number), damage)


def _declared(head: bytes, first: re.Match[bytes]) -> int | None:
    """Return how many documents an export says that it holds: the range on its cover, else the first count."""
    at, of = (int(first[1] or first[3]), int(first[2] or first[4]))
    selected = _SELECTED.search(head, 0, 4096)
    if selected and int(selected[1]) == at and at <= int(selected[2]) <= of:
        return int(selected[2]) - at + 1
    # A count that begins in the middle is of all that was found, not of what was saved.
    return of if at == 1 else None


FORMAT = NexisTextFormat()
