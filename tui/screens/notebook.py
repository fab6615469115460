"""Notebook: every highlight and every note, in groups that fold, narrowed by a query, with the one at hand whole."""

import asyncio
import contextlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from readroom.db.articles import ArticleRow
from readroom.db.errors import ReadroomError
from readroom.tui import notebook_work
from readroom.tui.host import host
from readroom.tui.layering import LayeringApp
from readroom.tui.notebook_watching import NEWS, WATCH_SECONDS, Elsewhere
from readroom.tui.notebook_work import GROUPS, Found
from readroom.tui.screens.notebook_doing import DoingScreen
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.lines import DIM
from readroom.tui.widgets.notebook_list import NotebookList
from readroom.tui.widgets.notebook_view import NoteView
from readroom.tui.widgets.status import THERE, Bar

if TYPE_CHECKING:
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook

STATE = "notebook screen"
"""The name under which the notebook keeps how its screen was left."""
BESIDE, UNDER = 120, 16
"""From so many columns on the entry stands beside the list, from so many lines on below it."""
ROOMY = 16
"""Lines in which an entry has room for much of what stands around its words."""
REST_SECONDS = 0.06
"""How long the cursor rests on a row before it is shown whole."""
NAMES = {"tag": "tag", "article": "article", "source": "source", "date": "month", "story": "story"}


class NotebookScreen(DoingScreen):
    """The query and the grouping, what was counted, the list, and the entry under the cursor."""

    DEFAULT_CSS = """
    NotebookScreen { layout: vertical; }
    NotebookScreen Horizontal { height: 1fr; width: 1fr; overflow: hidden; }
    NotebookScreen .-beside { border-left: solid ansi_bright_black; }
    NotebookScreen .-under { border-top: solid ansi_bright_black; }
    """

    def __init__(self, text: str | None = None, by: str | None = None) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.counts = Bar(id="counts")
        self.list = NotebookList(self.read_again, self.read_one, self._moved)
        self.view = NoteView(id="note")
        self.found = Found()
        self.text, self.by = text or "", by or "tag"
        self._given = text is not None
        self._view_wanted = True
        self.elsewhere = Elsewhere()

    def body(self) -> ComposeResult:
        """Make the screen."""
        self._box = Horizontal(self.list, self.view)
        yield self.titles
        yield self.counts
        yield self._box
        self.lay_out()

    # Layout

    def lay_out(self) -> None:
        """Give the list and the entry their room."""
        width, height = self.app.size.width, self.app.size.height
        beside = width >= BESIDE
        self.view.display = self._view_wanted and (beside or height >= UNDER)
        self._box.styles.layout = "horizontal" if beside else "vertical"
        self.view.set_class(beside, "-beside")
        self.view.set_class(not beside, "-under")
        self.view.styles.width = max(40, width * 2 // 5) if beside else "1fr"
        self.view.styles.height = "1fr" if beside else max(6, height * 2 // 5)

    def on_resize(self, event: events.Resize) -> None:
        """Show what there is room for now."""
        self.lay_out()
        super().on_resize(event)

    @property
    def position(self) -> str:
        """Where the cursor is, and whether somebody else has written."""
        rows = self.list.rows
        line = f"line {self.list.cursor + 1:,} of {len(rows):,}" if rows else ""
        return "  ".join(part for part in (NEWS if self.elsewhere.changed else "", line) if part)

    @property
    def row(self) -> ArticleRow | None:
        """The article of the entry under the cursor."""
        return self.list.entry.row if self.list.entry else None

    def draw_titles(self) -> None:
        """Say what is listed, by what, and what was counted."""
        width = self.app.size.width
        asked = f" · {plain(self.text)}" if self.text else ""
        layers = f" · {self.layers_said}" if self.layers_said else ""
        self.titles.put([Segment(cut(f" Notebook · by {NAMES[self.by]}{asked}{layers}", width), THERE)])
        self.counts.put([Segment(cut(f" {self.found.head}", width), DIM)])

    # Reading

    async def begin(self) -> None:
        """Show the notebook as it was left, or what was asked for. Keys wait until the list is there."""
        try:
            if not self._given:
                kept = await host(self).backend.notes(lambda notebook: notebook.state(STATE, {}))
                if isinstance(kept, dict) and kept.get("by") in GROUPS:
                    self.by = kept["by"]
            await self.read_again()
        finally:
            self.set_focus(self.list, scroll_visible=False)
            host(self).changed()

    def on_mount(self) -> None:
        """Watch whether somebody else writes, while the screen is there."""
        self.set_interval(WATCH_SECONDS, lambda: host(self).start(self, self.look_elsewhere(), "watch"))

    async def look_elsewhere(self) -> None:
        """Ask whether somebody else has written, and say so. What cannot be asked now is asked the next time."""
        if self.elsewhere.changed or not self.is_current:
            return
        with contextlib.suppress(ReadroomError):
            if await host(self).backend.notes(self.elsewhere.look):
                host(self).changed()

    async def show(self, text: str, by: str | None = None) -> None:
        """Show what a query finds among highlights and notes, in groups; None: grouped as before."""
        self.text = text.strip()
        if by is not None:
            self._keep_grouping(by)
        await self.read_again()

    def _keep_grouping(self, by: str) -> None:
        if by != self.by:
            self.by = by
            host(self).backend.keep(STATE, {"by": by})

    async def read_one(self, some_id: str) -> None:
        """Read one entry, as it is now."""
        found = self.found
        await self._regroup(lambda lib, notebook: notebook_work.read_one(lib, notebook, found, some_id))

    async def _regroup(self, job: "Callable[[Library, Notebook], Found]") -> None:
        backend = host(self).backend
        notebook = await backend.notes(lambda notebook: notebook)
        self.found = await backend.search(lambda lib: job(lib, notebook))
        self.list.put(self.found)
        host(self).changed()

    def has_next(self, by: int) -> bool:
        """Tell whether there is another entry so far away."""
        return self._entry_at(by) is not None

    def _entry_at(self, by: int) -> int | None:
        rows, at, way = self.list.rows, self.list.cursor, 1 if by > 0 else -1
        for _ in range(abs(by)):
            at += way
            while 0 <= at < len(rows) and rows[at].entry is None:
                at += way
        return at if 0 <= at < len(rows) else None

    async def read_again(self) -> None:
        """Read the notebook, as it is now."""
        text, by = self.text, self.by
        backend = host(self).backend
        try:
            await backend.notes(self.elsewhere.begin)
            notebook = await backend.notes(lambda notebook: notebook)
            layers = await self.others()
            found = await backend.search(lambda lib: notebook_work.read(lib, notebook, text, by, layers))
        except ReadroomError as problem:
            self.found = Found(text, by)
            self.list.fail(str(problem))
        else:
            self.found = found
            self.list.put(found)
            if found.query is not None and found.query.notices:
                host(self).say(f"note: {found.query.notices[0].message}")
        host(self).changed()

    def _moved(self) -> None:
        """Show the entry under the cursor whole, when the cursor rests."""
        host(self).changed()
        if self.view.display:
            host(self).start(self, self._view(), "view")

    async def _view(self) -> None:
        await asyncio.sleep(REST_SECONDS)
        entry = self.list.entry
        if entry is None:
            row = self.list.row
            self.view.show(await self.about(row.node) if row else [], "")
            return
        backend = host(self).backend
        notebook = await backend.notes(lambda notebook: notebook)
        size = notebook_work.AROUND if self.view.size.height >= ROOMY else notebook_work.NEAR
        job = partial(notebook_work.head_of, notebook=notebook, entry=entry, size=size)
        self.view.show(await backend.library(job), entry.text)

    # Commands

    async def do_notes_query(self, count: int | None) -> None:
        """Ask what is to be listed, in the language of search."""
        await host(self).ask("Notebook query (words, tag:, date:, source: …)", self.text, self.show)

    async def _group(self, by: str) -> None:
        """Put what was found into other groups."""
        found = self.found
        if found.query is None:
            await self.show(self.text, by)
            return
        self._keep_grouping(by)
        await self._regroup(
            lambda lib, notebook: notebook_work.regrouped(lib, notebook, found.text, by, found.entries, found.query)
        )

    async def do_group_notes(self, count: int | None) -> None:
        """Group by the next thing: tag, article, source, month, story."""
        await self._group(GROUPS[(GROUPS.index(self.by) + 1) % len(GROUPS)])

    async def do_by_tag(self, count: int | None) -> None:
        """Group by tag."""
        await self._group("tag")

    async def do_by_article(self, count: int | None) -> None:
        """Group by article."""
        await self._group("article")

    async def do_by_source(self, count: int | None) -> None:
        """Group by source."""
        await self._group("source")

    async def do_by_month(self, count: int | None) -> None:
        """Group by the month of the article."""
        await self._group("date")

    async def do_by_story(self, count: int | None) -> None:
        """Group by story."""
        await self._group("story")

    def do_note_beside(self, count: int | None) -> None:
        """Show or hide the entry at hand."""
        self._view_wanted = not self._view_wanted
        self.lay_out()
        self._moved()

    async def do_edit_note(self, count: int | None) -> None:
        """Edit the note of the entry at hand."""
        self.set_focus(self.list, scroll_visible=False)
        await self.list.do_note(count)

    async def do_remove_mark(self, count: int | None) -> None:
        """Remove the entry at hand."""
        self.set_focus(self.list, scroll_visible=False)
        await self.list.do_remove_mark(count)

    def do_next_pane(self, count: int | None) -> None:
        """Go to the entry that is shown whole, or back to the list."""
        to = self.list if self.focused is self.view or not self.view.display else self.view
        self.set_focus(to, scroll_visible=False)
        host(self).changed()

    do_previous_pane = do_next_pane

    async def do_back(self, count: int | None) -> None:
        """Go back to the list, to the whole notebook, to where the screen was opened."""
        if self.focused is self.view:
            self.do_next_pane(None)
        elif self.text:
            await self.show("")
        else:
            self.app.pop_screen()

    async def do_reload(self, count: int | None) -> None:
        """Read the notebook again, with others' marks that were kept elsewhere."""
        cast(LayeringApp, self.app).forget_layers()
        await self.read_again()

    async def step(self, by: int) -> None:
        """Open the place of the next highlight of the list, or of one before."""
        if (at := self._entry_at(by)) is None:
            return
        self.list.go_to(at)
        if (opening := self.list.do_open(None)) is not None:
            await opening
