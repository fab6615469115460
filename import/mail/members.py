"""A message as records: itself, and what is attached to it, each in the format that its content shows."""

import io
import re
from collections.abc import Iterator
from itertools import count
from pathlib import PurePosixPath

from readroom.importer.formats import Format, Left, Part, Record, Unreadable, find_format
from readroom.importer.limits import HEAD_BYTES, MAIL_NESTED, MAIL_TEXT_BYTES
from readroom.importer.mail.box import messages
from readroom.importer.mail.mime import content_of
from readroom.importer.mail.mime_parts import Part as MailPart
from readroom.importer.mail.mime_parts import split_parts
from readroom.importer.members import ARCHIVES
from readroom.text.gate import clean_line

_MESSAGES = frozenset(("message/rfc822", "message/global", "message/news"))
_TEXTS = {"text/plain": ".txt", "text/html": ".html", "text/markdown": ".md", "text/rtf": ".rtf"}
_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,40}/[a-z0-9][a-z0-9.+-]{0,60}$")
_TOO_DEEP = f"a message within more than {MAIL_NESTED} others, the limit, is not opened"


class Mail:
    """Gives the records of one file their numbers."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def refused(self, member: str | None, reason: str) -> Record:
        """Return the record of what is not read."""
        return Record(next(self._numbers), b"", member, refused=reason)

    def parts(self, data: bytes, member: str | None = None, depth: int = 0) -> Iterator[Part]:
        """Yield a message's record and those of what is attached, whose names begin with `member`."""
        message, problem = split_parts(data)
        attached: list[MailPart] = []
        texts: list[MailPart] = []
        _gather(message, attached, texts)
        text = _without(data, attached)
        if attached and not any(data[t.start : t.end].strip() for t in texts):
            yield self.refused(member, problem) if problem else Left("messages without text of their own")
        elif len(text) > MAIL_TEXT_BYTES:
            said = f"its text is larger than {MAIL_TEXT_BYTES >> 20} MiB, the limit for a message"
            yield self.refused(member, said)
        else:
            yield Record(next(self._numbers), text, member, "eml")
        names = _Names(member)
        for part in attached:
            yield from self._attached(data, part, names, depth)

    def _attached(self, data: bytes, part: MailPart, names: "_Names", depth: int) -> Iterator[Part]:
        if part.kind in _MESSAGES:
            content, _ = content_of(part.headers, data[part.start : part.end])
            yield from self._nested(content, names.of(part.name, "message"), depth)
            return
        content, problem = content_of(part.headers, data[part.start : part.end])
        found = _format_of(part, content)
        if found is None:
            yield Left(f"attachments ({part.kind if _TYPE.match(part.kind) else 'unknown type'})")
            return
        member = names.of(part.name, "attachment")
        if found.name in ARCHIVES:
            yield self.refused(member, "an archive within an archive is not opened; unpack it first")
        elif problem and not content:
            yield self.refused(member, problem)
        elif found.name == "eml":
            yield from self._nested(content, member, depth)
        elif found.name == "mbox":
            for number, each in enumerate(messages(io.BytesIO(content)), 1):
                if isinstance(each, bytes):
                    yield from self._nested(each, f"{member}#message {number}", depth)
        elif found.container:
            yield from self._within(found, content, member)
        else:
            yield Record(next(self._numbers), content, member, found.name)

    def _nested(self, content: bytes, member: str, depth: int) -> Iterator[Part]:
        """Yield the records of a message within a message."""
        if depth >= MAIL_NESTED:
            yield self.refused(member, _TOO_DEEP)
        else:
            yield from self.parts(content.lstrip(b"\r\n"), member, depth + 1)

    def _within(self, found: Format, content: bytes, member: str) -> Iterator[Part]:
        try:
            for part in found.records(io.BytesIO(content)):
                if isinstance(part, Record):
                    name = f"{member}#{part.member or part.number}"
                    yield Record(next(self._numbers), part.data, name, part.format or found.name, part.refused)
                else:
                    yield part
        except Unreadable as problem:
            yield self.refused(member, str(problem))


class _Names:
    """The names of what is attached to one message: that of the file, else a number; none twice."""

    def __init__(self, member: str | None) -> None:
        self._before = f"{member}/" if member else ""
        self._used: set[str] = set()

    def of(self, name: str | None, kind: str) -> str:
        """Return a name for something attached that calls itself `name`: its last step only."""
        shown = clean_line(PurePosixPath((name or "").replace("\\", "/")).name)[-80:]
        number = len(self._used) + 1
        if not shown or shown in self._used:
            shown = f"{kind} {number}" if not shown else f"{number} {shown}"
        self._used.add(shown)
        return self._before + shown


def is_text(part: MailPart, *, first: bool) -> bool:
    """Tell whether a part is the message's own text, rather than attached to it; `first`: no text came before it."""
    if part.attached:
        return False
    return part.kind == "text/html" or (part.kind in ("text/plain", "text/enriched") and (first or not part.name))


def _gather(part: MailPart, attached: list[MailPart], texts: list[MailPart]) -> None:
    """Collect what is attached to a message and what is its text, in order."""
    for each in part.leaves():
        (texts if is_text(each, first=not texts) else attached).append(each)


def _without(data: bytes, attached: list[MailPart]) -> bytes:
    """Return a message without the contents of what is attached; their headers stay."""
    parts: list[bytes] = []
    at = 0
    for part in attached:
        parts.append(data[at : part.start])
        at = max(at, part.end)
    return b"".join((*parts, data[at:]))


def _format_of(part: MailPart, content: bytes) -> Format | None:
    """Return the format of something attached, by its content, its name, else the type of text that it says it is."""
    if part.kind.startswith(("image/", "audio/", "video/", "font/")):
        return None
    name = PurePosixPath((part.name or "").replace("\\", "/")).name
    if part.kind in _TEXTS and "." not in name:
        name += _TEXTS[part.kind]
    return find_format(content[:HEAD_BYTES], name) if content.strip() else None
