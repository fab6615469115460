"""From a pressed key to the method that does it: the focused widget first, then what it stands in, then the app."""

import asyncio
import inspect
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from textual import events
from textual.dom import DOMNode

from readroom.db.errors import ReadroomError
from readroom.tui.commands import GLOBAL, IN_FIELDS, Command, by_id
from readroom.tui.commands.writing import INTO_NOTEBOOK
from readroom.tui.keys import Keymap, KeyReader, token

if TYPE_CHECKING:
    from textual.widget import Widget

    from readroom.tui.base import BaseApp

Handler = Callable[[int | None], Awaitable[None] | bool | None]
ALWAYS = ("quit", "how-to-quit")
"""Commands that do not wait until a slow one is done."""
SETTLE_SECONDS = 1.0
SLOW_SECONDS = 0.4
"""How long a command may take before that is said."""
SLOW = "This takes a while; Esc stops it"
FIELD = "field"


def is_field(widget: "Widget | None") -> bool:
    """Tell whether a widget is a text field: ours, or one of Textual's. Neither is imported for the question."""
    return hasattr(widget, "take_key") or any(
        c.__name__ in ("Input", "TextArea") and c.__module__.startswith("textual.") for c in type(widget).__mro__
    )


def context_of(widget: DOMNode | None) -> str:
    """Return the context that a widget is in: its own, or that of what it stands in."""
    if widget is None:
        return GLOBAL
    for node in widget.ancestors_with_self:
        context = getattr(node, "context", None)
        if isinstance(context, str):
            return context
    return GLOBAL


def find_handlers(start: DOMNode, command: Command) -> list[Handler]:
    """Return the methods that do `command` for a widget that has the focus: its own first, the app's last."""
    nodes = [*start.ancestors_with_self, start.app]
    handlers = (getattr(node, command.handler, None) for node in dict.fromkeys(nodes))
    return [handler for handler in handlers if callable(handler)]


class Dispatcher:
    """Reads the app's keys. While a slow command runs, keys wait and are played when it is done; Escape drops both."""

    def __init__(self, app: "BaseApp", keymap: Keymap) -> None:
        self._app = app
        self._commands = by_id()
        self._reader = KeyReader(keymap)
        self._typed: deque[events.Key | events.Paste] = deque()
        self._task: asyncio.Task[None] | None = None
        self._screens: list[DOMNode] = []
        self._draining = False
        self._held = False
        self.last_key = ""

    @property
    def keymap(self) -> Keymap:
        """What the keys do."""
        return self._reader.keymap

    @property
    def pending(self) -> str:
        """What was typed of a count and a sequence."""
        return self._reader.pending

    @property
    def context(self) -> str:
        """The context that the next key is pressed in."""
        focused = self._app.focused
        if is_field(focused):
            return str(getattr(focused, "context", FIELD))
        return context_of(focused or self._app.screen)

    @property
    def busy(self) -> bool:
        """Whether a command is still running, or keys wait for one."""
        return self._task is not None or bool(self._typed) or self._draining

    def hold(self) -> None:
        """Keep every key until `release`: there is nothing on the screen yet that could take it."""
        self._held = True

    async def release(self) -> None:
        """Play the keys that were kept, and take others from now on."""
        self._held = False
        await self._drain()

    def _holding(self) -> bool:
        """Tell whether keys have to wait. A screen that the command itself opened gets its keys."""
        if self._held:
            return True
        if self._task is None:
            return False
        screen = self._app.screen
        return screen in self._screens or screen.focused is None

    async def key(self, event: events.Key | events.Paste) -> None:
        """Take a key from the terminal, or a text that was pasted between keys: do what it says, or keep it until the
        command that runs is done.
        """
        if not (self._holding() or self._typed or self._draining):
            await self._press(event)
            return
        if isinstance(event, events.Paste):
            self._typed.append(event)
            return
        name = token(event.key, event.character)
        command = self.keymap.lookup(GLOBAL, (name,))
        if name == "escape":
            self.drop()
        elif command in ALWAYS:
            self.run(command)
        else:
            self._typed.append(event)

    def drop(self) -> None:
        """Stop the command that runs, and forget the keys that wait for it."""
        self._typed.clear()
        self._reader.clear()
        if self._task is not None:
            self._task.cancel()

    async def _press(self, event: events.Key | events.Paste) -> None:
        focused = self._app.focused
        if isinstance(event, events.Paste):
            await self._app.pass_on(event)
            if focused is not None:
                await _settled(focused)
            return
        name = self.last_key = token(event.key, event.character)
        if focused is not None and is_field(focused):
            await self._press_in_field(event, name, focused)
            return
        pressed = self._reader.feed(name, self.context)
        if pressed.command is not None:
            self._app.say("")
            self.run(pressed.command, pressed.times)
        elif pressed.unknown:
            self._app.say(f"{pressed.unknown} means nothing here; ? shows the keys")
        self._app.changed()

    async def _press_in_field(self, event: events.Key, name: str, field: "Widget") -> None:
        """Give a key to a text field, or do the few commands that work while one types."""
        printable = len(name) == 1 or name == "space"
        take_key = getattr(field, "take_key", None)
        context = getattr(field, "context", None)
        command = None if printable else self.keymap.lookup(context or GLOBAL, (name,))
        if command is not None and (command in IN_FIELDS or context in self._commands[command].contexts):
            self.run(command)
            return
        if take_key is not None:
            take_key(name, event.character)
            return
        binding = None if printable else self._app.screen.active_bindings.get(name)
        if binding is not None and binding.node is field:
            await self._app.run_action(binding.binding.action, binding.node)
        else:
            await self._app.pass_on(event)
        await _settled(field)

    def run(self, command_id: str, count: int | None = None) -> None:
        """Do a command for the widget that has the focus. A handler that returns False leaves it to the next one."""
        refusal = self._app.backend.unwritable
        if refusal is not None and command_id in INTO_NOTEBOOK:
            self._app.say(refusal)
            return
        command = self._commands[command_id]
        for handler in find_handlers(self._app.focused or self._app.screen, command):
            try:
                waiting = handler(count)
            except ReadroomError as problem:
                self._app.say(str(problem))
                return
            if inspect.isawaitable(waiting):
                self._screens = list(self._app.screen_stack)
                self._task = asyncio.create_task(self._finish(waiting))
            if waiting is not False:
                return
        self._app.say(f"{command.title} does not work here")

    async def _finish(self, waiting: Awaitable[Any]) -> None:
        """Wait for a command, show what went wrong, and play the keys that were typed meanwhile."""
        slow = asyncio.get_running_loop().call_later(SLOW_SECONDS, self._app.say, SLOW)
        try:
            await waiting
        except ReadroomError as problem:
            self._app.say(str(problem))
        except asyncio.CancelledError:
            self._app.say("Stopped")
        except Exception as problem:
            self._app.call_later(_raise, problem)
        finally:
            slow.cancel()
            # The command may have run another one (the palette does), whose end is its own.
            if self._task is asyncio.current_task():
                self._task = None
        if getattr(self._app, "message", "") == SLOW:
            self._app.say("")
        self._app.changed()
        await self._drain()

    async def _drain(self) -> None:
        if self._draining:
            return
        self._draining = True
        try:
            while self._typed and not self._holding():
                await self._press(self._typed.popleft())
        finally:
            self._draining = False


def _raise(problem: Exception) -> None:
    """Raise an error of a command where Textual sees it."""
    raise problem


async def _settled(field: "Widget") -> None:
    """Wait until a text field has taken in what was typed: the next key may need it."""
    done = asyncio.Event()
    if field.call_later(done.set):
        try:
            await asyncio.wait_for(done.wait(), SETTLE_SECONDS)
        except TimeoutError:
            return
