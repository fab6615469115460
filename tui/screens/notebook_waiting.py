"""Highlights that wait for a decision: the old words in their old text, beside the places where they may be now."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from readroom.db.articles import ArticleRow, text_of
from readroom.db.highlights import Highlight
from readroom.db.notebook_record import follow_texts, rows_by_key
from readroom.tui.host import host
from readroom.tui.notebook_places import Candidate, candidates, compared
from readroom.tui.screens.filled import LedScreen
from readroom.tui.widgets.articles import date_of, title_of
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.marking import Marking
from readroom.tui.widgets.notebook_passage import PassageView
from readroom.tui.widgets.notebook_rows import ELSEWHERE
from readroom.tui.widgets.status import THERE, Bar

if TYPE_CHECKING:
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook

BESIDE = 100
"""From so many columns on the two texts stand side by side."""
SAID = {
    "edited": "its words were changed",
    "ambiguous": "its words stand in several places, or in other surroundings",
    "orphan": "its words are nowhere in the text",
}


@dataclass(slots=True)
class Case:
    """A highlight, its old text and where it stood in it, the text of today, and where it may be there."""

    highlight: Highlight
    row: ArticleRow | None = None
    old: str = ""
    place: tuple[int, int] = (0, 0)
    text: str = ""
    digest: str = ""
    found: list[Candidate] = field(default_factory=list)


def read_case(library: "Library", notebook: "Notebook", highlight: Highlight) -> Case:
    """Return what there is to decide about a highlight."""
    row = rows_by_key(library, [highlight.article_key]).get(highlight.article_key)
    text, digest = text_of(library, row.id) if row else "", ""
    if row:
        digest = library.connection.execute("select digest from article where id = ?", (row.id,)).fetchone()[0]
    old = notebook.text_of(highlight.digest) or ""
    place = highlight.start, highlight.end
    if old[slice(*place)] != highlight.exact:
        old = f"{highlight.prefix}{highlight.exact}{highlight.suffix}"
        place = len(highlight.prefix), len(highlight.prefix) + len(highlight.exact)
    guess = highlight.suggestion
    suggested = None
    if guess and guess.digest == digest and guess.start is not None and guess.end is not None:
        suggested = guess.start, guess.end
    return Case(highlight, row, old, place, text, digest, candidates(highlight.anchor, text, suggested))


class WaitingPane(Horizontal, Marking, can_focus=True):
    """The two texts."""

    context = "waiting"

    def __init__(self, *views: PassageView) -> None:
        super().__init__(*views, id="waiting")

    def concerns(self, keys: object) -> bool:
        """Tell that any change may be of what waits."""
        return True

    async def reload(self) -> None:
        """Read anew what waits."""
        if isinstance(self.screen, WaitingScreen):
            await self.screen.read()


class WaitingScreen(LedScreen):
    """One highlight at a time: `j` and `k` go through the places, `=` takes one, `x` keeps it as an orphan."""

    DEFAULT_CSS = """
    WaitingScreen WaitingPane { height: 1fr; width: 1fr; overflow: hidden; }
    WaitingScreen .-beside { border-left: solid ansi_bright_black; }
    WaitingScreen .-under { border-top: solid ansi_bright_black; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.about = Bar(id="about")
        self.before, self.now = PassageView(id="before"), PassageView(id="now")
        self.pane = WaitingPane(self.before, self.now)
        self.marks: list[Highlight] = []
        self.index = self.at = 0
        self.case: Case | None = None
        self._first = True

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.about
        yield self.pane
        self.lay_out()

    @property
    def main(self) -> Widget:
        """The pane."""
        return self.pane

    def lay_out(self) -> None:
        """Put the texts side by side where there is room."""
        beside = self.app.size.width >= BESIDE
        self.pane.styles.layout = "horizontal" if beside else "vertical"
        self.now.set_class(beside, "-beside")
        self.now.set_class(not beside, "-under")

    def on_resize(self, event: events.Resize) -> None:
        """Put the texts where there is room now."""
        self.lay_out()
        super().on_resize(event)

    @property
    def row(self) -> ArticleRow | None:
        """The article of the highlight."""
        return self.case.row if self.case else None

    @property
    def position(self) -> str:
        """Which highlight it is."""
        return f"{self.index + 1:,} of {len(self.marks):,}" if self.marks else ""

    def draw_titles(self) -> None:
        """Say which highlight it is, of which article, and what the matter is."""
        width, case = self.app.size.width, self.case
        if case is None:
            self.titles.put([Segment(cut(" Waiting · no highlight waits for a decision", width), THERE)])
            self.about.put([Segment("")])
            return
        where = f"{title_of(case.row)} · {date_of(case.row)} · {plain(case.row.source)}" if case.row else ELSEWHERE
        self.titles.put([Segment(cut(f" Waiting · {self.position} · {where}", width), THERE)])
        tags = "".join(f" #{tag}" for tag in case.highlight.tags)
        said = f" {case.highlight.state}: {SAID.get(case.highlight.state, '')}{plain(tags)}"
        self.about.put([Segment(cut(said, width), DIM)])

    # Reading

    async def read(self) -> None:
        """Read what waits; the highlight at hand stays, if it still waits."""
        here = self.marks[self.index].id if self.marks else ""
        if self._first:
            # An article that was not opened since its text changed was not looked at yet.
            self._first = False
            notebook = await host(self).backend.notes(lambda notebook: notebook)
            await host(self).backend.search(lambda lib: follow_texts(notebook, lib))
        self.marks = await host(self).backend.notes(lambda notebook: notebook.waiting())
        ids = [one.id for one in self.marks]
        self.index = ids.index(here) if here in ids else max(0, min(self.index, len(ids) - 1))
        await self._show()

    async def _show(self) -> None:
        self.at, self.case = 0, None
        if self.marks:
            backend, highlight = host(self).backend, self.marks[self.index]
            notebook = await backend.notes(lambda notebook: notebook)
            self.case = await backend.library(lambda lib: read_case(lib, notebook, highlight))
        self._draw()

    @property
    def chosen(self) -> Candidate | None:
        """The place that is shown."""
        found = self.case.found if self.case else []
        return found[self.at] if self.at < len(found) else None

    def _draw(self) -> None:
        case, chosen = self.case, self.chosen
        if case is None:
            self.before.show("", "", None)
            self.now.show("", "", None)
        else:
            old, new = case.highlight.exact, case.text[chosen.start : chosen.end] if chosen else ""
            gone, come = compared(old, new) if chosen else ([], [])
            self.before.show("as it was marked", case.old, case.place, gone)
            if chosen:
                said = f"place {self.at + 1} of {len(case.found)} now · {chosen.said}"
                self.now.show(said, case.text, (chosen.start, chosen.end), come)
            else:
                self.now.show("nothing like it is in the text now" if case.row else ELSEWHERE, case.text, None)
        host(self).changed()

    # Commands

    def do_next_candidate(self, count: int | None) -> None:
        """Show the next place."""
        self._turn(count or 1)

    def do_previous_candidate(self, count: int | None) -> None:
        """Show the place before."""
        self._turn(-(count or 1))

    def _turn(self, by: int) -> None:
        if self.case and self.case.found:
            self.at = (self.at + by) % len(self.case.found)
            self._draw()

    async def do_next_waiting(self, count: int | None) -> None:
        """Go to the next highlight that waits."""
        await self._step(count or 1)

    async def do_previous_waiting(self, count: int | None) -> None:
        """Go to the one before."""
        await self._step(-(count or 1))

    async def _step(self, by: int) -> None:
        if self.marks:
            self.index = (self.index + by) % len(self.marks)
            await self._show()

    async def do_confirm_place(self, count: int | None) -> None:
        """Say that the words are now where they are shown."""
        case, chosen = self.case, self.chosen
        if case is None or chosen is None:
            host(self).say("there is no place to confirm; x keeps it as an orphan")
            return
        start, end, text, digest = chosen.start, chosen.end, case.text, case.digest
        key, one = case.highlight.article_key, case.highlight.id

        def job(notebook: "Notebook") -> object:
            # The place is one of the text as it is now: the notebook looks for the highlight in that one first.
            notebook.reanchor(key, digest, text)
            return notebook.confirm(one, start, end)

        await self._decided(job, "placed there; u takes it back")

    async def do_keep_orphan(self, count: int | None) -> None:
        """Keep the highlight with its words and its note, without a place; it is asked again when the text changes."""
        if (case := self.case) is None:
            return
        one = case.highlight.id
        await self._decided(lambda notebook: notebook.keep_orphan(one), "kept without a place; u takes that back")

    async def do_remove_mark(self, count: int | None) -> None:
        """Remove the highlight."""
        if (case := self.case) is None:
            return
        one = case.highlight.id
        await self._decided(lambda notebook: notebook.remove(one), "removed; u brings it back")

    async def _decided(self, job: "object", said: str) -> None:
        key = self.case.highlight.article_key if self.case else ""
        await self.pane.written(job)  # type: ignore[arg-type]
        self.pane.tell_all((key,))
        await self.read()
        left = f" · {len(self.marks):,} more" if self.marks else " · nothing waits any more"
        host(self).say(said + left)

    def do_copy_quotation(self, count: int | None) -> None:
        """Copy the old words."""
        if self.case:
            host(self).copy_text(f"“{self.case.highlight.exact}”\n")

    async def do_open(self, count: int | None) -> None:
        """Open the article at the place that is shown."""
        if self.case and self.case.row:
            chosen = self.chosen
            marks = [(one.start, one.end) for one in self.case.found]
            await host(self).open_article(
                self.case.row.id, chosen.start if chosen else None, sorted(marks), from_search=True
            )
        elif self.case:
            host(self).say("its article is not in this library")
