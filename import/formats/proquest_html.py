"""ProQuest exports as HTML, on their own or in an e-mail: each record begins with an anchor that holds its number."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Part, Plain, Record, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_ANCHOR = re.compile(rb"<a\s[^<>]{0,120}?name\s*=\s*[\"']?DocID_", re.I)
_MAILED = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_TOLD = re.compile(
    rb"DocID_|ProQuest document (?:link|ID)|ProQuest-Dokument|document ProQuest|documento ProQuest", re.I
)
_LABEL = re.compile(r"<strong\b[^<>]{0,300}>\s*([^<>:]{1,60}?)\s*:(?:\s|\xa0|&nbsp;)*</strong>", re.I)
_TEXT, _TEXT_END = re.compile(r"<Text\b[^<>]{0,200}>", re.I), "</text>"
_OPENING = 400  # characters in which an anchor at the beginning of a record ends
_MARK = "\ue000"  # stands before a label while the tags are taken away


class ProQuestHtmlFormat(Plain):
    """One file, many records."""

    name = "proquest-html"
    rank = -5
    holds = (b"docid_", b"proquest")
    title = "ProQuest (HTML, e-mail)"
    about = (
        "An export of ProQuest as HTML, or the e-mail that ProQuest sends with it, also where somebody forwarded it as "
        "plain text: each record is an article, with the fields of ProQuest's text export."
    )
    limits = "16 MiB a record, 64 MiB an e-mail"
    details = "The labels are those of [ProQuest (text)](#proquest-text)."
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the anchor of the first record, or by ProQuest's words in a quoted-printable e-mail."""
        from readroom.importer.press.bytes import as_utf8

        head = as_utf8(head)
        if _MAILED.match(head):
            folded = head.replace(b"=\n", b"")
            return _TOLD.search(folded) is not None and b"proquest" in head[:8192].lower()
        return _ANCHOR.search(head) is not None and (b"proquest" in head.lower() or b"<strong" in head.lower())

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the records: what stands from one anchor to the next."""
        from readroom.importer.press.bytes import Export, as_utf8
        from readroom.importer.splitting import split_at

        head = as_utf8(stream.read(65536))
        stream.seek(0)
        if _MAILED.match(head):
            from readroom.importer.press.proquest_mail import records_of

            yield from records_of(stream, _ANCHOR)
            return
        export = Export(stream)
        for number, data in enumerate(split_at(export.pieces(), _ANCHOR), 1):
            yield Record(number, export.utf8(data))

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a record; raise Unreadable when it is none, or holds no text."""
        from readroom.importer.damage import with_problem
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.press.bytes import text_of
        from readroom.importer.press.proquest import read_record
        from readroom.importer.press.proquest_labels import find_label
        from readroom.text.tags import lines

        if len(data) > RECORD_BYTES:
            raise Unreadable(f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
        source, damage = text_of(data)
        if not _ANCHOR.match(source[:_OPENING].encode("utf-8", "replace")):
            if sum(find_label(line) is not None for line in source.split("\n")) < 2:
                raise Unreadable("not a record: it has none of ProQuest's labels")
            return with_problem(read_record(source.strip("\n"), number, self.name, "proquest e-mail"), damage)
        # What is set in bold within the text is no label.
        source = source.replace(_MARK, "")
        first, last = _TEXT.search(source), source.lower().rfind(_TEXT_END)
        start, end = (first.start(), last) if first and last > first.start() else (len(source), len(source))
        marked = [_LABEL.sub(rf"<br>{_MARK}\1: ", part) for part in (source[:start], source[end:])]
        source = f"{marked[0]}{source[start:end]}{marked[1]}"
        found = [line.replace("\xa0", " ") for line in lines(source)]
        # The layout of the text export: a blank line before each label, none within a field.
        text = "\n".join(f"\n{line.removeprefix(_MARK)}" if line.startswith(_MARK) else line for line in found)
        if _MARK not in "".join(found):
            raise Unreadable("not a record: it has none of ProQuest's labels")
        return with_problem(read_record(text.strip("\n"), number, self.name, "proquest html"), damage)


FORMAT = ProQuestHtmlFormat()
