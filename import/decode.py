"""Bytes to characters: byte order mark, strict UTF-8, what the file declares, and at last a guess.

A charset's name out of a file never reaches Python's codec registry: only names on the WHATWG list are looked at.
"""

import codecs
import re

from readroom.importer.charsets import LABELS, guess, reads_well, unassigned_marked
from readroom.importer.formats import Unreadable

DAMAGED = " (damaged)"  # at the end of the encoding's name, when some bytes did not fit

_SAMPLE = 1 << 16  # bytes looked at to tell text from other data
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"\x89PNG", b"\x7fELF", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b\x08", b"\xff\xd8\xff", b"GIF8", b"MZ\x90", b"BZh")
_CUT = "unexpected end of data"  # Python's words for a character that the data's end cuts
_CONTROLS = bytes((*range(8), 11, *range(14, 27), *range(28, 32)))
_ESCAPED = re.compile(rb"\x1b\$[@B]|\x1b\([BJ]")
_STRAY = re.compile("[\udc80-\udcff]")
_BEYOND = re.compile(r"[^\x00-\x7f]+")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the characters of `data` and the name of the encoding that was used.

    `declared` is the name that the file gives, if any; it counts only when the bytes bear it out. A name that ends
    in `DAMAGED` says that some bytes did not fit it. Raise Unreadable when the data is no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name)
    if data.startswith(_MAGIC):
        raise Unreadable("not a text file")
    if wide := _wide(data[:_SAMPLE]):
        return _lenient(data, wide)
    _refuse_binary(data)
    if _ESCAPED.search(data):
        try:
            return data.decode("iso2022_jp"), "iso-2022-jp"
        except UnicodeDecodeError:
            pass
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _is_cut(data, error) or (codec_of(declared) == "utf-8" and error.reason == _CUT):
            return data[: error.start].decode("utf-8") + "\ufffd", "utf-8" + DAMAGED
        return _not_utf8(data, declared)


def _is_cut(data: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether UTF-8 ends inside a character: one byte alone may be a letter of another charset."""
    return error.reason == _CUT and (len(data) - error.start > 1 or not data[: error.start].isascii())


def codec_of(label: str | None) -> str | None:
    """Return Python's codec for a charset label of the WHATWG list, or None."""
    return LABELS.get((label or "").strip().strip("\"'").lower())


def _not_utf8(data: bytes, declared: str | None) -> tuple[str, str]:
    codec = codec_of(declared)
    believed = _lenient(data, codec) if codec and codec != "utf-8" else None
    if believed and not believed[1].endswith(DAMAGED):
        return believed
    if is_mostly_utf8(data, declared=codec == "utf-8"):
        # A UTF-8 file with a few bytes of something else: nearly always windows-1252.
        text = data.decode("utf-8", "surrogateescape")
        return _STRAY.sub(lambda m: _western(ord(m[0]) - 0xDC00), text), "utf-8" + DAMAGED
    if believed and codec and reads_well(believed[0], codec):
        return believed
    return _lenient(data, guess(data))


def is_mostly_utf8(data: bytes, *, declared: bool = False) -> bool:
    """Tell whether bytes are UTF-8 but for a few: by its characters against stray bytes, else by whole runs of both.

    In another charset a byte or two may look like a character of UTF-8, but hardly ever all bytes that stand together
    in most places; and no two bytes of damage make UTF-8 of another charset, however short the text.
    """
    text = data.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    good = sum(1 for c in text[: _SAMPLE * 4] if c > "\x7f") - stray
    if good >= max(stray // 10 if declared else stray, 1):
        return True
    runs = _BEYOND.findall(text[: _SAMPLE * 4])
    whole = sum(not _STRAY.search(run) for run in runs)
    return whole >= 2 and whole > len(runs) - whole


def _western(byte: int) -> str:
    return bytes((byte,)).decode("cp1252", "replace")


def _lenient(data: bytes, codec: str) -> tuple[str, str]:
    """Decode strictly, else with replacement characters and a name that says so."""
    try:
        text, name = data.decode(codec), codec
    except UnicodeDecodeError:
        text, name = data.decode(codec, "replace"), codec + DAMAGED
    if codec == "cp1252" and name.endswith(DAMAGED):
        # The five bytes that windows-1252 leaves open are control characters on the web; the gate takes them out.
        text, name = data.decode("latin-1").translate(_CP1252), codec
    if codec == "cp932" and (marked := unassigned_marked(text)) != text:
        text, name = marked, codec + DAMAGED
    return text, name


_CP1252 = {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a byte order mark by where the zero bytes stand."""
    if len(sample) < 8 or not sample.count(0):
        return None
    zeros = [sample[i::4].count(0) * 4 / len(sample) for i in range(4)]
    if min(zeros[1:]) > 0.9 and zeros[0] < 0.1:
        return "utf-32-le"
    if min(zeros[:3]) > 0.9 and zeros[3] < 0.1:
        return "utf-32-be"
    if min(zeros[1], zeros[3]) > 0.25 and max(zeros[0], zeros[2]) < 0.05:
        return "utf-16-le"
    if min(zeros[0], zeros[2]) > 0.25 and max(zeros[1], zeros[3]) < 0.05:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    if (
        sample
        and len(sample) - len(sample.translate(None, _CONTROLS)) > max(len(sample) * 0.03, 2)
        and not _mostly_words(sample)
    ):
        raise Unreadable("not a text file")


def _mostly_words(sample: bytes) -> bool:
    """Tell whether a sample is text in spite of its control characters (escape sequences, overstrikes, NULs)."""
    plain = sum(len(run) for run in re.findall(rb"[A-Za-z]{2,}|[\x80-\xff]{4,}| ", sample))
    return plain > len(sample) * 0.5 and sample.count(0) < len(sample) * 0.3
