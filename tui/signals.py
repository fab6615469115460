"""Ending well: on SIGTERM, on SIGHUP, and when the terminal is gone without either; SIGINT ends nothing."""

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
from typing import Protocol

GRACE_SECONDS = 1.0
"""How long the screen may take to be restored before the process ends without it."""
POLL_MS = 500
"""How often the terminal is asked whether it is still there (milliseconds)."""


class Ending(Protocol):
    """The app, as far as ending it goes."""

    def flush(self) -> None:
        """Write what is not written yet; never fails."""

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
        self.signal: int | None = None

    def begin(self) -> None:
        """Watch from now on; to be called in the event loop's thread."""
        loop = asyncio.get_running_loop()
        # A parent may have set SIGHUP to be ignored (nohup): then the terminal's end is seen by the poll alone.
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, self.end, number)
        loop.add_signal_handler(signal.SIGINT, self._app.do_how_to_quit, None)
        self._hang_up = threading.Thread(target=self._poll, args=(loop,), name="readroom-hangup", daemon=True)
        self._hang_up.start()

    def end(self, number: int) -> None:
        """Flush, restore the screen and end; a second signal changes nothing."""
        if self.signal is not None:
            return
        self.signal = number
        self._app.flush()
        # A terminal that is gone, or never reads, can hold up the way out: everything is saved by now.
        watchdog = threading.Timer(GRACE_SECONDS, os._exit, (128 + number,))
        watchdog.daemon = True
        watchdog.start()
        self._app.exit(128 + number)

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
