"""The bytes of an export as records in UTF-8, whatever the database, or the program that saved it, wrote them in.

A file has one charset. Its first piece shows which, so that a record with a single accent is not guessed at by itself.
A record with bytes that do not fit says so in front of its text, on its way to the one who reads it.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from readroom.importer.splitting import CHUNK

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{3,30})", re.I)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED_IN = 8192  # bytes at the beginning in which a file names its charset
_TORN = re.compile(rb"\xff\[([a-z0-9_-]{1,20})\]")
"""What stands in front of a record with bytes that do not fit: the charset that they are not of. No text begins so."""
_LOST = "\ufffd".encode()


_last = (b"", b"")
"""The last beginning, and what it came to: every format is asked about the same bytes."""


def as_utf8(head: bytes) -> bytes:
    """Return the beginning of a file in UTF-8 if it is in UTF-16 or UTF-32, without its mark, with LF line ends."""
    global _last
    last, came_to = _last
    if head is not last:
        came_to = _as_utf8(head)
        _last = (head, came_to)
    return came_to


def _as_utf8(head: bytes) -> bytes:
    mark, wide = _wide(head)
    head = head[len(mark) :]
    if wide:
        head = codecs.getincrementaldecoder(wide)("replace").decode(head).encode("utf-8", "replace")
    return head.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def text_of(record: bytes) -> tuple[str, str | None]:
    """Return the characters of a record as `Export.utf8` gives it, and what is wrong with its bytes, if anything.

    Raise Unreadable when it is no text.
    """
    from readroom.importer.damage import damage_of
    from readroom.importer.decode import DAMAGED, decode

    if found := _TORN.match(record):
        return record[found.end() :].decode("utf-8", "replace"), damage_of(found[1].decode("ascii") + DAMAGED)
    text, encoding = decode(record)
    return text, damage_of(encoding)


def torn(text: str, charset: str) -> bytes:
    """Return a record of which some bytes are not of a charset, with that in front of it."""
    return b"\xff[%s]" % charset.encode("ascii", "replace") + text.encode("utf-8", "replace")


class Export:
    """An export that is read piece by piece, in its order.

    `head` is its beginning, in UTF-8 where it was in UTF-16; LF line ends.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        first = stream.read(CHUNK)
        mark, wide = _wide(first)
        self._decoder = codecs.getincrementaldecoder(wide)() if wide else None
        self._wide, self._torn = wide or "", False
        self._first = self._piece(first[len(mark) :])
        self.head = self._first.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        self._charset = "utf-8" if mark or wide else _charset(first)

    def pieces(self) -> Iterator[bytes]:
        """Yield the export piece by piece."""
        piece = self._first
        while piece:
            yield piece
            piece = self._piece(self._stream.read(CHUNK))
        if self._decoder is not None and self._decoder.getstate()[0]:
            # The file ends inside a character.
            self._torn = True
            yield _LOST

    def lines(self, longest: int = 1 << 20) -> Iterator[bytes]:
        """Yield its lines, each with its end; one that is longer than `longest` bytes comes in parts."""
        return lines_of(self.pieces(), longest)

    def utf8(self, record: bytes) -> bytes:
        """Return a record in UTF-8 as `text_of` takes it; one that is no text as it is."""
        from readroom.importer.decode import DAMAGED, decode
        from readroom.importer.formats import Unreadable

        if record.isascii():
            return record
        try:
            text, encoding = record.decode("utf-8"), ""
        except UnicodeDecodeError:
            try:
                text, encoding = decode(record, self._charset)
            except Unreadable:
                return record
        if self._torn and _LOST in record:
            return torn(text, self._wide)
        if not encoding:
            return record
        if encoding.endswith(DAMAGED) or self._charset == "utf-8":
            # In a file of UTF-8 a record that reads as something else was hurt, or put there from elsewhere.
            return torn(text, encoding.removesuffix(DAMAGED) if encoding.endswith(DAMAGED) else self._charset)
        return text.encode("utf-8", "replace")

    def _piece(self, data: bytes) -> bytes:
        if self._decoder is None or not data:
            return data
        state = self._decoder.getstate()
        try:
            text = self._decoder.decode(data)
        except UnicodeDecodeError:
            self._torn = True
            self._decoder.setstate(state)
            self._decoder.errors = "replace"
            text = self._decoder.decode(data)
            self._decoder.errors = "strict"
        # A piece that ends inside a character gives nothing yet: what is empty would be taken for the end.
        return text.encode("utf-8", "replace") or b"\n"


def lines_of(pieces: Iterable[bytes], longest: int = 1 << 20) -> Iterator[bytes]:
    """Yield the lines of pieces, each with its end; one that is longer than `longest` bytes comes in parts."""
    held = b""
    for piece in pieces:
        held += piece
        lines = held.splitlines(keepends=True)
        # The last may go on in the next piece, also where it seems to end: between CR and LF.
        held = lines.pop() if lines else b""
        yield from lines
        while len(held) > longest:
            yield held[:longest]
            held = held[longest:]
    if held:
        yield held


def _wide(head: bytes) -> tuple[bytes, str | None]:
    """Return the byte order mark at the beginning, and the codec of what follows if it is a wide one."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return mark, None if name == "utf-8" else name
    sample = head[:400]
    if len(sample) >= 8 and sample.count(0) > len(sample) // 4:
        if sample[1::2].count(0) > sample[::2].count(0) * 4:
            return b"", "utf-16-le"
        if sample[::2].count(0) > sample[1::2].count(0) * 4:
            return b"", "utf-16-be"
    return b"", None


def _charset(sample: bytes) -> str:
    """Return the label of the charset of a file by what it declares, else by its beginning."""
    from readroom.importer.charsets import LABELS, guess
    from readroom.importer.decode import is_mostly_utf8

    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8" if not sample.isascii() else _declared(sample) or "windows-1252"
    if (declared := _declared(sample)) and LABELS.get(declared.lower()) != "utf-8":
        return declared
    if is_mostly_utf8(sample):
        return "utf-8"
    codec = guess(sample)
    return next((label for label, name in LABELS.items() if name == codec), "windows-1252")


def _declared(sample: bytes) -> str | None:
    found = _DECLARED.search(sample[:_DECLARED_IN])
    return found[1].decode("ascii") if found else None
