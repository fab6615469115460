"""What the panes with highlights share: writing to the notebook, the note editor, the lines for tags and colours."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any, TypeVar

from textual.dom import DOMNode
from textual.widget import Widget

from readroom.db.errors import NotebookError
from readroom.db.highlights import Highlight
from readroom.tui.host import host
from readroom.tui.widgets.note_target import Target

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook
    from readroom.tui.widgets.note_editor import NoteEditor
    from readroom.tui.widgets.tag_prompt import Prompt

__all__ = ["Marking", "Target", "arrived", "passage_of", "tell_panes"]

R = TypeVar("R")
EDITOR_ROWS = 7
RECENT = "recent tags"
"""The name under which the notebook keeps which tags were given last."""
RECENT_KEPT = 9


class Marking(Widget):
    """A pane with highlights. Its prompts and its editor lie over its last rows."""

    _editor: "NoteEditor | None" = None
    _prompt: "Prompt | None" = None

    @property
    def covered(self) -> int:
        """How many rows at the bottom an editor or a prompt covers."""
        if self._prompt is not None and not self._prompt.gone:
            return self._prompt.rows_wanted(self.size.height)
        if self._editor is not None and self._editor.is_open:
            return min(EDITOR_ROWS, max(2, self.size.height // 2))
        return 0

    # What a pane gives

    async def reload(self) -> None:
        """Read the highlights anew and draw them."""

    def covered_changed(self) -> None:
        """Hear that an editor or a prompt came or went."""

    # Writing

    async def written(self, job: "Callable[[Notebook], R]") -> R:
        """Do a job with the notebook and return its result. Once given, it is done, also when the wait is cancelled."""
        return await arrived(host(self).backend.notes_later(job))

    def tell(self, keys: Iterable[str]) -> None:
        """Have every other pane with highlights of these articles read them anew."""
        tell_panes(self.screen, keys, but=self)

    def tell_all(self, keys: Iterable[str]) -> None:
        """Have the panes of every screen with highlights of these articles read them anew."""
        keys = tuple(keys)
        for screen in self.app.screen_stack:
            tell_panes(screen, keys, but=self)

    def concerns(self, keys: Iterable[str]) -> bool:
        """Tell whether this pane shows highlights of one of these articles."""
        return True

    # Asking

    async def open_note(self, target: Target, note: str, keys: Sequence[str]) -> None:
        """Open the editor on a note, as the notebook has it now; `keys` is the article that it belongs to."""
        if target.id:
            note = await self.written(lambda notebook: note_of(notebook, target.id))
        if self._editor is None:
            from readroom.tui.widgets.note_editor import NoteEditor

            self._editor = NoteEditor()
            await self.mount(self._editor)

        def closed() -> None:
            self.covered_changed()
            host(self).start(self, self.note_closed(target.id, keys), "note-closed")

        self._editor.open(note, target, closed)
        self.covered_changed()

    async def note_closed(self, some_id: str, keys: Iterable[str]) -> None:
        """Show a note as it was left."""
        await self.reload()
        self.tell_all(keys)

    async def ask_tags(
        self, tags: Sequence[str], answered: Callable[[tuple[str, ...]], Coroutine[Any, Any, None]]
    ) -> None:
        """Ask for tags; `answered` gets them unless the reader goes back."""
        from readroom.tui.widgets.tag_prompt import TagPrompt

        known = await host(self).backend.notes(known_tags)

        async def given(chosen: tuple[str, ...]) -> None:
            await answered(chosen)
            if new := [tag for tag in chosen if tag not in tags]:
                host(self).backend.notes_later(lambda notebook: remember_tags(notebook, new))

        await self._ask(TagPrompt(tags, known, given))

    async def ask_colour(self, answered: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        """Ask for a colour by its first letter."""
        from readroom.tui.widgets.tag_prompt import ColourPrompt

        await self._ask(ColourPrompt(answered))

    async def _ask(self, prompt: "Prompt") -> None:
        self.leave_prompt()
        self._prompt, prompt.when_left = prompt, self.covered_changed
        prompt.styles.height = prompt.rows_wanted(self.size.height)
        await self.mount(prompt)
        self.screen.set_focus(prompt, scroll_visible=False)
        self.covered_changed()

    def leave_fields(self) -> None:
        """Close the editor and the prompt; the note is written."""
        if self._editor is not None:
            self._editor.leave()
        self.leave_prompt()

    def leave_prompt(self) -> None:
        """Close the line one was asked in, without an answer."""
        if self._prompt is not None:
            self._prompt.leave()


def opened_by_screen(node: Widget) -> Awaitable[None] | None:
    """Have the screen of a list open what is under its cursor; return what is to be awaited."""
    handler: Callable[[int | None], Awaitable[None] | None] | None = getattr(node.screen, "do_open", None)
    return handler(None) if handler is not None else None


def note_of(notebook: "Notebook", some_id: str) -> str:
    """Return the note of a highlight, or the text of a note."""
    entry = notebook.entry(some_id)
    return entry.note if isinstance(entry, Highlight) else entry.text


def known_tags(notebook: "Notebook") -> list[tuple[str, int]]:
    """Return the tags with their counts as they are offered: those that were given last first, then the most used."""
    counts = dict(notebook.tags())
    last = notebook.state(RECENT, [])
    found = [tag for tag in last if tag in counts] if isinstance(last, list) else []
    return [(tag, counts[tag]) for tag in [*found, *(tag for tag in counts if tag not in found)]]


def remember_tags(notebook: "Notebook", tags: Sequence[str]) -> None:
    """Remember which tags were given last."""
    last = notebook.state(RECENT, [])
    old = [tag for tag in last if tag not in tags] if isinstance(last, list) else []
    notebook.set_state(RECENT, [*tags, *old][:RECENT_KEPT])


async def arrived(future: "Future[R]") -> R:
    """Return what a job gave; raise NotebookError when the notebook was closed before."""
    try:
        return await asyncio.shield(asyncio.wrap_future(future))
    except CancelledError:
        raise NotebookError("the notebook is closed; start readroom again") from None


def tell_panes(screen: DOMNode, keys: Iterable[str], *, but: Widget | None = None) -> None:
    """Have every pane on a screen that shows highlights of these articles read them anew."""
    keys = tuple(keys)
    for pane in screen.walk_children(Marking):
        if pane is not but and pane.concerns(keys):
            host(pane).start(pane, pane.reload(), "reload")


def passage_of(highlight: Highlight) -> tuple[int, int] | None:
    """Return where to look for a highlight in the article's text as it is now: its place, or the suggested one."""
    if not highlight.waiting:
        return highlight.start, highlight.end
    found = highlight.suggestion
    return (found.start, found.end) if found and found.start is not None and found.end is not None else None
