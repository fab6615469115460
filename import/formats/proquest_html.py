"""ProQuest exports as HTML, on their own or in an e-mail: each record begins with an anchor that holds its number."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Part, Plain, Record, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_ANCHOR = re.compile(rb"<a\s[^>]{0,80}?name\s*=\s*[\"']?DocID_", re.I)
_MAILED = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_CHUNK = 1 << 18
_LABEL = re.compile(r"<strong\b[^<>]{0,300}>\s*([^<>:]{1,60}?)\s*:(?:\s|\xa0|&nbsp;)*</strong>", re.I)
_MARK = "\ue000"  # stands before a label while the tags are taken away


class ProQuestHtmlFormat(Plain):
    """One file, many records."""

    name = "proquest-html"
    rank = -5
    title = "ProQuest (HTML, e-mail)"
    about = (
        "An export of ProQuest as HTML, or the e-mail that ProQuest sends with it: each record is an article, with the "
        "fields of ProQuest's text export."
    )
    limits = "16 MiB a record, 64 MiB an e-mail"
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the anchor of the first record, also inside a quoted-printable e-mail."""
        if _MAILED.match(head.replace(b"\r\n", b"\n")):
            return b"DocID_" in head and b"quoted-printable" in head.lower()
        return _ANCHOR.search(head) is not None

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the records: what stands from one anchor to the next."""
        head = stream.read(4096).replace(b"\r\n", b"\n")
        stream.seek(0)
        pieces = iter([_html_of(stream)]) if _MAILED.match(head) else iter(lambda: stream.read(_CHUNK), b"")
        for number, data in enumerate(_split(pieces), 1):
            yield Record(number, data)

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a record; raise Unreadable when it is none, or holds no text."""
        from readroom.importer.decode import decode
        from readroom.importer.limits import RECORD_BYTES
        from readroom.importer.proquest import read_record
        from readroom.text.tags import lines

        if len(data) > RECORD_BYTES:
            raise Unreadable(f"longer than {RECORD_BYTES >> 20} MiB, the limit for a record")
        source, _ = decode(data)
        source = _LABEL.sub(rf"<br>{_MARK}\1: ", source.replace(_MARK, ""))
        found = [line.replace("\xa0", " ") for line in lines(source)]
        # The layout of the text export: a blank line before each label, none within a field.
        text = "\n".join(f"\n{line.removeprefix(_MARK)}" if line.startswith(_MARK) else line for line in found)
        if _MARK not in "".join(found):
            raise Unreadable("not a record: it has none of ProQuest's labels")
        return read_record(text.strip("\n"), number, self.name, "proquest html")


def _split(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what stands from each anchor to the next one; what stands before the first is the export's head."""
    from readroom.importer.limits import RECORD_BYTES

    held = b""
    begun = False
    for piece in pieces:
        held += piece
        starts = [match.start() for match in _ANCHOR.finditer(held)]
        ends = starts if begun or not starts or starts[0] == 0 else starts[1:]
        at = 0 if begun else (starts[0] if starts else max(0, len(held) - 200))
        for end in ends:
            if end > at:
                yield held[at:end]
            at = end
        begun = begun or bool(starts)
        held = held[at:]
        if len(held) > 2 * RECORD_BYTES:
            held = held[: RECORD_BYTES + 1] + held[-200:]
    if begun and held.strip():
        yield held


def _html_of(stream: BinaryIO) -> bytes:
    """Return the HTML part of an e-mail; raise Unreadable when there is none."""
    import email
    import email.policy

    from readroom.importer.limits import FILE_BYTES

    data = stream.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise Unreadable(f"larger than {FILE_BYTES >> 20} MiB, the limit for an e-mail")
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload
    raise Unreadable("an e-mail without an HTML part")


FORMAT = ProQuestHtmlFormat()
