"""What the panes with highlights share: writing to the notebook, the note editor, the lines for tags and colours."""

import asyncio
import uuid
from collections.abc import Callable, Coroutine, Iterable, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from textual.dom import DOMNode
from textual.widget import Widget

from readroom.db.errors import NotebookError
from readroom.db.highlights import Highlight
from readroom.tui.host import host

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook
    from readroom.tui.widgets.note_editor import NoteEditor
    from readroom.tui.widgets.tag_prompt import Prompt

R = TypeVar("R")
EDITOR_ROWS = 7
PROMPT_ROWS = 2


@dataclass(slots=True)
class Target:
    """A highlight to write to; its id is known when the notebook has made it. `sitting` joins one step of undo."""

    id: str = ""
    sitting: str = field(default_factory=lambda: uuid.uuid4().hex)

    def found(self) -> str:
        """Return the highlight's id; raise NotebookError when it could not be made."""
        if not self.id:
            raise NotebookError("the note has no highlight to stand on; leave it and mark the words again")
        return self.id


class Marking(Widget):
    """A pane with highlights. Its prompts and its editor lie over its last rows."""

    _editor: "NoteEditor | None" = None
    _prompt: "Prompt | None" = None

    @property
    def covered(self) -> int:
        """How many rows at the bottom an editor or a prompt covers."""
        if self._prompt is not None and not self._prompt.gone:
            return PROMPT_ROWS
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

    def concerns(self, keys: Iterable[str]) -> bool:
        """Tell whether this pane shows highlights of one of these articles."""
        return True

    # Asking

    async def open_note(self, target: Target, note: str, keys: Sequence[str]) -> None:
        """Open the editor on a highlight's note; `keys` is its article."""
        if self._editor is None:
            from readroom.tui.widgets.note_editor import NoteEditor

            self._editor = NoteEditor()
            await self.mount(self._editor)

        def job(text: str) -> "Callable[[Notebook], Any]":
            return lambda notebook: notebook.edit(target.found(), note=text, group=target.sitting)

        def closed() -> None:
            self.covered_changed()
            host(self).start(self, self._note_closed(keys), "note-closed")

        self._editor.open(note, job, closed)
        self.covered_changed()

    async def _note_closed(self, keys: Sequence[str]) -> None:
        await self.reload()
        self.tell(keys)

    async def ask_tags(
        self, tags: Sequence[str], answered: Callable[[tuple[str, ...]], Coroutine[Any, Any, None]]
    ) -> None:
        """Ask for tags; `answered` gets them unless the reader goes back."""
        from readroom.tui.widgets.tag_prompt import TagPrompt

        known = await host(self).backend.notes(lambda notebook: notebook.tags())
        await self._ask(TagPrompt(tags, known, answered))

    async def ask_colour(self, answered: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        """Ask for a colour by its first letter."""
        from readroom.tui.widgets.tag_prompt import ColourPrompt

        await self._ask(ColourPrompt(answered))

    async def _ask(self, prompt: "Prompt") -> None:
        self.leave_prompt()
        self._prompt, prompt.when_left = prompt, self.covered_changed
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
