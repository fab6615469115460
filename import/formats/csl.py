"""CSL JSON: the records of reference managers as citation programs take them."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from readroom.importer.formats import Part, Plain
from readroom.importer.settings import NOTHING, Settings
from readroom.text.model import Page

if TYPE_CHECKING:
    from readroom.importer.records.reference import Reference

_BEGINS = re.compile(rb"\[\s*\{|\{\s*\"items\"\s*:\s*\[\s*\{")
_TYPES = re.compile(
    rb'"type"\s*:\s*"(?:article(?:-journal|-magazine|-newspaper)?|webpage|post(?:-weblog)?|book|chapter|report|interview|'
    rb"broadcast|document|entry(?:-dictionary|-encyclopedia)?|paper-conference|personal_communication|manuscript|"
    rb'review(?:-book)?|speech|thesis|motion_picture|song|legislation|pamphlet)"'
)
_NAMES = re.compile(rb'"(?:container-title|date-parts|citation-key|title-short|URL|family|literal)"\s*:')
_FIELDS = {
    "title": "title", "author": "authors", "issued": "date", "accessed": "crawl_date",
    "container-title": "source", "publisher": "publisher", "section": "section", "edition": "edition",
    "page": "print_page", "language": "language", "URL": "url", "keyword": "keywords",
    "abstract": "abstract", "note": "note",
    "archive": "database", "source": "catalog", "archive_location": "accession", "type": "type",
}  # fmt: skip
_LONG = frozenset(("abstract", "note"))


class CslFormat(Plain):
    """Arrays of CSL JSON items."""

    name = "csl"
    rank = -2
    begins = b"[{"
    title = "CSL JSON"
    about = (
        "Records of a reference manager (Zotero, Better BibTeX, Pandoc), told from other JSON by the names and types "
        "that only they have. A record has a text where an `abstract` or a `note` is attached; one without is "
        '`skipped` with the reason "no text in this record".'
    )
    limits = "16 MiB a record, the file of any size"
    container = True
    details = (
        "| name | is |\n| --- | --- |\n"
        "| `abstract`, else `note` | text; the other stands beside it as an aside |\n"
        "| `title` · `author` | title · authors, given name first |\n"
        "| `issued` · `accessed` | date · when it was looked at |\n"
        "| `container-title`, else `publisher` | source: the paper |\n"
        "| `section` · `edition` · `page` | section · edition · page of the paper |\n"
        "| `archive`, else `source` · `archive_location` | press database · its number there |\n"
        "| `language` · `URL` · `keyword` | language · address · keywords |\n\nOther names are shown as not read."
    )

    def looks_like(self, head: bytes, name: str) -> bool:
        """Tell by an array whose objects have a type and a name of CSL's."""
        from readroom.importer.utf8 import head_as_utf8

        head = head_as_utf8(head).lstrip()
        return _BEGINS.match(head) is not None and bool(_TYPES.search(head) and _NAMES.search(head))

    def records(self, stream: BinaryIO) -> Iterator[Part]:
        """Yield the records, one at a time."""
        from readroom.importer.records.json_records import json_parts

        yield from json_parts(stream)

    def read_record(self, data: bytes, number: int, name: str, settings: Settings = NOTHING) -> Page:
        """Return the page that one record is; raise Unreadable when it holds no text."""
        from readroom.importer.records.json_record import unpack_as_is
        from readroom.importer.records.reference import reference_page

        record, problem = unpack_as_is(data)
        found = read_csl(record)
        found.problem = problem
        return reference_page(found, "csl", number)


def read_csl(record: Mapping[str, Any]) -> "Reference":
    """Return a record as it was read, with a line for each of its values."""
    from readroom.importer.records.reference import Reference
    from readroom.text.gate import clean

    found = Reference([])
    for name, value in record.items():
        field = _FIELDS.get(name, "other")
        for text in _texts(field, value):
            shown = clean(text if field in _LONG else f"{name}: {' '.join(text.split())}").split("\n")
            found.add(field, text, name, len(found.lines) + 1, len(found.lines) + len(shown))
            found.lines += shown
    return found


def _texts(field: str, value: Any) -> list[str]:
    """Return what a value says: names and keywords one by one, a date in its parts."""
    if value is None or value in ("", [], {}):
        return []
    if field == "authors" and isinstance(value, list):
        return [name for item in value if (name := _person(item))]
    if field in ("date", "crawl_date") and isinstance(value, dict):
        return [_date(value)]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ["; ".join(value)]
    return [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]


def _person(item: Any) -> str:
    """Return a name as it stands in a byline."""
    if not isinstance(item, dict):
        return item if isinstance(item, str) else ""
    if isinstance(whole := item.get("literal"), str):
        return whole
    parts = (item.get(part) for part in ("given", "dropping-particle", "non-dropping-particle", "family", "suffix"))
    return " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())


def _date(value: Mapping[str, Any]) -> str:
    """Return the first date of a CSL date: in its parts, or as it was typed."""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    figures = [str(part).zfill(2) for part in first if isinstance(part, int | str) and str(part).strip().isdigit()]
    if figures:
        return "-".join(figures)
    return next((said for name in ("raw", "literal") if isinstance(said := value.get(name), str)), "")


FORMAT = CslFormat()
