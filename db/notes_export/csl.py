"""CSL JSON: the cited articles, for citeproc, Pandoc and Zotero. Names stay whole: nobody knows which part is which."""

import json
from collections.abc import Iterator
from typing import Any

from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._references import Reference, references

SUFFIX = ".json"
_TYPES = {"newspaper": "article-newspaper", "webpage": "webpage", "other": "document"}


def export(bundle: Bundle) -> Iterator[str]:
    """Yield the array, an item a line."""
    yield "[\n"
    for number, one in enumerate(references(bundle)):
        yield (",\n" if number else "") + json.dumps(_item(one), ensure_ascii=False)
    yield "\n]\n"


def _item(one: Reference) -> dict[str, Any]:
    fields = {
        "id": one.key,
        "type": _TYPES[one.kind],
        "author": [{"literal": name} for name in one.authors],
        "title": one.title,
        "container-title": one.container,
        "issued": _date(one.issued),
        "accessed": _date(one.accessed),
        "URL": one.url,
        "language": one.language,
        "section": one.section,
        "page": one.page,
        "edition": one.edition,
        "source": one.database,
        "number": one.accession,
        "keyword": ", ".join(one.keywords),
        "note": "; ".join(one.notes),
    }
    return {name: value for name, value in fields.items() if value}


def _date(iso: str | None) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else None
