"""What an export of a notebook holds: what was found, with all that belongs to it, and what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from readroom.db.layers import Layer
from readroom.db.library import Library
from readroom.db.notebook import Notebook
from readroom.db.notebook_record import note_record, record
from readroom.db.notes_bundle import Bundle
from readroom.db.notes_query import Entries
from readroom.text.counted import number_of
from readroom.text.gate import clean_line


@dataclass(frozen=True, slots=True)
class Asking:
    """What is said of an export: the query, the program's version, the time now; `signed` takes the owner's place."""

    query: str
    version: str
    now: str
    signed: str | None = None


def make_bundle(
    notebook: Notebook,
    library: Library | None,
    found: Entries,
    asking: Asking,
    *,
    layers: Sequence[Layer] = (),
) -> Bundle:
    """Return what was found as the formats of `notes_export` take it.

    With a query, what goes out besides is what belongs to it: its tags' entries, its articles' attributes. Without one,
    all of the notebook does.
    """
    marks = [(one, one.highlight) for one in found.entries if one.highlight]
    records = [record(highlight, one.row, one.layer) for one, highlight in marks]
    notes = [note_record(one.of_note, one.row) for one in found.entries if one.of_note]
    rest = notebook.rest()
    if asking.query:
        keys = {one["key"] for one in (*records, *notes) if one["key"]}
        rest = rest.of(keys, [one.of_note for one in found.entries if one.of_note])
    if asking.signed is not None:
        name = clean_line(asking.signed) or None
        rest = rest.signed(notebook.author, name)
        for one in records:
            if one["layer"] is None and one["author"] in (notebook.author, None):
                one["author"] = name
    tags = {tag for one in records for tag in one["tags"]} | {one.subject for one in rest.notes if one.kind == "tag"}
    codes = [code for code in notebook.codes() if not asking.query or code.name in tags]
    texts = {digest: text for layer in layers for digest, text in layer.texts.items()}
    articles = len({one["key"] for one in records})
    counted = f"{number_of(len(records), 'highlight')} in {number_of(articles, 'article')}; each highlight once"
    if rest.notes:
        counted += f"; {number_of(len(rest.notes), 'note that stands', 'notes that stand')} on none"
    if found.layers:
        counted += f"; {found.layers} of them in layers"
    about = {
        "query": asking.query, "library": library.id if library else "", "readroom": asking.version,
        "date": asking.now, "counted": counted,
    }  # fmt: skip
    return Bundle(
        about, [highlight for _, highlight in marks], records, codes=codes, library=library, rest=rest,
        text_of=lambda digest: texts.get(digest) or notebook.text_of(digest),
    )  # fmt: skip
