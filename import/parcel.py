"""A page on its way from a worker: its fields as JSON, its texts beside them as bytes, with what is stored of each.

The worker does what can be done apart for each text: packing, folding, counting. The library's one write path gates
what arrives, and takes what was made of a text only if the text is still the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from readroom.db.stored_text import StoredText, stored_forms
from readroom.importer.page_rows import page_of, page_row
from readroom.text.gate import clean
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
        data = text.encode()
        found = stored_forms(text, data)
        # A form that is the text itself need not travel twice.
        parts += (data, found.packed, b"" if found.form == text else found.form.encode())
        stored.append((found.digest, found.words, found.doubtful))
    if [a.body.text for a in page.articles] != [page.text]:
        parts.append(clean(page.text).encode())
    return {"page": page_row(page), "stored": stored, "sizes": [len(part) for part in parts[first:]]}


def unwrapped(entry: Mapping[str, Any], pieces: Sequence[bytes]) -> tuple[Page, dict[str, StoredText]]:
    """Return the page of an entry with what is stored of its texts; `pieces` are the bytes that came beside it.

    Raise KeyError, IndexError, TypeError or ValueError when it is none.
    """
    stored: dict[str, StoredText] = {}
    texts = []
    at = 0
    for digest, words, doubtful in entry["stored"]:
        text = pieces[at].decode()
        form = pieces[at + 2]
        stored[text] = StoredText(
            pieces[at + 1], str(digest), int(words), form.decode() if form else text, bool(doubtful)
        )
        texts.append(text)
        at += 3
    own = pieces[at].decode() if at < len(pieces) else None
    return page_of(entry["page"], texts, own), stored


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
