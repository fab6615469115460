"""Layers: other people's notes that the notebook keeps a copy of; shown dim with their names, or hidden."""

from collections.abc import Awaitable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from rich.segment import Segment
from textual.app import ComposeResult

from readroom.text.counted import number_of
from readroom.tui.host import host
from readroom.tui.screens.filled import FilledScreen
from readroom.tui.widgets.cells import cut, fit, plain
from readroom.tui.widgets.lines import LineList
from readroom.tui.widgets.marking import opened_by_screen
from readroom.tui.widgets.status import THERE, Bar

if TYPE_CHECKING:
    from readroom.db.layers import Layer
    from readroom.tui.adopting import AdoptingApp


class Listed(NamedTuple):
    """A layer: the notebook keeps it under an id, or (`path`) the command line names its file."""

    id: str
    name: str
    hidden: bool
    said: str
    path: Path | None = None


class LayersList(LineList):
    """The layers with how many marks each has; of one that is hidden nothing is known but its name."""

    context = "layers"

    def __init__(self) -> None:
        super().__init__(id="layers")
        self.rows: list[Listed] = []
        self.shown: dict[str, Layer] = {}

    @property
    def size_of_list(self) -> int:
        """How many layers there are."""
        return len(self.rows)

    @property
    def kept(self) -> Listed | None:
        """The layer under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def row_line(self, index: int, part: int, width: int) -> list[Segment]:
        """Return a layer."""
        one, name = self.rows[index], min(24, max(1, width // 3))
        layer = self.shown.get(one.name)
        if one.hidden or layer is None:
            said = "hidden" if one.hidden else "cannot be read"
        else:
            lost = len(layer.waiting) + len(layer.refused)
            said = number_of(len(layer.highlights), "mark") + (f", {lost:,} without a place" if lost else "")
        sign = "  " if one.hidden else "┆ "
        rest = f"{said} · {one.said}"
        return [Segment(fit(sign + plain(one.name), name), THERE), Segment(fit(" " + plain(rest), width - name))]

    def empty_line(self, y: int, width: int) -> str:
        """Say how a layer comes in."""
        said = " No layers: + takes in what somebody has written with readroom notes export --as NAME"
        return cut(said, width) if y == 0 else ""

    def do_open(self, count: int | None) -> Awaitable[None] | None:
        """Open what is under the cursor."""
        return opened_by_screen(self)


class LayersScreen(FilledScreen):
    """The list of layers."""

    list: LayersList

    def __init__(self) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.list = LayersList()

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.list

    async def read(self) -> None:
        """Read the layers again: those that the notebook keeps, then those of the command line."""
        app = cast("AdoptingApp", self.app)
        kept = await app.kept_layers()
        rows = await host(self).backend.notes(lambda notebook: notebook.kept_layers())
        self.list.rows = [Listed(one.id, one.name, one.hidden, f"{one.file} · {one.added[:10]}") for one in rows]
        for path in app.backend.layers:
            name = kept.files.get(path, path.stem)
            self.list.rows.append(Listed("", name, path in app.hidden_files, f"{path} · not kept", path))
        self.list.shown = {layer.name: layer for layer in kept.shown}
        self.list.cursor = max(0, min(self.list.cursor, len(self.list.rows) - 1))
        self.list.refresh()
        host(self).changed()

    def draw_titles(self) -> None:
        """Say what is listed."""
        said = " Layers · others' marks: Enter hides or shows one, ;b all, ;m takes its marks, ;d lists disagreements"
        self.titles.put([Segment(cut(said, self.app.size.width), THERE)])

    async def _changed(self) -> None:
        await cast("AdoptingApp", self.app).layers_changed()
        await self.read()

    # Commands

    async def do_open(self, count: int | None) -> None:
        """Hide the layer, or show it."""
        if (one := self.list.kept) is None:
            return
        if one.path is not None:
            await cast("AdoptingApp", self.app).hide_files([one.path], not one.hidden)
        else:
            await host(self).backend.notes(lambda notebook: notebook.hide_layer(one.id, not one.hidden))
        await self._changed()

    async def do_new_layer(self, count: int | None) -> None:
        """Ask for a file of notes, and keep a copy of it."""

        async def answered(name: str) -> None:
            if name.strip():
                path = Path(name.strip()).expanduser()
                kept = await host(self).backend.notes(lambda notebook: notebook.keep_layer(path))
                await self._changed()
                host(self).say(f"{plain(kept.name)} is kept; u takes it back")

        await host(self).ask("File of somebody's notes", "", answered)

    async def do_remove_mark(self, count: int | None) -> None:
        """Let go of the layer."""
        if (one := self.list.kept) is not None and one.path is not None:
            host(self).say("the command line names this one: Enter hides it, + keeps it in the notebook")
        elif one is not None:
            await host(self).backend.notes(lambda notebook: notebook.drop_layer(one.id))
            await self._changed()
            host(self).say(f"{plain(one.name)} is gone; u brings it back")
            host(self).changed()

    async def do_adopt_mark(self, count: int | None) -> None:
        """Take all marks of the layer into one's own notebook."""
        app, one = cast("AdoptingApp", self.app), self.list.kept
        if one is None:
            return
        kept = await app.kept_layers()
        marks = next((layer.highlights for layer in kept.listed if layer.name == one.name), ())
        if one.hidden or not marks:
            host(self).say("It is hidden: Enter shows it" if one.hidden else "You have all that it has")
        else:
            await app.adopt(marks, one.name)

    async def do_hide_layers(self, count: int | None) -> None:
        """Hide all layers, or show them."""
        await cast("AdoptingApp", self.app).do_hide_layers(count)
        await self.read()
