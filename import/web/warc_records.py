"""A WARC split into its records while it is read: headers looked at, one record held, damage stepped over.

Written here because the import's own process does it: of a length, a header or a compression nothing is believed, and
after a record that cannot be read the next one is looked for. What is said in a page is decoded elsewhere.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import BinaryIO
from urllib.parse import urlsplit

from readroom.importer.formats import Left, Part, Record, Unreadable
from readroom.importer.limits import HTTP_HEAD_BYTES, RECORD_BYTES, WARC_HEAD_BYTES
from readroom.importer.web.gzip_members import Members
from readroom.importer.web.http_message import content_type, http_head
from readroom.text.gate import clean_line

Fields = dict[str, str]
"""The fields of a header by their names in small letters; of a field that is repeated, the first."""

_VERSION = re.compile(rb"WARC/(\d{1,3}\.\d{1,3})[ \t]*\r?\n")
_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,40}/[a-z0-9][a-z0-9.+-]{0,60}$")
_WORD = re.compile(r"[a-z][a-z-]{0,20}$")
_LENGTH = re.compile(r"\d{1,15}$")
_CHUNK = 1 << 16
_MOST_REASONS = 60
_NO_WEB = frozenset(("dns", "whois", "ntp", "metadata", "screenshot", "urn"))  # what crawlers note beside the pages
_PAGES = frozenset(("text/html", "application/xhtml+xml", "text/plain"))
_VAGUE = frozenset(("", "application/octet-stream", "application/unknown", "binary/octet-stream", "unknown/unknown"))
_BEGINS = re.compile(rb"\s{0,200}(?:<!doctype\s+html|<html|<head|<body|<!--)", re.IGNORECASE)


def split(stream: BinaryIO, members: Members | None = None) -> Iterator[Part]:
    """Yield the records of a WARC that hold a page, in order, and what else there is to count.

    `stream` is unpacked already, out of the `members` of a gzip file if it was one. What is damaged, cut short or too
    large is a refused record.
    """
    numbers = count(1)
    reader = _Reader(stream, members)
    reasons: set[str] = set()
    try:
        while (version := reader.next_version()) is not None:
            if reader.passed:
                yield Record(next(numbers), b"", refused=reader.told())
            if version:
                part = _record(reader, version)
                yield _counted(part, reasons) if isinstance(part, Left) else part._replace(number=next(numbers))
            elif reader.damage:
                yield Record(next(numbers), b"", refused=reader.damage)
        if reader.passed:
            yield Record(next(numbers), b"", refused=reader.told())
    except Unreadable as problem:
        yield Record(next(numbers), b"", refused=f"the rest of the file is not read: {problem}")
    if members and members.wrong_sums:
        said = f"{members.wrong_sums:,} of the file's gzip members have a wrong checksum; what they hold was read"
        yield Record(next(numbers), b"", refused=said)


def _counted(left: Left, reasons: set[str]) -> Left:
    """Return what is counted, under a common name when a file makes up too many names."""
    if left.reason in reasons or len(reasons) < _MOST_REASONS:
        reasons.add(left.reason)
        return left
    return Left("other records")


def _record(reader: "_Reader", version: str) -> Record | Left:
    """Return the record that begins after its first line (its number is not set yet), or what it is counted as."""
    head, fields = reader.header()
    member = clean_line(uri_of(fields))[:1000] or None
    refuse = Record(0, b"", member)
    if fields is None:
        return refuse._replace(refused=f"its header is larger than {WARC_HEAD_BYTES >> 10} KiB, the limit")
    if not head.endswith((b"\n\n", b"\n\r\n")):
        return refuse._replace(refused="cut short in its header")
    length = fields.get("content-length", "")
    if not _LENGTH.match(length):
        return refuse._replace(refused=f"it does not say how long it is (Content-Length {clean_line(length)[:20]!r})")
    size = int(length)
    if not version.startswith(("0.", "1.")):
        reader.skip(size)
        return refuse._replace(refused=f"a WARC of version {version}, which is not read")
    if not fields.get("warc-type"):
        reader.skip(size)
        return refuse._replace(refused="it does not say what it is (no WARC-Type)")
    first = reader.read(min(size, HTTP_HEAD_BYTES))
    if len(first) < min(size, HTTP_HEAD_BYTES):
        return refuse._replace(refused=f"cut short: {len(first):,} of {size:,} bytes")
    if reason := why_left(fields, first):
        reader.skip(size - len(first))
        return Left(reason)
    if size > RECORD_BYTES:
        reader.skip(size - len(first))
        return refuse._replace(refused=f"larger than {RECORD_BYTES >> 20} MiB, the limit for a record")
    block = first + reader.read(size - len(first))
    if len(block) < size:
        return refuse._replace(refused=f"cut short: {len(block):,} of {size:,} bytes")
    return Record(0, head + block, member)


def why_left(fields: Fields, block: bytes) -> str | None:
    """Return what a record is counted as when it is no page, by its header and the beginning of its block."""
    kind = fields.get("warc-type", "").strip().lower()
    if kind == "conversion":
        media = content_type(fields.get("content-type"))[0]
        return None if media in ("", "text/plain") else _media(media)
    if kind not in ("response", "resource"):
        return f"{kind if _WORD.match(kind) else 'unknown'} records"
    uri = uri_of(fields)
    scheme = uri.partition(":")[0].lower()
    if scheme in _NO_WEB:
        return f"{scheme} records"
    if _path(uri).endswith("/robots.txt"):
        return "robots.txt"
    media, encoded, payload = content_type(fields.get("content-type"))[0], False, block
    if found := http_head(block):
        if found.status != 200:
            return f"status {found.status}" if found.status else "unknown status"
        media, payload = content_type(found.fields.get("content-type"))[0], block[found.end :]
        encoded = bool({"content-encoding", "transfer-encoding"} & found.fields.keys())
    elif media.startswith("application/http"):
        media = ""
    if media in _PAGES:
        return None
    if media in _VAGUE and (encoded or _BEGINS.match(payload)):
        return None
    return _media(media)


def uri_of(fields: Fields | None) -> str:
    """Return what a record says that it holds; some write the address in angle brackets."""
    return (fields or {}).get("warc-target-uri", "").strip().removeprefix("<").removesuffix(">")


def _path(uri: str) -> str:
    try:
        return urlsplit(uri).path
    except ValueError:
        return ""


def _media(media: str) -> str:
    return media if _TYPE.match(media) and media not in _VAGUE else "data of an unknown type"


def parse_head(head: bytes) -> Fields:
    """Return the fields of a record's header, continued lines joined."""
    fields: Fields = {}
    last = ""
    for line in head.decode("utf-8", "replace").split("\n"):
        if line[:1] in (" ", "\t"):
            if last:
                fields[last] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        last = name.strip().lower() if colon else ""
        if last in fields:
            last = ""
        elif last:
            fields[last] = value.strip()
    return fields


class _Reader:
    """The lines and blocks of a stream. `passed` counts the bytes since the last record that belong to none."""

    def __init__(self, stream: BinaryIO, members: Members | None) -> None:
        self._stream, self._members = stream, members
        self._fresh = True  # at the beginning of a line
        self._known = False  # what is passed over was spoken of already
        self.passed = 0
        self.damage: str | None = None

    def told(self) -> str:
        """Return what is said of the bytes that were passed over, which are then forgotten."""
        passed, self.passed = self.passed, 0
        return f"{passed:,} bytes that are no WARC record"

    def next_version(self) -> str | None:
        """Return the version in the next line that begins a record; "" after damage to step over, None at the end."""
        if (found := self._next_version()) is not None or self._members is None or not self._members.damage:
            return found
        self.damage, self._known = None if self._known else self._members.damage, False
        self._fresh = True
        return "" if self._members.go_on() or self.damage else None

    def _next_version(self) -> str | None:
        while line := self._stream.readline(_CHUNK):
            fresh, self._fresh = self._fresh, line.endswith(b"\n")
            if fresh and (found := _VERSION.match(line)):
                self._known = False
                return found[1].decode()
            if not self._known and line.strip(b"\r\n\0 "):
                self.passed += len(line)
        return None

    def header(self) -> tuple[bytes, Fields | None]:
        """Return a record's header with the blank line that ends it, and its fields; no fields when it is too large."""
        lines: list[bytes] = []
        size = 0
        while line := self._stream.readline(_CHUNK):
            lines.append(line)
            size += len(line)
            if size > WARC_HEAD_BYTES:
                self._fresh, self._known = line.endswith(b"\n"), True
                return b"", None
            if line in (b"\r\n", b"\n"):
                break
        else:
            self._known = True  # cut short, which is said of the record
        head = b"".join(lines)
        return head, parse_head(head)

    def read(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end."""
        parts = []
        while size > 0 and (part := self._stream.read(min(size, _CHUNK * 16))):
            parts.append(part)
            size -= len(part)
        self._fresh = True
        self._known = size > 0  # cut short, which is said of the record
        return b"".join(parts)

    def skip(self, size: int) -> None:
        """Pass over bytes that belong to a record."""
        while size > 0 and (part := self._stream.read(min(size, _CHUNK))):
            size -= len(part)
        self._fresh = True
