"""What the Notebook screen does besides listing: exporting, the table of tags by sources, other people's marks."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from readroom.db.articles import ArticleRow
from readroom.text.blocks import Face
from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.layering import LayeringApp
from readroom.tui.notebook_tree import Node
from readroom.tui.screens.filled import LedScreen
from readroom.tui.theirs import Theirs
from readroom.tui.widgets.notebook_view import Head

if TYPE_CHECKING:
    from readroom.db.layers import Layer
    from readroom.tui.notebook_work import Found
    from readroom.tui.widgets.notebook_list import NotebookList


class DoingScreen(LedScreen):
    """A screen with a list of notes."""

    list: "NotebookList"
    found: "Found"
    text: str
    layers_said = ""

    @property
    def row(self) -> ArticleRow | None:
        """The article of the entry under the cursor."""
        return self.list.entry.row if self.list.entry else None

    @property
    def note_at_hand(self) -> str:
        """The note under the cursor, for the links in it."""
        return self.list.entry.text if self.list.entry else ""

    async def others(self) -> "Sequence[Layer]":
        """Return the layers that are shown."""
        kept = await cast(LayeringApp, self.app).kept_layers()
        self.layers_said = ""
        if kept.every:
            names = ", ".join(layer.name for layer in kept.shown)
            self.layers_said = f"with {names}" if kept.shown else "other people's marks are hidden"
        return kept.listed

    async def about(self, node: Node) -> Head:
        """Return what is said of a group: its name, what is in it, and what its tag means."""
        lines = [(node.label, Face.BOLD), (node.counts.words, Face.PLAIN)]
        name = node.name.removeprefix("=")
        if self.found.by == "tag" and name:
            codes = await host(self).backend.notes(lambda notebook: notebook.codes())
            meant = next((one.definition for one in codes if one.name.casefold() == name.casefold()), "")
            lines = [(f"#{name}", Face.BOLD), (meant, Face.PLAIN), *lines[1:]]
        return [*lines, ("l or Enter opens the group, h folds it", Face.DIM)]

    async def do_export_notes(self, count: int | None) -> None:
        """Ask for a file, and write what is listed there."""
        if not self.found.counts.highlights:
            host(self).say("There are no highlights to write")
            return
        from readroom.tui.notebook_export import formats

        endings = " ".join(sorted(formats()))
        what = f"Write {number_of(self.found.counts.highlights, 'highlight')} to ({endings})"
        await host(self).ask(what, f"notes-{date.today().isoformat()}.md", self._export)

    async def _export(self, name: str) -> None:
        from readroom.tui.notebook_export import write

        if not name.strip():
            return
        backend, entries, query = host(self).backend, self.found.entries, self.text
        notebook = await backend.notes(lambda notebook: notebook)
        layers = await self.others()
        job = partial(write, notebook=notebook, entries=entries, query=query, name=name.strip(), layers=layers)
        host(self).say(await backend.search(job))

    async def do_notes_table(self, count: int | None) -> None:
        """Show how many highlights each tag has in each source."""
        from readroom.tui.notebook_table import cross
        from readroom.tui.screens.notebook_table import NotesTableScreen

        table = await host(self).backend.count(lambda lib: cross(self.found.entries))
        await self.app.push_screen(NotesTableScreen(table, self.text))

    @property
    def theirs_at_hand(self) -> Theirs | None:
        """The mark of somebody else's under the cursor."""
        entry = self.list.entry
        if entry is None or entry.layer is None or entry.highlight is None:
            return None
        return Theirs(entry.layer, entry.highlight)
