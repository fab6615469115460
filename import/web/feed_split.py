"""A feed split into its entries as bytes, streaming, without a parser of XML: comments and CDATA are stepped over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from readroom.importer.formats import Unreadable
from readroom.importer.limits import FEED_HEAD_BYTES, RECORD_BYTES
from readroom.importer.utf8 import as_utf8, wide_codec

_CHUNK = 1 << 18
_LONGEST_SIGN = 200  # bytes of a tag's beginning that may be cut off at the end of what is read
_ROOT = re.compile(rb"<((?:[\w.-]+:)?(?:rss|feed|RDF))(?=[\s>])[^>]*>")
_CHANNEL = re.compile(rb"<((?:[\w.-]+:)?channel)(?=[\s/>])[^>]*>")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_ENTRY = re.compile(rb"<!\[CDATA\[|<!--|<((?:[\w.-]+:)?(?:item|entry))(?=[\s/>])")
_ATTRIBUTE = re.compile(
    rb"\s(?:xmlns(?::[\w.-]+)?|version|xml:base|xml:lang|[\w.-]+:about)\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')"
)
_MOST_ATTRIBUTES = 200
_IMAGE = re.compile(rb"<(image|textinput|textInput)(?=[\s>]).*?</\1>", re.DOTALL)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ABOUT = re.compile(
    rb"<((?:[\w.-]+:)?(?:title|language|author|managingEditor))(?=[\s>])[^>]*(?<!/)>.*?</\1\s*>", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What stands around every entry: tags to open, what the feed says about itself, tags to close; its charset."""

    opening: bytes
    about: bytes
    closing: bytes
    charset: str | None


def feed_entries(stream: BinaryIO) -> Iterator[FeedHead | bytes | None]:
    """Yield the head of a feed, then its entries from tag to tag; None for one that is too long.

    Raise Unreadable when it is no feed, or not safe to read. An entry without an end comes as far as it goes.
    """
    stream.seek(0)
    wide = wide_codec(stream.read(_LONGEST_SIGN)) is not None
    window = _Window(as_utf8(stream))
    start, head = window.first_entry()
    found = _head(head)
    yield replace(found, charset=None) if wide else found
    while start is not None:
        entry, start = window.entry(start)
        yield entry


class _Window:
    """What of a feed is held; positions count in it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._data = b""

    def _more(self) -> bool:
        chunk = self._stream.read(max(_CHUNK, len(self._data)))
        self._data += chunk
        return bool(chunk)

    def first_entry(self) -> tuple[int | None, bytes]:
        """Return where the first entry begins (None: nowhere), and all that stands before it."""
        while len(self._data) <= FEED_HEAD_BYTES:
            start = self._next(0, _ENTRY)
            if start is not None or not self._more():
                return start, self._data[:start]
        raise Unreadable(f"a feed without an entry in its first {FEED_HEAD_BYTES >> 20} MiB")

    def entry(self, start: int) -> tuple[bytes | None, int | None]:
        """Return the entry that begins at a position, and where the next one does."""
        self._data, start = self._data[start:], 0
        found = _ENTRY.match(self._data)
        name = found[1] if found else b"item"
        sign = re.compile(rb"<!\[CDATA\[|<!--|<(/?)" + re.escape(name) + rb"(?=[\s/>])")
        while True:
            end, next_start = self._end(name, sign)
            if end is not None:
                break
            if len(self._data) > RECORD_BYTES:
                return None, self._skip(sign)
            if not self._more():
                return self._data, None
        entry = self._data[:end]
        while next_start is None:
            self._data, end = self._data[end:], 0
            next_start = self._next(0, _ENTRY)
            if next_start is None:
                self._data = self._data[-_LONGEST_SIGN:] if b"<!" not in self._data else self._data
                if len(self._data) > RECORD_BYTES or not self._more():
                    return entry, None
        return entry, next_start

    def _end(self, name: bytes, sign: "re.Pattern[bytes]") -> tuple[int | None, int | None]:
        """Return where the entry at hand ends, and where the next begins if that ends it; (None, None): not yet."""
        at = len(name) + 1
        close = self._data.find(b">", at)
        if close >= 0 and self._data[close - 1 : close] == b"/" and b"<" not in self._data[at:close]:
            return close + 1, None
        while (found := self._step(at, sign)) is not None:
            match, at = found
            if match[1] == b"/":
                end = self._data.find(b">", match.end())
                return (end + 1, None) if end >= 0 else (None, None)
            if match[1] == b"":
                # Entries are never within each other: this one has no end.
                return match.start(), match.start()
        return None, None

    def _next(self, at: int, sign: "re.Pattern[bytes]") -> int | None:
        found = self._step(at, sign)
        return found[0].start() if found else None

    def _step(self, at: int, sign: "re.Pattern[bytes]") -> "tuple[re.Match[bytes], int] | None":
        """Return the next tag that is looked for, behind comments and CDATA; None when it is not read yet."""
        while match := sign.search(self._data, at):
            closing = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}.get(match[0])
            if closing is None:
                return match, match.end()
            end = self._data.find(closing, match.end())
            if end < 0:
                return None
            at = end + len(closing)
        return None

    def _skip(self, sign: "re.Pattern[bytes]") -> int | None:
        """Pass an entry that is too long; return where the next begins."""
        self._data = self._data[-_LONGEST_SIGN:]
        while (start := self._next(0, _ENTRY)) is None:
            self._data = self._data[-_LONGEST_SIGN:]
            if not self._more():
                return None
        return start


def _head(head: bytes) -> FeedHead:
    if _SUBSET.search(head):
        raise Unreadable("the feed declares a document type of its own; such XML is not read")
    head = _COMMENT.sub(b"", head)
    root = _ROOT.search(head)
    if root is None:
        raise Unreadable("no feed: neither RSS nor Atom nor RDF")
    opening, closing = _tag(root), b"</" + root[1] + b">"
    channel = _CHANNEL.search(head, root.end())
    about = head[(channel or root).end() :]
    said = {match[1]: match[0] for match in reversed(list(_ABOUT.finditer(_IMAGE.sub(b"", about))))}
    around = b"".join(said.values())
    if channel is not None:
        own = b"</" + channel[1] + b">"
        if own in about or channel[0].endswith(b"/>"):
            # RSS 1.0: the channel ends before its items.
            around = _tag(channel) + around + own
        else:
            opening, closing = opening + _tag(channel), own + closing
    declared = _DECLARED.match(head.lstrip())
    return FeedHead(opening, around, closing, declared[1].decode("ascii") if declared else None)


def _tag(found: "re.Match[bytes]") -> bytes:
    """Return a tag with those of its attributes that say how to read what is in it."""
    attributes = _ATTRIBUTE.findall(found[0])[:_MOST_ATTRIBUTES]
    return b"<" + found[1] + b"".join(attributes) + b">"
