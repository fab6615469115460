"""Tables that are known for what they do not hold: lists of addresses, and GDELT's, in which there is no text."""

import re
from collections.abc import Iterable

from readroom.importer.records.names import plain_name

_GDELT = (
    (re.compile(rb"\d{14}-T?\d+\t\d{14}\t"), "GDELT's Global Knowledge Graph"),
    (re.compile(rb"DATE\tNUMARTS\tCOUNTS\tTHEMES\t"), "GDELT's Global Knowledge Graph"),
    (re.compile(rb"\d{6,12}\t(?:19|20)\d{6}\t(?:19|20)\d{4}\t(?:19|20)\d\d\t"), "GDELT's list of events"),
    (re.compile(rb"\d{6,12}\t(?:19|20)\d{12}\t(?:19|20)\d{12}\t\d\t"), "GDELT's list of mentions"),
)
_LISTS = (
    (
        ("media_name", "publish_date", "title", "url"),
        "a list of Media Cloud's: titles and addresses, no text; the pages have to be fetched, and imported",
    ),
    (
        ("title", "url", "time_added", "status"),
        "a list of Pocket's: titles and addresses, no text; the pages have to be fetched, and imported",
    ),
    (
        ("url", "title", "selection", "folder"),
        "a list of Instapaper's: titles and addresses, no text; the pages have to be fetched, and imported "
        "(--map Selection=text reads the passages that were selected)",
    ),
    (
        ("highlight", "book_title"),
        "Readwise's highlights: passages of texts, not the texts (--map Highlight=text reads each as an article)",
    ),
    (
        ("highlight", "title", "location"),
        "Readwise's highlights: passages of texts, not the texts (--map Highlight=text reads each as an article)",
    ),
)


def gdelt_reason(head: bytes) -> str | None:
    """Return why a file that begins with `head` is not read, when it is one of GDELT's tables; else None."""
    for pattern, what in _GDELT:
        if pattern.match(head):
            return f"{what}: codes and addresses of articles, no text; the pages have to be fetched, and imported"
    return None


def list_reason(names: Iterable[str]) -> str | None:
    """Return why a table without text is not read, when its columns are those of a list that is known; else None."""
    there = {plain_name(name) for name in names}
    return next((reason for wanted, reason in _LISTS if there.issuperset(wanted)), None)
