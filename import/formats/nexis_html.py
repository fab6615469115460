"""LexisNexis exports as HTML, the classic layout: a comment with the document's number begins each record."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Declared, Part, Plain, Record, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_MARK = re.compile(rb"<DOC NUMBER\s*=\s*\"?\d{1,6}\"?\s*>", re.I)
_FULL = re.compile(rb"<DOCFULL>|DOC_ID_\d", re.I)
_ALL = re.compile(rb"<META\b[^<>]{0,200}?\bDOCUMENTS\s*=\s*\"?(\d{1,6})", re.I)
_COUNT = re.compile(
    rb">\s*(?:(\d{1,6}) (?:of|von|de|di|van) (\d{1,6}) DO[CK]UMENT|(?:Document|Dokument|Documento) (\d{1,6}) "
    rb"(?:of|von|sur|de|di|van) (\d{1,6}))",
    re.I,
)


class NexisHtmlFormat(Plain):
    """One file, many records."""

    name = "nexis-html"
    rank = -5
    signs = b"<="
    holds = (b"<doc number",)
    title = "LexisNexis (HTML)"
    about = (
        "The classic export of LexisNexis as HTML: each record is an article, the paper the source, LexisNexis the "
        "database. Search hits that split a word into several tags are joined; lines set like the labels within a "
        "text are its sub-headings, tables stay tables. A document that LexisNexis could not show is skipped with its "
        "own words. The cover page in front is left out; how many documents the export says that it holds is compared "
        "with how many were found."
    )
    limits = "16 MiB a record"
    details = "The labels are those of [LexisNexis (text)](#lexisnexis-text)."
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the number in the comment of the first record."""
        from readroom.importer.press.bytes import as_utf8

        head = as_utf8(head)
        return _MARK.search(head) is not None and _FULL.search(head) is not None

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the records, and how many the export says that there are."""
        from readroom.importer.press.bytes import Export
        from readroom.importer.splitting import split_at

        export = Export(stream)
        stated = _ALL.search(export.head)
        if stated:
            yield Declared(int(stated[1]))
        for number, data in enumerate(split_at(export.pieces(), _MARK), 1):
            if number == 1 and not stated and (count := _COUNT.search(data)) and int(count[1] or count[3]) == 1:
                yield Declared(int(count[2] or count[4]))
            yield Record(number, export.utf8(data))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a record; raise Unreadable when it holds no text."""
        from readroom.importer.damage import with_problem
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.press.bytes import text_of
        from readroom.importer.press.nexis import read_blocks
        from readroom.importer.press.nexis_html import sheet_of

        if len(data) > RECORD_BYTES:
            raise Unreadable(f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
        source, damage = text_of(data)
        sheet, blocks = sheet_of(source)
        read_blocks(sheet, blocks, "classic")
        return with_problem(sheet.page(self.name, "lexisnexis html", number), damage)


FORMAT = NexisHtmlFormat()
