"""Where a highlight stood before texts changed under it: there it stands again when that text is back."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from readroom.db.highlights import Highlight
from readroom.db.notebook.log import PLACE

CERTAIN = ("exact", "shifted")
_ROWS = "select kind, change from log where highlight_id = ? order by seq desc"


def earlier(connection: sqlite3.Connection, highlight: Highlight, there: Mapping[str, str]) -> Highlight | None:
    """Return a highlight as it stood in one of some texts, if it has only followed changes of texts since.

    `there` are the texts that there are now: key of the article to digest. None where it stood in none of them.
    """
    for kind, change in connection.execute(_ROWS, (highlight.id,)):
        was, now = _places(json.loads(change or "{}"))
        if was is None and now is None:
            continue
        for place in (now, was) if kind == "auto" else (now,):
            if place and there.get(place.get("article_key", "")) == place["digest"] and place["state"] in CERTAIN:
                return replace(highlight, **{**place, "suggestion": None})
        if kind != "auto":
            return None
    return None


def _places(change: Mapping[str, Any]) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Return the place of a highlight before and after a change, as JSON values; None where it says nothing of it."""
    if "place" in change:
        return change["place"][0], change["place"][1]
    if "highlight" in change:
        was, now = (
            {name: side[name] for name in PLACE if name in side} if side else None for side in change["highlight"]
        )
        return was, now
    return None, None
