"""The terminal's side of the app: what Textual writes, made small for a slow line."""

import time
from typing import Any, cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys

from readroom.tui.frames import MOVE, Shadow

SYNC_BEGIN, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
NOT_SENT = {
    # Every movement of the pointer would be sent up the line; with 1002, only those with a button held.
    "\x1b[?1003h": "\x1b[?1002h",
    "\x1b[?1003l": "\x1b[?1002l",
    # Coming and going of the terminal's focus would draw everything again.
    "\x1b[?1004h": "",
    "\x1b[?1004l": "",
}
POINTER_SHAPE = "\x1b]22;"
"""How the shape of the pointer is asked for: again with each screen, and nothing here changes it."""

TURN_SECONDS = 0.001

# Textual takes Alt and a digit for the characters that one terminal of one system means by them; here they are keys.
for _digit in "0123456789":
    cast("dict[str, Any]", ANSI_SEQUENCES_KEYS).pop(f"\x1b{_digit}", None)

# Until the app has the line to itself, the terminal's own line discipline turns Enter into a line feed.
cast("dict[str, Any]", ANSI_SEQUENCES_KEYS)["\n"] = (Keys.Enter,)


class ThriftyDriver(LinuxDriver):
    """Textual's driver for terminals; sends of each frame only what has changed."""

    _shadow: Shadow | None = None
    _held = ""

    def forget(self) -> None:
        """Send the next frame whole."""
        self._shadow = None

    def write(self, data: str) -> None:
        """Write to the terminal: a frame as its differences, anything else as it is."""
        if data == SYNC_BEGIN:
            self._held = data
            return
        if data == SYNC_END and self._held:
            self._held = ""
            return
        first = False
        if MOVE.search(data):
            if self._shadow is None:
                self._shadow, first = Shadow(), True
            size = self._app.size
            data = self._shadow.thin(data, (size.width, size.height))
        elif "\x1b[?1049" in data:
            self._shadow = None
        else:
            data = "" if data.startswith(POINTER_SHAPE) else NOT_SENT.get(data, data)
        if data:
            held, self._held = self._held, ""
            super().write(held + data)
        if first:
            # Textual's thread for writing gets its turn: the picture goes out before anything else is done.
            time.sleep(TURN_SECONDS)
