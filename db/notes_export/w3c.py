"""W3C Web Annotation: one JSON-LD document, a collection of annotations (Web Annotation Data Model, 2017).

A highlight has a TextQuoteSelector and a TextPositionSelector over the article's text. Positions are Unicode code
points, as the model asks (§4.2.4: "in terms of unicode code points, not in terms of code units"); the document says so.
A note that stands on no highlight is an annotation of its article, or of a name of readroom's own. Codebook,
attributes, collections, kept tables and decisions stand in the head.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from readroom.db.notebook_record import Record
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_export._guids import mark_guid
from readroom.db.notes_json import all_rows

SUFFIX = ".jsonld"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = "urn:readroom:terms:"
UNIT = "code points"
_LISTS = {
    "code": "codes", "attribute": "attributes", "collection": "collections", "table": "tables", "decision": "decisions",
}  # fmt: skip
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def export(bundle: Bundle) -> Iterator[str]:
    """Yield the document, an annotation a line."""
    about = bundle.about
    head: dict[str, Any] = {
        "@context": [CONTEXT, {"readroom": OWN}],
        "type": "AnnotationCollection",
        "label": f"Highlights and notes, {about['counted']}",
        "generator": {"type": "Software", "name": f"readroom {about['readroom']}"},
        "generated": about["date"],
        "readroom:query": about["query"],
        "readroom:library": about["library"],
        "readroom:counted": about["counted"],
        "readroom:positions": UNIT,
        "total": len(bundle.records) + len(bundle.notes),
    }
    for row in all_rows(bundle.codes, bundle.rest):
        head.setdefault(f"readroom:{_LISTS[row['kind']]}", []).append(row)
    yield json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "first": {"type": "AnnotationPage", "items": [\n'
    annotations = [_annotation(bundle, one) for one in bundle.records] + [_note(bundle, one) for one in bundle.notes]
    for number, made in enumerate(annotations):
        end = "," if number + 1 < len(annotations) else ""
        yield json.dumps(made, ensure_ascii=False) + f"{end}\n"
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
        **{
            f"readroom:{name}": one[name]
            for name in ("state", "suggested", "suggested_in", "kept_in")
            if one[name] is not None
        },
    }


def _note(bundle: Bundle, one: Record) -> dict[str, Any]:
    """Return a note that stands on no highlight; what the model has no word for stands in `readroom:note`."""
    text = {"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": one["note"] or ""}
    own = {name: one[name] for name in ("kind", "subject", "heading", "known")}
    return {
        "id": f"urn:uuid:{mark_guid(one)}",
        "type": "Annotation",
        "motivation": ["commenting"],
        "created": one["created"],
        "modified": one["modified"],
        **({"creator": {"type": "Person", "name": one["author"]}} if one["author"] else {}),
        "body": [text],
        "target": _source(bundle, one) if one["key"] else f"urn:readroom:{one['kind']}:{quote(one['subject'] or '')}",
        "readroom:note": own,
    }


def _source(bundle: Bundle, one: Record) -> str:
    """Return the address of a record's article, or a name that stands for it."""
    article = bundle.article(one)
    url = article.row.url if article else None
    return url if url and _URL.fullmatch(url) else f"urn:readroom:article:{quote(str(one['key']), safe='')}"


def _target(bundle: Bundle, one: Record) -> dict[str, Any]:
    quoted = {"type": "TextQuoteSelector", "exact": one["exact"], "prefix": one["prefix"], "suffix": one["suffix"]}
    return {
        "source": _source(bundle, one),
        "selector": [quoted, {"type": "TextPositionSelector", "start": one["start"], "end": one["end"]}],
        "styleClass": one["colour"],
        "readroom:key": one["key"],
        **({"readroom:digest": one["digest"]} if one["digest"] else {}),
    }
