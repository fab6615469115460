"""Writing what the Notebook screen lists to a file; the ending of its name says in which format."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from readroom.db.library import Library
from readroom.db.notes_export import exporter, names
from readroom.db.statement import program_version
from readroom.text.counted import number_of
from readroom.tui.new_file import write_new

if TYPE_CHECKING:
    from readroom.db.layers import Layer
    from readroom.db.notebook import Notebook
    from readroom.db.notes_query import Entry

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def formats() -> dict[str, str]:
    """Return the formats by the ending of their files."""
    return {exporter(name).suffix: name for name in reversed(names())}


def write(
    library: Library,
    notebook: "Notebook",
    entries: "Sequence[Entry]",
    query: str,
    name: str,
    layers: "Sequence[Layer]" = (),
) -> str:
    """Write what is listed, and what the format has room for besides, to a new file; return what is to be said."""
    from readroom.db.notes_out import Asking, make_bundle
    from readroom.db.notes_query import Entries

    path = Path(name).expanduser()
    form = next((form for suffix, form in formats().items() if path.name.endswith(suffix)), None)
    if form is None:
        return f"{path.name}: which format? It is known by the ending: {' '.join(sorted(formats()))}"
    some = list({f"{one.layer or ''} {one.id}": one for one in entries}.values())
    found = Entries(some, layers=sum(one.layer is not None for one in some))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    bundle = make_bundle(notebook, library, found, Asking(query, program_version(), now), layers=layers)
    if problem := write_new(path, exporter(form).export(bundle)):
        return problem
    problem_said = f"; without what is known of an article: {bundle.problems[0]}" if bundle.problems else ""
    return f"{bundle.about['counted'].partition(';')[0]} written to {path} ({form}){problem_said}"


def write_table(name: str, cells: Sequence[Sequence[str]]) -> str:
    """Write a table as CSV to a new file; return what is to be said. No cell is taken for a formula."""
    path = Path(name).expanduser()
    out = io.StringIO(newline="")
    csv.writer(out).writerows([f"'{one}" if one.startswith(FORMULA) else one for one in row] for row in cells)
    return write_new(path, [out.getvalue()]) or f"{number_of(len(cells) - 2, 'tag')} written to {path}"
