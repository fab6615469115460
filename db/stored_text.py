"""A text in the forms that a library keeps of it. All of them come from the text alone, wherever they are made."""

import hashlib
import zlib
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


def stored_text(text: str) -> StoredText:
    """Return the forms in which a text is stored."""
    return stored_forms(text, text.encode())


def stored_forms(text: str, data: bytes) -> StoredText:
    """Return the forms in which a text is stored; `data` is its UTF-8."""
    form = index_form(text)
    return StoredText(_packed(data), _digest(data), count_words(form), form, may_be_spoilt(text))


def text_digest(text: str) -> str:
    """Return the digest of an article's text: 32 hexadecimal digits."""
    return _digest(text.encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def pack(text: str) -> bytes:
    """Return `text` as it is stored: zlib of UTF-8."""
    return _packed(text.encode())


def readable(packed: bytes | None) -> str:
    """Return a stored text; empty where it is absent or damaged: `check` tells that, and what is derived goes on."""
    try:
        return zlib.decompress(packed or b"").decode()
    except (zlib.error, UnicodeDecodeError, TypeError):
        return ""


def _packed(data: bytes) -> bytes:
    if len(data) > _SHORT:
        return zlib.compress(data, PACK_LEVEL)
    packer = zlib.compressobj(PACK_LEVEL, zlib.DEFLATED, _WINDOW_BITS, _MEMORY_LEVEL)
    return packer.compress(data) + packer.flush()
