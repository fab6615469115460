"""Mailboxes: `.mbox`, the monthly text files of list archives, Usenet collections."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readroom.importer.formats import Part, Plain, Unreadable, ending
from readroom.importer.limits import MAIL_BYTES
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_BEGINS = re.compile(
    rb"[\r\n\0]{0,200}From [^\n]{0,300}\r?\n(?:>From [^\n]{0,300}\r?\n)?[A-Za-z][!-9;-~]{0,75}:[ \t\r\n]"
)


class MboxFormat(Plain):
    """Many messages in one file; each is a record, and so is what is attached to it."""

    name = "mbox"
    title = "Mailboxes (mbox)"
    about = (
        "Messages one after the other, as Thunderbird, Apple Mail, Google Takeout, Mailman and Usenet collections have "
        'them. They are told apart by their "From " lines, while the file is read; a line of a text that begins so is '
        "none of them, and where the mailbox quotes it (`>From`) the quoting is undone. Each message is read as "
        "[a single one](#e-mail-messages) is; its name in the file is `message 3`, and that of a file attached to it "
        "`message 3/report.pdf`."
    )
    limits = "64 MiB a message, 16 MiB of text, the file of any size"
    endings = (".mbox", ".mbx")
    begins = b"F"
    container = True

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by a "From " line with a header below it, or by the ending."""
        return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None or ending(name) in self.endings

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the messages and what is attached to them, in order, one message held at a time."""
        from readroom.importer.mail.box import Before, TooLarge, messages
        from readroom.importer.mail.members import Mail

        mail = Mail()
        number = 0
        for message in messages(stream):
            if isinstance(message, Before):
                yield mail.refused(None, f"{message:,} bytes before the first message")
                continue
            number += 1
            member = f"message {number}"
            if isinstance(message, TooLarge):
                yield mail.refused(member, f"larger than {MAIL_BYTES >> 20} MiB, the limit for a message")
            else:
                yield from mail.parts(message, member)
        if not number:
            raise Unreadable("no message in this mailbox")

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page of a message; raise Unreadable when it has no text."""
        from readroom.importer.mail.page import read_message

        return read_message(data, number)


FORMAT = MboxFormat()
