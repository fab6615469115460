"""The note editor: a few plain lines under the text. What is typed is on the disk shortly after the last key."""

import asyncio
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any

from textual import events
from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from readroom.db.errors import ReadroomError
from readroom.text.gate import clean
from readroom.tui.host import host

if TYPE_CHECKING:
    from readroom.db.notebook import Notebook

SAVE_SECONDS = 0.25
"""How long after the last key a note is written."""
RETRY_SECONDS = 2.0
"""How long after a failure it is tried again."""

Job = Callable[["Notebook"], Any]


class NoteEditor(TextArea):
    """Edits one note at a time. `open` shows it, `back` writes and hides it.

    Nothing is waited for while one types: each text is handed to the notebook, whose jobs run in order, so the
    highlight that it belongs to may still be on its way there.
    """

    DEFAULT_CSS = """
    NoteEditor, NoteEditor:focus {
        dock: bottom; display: none; height: 50%; min-height: 2; max-height: 7; padding: 0 1; scrollbar-size: 0 0;
        border: none; border-top: solid ansi_bright_black;
        border-title-color: ansi_default; border-title-background: ansi_default;
        background: ansi_default; color: ansi_default; background-tint: ansi_default 0%;
        & .text-area--cursor, & .text-area--selection, &:ansi .text-area--cursor, &:ansi .text-area--selection {
            background: ansi_default; color: ansi_default; text-style: reverse;
        }
    }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        self.cursor_blink = False
        self._job: Callable[[str], Job] | None = None
        self._when_left: Callable[[], object] = lambda: None
        self._sent = ""
        self._saved = ""
        self._saves = 0
        self._problem = ""
        self._pending: Future[Any] | None = None
        self._warned = False
        self._title = ""
        self._clock: Timer | None = None

    @property
    def is_open(self) -> bool:
        """Whether a note is being edited."""
        return self._job is not None

    @property
    def state(self) -> str:
        """What is shown of the note: `saved` only when the text is on the disk as it stands."""
        if self._problem:
            return "not saved"
        return "saved" if self._saves and self.text == self._saved else ""

    def on_mount(self) -> None:
        """Have the note written when the app must end at once."""
        host(self).add_flusher(self.flush)

    def open(self, note: str, job: Callable[[str], Job], closed: Callable[[], object]) -> None:
        """Show a note to edit, with the focus. `job` makes the notebook's job that writes a text; `closed` is called
        when the editor was left and everything is on the disk.
        """
        self.write()
        note = clean(note)
        self.load_text(note)
        self._job, self._when_left, self._problem = job, closed, ""
        self._sent = self._saved = self.text
        self._saves, self._pending, self._warned = 0, None, False
        self.move_cursor(self.document.end)
        self._say_state()
        self.styles.display = "block"
        self.screen.set_focus(self, scroll_visible=False)

    # Writing

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Start the clock anew at each change."""
        event.stop()
        if self.is_open and self.text != self._sent:
            self._warned = False
            self._say_state()
            self._wind(SAVE_SECONDS)

    def _wind(self, seconds: float) -> None:
        if self._clock is not None:
            self._clock.stop()
        self._clock = self.set_timer(seconds, self.write)

    def write(self) -> None:
        """Hand the text to the notebook, when it is another one than before; the answer is shown when it comes."""
        if self.flush():
            self.run_worker(self._confirm(self._pending, self._sent), exclusive=False)

    def flush(self) -> bool:
        """Hand the text to the notebook without waiting; tell whether there was anything to hand over."""
        if self._job is None or self.text == self._sent:
            return False
        self._sent = self.text
        self._pending = host(self).backend.notes_later(self._job(clean(self._sent)))
        return True

    async def _confirm(self, pending: "Future[Any] | None", text: str) -> bool:
        """Wait until what was handed over is on the disk, and say so; tell whether it is."""
        if pending is None:
            return True
        try:
            await asyncio.shield(asyncio.wrap_future(pending))
        except (ReadroomError, CancelledError) as problem:
            self._problem, self._sent = str(problem) or "the notebook is closed", self._saved
            if not self._warned:
                host(self).say(self._problem)
            if self.is_open:
                self._wind(RETRY_SECONDS)
        else:
            self._problem, self._saved = "", text
            self._saves += 1
        if self._pending is pending:
            self._pending = None
        self._say_state()
        return not self._problem

    def _say_state(self) -> None:
        title = " · ".join(part for part in ("Note", self.state, "Esc leaves") if part)
        if title != self._title:
            self._title = title
            self.border_title = Content(title)

    # Leaving

    async def do_back(self, count: int | None) -> None:
        """Write the note and leave it. When it cannot be written it stays; leaving once more gives it up."""
        self.flush()
        warned, self._warned = self._warned, True
        if not await self._confirm(self._pending, self._sent) and not warned:
            host(self).say(f"{self._problem}; Esc again leaves the note unsaved")
            return
        self.leave()

    def do_next_pane(self, count: int | None) -> bool:
        """Leave the note on the way to the next pane."""
        self.leave()
        return False

    def do_previous_pane(self, count: int | None) -> bool:
        """Leave the note on the way to the previous pane."""
        self.leave()
        return False

    def leave(self) -> None:
        """Hide the editor at once; what is not written yet is handed to the notebook."""
        if not self.is_open:
            return
        if not self._warned:
            self.write()
        if self._clock is not None:
            self._clock.stop()
        self._job = None
        had_focus = self.has_focus
        self.styles.display = "none"
        if had_focus and self.parent is not None:
            self.screen.set_focus(self.parent, scroll_visible=False)  # type: ignore[arg-type]
        self._when_left()

    def on_blur(self) -> None:
        """Write at once when the focus goes elsewhere."""
        self.write()

    def on_paste(self, event: events.Paste) -> None:
        """Let no control character in with what is pasted."""
        event.text = clean(event.text)
