"""Single e-mail messages: `.eml`, `.emlx`, files of a Maildir."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Part, Plain, Unreadable, ending
from readroom.importer.limits import MAIL_BYTES
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]{0,9}:")
_COUNT = re.compile(rb"(\d{1,10})[ \t]*\r?\n(?=[!-9;-~]{1,100}:)")
_ONLY_MAIL = frozenset(
    (
        *(b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-transfer-encoding"),
        *(b"in-reply-to", b"references", b"dkim-signature", b"x-mailer", b"x-originating-ip", b"envelope-to"),
        *(b"newsgroups", b"nntp-posting-host", b"user-agent", b"list-id", b"reply-to", b"authentication-results"),
    )
)
_USUAL = frozenset((b"from", b"to", b"date", b"subject", b"sender", b"cc"))


class EmlFormat(Plain):
    """One message in one file; what is attached to it are records of their own."""

    name = "eml"
    title = "E-mail messages"
    about = (
        "One message is one article. Its plain text is preferred to its HTML; lines that were only wrapped are joined. "
        "Passages behind `>`, or below `-----Original Message-----` and a block of From, Sent, Subject, are quotations "
        "and voices of their authors where the mail program names them: English, German, French, Spanish, Italian, "
        "Portuguese and Dutch forms are known. The signature is an aside, footers of mailing lists are cut. Attached "
        "files of a known format, and messages within messages, are records of their own, right after the message; "
        "others are counted. A digest in plain text (RFC 1153) is one page with an article for each message."
    )
    limits = "64 MiB a message, 16 MiB of text, 1,000 parts, 20 levels of parts, 5 of messages in messages"
    details = """| header | field |
| --- | --- |
| `Subject` | title, `Re:` and `Fwd:` as printed |
| `From` | author: the name, else the address; without the "via LIST" that lists add |
| `Date` | date, as the sender's clock has it |
| `List-Id`, else `Newsgroups`, `X-BeenThere`, `Mailing-List` | source; without one it is the folder |
| `Archived-At` | address |
| `Content-Language` | language, else that of the text |
| `Message-ID` | `accession`, with the database "e-mail" |
| `In-Reply-To`, `References` | the evidence of `thread`: which message it answers, and which began the thread |

A thread keeps the order of its messages: records come in the order of the mailbox, articles of one day in the order in
which they were imported. No keyword is made of it. A charset that is not known, damaged parts and what goes beyond a
limit make the outcome `partial`; a message without text is skipped.
"""
    endings = (".eml", ".emlx")
    signs = b":"
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by a header as messages have it, or by the ending."""
        return is_message(head) or ending(name) in self.endings

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the message, then what is attached to it; raise Unreadable when it is empty or too large."""
        from readroom.importer.mail.members import Mail

        data = stream.read(MAIL_BYTES + 1)
        if len(data) > MAIL_BYTES:
            raise Unreadable(f"larger than {MAIL_BYTES >> 20} MiB, the limit for a message")
        data = bare(data)
        if not data.strip():
            raise Unreadable("the file is empty")
        yield from Mail().parts(data)

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a message; raise Unreadable when it has no text."""
        from readroom.importer.mail.page import read_message

        return read_message(data, number)


def bare(data: bytes) -> bytes:
    """Return a message without what stands before its header: a byte order mark, blank lines, the size (.emlx)."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if sized := _COUNT.match(data):
        size = int(sized[1])
        return data[sized.end() : sized.end() + size] if 0 < size <= len(data) else data[sized.end() :]
    return data


def is_message(head: bytes) -> bool:
    """Tell whether a file begins with the header of a message: nothing but fields, and those that only mail has."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if sized := _COUNT.match(head):
        head = head[sized.end() :]
    if _FIELD.match(head) is None:
        return False
    names: set[bytes] = set()
    ended = True
    for line in head.split(b"\n", 400)[:400]:
        line = line.rstrip(b"\r")
        if not line.strip():
            break
        if line[:1] in b" \t" and names:
            continue
        found = _FIELD.match(line)
        if found is None:
            return False
        names.add(found[1].lower())
    else:
        ended = False
    usual, only = len(names & _USUAL), len(names & _ONLY_MAIL)
    if b"from" not in names and not (only >= 2 and usual):
        return False
    return (only >= 1 and usual >= 1) or (usual >= 3 and ended)


FORMAT = EmlFormat()
