"""What every screen has at the bottom: the status line and the footer."""

from collections.abc import Collection
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from readroom.tui.host import host
from readroom.tui.keys import Keymap
from readroom.tui.widgets.footer import footer_segments
from readroom.tui.widgets.status import Bar, parted, status_segments

LOW = 7
"""A terminal with fewer lines has no footer."""


class Frame(NamedTuple):
    """What the app has to say in the bottom lines of the screen that is shown."""

    message: str
    pending: str
    taken: str
    context: str
    keymap: Keymap


class FramedScreen(Screen[None], inherit_css=False):
    """A screen with a status line and a footer. A subclass gives `body`, and may give `position` and `draw_titles`."""

    AUTO_FOCUS = ""
    drawn_early = False
    """Whether the frame can be drawn while the screen is being mounted, so that its first picture has it."""
    DEFAULT_CSS = """
    FramedScreen { layout: vertical; overflow: hidden; background: ansi_default; color: ansi_default; }
    """

    decides: tuple[str, ...] = ()
    """The kinds of decisions (see readroom.db.decided) that the screen shows."""

    def shows(self, kinds: Collection[str]) -> bool:
        """Tell whether an undone or redone step, with these kinds of decisions, changes what is shown."""
        return not set(kinds).isdisjoint(self.decides)

    async def read_undone(self) -> None:
        """Read anew what an undone or redone step has changed."""

    def body(self) -> ComposeResult:
        """Make the widgets above the status line."""
        yield Widget()

    def compose(self) -> ComposeResult:
        """Make the screen."""
        self.status = Bar(id="status")
        self.footer = Bar(id="footer")
        self.footer.display = self.app.size.height >= LOW
        yield from self.body()
        yield self.status
        yield self.footer

    @property
    def position(self) -> str:
        """Where one is, for the status line."""
        return ""

    @property
    def hint(self) -> str:
        """What the status line says while there is no message."""
        return ""

    def draw_titles(self) -> None:
        """Draw the lines of titles again where they have changed."""

    def draw_frame(self, frame: Frame) -> None:
        """Show what the app has to say."""
        if not (self.is_mounted or self.drawn_early):
            return
        width = self.app.size.width
        self.draw_titles()
        position, message, rest = self.position, frame.message or self.hint, ""
        if frame.message and self.footer.display:
            # What to do stands at the end of a message: a long one goes on where the keys stand.
            message, rest = parted(width, message=message, pending=frame.pending, position=position)
        self.status.put(
            status_segments(width, message=message, pending=frame.pending, taken=frame.taken, position=position)
        )
        self.footer.put([Segment(rest)] if rest else footer_segments(frame.keymap, frame.context, width))

    def on_resize(self, event: events.Resize) -> None:
        """Leave the footer out where there is no room for it."""
        self.footer.display = event.size.height >= LOW
        host(self).changed()
