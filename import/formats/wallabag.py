"""wallabag's export: an array of saved articles, with the tags and annotations of the person who saved them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from readroom.importer.formats import Part, Plain, Unreadable
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

_BEGINS = re.compile(rb"\[\s*\{")
_SAVED = re.compile(rb'"is_archived"\s*:')
_OTHERS = re.compile(rb'"(?:is_starred|domain_name|hashed_url|given_url|reading_time|annotations)"\s*:')
_FAILED = re.compile(r"\s*(?:<[^>]{1,80}>\s*)*wallabag can['’]t retrieve contents for this article", re.IGNORECASE)
_COLUMNS = (
    ("title", "title"),
    ("url", "url"),
    ("content", "html"),
    ("published_at", "date"),
    ("published_by", "authors"),
    ("created_at", "crawl_date"),
    ("domain_name", "source"),
    ("language", "language"),
    ("tags", "keywords"),
)
_PRIVATE = frozenset(("user_id", "user_name", "user_email"))  # of the person who saved it
_MOST = 500  # annotations of one article that are shown


class WallabagFormat(Plain):
    """The JSON that wallabag's export gives."""

    name = "wallabag"
    rank = -2
    begins = b"["
    title = "wallabag"
    about = (
        "The JSON export of wallabag, a service that keeps articles for later: one article for each entry, with its "
        "text as wallabag cut it from the page."
    )
    limits = "16 MiB an entry, the file of any size"
    container = True
    details = (
        "| in the export | is |\n| --- | --- |\n"
        + "".join(f"| `{name}` | {field} |\n" for name, field in _COLUMNS)
        + "\n`created_at` is when the article was saved, so it is the date of the crawl; what has no `published_at` is "
        "undated. Annotations are kept with the page's lines for later, as asides that are no part of the article; "
        "whoever reads the library can read them there. The account that was exported is left out. An entry whose page "
        "wallabag could not fetch, or without content, is `skipped`. `--map` does not change these fields."
    )

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by the names that only wallabag has, in the first entry."""
        from readroom.importer.utf8 import head_as_utf8

        head = head_as_utf8(head).lstrip()
        return _BEGINS.match(head) is not None and bool(_SAVED.search(head) and _OTHERS.search(head))

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the entries, one at a time."""
        from readroom.importer.records.json_records import json_parts

        yield from json_parts(stream)

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that one entry is; raise Unreadable when it is broken, or holds no text."""
        from readroom.importer.records.json_record import unpack
        from readroom.importer.records.page import record_page

        entry, problem = unpack(data)
        content = entry.get("content")
        if isinstance(content, str) and _FAILED.match(content[:1000]):
            raise Unreadable("no text: wallabag could not fetch this article")
        notes = _annotations(entry.pop("annotations", None))
        known = {name: v for name, v in entry.items() if v not in (None, "", [], {}) and name not in _PRIVATE}
        if isinstance(by := known.get("published_by"), list):
            known["published_by"] = [author for author in by if isinstance(author, str) and author.strip()]
        return record_page(known, "wallabag", number, columns=_COLUMNS, problem=problem, asides=notes)


def _annotations(found: Any) -> list[tuple[str, str]]:
    """Return the annotations of an entry: what is marked, and what was written on it."""
    notes: list[tuple[str, str]] = []
    for item in found[:_MOST] if isinstance(found, list) else ():
        if not isinstance(item, Mapping):
            continue
        quote, text = (item.get(name) for name in ("quote", "text"))
        if isinstance(quote, str) and quote.strip():
            notes.append(("annotation: the passage", f"annotated: {quote.strip()}"))
        if isinstance(text, str) and text.strip():
            notes.append(("annotation: the note", f"annotation: {text.strip()}"))
    return notes


FORMAT = WallabagFormat()
