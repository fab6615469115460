"""What a web server answered, as a crawler keeps it: a head, and a payload that may be in chunks and compressed.

Sizes are counted while unpacking; what a crawler has unpacked already, and still calls compressed, is taken as it is.
"""

import importlib
import re
import zlib
from typing import Any, NamedTuple

from readroom.importer.damage import joined
from readroom.importer.formats import Unreadable
from readroom.importer.limits import HTTP_HEAD_BYTES, RECORD_BYTES

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
_SIZE = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,16})[ \t]{0,8}(?:;[^\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r";\s{0,20}charset\s{0,20}=\s{0,20}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_MARKUP = re.compile(rb"[\s\xef\xbb\xbf]{0,200}<")
_MOST_ENCODINGS = 3
_STEP = 1 << 20


class Head(NamedTuple):
    """The head of an answer: its status, its fields by name (small letters), and where its payload begins (bytes)."""

    status: int | None
    fields: dict[str, str]
    end: int


def http_head(block: bytes) -> Head | None:
    """Return the head that a block begins with, None when it begins with none."""
    if not block.startswith(b"HTTP/"):
        return None
    found = _END.search(block, 0, HTTP_HEAD_BYTES)
    end = found.end() if found else len(block)
    lines = block[: min(end, HTTP_HEAD_BYTES)].decode("latin-1").split("\n")
    fields: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    status = _STATUS.match(block)
    return Head(int(status[1]) if status else None, fields, end)


def content_type(value: str | None) -> tuple[str, str | None]:
    """Return the type that a Content-Type names, in small letters ("" without one), and its charset."""
    value = (value or "")[:500]
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), charset[1] if charset else None


def payload_of(block: bytes, head: Head) -> tuple[bytes, str | None]:
    """Return the payload of an answer, unpacked, and what is wrong with it, if anything.

    Raise Unreadable when it unpacks to more than `RECORD_BYTES`, or is packed in a way that is not read here.
    """
    data, problem = block[head.end :], None
    if "chunked" in head.fields.get("transfer-encoding", "").lower():
        data, problem = _unchunked(data)
    names = [n.strip() for n in head.fields.get("content-encoding", "").lower().split(",") if n.strip()]
    if len(names) > _MOST_ENCODINGS:
        raise Unreadable(f"packed more than {_MOST_ENCODINGS} times")
    for name in reversed(names):
        data, said = _unpacked(data, name)
        problem = joined(problem, said)
    return data, problem


def _unchunked(data: bytes) -> tuple[bytes, str | None]:
    """Join the chunks of a payload; what is in no chunks (the crawler has joined them) is returned as it is."""
    parts: list[bytes] = []
    at = 0
    while size := _SIZE.match(data, at):
        length = int(size[1], 16)
        if not length:
            return b"".join(parts), None
        parts.append(data[size.end() : size.end() + length])
        at = size.end() + length
        if at > len(data):
            break
        at += 2 if data.startswith(b"\r\n", at) else 1 if data.startswith(b"\n", at) else 0
    return (b"".join(parts), "its chunks are damaged or cut short") if parts else (data, None)


def _unpacked(data: bytes, name: str) -> tuple[bytes, str | None]:
    if name in ("identity", "none", "") or not data or _MARKUP.match(data):
        return data, None
    if name in ("gzip", "x-gzip"):
        return _inflated(data, 31) if data.startswith(b"\x1f\x8b") else (data, None)
    if name == "deflate":
        # Servers send it with zlib's header, as the standard says, or without.
        with_header = data[0] & 15 == 8 and len(data) > 1 and not (data[0] * 256 + data[1]) % 31
        return _inflated(data, 15 if with_header else -15)
    if name == "br":
        return _unbrotlied(data)
    raise Unreadable(f"the server packed it as {name[:20]!r}, which is not read")


def _inflated(data: bytes, kind: int) -> tuple[bytes, str | None]:
    """Inflate gzip (31), zlib (15) or bare deflate (-15); what is damaged gives what came before the damage."""
    parts: list[bytes] = []
    size = 0
    try:
        while data:
            inflater = zlib.decompressobj(kind)
            while data and not inflater.eof:
                parts.append(inflater.decompress(data, _STEP))
                size += len(parts[-1])
                if size > RECORD_BYTES:
                    raise Unreadable(f"unpacks to more than {RECORD_BYTES >> 20} MiB, the limit for a record")
                data = inflater.unconsumed_tail
            if not inflater.eof:
                return b"".join(parts), "its compression is cut short"
            data = inflater.unused_data if kind == 31 and inflater.unused_data.startswith(b"\x1f\x8b") else b""
    except zlib.error:
        if not size:
            raise Unreadable("its compression is damaged") from None
        return b"".join(parts), "its compression is damaged"
    return b"".join(parts), None


def _unbrotlied(data: bytes) -> tuple[bytes, str | None]:
    brotli = _brotli()
    if brotli is None:
        raise Unreadable("the server packed it with brotli: needs the extra warc: pip install 'readroom[warc]'")
    inflater = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        while not inflater.is_finished():
            parts.append(inflater.process(data, output_buffer_limit=_STEP))
            if not parts[-1] and inflater.can_accept_more_data():
                return b"".join(parts), "its compression is cut short"
            data = b""
            size += len(parts[-1])
            if size > RECORD_BYTES:
                raise Unreadable(f"unpacks to more than {RECORD_BYTES >> 20} MiB, the limit for a record")
    except brotli.error:
        raise Unreadable("its compression is damaged") from None
    return b"".join(parts), None


def _brotli() -> Any:
    """Return the library that unpacks brotli within a limit, or None."""
    try:
        brotli = importlib.import_module("brotli")
    except ImportError:
        return None
    return brotli if hasattr(brotli.Decompressor, "can_accept_more_data") else None
