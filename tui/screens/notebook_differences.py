"""Disagreements: the units on which you and somebody else differ in a tag; Enter opens the place."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.db.agreeing import Agreement, Difference, agree
from readroom.db.articles import ArticleRow
from readroom.db.following import follow_texts
from readroom.db.notebook_record import rows_by_key
from readroom.text.agreement import kappa
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.filled import LedScreen
from readroom.tui.widgets.articles import title_of
from readroom.tui.widgets.cells import cut, fit, plain
from readroom.tui.widgets.lines import DIM, LineList
from readroom.tui.widgets.marking import opened_by_screen
from readroom.tui.widgets.status import THERE, Bar

if TYPE_CHECKING:
    from readroom.db.layers import Layer
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.text.agreement import Unit

BOLD = THERE


def compare(
    library: "Library", notebook: "Notebook", layer: "Layer", unit: "Unit"
) -> tuple[Agreement, dict[str, ArticleRow]]:
    """Return what you and a layer agree on, and the articles of which they differ."""
    follow_texts(notebook, library)
    found = agree(library, notebook.highlights(), layer.highlights, unit)
    return found, rows_by_key(library, [one.key for one in found.differences])


class DifferencesList(LineList):
    """The units on which two people differ, in the order of the articles."""

    context = "differences"

    def __init__(self, who: str) -> None:
        super().__init__(id="differences")
        self.rows: list[Difference] = []
        self.articles: dict[str, ArticleRow] = {}
        self.who = who
        self.said = ""

    @property
    def size_of_list(self) -> int:
        """How many there are."""
        return len(self.rows)

    @property
    def difference(self) -> Difference | None:
        """The one under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a row: the tag, who has it, the words, the article."""
        one = self.rows[index]
        tag, who = min(26, width // 3), min(14, width // 6)
        room = max(0, width - tag - who)
        title = min(40, room // 3) if width >= 100 else 0
        row = self.articles.get(one.key)
        return [
            Segment(fit(f" #{plain(one.tag)}", tag), BOLD),
            Segment(fit("you" if one.first else plain(self.who), who)),
            Segment(fit(" ".join(plain(one.text).split()), room - title)),
            Segment(fit(f"  {title_of(row)}" if row and title else "", title), DIM),
        ]

    def empty_line(self, y: int, width: int) -> str:
        """Say that there are none."""
        return cut(f" {self.said}", width) if y == 0 else ""

    def cursor_moved(self) -> None:
        """Say elsewhere which one it is."""
        host(self).changed()

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Open what is under the cursor."""
        return opened_by_screen(self)


class DifferencesScreen(LedScreen):
    """What two people tagged differently. `step` opens the next one in the reader."""

    list: DifferencesList

    def __init__(self, layer: "Layer", unit: "Unit") -> None:
        super().__init__()
        self.theirs, self.unit = layer, unit
        self.titles = Bar(id="titles")
        self.counts = Bar(id="counts")
        self.list = DifferencesList(layer.name)
        self.found: Agreement | None = None

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.counts
        yield self.list

    async def on_mount(self) -> None:
        """Compare."""
        self.set_focus(self.list, scroll_visible=False)
        host(self).start(self, self._compare(), "compare")

    async def _compare(self) -> None:
        backend, layer, unit = host(self).backend, self.theirs, self.unit
        notebook = await backend.notes(lambda notebook: notebook)
        self.list.said = "Comparing…"
        self.list.refresh()
        found, self.list.articles = await backend.search(lambda lib: compare(lib, notebook, layer, unit))
        self.found = found
        self.list.rows = found.differences
        self.list.said = "You agree on everything that either of you has marked."
        self.list.refresh()
        host(self).changed()

    @property
    def row(self) -> ArticleRow | None:
        """The article of the one under the cursor."""
        one = self.list.difference
        return self.list.articles.get(one.key) if one else None

    @property
    def position(self) -> str:
        """Where the cursor is."""
        rows = self.list.rows
        return f"{self.list.cursor + 1:,} of {len(rows):,}" if rows else ""

    def draw_titles(self) -> None:
        """Say who is compared, by which unit, and the figures of the tag under the cursor."""
        width, found = self.app.size.width, self.found
        self.titles.put([Segment(cut(f" You and {plain(self.theirs.name)} · by {self.unit}", width), THERE)])
        said = ""
        if found is not None:
            one = self.list.difference
            table = found.tables.get(one.tag, found.all_tags) if one else found.all_tags
            name = f"#{plain(one.tag)}" if one and one.tag in found.tables else "all tags"
            known = kappa(table)
            figure = "–" if known is None else f"{known:.2f}"
            said = (
                f" {number_of(len(self.list.rows), 'difference')} over {number_of(found.units, self.unit)} "
                f"of {number_of(found.articles, 'article')}"
            )
            said += f" · {name}: kappa {figure}"
        self.counts.put([Segment(cut(said, width), DIM)])

    async def do_open(self, count: int | None) -> None:
        """Open the article at the unit; the others of the article are among what n and N go through."""
        one = self.list.difference
        if one is not None:
            marks = sorted({(each.start, each.end) for each in self.list.rows if each.article == one.article})
            await host(self).open_article(one.article, one.start, marks, from_search=True)

    def has_next(self, by: int) -> bool:
        """Tell whether there is another one so far away."""
        return 0 <= self.list.cursor + by < len(self.list.rows)

    async def step(self, by: int) -> None:
        """Open the next one, or one before."""
        self.list.go_to(self.list.cursor + by)
        await self.do_open(None)
