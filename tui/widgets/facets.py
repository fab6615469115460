"""The Facets pane: how the results are spread over sources, years and the like; Enter makes a value a filter."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from readroom.db.facets import FacetCount
from readroom.tui.facet_text import filter_of
from readroom.tui.widgets.cells import fit, plain
from readroom.tui.widgets.lines import DIM, LineList

SHORT = 5
"""So many values of a facet are listed until all are asked for."""
LONG = 500
"""So many are listed then."""
ACTIVE = "✓"
NONE = {"year": "undated"}
HEADING = Style(bold=True)


class FacetRow(NamedTuple):
    """One row: the head of a facet (`articles` is how many values it has), a value of it, or how many are left out."""

    facet: str
    kind: str
    value: str | None
    articles: int


class FacetsPane(LineList):
    """Facets in groups, each filled when it is counted. `chosen` is called with the filter of a value."""

    context = "facets"

    def __init__(self, names: Sequence[str], chosen: Callable[[str], object], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.names = tuple(names)
        self.active: Callable[[str], bool] = lambda wanted: False
        self._chosen = chosen
        self._counts: dict[str, list[FacetCount]] = {}
        self._over: dict[str, int | None] = {}
        self._stale: set[str] = set()
        self._whole: set[str] = set()
        self._shut: set[str] = set()
        self.rows: list[FacetRow] = []

    # Filling

    def wait(self) -> None:
        """Show that what is there belongs to another query, until it is counted anew."""
        self._stale = set(self._counts)
        self.refresh()

    def put(self, facet: str, counts: Sequence[FacetCount], over: int | None = None) -> None:
        """Show the values of a facet; `over`: only the newest so many results were counted."""
        self._counts[facet], self._over[facet] = list(counts), over
        self._stale.discard(facet)
        self._rebuild()

    def clear(self) -> None:
        """Show nothing."""
        self._counts.clear()
        self._stale.clear()
        self._rebuild()

    def _rebuild(self) -> None:
        here = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        self.rows = [row for name in self.names if name in self._counts for row in self._group(name)]
        places = {row[:3]: index for index, row in enumerate(self.rows)}
        self.cursor = places.get(here[:3], min(self.cursor, max(0, len(self.rows) - 1))) if here else 0
        self.top = max(0, min(self.top, len(self.rows) - self.rows_shown))
        self._show_cursor(self.cursor)
        self.refresh()

    def _group(self, name: str) -> list[FacetRow]:
        counts = [count for count in self._counts[name] if count.value != ""]
        if not any(count.value is not None for count in counts):
            return []
        head = FacetRow(name, "head", None, sum(count.value is not None for count in counts))
        if name in self._shut:
            return [head]
        size = LONG if name in self._whole else SHORT
        shown = [c for n, c in enumerate(counts) if n < size or (c.value and self._is_active(name, c.value))]
        rows = [head, *(FacetRow(name, "value", c.value, c.articles) for c in shown)]
        left = len(counts) - len(shown)
        return [*rows, FacetRow(name, "more", None, left)] if left else rows

    def _is_active(self, facet: str, value: str | None) -> bool:
        wanted = filter_of(facet, value)
        return wanted is not None and self.active(wanted)

    # What is shown

    @property
    def size_of_list(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def position(self) -> str:
        """Where the cursor is in the list."""
        return f"row {self.cursor + 1} of {len(self.rows)}" if self.rows else ""

    def empty_line(self, y: int, width: int) -> str:
        """Say what will stand here."""
        return fit(" How the results are spread", width) if y == 0 else ""

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row: the head of a facet, or a value with its number of articles."""
        row = self.rows[index]
        stale = row.facet in self._stale
        count = "… " if stale else f"{row.articles:,} "
        if row.kind == "head":
            sign = "+" if row.facet in self._shut else "-"
            over = self._over.get(row.facet)
            name = row.facet.capitalize() + (f" of newest {over:,}" if over else "")
            text = fit(f"{sign} {name}", max(1, width - len(count))) + count
            return [Segment(fit(text, width), HEADING)]
        if row.kind == "more":
            return [Segment(fit(f"    … {row.articles:,} more", width), DIM)]
        sign = ACTIVE if self._is_active(row.facet, row.value) else " "
        name = plain(row.value) if row.value is not None else NONE.get(row.facet, f"no {row.facet}")
        text = fit(f"{sign} {name}", max(1, width - len(count) - 1)) + " " + count
        return [Segment(fit(text, width), DIM if stale or row.value is None else None)]

    # Commands

    def do_open(self, count: int | None) -> None:
        """Make the value a filter of the query, or no longer; on a head, fold the facet; on the rest, list all."""
        if self.cursor >= len(self.rows):
            return
        row = self.rows[self.cursor]
        if row.kind == "head":
            self._shut ^= {row.facet}
            self._rebuild()
        elif row.kind == "more":
            self._whole.add(row.facet)
            self._rebuild()
        elif wanted := filter_of(row.facet, row.value):
            self._chosen(wanted)
        else:
            self._chosen("")
