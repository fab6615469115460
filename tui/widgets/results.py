"""The list of results: two lines for each article, the second with the words around its first hits."""

import textwrap
from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style

from readroom.db.fields import NotebookView
from readroom.tui import finding
from readroom.tui.finding import PAGE, Found, Hit, Query
from readroom.tui.host import host
from readroom.tui.widgets.articles import TAKEN, row_segments
from readroom.tui.widgets.cells import cut, fit, len_cells, plain
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.windows import WindowList

MARK = Style(bold=True, underline=True, color="yellow")
ROOMY = 80
"""A narrower list beside a text has no columns for sources and lengths: titles need the room."""
SOURCE_WIDTH = 20
EXAMPLES = [
    "Words are looked for together, in titles and texts.",
    '"a phrase"   one OR other   -not   begin*   near/5(one other)',
    "title:  source:  outlet:  author:  date:2019   date:2019-03..2020",
    "Tab completes words, fields and their values; Up and Down go through the last queries.",
]


def snippet_segments(text: str, marks: tuple[tuple[int, int], ...], width: int) -> list[Segment]:
    """Return a snippet in exactly `width` cells, its marked ranges (code points) bold, underlined and coloured."""
    segments: list[Segment] = []
    room, done = width, 0
    for start, end, style in [*((s, e, MARK) for s, e in marks), (len(text), len(text), None)]:
        for piece, face in ((text[done:start], None), (text[start:end], style)):
            whole = plain(piece)
            shown = cut(whole, room)
            if shown:
                segments.append(Segment(shown, face))
                room -= len_cells(shown)
            if shown != whole:
                return [*segments, Segment(" " * max(0, room))]
        done = end
    return [*segments, Segment(" " * max(0, room))]


class ResultsList(WindowList[Hit]):
    """What a query found. `rested` hears when the cursor is on another result."""

    context = "search"
    row_height = 2
    window = PAGE

    def __init__(self, rested: Callable[[], object] = lambda: None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.found: Found | None = None
        self.notebook: NotebookView | None = None
        self.problem = ""
        self.tight = False
        """Whether the text stands beside the list: a narrow list then has the source before the snippet."""
        self._rested = rested

    @property
    def query_run(self) -> Query | None:
        """The query whose results are shown."""
        return self.found.query if self.found else None

    def show(self, found: Found, notebook: NotebookView | None) -> None:
        """Show the first results of a query."""
        self.found, self.notebook, self.problem = found, notebook, ""
        self.put(found.hits, at_end=len(found.hits) < PAGE)
        self._rested()

    def clear(self, problem: str = "") -> None:
        """Show no results, and why there are none."""
        self.found, self.problem = None, problem
        self.put([], at_end=True)
        self._rested()

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return one of the two lines of a result."""
        hit = self.rows[index - self.first]
        shown = host(self).backend.mine(hit.row)
        tight = self.tight and width < ROOMY
        if part:
            source = f"{cut(plain(shown.source), SOURCE_WIDTH)} · " if tight else ""
            rest = max(0, width - 4 - len_cells(source))
            return [Segment("    "), Segment(source, DIM), *snippet_segments(hit.snippet, hit.marks, rest)]
        sign = TAKEN if hit.row.id == host(self).taken else " "
        hits = f"{hit.hits:,} " if hit.hits else "  "
        row = row_segments(shown, width - 6, sign=sign, source=not tight, words=not tight)
        return [*row, Segment(fit(hits.rjust(6), 6))]

    def empty_line(self, y: int, width: int) -> str:
        """Say what can be asked, or that nothing was found."""
        if self.problem:
            lines = textwrap.wrap(plain(self.problem), max(1, width - 2))
        elif self.found is not None:
            lines = ["Nothing was found."]
        else:
            lines = [line for example in EXAMPLES for line in textwrap.wrap(example, max(1, width - 2))]
        return " " + cut(plain(lines[y]), width - 1) if y < len(lines) else ""

    async def fetch(
        self, *, after: Hit | None = None, before: Hit | None = None, last: bool = False, limit: int = PAGE
    ) -> list[Hit]:
        """Read a page of results."""
        found, notebook = self.found, self.notebook
        if found is None:
            return []
        return await host(self).backend.search(
            lambda lib: finding.page(lib, found, notebook, limit, after=after, before=before, last=last)
        )

    def cursor_moved(self) -> None:
        """Read ahead, and tell who shows more of the result."""
        super().cursor_moved()
        self._rested()

    async def do_open(self, count: int | None) -> None:
        """Open the article at its first hit; `n` and `N` go through the others."""
        hit, query, notebook = self.chosen, self.query_run, self.notebook
        if hit is None or query is None:
            return
        marks = await host(self).backend.library(lambda lib: finding.hits_in(lib, query, hit.row, notebook))
        await host(self).open_article(hit.row.id, hit.start, marks, from_search=True)
