"""Other people's marks in the app: read once, shown dim with their names, hidden while one codes blind."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from readroom.text.counted import number_of
from readroom.tui.relating import RelatingApp
from readroom.tui.theirs import Theirs

if TYPE_CHECKING:
    from readroom.db.layers import Layer
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook


class Kept(NamedTuple):
    """The layers that are shown, whole and (`listed`) without what one has oneself; how many there are in all.

    `files` are the names of those that come from a file of the command line, by its path; `problems` say in one line
    each which of them cannot be read.
    """

    shown: "list[Layer]"
    listed: "list[Layer]"
    marks: dict[str, list[Theirs]]
    every: int
    hidden: int
    files: dict[Path, str]
    problems: list[str]


class LayeringApp(RelatingApp):
    """The app, as far as it shows layers."""

    _kept_layers: Kept | None = None
    hidden_files: frozenset[Path] = frozenset()
    """The files of the command line that are hidden."""

    async def kept_layers(self) -> Kept:
        """Return the layers that the notebook keeps and the command line names, placed on the library's texts."""
        if self._kept_layers is None:
            notebook = await self.backend.notes(lambda notebook: notebook)
            files = {path: path not in self.hidden_files for path in self.backend.layers}
            self._kept_layers = await self.backend.count(lambda lib: read_layers(lib, notebook, files))
        return self._kept_layers

    async def layer_marks(self, key: str) -> list[Theirs]:
        """Return the marks of others in an article."""
        return (await self.kept_layers()).marks.get(key, [])

    def forget_layers(self) -> None:
        """Read the layers anew when they are wanted next."""
        self._kept_layers = None

    async def layers_changed(self) -> None:
        """Read the layers anew, and draw what has to do with them."""
        from readroom.tui.widgets.marking import tell_panes

        self._kept_layers = None
        for screen in self.screen_stack:
            tell_panes(screen, [self.main.article.row.key] if self.main.article else [])
        self.changed()

    async def library_changed(self) -> None:
        """Read again what is shown of the library; marks of others are placed on it anew."""
        self._kept_layers = None
        await super().library_changed()

    async def open_library(self, path: Path) -> None:
        """Open a library in place of the one that is open; marks of others are placed on it anew."""
        self._kept_layers = None
        await super().open_library(path)

    async def _read_notices(self) -> None:
        """Say what the notebook has to say, and which layers cannot be read."""
        await super()._read_notices()
        if self.backend.layers and (problems := (await self.kept_layers()).problems):
            more = f"; {number_of(len(problems) - 1, 'more layer')} cannot be read" if len(problems) > 1 else ""
            self.tell(f"layer: {problems[0]}{more}")

    # Commands

    async def do_layers(self, count: int | None) -> None:
        """List the layers: whose they are, and whether they are shown."""
        from readroom.tui.screens.notebook_layers import LayersScreen

        if self.backend.path is not None and not isinstance(self.screen, LayersScreen):
            screen = LayersScreen()
            await self.push_screen(screen)
            await screen.begin()

    async def do_hide_layers(self, count: int | None) -> None:
        """Hide all marks of others, or show them: who codes blind does not see them."""
        kept = await self.kept_layers()
        if not kept.every:
            self.say("There are no layers: ;l takes somebody's exported notes in")
            return
        hide = kept.hidden < kept.every
        await self.backend.notes(lambda notebook: notebook.hide_layers(hide))
        await self.hide_files(self.backend.layers, hide)
        self.say("Marks of others are hidden everywhere" if hide else "Marks of others are shown")

    async def hide_files(self, paths: Iterable[Path], hide: bool) -> None:
        """Hide layers of the command line, or show them, until the app ends."""
        some = frozenset(paths)
        self.hidden_files = self.hidden_files | some if hide else self.hidden_files - some
        await self.layers_changed()

    async def do_disagreements(self, count: int | None) -> None:
        """List the units on which you and somebody else differ in a tag."""
        kept = await self.kept_layers()
        if not kept.shown:
            self.say("There is no layer to compare with: ;l takes somebody's exported notes in")
            return
        from readroom.text.agreement import UNITS, Unit
        from readroom.tui.screens.notebook_differences import DifferencesScreen

        names = [layer.name for layer in kept.shown]

        async def answered(said: str) -> None:
            words = said.split()
            unit: Unit = next((one for one in UNITS if one in words), "sentence")
            wanted = " ".join(word for word in words if word not in UNITS)
            layer = next((one for one in kept.shown if one.name == wanted), kept.shown[0])
            await self.push_screen(DifferencesScreen(layer, unit))

        await self.ask(f"Compare with (and by {', '.join(UNITS)})", f"{names[0]} sentence", answered)


def read_layers(library: "Library", notebook: "Notebook", files: dict[Path, bool]) -> Kept:
    """Return the layers of a notebook and of files (False: hidden) with their marks by article.

    Those that are hidden are not even read, nor is what they could be read as.
    """
    every = notebook.kept_layers()
    hidden = sum(one.hidden for one in every)
    if len(every) == hidden and not any(files.values()):
        return Kept([], [], {}, len(every) + len(files), hidden + len(files), {}, [])
    from readroom.db.errors import NotebookError
    from readroom.db.layers import layer_names, not_mine, open_kept, open_layer

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    shown = open_kept(notebook, library, now=now) if len(every) > hidden else []
    read: list[Path] = []
    problems: list[str] = []
    for path in (path for path, wanted in files.items() if wanted):
        try:
            shown.append(open_layer(path, library, notebook.text_of, now=now))
            read.append(path)
        except NotebookError as problem:
            problems.append(str(problem))
    shown = [replace(one, name=name) for one, name in zip(shown, layer_names(shown), strict=True)]
    named = {path: one.name for path, one in zip(read, shown[len(shown) - len(read) :], strict=True)}
    marks: dict[str, list[Theirs]] = {}
    listed = [replace(layer, highlights=tuple(not_mine(layer, notebook))) for layer in shown]
    for layer in listed:
        for one in layer.highlights:
            marks.setdefault(one.article_key, []).append(Theirs(layer.name, one))
    return Kept(
        shown, listed, marks, len(every) + len(files) - len(problems),
        hidden + sum(not wanted for wanted in files.values()), named, problems,
    )  # fmt: skip
