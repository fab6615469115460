"""JSON lines: a line for each highlight, with the fields of `readroom notes list --json`. It keeps everything."""

import json
from collections.abc import Iterator

from readroom.db.notes_bundle import Bundle

SUFFIX = ".jsonl"


def export(bundle: Bundle) -> Iterator[str]:
    """Yield a line for each highlight."""
    for one in bundle.records:
        yield json.dumps(one, ensure_ascii=False) + "\n"
