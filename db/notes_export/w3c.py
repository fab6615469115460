"""W3C Web Annotation: one JSON-LD document, a collection of annotations (Web Annotation Data Model, 2017).

A highlight has a TextQuoteSelector and a TextPositionSelector over the article's text. Positions are Unicode code
points, as the model asks (§4.2.4: "in terms of unicode code points, not in terms of code units"); the document says so.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from readroom.db.notebook_record import Record
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._guids import mark_guid

SUFFIX = ".jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = "urn:readroom:terms:"
UNIT = "code points"
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def export(bundle: Bundle) -> Iterator[str]:
    """Yield the document, an annotation a line."""
    about = bundle.about
    head = {
        "@context": [CONTEXT, {"readroom": OWN}],
        "type": "AnnotationCollection",
        "label": f"Highlights and notes, {about['counted']}",
        "generator": {"type": "Software", "name": f"readroom {about['readroom']}"},
        "generated": about["date"],
        "readroom:query": about["query"],
        "readroom:library": about["library"],
        "readroom:counted": about["counted"],
        "readroom:positions": UNIT,
        "total": len(bundle.records),
    }
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "first": {"type": "AnnotationPage", "items": [\n'
    for number, one in enumerate(bundle.records):
        end = "," if number + 1 < len(bundle.records) else ""
        yield json.dumps(_annotation(bundle, one), ensure_ascii=False) + f"{end}\n"
    yield "]}}\n"


def _annotation(bundle: Bundle, one: Record) -> dict[str, Any]:
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in one["tags"]]
    if one["note"]:
        note = {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": one["note"]}
        bodies.insert(0, note)
    return {
        "id": f"urn:uuid:{mark_guid(one)}",
        "type": "Annotation",
        "motivation": ["highlighting", *dict.fromkeys(body["purpose"] for body in bodies)],
        "created": one["created"],
        "modified": one["modified"],
        **({"creator": {"type": "Person", "name": one["author"]}} if one["author"] else {}),
        **({"body": bodies} if bodies else {}),
        "target": _target(bundle, one),
        "stylesheet": {"type": "CssStylesheet", "value": f".{one['colour']} {{ background: {one['colour']} }}"},
        **{f"readroom:{name}": one[name] for name in ("state", "suggested", "suggested_in") if one[name] is not None},
    }


def _target(bundle: Bundle, one: Record) -> dict[str, Any]:
    article = bundle.article(one)
    url = article.row.url if article else None
    quoted = {"type": "TextQuoteSelector", "exact": one["exact"], "prefix": one["prefix"], "suffix": one["suffix"]}
    return {
        "source": url if url and _URL.fullmatch(url) else f"urn:readroom:article:{quote(str(one['key']), safe='')}",
        "selector": [quoted, {"type": "TextPositionSelector", "start": one["start"], "end": one["end"]}],
        "styleClass": one["colour"],
        "readroom:key": one["key"],
        **({"readroom:digest": one["digest"]} if one["digest"] else {}),
    }
