"""ProQuest exports as text: records between lines of underscores."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Declared, Part, Plain, Record, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_RULE = re.compile(rb"^\s*_{50,}\s*$")
_MARK = re.compile(
    rb"^(ProQuest document ID|ProQuest-Dokument-ID|ProQuest Dokument-ID|ID du document ProQuest|"
    rb"Identificador de documento ProQuest|ID del documento de ProQuest|ID do documento ProQuest|"
    rb"Publication title|Publication info|Titel der Publikation|Publikationstitel|Titre de la publication|"
    rb"T\S{1,3}tulo de (?:la )?publicaci\S{1,3}n|Links|Document ?URL|Dokument-URL|URL du document|URL del documento|"
    rb"Full ?text|Volltext|Texte int\S{1,3}gral|Texto completo|Abstract|Zusammenfassung|R\S{1,3}sum\S{1,3}|Resumen) ?:",
    re.MULTILINE,
)
_COUNT = re.compile(rb"^\s*(?:Document|Dokument|Documento)\s+(\d{1,6})\s+(?:of|sur|de|von|di)\s+(\d{1,6})\s*$", re.I)


class ProQuestTextFormat(Plain):
    """One file, many records."""

    name = "proquest-text"
    rank = -5
    title = "ProQuest (text)"
    about = (
        "An export of ProQuest as text: each record between two lines of underscores is an article. The paper is the "
        "source, ProQuest the database; its document number makes a second export of the same article no second "
        "article. Captions and corrections inside the text are asides. A record of which ProQuest has no full text "
        "gives its abstract, and is `partial`; one that has neither is skipped."
    )
    limits = "16 MiB a record"
    details = """| label (English; German, French, Spanish, Portuguese and Italian too) | field |
| --- | --- |
| title above the record, Title | title; "[… Edition]" behind it: edition |
| Author | authors, as printed; "Anonymous" is none |
| Publication title | source, as printed, with its place |
| Publication date, else Publication year, else Publication info | date; stray spaces inside it are the export's |
| Section · Pages · Edition | section · page · edition |
| Language of publication | language |
| ProQuest document ID | number in the database |
| Document URL | address, without the library's proxy and account |
| Subject, Location, People, Identifier; the names under Company / organization and Business indexing term | keywords |
| Full text; else Abstract (then the outcome is `partial`) | text |
| CAPTION, Illustration · CORRECTION, within the text | asides |
| CREDIT within the text | authors, where there is no Author and it says "By" |
| Publisher, Place of publication, ISSN, Document type, Database and the like | kept with the page, no field |
| any other label below the text | kept with the page as `other label` |

A label stands at the beginning of a line; the same word within the text is text.
"""
    endings = ()
    begins = b"_Dd"
    holds = (b"_" * 50, b"document", b"dokument")
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the line of underscores, or the count, at the top, and two of ProQuest's labels below it."""
        from readroom.importer.press.bytes import as_utf8

        head = as_utf8(head).lstrip()
        first = head.partition(b"\n")[0]
        if not (_RULE.match(first) or _COUNT.match(first)):
            return False
        return len({found[1] for found in _MARK.finditer(head)}) > 1

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the records, and how many the export says that there are."""
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.press.bytes import Export

        export = Export(stream)
        parts: list[bytes] = []
        size = number = 0
        declared = False
        for line in export.lines():
            if _RULE.match(line[:200]):
                if b"".join(parts).strip():
                    number += 1
                    yield Record(number, export.utf8(b"".join(parts)))
                parts, size = [], 0
                continue
            if not declared and len(line) < 100 and (count := _COUNT.match(line)):
                declared = True
                if int(count[1]) == 1:
                    yield Declared(int(count[2]))
            if size <= RECORD_BYTES:
                parts.append(line)
            size += len(line)
        if b"".join(parts).strip():
            yield Record(number + 1, export.utf8(b"".join(parts)))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a record; raise Unreadable when it is none, or holds no text."""
        from readroom.importer.damage import with_problem
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.press.bytes import text_of
        from readroom.importer.press.proquest import read_record
        from readroom.importer.press.proquest_labels import find_label

        if len(data) > RECORD_BYTES:
            raise Unreadable(f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
        text, damage = text_of(data)
        text = text.strip("\ufeff\r\n ")
        if sum(find_label(line) is not None for line in text.split("\n")) < 2:
            raise Unreadable("not a record: it has none of ProQuest's labels")
        return with_problem(read_record(text, number, self.name, "proquest text"), damage)


FORMAT = ProQuestTextFormat()
