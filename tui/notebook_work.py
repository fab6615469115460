"""What the Notebook screen asks of the notebook and the library; each of these runs on a lane of its own."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from readroom.db.articles import get_article
from readroom.db.citing import cited
from readroom.db.errors import NotebookError
from readroom.db.library import Library
from readroom.db.notebook.memos import Note
from readroom.db.notes_groups import grouped
from readroom.db.notes_query import Entry, find_entries
from readroom.text.blocks import Face
from readroom.text.citation import citation
from readroom.text.counted import number_of
from readroom.text.query import Query
from readroom.tui.notebook_tree import NOTHING, Counts, Node, counted, nodes_of
from readroom.tui.widgets.articles import date_of, title_of
from readroom.tui.widgets.notebook_rows import ELSEWHERE, subject_of

if TYPE_CHECKING:
    from readroom.db.highlights import Highlight
    from readroom.db.layers import Layer
    from readroom.db.notebook import Notebook

GROUPS = ("tag", "article", "source", "date", "story")
"""What the screen groups by, in the order in which `o` goes through them."""
AROUND, NEAR = 240, 50
"""Code points of the text that are shown on either side of a quotation: where there is room, and where little is."""


@dataclass(slots=True)
class Found:
    """What a query found in the notebook, in groups."""

    text: str = ""
    by: str = "tag"
    query: Query | None = None
    entries: list[Entry] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    counts: Counts = NOTHING
    waiting: int = 0

    @property
    def head(self) -> str:
        """The line over the list: what was counted."""
        said = self.counts.words
        if self.by == "tag" and sum(node.counts.highlights for node in self.nodes if not node.depth) > (
            self.counts.highlights
        ):
            said += "; with two tags under both"
        return said + (f" · {number_of(self.waiting, 'waits', 'wait')}: ;w" if self.waiting else "")


def read(library: Library, notebook: "Notebook", text: str, by: str, layers: "Sequence[Layer]" = ()) -> Found:
    """Return what a query finds among highlights and notes, grouped; raise QueryError."""
    found = find_entries(notebook, library, text, today=date.today(), layers=layers)
    return regrouped(library, notebook, text, by, found.entries, found.query)


def read_one(library: Library, notebook: "Notebook", found: Found, some_id: str) -> Found:
    """Return what was found with one entry as it is now, or without it; it stays when the query has it no more."""
    made: Highlight | Note | None = None
    with contextlib.suppress(NotebookError):
        made = notebook.entry(some_id)
    entries = []
    for one in found.entries:
        if one.id != some_id or one.layer is not None:
            entries.append(one)
        elif made is not None:
            highlight, note = (None, made) if isinstance(made, Note) else (made, None)
            entries.append(Entry(highlight, note, one.row))
    return regrouped(library, notebook, found.text, found.by, entries, found.query)


def regrouped(
    library: Library, notebook: "Notebook", text: str, by: str, entries: list[Entry], query: Query | None
) -> Found:
    """Return entries in other groups."""
    nodes = nodes_of(grouped(entries, by, library, notebook), by)
    waiting = sum(one.highlight is not None and one.highlight.undecided and one.layer is None for one in entries)
    return Found(text, by, query, entries, nodes, counted(entries), waiting)


# What is shown of one entry


def head_of(library: Library, notebook: "Notebook", entry: Entry, size: int = AROUND) -> list[tuple[str, Face]]:
    """Return the lines over an entry's note: the words with what stands around them, where they are from, its tags.

    `size` is how much stands around them, on either side (code points).
    """
    highlight = entry.highlight
    if highlight is None:
        note = entry.note
        title = [(note.title, Face.BOLD)] if note and note.title else []
        return [*title, (_line(subject_of(entry), entry), Face.DIM), ("", Face.PLAIN)]
    before, after = around(notebook, highlight, size)
    tags = " ".join(f"#{tag}" for tag in highlight.tags)
    lines = [(f"{before}【{highlight.exact}】{after}".replace("\n\n", "\n"), Face.PLAIN)]
    if highlight.waiting:
        lines.append((f"{highlight.state}: the text has changed; ;w shows where the words may be", Face.BOLD))
    if size < AROUND:
        row = entry.row
        short = f"“{title_of(row)}” · {row.source} · {date_of(row)}" if row else ELSEWHERE
        return [*lines, (short, Face.DIM), (_line(f"{tags} · {highlight.colour}".strip(" ·"), entry), Face.DIM)]
    lines.append((_citation(library, entry), Face.DIM))
    return [*lines, (tags, Face.BOLD), (_line(highlight.colour, entry), Face.DIM)]


def around(notebook: "Notebook", highlight: "Highlight", size: int = AROUND) -> tuple[str, str]:
    """Return what stands before and behind a highlight's words in the text that it was made in."""
    text = notebook.text_of(highlight.digest)
    if text is None or text[highlight.start : highlight.end] != highlight.exact:
        return highlight.prefix, highlight.suffix
    start, end = max(0, highlight.start - size), min(len(text), highlight.end + size)
    before, after = text[start : highlight.start], text[highlight.end : end]
    # Whole words at the ends, and a sign where the text goes on.
    before = f"…{before[before.find(' ') :]}" if start and " " in before else before
    after = f"{after[: after.rfind(' ')]} …" if end < len(text) and " " in after else after
    return before, after


def _citation(library: Library, entry: Entry) -> str:
    if entry.row is None:
        return ELSEWHERE
    article, highlight = get_article(library, entry.row.id), entry.highlight
    if highlight is not None and highlight.digest == article.digest:
        return citation(cited(article, highlight.start, highlight.end))
    return citation(cited(article))


def _line(first: str, entry: Entry) -> str:
    changed = f", changed {entry.modified[:10]}" if entry.modified[:10] != entry.created[:10] else ""
    layer = f"layer {entry.layer}" if entry.layer else ""
    return " · ".join(part for part in (first, layer, entry.author or "", entry.created[:10] + changed) if part)
