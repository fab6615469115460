"""Highlights that wait for a decision: the old words in their old text, beside the places where they may be now."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from readroom.db.articles import ArticleRow, text_of
from readroom.db.following import follow_texts, may_have, suggested
from readroom.db.heirs import articles
from readroom.db.highlights import Highlight
from readroom.db.notebook.places import Text
from readroom.db.notebook_record import rows_by_key
from readroom.tui.host import host
from readroom.tui.notebook_places import MOST, Candidate, candidates, compared
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


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a highlight may be: the article, its text, and the place in it."""

    row: ArticleRow
    text: Text
    place: Candidate

    @property
    def worth(self) -> float:
        """How likely it is the right one."""
        return 2 * self.place.words + self.place.around


@dataclass(slots=True)
class Case:
    """A highlight, its old text and where it stood in it, its article and text of today, and where it may be.

    `found` are places in its own article and in others of its page, the likeliest first.
    """

    highlight: Highlight
    row: ArticleRow | None = None
    old: str = ""
    place: tuple[int, int] = (0, 0)
    text: str = ""
    found: list[Spot] = field(default_factory=list)


def read_case(library: "Library", notebook: "Notebook", highlight: Highlight) -> Case:
    """Return what there is to decide about a highlight."""
    key = highlight.article_key
    old = notebook.text_of(highlight.digest) or ""
    place = highlight.start, highlight.end
    if old[slice(*place)] != highlight.exact:
        old = f"{highlight.prefix}{highlight.exact}{highlight.suffix}"
        place = len(highlight.prefix), len(highlight.prefix) + len(highlight.exact)
    others = [one.key for one in may_have(library, key)]
    rows = rows_by_key(library, [key, *others])
    digests = {one.key: one.digest for one in articles(library, [key, *others])}
    guess = suggested(library, notebook, highlight)
    found: list[Spot] = []
    for one in dict.fromkeys([key, *others]):
        if row := rows.get(one):
            text = Text(one, digests[one], text_of(library, row.id))
            wanted = (guess.start, guess.end) if guess and guess.text.key == one else None
            every = candidates(highlight.anchor, text.text, wanted)
            # A few words that are alike stand on any page; in another article only the same ones are offered.
            found += [
                Spot(row, text, each)
                for each in every
                if one == key or each.words >= 1 or (each.start, each.end) == wanted
            ]
    found.sort(key=lambda one: -one.worth)
    own = rows.get(key)
    return Case(highlight, own, old, place, text_of(library, own.id) if own else "", found[:MOST])


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
    def chosen(self) -> Spot | None:
        """The place that is shown."""
        found = self.case.found if self.case else []
        return found[self.at] if self.at < len(found) else None

    def _draw(self) -> None:
        case, chosen = self.case, self.chosen
        if case is None:
            self.before.show("", "", None)
            self.now.show("", "", None)
        else:
            place = (chosen.place.start, chosen.place.end) if chosen else None
            new = chosen.text.text[slice(*place)] if chosen and place else ""
            gone, come = compared(case.highlight.exact, new) if chosen else ([], [])
            self.before.show("as it was marked", case.old, case.place, gone)
            if chosen:
                said = f"place {self.at + 1} of {len(case.found)} now · {chosen.place.said}"
                if chosen.text.key != case.highlight.article_key:
                    said = f"in another article, {title_of(chosen.row)} · {said}"
                self.now.show(said, chosen.text.text, place, come)
            else:
                self.now.show(
                    "nothing like it is in the text now"
                    if case.row
                    else "nothing like it is in the articles of its page",
                    case.text,
                    None,
                )
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
        one, place, text = case.highlight.id, chosen.place, chosen.text
        await self._decided(
            lambda notebook: notebook.confirm(one, place.start, place.end, other=text),
            "placed there; u takes it back",
            text.key,
        )

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

    async def _decided(self, job: "object", said: str, *keys: str) -> None:
        key = self.case.highlight.article_key if self.case else ""
        await self.pane.written(job)  # type: ignore[arg-type]
        self.pane.tell_all((key, *keys))
        await self.read()
        left = f" · {len(self.marks):,} more" if self.marks else " · nothing waits any more"
        host(self).say(said + left)

    def do_copy_quotation(self, count: int | None) -> None:
        """Copy the old words."""
        if self.case:
            host(self).copy_text(f"“{self.case.highlight.exact}”\n")

    async def do_open(self, count: int | None) -> None:
        """Open the article at the place that is shown."""
        chosen = self.chosen
        if self.case and (row := chosen.row if chosen else self.case.row):
            marks = [(one.place.start, one.place.end) for one in self.case.found if one.row.id == row.id]
            await host(self).open_article(
                row.id, chosen.place.start if chosen else None, sorted(marks), from_search=True
            )
        elif self.case:
            host(self).say("its article is not in this library")
