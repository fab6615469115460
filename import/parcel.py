"""A page on its way from a worker: its fields as JSON, its texts beside them as they are stored.

The worker does what can be done apart for each text: packing, folding, counting. The library's one write path gates
what arrives, and takes what was made of a text only if the text is still the same: it is unpacked here, a quarter of
the work of packing it, so that nothing is stored which has not passed the gate.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from readroom.db.stored_text import Prepared, StoredText, pack, stored_forms, unpacked
from readroom.importer.limits import MEMORY_BYTES
from readroom.importer.page_rows import page_of, page_row
from readroom.text.gate import clean, has_control
from readroom.text.gated import gated_page
from readroom.text.model import Page


def wrapped(page: Page, parts: list[bytes]) -> dict[str, Any]:
    """Return a page as plain JSON values, and add its texts to `parts`, the bytes that go beside the JSON."""
    if not all(clean(a.body.text) == a.body.text for a in page.articles):
        # Else what is made of a text here would not be of the one that is stored.
        page = gated_page(page)
    stored = []
    first = len(parts)
    for article in page.articles:
        text = article.body.text
        found = stored_forms(text, text.encode())
        # A form that is the text itself need not travel; one without a word must not be taken for such.
        parts += (found.packed, b"" if found.form == text else found.form.encode() or b" ")
        stored.append((found.digest, found.words, found.doubtful))
    if [a.body.text for a in page.articles] != [page.text]:
        parts.append(pack(clean(page.text)))
    return {"page": page_row(page), "stored": stored, "sizes": [len(part) for part in parts[first:]]}


def unwrapped(entry: Mapping[str, Any], pieces: Sequence[bytes]) -> tuple[Page, Prepared]:
    """Return the page of an entry with what is stored of its texts; `pieces` are the bytes that came beside it.

    A text comes packed alone, as it is stored: so it is that text which passes the gate. Raise KeyError, IndexError,
    TypeError or ValueError when it is no page.
    """
    prepared = Prepared()
    texts = []
    at = 0
    for digest, words, doubtful in entry["stored"]:
        text = unpacked(pieces[at], MEMORY_BYTES).decode()
        form = pieces[at + 1].decode()
        if len(digest) != 32 or len(bytes.fromhex(digest)) != 16 or type(words) is not int or has_control(form):
            raise ValueError("what was made of its text is something else")
        prepared[text] = StoredText(pieces[at], digest, words, form or text, bool(doubtful))
        texts.append(text)
        at += 2
    own = None
    if at < len(pieces):
        own = unpacked(pieces[at], MEMORY_BYTES).decode()
        prepared.own = own, pieces[at]
    return page_of(entry["page"], texts, own), prepared


def with_pieces(entries: Sequence[dict[str, Any]], payload: bytes) -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    """Yield the entries of an answer, each with the bytes that came beside it."""
    start = 0
    for entry in entries:
        pieces = []
        for size in entry.get("sizes", ()):
            end = start + size
            pieces.append(payload[start:end])
            start = end
        yield entry, pieces
