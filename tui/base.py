"""What the app is to Textual, and what its panes and screens share: messages, workers, the clipboard, the way out."""

import asyncio
import contextlib
import inspect
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import Worker

from readroom.db.errors import ReadroomError
from readroom.tui.backend import PLACE, Backend
from readroom.tui.dispatch import Dispatcher
from readroom.tui.history import STATE, History
from readroom.tui.keys import Keymap
from readroom.tui.look import Look
from readroom.tui.opening import Opening, Place
from readroom.tui.proposal import Propose
from readroom.tui.screens.framed import Frame, FramedScreen
from readroom.tui.screens.main import MainScreen
from readroom.tui.settings import Settings

if TYPE_CHECKING:
    from readroom.text.bidi import LevelsOf

SETTINGS = Settings()


class BaseApp(App[int], inherit_bindings=False, inherit_css=False):
    """The app without its commands."""

    DEFAULT_CSS = "BaseApp { background: ansi_default; color: ansi_default; }"
    TITLE = "readroom"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        backend: Backend,
        opening: "Future[Opening] | None",
        keymap: Keymap,
        *,
        problems: Sequence[str] = (),
        build_tour: Callable[[], Path] | None = None,
        propose: Propose | None = None,
        wanted: Path | None = None,
        named: bool = False,
        driver: type[Driver] | None = None,
        settings: Settings = SETTINGS,
    ) -> None:
        super().__init__(driver_class=driver, ansi_color=True)
        # Messages stand in the status line: without Textual's overlays for them, each screen is up sooner.
        self._disable_notifications = self._disable_tooltips = True
        self.backend = backend
        self.build_tour = build_tour
        self.propose = propose
        self.wanted = wanted
        self.named = named
        self.taken: int | None = None
        self.kept: tuple[int, ...] = ()
        self.look = Look()
        self.settings = settings
        self.bidi = _levels(settings.bidi)
        self.failure: BaseException | None = None
        self.history = History()
        self.main = MainScreen()
        self.keys = Dispatcher(self, keymap)
        self.keys.hold()
        self._opening = opening
        self._message = problems[0] if problems else ""
        self._taken_title = ""
        self._came_from_search = False
        self._search_began = "articles"
        self._jobs: WeakKeyDictionary[DOMNode, dict[str, Coroutine[Any, Any, None]]] = WeakKeyDictionary()
        self._flushers: list[Callable[[], object]] = []
        self._shown_hook: Callable[[], object] = lambda: None
        self._waiting: list[Callable[[], object]] | None = []
        self._running_hook: Callable[[], object] = lambda: None

    def when_ready(self, ready: Callable[[], object]) -> None:
        """Have `ready` called when the event loop runs."""
        self._running_hook = ready

    def when_shown(self, shown: Callable[[], object]) -> None:
        """Have `shown` called after the first picture."""
        self._shown_hook = shown

    def drawn(self) -> None:
        """Hear that a screen is on the terminal. The first time, begin what has waited for that."""
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._shown_hook()
            for begin in waiting:
                begin()

    # Textual

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen on top."""
        return _whole(super().pop_screen())

    def switch_screen(self, screen: Screen[Any] | str) -> AwaitComplete:
        """Put another screen in the place of the one on top."""
        return _whole(super().switch_screen(screen))

    def on_mount(self) -> None:
        """Tell who waits for it that the event loop runs."""
        self._running_hook()
        self._arrange_direction(begin=True)

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the panes, or with what to do when there is no library."""
        if self.backend.path is not None:
            return self.main
        from readroom.tui.screens.welcome import WelcomeScreen

        return WelcomeScreen(self.wanted, can_tour=self.build_tour is not None, named=self.named)

    async def on_event(self, event: events.Event) -> None:
        """Take keys, and what is pasted among them, before any widget does; leave the rest to Textual."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.keys.key(event)
        else:
            await super().on_event(event)

    async def pass_on(self, event: events.Event) -> None:
        """Give an event to Textual, as if nothing had been done about it."""
        await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        """Keep what went wrong, for the line that is printed when the screen is restored."""
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End after a crash. Textual's own way prints every local variable, and with it the corpus, to the terminal."""
        self._close_messages_no_wait()

    # What panes and screens share

    def say(self, message: str) -> None:
        """Show one line in the status line, until the next command."""
        if message != self._message:
            self._message = message
            self.changed()

    def tell(self, notice: str) -> None:
        """Show what nobody has asked for, behind what the status line says already."""
        self.say(f"{self._message} · {notice}" if self._message and notice not in self._message else notice)

    @property
    def message(self) -> str:
        """What the status line says."""
        return self._message

    def changed(self) -> None:
        """Draw titles, status and footer again where what they say has changed."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(screen, FramedScreen):
            taken = self._taken_title if self.taken is not None else ""
            screen.draw_frame(Frame(self._message, self.keys.pending, taken, self.keys.context, self.keys.keymap))

    def start(self, owner: DOMNode, job: Coroutine[Any, Any, None], group: str) -> None:
        """Run a coroutine as a worker of `owner`; a newer one of its group drops it. Errors are shown in one line.

        What is begun before the first picture waits for it.
        """
        jobs = self._jobs.setdefault(owner, {})
        _close_unbegun(jobs.pop(group, None))
        jobs[group] = job

        async def run() -> None:
            try:
                await job
            except ReadroomError as problem:
                self.say(str(problem))

        def begin() -> None:
            _: Worker[None] = owner.run_worker(run, group=group, exclusive=True)

        if self._waiting is None:
            begin()
        else:
            self._waiting.append(begin)

    def _arrange_direction(self, *, begin: bool) -> None:
        """Ask the terminal not to turn text round (ECMA-48's BDSM, which most ignore), unless it is to do so."""
        if self.settings.bidi != "terminal" and self._driver is not None:
            self._driver.write("\x1b[8l" if begin else "\x1b[8h")

    def on_unmount(self) -> None:
        """Let go of what was never begun."""
        self._arrange_direction(begin=False)
        for jobs in self._jobs.values():
            for job in jobs.values():
                _close_unbegun(job)

    async def ask(self, question: str, value: str, answered: Callable[[str], object]) -> None:
        """Ask for a line of text in the bottom line; `answered` gets it, unless the reader goes back."""
        from readroom.tui.screens.prompt import PromptScreen

        screen = PromptScreen(question, value, answered)
        await self.push_screen(screen)
        screen.set_focus(screen.field)

    def copy_text(self, text: str) -> str:
        """Copy a text to the terminal's clipboard; return (and show) by which way."""
        from readroom.tui.clipboard import copy

        route = copy(text, self._driver)
        self.say(route)
        return route

    def add_flusher(self, flusher: Callable[[], object]) -> None:
        """Have `flusher` called when the app must end at once."""
        self._flushers.append(flusher)

    def flush(self) -> None:
        """Write what is not written yet: the note that is typed, the place one is in. Never fails."""
        for flusher in self._flushers:
            with contextlib.suppress(Exception):
                flusher()
        with contextlib.suppress(Exception):
            self.keep_place()
        if self.backend.path is not None:
            self.backend.flush_now()

    def keep_place(self) -> None:
        """Remember where one is, and the way that led there. Does not wait."""
        self.backend.keep(PLACE, self.place.to_json())
        if self.history.restored:
            self.backend.keep(STATE, self.history.to_json())

    def set_look(self, look: Look) -> None:
        """Give the reader another look, and the room that it asks for, and remember it."""
        self.look = look
        if self.main.is_mounted:
            self.main.lay_out()
            self.main.refresh(layout=True)
        self.keep_place()

    def went(self, here: int, to: int) -> None:
        """Hear that the reader jumped within its text."""
        if (article := self.main.article) is not None:
            self.history.here(article.row.key, here)
            self.history.visit(article.row.key, to)

    def when_caught_up(self, then: Callable[[], object]) -> None:
        """Call `then` when the keys that have come until now are dealt with, also by the field that they go to."""
        self.call_later(lambda: (self.focused or self).call_later(then))

    @property
    def place(self) -> Place:
        """Where one is."""
        main = self.main
        if not main.is_mounted:
            return Place(look=self.look)
        row, article, listing = main.articles.chosen, main.article, main.articles.listing
        return Place(
            listing.selection,
            row.key if row else None,
            article.row.key if article else None,
            "reader" if main.pane == "highlights" else main.pane,
            listing.order,
            listing.reverse,
            listing.query.text if listing.query else "",
            self.look,
            listing.folded,
        )


def _whole(change: AwaitComplete) -> AwaitComplete:
    """Return a change of screens that a command can stop to wait for.

    Textual's own loop waits for the same change: were it cancelled with the command, the app would end.
    """
    return AwaitComplete(asyncio.shield(change))


def _close_unbegun(job: Coroutine[Any, Any, None] | None) -> None:
    """Close a coroutine that was dropped before it began: Python complains about one that nobody awaits."""
    if job is not None and inspect.getcoroutinestate(job) == inspect.CORO_CREATED:
        job.close()


def _levels(setting: str) -> "LevelsOf | None":
    """Return what tells the direction of each character, where the app is to turn text round."""
    if setting != "app":
        return None
    from readroom.text.bidi import levels_of

    return levels_of
