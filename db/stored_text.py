"""A text in the forms that a library keeps of it. All of them come from the text alone, wherever they are made."""

import hashlib
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from readroom.text.fold import count_words, index_form
from readroom.text.mojibake import may_be_spoilt

PACK_LEVEL = 2
"""zlib level of stored texts: within 3 % of the size of level 6, in two thirds of its time."""
_SHORT = 1 << 13
_WINDOW_BITS, _MEMORY_LEVEL = 13, 6  # for texts up to `_SHORT` bytes: zlib's usual 268 KB cost more than their packing


class StoredText(NamedTuple):
    """What is stored of a text: itself packed, its digest, how many words it has, and what the index is fed.

    `doubtful`: a wrong decoding may have spoilt some of its letters.
    """

    packed: bytes
    digest: str
    words: int
    form: str
    doubtful: bool


class Prepared(dict[str, StoredText]):
    """What is stored of the texts of a page's articles, by text; `own` is the page's own text, with that packed."""

    __slots__ = ("own",)

    def __init__(self, own: tuple[str, bytes] | None = None) -> None:
        super().__init__()
        self.own = own


def stored_text(text: str) -> StoredText:
    """Return the forms in which a text is stored."""
    return stored_forms(text, text.encode())


def stored_forms(text: str, data: bytes) -> StoredText:
    """Return the forms in which a text is stored; `data` is its UTF-8."""
    form = index_form(text)
    return StoredText(packed(data), _digest(data), count_words(form), form, may_be_spoilt(text))


def text_digest(text: str) -> str:
    """Return the digest of an article's text: 32 hexadecimal digits."""
    return _digest(text.encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def pack(text: str) -> bytes:
    """Return `text` as it is stored: zlib of UTF-8."""
    return packed(text.encode())


def packed_by(prepared: Mapping[str, StoredText], text: str) -> bytes:
    """Return a page's own text as it is stored; it is packed here if it was not before."""
    own = prepared.own if isinstance(prepared, Prepared) else None
    return own[1] if own is not None and own[0] == text else pack(text)


def unpacked(data: bytes, most: int) -> bytes:
    """Return what was packed, if it has no more than `most` bytes; raise ValueError when it is anything else."""
    opener = zlib.decompressobj()
    try:
        found = opener.decompress(data, most)
    except zlib.error as problem:
        raise ValueError(str(problem)) from None
    if not opener.eof or opener.unused_data:
        raise ValueError("a text that was packed in another way")
    return found


def readable(packed: bytes | None) -> str:
    """Return a stored text; empty where it is absent or damaged: `check` tells that, and what is derived goes on."""
    try:
        return zlib.decompress(packed or b"").decode()
    except (zlib.error, UnicodeDecodeError, TypeError):
        return ""


def packed(data: bytes) -> bytes:
    """Return bytes as a text that they are the UTF-8 of is stored: zlib."""
    if len(data) > _SHORT:
        return zlib.compress(data, PACK_LEVEL)
    packer = zlib.compressobj(PACK_LEVEL, zlib.DEFLATED, _WINDOW_BITS, _MEMORY_LEVEL)
    return packer.compress(data) + packer.flush()
