"""Ending well: on SIGTERM, on SIGHUP, and when the terminal is gone without either; SIGINT ends nothing."""

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from typing import Protocol

GRACE_SECONDS = 1.0
"""How long the screen may take to be restored before the process ends without it."""
CATCH_UP_SECONDS = 0.5
"""How long keys that were typed before the end may take to be dealt with."""
LOOK_SECONDS = 0.03
"""How long the thread that reads the terminal may have keys in hand, and how often it is asked for more."""
POLL_MS = 500
"""How often the terminal is asked whether it is still there (milliseconds)."""


class Ending(Protocol):
    """The app, as far as ending it goes."""

    def flush(self) -> None:
        """Write what is not written yet; never fails."""

    def when_caught_up(self, then: Callable[[], object]) -> None:
        """Call `then` when the keys that have come are dealt with."""

    def exit(self, result: int) -> None:
        """Restore the screen and end."""

    def do_how_to_quit(self, count: int | None) -> None:
        """Say how to quit."""


class Watch:
    """Ends the app on SIGTERM and SIGHUP and when the terminal hangs up. `signal` is what ended it, or None."""

    def __init__(self, app: Ending) -> None:
        self._app = app
        self._ended = threading.Event()
        self._hang_up: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._left = False
        self.signal: int | None = None

    def begin(self) -> None:
        """Watch from now on; to be called in the event loop's thread."""
        loop = self._loop = asyncio.get_running_loop()
        # A parent may have set SIGHUP to be ignored (nohup): then the terminal's end is seen by the poll alone.
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, self.end, number)
        loop.add_signal_handler(signal.SIGINT, self._app.do_how_to_quit, None)
        self._hang_up = threading.Thread(target=self._poll, args=(loop,), name="readroom-hangup", daemon=True)
        self._hang_up.start()

    def end(self, number: int) -> None:
        """Flush, take in what was typed before, restore the screen and end; a second signal changes nothing."""
        if self.signal is not None or self._loop is None:
            return
        self.signal = number
        self._app.flush()
        # A terminal that is gone, or never reads, can hold up the way out: everything is saved by now.
        watchdog = threading.Timer(GRACE_SECONDS, os._exit, (128 + number,))
        watchdog.daemon = True
        watchdog.start()
        self._loop.call_later(CATCH_UP_SECONDS, self._leave)
        self._loop.call_later(LOOK_SECONDS, self._take_in, self._loop)

    def _take_in(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait for the keys that lie in the terminal, then for what they do."""
        if not self._left and _is_typed_ahead():
            loop.call_later(LOOK_SECONDS, self._take_in, loop)
        else:
            self._app.when_caught_up(self._leave)

    def _leave(self) -> None:
        if self._left or self.signal is None:
            return
        self._left = True
        self._app.flush()
        self._app.exit(128 + self.signal)

    def close(self) -> None:
        """Stop watching."""
        self._ended.set()

    def _poll(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait until the terminal hangs up (in a thread of its own), and end the app then."""
        poller = select.poll()
        try:
            if sys.__stdin__ is None:
                return
            poller.register(sys.__stdin__.fileno(), 0)
        except (OSError, ValueError):
            return
        while not self._ended.is_set():
            if any(events & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, events in poller.poll(POLL_MS)):
                with contextlib.suppress(RuntimeError):
                    loop.call_soon_threadsafe(self.end, signal.SIGHUP)
                return


def _is_typed_ahead() -> bool:
    """Tell whether the terminal is there and has keys that nobody has read."""
    poller = select.poll()
    try:
        if sys.__stdin__ is None or not sys.__stdin__.isatty():
            return False
        poller.register(sys.__stdin__.fileno(), select.POLLIN)
        return [event for _, event in poller.poll(0)] == [select.POLLIN]
    except (OSError, ValueError):
        return False
