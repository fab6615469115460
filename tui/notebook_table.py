"""Tags by sources: on how many highlights each tag is, in each source. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readroom.db.highlights import fold_tag

if TYPE_CHECKING:
    from readroom.db.notes_query import Entry

UNTAGGED, NOWHERE = "untagged", "not in this library"


@dataclass(frozen=True, slots=True)
class Cross:
    """`counts` has a cell for each tag and source that meet; `rows` and `columns` are their totals.

    A highlight with two tags is in both rows, and once in the column's total: so rows need not sum to the total.
    """

    tags: tuple[str, ...]
    sources: tuple[str, ...]
    counts: dict[tuple[str, str], int]
    rows: dict[str, int]
    columns: dict[str, int]
    total: int

    def cells(self) -> list[list[str]]:
        """Return the table as text: a line of headings, a line for each tag, the line of totals."""
        found = [["tag", *self.sources, "all"]]
        for tag in self.tags:
            cells = [str(self.counts.get((tag, source), 0)) for source in self.sources]
            found.append([tag, *cells, str(self.rows[tag])])
        return [*found, ["highlights", *(str(self.columns[one]) for one in self.sources), str(self.total)]]


def cross(entries: "Iterable[Entry]") -> Cross:
    """Count highlights by tag and by source; sources with most of them first, tags in the order of their tree."""
    counts: dict[tuple[str, str], int] = {}
    rows: dict[str, int] = {}
    columns: dict[str, int] = {}
    names: dict[str, str] = {}
    total = 0
    for entry in entries:
        if entry.highlight is None or entry.layer is not None:
            continue
        total += 1
        source = entry.row.source if entry.row else NOWHERE
        columns[source] = columns.get(source, 0) + 1
        folded = {fold_tag(tag): tag for tag in entry.highlight.tags} or {"": UNTAGGED}
        for key, tag in folded.items():
            name = names.setdefault(key, tag)
            rows[name] = rows.get(name, 0) + 1
            counts[name, source] = counts.get((name, source), 0) + 1
    tags = sorted(rows, key=lambda tag: (tag == UNTAGGED, [fold_tag(part) for part in tag.split("/")]))
    sources = sorted(columns, key=lambda one: (-columns[one], one))
    return Cross(tuple(tags), tuple(sources), counts, rows, columns, total)
