"""JSON lines: a line for each highlight and each note, with the fields of `readroom notes list --json`, then one for
each entry of the codebook, attribute, collection, kept table and decision. It keeps everything.
"""

import json
from collections.abc import Iterator

from readroom.db.notes_bundle import Bundle
from readroom.db.notes_json import all_rows

SUFFIX = ".jsonl"


def export(bundle: Bundle) -> Iterator[str]:
    """Yield a line for each thing."""
    for one in (*bundle.records, *bundle.notes, *all_rows(bundle.codes, bundle.rest)):
        yield json.dumps(one, ensure_ascii=False) + "\n"
