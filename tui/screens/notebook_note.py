"""One note on a screen of its own: as it is meant, with what it links to and what links to it; `a` edits it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.app import ComposeResult
from textual.widget import Widget

from readroom.db.articles import ArticleRow
from readroom.text.blocks import Face
from readroom.tui.host import host
from readroom.tui.screens.filled import LedScreen
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.marking import Marking
from readroom.tui.widgets.note_target import Target
from readroom.tui.widgets.notebook_view import NoteView
from readroom.tui.widgets.status import THERE, Bar

if TYPE_CHECKING:
    from readroom.db.library import Library
    from readroom.db.notebook import Notebook
    from readroom.db.notebook.links import Linked
    from readroom.db.notebook.memos import Note


@dataclass(slots=True)
class Shown:
    """A note with where its links lead (None: nowhere) and what links to it, each with its title."""

    note: "Note"
    about: str = ""
    links: "list[tuple[str, Linked | None]]" = field(default_factory=list)
    back: "list[Linked]" = field(default_factory=list)
    row: ArticleRow | None = None

    @property
    def places(self) -> "list[Linked | None]":
        """Where one can go from it, by number: its links, then what links to it."""
        return [*(found for _, found in self.links), *self.back]


def read_note(library: "Library", notebook: "Notebook", note_id: str, about: str = "") -> Shown:
    """Return a note with its links."""
    from readroom.db.highlights import Highlight
    from readroom.db.notebook.links import Linked, links_in
    from readroom.db.notebook_record import rows_by_key

    note = notebook.note(note_id)
    links = [(one.label or one.target, notebook.linked(one.target, library)) for one in links_in(note.text)]
    back: dict[str, Linked] = {}
    for one in notebook.backlinks("note", note.id, library):
        entry = one.entry
        if isinstance(entry, Highlight):
            back.setdefault(entry.id, Linked("highlight", entry.id, f"“{entry.exact}”"))
        elif entry.id != note.id:
            back.setdefault(entry.id, Linked("note", entry.id, entry.heading or "empty note"))
    row = rows_by_key(library, [note.subject]).get(note.subject) if note.kind == "article" else None
    return Shown(note, about, links, list(back.values()), row)


class NotePane(NoteView, Marking):
    """The note, and its editor below it."""

    def concerns(self, keys: object) -> bool:
        """Tell that any change may be one of this note."""
        return True

    async def reload(self) -> None:
        """Read the note anew."""
        if isinstance(self.screen, NoteScreen):
            await self.screen.read()

    def covered_changed(self) -> None:
        """Draw the note in what is left of the room."""
        self.refresh()


class NoteScreen(LedScreen):
    """Shows a note. `write`: its editor is open from the beginning, and a note that stays empty is not kept."""

    DEFAULT_CSS = "NoteScreen NoteEditor { height: 1fr; max-height: 60%; min-height: 4; }"

    def __init__(self, note_id: str, about: str, *, write: bool = False, sitting: str | None = None) -> None:
        super().__init__()
        self.titles = Bar(id="titles")
        self.pane = NotePane(id="note")
        self.note_id, self.about = note_id, about
        self.shown: Shown | None = None
        self._write, self._sitting = write, sitting

    def body(self) -> ComposeResult:
        """Make the screen."""
        yield self.titles
        yield self.pane

    @property
    def main(self) -> Widget:
        """The pane."""
        return self.pane

    async def begin(self) -> None:
        """Show the note, and open its editor if it is to be written. Keys wait until it is there."""
        await super().begin()
        if self._write:
            await self.do_edit_note(None)

    @property
    def row(self) -> ArticleRow | None:
        """The article that the note is on."""
        return self.shown.row if self.shown else None

    def draw_titles(self) -> None:
        """Say what the note is on."""
        self.titles.put([Segment(cut(f" {plain(self.about)}", self.app.size.width), THERE)])

    async def read(self) -> None:
        """Read the note, with its links."""
        backend, note_id, about = host(self).backend, self.note_id, self.about
        notebook = await backend.notes(lambda notebook: notebook)
        self.shown = await backend.library(lambda lib: read_note(lib, notebook, note_id, about))
        self.pane.show(self._head(self.shown), self.shown.note.text)
        host(self).changed()

    def _head(self, shown: Shown) -> Sequence[tuple[str, Face]]:
        note = shown.note
        changed = f", changed {note.modified[:10]}" if note.modified[:10] != note.created[:10] else ""
        lines = [(note.title, Face.BOLD), (f"{note.author or ''} {note.created[:10]}{changed}".strip(), Face.DIM)]
        number = 0
        for label, found in shown.links:
            number += 1
            said = f"{found.kind}: {found.title}" if found else "there is nothing of that name yet"
            lines.append((f"[{number}] {label} → {said}", Face.PLAIN if found else Face.DIM))
        for found in shown.back:
            number += 1
            lines.append((f"[{number}] ← {found.kind}: {found.title}", Face.PLAIN))
        if number:
            lines.append((f";f goes to [1]{', 2;f to [2]' if number > 1 else ''}", Face.DIM))
        return [*lines, (" ", Face.PLAIN)]

    # Commands

    async def do_edit_note(self, count: int | None) -> None:
        """Edit the note."""
        if self.shown is None:
            return
        note = self.shown.note
        target = Target(note.id, title=note.title or "Note")
        if self._sitting:
            target.sitting, self._sitting = self._sitting, None
        await self.pane.open_note(target, note.text, (note.subject,) if note.kind == "article" else ())

    async def do_remove_mark(self, count: int | None) -> None:
        """Remove the note."""
        note_id = self.note_id
        await self.pane.written(lambda notebook: notebook.remove_note(note_id))
        self.pane.tell_all(())
        await self._close()
        host(self).say("removed; u brings it back")

    async def do_back(self, count: int | None) -> None:
        """Leave the note; one in which nothing was written is not kept."""
        await self.read()
        note = self.shown.note if self.shown else None
        if self._write and note is not None and not note.text.strip() and not note.title:
            await self.pane.written(lambda notebook: notebook.remove_note(note.id))
        await self._close()

    async def _close(self) -> None:
        if self.app.screen is self:
            await self.app.pop_screen()
        host(self).changed()
