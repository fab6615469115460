"""ProQuest's e-mails: the HTML part with its records, else the plain text of a mail that was forwarded."""

import email
import email.message
import email.policy
import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Record, Unreadable
from readroom.importer.limits import FILE_BYTES
from readroom.importer.press.bytes import torn
from readroom.importer.press.proquest_labels import find_label, is_last
from readroom.importer.splitting import split_at

_QUOTED = re.compile(r"^(?:>\s?)+")


def records_of(stream: BinaryIO, anchor: re.Pattern[bytes]) -> Iterator[Record]:
    """Yield the records of an e-mail; raise Unreadable when it holds none."""
    data = stream.read(FILE_BYTES + 1)
    if len(data) > FILE_BYTES:
        raise Unreadable(f"larger than {FILE_BYTES >> 20} MiB, the limit for an e-mail")
    number = 0
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in _parts(message, "text/html"):
        text, charset = _text(part)
        records = [data.decode() for data in split_at([text.encode("utf-8", "replace")], anchor)]
        for data in _marked(records, charset):
            number += 1
            yield Record(number, data)
        if number:
            return
    for part in _parts(message, "text/plain"):
        text, charset = _text(part)
        for data in _marked(list(_plain(text)), charset):
            number += 1
            yield Record(number, data)
    if not number:
        raise Unreadable("an e-mail without records of ProQuest")


def _parts(message: "email.message.Message", kind: str) -> Iterator["email.message.Message"]:
    for part in message.walk():
        if part.get_content_type() == kind and not part.is_multipart():
            yield part


def _text(part: "email.message.Message") -> tuple[str, str | None]:
    """Return the characters of a part, and the charset that some of its bytes are not of, if there are such."""
    from readroom.importer.decode import DAMAGED, decode

    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return "", None
    try:
        text, encoding = decode(payload, part.get_content_charset())
    except Unreadable:
        return "", None
    return text, encoding.removesuffix(DAMAGED) if encoding.endswith(DAMAGED) else None


def _marked(records: list[str], charset: str | None) -> Iterator[bytes]:
    """Yield records in UTF-8; those that have lost bytes say so, or all where it is not seen which have."""
    lost = any("\ufffd" in record for record in records)
    for record in records:
        hurt = charset is not None and ("\ufffd" in record or not lost)
        yield torn(record, charset) if hurt and charset else record.encode("utf-8", "replace")


def _plain(text: str) -> Iterator[str]:
    """Yield the records of a plain text, without the marks of quotation; each ends with the name of its database."""
    lines: list[str] = []
    known = False
    for raw in text.splitlines():
        line = _QUOTED.sub("", raw.rstrip())
        if line.strip() in ("<>", "<mailto:>") and not known:
            # What stood above is the letter of the one who forwarded it.
            lines = []
            continue
        lines.append(line)
        found = find_label(line)
        known = known or (found is not None and found[1] in ("text", "accession", "info"))
        if is_last(line):
            yield "\n".join(lines).strip()
            lines, known = [], False
    if known:
        yield "\n".join(lines).strip()
