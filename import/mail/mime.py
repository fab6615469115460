"""The headers and the encodings of messages (RFC 5322, 2045, 2047, 2231), each in time that grows with its length.

The standard library's parser takes quadratic time, or Python's whole stack, on messages that are made for it; a
message is read in the import's own process too. What a header says is looked at up to a limit; a charset's name never
reaches Python's codecs.
"""

import binascii
import re
from collections.abc import Iterator

from readroom.importer.charsets import guess
from readroom.importer.decode import codec_of, decode
from readroom.importer.formats import Unreadable
from readroom.importer.limits import MAIL_FIELD

_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_MOST_FIELDS = 1000
_AROUND = 1 << 15
_WORD = re.compile(r"=\?([^?\s]{1,80})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"[ \t\r\n]*$")
_PARAMETER = re.compile(
    r";[ \t\r\n]{0,99}([^\s;=\"]{1,100})[ \t]{0,99}=[ \t]{0,99}(?:\"((?:[^\"\\]|\\.)*)\"?|([^;\s]*))", re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")


class Headers:
    """The fields of a header: raw values by their names in small letters, in order, cut at `MAIL_FIELD` bytes.

    `around` is the beginning of what they stand in, which shows the charset of letters that are not encoded.
    """

    def __init__(self, fields: list[tuple[str, bytes]], around: bytes = b"") -> None:
        self._fields = fields
        self._around = around

    def raw(self, name: str) -> str | None:
        """Return the first value of a field, unfolded, not decoded; None when it is not there."""
        value = next((v for n, v in self._fields if n == name), None)
        return None if value is None else self._characters(value)

    def _characters(self, value: bytes) -> str:
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            codec = None if value in self._own() else codec_of(self.parameter("content-type", "charset"))
            return value.decode(codec if codec and codec != "utf-8" else guess(self._around or value), "replace")

    def _own(self) -> list[bytes]:
        return [v for n, v in self._fields if n == "content-type"]

    def text(self, name: str) -> str | None:
        """Return the first value of a field as a reader sees it, on one line; None when it is not there or empty."""
        raw = self.raw(name)
        return None if raw is None else " ".join(decode_words(raw).split()) or None

    def names(self) -> list[str]:
        """Return the names of the fields in small letters, in order."""
        return [name for name, _ in self._fields]

    @property
    def kind(self) -> str:
        """The content's type in small letters; "" when none is given."""
        return (self.raw("content-type") or "").partition(";")[0].strip().lower()[:100]

    def parameter(self, field: str, name: str) -> str | None:
        """Return a parameter of a field (`boundary` of Content-Type), None when it is not there."""
        value = self.raw(field)
        return parameters(value).get(name) if value else None


def read_headers(data: bytes, start: int, end: int) -> tuple[Headers, int]:
    """Return the header that begins at `start` and where the content after it begins (bytes, at most `end`).

    A line that is no field ends the header, as a blank one does.
    """
    fields: list[tuple[str, bytes]] = []
    headers = Headers(fields, data[start : min(end, start + _AROUND)])
    value = b""
    name = ""
    while start < end:
        stop = data.find(b"\n", start, end) + 1 or end
        line = data[start : min(stop, start + MAIL_FIELD + 200)]
        if line[:1] in b" \t" and line.strip():
            if len(value) < MAIL_FIELD:
                value += b" " + line.strip()
            start = stop
            continue
        if name:
            fields.append((name, value[:MAIL_FIELD]))
            name = ""
        if not line.strip(b"\r\n"):
            return headers, stop
        found = _FIELD.match(line)
        if found is None:
            return headers, start
        name, value = found[1].decode("ascii").lower(), line[found.end() :].strip()
        if len(fields) >= _MOST_FIELDS:
            name = ""
        start = stop
    if name:
        fields.append((name, value[:MAIL_FIELD]))
    return headers, end


def parameters(value: str) -> dict[str, str]:
    """Return the parameters of a field's value by their names, with those that were cut into pieces joined."""
    found: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for match in _PARAMETER.finditer(value[:MAIL_FIELD]):
        name = match[1].lower()
        text = _ESCAPED.sub(r"\1", match[2]) if match[2] is not None else match[3]
        base, star, number = name.partition("*")
        if not star:
            found.setdefault(name, decode_words(text))
            continue
        encoded = number.endswith("*") or not number
        index = number.rstrip("*")
        if index.isdecimal() or not index:
            pieces.setdefault(base, {})[int(index[:3] or 0)] = (text, encoded)
    for base, numbered in pieces.items():
        found[base] = _joined([numbered[i] for i in sorted(numbered)])
    return found


def _joined(pieces: list[tuple[str, bool]]) -> str:
    """Return the value that pieces with percent signs (RFC 2231) are."""
    charset, first, rest = None, *pieces[0][:1], pieces[1:]
    if pieces[0][1] and first.count("'") >= 2:
        charset, _, first = first.split("'", 2)
    data = b"".join(
        _PERCENT.sub(lambda m: bytes((int(m[1], 16),)), text.encode("utf-8", "replace")) if encoded else text.encode()
        for text, encoded in ((first, pieces[0][1]), *rest)
    )
    return _decoded(data, charset)


def decode_words(value: str) -> str:
    """Return a header's value with its encoded words (`=?utf-8?Q?…?=`) as the characters that they stand for."""
    value = value[:MAIL_FIELD]
    if "=?" not in value:
        return value
    return "".join(_pieces(value))


def _pieces(value: str) -> Iterator[str]:
    at = 0
    waiting = b""
    charset: str | None = None
    for match in _WORD.finditer(value):
        between = value[at : match.start()]
        data = _word(match[2], match[3])
        said = match[1].partition("*")[0].lower()
        # Neighbours in one charset are one text: a character may be cut between them.
        if charset is not None and (not _BETWEEN.match(between) or said != charset):
            yield _decoded(waiting, charset)
            waiting = b""
        if charset is None or not _BETWEEN.match(between):
            yield between
        waiting, charset, at = waiting + data, said, match.end()
    if charset is not None:
        yield _decoded(waiting, charset)
    yield value[at:]


def _word(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if encoding in "bB":
        return from_base64(data)
    return _HEX.sub(lambda m: bytes((int(m[1], 16),)), data.replace(b"_", b" "))


def _decoded(data: bytes, charset: str | None) -> str:
    codec = codec_of(charset)
    try:
        return data.decode(codec) if codec else decode(data, charset)[0]
    except UnicodeDecodeError:
        try:
            return decode(data, charset)[0]
        except Unreadable:
            return data.decode("latin-1")
    except Unreadable:
        return data.decode("latin-1")


def content_of(headers: Headers, data: bytes) -> tuple[bytes, str | None]:
    """Return a part's content out of its transfer encoding, and what is wrong with it, if anything."""
    encoding = (headers.raw("content-transfer-encoding") or "").partition(";")[0].strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(data), None
    if encoding == "base64":
        found = from_base64(data)
        return found, "its base64 is damaged" if not found and data.strip() else None
    if encoding in ("", "7bit", "8bit", "binary"):
        return data, None
    return data, f"its transfer encoding {encoding[:30]!r} is not read"


def from_base64(data: bytes) -> bytes:
    """Return what base64 stands for, as much of it as can be read; b"" when it is none."""
    kept = _NOT_BASE64.sub(b"", data)
    if len(kept) < 0.6 * len(data.strip()):
        return b""
    kept = kept.rstrip(b"=")
    if len(kept) % 4 == 1:
        kept = kept[:-1]
    try:
        return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
    except binascii.Error:
        return b""
