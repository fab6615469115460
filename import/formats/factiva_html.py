"""Factiva exports as HTML, with codes in a table or without: each article has a box of its own."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Left, Part, Plain, Record, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_BOX = re.compile(
    rb"<div\b[^<>]{0,200}?(?:\bid\s*=\s*[\"']?article-[A-Z0-9]|\bclass\s*=\s*[\"']?(?:last)?article(?:\s|[\"'>]))", re.I
)
_NUMBERED = re.compile(rb"\bid\s*=\s*[\"']?article-[A-Z][A-Z0-9]{3,9}(?:19|20)\d{6}[0-9a-z]{6,}", re.I)
_CODED = re.compile(rb"class\s*=\s*[\"']?index[\"']?\s*>(?:\s|<br\s*/?>|<p>)*<b>(?:HD|SE|BY|CLM)</b>", re.I)
_FLOWED = re.compile(rb"class\s*=\s*[\"']?[a-z]{2}Headline\b", re.I)
_PARAGRAPH = re.compile(rb"class\s*=\s*[\"']?articleParagraph [a-z]{2}articleParagraph\b", re.I)
_TITLE = re.compile(rb"<title>\s*(?:Dow Jones )?Factiva\s*</title>", re.I)
_STYLES = (b".articleParagraph", b"factivalogo", b"ppsarticle", b".headline .leadFields", b"fcpNavContainer")
_CONTENT = re.compile(rb"<p[\s>]|<td[\s>]|<pre[\s>]|Headline", re.I)


class FactivaHtmlFormat(Plain):
    """One file, many records."""

    name = "factiva-html"
    rank = -5
    signs = b"<"
    holds = (b"<div", b"<title>")
    title = "Factiva (HTML)"
    about = (
        "An export of Factiva as HTML, in the older layout with two-letter codes in a table and in the newer one "
        "without: each article is one, the paper its source, Factiva the database, whose own number keeps a second "
        "export of the same article from being a second article. Search hits in bold are part of their words. RTF and "
        "Word exports of Factiva are read in the same way, by the readers of these files."
    )
    limits = "16 MiB a record"
    details = """| code | field |
| --- | --- |
| HD · BY | title; its further lines are a standfirst · authors |
| CR | outlet, where it is a news agency |
| PD · SN · SE or CLM · PG · ED | date · source · section · page · edition |
| LA · AN | language, in any language of the interface · number in the database |
| CO, IN, NS, RE, IPD | keywords: the names, without Factiva's codes for them |
| LP, TD | text |
| ART · CX | caption · correction, as asides |
| WC, ET, SC, VOL, CY, CT, RF, IPC, PUB, NGC, GC; any other code | kept with the page, no field |

Without codes the lines are told by their place and form. Above "808 words" (Wörter, mots, palabras, parole, слов, 字,
語) stand section, headline, byline, credit; below it date, time, source, its code, edition, page, language, copyright.
Paragraphs that Factiva does not mark as text are captions, the last one is the publisher. What stands below "Document"
and its number, such as the summary of the search, is left out.
"""
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by an article's box and its parts, or by the title and styles of the page, which can fill the head."""
        from readroom.importer.press.bytes import as_utf8

        head = as_utf8(head)
        if _TITLE.search(head) and sum(style in head for style in _STYLES):
            return True
        if _BOX.search(head) is None:
            return False
        return bool(_NUMBERED.search(head) or _CODED.search(head) or (_FLOWED.search(head) and _PARAGRAPH.search(head)))

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the articles' boxes; one within another is the same article's."""
        from readroom.importer.press.bytes import Export
        from readroom.importer.splitting import split_at

        export = Export(stream)
        parts = split_at(export.pieces(), _BOX, joins=lambda part: _CONTENT.search(part) is None)
        number = 0
        for number, data in enumerate(parts, 1):
            yield Record(number, export.utf8(data))
        if not number:
            yield Left("a page of Factiva without articles")

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of an article; raise Unreadable when it holds no text."""
        from readroom.importer.damage import with_problem
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.press.bytes import text_of
        from readroom.importer.press.factiva import read_codes
        from readroom.importer.press.factiva_flow import read_flow
        from readroom.importer.press.factiva_html import boxes

        if len(data) > RECORD_BYTES:
            raise Unreadable(f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
        source, damage = text_of(data)
        sheet, rows, blocks, title = boxes(source)
        if rows:
            read_codes(sheet, rows)
        else:
            read_flow(sheet, blocks, title)
        extractor = f"factiva html, {'with' if rows else 'without'} codes"
        return with_problem(sheet.page(self.name, extractor, number), damage)


FORMAT = FactivaHtmlFormat()
