"""The note editor: a few plain lines under the text. What is typed is on the disk shortly after the last key.

A text that the notebook does not take lies in a file of its own until it does (`readroom.tui.note_files`): neither the
end of the app nor that of the machine loses it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError, Future
from pathlib import Path

from textual import events
from textual.content import Content
from textual.timer import Timer
from textual.widgets import TextArea

from readroom.db.errors import ReadroomError
from readroom.text.gate import clean
from readroom.tui import note_files
from readroom.tui.host import host
from readroom.tui.widgets import note_elsewhere as elsewhere
from readroom.tui.widgets.cells import cut, plain
from readroom.tui.widgets.note_target import Stored, Target, rebased

SAVE_SECONDS = 0.25
"""How long after the last key a note is written."""
RETRY_SECONDS = 2.0
"""How long after a failure it is tried again."""


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
    context = "note"

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        self.cursor_blink = False
        self._target: Target | None = None
        self._when_left: Callable[[], object] = lambda: None
        self._sent = ""
        self._saved = ""
        self._known = ""
        self._saves = 0
        self._problem = ""
        self._pending: Future[Stored] | None = None
        self._warned = False
        self._kept: Path | None = None
        self._title = ""
        self._clock: Timer | None = None

    @property
    def is_open(self) -> bool:
        """Whether a note is being edited."""
        return self._target is not None

    @property
    def state(self) -> str:
        """What is shown of the note: `saved` only when the text is on the disk as it stands."""
        if self._problem:
            return "not saved"
        return "saved" if self._saves and self.text == self._saved else ""

    def on_mount(self) -> None:
        """Have the note written when the app must end at once."""
        host(self).add_flusher(self.flush_at_end)

    def open(self, note: str, target: Target, closed: Callable[[], object]) -> None:
        """Show a note to edit, with the focus. `target` is where it is written to; `closed` is called when the editor
        was left and everything is on the disk.
        """
        self.write()
        note = clean(note)
        self.load_text(note)
        self._target, self._when_left, self._problem = target, closed, ""
        self._sent = self._saved = self.text
        self._known = note
        self._saves, self._pending, self._warned, self._kept = 0, None, False, None
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
        if self._target is None or self.text == self._sent:
            return False
        self._sent = self.text
        job = self._target.job(clean(self._sent), self._known)
        self._pending = host(self).backend.notes_later(job)
        return True

    def flush_at_end(self) -> None:
        """Hand the text over when the app ends: nobody will see whether it arrives, so it lies in a file until then."""
        if self._target is None or (self.text == self._saved and not self._problem):
            return
        self.flush()
        kept = self._keep(self.text)
        if kept is not None and self._pending is not None:
            self._pending.add_done_callback(lambda done: _forget_when_saved(done, kept))

    async def _confirm(self, pending: "Future[Stored] | None", text: str) -> bool:
        """Wait until what was handed over is on the disk, and say so; tell whether it is."""
        if pending is None:
            return not self._problem
        try:
            stored = await asyncio.shield(asyncio.wrap_future(pending))
        except (ReadroomError, CancelledError) as problem:
            self._problem, self._sent = str(problem) or "the notebook is closed", self._saved
            kept = await asyncio.to_thread(self._keep, text)
            if not self._warned:
                host(self).say(self._told(kept))
            if self.is_open:
                self._wind(RETRY_SECONDS)
        else:
            self._problem, self._saved = "", text
            self._saves += 1
            self._known = text
            if self._kept is not None:
                note_files.forget(self._kept)
                self._kept = None
            if stored.text != text and self.is_open:
                self._adopt(text, stored)
        if self._pending is pending:
            self._pending = None
        self._say_state()
        return not self._problem

    def _adopt(self, sent: str, stored: Stored) -> None:
        """Take in what somebody else wrote to the note meanwhile; what was typed since stays."""
        row, column = self.cursor_location
        typed = self.text != sent
        merged = rebased(sent, self.text, stored.text)
        self._known = stored.text
        self._saved = stored.text
        self._sent = self._sent if typed else merged
        self.load_text(merged)
        row = min(row, self.document.line_count - 1)
        self.move_cursor((row, min(column, len(self.document[row]))))
        more = "; you both changed the same lines, and both are kept" if stored.both else ""
        host(self).say(f"this note was changed elsewhere, and that is taken in{more}")

    def _keep(self, text: str) -> Path | None:
        """Put a text that is not saved into a file of its own, always the same one; None when there is no room."""
        try:
            if self._kept is None:
                self._kept = note_files.keep(clean(text), "unsaved")
            else:
                note_files.rewrite(self._kept, clean(text))
        except OSError:
            return None
        return self._kept

    def _told(self, kept: Path | None) -> str:
        return f"{self._problem}; the text is kept in {kept}" if kept else self._problem

    def _say_state(self) -> None:
        title = " · ".join(part for part in (self._called, self.state, "Esc leaves") if part)
        if title != self._title:
            self._title = title
            self.border_title = Content(title)

    @property
    def _called(self) -> str:
        name = self._target.title if self._target else ""
        return cut(plain(name or "Note"), max(4, self.size.width // 2 if self.size.width else 40))

    # Leaving

    async def do_back(self, count: int | None) -> None:
        """Write the note and leave it. When it cannot be written it stays; leaving once more gives it up."""
        if await self._saved_or_warned("Esc again leaves the note unsaved"):
            self.leave()

    def do_quit(self, count: int | None) -> Awaitable[None] | bool:
        """Write the note before the app ends; when it cannot be written, say so once, and where the text is kept."""
        if not self.is_open or (self.text == self._saved and not self._problem) or self._warned:
            return False
        return self._quit_when_saved()

    async def _quit_when_saved(self) -> None:
        if await self._saved_or_warned("Ctrl-Q again quits"):
            host(self).keys.run("quit")

    async def _saved_or_warned(self, again: str) -> bool:
        """Write the note; tell whether it is on the disk, or its reader knows already that it is not."""
        self.flush()
        warned, self._warned = self._warned, True
        if not await self._confirm(self._pending, self._sent) and not warned:
            host(self).say(f"{self._told(self._kept)}; {again}")
            return False
        return True

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
        self._target = None
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

    # Another editor

    async def do_external_editor(self, count: int | None) -> None:
        """Edit the note in the reader's own editor; what it wrote is taken in when it is closed."""
        if not self.is_open:
            return
        found = await elsewhere.edit(self, self.text)
        if found.text is not None and found.text != self.text:
            # The file stays until the notebook has the text.
            self._kept = found.path
            self.load_text(found.text)
            self.move_cursor(self.document.end)
            self.write()
        if found.said:
            host(self).say(found.said)


def _forget_when_saved(done: "Future[Stored]", kept: Path) -> None:
    """Take the file with a text away when the notebook has the text."""
    if not done.cancelled() and done.exception() is None:
        note_files.forget(kept)
