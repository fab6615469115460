"""Highlights as Markdown: front matter, quotations, signatures."""

import json
import re
from collections.abc import Mapping
from typing import Any

from readroom.db.notebook_record import Record


def front_matter(fields: Mapping[str, Any]) -> str:
    """Return fields as YAML between its lines; what is None is left out."""
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value is not None
    ]
    return "---\n" + "".join(lines) + "---\n"


def passage(one: Record, cited: str, mark: str = "") -> str:
    """Return a highlight: its words as a quotation, where they are cited from, its signature, its note."""
    parts = [escaped(one["exact"], "> ") + mark]
    if cited:
        parts.append(escaped(cited))
    parts.append(_signature(one))
    if one["note"]:
        # One's own note is Markdown; somebody else's is text.
        parts.append(escaped(one["note"].strip()) if one.get("layer") else one["note"].strip())
    return "".join(f"\n{part}\n" for part in parts)


def _signature(one: Record) -> str:
    state = "" if one["state"] in ("exact", "shifted") else f" · {one['state']}: its text has changed"
    tags = "".join(f" · #{escaped(tag)}" for tag in one["tags"])
    who = f" · {escaped(one['author'] or one['layer'])}" if one.get("layer") else ""
    return f"— {one['colour']}{who}{tags} · {one['created']} · {one['start']}–{one['end']}{state}"


def escaped(text: str, indent: str = "") -> str:
    """Return text of which nothing is markup, each line behind `indent`."""
    return indent + re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text).replace("\n", f"\n{indent}")
